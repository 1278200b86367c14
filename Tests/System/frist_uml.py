"""A kernel as an ordinary process (User-Mode Linux): its own clock, page cache, disk and PID 1.

Its root is the cached Debian 12 with the package's libraries, read-only; /media is an ext4 disk of its own, and /mnt this
machine's directory with the programs, the settings and the script that PID 1 runs. Ending its processes with SIGKILL is a power cut:
what was written to the disk stays, the page cache is lost.
"""

import atexit
import os
import selectors
import shutil
import signal
import subprocess
import time

from frist_container import debian
from frist_test import BIN, ROOT, check, finish, run, scratch

BEGIN = """\
mount -t sysfs sys /sys; mount -t tmpfs tmp /run; mount -t tmpfs tmp /tmp
mount -t ext4 -o data=ordered /dev/ubda /media || echo "NO DISK"
export PATH=/mnt:/usr/sbin:/usr/bin LC_ALL=C.UTF-8
echo BEGIN
"""
END = """
echo END; sync
poweroff -f
sleep 60
"""


class Machine:
    """A disk, the programs, and a boot at a time."""

    def __init__(self, name, megabytes=96):
        if not shutil.which("linux.uml"):
            check("linux.uml is there (package user-mode-linux)", False)
            finish()
        self.root = debian("bookworm")
        self.here = scratch(name)
        for program in ("fristd", "fristctl", "frist-post"):
            shutil.copy(BIN / program, self.here)
        shutil.copytree(ROOT / "etc/frist", self.here / "etc")
        self.disk = self.here / "disk"
        with open(self.disk, "wb") as disk:
            disk.truncate(megabytes << 20)
        made = run("mkfs.ext4", "-q", "-F", self.disk)
        if made.returncode != 0:
            check("a disk is made", False, made.stderr)
            finish()

    def boot(self, script):
        """Boots, with PID 1 running the script; its output is to be read by lines."""
        (self.here / "script").write_text(BEGIN + script + END)
        return Boot(self)


class Boot:
    """One run of the kernel, from power on to power off, or to the cut."""

    def __init__(self, machine):
        # The kernel joins its arguments by spaces and reads quotes itself.
        first = f'"mount -n -t proc proc /proc; mount -t hostfs none /mnt -o {machine.here}; exec /bin/sh /mnt/script"'
        self.process = subprocess.Popen(
            ["setpriv", "--pdeathsig", "KILL", "linux.uml", "mem=384M", "rootfstype=hostfs", f"rootflags={machine.root}", "ro",
             f"ubd0={machine.disk}", "init=/bin/sh", "con=null", "con0=fd:0,fd:1", "quiet", "--", "-c", first],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True,
            env=os.environ | {"TMPDIR": "/tmp"})
        atexit.register(self.cut)
        self.read = b""
        self.selector = selectors.DefaultSelector()
        self.selector.register(self.process.stdout, selectors.EVENT_READ)

    def lines(self, seconds=120):
        """What it prints, line by line, until its console closes; within so many seconds of this machine's time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if b"\n" in self.read:
                line, self.read = self.read.split(b"\n", 1)
                yield line.decode("utf-8", "replace").rstrip("\r")
            elif self.selector.select(max(0, end - time.monotonic())):
                more = os.read(self.process.stdout.fileno(), 65536)
                if not more:
                    return
                self.read += more

    def until(self, beginning, seconds=60):
        """Whether a line with this beginning came in time."""
        return any(line.startswith(beginning) for line in self.lines(seconds))

    def cut(self):
        """Off, this very moment."""
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait(20)

    def signal(self, number):
        """To the kernel's own process."""
        os.kill(self.process.pid, number)

    def output(self, seconds=120):
        """Everything that it prints until it is off."""
        text = "\n".join(self.lines(seconds))
        self.cut()
        return text

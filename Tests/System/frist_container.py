"""A Debian in a container: a copy of a cached root, booted by systemd-nspawn, ended with the script."""

import atexit
import functools
import subprocess

from frist_test import CACHE, cached, run, scratch, until

BOOTED = {"running", "degraded"}
# What the package needs, without which its programs do not start.
DEPENDS = ["liblockfile1", "libsqlite3-0", "libstdc++6", "libsystemd0", "libyaml-0-2", "tzdata"]


@functools.cache
def debian(suite):
    """The cached root of a Debian with systemd and what the package needs; fetched once."""
    base = CACHE / f"{suite}-frist"
    return cached(base.name, probe=["chroot", base, "dpkg-query", "-W", "systemd-sysv", *DEPENDS], make=[
        ["unshare", "--mount", "debootstrap", "--force-check-gpg", "--variant=minbase",
         f"--include=systemd,systemd-sysv,dbus,{','.join(DEPENDS)}", suite, base],
    ])


class Container:
    """A Debian that was booted; it ends with this script, however that ends."""

    def __init__(self, root, *options):
        self.root = root
        # Its output is systemd's own talk while it boots, shown only where it does not.
        self.console = scratch("console") / "log"
        with open(self.console, "w") as console:
            # Killed with this script, and its PID 1 with it.
            self.process = subprocess.Popen(
                ["setpriv", "--pdeathsig", "KILL", "systemd-nspawn", "--quiet", "--directory", root, "--register=no",
                 "--keep-unit", "--link-journal=no", *options, "--boot"],
                stdin=subprocess.DEVNULL, stdout=console, stderr=console, start_new_session=True)
        atexit.register(self.kill)
        self.init = None
        self.state = until(240, self.has_booted)

    def has_booted(self):
        """Looks for its PID 1 each time: the first child of nspawn's is one that prepares, and goes."""
        if not self.is_up:
            return False
        children = open(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read().split()
        self.init = children[0] if children else None
        return self.init is not None and self("systemctl", "is-system-running").stdout.strip() in BOOTED

    @property
    def is_up(self):
        return self.process.poll() is None

    def __call__(self, *argv, **options):
        """Runs a program inside."""
        return run("nsenter", "--target", self.init, "--all", "env", "-i", "PATH=/usr/sbin:/usr/bin", "LC_ALL=C.UTF-8",
                   *argv, timeout=90, **options)

    def kill(self):
        if self.is_up:
            self.process.kill()
            self.process.wait(20)

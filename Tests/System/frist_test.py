"""What the system tests share: the programs under test, scratch directories, checks that count."""

import datetime
import fcntl
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import zoneinfo
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(os.environ.get("FRIST_BIN", ROOT / ".build-release/release"))
FRISTD = str(BIN / "fristd")
FRISTCTL = str(BIN / "fristctl")
FRIST_POST = str(BIN / "frist-post")
CONFIG = str(ROOT / "etc/frist/frist.yaml")
# Every point, where a script tries so many by a stride.
LONG = bool(os.environ.get("FRIST_LONG"))
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or "/var/cache") / "frist-test"

_failures = []
_passes = 0


def check(what, holds, detail=""):
    """Counts one check; a failing one is shown and fails the script at `finish`."""
    global _passes
    if holds:
        _passes += 1
        print(f"  ok    {what}")
    else:
        _failures.append(what)
        print(f"  FAIL  {what}{': ' + str(detail) if detail != '' else ''}")


def finish():
    print(f"{_passes} passed, {len(_failures)} failed")
    sys.exit(1 if _failures else 0)


def run(*argv, **options):
    """Runs a program to its end and returns it with its output as text; never raises for an exit code."""
    return subprocess.run([str(a) for a in argv], capture_output=True, text=True, **options)


def scratch(name):
    """A new directory, removed at the end of the script."""
    path = Path(tempfile.mkdtemp(prefix=f"frist-{name}-"))
    import atexit

    atexit.register(shutil.rmtree, path, ignore_errors=True)
    return path


def until(seconds, holds):
    """What `holds` returns as soon as that is true, or what it returns at the end of so many seconds."""
    end = time.monotonic() + seconds
    while True:
        value = holds()
        if value or time.monotonic() > end:
            return value
        time.sleep(0.1)


def fetch(command):
    try:
        return run(*command, timeout=900)
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 1, "", f"{command[0]} took more than fifteen minutes")


def cached(name, make, probe):
    """CACHE/name, made by `make` unless it is whole and `probe` runs; one script at a time."""
    place = CACHE / name
    mark = place / ".whole"
    CACHE.mkdir(parents=True, exist_ok=True)
    with open(CACHE / f"{name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (mark.exists() and run(*probe).returncode == 0):
            print(f"    fetching {name} (a minute)", flush=True)
            # The network may be away for a moment.
            for pause in (0, 20, 60):
                time.sleep(pause)
                shutil.rmtree(place, ignore_errors=True)
                result = next((made for made in map(fetch, make) if made.returncode != 0), None)
                if result is None:
                    break
            if result is not None:
                check(f"{name} is fetched", False, (result.stdout + result.stderr).strip()[-1500:])
                finish()
            mark.touch()
        result = run(*probe)
    check(f"{name} is there", result.returncode == 0, result.stderr.strip())
    if result.returncode != 0:
        finish()
    return place


def replay(directory, span, config=CONFIG, **options):
    return run(FRISTD, "--config", config, "--state", directory / "state", "--spool", directory / "spool",
               "--replay", span, **options)


def quiet_days():
    """`quiet:` for frist.yaml, with today and tomorrow: only an administrator's pass sends, whatever the hour is."""
    today = datetime.datetime.now(tz=zoneinfo.ZoneInfo("Europe/Oslo")).date()
    days = [(today + datetime.timedelta(days=n)).isoformat()[5:] for n in (0, 1)]
    return "quiet:\n" + "".join(f"  - {{from: {day}, to: {day}}}\n" for day in days)


def quiet_copy(here):
    """etc/frist, copied into a directory, with quiet days; its frist.yaml."""
    shutil.copytree(ROOT / "etc/frist", here / "etc")
    config = here / "etc/frist.yaml"
    config.write_text(config.read_text(encoding="utf-8").replace("quiet:\n", quiet_days()), encoding="utf-8")
    return config


def mails(spool):
    """Every message of a spool: path below it → bytes. Staged ones are not mail."""
    return {
        str(p.relative_to(spool)): p.read_bytes()
        for p in sorted(spool.glob("*/*/*"))
        if p.is_file() and not str(p.relative_to(spool)).startswith(".")
    }


def json_lines(text):
    return [json.loads(line) for line in text.splitlines() if line]


class Daemon:
    """fristd in a directory of its own, started by hand; `notify` collects what it tells a service manager."""

    def __init__(self, here, config, user=None, control=None, environment=None):
        self.here, self.config, self.user, self.environment = here, config, user, environment or {}
        self.socket, self.spool = control or here / "control", here / "spool"
        self.process = None

    def start(self, wait=True):
        self.notify = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        address = self.here / "notify"
        address.unlink(missing_ok=True)
        self.notify.bind(str(address))
        os.chmod(address, 0o777)
        self.notify.settimeout(120)
        argv = [FRISTD, "--config", self.config, "--state", self.here / "state", "--spool", self.spool,
                "--control", self.socket]
        if self.user:
            argv = ["setpriv", f"--reuid={self.user[0]}", f"--regid={self.user[1]}", "--clear-groups"] + argv
        environment = os.environ | {"NOTIFY_SOCKET": str(address)} | self.environment
        began = time.monotonic()
        self.process = subprocess.Popen([str(a) for a in argv], env=environment, stdout=subprocess.DEVNULL,
                                        stderr=open(self.here / "log", "a"))
        if wait:
            self.hear("READY=1")
        self.seconds = time.monotonic() - began
        return self

    def hear(self, what):
        while True:
            message = self.notify.recv(65536).decode()
            if what in message.splitlines():
                return message

    def ctl(self, *argv, **options):
        return run(FRISTCTL, "--socket", self.socket, *argv, **options)

    def json(self, *argv):
        return json_lines(self.ctl("--json", *argv).stdout)

    def stop(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        return self.process.wait(120)

    def log(self):
        return (self.here / "log").read_text()

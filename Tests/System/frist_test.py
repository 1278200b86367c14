"""What the system tests share: the programs under test, scratch directories, checks that count."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(os.environ.get("FRIST_BIN", ROOT / ".build-release/release"))
FRISTD = str(BIN / "fristd")
FRISTCTL = str(BIN / "fristctl")
CONFIG = str(ROOT / "etc/frist/frist.yaml")

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


def replay(directory, span, config=CONFIG, **options):
    return run(FRISTD, "--config", config, "--state", directory / "state", "--spool", directory / "spool",
               "--replay", span, **options)


def mails(spool):
    """Every message of a spool: path below it → bytes. Staged ones are not mail."""
    return {
        str(p.relative_to(spool)): p.read_bytes()
        for p in sorted(spool.glob("*/*/*"))
        if p.is_file() and not str(p.relative_to(spool)).startswith(".")
    }


def json_lines(text):
    return [json.loads(line) for line in text.splitlines() if line]

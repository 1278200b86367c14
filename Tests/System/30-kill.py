#!/usr/bin/env python3
"""A replay killed with SIGKILL at twenty moments and started anew leaves the same bytes as one that was left alone.

strace kills it before a chosen system call on the spool or the ledger; the kinds of calls take turns, so that it dies
while deciding, staging, committing, renaming and marking. A replay works on one thread, so strace's count is exact.
"""

import shutil

from frist_test import CONFIG, FRISTD, check, finish, mails, replay, run, scratch

SPAN = "2013-01-01..2023-12-31"
CALLS = ["renameat2", "fsync", "pwrite64", "write", "fdatasync", "openat", "unlinkat"]

check("strace is there", shutil.which("strace") is not None)
whole = scratch("whole")
check("the replay ends well", replay(whole, SPAN).returncode == 0)
wanted = mails(whole / "spool")

killed = scratch("killed")
argv = [FRISTD, "--config", CONFIG, "--state", str(killed / "state"), "--spool", str(killed / "spool"), "--replay", SPAN]
counts = []
step = len(wanted) // 22
for n in range(20):
    call = CALLS[n % len(CALLS)]
    # About `step` mails further on, by how many of the calls a mail costs.
    when = max(1, round(step * {"fsync": 6, "pwrite64": 12, "fdatasync": 0.7, "openat": 2}.get(call, 1)))
    result = run("strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}",
                 "-e", f"inject={call}:signal=KILL:when={when}", *argv)
    now = len(mails(killed / "spool"))
    counts.append(now)
    check(f"killed before {call} {when}: {now} of {len(wanted)} mails", result.returncode in (-9, 137) and 0 < now < len(wanted),
          f"exit {result.returncode} {result.stderr[-200:]}")
print("    mails after each kill:", *counts)
last = run(*argv)
check("the last run ends well", last.returncode == 0, last.stderr)
check("the same bytes as the run left alone", mails(killed / "spool") == wanted)
check("nothing is left in the staging directory", not any((killed / "spool/.stage").iterdir()))
finish()

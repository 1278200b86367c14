#!/usr/bin/env python3
"""fristd killed before and after each call by which it changes its ledger or its spool: the same bytes as if it had been left alone.

A preload library (faults.c) counts the calls over all threads, and strace shows that it misses none. What is tried: a replay, a status
round, a move and a `done` that dates a relative deadline, both in the file and by command to a running daemon. After each kill everything
is started again, a command that was not answered and is not recorded is given again, and spool and ledger are compared with those of a
run that was left alone. By a stride; with FRIST_LONG set at every single call.
"""

import random
import re
import signal
import time

from frist_faults import Clocks, Replayed, Tally, chosen, each, fault_library, faults, left_alone, stories
from frist_test import FRISTD, LONG, check, finish, run

library = fault_library()
clocks = Clocks()
ABOUT = 12


def strace_counts(story):
    """How many calls strace sees on the two directories."""
    here = story.lay()
    trace = here / "trace"
    names = "write,pwrite64,fsync,fdatasync,ftruncate,rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,fchmod,open,openat," \
        "writev,pwritev,pwritev2,copy_file_range,sendfile,fallocate,truncate,creat,rmdir,symlink,symlinkat,sync_file_range,syncfs,sync"
    run("strace", "-f", "-y", "-s", "4096", "-o", trace, "-e", f"trace={names}", FRISTD, "--config", here / "etc/frist.yaml",
        "--state", here / "state", "--spool", here / "spool", "--replay", story.span)
    place = re.compile(re.escape(str(here)) + "/(state|spool)")
    lines = [line for line in trace.read_text(errors="replace").splitlines() if place.search(line) and " resumed>" not in line]
    return sum("O_CREAT" in line or not re.match(r"\d+ +open(at)?\(", line) for line in lines)


def sweep(story, how, said, points, wanted, **more):
    """Kills at each point, starts again, compares."""
    tally = Tally()

    def one(number):
        here = story.lay()
        ended = story.act(here, faults(library, here, number, how, **more))
        tally.add("killed", ended.returncode == -signal.SIGKILL)
        tally.judge(story, here, wanted, number)

    each(points, one)
    check(f"{story.title}, killed {said}: {len(points)} points, {tally['killed']} killed; {tally.figures()}",
          not tally.bad and tally["killed"] == len(points), tally.bad[:4])
    return tally


def killed_twice(story, calls, wanted, tries):
    """Killed, started again and killed in that too, as chance will have it."""
    tally = Tally()
    chance = random.Random(13)

    def one(numbers):
        here = story.lay()
        for number, how in numbers:
            tally.add("killed", story.act(here, faults(library, here, number, how)).returncode == -signal.SIGKILL)
        tally.judge(story, here, wanted, numbers)

    plans = [[(chance.randint(1, len(calls)), chance.choice(["before", "half", "after"])) for _ in range(3)] for _ in range(tries)]
    each(plans, one)
    check(f"{story.title}, started again and killed in that too: {tries} tries, {tally['killed']} kills; {tally.figures()}",
          not tally.bad, tally.bad[:4])


began = time.monotonic()
total = points_of_all = 0
for story in stories(library, clocks):
    calls, wanted = left_alone(story, library)
    if isinstance(story, Replayed):
        seen = strace_counts(story)
        check(f"  strace counts {seen} calls too", seen == len(calls))
    points = chosen(calls, ABOUT)
    writes = [number for number in points if calls[number - 1][0] in ("write", "pwrite")]
    killed = [sweep(story, how, said, those, wanted)["killed"] for how, said, those in
              [("before", "before a call", points), ("after", "after a call", points), ("half", "in the middle of a write", writes)]]
    if LONG:
        check(f"  calls counted {len(calls)} = points killed before {killed[0]} = after {killed[1]}", len(calls) == killed[0] == killed[1])
    total += sum(killed)
    points_of_all += len(calls)
    if story.title == "a replay":
        killed_twice(story, calls, wanted, 300 if LONG else 12)
        # Where there is no rename that spares what is there, a message is in both places for a moment.
        plain, wanted = left_alone(story, library, FAULTS_PLAIN="1")
        linking = [n for n, (name, path) in enumerate(plain, 1) if name == "link" or name == "unlink" and ".stage/2" in path]
        some = linking if LONG else linking[::5]
        for how in ("before", "after"):
            total += sweep(story, how, f"{how} a link or unlink, where rename is plain", some, wanted, FAULTS_PLAIN="1")["killed"]
print(f"    {points_of_all} calls in all, {total} kills; {time.monotonic() - began:.0f} s")
finish()

#!/usr/bin/env python3
"""Every row of the table in DESIGN.md section 6 is met by a kill, and the reader who takes the mail between its rename and its mark: nothing
is lost, and nothing comes twice but what nobody can know of.

By a stride; with FRIST_LONG set at every single call from the first message on.
"""

import collections
import contextlib
import errno
import shutil
import sqlite3
import time

from frist_faults import Clocks, Tally, each, fault_library, faults, kind_of, left_alone, stories
from frist_test import LONG, check, finish

library = fault_library()
replayed = stories(library, Clocks(), ["a replay"])[0]

ROWS = ["pending, nothing", "pending, half a file", "pending, the whole file", "staged, the file", "staged, gone, in its mailbox",
        "staged, gone, read and removed since", "staged, another stage, in its mailbox", "staged, another stage, not known: written again",
        "delivered"]


def rows_of(here):
    """Which rows the deliveries of a killed run are in."""
    copy = here / "copy"
    shutil.copytree(here / "state", copy)
    ledger, spool, found = copy / "ledger.sqlite", here / "spool", collections.Counter()
    if not ledger.exists():
        return found
    try:
        with contextlib.closing(sqlite3.connect(ledger)) as db:
            deliveries = db.execute("SELECT id, mailbox, state, content FROM delivery").fetchall()
            stage = (db.execute("SELECT value FROM stamp WHERE key = 'stage'").fetchone() or [""])[0]
    except sqlite3.OperationalError:
        # It has no tables yet.
        return found
    for ident, mailbox, state, content in deliveries:
        file, is_there = spool / ".stage" / ident, (spool / mailbox / "new" / ident).exists()
        if state == "pending":
            found["pending, nothing" if not file.exists() else
                  "pending, the whole file" if file.read_bytes() == content else "pending, half a file"] += 1
        elif state == "staged" and not (spool / ".stage" / f".name-{stage}").exists():
            found["staged, another stage, in its mailbox" if is_there else "staged, another stage, not known: written again"] += 1
        elif state == "staged":
            found["staged, the file" if file.exists() else "staged, gone, in its mailbox" if is_there
                  else "staged, gone, read and removed since"] += 1
        else:
            found[state] += 1
    shutil.rmtree(copy)
    return found


def with_a_reader(here):
    """What lets a reader take each mail as soon as it is in its mailbox."""
    (here / "read").mkdir()
    return {"FAULTS_READER": str(here / "read")}


def rows_are_met(calls, wanted):
    """Killed from the first message on; a reader is quick, or the stage is another one when it is started again."""
    rows, tally = collections.Counter(), Tally()
    first = next(number for number, (_, path) in enumerate(calls, 1) if kind_of(path) == "a staged message")
    # Half a file is left by a write alone.
    writes = [number for number, (name, path) in enumerate(calls, 1) if "write" in name and kind_of(path) == "a staged message"]
    points = sorted({*range(first, len(calls) + 1, 1 if LONG else 53), *few_of(renames(calls)), *few_of(writes)})

    def one(case):
        number, how, what = case
        here = replayed.lay()
        replayed.act(here, faults(library, here, number, how, **(with_a_reader(here) if what == "reader" else {})))
        if what == "stage":
            shutil.rmtree(here / "spool/.stage", ignore_errors=True)
        found = rows_of(here)
        with tally.lock:
            rows.update(found)
        tally.judge(replayed, here, wanted, case)

    cases = [(number, how, what) for number in points for how, what in
             [("before", None), ("half", None), ("after", None), ("before", "reader"), ("after", "reader"), ("after", "stage")]]
    each(cases, one)
    for row in ROWS:
        check(f"{row}: {rows[row]} deliveries", rows[row] > 0)
    check(f"{len(cases)} kills from the first message on, a third with a reader that takes each mail at once, a sixth with another "
          f"stage after it: {tally.figures()}", not tally.bad, tally.bad[:4])


def reader_and_stage(calls, wanted):
    """Only what a reader took before the stage was lost comes again: nobody can know."""
    tally, unknown = Tally(), collections.Counter()

    def one(number):
        here = replayed.lay()
        replayed.act(here, faults(library, here, number, "after", **with_a_reader(here)))
        shutil.rmtree(here / "spool/.stage", ignore_errors=True)
        found = rows_of(here)
        with tally.lock:
            unknown.update(found)
        tally.judge(replayed, here, wanted, number)

    each(few_of(renames(calls)), one)
    others = [bad for bad in tally.bad if bad[1] != "doubled"]
    check(f"the reader quick, and then the stage lost: {unknown[ROWS[7]]} not known, {tally['doubled']} came again with the same bytes; "
          f"lost {tally['lost']}, other bytes {tally['other bytes']}", not others and 0 < tally["doubled"] <= unknown[ROWS[7]], others[:4])


def reader_and_fsync(calls, wanted):
    """The reader is quick, and the fsync of its mailbox fails: there is nothing to take back."""
    tally = Tally()
    syncs = [number for number, (name, path) in enumerate(calls, 1)
             if name == "fsync" and path.endswith("/new") and number > renames(calls)[0]]

    def one(number):
        here = replayed.lay()
        replayed.act(here, faults(library, here, number, errno.EIO, **with_a_reader(here)))
        tally.judge(replayed, here, wanted, number)

    some = few_of(syncs)
    each(some, one)
    check(f"{len(some)} mailboxes whose fsync fails when the mail is read already: {tally.figures()}", not tally.bad, tally.bad[:4])


def renames(calls):
    return [number for number, (name, _) in enumerate(calls, 1) if name == "rename"]


def few_of(points):
    return points if LONG else points[::6]


began = time.monotonic()
town = left_alone(replayed, library)
rows_are_met(*town)
reader_and_stage(*town)
reader_and_fsync(*town)
print(f"    {time.monotonic() - began:.0f} s")
finish()

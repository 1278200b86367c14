#!/usr/bin/env python3
"""Calls that fail, spools that cannot be written, readers that are quick: nothing is lost, nothing is doubled, and `status` says what is wrong.

Every call that changes the ledger or the spool fails with EIO, ENOSPC, EDQUOT and EMFILE (faults.c), once and from then on, in a replay
and in a running daemon; the spool is full, read-only, a link, somebody else's, gone, on another disk; and every row of the table in
DESIGN.md section 6 is met by a kill. By a stride; with FRIST_LONG set at every single call.
"""

import collections
import contextlib
import errno
import os
import shutil
import signal
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor

from frist_faults import Clocks, Passed, Tally, calls_of, chosen, fault_library, faults, stories
from frist_test import LONG, check, finish, mails, run

library = fault_library()
clocks = Clocks()
ERRORS = ["EIO", "ENOSPC", "EDQUOT", "EMFILE"]
replayed = stories(library, clocks, ["a replay"])[0]
passed = Passed("a pass", clocks, library)
RECIPIENTS = 10


def undisturbed(story):
    here = story.lay()
    story.act(here, faults(library, here))
    calls, wrong = calls_of(here), story.settle(here)
    wanted = story.seen(here)
    check(f"{story.title}, left alone: {len(wanted[0])} mails, {len(calls)} calls", not wrong and len(wanted[0]) >= RECIPIENTS, wrong)
    return calls, wanted


def each(points, one):
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(one, points))


def replay_fails(calls, wanted):
    """Each call of a replay fails once; then it is run again."""
    for name in ERRORS:
        tally, codes = Tally(), collections.Counter()

        def one(number):
            here = replayed.lay()
            codes[replayed.act(here, faults(library, here, number, getattr(errno, name))).returncode] += 1
            tally.judge(replayed, here, wanted, (number, calls[number - 1]))

        points = chosen(calls, 12)
        each(points, one)
        check(f"a replay, each call fails once with {name}: {len(points)} points, ended by {dict(sorted(codes.items()))}; {tally.figures()}",
              not tally.bad and set(codes) <= {0, 1}, tally.bad[:4])


def kind_of(path):
    """Whose a path below the town is."""
    parts = path.split("/")
    if parts[0] == "state":
        return "the ledger"
    if parts[1:2] == [".stage"] and len(parts) > 2 and not parts[2].startswith("."):
        return "a staged message"
    return "a mailbox" if len(parts) > 1 and not parts[1].startswith(".") else "the spool as a whole"


def pass_fails(calls, wanted):
    """Each call of a daemon's pass fails, once or until the fault is mended."""
    for name in ERRORS:
        for suffix, said in (("", "fails once"), ("+", "and all after it fail")):
            if suffix and not LONG and name not in ("EIO", "ENOSPC"):
                continue
            tally, codes, fewest, unseen = Tally(), collections.Counter(), {}, []

            def one(number):
                here = passed.lay()
                call, path = calls[number - 1]
                ended = passed.act(here, faults(library, here, number, f"{getattr(errno, name)}{suffix}"))
                codes[ended.returncode] += 1
                kind = kind_of(path)
                is_over = "spool" not in ended.said
                if is_over and not (kind == "the ledger" or suffix):
                    unseen.append((number, call, path, "it ended", ended.returncode))
                if not is_over:
                    spool = ended.said["spool"]
                    if not suffix:
                        fewest[kind] = min(fewest.get(kind, RECIPIENTS), ended.said["delivered"])
                    if spool["waiting"] and not (spool["error"] and spool["oldest"] and spool["nextTry"] and ended.said["check"] == 2):
                        unseen.append((number, call, path, ended.said))
                    if not spool["waiting"] and ended.said["delivered"] < RECIPIENTS:
                        unseen.append((number, call, path, "not waiting, not there", ended.said))
                    if ended.returncode == 0 and (ended.said["second"], ended.said["after"]) != (0, RECIPIENTS):
                        unseen.append((number, call, path, "does not go when the fault is gone", ended.said))
                tally.judge(passed, here, wanted, (number, call, path))

            points = chosen(calls, 6)
            each(points, one)
            check(f"a pass, a call {said} with {name}: {len(points)} points, the daemon ended by {dict(sorted(codes.items()))}; "
                  f"{tally.figures()}; not told by status and check {len(unseen)}",
                  not tally.bad and not unseen and set(codes) <= {0, 1}, (tally.bad[:4], unseen[:4]))
            if fewest:
                print(f"      went all the same, of {RECIPIENTS}, at least:", ", ".join(f"{n} where it was {k}" for k, n in sorted(fewest.items())))
                check("      one message or one mailbox keeps nobody else waiting",
                      all(fewest.get(kind, RECIPIENTS) >= RECIPIENTS - 1 for kind in ("a staged message", "a mailbox")), fewest)


def ledger_fsync_fails(calls, wanted):
    """Each fsync of the ledger fails with EIO: the daemon ends, to be started afresh."""
    tally, codes, said = Tally(), collections.Counter(), collections.Counter()
    only = {"calls": ["fsync", "fdatasync"], "under": ["state"]}
    count = sum(name in only["calls"] and path.startswith("state") for name, path in calls)

    def one(number):
        here = passed.lay()
        ended = passed.act(here, faults(library, here, number, errno.EIO, **only))
        codes[ended.returncode] += 1
        said[(ended.stderr.strip().splitlines() or [""])[-1].replace(str(here), "")] += 1
        tally.judge(passed, here, wanted, number)

    each(range(1, count + 1), one)
    check(f"each of {count} fsyncs of the ledger fails with EIO: ended by {dict(codes)}; started again: {tally.figures()}",
          not tally.bad and count > 2 and set(codes) == {1}, (tally.bad[:3], codes))
    print(f"      it says: {said.most_common(1)[0][0]}")


# --- Spools that cannot be written

NOBODY = (65534, 65534)


@contextlib.contextmanager
def tmpfs(place, options="size=4m"):
    if run("mount", "-t", "tmpfs", "-o", f"{options},mode=0750,uid={NOBODY[0]},gid={NOBODY[1]}", "tmpfs", place).returncode != 0:
        check(f"a tmpfs can be mounted on {place}", False)
    try:
        yield
    finally:
        run("umount", "-l", place)


def fill(place):
    """Until not a byte more goes in."""
    with open(place / "filler", "wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(bytes(4096))


@contextlib.contextmanager
def full(spool):
    with tmpfs(spool, "size=256k"):
        fill(spool)
        yield lambda: (spool / "filler").unlink()


@contextlib.contextmanager
def no_inodes(spool):
    with tmpfs(spool, "size=4m,nr_inodes=20"):
        (spool / "many").mkdir()
        with contextlib.suppress(OSError):
            for number in range(30):
                (spool / "many" / str(number)).touch()
        yield lambda: (shutil.rmtree(spool / "many"), run("mount", "-o", "remount,nr_inodes=1000", spool))


@contextlib.contextmanager
def read_only(spool):
    with tmpfs(spool):
        run("mount", "-o", "remount,ro", spool)
        yield lambda: run("mount", "-o", "remount,rw", spool)


@contextlib.contextmanager
def replaced(place, by):
    """Another thing in its place, until it is mended."""
    kept = place.with_name(place.name + ".kept")
    place.rename(kept)
    by(place)

    def mend():
        shutil.rmtree(place) if place.is_dir() and not place.is_symlink() else place.unlink(missing_ok=True)
        kept.rename(place)

    yield mend


def elsewhere(place):
    """A link to a directory that could be written."""
    target = place.parent.parent / "elsewhere"
    for name in ("tmp", "new", "cur"):
        (target / name).mkdir(parents=True, exist_ok=True)
    run("chown", "-R", f"{NOBODY[0]}:{NOBODY[1]}", target)
    place.symlink_to(target)


@contextlib.contextmanager
def closed(place):
    """Root's, and closed to all others."""
    run("chown", "root:root", place)
    place.chmod(0o700)
    yield lambda: (os.chown(place, *NOBODY), place.chmod(0o750))


@contextlib.contextmanager
def gone(spool):
    """Removed, and its parent is root's: it cannot be made anew."""
    shutil.rmtree(spool)
    os.chown(spool.parent, 0, 0)
    yield lambda: os.chown(spool.parent, *NOBODY)


@contextlib.contextmanager
def removed(spool):
    shutil.rmtree(spool)
    yield lambda: None


@contextlib.contextmanager
def other_disk(spool):
    with tmpfs(spool):
        yield lambda: None


@contextlib.contextmanager
def mailbox_on_another_disk(spool):
    new = spool / "r03/new"
    with tmpfs(new):
        yield lambda: run("umount", "-l", new)


@contextlib.contextmanager
def deep(spool, how):
    with how(spool / "r03") as mend:
        yield mend


# What is wrong; how it is made; how many of the ten wait meanwhile.
SPOOLS = [
    ("full", full, 10),
    ("without an inode left", no_inodes, None),
    ("read-only", read_only, 10),
    ("a symbolic link", lambda spool: replaced(spool, elsewhere), 10),
    ("a file", lambda spool: replaced(spool, lambda place: place.write_text("")), 10),
    ("somebody else's", closed, 10),
    ("removed, and not to be made anew", gone, 10),
    ("removed", removed, 0),
    ("another disk's since the daemon started", other_disk, 0),
    ("one with a mailbox that is a symbolic link", lambda spool: deep(spool, lambda box: replaced(box, elsewhere)), 1),
    ("one with a mailbox that is somebody else's", lambda spool: deep(spool, closed), 1),
    ("one with a mailbox on another disk", mailbox_on_another_disk, 1),
]


def spool_is(what, make, waits, wanted):
    """A daemon of an ordinary user whose spool is not what it should be: asked, started again, the fault mended. What `check` is told."""
    here = passed.lay()
    spool = here / "root/spool"
    (here / "root").mkdir()
    (here / "spool").rename(spool)
    for name in ("tmp", "new", "cur"):
        (spool / "r03" / name).mkdir(parents=True)
    run("chown", "-R", f"{NOBODY[0]}:{NOBODY[1]}", here)
    daemon = passed.daemon(here, clocks.showing(10))
    daemon.user, daemon.spool = NOBODY, spool
    daemon.start()
    with make(spool) as mend:
        daemon.ctl("pass", timeout=30)
        before, went = daemon.json("status")[0]["spool"], len(mails(spool)) if spool.is_dir() and not spool.is_symlink() else 0
        code = daemon.ctl("check").returncode
        daemon.stop()
        daemon.start()
        again = daemon.json("status")[0]["spool"]
        mend()
        began = time.monotonic()
        if what == "full":
            # By itself, after its pause of 15 seconds, and as many again for the one that it had made when it started.
            while daemon.json("status")[0]["spool"]["waiting"] and time.monotonic() - began < 50:
                time.sleep(0.5)
            waited = f"by itself after {time.monotonic() - began:.0f} s"
        else:
            daemon.ctl("pass", timeout=30)
            waited = "at the next pass"
        last = daemon.json("status")[0]["spool"]
        found = mails(spool)
        ended = daemon.stop()
    error = (before["error"] or "").replace(str(here), "")
    if waits is None:
        waits = before["waiting"]
    lost, doubled = set(wanted[0]) - set(found), set(found) - set(wanted[0])
    shutil.rmtree(here, ignore_errors=True)
    return (f"a spool that is {what}: {went} went, {before['waiting']} wait{', since ' + before['oldest'] + ': ' + error if error else ''}; "
            f"mended: {waited}; lost {len(lost)}, doubled {len(doubled)}",
            before["waiting"] == again["waiting"] == waits and went == RECIPIENTS - waits and code == (2 if waits else 0)
            and bool(error) == bool(before["oldest"]) == bool(waits) and last["waiting"] == 0 and not last["error"]
            and found == wanted[0] and ended == 0, (before, again, code, last, lost, doubled, ended))


# --- Every row of section 6's table

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


def table(calls, wanted):
    rows = collections.Counter()
    tally = Tally()
    # From the first message on.
    first = next(number for number, (_, path) in enumerate(calls, 1) if kind_of(path) == "a staged message")
    points = [number for number in range(first, len(calls) + 1) if LONG or (number - first) % 53 == 0]
    # The moments between renames and the mark are few: each of them.
    renames = [number for number, (name, _) in enumerate(calls, 1) if name == "rename"]
    points = sorted({*points, *(renames if LONG else renames[::6])})

    def one(case):
        number, how, what = case
        here = replayed.lay()
        more = {}
        if what == "reader":
            (here / "read").mkdir()
            more = {"FAULTS_READER": str(here / "read")}
        replayed.act(here, faults(library, here, number, how, **more))
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
    check(f"{len(cases)} kills from the first message on, a third with a reader that removes each mail at once, a sixth with another "
          f"stage after it: {tally.figures()}", not tally.bad, tally.bad[:4])
    # Only what a reader has removed before the stage was lost comes again: nobody can know.
    tally, unknown = Tally(), collections.Counter()

    def lose_both(number):
        here = replayed.lay()
        (here / "read").mkdir()
        replayed.act(here, faults(library, here, number, "after", FAULTS_READER=str(here / "read")))
        shutil.rmtree(here / "spool/.stage", ignore_errors=True)
        found = rows_of(here)
        with tally.lock:
            unknown.update(found)
        tally.judge(replayed, here, wanted, number)

    each(renames if LONG else renames[::6], lose_both)
    others = [bad for bad in tally.bad if bad[1] != "doubled"]
    check(f"the reader quick, and then the stage lost: {unknown[ROWS[7]]} not known, {tally['doubled']} came again with the same bytes; "
          f"lost {tally['lost']}, other bytes {tally['other bytes']}", not others and 0 < tally["doubled"] <= unknown[ROWS[7]], others[:4])
    # The reader was quick, and the fsync of its mailbox failed.
    tally = Tally()
    syncs = [number for number, (name, path) in enumerate(calls, 1) if name == "fsync" and path.endswith("/new") and number > renames[0]]
    some = syncs if LONG else syncs[:: max(1, len(syncs) // 15)]

    def unsure(number):
        here = replayed.lay()
        (here / "read").mkdir()
        replayed.act(here, faults(library, here, number, errno.EIO, FAULTS_READER=str(here / "read")))
        tally.judge(replayed, here, wanted, number)

    each(some, unsure)
    check(f"{len(some)} mailboxes whose fsync fails when the mail is read already: {tally.figures()}", not tally.bad, tally.bad[:4])


began = time.monotonic()
calls, wanted = undisturbed(replayed)
replay_fails(calls, wanted)
table(calls, wanted)
calls, wanted = undisturbed(passed)
pass_fails(calls, wanted)
ledger_fsync_fails(calls, wanted)
with ThreadPoolExecutor(4) as threads:
    for told in threads.map(lambda row: spool_is(*row, wanted), SPOOLS):
        check(*told)
print(f"    {time.monotonic() - began:.0f} s")
finish()

#!/usr/bin/env python3
"""The spool is another one after a crash, or is shared: nothing is lost, nothing is doubled.

A replay is killed before chosen renames and after them; then the stage is removed, emptied, or on another disk, or a reader was
quick. The same bytes as of a run left alone must be there in the end. A replay works on one thread, so strace's count is exact.
"""

import os
import random
import shutil
import sqlite3

from frist_test import FRISTD, Daemon, check, finish, mails, replay, run, scratch

SEED = int(os.environ.get("SEED", random.randrange(1 << 32)))
SPAN = "2019-05-20..2019-07-18"
DIRECTORY = """\
recipients:
  sjef: {name: Rådmannen, mail: sjef@by.example}
  helse: {name: Helse, mail: helse@by.example, superior: sjef}
  nav: {name: NAV, mail: nav@by.example, superior: sjef}
"""
PLAN = """\
title: Plan mot rus
municipality: By
owner: sjef
coordinator: sjef
measures:
  - {id: "1", title: Første tiltak, responsible: [helse], deadline: 30. juni 2019}
  - {id: "2", title: Andre tiltak, responsible: [nav], deadline: 15. juli 2019}
  - {id: "3", title: Tredje, responsible: [helse, nav], participants: [sjef], deadline: 1. halvår 2019}
"""


def town(name):
    here = scratch(name)
    (here / "etc/plans.d").mkdir(parents=True)
    (here / "etc/frist.yaml").write_text("mail: {from: frist@by.example}\n")
    (here / "etc/directory.yaml").write_text(DIRECTORY)
    (here / "etc/plans.d/by.yaml").write_text(PLAN)
    return here


def crash(here, calls, when):
    """Kills a replay before the Nth of some system calls."""
    result = run("strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={calls}", "-e", f"inject={calls}:signal=KILL:when={when}",
                 FRISTD, "--config", here / "etc/frist.yaml", "--state", here / "state", "--spool", here / "spool",
                 "--replay", SPAN)
    return result.returncode in (-9, 137)


def boxes(spool):
    """Mail by mailbox and name, wherever a reader has put it: name → how often, bytes."""
    found = {}
    for path, content in mails(spool).items():
        box, _, name = path.split("/")
        found.setdefault(f"{box}/{name.split(':')[0]}", []).append(content)
    return found


check("strace is there", shutil.which("strace") is not None)
whole = town("whole")
check("the replay ends well", replay(whole, SPAN, whole / "etc/frist.yaml").returncode == 0)
wanted = boxes(whole / "spool")
check(f"  with {len(wanted)} mails, and nothing left in the stage",
      len(wanted) > 10 and not any((whole / "spool/.stage").iterdir()))


def stage_removed(here):
    shutil.rmtree(here / "spool/.stage")


def stage_emptied(here):
    for path in (here / "spool/.stage").iterdir():
        path.unlink()


def read_and_removed(here):
    for path in (here / "spool").glob("*/new/*"):
        path.rename(path.parent.parent / "cur" / (path.name + ":2,S"))
    shutil.rmtree(here / "spool/.stage")


def copied_back(here):
    (here / "spool").rename(here / "old")
    shutil.copytree(here / "old", here / "spool")
    shutil.rmtree(here / "spool/.stage")


# A message that a killed run has put into its mailbox and not marked is in one of the two places: both are tried.
tries = lost = doubled = differ = 0
for what in (None, stage_removed, stage_emptied, read_and_removed, copied_back):
    for when in (1, 2, 5, 9, 14):
        here = town("crash")
        killed = crash(here, "renameat2", when)
        if what:
            what(here)
        ended = replay(here, SPAN, here / "etc/frist.yaml")
        found = boxes(here / "spool")
        tries += 1
        lost += len(set(wanted) - set(found)) + (ended.returncode != 0) + (not killed)
        doubled += sum(len(copies) > 1 for copies in found.values())
        differ += sum(copies != wanted.get(name) for name, copies in found.items())
check(f"{tries} crashes before a rename, the stage as it was, removed, emptied, read meanwhile, copied: lost {lost}, doubled "
      f"{doubled}, other bytes {differ}", (lost, doubled, differ) == (0, 0, 0))

# Another disk in the spool's place: a tmpfs always has the same inode numbers.
here = town("disk")
(here / "spool").mkdir()
mounted = run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", here / "spool").returncode == 0
check("a tmpfs can be mounted", mounted)
try:
    check("killed with three mails staged", crash(here, "renameat2", 1))
    before = os.stat(here / "spool/.stage").st_ino
    run("umount", here / "spool")
    run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", here / "spool")
    ended = replay(here, SPAN, here / "etc/frist.yaml")
    found = boxes(here / "spool")
    check("another disk, with the same inode numbers: nothing is lost", ended.returncode == 0 and found == wanted
          and os.stat(here / "spool/.stage").st_ino == before, (sorted(set(wanted) - set(found)), ended.stderr))
finally:
    run("umount", here / "spool")

# An fsync that failed: whatever it was of, the second run leaves the same bytes.
tries = bad = 0
for when in list(range(1, 40, 3)):
    here = town("fsync")
    run("strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync", "-e", f"inject=fsync:error=EIO:when={when}",
        FRISTD, "--config", here / "etc/frist.yaml", "--state", here / "state", "--spool", here / "spool", "--replay", SPAN)
    ended = replay(here, SPAN, here / "etc/frist.yaml")
    tries += 1
    bad += ended.returncode != 0 or boxes(here / "spool") != wanted
check(f"{tries} failed fsyncs, then started again: {bad} spools that differ", bad == 0)

# Two states on one spool: the second is kept out as long as the first is there, and says why.
here = town("shared")
first = Daemon(here, here / "etc/frist.yaml").start()
first.ctl("pass")
second = run(FRISTD, "--config", here / "etc/frist.yaml", "--state", here / "other", "--spool", here / "spool", "--replay", SPAN)
check(f"another state on a spool in use: {second.stderr.strip().split('spool ')[-1]}",
      second.returncode == 1 and "another fristd uses this spool" in second.stderr)
first.stop()

# A ledger restored from a backup: nothing is told again before somebody has looked.
shutil.copytree(here / "state", here / "backup")
plan = here / "etc/plans.d/by.yaml"
first.start()
plan.write_text(PLAN + '  - {id: "4", title: Fjerde, responsible: [nav], deadline: 1. mars 2020}\n')
first.ctl("pass")
count = len(mails(here / "spool"))
first.stop()
shutil.rmtree(here / "state")
(here / "backup").rename(here / "state")
first.start()
hold = first.json("status")[0].get("hold")
check(f"a ledger restored from a backup is held: {hold and hold['why']}", hold and "behind" in hold["why"])
check("  pass sends nothing, check is critical", first.ctl("pass").returncode == 1 and first.ctl("check").returncode == 2
      and len(mails(here / "spool")) == count)
check("  release takes it as it is, over a restart too", first.ctl("release").returncode == 0 and first.stop() == 0
      and first.start().json("status")[0].get("hold") is None)
first.stop()

# Ledgers that no restart mends, and a start that fails for another reason.
for what, break_it, words in [
    ("emptied", lambda f: f.write_bytes(b""), "empty"),
    ("with a page of nothing", lambda f: f.write_bytes(f.read_bytes()[:4096 * 3] + bytes(4096) + f.read_bytes()[4096 * 4:]), "damaged"),
    ("no database at all", lambda f: f.write_bytes(b"This is no database.\n" * 300), "damaged"),
]:
    here = town("ledger")
    replay(here, SPAN, here / "etc/frist.yaml")
    for extra in ("ledger.sqlite-wal", "ledger.sqlite-shm"):
        (here / "state" / extra).unlink(missing_ok=True)
    break_it(here / "state/ledger.sqlite")
    ended = replay(here, SPAN, here / "etc/frist.yaml")
    check(f"a ledger {what} ends with 70: {ended.stderr.strip()[-90:]}", ended.returncode == 70 and words in ended.stderr)
here = town("ledger")
daemon = Daemon(here, here / "etc/frist.yaml").start()
daemon.stop()
for what, value in [("the largest number there is", 2**63 - 1), ("the smallest", -(2**63))]:
    with sqlite3.connect(here / "state/ledger.sqlite") as db:
        db.execute("UPDATE clock SET wall_seconds = ?", (value,))
    db.close()
    ended = run(FRISTD, "--config", here / "etc/frist.yaml", "--state", here / "state", "--spool", here / "spool", "--once", timeout=20)
    check(f"a clock row with {what} ends with 70 and is named: {ended.stderr.strip()[-90:]}",
          ended.returncode == 70 and "clock" in ended.stderr)

# Bytes of the ledger that a bad disk has changed: found, or without effect; never a crash.
print(f"    seed {SEED}")
random.seed(SEED)
here = town("bytes")
replay(here, SPAN, here / "etc/frist.yaml")
whole_ledger = (here / "state/ledger.sqlite").read_bytes()
codes = {}
for _ in range(60):
    broken = bytearray(whole_ledger)
    place = random.randrange(len(broken))
    for offset in range(random.choice([1, 4, 64, 4096])):
        if place + offset < len(broken):
            broken[place + offset] = random.randrange(256)
    for extra in ("ledger.sqlite-wal", "ledger.sqlite-shm"):
        (here / "state" / extra).unlink(missing_ok=True)
    (here / "state/ledger.sqlite").write_bytes(broken)
    ended = replay(here, SPAN, here / "etc/frist.yaml", timeout=60)
    codes[ended.returncode] = codes.get(ended.returncode, 0) + 1
    if ended.returncode < 0:
        print(f"      at {place}: {ended.stderr.strip()[-300:]}")
check(f"60 ledgers with wrong bytes end by these codes: {codes}", set(codes) <= {0, 1, 70})
here = town("control")
for what, path in [("no such directory", here / "missing/c"), ("a path too long", here / ("x" * 120)), ("a file in its place", here / "etc/frist.yaml")]:
    ended = run(FRISTD, "--config", here / "etc/frist.yaml", "--state", here / "state", "--spool", here / "spool", "--control", path,
                timeout=20)
    check(f"a control socket with {what} ends with 1 and names it", ended.returncode == 1 and str(path) in ended.stderr, ended)
finish()

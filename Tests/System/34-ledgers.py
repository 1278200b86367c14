#!/usr/bin/env python3
"""Ledgers that are not what they should be: of a newer version, none at all, empty, cut off, damaged, on a full disk, from a backup.

Each is refused with a clear error and not touched, or gives the right answer; fristd is never ended by a signal, and nothing is told
again or forgotten without a word. Wrong bytes are drawn from a fixed seed over every kind of page that SQLite has; with FRIST_LONG set
twenty times as many.
"""

import collections
import contextlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from frist_faults import PLAN, Clocks, Lived, Passed, fault_library, faults, measure, on, stories
from frist_test import CONFIG, FRISTD, LONG, check, finish, mails, replay, run, scratch

began = time.monotonic()
library = fault_library()
clocks = Clocks()
PAGE = 4096


def ledger_of(here):
    return here / "state/ledger.sqlite"


def words(ended, here):
    """The last line of what it says, without the place."""
    return (ended.stderr.strip().splitlines() or ["nothing"])[-1].replace(f"{here}/", "").removeprefix("fristd: ")


def set_aside(here):
    """Another file in the ledger's place, without what belonged to it."""
    for extra in ("-wal", "-shm"):
        ledger_of(here).with_name(f"ledger.sqlite{extra}").unlink(missing_ok=True)


# --- What is no ledger, or not one for this program

small = stories(library, clocks, ["a replay"])[0]
used = small.lay()
check("a replay that has made a ledger", small.act(used).returncode == 0)
whole = ledger_of(used).read_bytes()


def rewritten(sql):
    def make(file):
        with contextlib.closing(sqlite3.connect(file)) as db:
            db.executescript(sql)
    return make


for what, make, word in [
    ("of a newer version", rewritten("INSERT INTO grdb_migrations VALUES ('2');"), "newer"),
    ("of a version from afar", rewritten("INSERT INTO grdb_migrations VALUES ('next'); ALTER TABLE entry RENAME TO happened;"), "newer"),
    ("that is a text", lambda file: file.write_text("This is no database.\n" * 300), "damaged"),
    ("that is one line", lambda file: file.write_text("x\n"), "damaged"),
    ("that is zeros", lambda file: file.write_bytes(bytes(len(whole))), "damaged"),
    ("that is random", lambda file: file.write_bytes(random.Random(34).randbytes(len(whole))), "damaged"),
    ("that is empty", lambda file: file.write_bytes(b""), "empty"),
    ("of a single byte, which SQLite takes for none", lambda file: file.write_bytes(whole[:1]), "empty"),
    ("that is a directory", lambda file: (file.unlink(), file.mkdir()), "Is a directory"),
    ("whose lock is empty too", lambda file: (file.write_bytes(b"x" * 512), (file.parent / "lock").write_bytes(b"")), "damaged"),
]:
    here = small.folder / "other"
    shutil.copytree(used, here)
    make(ledger_of(here))
    set_aside(here)
    before = ledger_of(here).read_bytes() if ledger_of(here).is_file() else b""
    ended = small.act(here)
    only_read = run(FRISTD, "--log", "--state", here / "state", "--json")
    service = run(FRISTD, "--config", here / "etc/frist.yaml", "--state", here / "state", "--spool", here / "spool", "--control",
                  here / "control", timeout=20)
    after = ledger_of(here).read_bytes() if ledger_of(here).is_file() else b""
    check(f"a ledger {what}: {words(ended, here)}", ended.returncode == service.returncode == 70 and word in ended.stderr
          and before == after, (ended.returncode, service, before == after))
    check("  whoever only reads it is told too", only_read.returncode in (1, 70) and only_read.stderr and not only_read.stdout, only_read)
    shutil.rmtree(here)

# It is a sound database otherwise: whoever reads it needs no name, but the spool would be given a wrong one.
here = small.folder / "other"
shutil.copytree(used, here)
rewritten("UPDATE stamp SET value = CAST(x'ff' AS TEXT) WHERE key = 'identity';")(ledger_of(here))
ended = small.act(here)
check(f"a ledger whose own name is damaged: {words(ended, here)}", ended.returncode == 70 and "stamp identity" in ended.stderr, ended)
shutil.rmtree(here)


# --- Cut off

def tried(here, data):
    """A replay over some bytes, beside the spool of before: how it ended, and its mail."""
    ledger_of(here).write_bytes(data)
    set_aside(here)
    log = run(FRISTD, "--log", "--state", here / "state", "--json")
    return small.act(here), log, mails(here / "spool")


lengths = sorted({*range(0, len(whole), PAGE), *(random.Random(35).randrange(len(whole)) for _ in range(200)), 1, 15, 16, 99, 100, 101, 511, 512})
lengths = lengths if LONG else lengths[::8]
codes, silent, signals = collections.Counter(), [], []
spool = mails(used / "spool")
for length in lengths:
    ended, log, found = tried(used, whole[:length])
    codes[ended.returncode] += 1
    signals += [length] if ended.returncode < 0 or log.returncode < 0 else []
    silent += [length] if ended.returncode == 0 or log.returncode == 0 or found != spool else []
check(f"{len(lengths)} ledgers cut off: ended by {dict(codes)}, by a signal {len(signals)}; taken for whole {len(silent)}",
      not signals and not silent and set(codes) == {70}, (signals[:5], silent[:5]))


# --- Wrong bytes, over every kind of page

big = scratch("big")
check("a replay of seven years makes a ledger with pages of all kinds", replay(big, "2013-01-01..2019-12-31").returncode == 0)
sound = ledger_of(big).read_bytes()
NEXT = "2020-01-01..2020-01-20"


def kinds_of_pages(file):
    """Kind → where its pages begin."""
    found = collections.defaultdict(list)
    with contextlib.closing(sqlite3.connect(file)) as db:
        index = {name for name, in db.execute("SELECT name FROM sqlite_schema WHERE type = 'index'")}
        known = set()
        for name, kind, number in db.execute("SELECT name, pagetype, pageno FROM dbstat"):
            known.add(number)
            found["the schema" if name == "sqlite_schema" else f"{kind} of {'an index' if name in index else 'a table'}"].append((number - 1) * PAGE)
    # What nobody has: a chain of trunks, each with the numbers of the free pages that it holds.
    trunk = int.from_bytes(sound[32:36], "big")
    while trunk:
        known.add(trunk)
        found["trunk of the free pages"].append((trunk - 1) * PAGE)
        trunk = int.from_bytes(sound[(trunk - 1) * PAGE:][:4], "big")
    found["free"] = [(number - 1) * PAGE for number in range(1, len(sound) // PAGE + 1) if number not in known]
    found["the header"] = [0]
    return dict(found)


pages = kinds_of_pages(ledger_of(big))
check("all kinds are there: " + ", ".join(f"{len(places)} {kind}" for kind, places in sorted(pages.items())),
      len(pages) == 9 and all(pages.values()), pages.keys())


def answers(data):
    """What a ledger of these bytes says: whoever reads it, and the days that come, into a spool of their own."""
    here = scratch("bytes")
    (here / "state").mkdir()
    ledger_of(here).write_bytes(data)
    shutil.copy(big / "state/lock", here / "state/lock")
    log = run(FRISTD, "--log", "--state", here / "state", "--json", timeout=120)
    report = run(FRISTD, "--report", "--all", "--year", "2019", "--config", CONFIG, "--state", here / "state", "--format", "json", timeout=120)
    went = replay(here, NEXT, timeout=120)
    found = mails(here / "spool") if (here / "spool").exists() else {}
    shutil.rmtree(here)
    return went, log, report, found


right = answers(sound)
check(f"sound, it tells the next days in {len(right[3])} mails", [p.returncode for p in right[:3]] == [0, 0, 0] and len(right[3]) > 10)
outcomes, bad, unseen = collections.defaultdict(collections.Counter), [], []
lost = doubled = differ = 0
mutex = threading.Lock()


def damage(case):
    global lost, doubled, differ
    kind, number = case
    chance = random.Random(f"{kind} {number}")
    broken = bytearray(sound)
    size = chance.choice([1, 4, 64, PAGE])
    area = 100 if kind == "the header" else PAGE
    start = chance.choice(pages[kind]) + (0 if size >= area else chance.randrange(area - size + 1))
    broken[start:start + min(size, area)] = chance.randbytes(min(size, area))
    went, log, report, found = answers(bytes(broken))
    codes = (went.returncode, log.returncode, report.returncode)
    with mutex:
        if not {*codes} <= {0, 65, 70}:
            bad.append((kind, number, codes, (went.stderr + log.stderr + report.stderr)[-400:]))
        if went.returncode != 0:
            outcomes[kind]["refused"] += 1
            return
        lost += len(set(right[3]) - set(found))
        doubled += len(set(found) - set(right[3]))
        differ += sum(found[path] != right[3][path] for path in set(found) & set(right[3]))
        if log.stdout != right[1].stdout or report.returncode == 0 and report.stdout != right[2].stdout or report.returncode == 65:
            # In the midst of what was written there: SQLite keeps no checksums.
            outcomes[kind]["another text"] += 1
            unseen.append((kind, number, start, size))
        else:
            outcomes[kind]["without effect"] += 1


each = 240 if LONG else 12
with ThreadPoolExecutor(os.cpu_count() or 1) as threads:
    list(threads.map(damage, [(kind, number) for kind in sorted(pages) for number in range(each)]))
for kind in sorted(pages):
    print(f"      {kind}: {each} tried, " + ", ".join(f"{count} {what}" for what, count in sorted(outcomes[kind].items())))
check(f"{each * len(pages)} ledgers with wrong bytes: ended by a signal or oddly {len(bad)}; lost {lost}, doubled {doubled}, other bytes {differ}",
      not bad and (lost, doubled) == (0, 0), bad[:4])
print(f"      not to be seen, within a text or a number: {len(unseen)}")


# --- The log of a daemon that was killed

passed = Passed("a pass", clocks, library)
here = passed.lay()
daemon = passed.daemon(here, clocks.showing(10)).start()
daemon.ctl("pass")
wanted = mails(here / "spool")
daemon.stop(signal.SIGKILL)
log = ledger_of(here).with_name("ledger.sqlite-wal")
check(f"killed after a pass with {len(wanted)} mails, its log has {log.stat().st_size} bytes", len(wanted) == 10 and log.stat().st_size > 10_000)
ways = collections.Counter()
wrong = []
sound_log = log.read_bytes()
for number in range(100 if LONG else 8):
    chance = random.Random(number)
    place = passed.folder / f"log-{number}"
    shutil.copytree(here, place, ignore=shutil.ignore_patterns("notify", "control"))
    bytes_of_log = bytearray(sound_log)
    if number % 4 == 3:
        bytes_of_log = bytes_of_log[:chance.randrange(len(bytes_of_log))]
    else:
        for _ in range(chance.choice([1, 40])):
            bytes_of_log[chance.randrange(len(bytes_of_log))] ^= 1 << chance.randrange(8)
    ledger_of(place).with_name("ledger.sqlite-wal").write_bytes(bytes_of_log)
    again = passed.daemon(place, clocks.showing(11)).start()
    hold = again.json("status")[0].get("hold")
    again.ctl("pass")
    found = mails(place / "spool")
    ways[f"held: {hold['cause']}" if hold else "right"] += 1
    if found != wanted or again.stop() != 0:
        wrong.append((number, hold, len(found)))
    shutil.rmtree(place)
check(f"{sum(ways.values())} logs with wrong bytes or cut off: {dict(ways)}; spools that differ {len(wrong)}", not wrong, wrong[:4])


# --- Rows that no program wrote

STRANGE = {"TEXT": ["''", "CAST(x'ff' AS TEXT)", "CAST(x'00' AS TEXT)", "'../../x'", "char(10)", "printf('%.*c', 3000, 'x')", "'-1'",
                    "'9999-12-31T23:59'", "'0000-00-00T00:00'", "'{\"a\":1}'"],
           "INTEGER": ["0", "-1", "9223372036854775807", "-9223372036854775808", "1000000000000000000"],
           "BLOB": ["x''", "x'ff00'", "zeroblob(100000)"]}


def columns(file):
    """Each column of each table of a ledger, with its type."""
    with contextlib.closing(sqlite3.connect(file)) as db:
        tables = [name for name, in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")]
        return [(table, name, kind or "TEXT") for table in tables for _, name, kind, *_ in db.execute(f"PRAGMA table_info({table})")]


def rewrite(file, table, column, value):
    """Puts a value into a row, past what the ledger forbids; false where SQLite itself refuses it there."""
    row = "key = 'identity'" if table == "stamp" else f"rowid = (SELECT max(rowid) FROM {table})"
    with contextlib.closing(sqlite3.connect(file)) as db:
        triggers = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        try:
            for name, _ in triggers:
                db.execute(f"DROP TRIGGER {name}")
            db.execute(f"UPDATE {table} SET {column} = {value} WHERE {row}")
            for _, text in triggers:
                db.execute(text)
            db.commit()
        except sqlite3.Error:
            return False
    return True


def takes(place):
    """The exit codes of a town's ledger once used, once released and only read."""
    argv = [FRISTD, "--config", place / "etc/frist.yaml", "--state", place / "state"]
    ended = [run(*argv, "--spool", place / "spool", "--once", env=os.environ | clocks.showing(11), timeout=30),
             run(FRISTD, "--log", "--state", place / "state", "--json", timeout=30), run(*argv, "--report", "by", timeout=30)]
    if ended[0].returncode in (0, 1):
        daemon = passed.daemon(place, clocks.showing(11)).start(wait=False)
        # Ready, or ended.
        end = time.monotonic() + 20
        while daemon.process.poll() is None and daemon.ctl("release").returncode == 69 and time.monotonic() < end:
            time.sleep(0.02)
        daemon.ctl("pass")
        try:
            code = daemon.stop() if daemon.process.poll() is None else daemon.process.returncode
        except subprocess.TimeoutExpired:
            daemon.process.kill()
            code = "it hangs"
        ended.append(subprocess.CompletedProcess([], code, "", daemon.log()))
    return ended


# A ledger with mail that was delivered, and one with mail that waits.
waiting = passed.lay()
passed.act(waiting, faults(library, waiting, 100, "before"))
cases = [(ledger, *column, value) for ledger in (here, waiting) for column in columns(ledger_of(ledger)) for value in STRANGE[column[2]]]
codes, crashed, refused, tried_rows = collections.Counter(), [], 0, 0
for number, (source, table, column, _, value) in enumerate(cases):
    if not LONG and number % 17 != 0:
        continue
    tried_rows += 1
    place = passed.folder / "row"
    shutil.copytree(source, place, ignore=shutil.ignore_patterns("notify", "control"))
    if rewrite(ledger_of(place), table, column, value):
        ended = takes(place)
        codes.update(e.returncode for e in ended)
        if not {e.returncode for e in ended} <= {0, 1, 65, 70}:
            crashed.append((table, column, value, [(e.returncode, e.stderr[-300:]) for e in ended]))
    else:
        refused += 1
    shutil.rmtree(place)
check(f"{tried_rows} strange values, over the {len({case[1:3] for case in cases})} columns of all tables: ended by {dict(codes)}, "
      f"refused by SQLite {refused}; ended by a signal {len(crashed)}", not crashed, crashed[:4])


# --- A full disk

here = passed.lay()
kept = here / "kept"
(here / "state").rename(kept)
(here / "state").mkdir()
run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", here / "state")
try:
    for path in kept.iterdir():
        shutil.copy(path, here / "state")
    daemon = passed.daemon(here, clocks.showing(10)).start()
    with open(here / "state/filler", "wb", buffering=0) as filler, contextlib.suppress(OSError):
        while True:
            filler.write(bytes(PAGE))
    reply = daemon.ctl("pass", timeout=30)
    code = daemon.process.wait(20)
    check(f"its disk full: ended with {code}: {daemon.log().strip().splitlines()[-1].replace(str(here), '')[-90:]}",
          code == 1 and reply.returncode != 0 and "full" in daemon.log())
    told = mails(here / "spool")
    full = run(FRISTD, "--config", here / "etc/frist.yaml", "--state", here / "state", "--spool", here / "spool", "--once",
               env=os.environ | clocks.showing(10), timeout=30)
    check(f"  started while it is full, it ends with {full.returncode}, to be tried again: {words(full, here)[-70:]}",
          full.returncode == 1 and mails(here / "spool") == told)
    (here / "state/filler").unlink()
    daemon = passed.daemon(here, clocks.showing(10)).start()
    daemon.ctl("pass")
    found = mails(here / "spool")
    check(f"  with room again {len(found)} mails; lost {len(set(wanted) - set(found))}, doubled {len(set(found) - set(wanted))}",
          found == wanted and daemon.stop() == 0)
finally:
    run("umount", "-l", here / "state")


# --- An older ledger, from a backup

class Restored(Lived):
    """A town that was told of one measure before the backup."""

    def __init__(self):
        super().__init__("a backup", PLAN + "measures:\n" + measure(1, on(5)), [], clocks, library)


def names(found, ident):
    return sum(f"Tiltak {ident}".encode() in message for message in found.values())


town = Restored()
here = town.lay()
before = mails(here / "spool")
shutil.copytree(here / "state", here / "backup")
# After the backup: another measure in the file is told of, and a command given.
daemon = town.daemon(here, clocks.showing(10)).start()
town.write(here, town.plan + measure(2, on(6)))
daemon.ctl("done", "by/1", "--on", on(-1))
daemon.ctl("pass")
since = {path: text for path, text in mails(here / "spool").items() if path not in before}
daemon.stop()
shutil.rmtree(here / "state")
(here / "backup").rename(here / "state")
daemon = town.daemon(here, clocks.showing(11)).start()
hold = daemon.json("status")[0].get("hold") or {}
check(f"a ledger from a backup, {len(since)} mails older: held, status says: {hold.get('why')}",
      len(before) == len(since) == names(since, 2) == 10 and hold.get("cause") == "behind", (len(before), len(since), hold))
asked, monitored = daemon.ctl("pass"), daemon.ctl("check")
check(f"  nothing goes: {asked.stderr.strip()}", asked.returncode == 1 and monitored.returncode == 2 and len(mails(here / "spool")) == 20)
check("  the command that was given since is not in it", [r["state"] for r in daemon.json("list", "by") if r["id"] == "by/1"] != ["done"])
daemon.ctl("release")
daemon.ctl("pass")
found = mails(here / "spool")
again = {path: text for path, text in found.items() if path not in before and path not in since}
check(f"  released: {names(again, 2)} hear again of what was told after the backup, {names(again, 1)} of what was told before it; "
      f"lost {len(set(before | since) - set(found))}", len(again) == names(again, 2) == 10 and names(again, 1) == 0
      and set(before | since) <= set(found), sorted(again))
check("  calm again", daemon.json("status")[0].get("hold") is None and daemon.ctl("done", "by/1", "--on", on(-1)).returncode == 0
      and daemon.stop() == 0)

# Removed altogether: another ledger begins, and the spool knows that it is another.
shutil.rmtree(here / "state")
daemon = town.daemon(here, clocks.showing(12)).start()
hold = daemon.json("status")[0].get("hold")
daemon.ctl("pass")
check(f"a ledger that is gone: held, status says: {(hold or {}).get('why')}", hold is not None and len(mails(here / "spool")) == 30)
daemon.stop()
print(f"    {time.monotonic() - began:.0f} s")
finish()

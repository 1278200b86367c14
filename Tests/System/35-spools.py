#!/usr/bin/env python3
"""Spools that cannot be written, in twelve ways: the delivery stays, `status` and `check` say since when and why, others are served, and
it goes when the fault is mended, once."""

import contextlib
import os
import shutil
import time

from frist_faults import Clocks, Passed, RECIPIENTS, each, fault_library, left_alone
from frist_test import check, finish, mails, run

library = fault_library()
clocks = Clocks()
passed = Passed("a pass", clocks, library)
ALL = len(RECIPIENTS)
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
    # From the start: what the daemon has open for writing, its lock for one, would forbid it later.
    with tmpfs(spool, "size=4m,ro"):
        yield lambda: run("mount", "-o", "remount,rw", spool)


@contextlib.contextmanager
def replaced(place, by):
    """Another thing in its place, until it is mended."""
    kept = place.with_name(place.name + ".kept")
    place.rename(kept)
    for _ in range(100):
        try:
            by(place)
            break
        except FileExistsError:
            # The daemon looked at just this moment, and made a new one.
            shutil.rmtree(place)

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
            before["waiting"] == again["waiting"] == waits and went == ALL - waits and code == (2 if waits else 0)
            and bool(error) == bool(before["oldest"]) == bool(waits) and last["waiting"] == 0 and not last["error"]
            and found == wanted[0] and ended == 0, (before, again, code, last, lost, doubled, ended))


_, wanted = left_alone(passed, library)
for told in each(SPOOLS, lambda row: spool_is(*row, wanted)):
    check(*told)
finish()

#!/usr/bin/env python3
"""frist-post killed, and failed, at every call that it makes: nothing is lost, and what comes twice is the same message.

A preload library (faults.c) counts the calls; one round over every kind of mail is run once for each of them and each
kind of end: killed before it, after it, in the middle of a write; failed with what full and broken disks give
(with FRIST_LONG set, also quotas, limits and read-only ones). Then a round without faults, and what has arrived is counted.
"""

import collections
import email
import errno
import os
import signal
import time

from frist_faults import fault_library
from frist_test import LONG, check, finish
from post_office import PostOffice, message

library = fault_library()
office = PostOffice("crash")
log = office.here / "calls"

# What waits, and what must become of it: name → (where it is put, where it must arrive).
BODY = "Hei.\n" * 3000
MAIL = {"a-mbox": ("games", 1), "b-mbox": ("games", 1), "c-mbox": ("news", 1), "d-sendmail": (None, 1), "e-sendmail": (None, 1)}
NEVER = "f-refused"
KINDS = ["create", "open", "write", "fsync", "rename", "ftruncate", "link", "unlink", "mkdir", "spawn", "wait"]
NOW = int(time.time())


def lay():
    """Two mailboxes with something in them, one with half a message of ours, one message tried before, one that sendmail refuses, one that is none."""
    office.reset()
    log.unlink(missing_ok=True)
    before = b"From a@b Thu Jan  1 00:00:00 1970\nSubject: before\n\nx\n"
    office.make_mailbox("news", before)
    # The first try of a-mbox was ended while it wrote.
    office.make_mailbox("games", before + f"\nFrom it-drift@nes.example {time.asctime(time.gmtime(NOW))}\n".encode()
                        + message("a-mbox", BODY)[:5000])
    office.obey('case $last in refused*) cat >/dev/null; exit 75;; esac')
    for name, (user, _) in MAIL.items():
        office.put(name, message(name, BODY), **({"user": user} if user else {"to": "hf@nes.example"}))
    office.put(NEVER, to="refused@nes.example")
    os.rename(office.outgoing / "new" / "a-mbox", office.outgoing / "cur" / f"a-mbox:1,1,{NOW},{NOW}")
    os.rename(office.outgoing / "new" / "e-sendmail", office.outgoing / "cur" / f"e-sendmail:1,3,{NOW},{NOW}")
    os.rename(office.outgoing / "new" / NEVER, office.outgoing / "cur" / f"{NEVER}:1,0,0,0")
    (office.outgoing / "new" / "g-none").write_bytes(b"nothing\n")


def faulty(at, how):
    return office.run(env={"LD_PRELOAD": library, "FAULTS_UNDER": f"{office.outgoing}:{office.mail}", "FAULTS_LOG": str(log),
                           "FAULTS_CALLS": ",".join(KINDS), "FAULTS_AT": str(at), "FAULTS_DO": str(how), "PATH": os.environ["PATH"]})


def arrived():
    """How often each message is where it belongs, whole."""
    found = collections.Counter()
    for _, content in office.sent():
        name = email.message_from_bytes(content)["Subject"]
        found[name] += content == message(name, BODY)
    for user in ["games", "news"]:
        for subject, content, _ in office.box(user):
            if subject == "before":
                found["before"] += content.endswith(b"\n\nx\n")
            else:
                # Python leaves the empty line that ends a message in an mbox to the message.
                whole = subject in MAIL and MAIL[subject][0] == user and content.rstrip() == message(subject, BODY).rstrip()
                found[subject if whole else "torn"] += 1
    return found


def settle():
    """Rounds without faults, as the timer makes them; what is over then."""
    result = office.run()
    # The lock of a process that was killed is seen to be dead, whoever looks.
    return result, arrived(), {n.split(":")[0] for n in office.waiting()}, {n.split(":")[0] for n in office.failed()}


lay()
result = faulty(0, "")
calls = [line.split()[0] for line in log.read_text().splitlines()]
whole = {**{name: 1 for name in MAIL}, "before": 2}
check("without faults everything arrives once", result.returncode == 1 and dict(arrived()) == whole, (result.stderr, arrived()))
kinds = collections.Counter(calls)
print(f"    {len(calls)} calls:", ", ".join(f"{n} {kind}" for kind, n in sorted(kinds.items())))
check("all kinds are among them", set(kinds) == set(KINDS), kinds)


def killed(code):
    return code == -signal.SIGKILL


def survives(code):
    return code in (0, 1, 75)


def sweep(how, said, expected, points):
    """One round for each point; prints how many, and what was lost and doubled."""
    done = lost = doubled = torn = stuck = 0
    bad = []
    for at in points:
        lay()
        result = faulty(at, how)
        done += expected(result.returncode)
        # A kill may come before the note that the envelope is none, or after.
        last, found, waiting, failed = settle()
        lost_now = [name for name in whole if found[name] < whole[name]]
        doubled_now = [name for name in whole if found[name] > whole[name]]
        lost += len(lost_now)
        doubled += len(doubled_now)
        # Ended while it wrote, and then its own file cannot be opened: the next mail in that mailbox stands behind the half.
        if expected is survives and calls[at - 1] == "open":
            found["torn"] = max(0, found["torn"] - 1)
        torn += found["torn"]
        if waiting != {NEVER} or failed != {"g-none"} or last.returncode not in (1, 75):
            stuck += 1
        if lost_now or found["torn"] or waiting != {NEVER} or failed != {"g-none"} or not expected(result.returncode):
            bad.append((at, calls[at - 1], result.returncode, lost_now, waiting, failed, last.stderr[-300:]))
    check(f"{said}: {len(list(points))} points, {done} met; lost {lost}, torn {torn}, left over {stuck}, sent twice {doubled}",
          not bad, bad[:3])
    return doubled


points = range(1, len(calls) + 1)
total = doubled = 0
for how, said in [("before", "killed before each call"), ("after", "killed after each call"),
                  ("half", "killed in the middle of each write")]:
    chosen = [n for n in points if how != "half" or calls[n - 1] == "write"]
    doubled += sweep(how, said, killed, chosen)
    total += len(chosen)
for name in ["EIO", "ENOSPC"] + (["EDQUOT", "EMFILE", "EROFS"] if LONG else []):
    doubled += sweep(getattr(errno, name), f"each call failed once with {name}", survives, points)
    total += len(points)
print(f"    {total} ends and faults in all; {doubled} messages went out twice, as they may by sendmail")
finish()

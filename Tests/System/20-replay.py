#!/usr/bin/env python3
"""The replay of eleven years on the five plans: the same bytes twice, every mail sound, each on a working day."""

import collections
import datetime
import email
import email.policy
import mailbox
import os

from frist_test import CONFIG, FRISTD, ROOT, check, finish, json_lines, mails, replay, run, scratch

SPAN = "2013-01-01..2023-12-31"

one, two = scratch("replay"), scratch("replay")
first = replay(one, SPAN)
check("the replay ends well", first.returncode == 0, first.stderr)
print("    " + first.stdout.splitlines()[0] if first.stdout else "")
second = replay(two, SPAN, env=os.environ | {"SWIFT_DETERMINISTIC_HASHING": "1"})
check("so does a second one, under another hash seed", second.returncode == 0, second.stderr)
spool = one / "spool"
here, there = mails(spool), mails(two / "spool")
check(f"{len(here)} mails, byte for byte and name for name the same", here == there and len(here) > 0)
check("nothing is left in the staging directory", not any((spool / ".stage").iterdir()))

# Python's own mail parsers.
defects, days, wrong_dates = [], collections.Counter(), []
holidays = {line.split(",")[0] for line in (ROOT / "Tests/Fixtures/holidays-no.csv").read_text().splitlines()[1:]}
ids, headers_bad = set(), []
for box in sorted(p.name for p in spool.iterdir() if not p.name.startswith(".")):
    for key, message in mailbox.Maildir(spool / box, create=False).iteritems():
        parsed = email.message_from_bytes(message.as_bytes(), policy=email.policy.default)
        parsed.get_body(("plain",)).get_content()
        defects += [d for part in parsed.walk() for d in part.defects]
        defects += [d for value in parsed.values() for d in getattr(value, "defects", [])]
        ids.add(parsed["Message-ID"])
        when = parsed["Date"].datetime
        days[box, when.date()] += 1
        quiet = (when.month, when.day) >= (12, 24) or (when.month, when.day) == (1, 1)
        if when.weekday() >= 5 or when.date().isoformat() in holidays or quiet:
            wrong_dates.append((box, when))
        for name in ("From", "To", "Reply-To", "Subject", "Auto-Submitted", "List-Id", "References", "Content-Language"):
            if name == "Reply-To" and not parsed[name]:
                continue  # the coordinator's own mail
            if not parsed[name]:
                headers_bad.append((box, key, name))
check("email and mailbox parse every one without a defect", not defects, defects[:3])
check("every header that a mail needs is there", not headers_bad, headers_bad[:3])
check("every Message-ID is its own", len(ids) == len(here))
check("nobody gets two mails on one day", max(days.values()) == 1)
check("none is dated on a Saturday, Sunday, public holiday or quiet day", not wrong_dates, wrong_dates[:3])
long = [name for name, data in here.items() if any(len(line) > 78 for line in data.split(b"\n"))]
check("no line is longer than 78, none leaves 7 bits", not long and all(max(d) < 128 for d in here.values()), long[:3])

# The preview from files names the same digests.
preview = run(FRISTD, "--preview", "--config", CONFIG, "--from", "2013-01-01", "--to", "2023-12-31", "--json")
named = {(d["recipient"], d["at"]) for d in json_lines(preview.stdout)}
sent = {(p.split("/")[0], f"{n[0:4]}-{n[4:6]}-{n[6:11]}:{n[11:13]}") for p in here for n in [p.split("/")[2]]}
check("fristd --preview names the same digests", named == sent, sorted(named ^ sent)[:3])

# Each notice once, by the ledger itself.
import sqlite3

ledger = sqlite3.connect(one / "state/ledger.sqlite")
told = ledger.execute("SELECT plan, root, label, original_due, copy, number, step, role, day, facts, count(*) "
                      "FROM entry WHERE kind IN ('told', 'superseded') "
                      "GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 HAVING count(*) > 1").fetchall()
check("each notice once", not told, told[:3])
states = dict(ledger.execute("SELECT state, count(*) FROM delivery GROUP BY 1"))
check("every delivery is marked", states == {"delivered": len(here)}, states)
notices = ledger.execute("SELECT count(*) FROM entry WHERE kind = 'told'").fetchone()[0]
check("the preview has every notice", notices == sum(len(d["notices"]) for d in json_lines(preview.stdout)))
finish()

#!/usr/bin/env python3
"""The first morning of the five plans, long over, on a server of today: with and without `remind_from` (DESIGN.md 4 and 5, rules 5 and 6)."""

import email
import email.policy
import shutil
from collections import Counter

from frist_faults import WEDNESDAY
from frist_test import ROOT, check, finish, json_lines, mails, replay, run, scratch, FRISTD

ETC = ROOT / "etc/frist"


def morning(name, extra):
    """What goes on the first morning: the digests, and the lines of the longest mail's text."""
    here = scratch(name)
    shutil.copytree(ETC, here / "etc")
    settings = here / "etc/frist.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + extra, encoding="utf-8")
    went = replay(here, f"{WEDNESDAY}..{WEDNESDAY}", config=settings)
    check(f"{name}: the first morning passes", went.returncode == 0, went.stderr)
    digests = json_lines(run(FRISTD, "--log", "--state", here / "state", "--json").stdout)
    texts = [email.message_from_bytes(m, policy=email.policy.default).get_body(["plain"]).get_content() for m in mails(here / "spool").values()]
    return digests, max((len(t.splitlines()) for t in texts), default=0)


def shown(digests, longest):
    notices = [n for d in digests for n in d["notices"]]
    steps = Counter(n["step"].split("-")[0] for n in notices)
    return f"{len(digests)} digests with {len(notices)} notices {dict(sorted(steps.items()))}; the longest mail has {longest} lines"


without, longest = morning("without remind_from", "")
print(f"    without: {shown(without, longest)}")
steps = Counter((d["recipient"], n["id"], n["step"]) for d in without for n in d["notices"])
check("each recipient gets one mail", len({d["recipient"] for d in without}) == len(without))
check("no leader hears of what the responsible hears of for the first time", not any(step.startswith("escalated") for _, _, step in steps))
said = Counter((d["recipient"], n["id"], n["occurrence"], n["step"]) for d in without for n in d["notices"])
check("each thing is said once to each", max(said.values()) == 1, said.most_common(3))
late = {n["occurrence"] for d in without for n in d["notices"] if n["step"].startswith("overdue")}

day = WEDNESDAY.isoformat()
with_it, longest = morning("with remind_from", f"remind_from: {day}\n")
print(f"    with: {shown(with_it, longest)}")
check(f"of {len(late)} that were overdue before that day nobody hears", not late & {n["occurrence"] for d in with_it for n in d["notices"]}
      and not any(n["due"] < day and n["occurrence"] for d in with_it for n in d["notices"]), with_it)
check("what is still to come is told as without it", {(d["recipient"], n["id"], n["step"]) for d in with_it for n in d["notices"]}
      <= set(steps), with_it)
finish()

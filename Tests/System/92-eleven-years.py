#!/usr/bin/env python3
"""Eleven years of the five plans, as their readers had them: what a mail looks like from where they sit, counted.

20-replay.py holds the same replay against the formats; here it is what people would complain about. What must not be is a
check; how much there is of the rest is printed, for whoever compares.
"""

import collections
import datetime
import email
import email.policy
import os
import re
import subprocess

import yaml
from frist_test import CONFIG, FRISTD, ROOT, check, finish, json_lines, mails, replay, run, scratch

SPAN = "2013-01-01..2023-12-31"
NEAR = 3
KINDS = ["measures", "evaluations", "surveys", "reports", "revisions", "resolutions"]


class Mail:
    """One message as its reader has it."""

    def __init__(self, box, data):
        message = email.message_from_bytes(data, policy=email.policy.default)
        self.data = data
        self.box, self.day, self.subject = box, message["Date"].datetime.date(), message["Subject"]
        self.shown = message.get_body(("plain",)).get_content()
        # format=flowed: a line that ends with a space goes on in the next.
        self.text = re.sub(r" \n(?!-- \n)", " ", self.shown)
        self.html = message.get_body(("html",)).get_content()


def plans():
    """`plan/id` → its title and what it covers, of everything in the five files."""
    found = {}
    for path in sorted((ROOT / "etc/frist/plans.d").glob("*.yaml")):
        plan = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        for kind in KINDS:
            for item in plan.get(kind) or []:
                covers = item.get("covers") or []
                found[f"{path.stem}/{item['id']}"] = (item["title"], kind, covers)
    return found


def kind(step):
    return step.split("-")[0]


def as_mutt(letter, place):
    """A message as mutt decodes it, its headers aside; blank and line ends as one space."""
    for part in ("cur", "new", "tmp"):
        (place / "box" / part).mkdir(parents=True, exist_ok=True)
    (place / "box/cur/1:2,S").write_bytes(letter.data)
    shown = place / "shown"
    shown.unlink(missing_ok=True)
    (place / "muttrc").write_text(f"set folder={place} pipe_decode=yes wait_key=no\nalternative_order text/plain\n")
    run("script", "-qec", f"mutt -n -F {place}/muttrc -R -f {place}/box -e 'push \"<pipe-message>cat >{shown}<enter><exit>\"'",
        "/dev/null", stdin=subprocess.DEVNULL, timeout=30,
        env=os.environ | {"TERM": "xterm", "LC_ALL": "C.UTF-8", "HOME": str(place)})
    return " ".join(shown.read_text(encoding="utf-8").split()) if shown.exists() else ""


def shape(notices):
    """What a digest was about: its kinds of step, each once."""
    return "+".join(sorted({kind(n["step"]) for n in notices}))


here = scratch("years")
result = replay(here, SPAN)
check("the replay ends well", result.returncode == 0, result.stderr)
letters = [Mail(name.split("/")[0], data) for name, data in mails(here / "spool").items()]
letters.sort(key=lambda m: (m.box, m.day))
log = json_lines(run(FRISTD, "--log", "--state", here / "state", "--json").stdout)
notices = {(d["recipient"], d["at"][:10]): d["notices"] for d in log}
check(f"{len(letters)} mails, as the ledger has it", len(letters) == len(log) and len(letters) > 1000, len(log))

# --- What must not be.
long = [m.subject for m in letters if len(m.subject) > 70]
check("no subject is longer than 70 characters", not long, (len(long), long[:3]))
# The plans as shipped name no administrator, so nobody who gets mail has a shell.
commands = re.compile(r"\b(fristctl|fristd|frist-post|systemctl|journalctl|sudo)\b")
asked = [(m.box, str(m.day), commands.search(m.text + m.html)[0]) for m in letters if commands.search(m.text + m.html)]
check("no mail asks for a command of somebody who cannot run it", not asked, (len(asked), asked[:3]))
hollow = [m.subject for m in letters if "(Ikke oppgitt)" in m.text or "(Ikkje oppgitt)" in m.text]
check("none shows a title that the plan lacks", not hollow, hollow[:3])

# --- Told to nobody: neither a notice of its own, nor a line in anybody's mail.
told = {n["id"].split(":")[0] for digest in log for n in digest["notices"]}
squeezed = [" ".join(m.text.split()) for m in letters]
obligations = plans()
covered = {name for name, (_, of_kind, covers) in obligations.items() if covers}
silent = []
for name, (title, of_kind, _) in obligations.items():
    shown = f"{' '.join(title.split())} ({name.split('/')[1]}"
    if name not in told and not any(shown in text for text in squeezed):
        silent.append(name)
check(f"of {len(obligations)} obligations {len(silent)} are told to nobody: resolutions that cover measures",
      set(silent) <= covered, sorted(set(silent) - covered))
print(f"    {len(set(obligations) - told)} have no notice of their own: {len(silent)} covered, the others in a round or review")

# --- Six of each kind, as mutt shows them.
of_kind = collections.defaultdict(list)
for letter in letters:
    for name in {kind(n["step"]) for n in notices[letter.box, str(letter.day)]}:
        of_kind[name].append(letter)
opened, spoiled = 0, []
for name, all_of_it in sorted(of_kind.items()):
    for letter in all_of_it[:: max(1, len(all_of_it) // 6)][:6]:
        opened += 1
        if " ".join(letter.shown.split()) not in as_mutt(letter, here):
            spoiled.append((name, letter.box, str(letter.day)))
check(f"{opened} mails of {len(of_kind)} kinds are in mutt word for word what they are", opened > 40 and not spoiled, spoiled[:3])

# --- How much there is.
lines = max(letters, key=lambda m: m.shown.count("\n"))
print(f"    longest mail: {lines.shown.count(chr(10))} lines, {lines.box}, {lines.day}: {lines.subject}")
print(f"    median mail: {sorted(m.shown.count(chr(10)) for m in letters)[len(letters) // 2]} lines")
years = collections.Counter((m.box, m.day.year) for m in letters)
(box, year), most = years.most_common(1)[0]
print(f"    the busiest reader: {box}, {most} mails in {year}; {len({m.box for m in letters})} readers, "
      f"{len(letters) / len(years):.1f} mails a reader and year")
late = [n for d in log for n in d["notices"] if kind(n["step"]) in ("overdue", "escalated")]
print(f"    {sum(len(d['notices']) for d in log)} notices, {len(late)} of them overdue or escalated")

near = collections.Counter()
for before, after in zip(letters, letters[1:]):
    if before.box == after.box and (after.day - before.day).days <= NEAR:
        near[shape(notices[before.box, str(before.day)]), shape(notices[after.box, str(after.day)])] += 1
print(f"    within {NEAR} days of the one before: {sum(near.values())}")
for (first, then), count in near.most_common(12):
    print(f"      {count:4}  {first}  then  {then}")
alone = collections.Counter()
for (first, then), count in near.items():
    alone[then] += count
print("    by what the second one is about: " + ", ".join(f"{then} {count}" for then, count in alone.most_common(8)))
finish()

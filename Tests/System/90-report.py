#!/usr/bin/env python3
"""The yearly report: totals worked out by hand, every format, and what was known on a day."""

import csv
import datetime
import io
import json
import random
import re
import shutil
import subprocess

from frist_test import FRISTD, ROOT, check, finish, run, scratch

FIXTURE = json.loads((ROOT / "Tests/Fixtures/report-by-hand.json").read_text())
NES, LILLEHAMMER = "nes-rus", "lillehammer-psykisk-rus"


def said(text, outcomes):
    """A plan file with more keys behind ids."""
    for key, line in outcomes.items():
        pattern = re.compile(r'^(  - id: "?' + re.escape(key) + r'"?\n)', re.M)
        assert pattern.search(text), key
        text = pattern.sub(lambda m: m[1] + f"    {line}\n", text)
    return text


def redeadline(text, key, deadline):
    head, tail = re.split(r'(?=  - id: "?' + re.escape(key) + r'"?\n)', text)
    return head + re.sub(r"deadline: .*", f'deadline: "{deadline}"', tail, count=1)


def config(where):
    shutil.copytree(ROOT / "etc/frist", where / "etc")
    nes, lillehammer = (where / f"etc/plans.d/{plan}.yaml" for plan in (NES, LILLEHAMMER))
    nes.write_text(said(nes.read_text(), {
        "1.1": "done: 2019-11-01", "2.1": "done: 2019-12-31", "2.3": "done: 2020-01-15",
        "2.4": "cancelled: {on: 2019-09-01, reason: =dekket av et annet kurs}", "2.11": "done: {2019: 2019-10-10}",
        "3.6": "done: {2019-01: 2019-02-10, 2019-06: 2019-06-20}", "4.5": "done: {2019: 2019-06-28}"}))
    lillehammer.write_text(said(lillehammer.read_text(), {
        "1.1.1": "done: 2014-02-01", "1.5.2": "done: 2014-06-01", "1.6.3": "cancelled: {on: 2014-06-01, reason: Utgår}",
        "2.8.2": "done: {2013: 2014-03-01}", "evaluering": "done: {2014: 2014-05-20}",
        "rapport-tiltak": "done: {2014: 2014-06-10}", "4.1.2": "done: 2015-01-10"}))
    return lillehammer


# From that day on the file of Lillehammer says something else.
EDITS = [
    ("2014-05-10", lambda text: redeadline(text, "1.2.1", "2015")),
    ("2014-09-10", lambda text: redeadline(text, "1.2.1", "innen 31. mars 2015")),
    ("2015-01-15", lambda text: said(text, {"2.1.1": "done: 2014-12-20"})),
]


def lived(where, last):
    """A replay of Lillehammer up to a day, with what was changed until then."""
    plan = config(where)
    day = datetime.date(2014, 1, 1)
    stops = [(datetime.date.fromisoformat(d), edit) for d, edit in EDITS if d <= last]
    for stop, edit in stops + [(None, None)]:
        until = stop - datetime.timedelta(days=1) if stop else datetime.date.fromisoformat(last)
        if until >= day:
            replay = run(FRISTD, "--replay", f"{day}..{until}", "--config", where / "etc/frist.yaml", "--state", where / "state",
                         "--spool", where / "spool")
            assert replay.returncode == 0, replay.stderr
            day = until + datetime.timedelta(days=1)
        if edit:
            plan.write_text(edit(plan.read_text()))


def report(where, *arguments):
    return run(FRISTD, "--report", "--config", where / "etc/frist.yaml", "--state", where / "state", *arguments)


def fits(expected, found):
    if isinstance(expected, dict):
        return all(fits(value, found.get(key)) for key, value in expected.items())
    return expected == found


# Totals by hand.
nes = scratch("report")
config(nes)
replay = run(FRISTD, "--replay", "2019-01-01..2020-01-31", "--config", nes / "etc/frist.yaml", "--state", nes / "state", "--spool",
             nes / "spool")
check("the replay of 2019 ends well", replay.returncode == 0, replay.stderr)
lillehammer = scratch("report")
lived(lillehammer, "2015-01-31")
for where, plan, year in ((nes, NES, 2019), (lillehammer, LILLEHAMMER, 2014)):
    answer = report(where, "--year", str(year), "--format", "json", plan)
    check(f"{plan} {year} is reported", answer.returncode == 0, answer.stderr)
    found = json.loads(answer.stdout)
    for key, value in FIXTURE[plan].items():
        check(f"{plan} {year}: {key} as by hand", fits(value, found[key]), found[key])
    numbers, rows = found["numbers"], [row for goal in found["goals"] for row in goal["obligations"]]
    for totals in ("byGoal", "byResponsible"):
        added = {key: sum(line[key] or 0 for line in found["totals"][totals]) for key in numbers}
        check(f"{plan}: the columns of {totals} add up", added == {k: v or 0 for k, v in numbers.items()}, added)
    check(f"{plan}: the four numbers make the first",
          numbers["doneInTime"] + numbers["doneLate"] + numbers["overdue"] + numbers["notYetDue"] == numbers["occurrences"])
    counted = [o for row in rows for o in row["occurrences"] if o["counted"]]
    check(f"{plan}: every counted occurrence stands in a row", len(counted) == numbers["occurrences"])
    check(f"{plan}: every light is counted", sum(found["lights"].values()) == sum(r["light"]["colour"] is not None for r in rows))

    table = subprocess.run([FRISTD, "--report", "--config", where / "etc/frist.yaml", "--state", where / "state", "--year", str(year),
                            "--format", "csv", plan], capture_output=True).stdout
    text = table.decode()
    check(f"{plan}: the table begins with its mark and ends its lines by CRLF",
          table.startswith(b"\xef\xbb\xbf") and table.endswith(b"\r\n") and table.count(b"\n") == table.count(b"\r\n"))
    lines = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))
    check(f"{plan}: a line an occurrence", len(lines) == sum(len(r["occurrences"]) for r in rows), len(lines))
    check(f"{plan}: as many count", sum(line["Teller i året"] == "ja" for line in lines) == numbers["occurrences"])
    check(f"{plan}: no number is negative, no cell begins a formula",
          not any(cell[:1] in "=+-@\t" and cell for line in lines for cell in line.values()))
    words = {"doneInTime": "utført i tide", "doneLate": "utført for sent", "overdue": "forfalt", "notYetDue": "ikke forfalt ennå",
             "moved": "flyttet"} | ({"noAnswer": "ikke svart"} if numbers["noAnswer"] is not None else {})
    for form in ("text", "markdown", "html"):
        page = report(where, "--year", str(year), "--format", form, plan)
        plain = " ".join(re.sub(r"<[^>]*>", "", page.stdout).replace("&nbsp;", " ").split())
        check(f"{plan} as {form}: begins with the sentence of the model", found["sentence"] in plain, page.stderr or page.stdout[:300])
        lacking = [key for key, word in words.items() if f"{numbers[key]} {word}" not in plain]
        check(f"{plan} as {form}: has the six numbers that were worked out by hand", not lacking, lacking)
        lacking = [line["name"] for line in found["totals"]["byResponsible"] if line["recipient"] and not line["external"]
                   and f'{line["name"]}: {line["obligations"]} ({line["doneInTime"]} utført i tide' not in plain]
        check(f"{plan} as {form}: has every responsible's total", not lacking, lacking[:3])

moved = json.loads(report(lillehammer, "--year", "2014", "--format", "json", LILLEHAMMER).stdout)
row = next(r for g in moved["goals"] for r in g["obligations"] if r["id"].endswith("/1.2.1"))
check("what was moved twice has both moves, and its first words", [m["to"] for m in row["occurrences"][0]["moves"]]
      == ["2015-12-31", "2015-03-31"] and row["occurrences"][0]["originalDeadline"] == "2013 –2014"
      and row["occurrences"][0]["originalDue"] == "2014-12-31", row["occurrences"][0])

# What was known on a day: the same as if the replay had stopped there.
random.seed(20140101)
first = datetime.date(2014, 1, 2)
days = sorted(str(first + datetime.timedelta(days=random.randrange(390))) for _ in range(9))
for day in sorted(set(days + ["2014-05-10", "2014-09-09", "2014-12-31"])):
    stopped = scratch("report")
    lived(stopped, day)
    for form in ("json", "csv", "html"):
        then = report(stopped, "--year", day[:4], "--format", form, LILLEHAMMER)
        now = report(lillehammer, "--as-of", day, "--format", form, LILLEHAMMER)
        check(f"as of {day}, {form}: as a replay that stopped there", then.returncode == 0 and then.stdout == now.stdout,
              then.stderr + now.stderr)

# The plan that follows.
for plan in (NES, LILLEHAMMER, "sondre-land-psykisk-rus", "psykisk-helsearbeid", "vi-samler-tradene"):
    following = report(nes, "--rollover", plan)
    (nes / "etc/plans.d" / f"{plan}-ny.yaml").write_text(following.stdout)
verified = run(FRISTD, "--verify", "--config", nes / "etc/frist.yaml")
check("verify takes what follows the five plans", verified.returncode == 0, verified.stdout[-500:] + verified.stderr[-500:])

# Refusals.
for what, arguments in {
    "a day to come": ["--as-of", "2031-01-01", NES], "a year to come": ["--year", "2031", NES],
    "a day before the plan": ["--as-of", "2018-01-01", NES], "an unknown plan": ["nes"],
    "an unknown recipient": ["--responsible", "nobody", NES],
}.items():
    refused = report(nes, *arguments)
    check(f"{what}: 65 and a sentence", refused.returncode == 65 and refused.stderr.startswith("fristd: ") and not refused.stdout,
          (refused.returncode, refused.stderr))

# All plans, and one unit's.
everything = json.loads(report(nes, "--all", "--year", "2019", "--format", "json").stdout)
overdue = [plan["numbers"]["overdue"] for plan in everything["plans"]]
check("all five plans, most overdue first", len(overdue) == 5 and overdue == sorted(overdue, reverse=True), overdue)
own = json.loads(report(nes, "--responsible", "nes-nav", "--year", "2019", "--format", "json", NES).stdout)
check("one unit's has what it is responsible for, first or not",
      all("nes-nav" in r["responsible"] for g in own["goals"] for r in g["obligations"]) and own["goals"])

finish()

#!/usr/bin/env python3
"""A second reading of DESIGN.md section 5 (rules 2-9 and 13), simulated day by day and from state, against fristd --preview.

It was written from DESIGN.md and DEADLINES.md alone and shares nothing with the Swift sources. Only the windows of deadline
texts come from the programs (fristctl explain). Not in it: status rounds, reviews, relative deadlines, holds, outcomes, problems.

Where the contract leaves a choice, these readings hold on both sides:
- a recurrence without period and without a year of its own begins with the first occurrence due from the day the plan is first seen;
- the next occurrence that rule 9 looks for is that of any recurring text with the same label, or without one;
- the coordinator who stands in for an external or unnamed first responsible is not escalated to about that occurrence either;
- a step that lies before one already sent in its track (a `before` moved back past an `opens` moved on) is superseded;
- what is first seen after `until` and has no overdue step is told once as `due`; so is what goes on after its window;
- `overdue: []` leaves `every` nothing to count on from; without an overdue notice no escalation ever follows (rule 6).
"""

import csv
import datetime
import json
import random
import re
import subprocess
from collections import Counter
from pathlib import Path

import yaml

from frist_test import CONFIG, FRISTCTL, FRISTD, ROOT, check, finish, json_lines, run, scratch

SEEDS = range(1000, 1160)
LATE_LOADS = ["2014-06-17", "2016-01-03", "2017-01-01", "2018-12-24", "2019-12-31", "2020-02-29", "2021-04-01", "2022-10-09",
              "2023-12-30", "2026-11-21"]

DAY = datetime.timedelta(1)
RANK = {"opens": 0, "before": 1, "due": 2, "overdue": 3, "escalated": 9}
KINDS = {"measures": "measure", "evaluations": "evaluation", "surveys": "survey", "reports": "report",
         "revisions": "revision", "resolutions": "resolution"}
COMMON = {"overdue": [1, 15, 29], "every": 30,
          "escalated": {30: ["superior"], 90: ["superior"], 180: ["superior", "owner"]}, "until": 365}
BEFORE = {"measure": [30, 7], "resolution": [30, 7], "evaluation": [60, 14], "report": [60, 14],
          "revision": [365, 180, 60], "survey": [180, 60, 14]}


def civil(text):
    return datetime.date.fromisoformat(text)


def read_holidays(path):
    with open(path, encoding="utf-8") as file:
        return {civil(row["date"]) for row in csv.DictReader(file)}


def read_yaml(path):
    return yaml.load(Path(path).read_text(encoding="utf-8"), Loader=yaml.BaseLoader) or {}


def as_list(value):
    return [] if value in (None, "") else value if isinstance(value, list) else [value]


def as_ladder(written):
    """The keys of one written ladder, as numbers."""
    ladder = {}
    for key, value in (written or {}).items():
        if key in ("before", "overdue"):
            ladder[key] = [int(v) for v in value]
        elif key == "escalated":
            ladder[key] = {int(k): as_list(v) for k, v in (value or {}).items()}
        else:
            ladder[key] = int(value)
    return ladder


class Calendar:
    def __init__(self, holidays, quiet):
        self.holidays = holidays
        self.quiet = [(tuple(map(int, q["from"].split("-"))), tuple(map(int, q["to"].split("-")))) for q in quiet]
        self.known = {}

    def is_working(self, day):
        if day not in self.known:
            at = (day.month, day.day)
            quiet = any(a <= at <= b if a <= b else at >= a or at <= b for a, b in self.quiet)
            self.known[day] = day.weekday() < 5 and day not in self.holidays and not quiet
        return self.known[day]

    def moved(self, day, way):
        while not self.is_working(day):
            day += way * DAY
        return day


class Windows:
    """What the deadline texts mean, as fristctl explains them."""

    def __init__(self, fristctl, since, until):
        self.fristctl, self.since, self.until, self.cache = fristctl, since, until, {}

    def explain(self, texts, period, since):
        argv = [self.fristctl, "explain", "--json", "--from", since, "--count", "1000"]
        argv += ["--period", period] if period else []
        out = subprocess.run([*argv, "--", *texts], capture_output=True, text=True).stdout
        return [json.loads(line) for line in out.splitlines()]

    def load(self, texts, period):
        texts = [t for t in dict.fromkeys(texts) if (t, period) not in self.cache]
        if not texts:
            return
        # A recurrence without end is asked for from some years back; only the last one before the run can still speak.
        recent = f"{self.since.year - 14}-01-01"
        for text, all_of, late in zip(texts, self.explain(texts, period, "1900-01-01"), self.explain(texts, period, recent)):
            if "error" in all_of:  # refused: fristd keeps such an obligation as invalid, and nothing of it is sent
                self.cache[text, period] = {"kind": "undated", "occurrences": [], "unbounded": False}
                continue
            chosen = late if all_of["kind"] == "recurring" else all_of
            found = chosen["occurrences"]
            assert len(found) < 1000 or civil(found[-1]["due"]) > self.until, text
            first = [o["due"] for o in all_of["occurrences"][:1]]
            chosen["unbounded"] = chosen["kind"] == "recurring" and first < ["1905"]
            self.cache[text, period] = chosen

    def of(self, text, period):
        return self.cache[text, period]


class Occurrence:
    def __init__(self, plan, obligation, series, start, due, recurring, continues):
        self.plan, self.obligation, self.series = plan, obligation, series
        self.start, self.due, self.recurring, self.continues = start, due, recurring, continues
        self.next_due = None
        self.name = ""
        self.told_overdue = None  # the day on which the first responsible heard that it is overdue
        self.pending = None
        self.last = {}  # the latest step of each role's reminding track that was decided


class Obligation:
    def __init__(self, town, plan, kind, ident, item, named):
        self.plan, self.kind, self.id = plan, kind, f"{plan.id}/{ident}"
        self.covers = bool(as_list(item.get("covers"))) and kind == "resolution"
        named = [m for r in named for m in town.members(r)]
        self.first = named[0] if named else None
        external = self.first is None or town.is_external(self.first)
        self.first_told = plan.coordinator if external else self.first
        self.superior = None if external else town.directory[self.first].get("superior")
        self.reminded = list(dict.fromkeys(plan.coordinator if town.is_external(r) else r for r in named)) or [plan.coordinator]
        participants = [m for r in as_list(item.get("participants")) for m in town.members(r)]
        participants = [plan.coordinator if town.is_external(r) else r for r in participants]
        self.participants = [p for p in dict.fromkeys(participants) if p not in self.reminded]
        self.ladder = {"before": BEFORE[kind], **COMMON, **town.ladders.get(kind, {}), **plan.ladders.get(kind, {}),
                       **as_ladder(item.get("ladder"))}
        self.occurrences = []

    def overdue_days(self):
        days = sorted(set(self.ladder["overdue"]))
        if self.ladder["every"] > 0 and days:
            day = days[-1] + self.ladder["every"]
            while day <= self.ladder["until"]:
                days.append(day)
                day += self.ladder["every"]
        return [d for d in days if d <= self.ladder["until"]]

    def leaders(self, names):
        who = {"superior": self.superior, "owner": self.plan.owner, "coordinator": self.plan.coordinator}
        found = [who[n] for n in names]
        return [r for r in dict.fromkeys(found) if r not in (None, self.first, self.first_told)]


class Plan:
    def __init__(self, town, path):
        data = read_yaml(path)
        self.id = Path(path).name[: -len(".yaml")]
        self.period = data.get("period")
        self.owner = data["owner"]
        self.coordinator = data.get("coordinator", self.owner)
        self.retired = data.get("retired") == "true"
        self.replaces = data.get("replaces")
        self.known = max(town.since, civil(data["adopted"])) if "adopted" in data else town.since
        self.ladders = {k: as_ladder(v) for k, v in (data.get("ladders") or {}).items()}
        self.obligations = []
        self.texts = []
        for section, kind in KINDS.items():
            for item in as_list(data.get(section)):
                named = as_list(item.get("responsible"))
                if item.get("each") == "true":
                    for member in [m for r in named for m in town.members(r)]:
                        self.add(Obligation(town, self, kind, f"{item['id']}:{member}", item, [member]), item)
                else:
                    self.add(Obligation(town, self, kind, item["id"], item, named), item)
        if self.period and not as_list(data.get("revisions")):
            # A plan that replaces this one, once it is there, makes this one silent as a whole.
            last = civil(f"{self.period.split('-')[-1].strip()}-12-31")
            own = Obligation(town, self, "revision", "revision", {}, [self.coordinator])
            own.occurrences = [Occurrence(self, own, None, None, last, False, False)]
            self.obligations.append(own)

    def add(self, obligation, item):
        deadline = item.get("deadline", "")
        texts = [t["means"] if isinstance(t, dict) and "means" in t else t["text"] if isinstance(t, dict) else t
                 for t in (deadline if isinstance(deadline, list) else [deadline])]
        obligation.texts = [t for t in texts if t.strip() not in ("", "-")]
        self.texts += obligation.texts
        self.obligations.append(obligation)

    def date(self, windows):
        windows.load(self.texts, self.period)
        for obligation in self.obligations:
            for number, text in enumerate(getattr(obligation, "texts", [])):
                meaning = windows.of(text, self.period)
                for w in meaning["occurrences"]:
                    if meaning["unbounded"] and civil(w["due"]) < self.known:
                        continue
                    obligation.occurrences.append(Occurrence(
                        self, obligation, meaning["occurrences"][0]["label"], w["start"] and civil(w["start"]), civil(w["due"]),
                        meaning["kind"] == "recurring", meaning.get("continues", False)))
            seen = {}
            for o in obligation.occurrences:
                seen[o.due] = seen.get(o.due, 0) + 1
                o.name = f"{obligation.id}@{o.due}" + (f"#{seen[o.due]}" if seen[o.due] > 1 else "")
                later = [n.due for n in obligation.occurrences
                         if n.recurring and n.series == o.series and n.due > o.due]
                o.next_due = min(later) if o.recurring and later else None


class Town:
    def __init__(self, config, fristctl, holidays, since, until):
        config = Path(config)
        settings = read_yaml(config)
        self.since, self.until = since, until
        self.send_at = settings.get("send_at", "07:30")
        self.calendar = Calendar(holidays, settings.get("quiet", [{"from": "12-24", "to": "01-01"}]))
        self.ladders = {k: as_ladder(v) for k, v in (settings.get("ladders") or {}).items()}
        self.directory = read_yaml(config.parent / settings.get("directory", "directory.yaml"))["recipients"]
        folder = config.parent / settings.get("plans", "plans.d")
        self.plans = [Plan(self, p) for p in sorted(folder.glob("*.yaml"))]
        windows = Windows(fristctl, since, until)
        for plan in self.plans:
            plan.date(windows)

    def members(self, role):
        return as_list(self.directory[role].get("members")) or [role]

    def is_external(self, role):
        return self.directory[role].get("external") == "true"

    def reader(self, role, day, about):
        """Who gets a notice for `role`: the deputy while the dates last, save an escalation about the deputy."""
        deputy = self.directory[role].get("deputy")
        if deputy and civil(deputy["from"]) <= day <= civil(deputy["to"]) and deputy["recipient"] != about:
            return deputy["recipient"]
        return role

    def is_active(self, plan, day):
        replaced = any(q.replaces == plan.id and q.known <= day for q in self.plans)
        return plan.known <= day and not plan.retired and not replaced

    # Steps: (own day, rank, name, moved day, role, escalating)

    def steps(self, o):
        ob, moved = o.obligation, self.calendar.moved
        overdue = ob.overdue_days()
        if o.plan.known > o.due + ob.ladder["until"] * DAY:
            # Rule 6: first seen after `until`: once, the last overdue step, to the responsible only.
            last = [] if o.continues else [(o.due + d * DAY, "overdue", d) for d in overdue[-1:]]
            reminding, escalating = last or [(o.due, "due", None)], []
            first_step = None
        else:
            reminding = []
            if o.start and (o.due - o.start).days + 1 > 60:
                reminding.append((o.start, "opens", None))
            window = o.recurring and o.start is not None and o.start < o.due
            before = [(o.due - d * DAY, "before", d) for d in sorted(ob.ladder["before"], reverse=True)]
            reminding += [b for b in before if not (window and b[0] < o.start)]
            reminding.append((o.due, "due", None))
            first_step = reminding[0]
            escalating = []
            if not o.continues:
                reminding += [(o.due + d * DAY, "overdue", d) for d in overdue]
                escalating = [(o.due + d * DAY, "escalated", d, ob.leaders(names))
                              for d, names in sorted(ob.ladder["escalated"].items()) if d <= ob.ladder["until"]]
        found = []
        for step in reminding:
            own, kind, days = step
            name = kind if days is None else f"{kind}-{days}"
            at = moved(own, -1 if kind in ("before", "due") else 1)
            for role in ob.reminded + (ob.participants if step == first_step else []):
                found.append((own, RANK[kind], name, at, role, False))
        for own, kind, days, roles in escalating:
            for role in roles:
                found.append((own, RANK[kind], f"{kind}-{days}", moved(own, 1), role, True))
        return sorted(found, key=lambda s: s[3])

    def decide(self, o, day):
        """The notices of one occurrence in one pass: what is due and not yet in the ledger (`pending` is the rest)."""
        if o.pending is None:
            o.pending = self.steps(o)
        if not o.pending or o.pending[0][3] > day or (o.next_due and o.next_due <= day):
            return
        may_escalate = o.told_overdue is not None and o.told_overdue + 14 * DAY <= day
        now = [s for s in o.pending if s[3] <= day and (may_escalate or not s[5])]
        if not now:
            return
        o.pending = [s for s in o.pending if s not in now]
        chosen = {}
        for s in now:  # the latest of each track, then one line a person, the escalation's
            key = (s[4], s[5])
            if key not in chosen or s[:2] > chosen[key][:2]:
                chosen[key] = s
        for (role, escalating), s in chosen.items():
            if s[:2] < o.last.get((role, escalating), s[:2]):
                continue
            o.last[role, escalating] = s[:2]
            if not escalating and (role, True) in chosen:
                continue
            if not escalating and s[1] == RANK["overdue"] and role == o.obligation.first_told and o.told_overdue is None:
                o.told_overdue = day
            yield role, s

    def preview(self):
        """The digests of the run, as `preview --json` has them; `late` is by how many days each notice is late."""
        day = self.since
        while day <= self.until:
            if self.calendar.is_working(day):
                yield from self.digests(day)
            day += DAY

    def digests(self, day):
        mail = {}
        for plan in self.plans:
            if not self.is_active(plan, day):
                continue
            for obligation in plan.obligations:
                if obligation.covers:
                    continue
                for o in obligation.occurrences:
                    for role, (_, _, name, at, _, escalating) in self.decide(o, day):
                        reader = self.reader(role, day, obligation.first_told if escalating else None)
                        mail.setdefault(reader, []).append(
                            {"id": obligation.id, "occurrence": o.name, "step": name, "due": str(o.due), "late": (day - at).days})
        for reader in sorted(mail):
            notices = sorted(mail[reader], key=lambda n: (n["id"], n["occurrence"], n["step"]))
            yield {"at": f"{day}T{self.send_at}", "recipient": reader, "notices": notices}


PEOPLE = ["leder", "sjef", "helse", "helse-2", "helse.b", "nav", "skole", "kultur"]


class Made:
    """A small random town: its files and the span to run. A seed gives the same town for ever."""

    def __init__(self, seed):
        self.r = random.Random(seed)
        r = self.r
        self.year = r.choice([2014, 2016, 2018, 2019, 2020, 2023])
        self.since = datetime.date(self.year, 1, 1) + datetime.timedelta(r.randrange(730))
        self.until = self.since + datetime.timedelta(r.choice([200, 430, 800]))
        self.files = {"directory.yaml": {"recipients": self.directory()}, "frist.yaml": self.settings()}
        ids = [f"plan-{c}" for c in "abc"[: r.choice([1, 1, 1, 2, 2, 3])]]
        for i, ident in enumerate(ids):
            self.files[f"plans.d/{ident}.yaml"] = self.plan(ident, ids[:i])

    def write(self, folder):
        for name, data in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
        return folder / "frist.yaml"

    def day(self, low, high):
        return self.since + datetime.timedelta(self.r.randint(low, high))

    def directory(self):
        r = self.r
        people = {}
        for i, name in enumerate(PEOPLE):
            person = {"name": name.title(), "mail": f"{name}@by.example"}
            if i and r.random() < 0.7:
                person["superior"] = r.choice(PEOPLE[:i])
            if r.random() < 0.35:
                start = self.day(-60, 400)
                deputy = r.choice([p for p in PEOPLE if p != name])
                person["deputy"] = {"recipient": deputy, "from": str(start),
                                    "to": str(start + datetime.timedelta(r.choice([0, 6, 40, 200])))}
            people[name] = person
        people["politi"] = {"name": "Politi", "external": True}
        people["fau"] = {"name": "FAU", "external": True}
        people["gruppe"] = {"name": "Gruppe", "members": r.sample(PEOPLE, 3)}
        people["blandet"] = {"name": "Blandet", "members": r.sample(PEOPLE, 1) + ["politi"] + r.sample(["fau"], 1)}
        r.shuffle(people["blandet"]["members"])
        people["blandet"]["members"] = list(dict.fromkeys(people["blandet"]["members"]))
        return people

    def settings(self):
        r = self.r
        settings = {}
        if r.random() < 0.5:
            settings["quiet"] = r.choice([[], [{"from": "07-01", "to": "07-31"}],
                                          [{"from": "12-20", "to": "01-06"}, {"from": "06-28", "to": "07-20"}],
                                          [{"from": "11-20", "to": "12-31"}],
                                          [{"from": "02-20", "to": "03-01"}, {"from": "04-01", "to": "04-30"}]])
        if r.random() < 0.4:
            settings["send_at"] = r.choice(["05:00", "09:15", "22:00"])
        if r.random() < 0.4:
            settings["ladders"] = {KINDS[k]: self.ladder() for k in r.sample(list(KINDS), r.randint(1, 3))}
        return settings

    def ladder(self):
        r = self.r
        ladder = {}
        if r.random() < 0.5:
            ladder["before"] = r.choice([[], [1], [10, 3], [90, 30, 1], [400], [61, 60, 59], [3, 10],
                                          [91, 90, 89, 88, 30, 29, 28], [2, 1]])
        if r.random() < 0.5:
            ladder["overdue"] = r.choice([[1], [2, 9], [1, 30], [30], [1, 14, 15, 16], [7, 90], [], [9, 2],
                                           [1, 2, 3, 4, 5], [30, 90, 180], [364, 365]])
        if r.random() < 0.5:
            ladder["every"] = r.choice([0, 0, 1, 7, 15, 45, 400])
        if r.random() < 0.5:
            ladder["escalated"] = r.choice([
                {}, {1: ["superior"]}, {15: ["owner"]}, {15: ["superior"], 16: ["superior", "owner"]}, {30: ["coordinator"]},
                {30: ["superior", "owner", "coordinator"]}, {9: ["owner"], 20: ["coordinator"], 21: ["superior"]},
                {400: ["owner"]}, {1: ["owner"], 2: ["superior"]}, {14: ["superior"], 15: ["superior"], 16: ["owner"]},
                {3: ["coordinator", "owner"], 180: ["superior"]}, {365: ["owner"]}])
        if r.random() < 0.4:
            ladder["until"] = r.choice([10, 1, 16, 20, 40, 100, 500, 366, 90])
        return ladder or {"every": 30}

    def named(self, low, high):
        r = self.r
        pool = PEOPLE * 2 + ["politi", "fau", "gruppe", "blandet"]
        return list(dict.fromkeys(r.sample(pool, r.randint(low, high))))

    def text(self, period):
        """One deadline text, near the run."""
        r = self.r
        y = self.since.year + r.choice([-2, -1, 0, 0, 1, 1, 2])
        day = self.day(-500, 500)
        months = ["januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
                  "desember"]
        month = r.choice(months)
        start = self.day(-300, 300)
        end = start + datetime.timedelta(r.choice([59, 60, 61]))
        return r.choice([
            f"{y}", f"{y}-{y + 1}", f"{r.randint(1, 2)}. halvår {y}", f"{r.randint(1, 4)}. kvartal {y}", f"{month} {y}",
            f"{day.day}. {months[day.month - 1]} {day.year}", str(day), f"innen {day}", f"innen {month} {y}",
            f"fra og med {day.day}.{day.month}.{day.year}", f"fra og med {y}", f"før {y}", f"{y}, {y + 1} og {y + 2}",
            f"uke {r.randint(1, 52)} {y}", f"høsten {y}", f"vinteren {y}/{y + 1}", f"medio {month} {y}",
            f"{start.day}.{start.month}.{start.year} – {end.day}.{end.month}.{end.year}",
            f"{start.day}.{start.month}.{start.year} – {end.day}.{end.month}.{end.year}",
            "årlig", "halvårlig", "kvartalsvis", "månedlig", "ukentlig", "tertialvis", "andre kvartal hvert år",
            f"{r.randint(1, 28)}. {month} hvert år", f"innen {r.randint(1, 28)}. {month} hvert år",
            "hver høst", "første mandag i mai hvert år",
            f"hvert 3. år {y} {y + 3}", f"årlig fra {y}", f"årlig {y}-{y + 2}", f"årlig i {month}",
            "årlig, første gang våren " + str(y),
            f"annethvert år fra {y}", "løpende", "ved behov", "",
            f"{y} videreføres", f"{month} {y} videreføres", "i forbindelse med budsjettbehandlingen", f"ved årsmelding {y}",
        ])

    def deadline(self, period):
        r = self.r
        kind = r.random()
        if kind < 0.7:
            return self.text(period)
        if kind < 0.78:
            text = self.text(period)
            return {"text": "når det passer", "means": text or "årlig"}
        y = self.since.year + r.choice([-1, 0, 1])
        return r.choice([
            [f"Besøk januar {y}", f"Avklaring innen 1. halvår {y}"],
            [f"Besøk juni {y}", f"Avklaring 1. halvår {y}"],
            [f"2. kvartal {y}", f"juni {y}"],
            [f"1. kvartal {y}", f"innen 1. halvår {y + 1}", f"30. juni {y + 1}"],
            ["Møte andre kvartal hvert år", "Høring fjerde kvartal hvert år"],
            ["Møte månedlig", f"Høring i {y}"],
            ["andre kvartal hvert år", f"15. oktober {y}"],
            ["andre kvartal hvert år", "fjerde kvartal hvert år"], ["ukentlig", f"{y}"],
            ["Møte andre kvartal hvert år", "Høring juni hvert år"],
            [f"{y}-{y + 1}", f"{y + 1}"], [f"innen {y}", "årlig"],
        ])

    def plan(self, ident, earlier):
        r = self.r
        plan = {"title": ident.title(), "municipality": "By"}
        period = None
        if r.random() < 0.6:
            first = self.since.year - r.choice([0, 1, 3])
            period = f"{first}-{first + r.choice([1, 3, 4])}"
            plan["period"] = period
        if r.random() < 0.3:
            plan["adopted"] = str(self.day(-200, 300))
        plan["owner"] = r.choice(PEOPLE)
        coordinator = r.choice([None, plan["owner"], *PEOPLE])
        if coordinator:
            plan["coordinator"] = coordinator
        if earlier and r.random() < 0.5:
            plan["replaces"] = r.choice(earlier)
        if r.random() < 0.07:
            plan["retired"] = True
        if r.random() < 0.4:
            plan["ladders"] = {KINDS[k]: self.ladder() for k in r.sample(list(KINDS), r.randint(1, 3))}
        number = 0
        measures = []
        for section in ["measures"] + r.sample(list(KINDS)[1:], r.randint(0, 4)):
            items = []
            for _ in range(r.randint(1, 6) if section == "measures" else r.randint(1, 2)):
                number += 1
                item = {"id": f"{r.randint(1, 3)}.{number}", "title": f"Sak {number}", "responsible": self.named(0, 3),
                        "deadline": self.deadline(period)}
                if r.random() < 0.3:
                    item["participants"] = self.named(1, 3)
                if r.random() < 0.3:
                    item["ladder"] = self.ladder()
                if r.random() < 0.15:
                    item["responsible"] = [r.choice(["gruppe", "blandet"])]
                    item["each"] = True
                if section == "resolutions" and r.random() < 0.4:
                    item["covers"] = [r.choice(measures)]
                if section == "reports" and r.random() < 0.5:
                    item["to"] = [r.choice(PEOPLE)]
                if section == "measures" and "each" not in item:
                    measures.append(item["id"])
                items.append(item)
            if section == "measures" and not measures:
                items[0].pop("each", None)
                measures.append(items[0]["id"])
            plan[section] = items
        return plan


def wanted(config, since, until, holidays):
    town = Town(config, FRISTCTL, holidays, since, until)
    return [(d["at"], d["recipient"], n["id"], n["occurrence"], n["step"], n["due"], n["late"])
            for d in town.preview() for n in d["notices"]]


def found(config, since, until):
    """What fristd says, and the notices whose reason names no number of days (seen after `until`: told once)."""
    preview = run(FRISTD, "--preview", "--config", config, "--from", since, "--to", until, "--json")
    rows, once = [], set()
    for d in json_lines(preview.stdout):
        for n in d["notices"]:
            if n["step"] in ("status", "review", "problem"):
                continue
            late = re.match(r"late by (\d+) day", n["reason"])
            if n["reason"].endswith("told once"):
                once.add((d["at"], d["recipient"], n["id"], n["occurrence"], n["step"], n["due"]))
            rows.append((d["at"], d["recipient"], n["id"], n["occurrence"], n["step"], n["due"], int(late[1]) if late else 0))
    return rows, once


def compare(what, config, since, until, holidays):
    model = wanted(config, since, until, holidays)
    frist, once = found(config, since, until)
    model = [row[:6] + (0,) if row[:6] in once else row for row in model]
    check(f"{what}, {since} to {until}: {len(model)} notices by the model, {len(frist)} by frist", model == frist)
    for row in sorted((Counter(model) - Counter(frist)).elements())[:5]:
        print("    only by the model:", *row)
    for row in sorted((Counter(frist) - Counter(model)).elements())[:5]:
        print("    only by frist:", *row)


def main():
    holidays = read_holidays(ROOT / "Tests/Fixtures/holidays-no.csv")
    compare("the five plans", CONFIG, civil("2013-01-01"), civil("2024-12-31"), holidays)
    for day in map(civil, LATE_LOADS):
        compare("the five plans, loaded late", CONFIG, day, max(civil("2024-12-31"), day + 500 * DAY), holidays)
    folder = scratch("model")
    for seed in SEEDS:
        town = Made(seed)
        compare(f"town {seed}", town.write(folder / str(seed)), town.since, town.until, holidays)
    finish()


main()

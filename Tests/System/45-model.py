#!/usr/bin/env python3
"""Section 5 of DESIGN.md by the second reader (frist_model.py) against fristd: digests of the five plans, of random towns, and of towns whose
files change between the replays of one ledger."""

import datetime
import os
import random
import re
import sys
from collections import Counter

import yaml

from frist_model import DAY, KINDS, Model, Windows, civil, read_holidays, read_yaml
from frist_test import CONFIG, FRISTCTL, FRISTD, ROOT, check, finish, json_lines, run, scratch

SEEDS = range(1000, 1160)
STORIES = range(5000, 5060)
LATE_LOADS = ["2014-06-17", "2016-01-03", "2017-01-01", "2018-12-24", "2019-12-31", "2020-02-29", "2021-04-01", "2022-10-09",
              "2023-12-30", "2026-11-21"]
HOLIDAYS = read_holidays(ROOT / "Tests/Fixtures/holidays-no.csv")


class Plain(yaml.SafeDumper):
    """Writes everything out: frist refuses anchors."""

    def ignore_aliases(self, data):
        return True


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
        self.tidy()

    def tidy(self):
        """No text that is refused: what is wrong in a file is a matter of its own."""
        windows = Windows(FRISTCTL, self.since, self.since)
        for name, plan in self.files.items():
            for item in [i for section in KINDS for i in plan.get(section, [])] if name.startswith("plans.d/") else []:
                texts = item["deadline"] if isinstance(item["deadline"], list) else [item["deadline"]]
                texts = [t["means"] if isinstance(t, dict) else t for t in texts]
                known = [t for t in texts if t and " etter " not in t]
                if known and any("error" in e for e in windows.explain(known, plan.get("period"), None, "2010-01-01")):
                    item["deadline"] = "løpende"

    def write(self, folder):
        for name, data in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            text = data if isinstance(data, str) else yaml.dump(data, Dumper=Plain, allow_unicode=True, sort_keys=False)
            path.write_text(text, encoding="utf-8")
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
        if r.random() < 0.1:
            settings["remind_from"] = str(self.day(-200, 300))
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
            ladder["every"] = r.choice([0, 0, 1, 7, 15, 45, 400, "month", "month"])
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
            f"{y}", f"{y}-{y + 1}", f"{y}", f"i løpet av {y}", f"{r.randint(1, 2)}. halvår {y}", f"{r.randint(1, 4)}. kvartal {y}", f"{month} {y}",
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
            [f"Besøk: januar {y}", f"Avklaring: innen 1. halvår {y}"],
            [f"Besøk: juni {y}", f"Avklaring: 1. halvår {y}"],
            [f"2. kvartal {y}", f"juni {y}"],
            [f"1. kvartal {y}", f"innen 1. halvår {y + 1}", f"30. juni {y + 1}"],
            ["Møte: andre kvartal hvert år", "Høring: fjerde kvartal hvert år"],
            ["Møte: månedlig", f"Høring: i løpet av {y}"],
            ["andre kvartal hvert år", f"15. oktober {y}"],
            ["andre kvartal hvert år", "fjerde kvartal hvert år"], ["ukentlig", f"{y}"],
            ["Møte: andre kvartal hvert år", "Høring: juni hvert år"],
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
        if r.random() < 0.08:
            plan["remind_from"] = str(self.day(-200, 300))
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
                if measures and r.random() < 0.12 and section != "revisions":
                    item["deadline"] = r.choice(["ett år etter {}", "6 måneder etter {}", "30 dager etter {}", "når {} er gjort"])
                    item["deadline"] = item["deadline"].format(r.choice(measures))
                    item.pop("each", None)
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


class Story(Made):
    """A town whose files change: `edit` makes a few changes that a planner would, from what the model knows of the day before."""

    def __init__(self, seed):
        super().__init__(seed)
        self.aside = []  # what was taken out: (how to put it back)
        self.number = 100
        self.broken = {}
        self.lines = []

    def spans(self):
        """Ten to twenty weeks at a time, without a gap."""
        day = self.since
        for _ in range(self.r.randint(4, 8)):
            last = day + datetime.timedelta(self.r.randint(25, 140))
            yield day, last
            day = last + DAY

    def write(self, folder):
        for path in (folder / "plans.d").glob("*.yaml"):
            path.unlink()
        return super().write(folder)

    def plans(self):
        return {n[len("plans.d/"): -len(".yaml")]: p for n, p in self.files.items() if n.startswith("plans.d/") and isinstance(p, dict)}

    def items(self, *sections):
        """Everything that an edit may touch: (plan, its data, section, item, the model's obligation)."""
        for ident, data in self.plans().items():
            for section in sections or KINDS:
                for item in data.get(section, []):
                    known = self.model.plans.get(ident)
                    obligation = known and known.obligations.get(item["id"])
                    if obligation and "each" not in item and obligation.id not in self.broken and obligation.windows is not None:
                        yield ident, data, section, item, obligation

    def pick(self, holds, *sections):
        found = [i for i in self.items(*sections) if holds(i[3], i[4])]
        return self.r.choice(found) if found else None

    def edit(self, model, day):
        self.model, self.today = model, day
        kinds = [self.done, self.done, self.done_of_series, self.done_of_series, self.cancel, self.correct, self.move, self.move,
                 self.change_series, self.take_out, self.put_back, self.put_back, self.add, self.hand_over, self.hand_over,
                 self.change_participants, self.lose, self.succeed, self.lose_file, self.retire, self.stand_in, self.change_ladder,
                 self.spoil, self.declare, self.spoil_file, self.rename]
        for _ in range(self.r.randint(1, 4)):
            change = self.r.choice(kinds)
            what = change()
            if what:
                self.lines.append(f"{day} {change.__name__} {what}")

    def earlier(self, most=30):
        return str(self.today - datetime.timedelta(self.r.randint(0, most)))

    @staticmethod
    def is_single(item, obligation):
        """One window, dated, not of a series, not relative, without an outcome."""
        living = obligation.living
        return (not isinstance(item["deadline"], list) and len(living) == 1 and not living[0].recurring and not living[0].outcome
                and not obligation.relative and not obligation.open_ended and "done" not in item and "cancelled" not in item)

    def done(self):
        found = self.pick(lambda i, b: not any(o.recurring for o in b.living) and "done" not in i and "cancelled" not in i
                          and not b.finished() and not isinstance(i["deadline"], list) and not b.covers)
        if found:
            found[3]["done"] = self.earlier()
            return found[4].id

    def done_of_series(self):
        def near(o):
            return o.recurring and not o.outcome and abs((o.due - self.today).days) < 250 and o.number == 1

        found = self.pick(lambda i, b: any(near(o) for o in b.living) and isinstance(i.get("done", {}), dict))
        if found:
            o = self.r.choice([o for o in found[4].living if near(o)])
            if sum(str(o.original) in (str(e.original), str(e.due)) for e in found[4].living) == 1:
                found[3].setdefault("done", {})[str(o.original)] = self.earlier()
                return o.name

    def cancel(self):
        found = self.pick(self.is_single)
        if found and not found[4].covers:
            found[3]["cancelled"] = {"on": self.earlier(), "reason": "Ikke lenger aktuelt"}
            return found[4].id

    def correct(self):
        found = self.pick(lambda i, b: isinstance(i.get("done"), str))
        if found:
            found[3]["done"] = self.earlier(60)
            return found[4].id

    def move(self):
        found = self.pick(lambda i, b: self.is_single(i, b) and not b.covers)
        if found:
            due = self.today + datetime.timedelta(self.r.randint(-40, 300))
            start = due - datetime.timedelta(self.r.choice([20, 70, 100]))
            dates = f"{start.day}.{start.month}.{start.year} – {due.day}.{due.month}.{due.year}"
            found[3]["deadline"] = self.r.choice([f"innen {due}", str(due), dates])
            return f"{found[4].id} {found[3]['deadline']}"

    def change_series(self):
        texts = re.compile(r"(innen )?\d+\. \w+ hvert år$")
        found = self.pick(lambda i, b: isinstance(i["deadline"], str) and texts.match(i["deadline"]))
        if found:
            month = self.r.choice(["februar", "mars", "mai", "juni", "september", "november"])
            found[3]["deadline"] = f"{self.r.choice(['', 'innen '])}{self.r.randint(1, 28)}. {month} hvert år"
            return f"{found[4].id} {found[3]['deadline']}"

    def is_referred_to(self, data, item):
        others = [i for section in KINDS for i in data.get(section, [])]
        return any(item["id"] in i.get("covers", []) or str(i["deadline"]).endswith(f" {item['id']}")
                   or f" {item['id']} er" in str(i["deadline"]) for i in others)

    def take_out(self):
        found = self.pick(lambda i, b: "cancelled" not in i and not b.covers)
        if found and not self.is_referred_to(found[1], found[3]) and len(found[1][found[2]]) > 1:
            _, data, section, item, obligation = found
            data[section].remove(item)
            self.aside.append((f"item {obligation.id}", lambda: data[section].append(item)))
            return obligation.id

    def put_back(self):
        if self.aside:
            what, back = self.aside.pop(self.r.randrange(len(self.aside)))
            back()
            return what

    def add(self):
        ident, data = self.r.choice(list(self.plans().items()))
        self.number += 1
        item = {"id": f"9.{self.number}", "title": f"Sak {self.number}", "responsible": self.named(0, 2),
                "deadline": self.text(data.get("period"))}
        data["measures"].append(item)
        self.tidy()
        return f"{ident}/{item['id']} {item['deadline']}"

    def hand_over(self):
        found = self.pick(lambda i, b: not b.relative)
        if found:
            found[3]["responsible"] = self.named(0, 3)
            return f"{found[4].id} {found[3]['responsible']}"

    def change_participants(self):
        found = self.pick(lambda i, b: True)
        if found:
            found[3]["participants"] = self.named(0, 3)
            return f"{found[4].id} {found[3]['participants']}"

    def lose(self):
        people = self.files["directory.yaml"]["recipients"]
        named = [m for p in people.values() for m in p.get("members", [])]
        named += [p.get("superior") for p in people.values()] + [p["deputy"]["recipient"] for p in people.values() if "deputy" in p]
        for data in self.plans().values():
            named += [data["owner"], data.get("coordinator")]
            named += [r for section in KINDS for i in data.get(section, []) for r in i.get("to", [])]
        free = [p for p in PEOPLE if p in people and p not in named]
        if free:
            role = self.r.choice(free)
            person = people.pop(role)
            self.aside.append((f"recipient {role}", lambda: people.__setitem__(role, person)))
            return role

    def succeed(self):
        old = [i for i, d in self.plans().items() if not any(p.get("replaces") == i for p in self.plans().values())]
        if not old or self.r.random() < 0.4:
            return None
        self.number += 1
        ident = f"plan-{self.number}"
        plan = self.plan(ident, [])
        plan["replaces"] = self.r.choice(old)
        plan.pop("adopted", None)
        if self.r.random() < 0.6:
            plan["adopted"] = str(self.today + datetime.timedelta(self.r.randint(-30, 120)))
        self.files[f"plans.d/{ident}.yaml"] = plan
        self.tidy()
        return f"{plan['replaces']} by {ident}, adopted {plan.get('adopted')}"

    def lose_file(self):
        replacing = {p.get("replaces") for p in self.plans().values()}
        free = [i for i, p in self.plans().items() if i not in replacing and "replaces" not in p]
        if len(self.plans()) > 1 and free:
            ident = self.r.choice(free)
            data = self.files.pop(f"plans.d/{ident}.yaml")
            self.aside.append((f"file {ident}", lambda: self.files.__setitem__(f"plans.d/{ident}.yaml", data)))
            return ident

    def retire(self):
        ident, data = self.r.choice(list(self.plans().items()))
        if self.r.random() < 0.3:
            data["retired"] = True
            return ident

    def stand_in(self):
        people = self.files["directory.yaml"]["recipients"]
        role = self.r.choice([p for p in PEOPLE if p in people])
        deputy = self.r.choice([p for p in PEOPLE if p in people and p != role])
        last = self.today + datetime.timedelta(self.r.choice([6, 40, 200]))
        people[role]["deputy"] = {"recipient": deputy, "from": str(self.today), "to": str(last)}
        return f"{role} {deputy} {last}"

    def change_ladder(self):
        found = self.pick(lambda i, b: True)
        if found:
            found[3]["ladder"] = self.ladder()
            return f"{found[4].id} {found[3]['ladder']}"

    def spoil(self):
        """A text that nobody understands: told once, and the last good one goes on."""
        found = self.pick(lambda i, b: isinstance(i["deadline"], str) and not b.covers and not b.relative)
        if found and not self.is_referred_to(found[1], found[3]):
            _, _, _, item, obligation = found
            good, item["deadline"] = item["deadline"], f"når det passer {self.number}"
            self.number += 1
            self.broken[obligation.id] = True
            self.aside.append((f"text {obligation.id}", lambda: (item.__setitem__("deadline", good), self.broken.pop(obligation.id))))
            return obligation.id

    def declare(self):
        ident, data = self.r.choice(list(self.plans().items()))
        if "period" in data and not data.get("revisions"):
            self.number += 1
            last = int(data["period"].split("-")[1])
            data["revisions"] = [{"id": f"8.{self.number}", "title": "Revidering", "responsible": self.named(1, 2),
                                  "deadline": f"innen {last + self.r.choice([-1, 0, 0])}"}]
            return ident

    def spoil_file(self):
        name = self.r.choice([n for n in self.files if n.startswith("plans.d/")])
        if isinstance(self.files[name], dict) and name not in self.broken and name[8:-5] in self.model.plans:
            data, self.files[name] = self.files[name], "title: [ikke\n  lukket: {"
            self.broken[name] = True
            self.aside.append((f"broken {name}", lambda: self.files.__setitem__(name, data)))
            return name

    def rename(self):
        found = self.pick(lambda i, b: not b.relative and "formerly" not in i and i["id"].count(".") == 1)
        if found and not self.is_referred_to(found[1], found[3]):
            found[3]["formerly"] = found[3]["id"]
            found[3]["id"] += "-ny"
            return found[4].id


def rows_of(digests):
    return [(d["at"], d["recipient"], n["id"], n.get("occurrence") or "", n["step"], n["due"]) for d in digests for n in d["notices"]]


def compare(what, model, frist):
    """Notices of the model's digests and of frist's; a problem may be said in several errors."""
    ours, theirs = rows_of(model), rows_of(frist)
    single = {r for r in theirs if r[4] == "problem"}
    theirs = [r for r in theirs if r[4] != "problem"] + sorted(single)
    check(f"{what}: {len(ours)} notices by the model, {len(theirs)} by frist", sorted(ours) == sorted(theirs))
    for row in sorted((Counter(ours) - Counter(theirs)).elements())[:8]:
        print("    only by the model:", *row)
    for row in sorted((Counter(theirs) - Counter(ours)).elements())[:8]:
        print("    only by frist:", *row)
    late = {row: n["late"] for d in model for n, row in zip(d["notices"], rows_of([d]))}
    wrong = []
    for d in frist:
        for n, row in zip(d["notices"], rows_of([d])):
            said = re.match(r"late by (\d+) day", n.get("reason", ""))
            if said and row in late and late[row] != int(said[1]):
                wrong.append((row, late[row], n["reason"]))
    check(f"{what}: what is late is late by so many days", not wrong, wrong[:3])
    return sorted(ours) == sorted(theirs)


def compare_preview(what, config, since, until):
    model = Model(FRISTCTL, HOLIDAYS, since, until)
    model.load(config, since)
    preview = run(FRISTD, "--preview", "--config", config, "--from", since, "--to", until, "--json")
    compare(f"{what}, {since} to {until}", list(model.preview(since, until)), json_lines(preview.stdout))


def compare_story(seed, folder):
    story = Story(seed)
    spans = list(story.spans())
    model = Model(FRISTCTL, HOLIDAYS, story.since, spans[-1][1])
    digests = []
    for number, (first, last) in enumerate(spans):
        if number:
            story.edit(model, first)
        config = story.write(folder)
        model.load(config, first)
        digests += model.preview(first, last)
        replayed = run(FRISTD, "--config", config, "--state", folder / "state", "--spool", folder / "spool", "--replay", f"{first}..{last}")
        if replayed.returncode != 0:
            check(f"story {seed}: replay of {first}..{last}", False, replayed.stderr[-400:])
            return
    log = run(FRISTD, "--log", "--state", folder / "state", "--json")
    if not compare(f"story {seed}, {story.since} to {spans[-1][1]}", digests, json_lines(log.stdout)):
        for line in story.lines:
            print("    edit:", line)


def main():
    """All of it, or the seeds named on the command line."""
    named = [int(a) for a in sys.argv[1:]]
    folder = scratch("model")
    if not named:
        compare_preview("the five plans", CONFIG, civil("2013-01-01"), civil("2024-12-31"))
        for day in map(civil, LATE_LOADS):
            compare_preview("the five plans, loaded late", CONFIG, day, max(civil("2024-12-31"), day + 500 * DAY))
    for seed in [s for s in named if s < 5000] or ([] if named else SEEDS):
        town = Made(seed)
        compare_preview(f"town {seed}", town.write(folder / str(seed)), town.since, town.until)
    for seed in [s for s in named if s >= 5000] or ([] if named else STORIES):
        compare_story(seed, folder / str(seed))
    finish()


main()

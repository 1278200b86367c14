"""Small random towns for the model: their files and the span to run. A seed gives the same town for ever."""

import datetime
import random

import yaml

from frist_test import FRISTCTL
from frist_values import KINDS, Windows, read_relative


class Plain(yaml.SafeDumper):
    """Writes everything out: frist refuses anchors."""

    def ignore_aliases(self, data):
        return True


PEOPLE = ["leder", "sjef", "helse", "helse-2", "helse.b", "nav", "skole", "kultur"]


class Made:
    """A small random town: its files and the span to run. A seed gives the same town for ever."""

    def __init__(self, seed, since=None):
        self.r = random.Random(seed)
        r = self.r
        self.year = r.choice([2014, 2016, 2018, 2019, 2020, 2023])
        self.since = since or datetime.date(self.year, 1, 1) + datetime.timedelta(r.randrange(730))
        self.until = self.since + datetime.timedelta(r.choice([200, 430, 800]))
        self.files = {"directory.yaml": {"recipients": self.directory()}, "frist.yaml": self.settings()}
        ids = [f"plan-{c}" for c in "abc"[: r.choice([1, 1, 1, 2, 2, 3])]]
        for i, ident in enumerate(ids):
            self.files[f"plans.d/{ident}.yaml"] = self.plan(ident, ids[:i])

    def tidy(self, plan, items):
        """No text that is refused: what is wrong in a file is a matter of its own."""
        windows = Windows(FRISTCTL, self.since, self.since)
        for item in items:
            texts = item["deadline"] if isinstance(item["deadline"], list) else [item["deadline"]]
            texts = [t["means"] if isinstance(t, dict) else t for t in texts]
            texts = [t for t in texts if t and not read_relative(t)]
            if texts and any("error" in e for e in windows.explain(texts, plan.get("period"), None, "2010-01-01")):
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

    def people(self):
        """Who is in the directory now."""
        return [p for p in PEOPLE if p in self.files["directory.yaml"]["recipients"]]

    def named(self, low, high):
        r = self.r
        pool = self.people() * 2 + ["politi", "fau", "gruppe", "blandet"]
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
            f"{r.randint(1, 28)}. {month} hvert år", f"{r.randint(1, 28)}. {month} hvert år", f"innen {r.randint(1, 28)}. {month} hvert år",
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
        plan["owner"] = r.choice(self.people())
        coordinator = r.choice([None, plan["owner"], *self.people()])
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
                if section == "evaluations" and r.random() < 0.7:
                    item["deadline"] = r.choice(["andre kvartal hvert år", "årlig i mars", "innen 15. juni hvert år", "hver høst",
                                                 f"1. kvartal {self.since.year + 1}", f"innen {self.day(0, 500)}"])
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
                    item["to"] = [r.choice(self.people())]
                if section == "measures" and "each" not in item:
                    measures.append(item["id"])
                items.append(item)
            if section == "measures" and not measures:
                items[0].pop("each", None)
                measures.append(items[0]["id"])
            plan[section] = items
            self.tidy(plan, items)
        return plan

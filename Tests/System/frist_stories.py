"""Random towns whose files change between the replays of one ledger."""

import datetime
import re

from frist_towns import PEOPLE, Made
from frist_values import DAY, KINDS


class Story(Made):
    """A town whose files change: `edit` makes a few changes that a planner would, from what the model knows of the day before."""

    def __init__(self, seed):
        super().__init__(seed)
        self.aside = []  # what was taken out: (how to put it back)
        self.number = 100
        self.broken = {}
        self.lines = []
        self.fresh = []  # texts of this day
        self.leading = set()  # owners and coordinators of all plans there ever were

    def spans(self):
        """Ten to twenty weeks at a time, without a gap."""
        day = self.since
        for _ in range(self.r.randint(4, 8)):
            last = day + datetime.timedelta(self.r.randint(25, 140))
            yield day, last
            day = last + DAY

    def days_ahead(self):
        """The days to come that a `done:` was ever given."""
        return {datetime.date.fromisoformat(m[1]) for line in self.lines if (m := re.search(r"done_ahead \S+ (\S+)$", line))}

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
        self.model, self.today, self.fresh = model, day, []
        self.leading.update(r for p in self.plans().values() for r in (p["owner"], p.get("coordinator")))
        self.broken = {k: v for k, v in self.broken.items() if v is not None}
        if self.r.random() < 0.15:
            self.lines.append(f"{day} done_ahead {self.done_ahead()}")
        kinds = [self.done, self.done, self.done_of_series, self.done_of_series, self.cancel, self.correct, self.move, self.move,
                 self.change_series, self.take_out, self.put_back, self.put_back, self.add, self.hand_over, self.hand_over,
                 self.change_participants, self.lose, self.succeed, self.lose_file, self.retire, self.stand_in, self.change_ladder,
                 self.spoil, self.declare, self.spoil_file, self.rename, self.rename_plan, self.done_of_member, self.confirm, self.evaluate]
        for _ in range(self.r.randint(2, 6)):
            change = self.r.choice(kinds if self.plans() else [self.put_back])
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
        def open_one(item, b):
            return (not any(o.recurring for o in b.living) and "done" not in item and "cancelled" not in item
                    and not b.finished() and not isinstance(item["deadline"], list) and not b.covers)

        # Half the time what others wait for, or what a leader has heard of: there most depends on it.
        found = self.pick(lambda i, b: open_one(i, b) and (any(o.escalated for o in b.living) or self.is_referred_to(b.plan.data, i)))
        if not found or self.r.random() < 0.5:
            found = self.pick(open_one)
        if found:
            found[3]["done"] = self.earlier()
            return found[4].id

    def done_ahead(self):
        """A slip of the pen: an error until that day."""
        found = self.pick(lambda i, b: self.is_single(i, b) and not b.covers and self.model.is_active(b.plan, self.today))
        on = self.today + datetime.timedelta(self.r.randint(12, 20))
        if found and any(self.model.calendar.is_working(self.today + n * DAY) for n in range(12)):
            found[3]["done"] = str(on)
            self.broken[found[4].id] = None  # for this time
            return f"{found[4].id} {on}"

    def done_of_member(self):
        for ident, data in self.plans().items():
            for item in data["measures"] + data.get("surveys", []):
                members = [b for b in (self.model.plans[ident].obligations.values() if ident in self.model.plans else [])
                           if b.ident.startswith(f"{item['id']}:")]
                if "each" in item and "done" not in item and members and not any(o.recurring for b in members for o in b.living):
                    member = self.r.choice(members).ident.split(":")[1]
                    item["done"] = {member: self.earlier()}
                    return f"{ident}/{item['id']} {item['done']}"

    def confirm(self):
        found = self.pick(lambda i, b: True)
        if found:
            found[3]["confirmed"] = self.earlier()
            return found[4].id

    def evaluate(self):
        found = self.pick(lambda i, b: self.is_single(i, b))
        if found:
            found[3]["evaluated"] = {str(found[4].living[0].due.year): {"attainment": "partial", "effect": "Noe"}}
            return found[4].id

    def rename_plan(self):
        replaced = {p.get("replaces") for p in self.plans().values()}
        free = [i for i in self.plans() if i not in replaced and i in self.model.plans and "formerly" not in self.plans()[i]]
        free = [i for i in free if not any(what.startswith((f"item {i}/", f"text {i}/")) for what, _ in self.aside)]
        if free and not self.broken:
            ident = self.r.choice(free)
            data = self.files.pop(f"plans.d/{ident}.yaml")
            data["formerly"] = ident
            self.files[f"plans.d/{ident}-ny.yaml"] = data
            return ident

    def done_of_series(self):
        told = self.r.random() < 0.5

        def near(o):
            return (o.recurring and not o.outcome and abs((o.due - self.today).days) < 250 and o.number == 1 and o.is_there(self.today)
                    and (o.escalated or not told))

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
        told = self.r.random() < 0.5
        found = self.pick(lambda i, b: self.is_single(i, b) and not b.covers and (not told or b.living[0].escalated))
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
        self.fresh.append(item["responsible"])
        self.tidy(data, [item])
        return f"{ident}/{item['id']} {item['deadline']}"

    def hand_over(self):
        found = self.pick(lambda i, b: not b.relative)
        if found:
            found[3]["responsible"] = self.named(0, 3)
            self.fresh.append(found[3]["responsible"])
            return f"{found[4].id} {found[3]['responsible']}"

    def change_participants(self):
        found = self.pick(lambda i, b: True)
        if found:
            found[3]["participants"] = self.named(0, 3)
            self.fresh.append(found[3]["participants"])
            return f"{found[4].id} {found[3]['participants']}"

    def lose(self):
        people = self.files["directory.yaml"]["recipients"]
        named = list(self.leading)
        named += [m for p in people.values() for m in p.get("members", [])]
        named += [p.get("superior") for p in people.values()] + [p["deputy"]["recipient"] for p in people.values() if "deputy" in p]
        for data in self.plans().values():
            named += [data["owner"], data.get("coordinator")]
            named += [r for section in KINDS for i in data.get(section, []) for r in i.get("to", [])]
        # Nor who is named in a text of this very day: that is an error in it, until a restart knows whom earlier directories had.
        free = [p for p in PEOPLE if p in people and p not in named and not any(p in str(text) for text in self.fresh)]
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
        self.fresh.append(plan)
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
            found[3]["ladder"].pop("until", None)
            found[3]["ladder"].setdefault("before", [20])
            return f"{found[4].id} {found[3]['ladder']}"

    def spoil(self):
        """A text that nobody understands: told once, and the last good one goes on."""
        found = self.pick(lambda i, b: isinstance(i["deadline"], str) and not b.covers and not b.relative
                          and self.model.is_active(b.plan, self.today))
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
        known = self.model.plans.get(name[8:-5])
        if isinstance(self.files[name], dict) and name not in self.broken and known and self.model.is_active(known, self.today):
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

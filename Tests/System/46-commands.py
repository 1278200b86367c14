#!/usr/bin/env python3
"""Random towns in a running daemon, random commands, a pass by hand, and the same again weeks later: against the model (frist_model.py).

After each day's commands its preview to the town's end is compared, and after the pass what it told. The clock stands at some mornings of
another year (clock-shim.c); its own passes send in the evening alone, which never comes. Where the contract leaves a choice: a move without a
start is tried only on what has none. With FRIST_LONG set more than twice as many towns.
"""

import copy
import datetime
import sys

from frist_faults import WEDNESDAY, Clocks
from frist_model import Model
from frist_test import LONG, ROOT, FRISTCTL, FRISTD, Daemon, check, finish, json_lines, run, scratch
from frist_towns import Made
from frist_values import DAY, read_holidays

SEEDS = range(7000, 7025 if LONG else 7010)
sys.setrecursionlimit(20_000)  # a model refers to itself all over
HOLIDAYS = read_holidays(ROOT / "Tests/Fixtures/holidays-no.csv")


class Lasting(Made):
    """A town whose mail goes late in the evening, and which no clock surprises."""

    def __init__(self, seed):
        super().__init__(seed, WEDNESDAY)
        self.files["frist.yaml"] |= {"send_at": "22:00", "hold": {"jump": "999d", "absence": "999d"}}

    def days(self, calendar):
        """Some working mornings, weeks apart."""
        day = WEDNESDAY
        for _ in range(self.r.randint(2, 4)):
            yield day
            day += datetime.timedelta(self.r.randint(1, 60))
            while not calendar.is_working(day):
                day += DAY


class Commands:
    """One command after the other: given to the daemon, and done to the model."""

    def __init__(self, town, model):
        self.r, self.model, self.daemon, self.lines, self.used, self.refused = town.r, model, None, [], set(), []
        self.today = None

    def give(self, *argv):
        result = self.daemon.ctl(*argv)
        self.lines.append(f"{' '.join(map(str, argv))}: {result.returncode} {(result.stdout + result.stderr).strip()[:200]}")
        self.refused += [self.lines[-1]] if result.returncode else []
        return result.returncode == 0

    def obligations(self):
        return [b for p in self.model.plans.values() if self.model.is_active(p, self.today) for b in p.living()
                if not b.covers and not b.own and b.id not in self.used]

    def pick(self, holds):
        """An occurrence whose obligation has met no command yet."""
        found = [o for b in self.obligations() for o in b.living if o.number == 1 and not o.outcome and holds(o)
                 and abs((o.due - self.today).days) < 500 and not o.is_missed(self.today) and o.is_there(self.today)]
        o = self.r.choice(found) if found else None
        if o:
            self.used.add(o.obligation.id)
        return o

    def done(self):
        referred = {b.relative[2] for b in self.obligations() if b.relative}
        o = self.pick(lambda o: o.obligation.ident in referred) if self.r.random() < 0.5 else None
        o = o or self.pick(lambda o: True)
        on = self.today - datetime.timedelta(self.r.randint(0, 40))
        if o and self.give("done", o.name, "--on", on):
            self.model.close(o.obligation, o, "done", str(on), self.today)
            self.model.date_relatives(o.obligation.plan, self.today)
            return o

    def reopen(self):
        # Not what others are counted from: that goes back to waiting, and is a test of its own.
        o = self.pick(lambda o: o.obligation.ident not in self.referred())
        if o and self.give("done", o.name, "--on", self.today) and self.give("reopen", o.name):
            o.outcome = None

    def reopen_later(self):
        """What was done or cancelled weeks ago; of those told that it was, nobody hears that it is open again."""
        found = [o for b in self.obligations() for o in b.living if o.outcome and o.number == 1 and not o.is_missed(self.today)
                 and o.obligation.ident not in self.referred()]
        o = self.r.choice(found) if found else None
        if o and self.give("reopen", o.name):
            self.used.add(o.obligation.id)
            o.outcome = None
            o.escalated = [e["role"] for e in self.model.endings if e["occurrence"] is o]
            self.model.endings = [e for e in self.model.endings if e["occurrence"] is not o]

    def referred(self):
        return {b.relative[2] for p in self.model.plans.values() for b in p.living() if b.relative}

    def cancel(self):
        o = self.pick(lambda o: not o.recurring)
        if o and self.give("cancel", o.name, "--reason", "Ikke lenger aktuelt"):
            self.model.close(o.obligation, o, "cancelled", str(self.today), self.today)
            self.model.date_relatives(o.obligation.plan, self.today)

    def snooze(self):
        o = self.pick(lambda o: True)
        until = self.today + datetime.timedelta(self.r.randint(3, 150))
        if o and self.give("snooze", o.name, "--until", until, "--reason", "Venter på andre"):
            o.snoozed = until

    def move(self):
        def room(o):
            return not o.recurring or o.following is None or (o.following.due - o.due).days > 60

        o = self.pick(room)
        if not o:
            return
        furthest = 40 if o.recurring else 300
        due = max(o.due, self.today - 30 * DAY) + datetime.timedelta(self.r.randint(1, furthest))
        if o.recurring and o.following and due >= o.following.due:
            return
        start = due - datetime.timedelta(self.r.choice([20, 59, 60, 100])) if o.start or self.r.random() < 0.5 else None
        text = f"{start.day}.{start.month}.{start.year} – {due.day}.{due.month}.{due.year}" if start else f"innen {due}"
        if self.give("move", o.name, text, "--reason", "Utsatt"):
            self.model.move(o, start, due, self.today)
            if o.obligation.relative:
                # The day is the administrator's now.
                o.dated, o.obligation.given = 0, True

    def date(self):
        """What has no day gets its first."""
        found = [b for b in self.obligations() if not b.occurrences and not b.relative]
        if found:
            b = self.r.choice(found)
            self.used.add(b.id)
            due = self.today + datetime.timedelta(self.r.randint(-20, 200))
            if self.give("move", b.id, f"innen {due}", "--reason", "Nå er det klart"):
                window = {"label": None, "start": None, "due": due, "recurring": False, "continues": False, "text": 0}
                self.model.add(b, window, self.today)
                b.given, b.open_ended = True, False

    def confirm(self):
        o = self.pick(lambda o: True)
        if o:
            self.give("confirm", o.name)

    def run(self, day, daemon):
        self.today, self.daemon, self.used = day, daemon, set()
        self.lines.append(f"{day}")
        for _ in range(self.r.randint(4, 12)):
            self.r.choice([self.done, self.done, self.reopen, self.cancel, self.snooze, self.snooze, self.move, self.move, self.date,
                           self.confirm, self.reopen_later])()
        for plan in self.model.plans.values():
            for b in plan.obligations.values():
                for o in b.occurrences:
                    o.pending = o.opened = None


def rows_of(digests):
    return sorted((d["at"], d["recipient"], n["id"], n.get("occurrence") or "", n["step"], n["due"]) for d in digests for n in d["notices"])


def compare(seed, here, clocks):
    town = Lasting(seed)
    here.mkdir()
    config = town.write(here / "etc")
    model = Model(FRISTCTL, HOLIDAYS, WEDNESDAY, town.until)
    commands = Commands(town, model)
    told, wrong = [], []

    def same(what, ours, theirs):
        if ours != theirs:
            wrong.append(f"{what}: {len(ours)} notices by the model, {len(theirs)} by frist")
            wrong.extend("    only by the model: " + " ".join(row) for row in sorted(set(ours) - set(theirs))[:8])
            wrong.extend("    only by frist: " + " ".join(row) for row in sorted(set(theirs) - set(ours))[:8])

    model.load(config, WEDNESDAY)
    for day in town.days(model.calendar):
        if day != WEDNESDAY:
            model.load(config, day)
        daemon = Daemon(here, config, environment=clocks.showing(8, day)).start()
        try:
            commands.run(day, daemon)
            same(f"{day} on", rows_of(copy.deepcopy(model).preview(day, town.until)),
                 rows_of(daemon.json("preview", "--from", day, "--to", town.until)))
            passed = daemon.ctl("pass")
            if passed.returncode:
                wrong.append(f"{day}: pass ended with {passed.returncode}: {passed.stderr.strip()}")
        finally:
            if ended := daemon.stop():
                wrong.append(f"{day}: fristd ended with {ended}")
        told += model.preview(day, day)
        log = json_lines(run(FRISTD, "--log", "--state", here / "state", "--json").stdout)
        same(f"{day}, told until then", [row[1:] for row in rows_of(told)], [row[1:] for row in rows_of(log)])
    check(f"town {seed}: {len(commands.lines)} commands are taken", not commands.refused, commands.refused)
    check(f"town {seed}: {len(told)} digests told over {len({d['at'] for d in told})} days, and all previews", not wrong)
    if wrong:
        print(*wrong, *(f"    command: {line}" for line in commands.lines), sep="\n")


def main():
    folder, clocks = scratch("commands"), Clocks()
    for seed in [int(a) for a in sys.argv[1:]] or SEEDS:
        compare(seed, folder / str(seed), clocks)
    finish()


main()

#!/usr/bin/env python3
"""Random towns, read today by a running daemon, random commands, and what it will send from then on: against the model (frist_model.py).

Everything happens before the day's mail goes (`send_at` 22:00), so only what is to come is compared; what an earlier arming leaves behind
(`resolved`) is for 45-model.py. Where the contract leaves a choice: a move without a start is tried only on what has none.
"""

import datetime
import sys

from frist_model import Model
from frist_test import ROOT, FRISTCTL, Daemon, check, finish, scratch
from frist_towns import Made
from frist_values import DAY, read_holidays

SEEDS = range(7000, 7025)
HOLIDAYS = read_holidays(ROOT / "Tests/Fixtures/holidays-no.csv")
TODAY = datetime.date.today()


class Today(Made):
    """A town of today, whose mail goes late in the evening."""

    def __init__(self, seed):
        super().__init__(seed, TODAY)
        self.files["frist.yaml"]["send_at"] = "22:00"


class Commands:
    """One command after the other: given to the daemon, and done to the model."""

    def __init__(self, town, model, daemon):
        self.r, self.model, self.daemon, self.lines, self.used, self.refused = town.r, model, daemon, [], set(), []

    def give(self, *argv):
        result = self.daemon.ctl(*argv)
        self.lines.append(f"{' '.join(map(str, argv))}: {result.returncode} {(result.stdout + result.stderr).strip()[:200]}")
        self.refused += [self.lines[-1]] if result.returncode else []
        return result.returncode == 0

    def obligations(self):
        return [b for p in self.model.plans.values() if self.model.is_active(p, TODAY) for b in p.living()
                if not b.covers and not b.own and b.id not in self.used]

    def pick(self, holds):
        """An occurrence whose obligation has met no command yet."""
        found = [o for b in self.obligations() for o in b.living if o.number == 1 and not o.outcome and holds(o)
                 and abs((o.due - TODAY).days) < 500 and not o.is_missed(TODAY) and o.is_there(TODAY)]
        o = self.r.choice(found) if found else None
        if o:
            self.used.add(o.obligation.id)
        return o

    def done(self):
        referred = {b.relative[2] for b in self.obligations() if b.relative}
        o = self.pick(lambda o: o.obligation.ident in referred) if self.r.random() < 0.5 else None
        o = o or self.pick(lambda o: True)
        on = TODAY - datetime.timedelta(self.r.randint(0, 40))
        if o and self.give("done", o.name, "--on", on):
            self.model.close(o.obligation, o, "done", str(on), TODAY)
            self.model.date_relatives(o.obligation.plan, TODAY)
            return o

    def reopen(self):
        # Not what others are counted from: that goes back to waiting, and is a test of its own.
        referred = {b.relative[2] for p in self.model.plans.values() for b in p.living() if b.relative}
        o = self.pick(lambda o: o.obligation.ident not in referred)
        if o and self.give("done", o.name, "--on", TODAY) and self.give("reopen", o.name):
            o.outcome = None

    def cancel(self):
        o = self.pick(lambda o: not o.recurring)
        if o and self.give("cancel", o.name, "--reason", "Ikke lenger aktuelt"):
            self.model.close(o.obligation, o, "cancelled", str(TODAY), TODAY)
            self.model.date_relatives(o.obligation.plan, TODAY)

    def snooze(self):
        o = self.pick(lambda o: True)
        until = TODAY + datetime.timedelta(self.r.randint(3, 150))
        if o and self.give("snooze", o.name, "--until", until, "--reason", "Venter på andre"):
            o.snoozed = until

    def move(self):
        def room(o):
            return not o.recurring or o.following is None or (o.following.due - o.due).days > 60

        o = self.pick(room)
        if not o:
            return
        furthest = 40 if o.recurring else 300
        due = max(o.due, TODAY - 30 * DAY) + datetime.timedelta(self.r.randint(1, furthest))
        if o.recurring and o.following and due >= o.following.due:
            return
        start = due - datetime.timedelta(self.r.choice([20, 59, 60, 100])) if o.start or self.r.random() < 0.5 else None
        text = f"{start.day}.{start.month}.{start.year} – {due.day}.{due.month}.{due.year}" if start else f"innen {due}"
        if self.give("move", o.name, text, "--reason", "Utsatt"):
            self.model.move(o, start, due, TODAY)

    def date(self):
        """What has no day gets its first."""
        found = [b for b in self.obligations() if not b.occurrences and not b.relative]
        if found:
            b = self.r.choice(found)
            self.used.add(b.id)
            due = TODAY + datetime.timedelta(self.r.randint(-20, 200))
            if self.give("move", b.id, f"innen {due}", "--reason", "Nå er det klart"):
                window = {"label": None, "start": None, "due": due, "recurring": False, "continues": False, "text": 0}
                self.model.add(b, window, TODAY)

    def confirm(self):
        o = self.pick(lambda o: True)
        if o:
            self.give("confirm", o.name)

    def run(self):
        for _ in range(self.r.randint(4, 12)):
            self.r.choice([self.done, self.done, self.reopen, self.cancel, self.snooze, self.snooze, self.move, self.move, self.date,
                           self.confirm])()
        for plan in self.model.plans.values():
            for b in plan.obligations.values():
                for o in b.occurrences:
                    o.pending = o.opened = None


def rows_of(digests):
    return sorted((d["at"], d["recipient"], n["id"], n.get("occurrence") or "", n["step"], n["due"]) for d in digests for n in d["notices"])


def compare(seed, here):
    town = Today(seed)
    here.mkdir()
    config = town.write(here / "etc")
    model = Model(FRISTCTL, HOLIDAYS, TODAY, town.until)
    model.load(config, TODAY)
    daemon = Daemon(here, config).start()
    try:
        commands = Commands(town, model, daemon)
        commands.run()
        ours = rows_of(model.preview(TODAY, town.until))
        theirs = rows_of(daemon.json("preview", "--from", TODAY, "--to", town.until))
    finally:
        daemon.stop()
    check(f"town {seed}: {len(commands.lines)} commands are taken", not commands.refused, commands.refused)
    check(f"town {seed}: {len(ours)} notices by the model, {len(theirs)} by frist", ours == theirs)
    if ours != theirs:
        for row in sorted(set(ours) - set(theirs))[:8]:
            print("    only by the model:", *row)
        for row in sorted(set(theirs) - set(ours))[:8]:
            print("    only by frist:", *row)
        for line in commands.lines:
            print("    command:", line)


def main():
    folder = scratch("commands")
    for seed in [int(a) for a in sys.argv[1:]] or SEEDS:
        compare(seed, folder / str(seed))
    finish()


main()

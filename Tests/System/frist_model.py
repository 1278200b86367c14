"""A second reading of DESIGN.md section 5, from the files and the days alone: what frist mails, day by day.

Written from DESIGN.md (sections 2, 4, 5 and 9) and DEADLINES.md; it shares nothing with the Swift sources. Only the windows of deadline
texts come from the programs (`fristctl explain`); relative texts are read here. A `Model` is a ledger: `load` (frist_record.py) reads the files
as a start does at 00:00 of a day, `preview` gives the digests of a span, in the form of `preview --json`; then the files may change.

Not in it: holds, clocks set back, spool failures, words. Commands are done to it from outside (46-commands.py).

Where the contract leaves a choice, it reads so:

Ladders and tracks (2, 3, 5)
- A series is what has one label in an obligation; its windows, of all recurring texts, give the shortest distance of rule 9.
- A recurrence without period and without a year of its own begins with the first occurrence due from the day it was first seen.
- Of a frequent series `due` alone is told, `opens` left out too; its participants hear at `due`.
- Of the steps of a track due in one pass the latest own day counts, of one day the later in the list; `status` takes part in that, so the
  evaluation's own responsible get `status` in place of `opens`, and `before-14` in place of a late `status`.
- "A status never": it is sent though a later step was told before.
- "Before, or beside": a step whose own day is not after that of one told.

First contact (6)
- What is first seen after `until` and has no overdue step is told once as `due`; so is what goes on after its window, or is frequent.
- First seen is the day of the obligation (or of the occurrence that a changed text or a move made what it is), or of the plan's adoption if that is later.
- The 14 days count from a notice to the role that stands for the first responsible now.

Who (7)
- The coordinator who stands in (nobody, external, lost) is the role told; nobody escalates to that role about the same occurrence.
- A participant hears under the name of the first step, late until the due day, once over all armings.
- A deputy does not get what is escalated or resolved about the role that stands for the first responsible, if that is the deputy.
- What one reader gets for two roles stands once: same id, occurrence, step and due.
- A `problem` of a lost recipient names the plan; "something open" is anything not done or cancelled.

Endings and changes (8)
- An ending counts from the day it was read, not from the day that it names: `resolved` has the first of the month after that.
- `resolved` rides along with a digest of the reader that has something else in it, from the day of the ending on.
- A changed start alone, too, is a move. What is done or cancelled stays so.
- What is snoozed hears on the first working day from `until` on of the latest step that has become due, late.
- A single window moves whether or not its day has passed; a series' occurrences only from the day read, by order whatever their years.
- After a move the steps whose days have passed are due at once: the latest is sent, late.

Rounds (10), review (11), replaced (11), relative (12), sign of life (16)
- No round for an evaluation that is done or cancelled before anybody was told; nobody joins after its due day. One that nobody was
  asked in, since frist did not run, is late.
- A series that is over is finished when all of it is done, cancelled or missed, the last not missed.
- frist's own revision counts as an obligation in the round (the review alone leaves it out); resolutions that cover do not.
- "Finished since": done or cancelled on a day not before the opening of the evaluation before, of all in the plan.
- A year in which an evaluation opens is one with its opening day by the calendar, seen or not; a cancelled one opens nothing.
- "Within twelve months" has both ends in it. Suppressed and missed steps do not count; nor does what is finished.
- A review is told, late, as soon as there is something to list of what was there on its day, until the next one's.
- The owner's `due` is not made up for what was done before it was first seen, nor after `until`.
- `replaced` is sent also when nothing of the old plan is left open.
- "The first done" of a recurring one is the one that was read first, of one day the earlier that it names.
- `dated` is a notice for each responsible; its occurrence is named by the first day given.
- With `remind_from` rounds, reviews and `alive` are sent late on that day, if they are still of use.

Gone (section 4)
- Each repeat about a plan that is gone has the day on which it was seen to be gone as due.
- A withdrawal or a problem is told in the first pass in which the plan is adopted and it still holds; of what went before the adoption nothing.
- What was gone and comes back with an error has not come back: no version of it is in force that could go on, and whom the directory lost
  meanwhile nobody knows in it. The coordinator hears of the error.
"""

import datetime

from frist_record import Record
from frist_values import BEFORE, COMMON, DAY, RANK, as_list, civil, next_first, unique


class Model(Record):
    # Who

    def is_external(self, role):
        return self.directory.get(role, {}).get("external") == "true"

    def is_mailed(self, role):
        return role in self.directory and not self.is_external(role)

    def told_as(self, plan, role):
        """The role that is told for this one: itself, or the coordinator for who is external or lost."""
        for candidate in (role, plan.coordinator, plan.owner):
            if self.is_mailed(candidate):
                return candidate
        return self.admin

    def reminded(self, obligation):
        named = [obligation.plan.coordinator] if obligation.own else self.members(obligation.named)
        return unique(self.told_as(obligation.plan, r) for r in named or [obligation.plan.coordinator])

    def participants(self, obligation, reminded):
        roles = [self.told_as(obligation.plan, r) for r in self.members(as_list(obligation.item.get("participants")))]
        return [r for r in unique(roles) if r not in reminded]

    def first(self, obligation):
        """The first responsible as named, who is told for it, and the superior."""
        named = [obligation.plan.coordinator] if obligation.own else self.members(obligation.named)
        if not named:
            return None, self.told_as(obligation.plan, obligation.plan.coordinator), None
        superior = None if self.is_external(named[0]) else self.known_superiors.get(named[0])
        return named[0], self.told_as(obligation.plan, named[0]), superior

    def leaders(self, obligation, names):
        first, first_told, superior = self.first(obligation)
        who = {"superior": superior, "owner": obligation.plan.owner, "coordinator": obligation.plan.coordinator}
        found = [self.told_as(obligation.plan, who[n]) for n in names if who[n] is not None]
        return [r for r in unique(found) if r not in (first, first_told)]

    def reader(self, role, day, about=None):
        """Who gets a notice for `role`: the deputy while the dates last, save an escalation about the deputy."""
        deputy = self.directory[role].get("deputy")
        if deputy and civil(deputy["from"]) <= day <= civil(deputy["to"]) and deputy["recipient"] != about:
            return deputy["recipient"]
        return role

    # When

    def replaced_on(self, plan):
        """The day from which a plan counts as replaced, or None."""
        days = [q.known for q in self.plans.values() if q.replaces == plan.id and q.gone is None]
        return min(days) if days else None

    def is_active(self, plan, day):
        replaced = self.replaced_on(plan)
        return plan.gone is None and plan.known <= day and not plan.retired and not (replaced and replaced <= day)

    def reminds_from(self, plan):
        written = plan.data.get("remind_from", self.remind_from)
        return civil(written) if written else datetime.date.min

    def ladder(self, obligation):
        kind = obligation.kind
        return {"before": BEFORE[kind], **COMMON, **self.ladders.get(kind, {}), **obligation.plan.ladders.get(kind, {}),
                **obligation.ladder_written}

    @staticmethod
    def overdue_days(ladder, due):
        days = sorted(set(ladder["overdue"]))
        if days and ladder["every"] == "month":
            own = due + days[-1] * DAY
            first = next_first(own)
            first = first if (first - own).days >= 14 else next_first(first)
            while (first - due).days <= ladder["until"]:
                days.append((first - due).days)
                first = next_first(first)
        elif days and ladder["every"] > 0:
            day = days[-1] + ladder["every"]
            while day <= ladder["until"]:
                days.append(day)
                day += ladder["every"]
        return [d for d in days if d <= ladder["until"]]

    def is_too_late(self, o):
        """First seen after `until`: told once."""
        return self.known(o) > o.due + self.ladder(o.obligation)["until"] * DAY

    def known(self, o):
        return max(o.seen, o.obligation.plan.known)

    def own_days(self, o):
        """The reminding and escalating steps of an occurrence: (own day, name), and (own day, name, leaders)."""
        ladder = self.ladder(o.obligation)
        overdue = [(o.due + d * DAY, f"overdue-{d}") for d in self.overdue_days(ladder, o.due)]
        silent = o.continues or o.frequent
        if self.is_too_late(o):
            return ([] if silent else overdue[-1:]) or [(o.due, "due")], []
        if o.frequent:
            return [(o.due, "due")], []
        reminding = []
        if o.start and (o.due - o.start).days + 1 > 60:
            reminding.append((o.start, "opens"))
        window = o.recurring and o.start is not None and o.start < o.due
        before = [(o.due - d * DAY, f"before-{d}") for d in sorted(set(ladder["before"]), reverse=True)]
        reminding += [b for b in before if not (window and b[0] < o.start)]
        reminding.append((o.due, "due"))
        if silent:
            return reminding, []
        escalating = [(o.due + d * DAY, f"escalated-{d}", names)
                      for d, names in sorted(ladder["escalated"].items()) if d <= ladder["until"]]
        return reminding + overdue, escalating

    def steps(self, o):
        """What is to be told about an occurrence and was not decided yet: (moved day, own day, name, role, escalating, participant)."""
        reminding, escalating = self.own_days(o)
        reminded = self.reminded(o.obligation)
        found = []
        for own, name in reminding:
            found += [(own, name, role, False, False) for role in reminded]
        own, name = reminding[0]
        if not name.startswith("overdue"):
            found += [(own, name, role, False, True) for role in self.participants(o.obligation, reminded) if role not in o.heard]
        for own, name, names in escalating:
            found += [(own, name, role, True, False) for role in self.leaders(o.obligation, names)]
        owner = self.told_as(o.obligation.plan, o.obligation.plan.owner)
        until = self.ladder(o.obligation)["until"]
        if o.obligation.kind == "evaluation" and owner not in reminded and self.known(o) <= o.due + until * DAY:
            found.append((o.due, "due", owner, False, False))
        if self.is_too_late(o):
            found = [s for s in found if (s[2], False) not in o.last]
        found = [s for s in found if not self.is_before_edit(o, s)]
        moved = [(self.calendar.moved(own, name), own, name, *rest) for own, name, *rest in found if (rest[0], name) not in o.decided]
        return sorted(moved, key=lambda s: s[:4])

    def is_before_edit(self, o, step):
        """A ladder edit adds steps from its day on, for whoever was told something of this arming."""
        own, name, role = step[:3]
        edited = o.added.get(name)
        return (edited is not None and self.known(o) < edited and self.calendar.moved(own, name) < edited
                and (any(told == role for told, _ in o.last) or role in o.status_told))

    def opening(self, o):
        """The own day of an evaluation's status round."""
        if o.start:
            return o.start
        before = [own for own, name in self.own_days(o)[0] if name.startswith("before")]
        return before[0] if before else o.due

    def round(self, o, day):
        """The roles that are asked for status in this pass, and the round's own day."""
        if o.obligation.kind != "evaluation" or o.outcome or day < self.reminds_from(o.obligation.plan):
            return [], None
        known = max(self.known(o), self.reminds_from(o.obligation.plan))
        if known > o.due:
            return [], None
        plan, own = o.obligation.plan, self.opening(o)
        moved = o.opened = o.opened or self.calendar.moved(own, "status")
        if day < moved or day > max(o.due, moved) and (o.status_told or known > moved):
            return [], None
        before = [self.opening(e) for b in plan.living() if b.kind == "evaluation" for e in b.living
                  if not (e.outcome and e.outcome[0] == "cancelled")]
        before = max((d for d in before if d < own), default=datetime.date.min)
        roles = [self.told_as(plan, plan.owner)]
        for b in plan.living():
            finished = b.finished(day)
            if not b.covers and (finished is None or finished >= before):
                roles += self.reminded(b)
        return [r for r in unique(roles) if r not in o.status_told], own

    # One pass

    def decide(self, o, day):
        """The notices of one occurrence in one pass: (role, name, sent day it should have had, escalating)."""
        if o.snoozed and day < o.snoozed and not o.outcome:
            return
        if o.pending is None:
            o.pending = [] if o.gone or o.due < self.reminds_from(o.obligation.plan) else self.steps(o)
        if not o.pending and not o.dated and o.obligation.kind != "evaluation":
            return
        if o.gone or o.due < self.reminds_from(o.obligation.plan) or o.is_missed(day):
            o.pending = []
            return
        if o.outcome:
            yield from self.owners_copy(o, day)
            return
        asked, opened = self.round(o, day)
        dated = [r for r in self.reminded(o.obligation) if (r, o.dated) not in o.dated_told] if o.dated else []
        if not asked and not dated and not (o.pending and o.pending[0][0] <= day):
            return
        contact = o.contact.get(self.first(o.obligation)[1])
        may_escalate = contact is not None and contact + 14 * DAY <= day
        now = [s for s in o.pending if s[0] <= day and (may_escalate or not s[4])]
        o.pending = [s for s in o.pending if s not in now]
        chosen = {}
        for moved, own, name, role, escalating, participant in now:
            o.decided.add((role, name))
            if participant and day > o.due:
                continue
            last = o.last.get((role, escalating))
            if last is not None and own <= last:
                continue
            self.keep(chosen, role, escalating, own, name, moved)
        for role in asked:
            o.status_told.add(role)
            if role in dated:
                yield role, "status", self.calendar.moved(opened, "status"), False
                continue
            self.keep(chosen, role, False, opened, "status", self.calendar.moved(opened, "status"))
        for role in dated:
            o.dated_told.add((role, o.dated))
            yield role, "dated", day, False
        for (role, escalating), (own, _, name, moved) in chosen.items():
            if role in dated:
                continue
            o.last[role, escalating] = max(own, o.last.get((role, escalating), own))
            if not escalating and (role, True) in chosen:
                continue
            if escalating:
                o.escalated = unique(o.escalated + [role])
            elif name != "status":
                o.heard.add(role)
                if name.startswith("overdue"):
                    o.contact.setdefault(role, day)
            yield role, name, moved, escalating

    @staticmethod
    def keep(chosen, role, escalating, own, name, moved):
        step = (own, RANK[name.split("-")[0]], name, moved)
        if (role, escalating) not in chosen or step[:2] > chosen[role, escalating][:2]:
            chosen[role, escalating] = step

    def owners_copy(self, o, day):
        """The owner's `due` of an evaluation that was done early."""
        if o.obligation.kind != "evaluation" or o.outcome[0] != "done" or self.known(o) > o.due:
            return
        owner = self.told_as(o.obligation.plan, o.obligation.plan.owner)
        moved = self.calendar.moved(o.due, "due")
        # Not a new owner, years later, where the one of that time had it.
        if any(name == "due" and role != owner and role not in self.reminded(o.obligation) for role, name in o.decided):
            return
        if moved <= day and (owner, "due") not in o.decided:
            o.decided.add((owner, "due"))
            if o.last.get((owner, False), datetime.date.min) < o.due:
                o.last[owner, False] = o.due
                yield owner, "due", moved, False

    def preview(self, since, until):
        """The digests of a span, as `preview --json` has them; `late` is by how many days each notice is late."""
        day = since
        while day <= until:
            if self.calendar.is_working(day):
                yield from self.digests(day)
            day += DAY

    def digests(self, day):
        mail = {}
        self.take_ahead(day)

        def put(role, ident, occurrence, step, due, moved, about=None):
            notice = {"id": ident, "occurrence": occurrence, "step": step, "due": str(due), "late": max(0, (day - moved).days)}
            mine = mail.setdefault(self.reader(role, day, about), {})
            mine.setdefault((ident, occurrence, step, str(due)), notice)

        for plan in self.plans.values():
            self.plan_notices(plan, day, put)
            if not self.is_active(plan, day):
                continue
            for obligation in plan.living():
                if obligation.covers:
                    continue
                about = self.first(obligation)[1]
                for o in obligation.occurrences:
                    for role, name, moved, escalating in self.decide(o, day):
                        put(role, obligation.id, o.name, name, o.due, moved, about if escalating else None)
        self.resolve(day, mail, put)
        for reader in sorted(mail):
            yield {"at": f"{day}T{self.send_at}", "recipient": reader, "notices": [n for _, n in sorted(mail[reader].items())]}

    def resolve(self, day, mail, put):
        """Endings whose day has come, and those that ride along with what their reader gets anyway."""
        def tell(ending):
            o = ending["occurrence"]
            own = next_first(ending["day"])
            put(ending["role"], o.obligation.id, o.name, "resolved", o.due, self.calendar.moved(own, "resolved"),
                self.first(o.obligation)[1])

        alive = []
        for e in self.endings:
            b = e["occurrence"].obligation
            role = self.told_as(b.plan, e["role"])
            e["role"] = role
            if self.is_active(b.plan, day) and not (e["occurrence"].due < self.reminds_from(b.plan)):
                alive.append(e)
        told = [e for e in alive if self.calendar.moved(next_first(e["day"]), "resolved") <= day]
        for e in told:
            tell(e)
        readers = set(mail)
        for e in alive:
            about = self.first(e["occurrence"].obligation)[1]
            if e not in told and self.reader(e["role"], day, about) in readers:
                tell(e)
                told.append(e)
        self.endings = [e for e in self.endings if e not in told]

    def plan_notices(self, plan, day, put):
        """Notices about a plan: alive, review, replaced, withdrawn, problem."""
        def once(step, due, role, own=None):
            role = self.told_as(plan, role)
            moved = self.calendar.moved(own or due, step)
            if moved <= day and (step, own or due, role) not in plan.told:
                plan.told.add((step, own or due, role))
                put(role, plan.id, "", step, due, moved)

        leaders = unique(self.told_as(plan, r) for r in (plan.owner, plan.coordinator))
        if plan.gone is not None:
            replaced = self.replaced_on(plan)
            if not plan.retired and plan.known <= plan.gone and not (replaced and replaced <= day):
                latest = plan.gone
                while self.calendar.moved(next_first(latest), "withdrawn") <= day:
                    latest = next_first(latest)
                for role in leaders:
                    once("withdrawn", plan.gone, role, latest)
            return
        replaced = self.replaced_on(plan)
        if replaced and replaced <= day and plan.known <= replaced and not plan.retired:
            successor = next(q for q in self.plans.values() if q.replaces == plan.id and q.gone is None and q.known == replaced)
            if not (plan.seen == successor.seen and successor.known == successor.seen):
                for role in leaders:
                    once("replaced", replaced, role)
        if not self.is_active(plan, day):
            return
        for note in [n for n in self.notes if n["plan"] is plan]:
            moved = self.calendar.moved(note["day"], note["step"])
            if moved > day:
                continue
            self.notes.remove(note)
            if note["holds"] and not note["holds"]():
                self.notes.append(note)
                continue
            if note["step"] == "withdrawn" and note["obligation"].withdrawn is None or note["until"] and note["until"] <= day:
                continue
            put(self.told_as(plan, plan.coordinator), note["id"], "", note["step"], note["day"], moved)
        if day < self.reminds_from(plan):
            return
        if day.year > plan.known.year:
            for role in leaders:
                once("alive", datetime.date(day.year, 1, 1), role)
        year = day.year
        if self.calendar.moved(datetime.date(year, 12, 1), "review") > day:
            year -= 1
        first = datetime.date(year, 12, 1)
        if first >= plan.known and not self.opens_in(plan, year) and self.to_review(plan, first, day):
            once("review", first, plan.coordinator)

    def opens_in(self, plan, year):
        return any(self.opening(o).year == year for b in plan.living() if b.kind == "evaluation" for o in b.living
                   if not (o.outcome and o.outcome[0] == "cancelled"))

    def to_review(self, plan, first, day):
        """What has no ladder step within twelve months of 1 December."""
        low, high = first.replace(year=first.year - 1), first.replace(year=first.year + 1)
        for b in plan.living():
            if b.own or b.covers or b.finished(day) or b.seen > first:
                continue
            days = []
            for o in b.living:
                if o.outcome or o.due < self.reminds_from(plan):
                    continue
                reminding, escalating = self.own_days(o)
                days += [s[0] for s in reminding + escalating if o.following is None or s[0] < o.following.due]
            if not any(low <= d <= high for d in days):
                return True
        return False

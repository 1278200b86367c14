"""Reading the files, again and again: what is new, gone and back, what a changed text moves, what a file says is done (frist_model.py)."""

import json
import re
from pathlib import Path

import yaml

from frist_values import (DAY, KINDS, Calendar, Obligation, Occurrence, Plan, Windows, as_ladder, as_list, civil, months_after, read_relative,
                          read_yaml, unique)


class Record:
    """What the model knows: the fold of all files as they were read, and of what was decided."""

    def __init__(self, fristctl, holidays, since, until):
        self.holidays, self.windows = holidays, Windows(fristctl, since, until)
        self.plans = {}
        self.directory = None
        self.known_superiors = {}
        self.notes = []  # withdrawals and problems to tell: dicts
        self.noted = set()
        self.endings = []  # `resolved` to tell: dicts
        self.ahead = {}  # what a file says of a day to come: (obligation's id, occurrence's name) → (day, how to take it)

    # Reading the files

    def load(self, config, day):
        config = Path(config)
        settings = read_yaml(config)
        self.send_at = settings.get("send_at", "07:30")
        self.admin = settings.get("admin")
        self.remind_from = settings.get("remind_from")
        self.calendar = Calendar(self.holidays, settings.get("quiet", [{"from": "12-24", "to": "01-01"}]))
        self.ladders = {k: as_ladder(v) for k, v in (settings.get("ladders") or {}).items()}
        before = self.directory
        self.directory = read_yaml(config.parent / settings.get("directory", "directory.yaml"))["recipients"]
        for role, person in self.directory.items():
            self.known_superiors[role] = person.get("superior")
        found = {p.name[: -len(".yaml")]: p for p in sorted((config.parent / settings.get("plans", "plans.d")).glob("*.yaml"))}
        if found or not self.plans:
            self.load_plans(found, day)
        if before is not None:
            self.note_lost(set(before) - set(self.directory), day)
        for plan in self.plans.values():
            if plan.gone is None:
                self.date_relatives(plan, day)
        for plan in self.plans.values():
            for obligation in plan.obligations.values():
                for o in obligation.occurrences:
                    o.pending = o.opened = None

    def load_plans(self, found, day):
        read = {}
        for ident, path in found.items():
            try:
                data = read_yaml(path)
                read[ident] = data if isinstance(data, dict) and "owner" in data else None
            except yaml.YAMLError:
                read[ident] = None
        for ident, data in read.items():
            former = data and data.get("formerly")
            if former in self.plans and former not in read and ident not in self.plans:
                plan = self.plans.pop(former)
                plan.id = ident
                self.plans[ident] = plan
            if ident not in self.plans:
                if data is None:
                    continue
                self.plans[ident] = Plan(ident, day)
            plan = self.plans[ident]
            plan.gone = None
            if data is None:
                self.note(plan, "problem", plan.id, day, ("file", plan.id))
            else:
                self.load_plan(plan, data, day)
        for plan in self.plans.values():
            if plan.id not in read and plan.gone is None:
                plan.gone = day
                self.forget_endings(lambda b, plan=plan: b.plan is plan)
        for plan in self.plans.values():
            if plan.gone is None:
                self.own_revision(plan, day)

    def load_plan(self, plan, data, day):
        plan.update(data)
        present = set()
        for section, kind in KINDS.items():
            for item in as_list(data.get(section)):
                named = as_list(item.get("responsible"))
                if item.get("each") == "true":
                    for member in self.members(named):
                        present.add(f"{item['id']}:{member}")
                        self.load_obligation(plan, f"{item['id']}:{member}", kind, item, [member], day)
                else:
                    present.add(item["id"])
                    self.load_obligation(plan, item["id"], kind, item, named, day)
        for obligation in plan.obligations.values():
            if obligation.ident not in present and obligation.withdrawn is None and not obligation.own:
                obligation.withdrawn = day
                self.forget_endings(lambda b, gone=obligation: b is gone)
                if not obligation.was_done() and not obligation.covers and plan.known <= day:
                    self.note(plan, "withdrawn", obligation.id, day, ("withdrawn", obligation.id, day), obligation)

    def load_obligation(self, plan, ident, kind, item, named, day):
        former = item.get("formerly")
        if former in plan.obligations and ident not in plan.obligations:
            plan.obligations[ident] = plan.obligations.pop(former)
            plan.obligations[ident].ident = ident
        obligation = plan.obligations.get(ident)
        # The version in force has none of what was gone until now.
        unknown = self.unknown(item, obligation if obligation and obligation.withdrawn is None else None)
        meaning = self.meaning(plan, item, ident) if not unknown else None
        if meaning is None:
            self.note(plan, "problem", f"{plan.id}/{item['id']}", day,
                      ("text", f"{plan.id}/{item['id']}", json.dumps(item.get("deadline")), *unknown))
            if obligation is None or obligation.withdrawn is not None:
                return
        else:
            if obligation is None:
                obligation = plan.obligations[ident] = Obligation(plan, ident, kind, item, named, day)
            obligation.withdrawn = None
            before = [(o, self.step_names(o)) for o in obligation.occurrences]
            obligation.update(item, named)
            for o, names in before:
                o.added.update(dict.fromkeys(self.step_names(o) - names, day))
            self.set_windows(obligation, meaning, day)
        self.take_outcomes(obligation, item, day)

    def step_names(self, o):
        """All steps of an occurrence's ladder."""
        ladder = self.ladder(o.obligation)
        return {f"before-{d}" for d in ladder["before"]} | {f"overdue-{d}" for d in self.overdue_days(ladder, o.due)} | {
            f"escalated-{d}" for d in ladder["escalated"]}

    def unknown(self, item, obligation):
        """Whom a text names that the directory has not, and its last accepted version did not name."""
        def named(item):
            roles = [r for key in ("responsible", "participants", "to") for r in as_list(item.get(key))]
            return {r for r in self.members(roles) + roles if r not in self.directory}

        return sorted(named(item) - (named(obligation.item) if obligation else set()))

    def meaning(self, plan, item, ident):
        """The windows of an obligation's texts, whether it has more than those, and its relative text; None if one is refused."""
        deadline = item.get("deadline", "")
        windows, open_ended, relative = [], False, None
        for number, written in enumerate(deadline if isinstance(deadline, list) else [deadline]):
            text = written if isinstance(written, str) else written.get("means", written.get("text", ""))
            if text.strip() in ("", "-"):
                open_ended = True
                continue
            relative = relative or read_relative(text)
            if read_relative(text):
                continue
            found = self.windows.of(text, plan.period, item.get("year", plan.data.get("year")))
            if "error" in found:
                return None
            open_ended = open_ended or not found["occurrences"] or found["unbounded"]
            for w in found["occurrences"]:
                windows.append({"label": w["label"], "start": w["start"] and civil(w["start"]), "due": civil(w["due"]),
                                "recurring": found["kind"] == "recurring", "continues": found.get("continues", False),
                                "text": number, "unbounded": found["unbounded"]})
        return windows, open_ended, relative

    def set_windows(self, obligation, meaning, day):
        windows, open_ended, obligation.relative = meaning
        obligation.open_ended = open_ended and not obligation.given
        begin = max(obligation.seen, obligation.plan.known)
        windows = [w for w in windows if not (w["unbounded"] and w["due"] < begin)]
        if obligation.windows is None:
            for w in windows:
                self.add(obligation, w, day)
        elif obligation.windows != windows:
            for recurring in (False, True):
                self.match(obligation, windows, recurring, day)
        obligation.windows = windows
        series = {}
        for o in sorted((o for o in obligation.living if o.recurring), key=lambda o: o.original, reverse=True):
            later = series.setdefault(o.label, [])
            o.following = next((l for l in reversed(later) if l.original > o.original), None)
            later.append(o)
        for label in {w["label"] for w in windows}:
            dues = sorted(w["due"] for w in windows if w["recurring"] and w["label"] == label)
            frequent = any((b - a).days < 90 for a, b in zip(dues, dues[1:]))
            for o in obligation.occurrences:
                if o.recurring and o.label == label:
                    o.frequent = frequent

    def add(self, obligation, window, day):
        number = 1 + sum(o.original == window["due"] for o in obligation.occurrences)
        o = Occurrence(obligation, number, window, day)
        obligation.occurrences.append(o)
        return o

    def match(self, obligation, windows, recurring, day):
        """A changed text: its windows and the occurrences that are there, by label and order."""
        old = [o for o in obligation.living if o.recurring == recurring and not (recurring and o.due < day)]
        new = [w for w in windows if w["recurring"] == recurring and not (recurring and w["due"] < day)]
        for label in unique([o.label for o in old] + [w["label"] for w in new]):
            ours = sorted((o for o in old if o.label == label), key=lambda o: (o.original, o.number))
            theirs = [w for w in new if w["label"] == label]
            for o, w in zip(ours, theirs):
                o.continues, o.text = w["continues"], w["text"]
                if (o.start, o.due) != (w["start"], w["due"]):
                    self.move(o, w["start"], w["due"], day)
            for o in ours[len(theirs):]:
                o.gone = True
                self.end(o, day)
            for w in theirs[len(ours):]:
                self.add(obligation, w, day)

    def move(self, o, start, due, day):
        o.start, o.due, o.seen = start, due, day
        if not o.outcome:
            self.end(o, day)
            o.arm()

    def end(self, o, day):
        """Whoever was sent an escalation of this arming will hear how it ended."""
        if o.outcome is None and not o.is_missed(day):
            for role in o.escalated:
                self.endings.append({"role": role, "occurrence": o, "day": day})
        o.escalated = []

    def forget_endings(self, holds):
        """Of what goes from the files nobody hears how it ended."""
        self.endings = [e for e in self.endings if not holds(e["occurrence"].obligation)]

    # What the file says is done or cancelled

    def take_outcomes(self, obligation, item, day):
        for word in ("done", "cancelled"):
            written = item.get(word)
            if isinstance(written, dict) and word == "done" or isinstance(written, dict) and "on" not in written:
                for prefix, value in written.items():
                    if obligation.ident.endswith(f":{prefix}"):
                        self.close(obligation, None, word, value, day)
                    for o in obligation.living:
                        if str(o.original).startswith(prefix) or str(o.due).startswith(prefix):
                            self.close(obligation, o, word, value, day)
            elif written is not None:
                self.close(obligation, None, word, written, day)
            deadline = item.get("deadline", "")
            for number, text in enumerate(deadline if isinstance(deadline, list) else [deadline]):
                if isinstance(text, dict) and word in text:
                    for o in obligation.living:
                        if o.text == number:
                            self.close(obligation, o, word, text[word], day)

    def close(self, obligation, o, word, written, day):
        written = written["on"] if isinstance(written, dict) else written
        on = day if written == "true" else civil(written)
        key = (obligation.id, o.name if o else "")
        self.ahead.pop(key, None)
        if on > day:
            self.note(obligation.plan, "problem", obligation.id, day, ("ahead", *key, on), until=on)
            self.ahead[key] = (on, lambda: self.close(obligation, o, word, written, on))
            return
        if o is None and not obligation.living:
            obligation.outcome = obligation.outcome if written == "true" and obligation.outcome else (word, on)
        for each in [o] if o else obligation.living:
            if each.outcome is None:
                self.end(each, day)
                each.outcome, each.taken = (word, on), day
            elif written != "true":
                each.outcome = (word, on)
        if o is None and obligation.living and obligation.open_ended:
            obligation.outcome = (word, on)

    # frist's own revision, relatives, what is noted

    def own_revision(self, plan, day):
        if not plan.period:
            return
        last = civil(f"{re.split('[-–]', plan.period)[-1].strip()}-12-31")
        declared = any(o.due.year >= last.year for b in plan.living() if b.kind == "revision" and not b.own for o in b.living)
        replaced = any(q.replaces == plan.id and q.gone is None for q in self.plans.values())
        own = plan.obligations.get("revision")
        if declared or replaced:
            if own and own.own and own.withdrawn is None:
                own.withdrawn = day
                for o in own.living:
                    self.end(o, day)
        elif own is None:
            own = plan.obligations["revision"] = Obligation(plan, "revision", "revision", {}, [], day)
            own.own = True
            own.windows = []
            window = {"label": None, "start": None, "due": last, "recurring": False, "continues": False, "text": 0}
            self.add(own, window, day)
        elif own.own:
            own.withdrawn = None

    def date_relatives(self, plan, day):
        for obligation in plan.living():
            if not obligation.relative or obligation.outcome:
                continue
            unit, count, ident = obligation.relative
            named = plan.obligations.get(ident)
            if named is None:
                continue
            if obligation.occurrences and (obligation.occurrences[0].outcome or obligation.given):
                continue
            if any(o.recurring for o in named.living):
                done = [o for o in named.living if o.outcome and o.outcome[0] == "done" and o.taken >= obligation.seen]
                on = min(done, key=lambda o: (o.taken, o.outcome[1])).outcome[1] if done else None
            elif named.finished() is None:
                on = None
            elif named.was_done():
                on = named.finished()
            else:
                self.note(plan, "problem", obligation.id, day, ("cancelled", obligation.id), obligation)
                on = None
            if on is None:
                continue
            due = {"år": months_after(on, 12 * count), "mån": months_after(on, count), "dag": on + count * DAY}[unit]
            start = due if (unit, count) == ("dag", 0) else None
            if not obligation.occurrences:
                window = {"label": None, "start": start, "due": due, "recurring": False, "continues": False, "text": 0}
                self.add(obligation, window, day).dated = 1
            elif obligation.occurrences[0].due != due:
                self.move(obligation.occurrences[0], start, due, day)
                obligation.occurrences[0].dated += 1

    def take_ahead(self, day):
        """A day to come is an error until it has come."""
        for key, (on, take) in list(self.ahead.items()):
            if on <= day:
                take()

    def note(self, plan, step, ident, day, key, obligation=None, until=None, holds=None):
        """Something to tell the coordinator once, where it still holds."""
        if key not in self.noted:
            self.noted.add(key)
            self.notes.append({"plan": plan, "step": step, "id": ident, "day": day, "obligation": obligation, "until": until,
                               "holds": holds})

    def note_lost(self, lost, day):
        """Told where they are still lost and responsible for something open when the plan is adopted."""
        for plan in self.plans.values():
            for role in sorted(lost):
                def holds(plan=plan, role=role):
                    return role not in self.directory and any(
                        not b.finished() and not b.covers and role in self.members(b.named) for b in plan.living())

                if plan.gone is None:
                    self.note(plan, "problem", plan.id, day, ("lost", plan.id, role, day), holds=holds)

    def members(self, roles):
        """The roles of a list, groups resolved, in order. A lost one stays as it is."""
        return unique(m for r in roles for m in as_list(self.directory.get(r, {}).get("members")) or [r])

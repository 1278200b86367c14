"""A second reading of DESIGN.md section 5, from the files and the days alone: what frist mails, day by day.

Written from DESIGN.md (sections 2, 4, 5 and 9) and DEADLINES.md; it shares nothing with the Swift sources. Only the windows of deadline texts
come from the programs (`fristctl explain`); relative texts are read here. A `Model` is a ledger: `load` reads the files as a start does at
00:00 of a day, `run` gives the digests of a span, in the form of `preview --json`; between two runs the files may have changed.

Not in it: holds, clocks set back, spool failures, commands (snooze, move, reopen, confirm), words.

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
- First seen is the day of the obligation (or of the occurrence that a changed text made), or of the plan's adoption if that is later.
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
- A single window moves whether or not its day has passed; a series' occurrences only from the day read.
- After a move the steps whose days have passed are due at once: the latest is sent, late.

Rounds (10), review (11), replaced (11), relative (12), sign of life (16)
- No round for an evaluation that is done or cancelled before anybody was told; nobody joins after its due day.
- frist's own revision counts as an obligation in the round (the review alone leaves it out); resolutions that cover do not.
- "Finished since": done or cancelled on a day not before the opening of the evaluation before, of all in the plan.
- A year in which an evaluation opens is one with its opening day by the calendar, seen or not; a cancelled one opens nothing.
- "Within twelve months" has both ends in it. Suppressed and missed steps do not count; nor does what is finished.
- The review of a year is decided once, in the first pass from its day on: nothing to list then, nothing later.
- The owner's `due` is not made up for what was done before it was first seen, nor after `until`.
- `replaced` is sent also when nothing of the old plan is left open.
- `dated` is a notice for each responsible; its occurrence is named by the first day given.
- With `remind_from` rounds, reviews and `alive` are sent late on that day, if they are still of use.

Gone (section 4)
- Each repeat about a plan that is gone has the day on which it was seen to be gone as due.
- A withdrawal or a problem is told in the first pass in which the plan is adopted and it still holds.
"""

import csv
import datetime
import json
import re
import subprocess
from pathlib import Path

import yaml

DAY = datetime.timedelta(1)
RANK = {"opens": 0, "before": 1, "due": 2, "overdue": 3, "status": 4, "escalated": 9}
KINDS = {"measures": "measure", "evaluations": "evaluation", "surveys": "survey", "reports": "report",
         "revisions": "revision", "resolutions": "resolution"}
COMMON = {"overdue": [1], "every": "month",
          "escalated": {30: ["superior"], 90: ["superior"], 180: ["superior", "owner"]}, "until": 365}
BEFORE = {"measure": [30, 7], "resolution": [30, 7], "evaluation": [60, 14], "report": [60, 14],
          "revision": [365, 180, 60], "survey": [180, 60, 14]}
NUMBERS = {"ett": 1, "en": 1, "ei": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6}


def civil(text):
    return datetime.date.fromisoformat(text)


def months_after(day, count):
    """The same day of the month `count` months on, or the month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    first = datetime.date(year, month + 1, 1)
    last = (first + 31 * DAY).replace(day=1) - DAY
    return first.replace(day=min(day.day, last.day))


def next_first(day):
    """The first day of the month after that of `day`."""
    return (day.replace(day=1) + 31 * DAY).replace(day=1)


def read_holidays(path):
    with open(path, encoding="utf-8") as file:
        return {civil(row["date"]) for row in csv.DictReader(file)}


def read_yaml(path):
    return yaml.load(Path(path).read_text(encoding="utf-8"), Loader=yaml.BaseLoader) or {}


def as_list(value):
    return [] if value in (None, "") else value if isinstance(value, list) else [value]


def unique(items):
    return list(dict.fromkeys(items))


def as_ladder(written):
    """The keys of one written ladder, as numbers."""
    ladder = {}
    for key, value in (written or {}).items():
        if key in ("before", "overdue"):
            ladder[key] = [int(v) for v in value]
        elif key == "escalated":
            ladder[key] = {int(k): as_list(v) for k, v in (value or {}).items()}
        elif key == "every" and value == "month":
            ladder[key] = value
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

    def moved(self, day, step):
        """The working day on which a step with this own day is sent: before for `before` and `due`, after for all others."""
        way = -1 if step.split("-")[0] in ("before", "due") else 1
        while not self.is_working(day):
            day += way * DAY
        return day


class Windows:
    """What the deadline texts mean, as fristctl explains them: kind and windows (label, start, due, recurring, continues)."""

    def __init__(self, fristctl, since, until):
        self.fristctl, self.since, self.until, self.cache = fristctl, since, until, {}

    def explain(self, texts, period, year, since):
        argv = [self.fristctl, "explain", "--json", "--from", since, "--count", "1000"]
        argv += ["--period", period] if period else []
        argv += ["--year", year] if year else []
        out = subprocess.run([*argv, "--", *texts], capture_output=True, text=True).stdout
        return [json.loads(line) for line in out.splitlines()]

    def load(self, texts, period, year=None):
        texts = [t for t in unique(texts) if (t, period, year) not in self.cache]
        if not texts:
            return
        # A recurrence without end is asked for from some years back; only the last one before the run can still speak.
        recent = f"{self.since.year - 14}-01-01"
        both = zip(texts, self.explain(texts, period, year, "1900-01-01"), self.explain(texts, period, year, recent))
        for text, all_of, late in both:
            if "error" in all_of:
                self.cache[text, period, year] = all_of
                continue
            chosen = late if all_of["kind"] == "recurring" else all_of
            found = chosen["occurrences"]
            assert len(found) < 1000 or civil(found[-1]["due"]) > self.until, text
            chosen["unbounded"] = chosen["kind"] == "recurring" and [o["due"] for o in all_of["occurrences"][:1]] < ["1905"]
            self.cache[text, period, year] = chosen

    def of(self, text, period, year=None):
        self.load([text], period, year)
        return self.cache[text, period, year]


def read_relative(text):
    """(unit, count, id) of a relative text, or None."""
    found = re.fullmatch(r"(\w+) (år|måneder|måned|dager|dag) etter (\S+)", text.strip())
    if found:
        count = NUMBERS.get(found[1].lower()) or int(found[1])
        return found[2][:3], count, found[3]
    found = re.fullmatch(r"når (\S+) er gjort", text.strip())
    return ("dag", 0, found[1]) if found else None


class Occurrence:
    def __init__(self, obligation, number, window, seen):
        self.obligation, self.original, self.number, self.seen = obligation, window["due"], number, seen
        self.label, self.recurring, self.continues, self.text = (window[k] for k in ("label", "recurring", "continues", "text"))
        self.start, self.due = window["start"], window["due"]
        self.gone = False
        self.outcome = None  # ("done" | "cancelled", the day it names)
        self.status_told = set()
        self.heard = set()  # roles that were told a step of the reminding track, in any arming
        self.dated = 0  # how often a relative one was dated; 0 for all others
        self.dated_told = set()
        self.frequent = False
        self.arm()

    def arm(self):
        self.decided = set()  # (role, step) that were sent or superseded
        self.last = {}  # (role, escalating) → own day of the latest step told
        self.contact = {}  # role → day on which it was told that it is overdue
        self.escalated = []  # roles that were sent an escalation
        self.pending = None

    @property
    def name(self):
        return f"{self.obligation.id}@{self.original}" + (f"#{self.number}" if self.number > 1 else "")

    def next_due(self):
        """The present due day of the next one of the same label, by original days."""
        if not self.recurring:
            return None
        later = [o for o in self.obligation.occurrences
                 if o.recurring and not o.gone and o.label == self.label and o.original > self.original]
        return min(later, key=lambda o: o.original).due if later else None

    def is_missed(self, day):
        following = self.next_due()
        return following is not None and following <= day


class Obligation:
    def __init__(self, plan, ident, kind, item, named, seen):
        self.plan, self.ident, self.kind, self.seen = plan, ident, kind, seen
        self.windows = None
        self.occurrences = []
        self.outcome = None  # of the whole, where it has no days
        self.open_ended = False
        self.relative = None
        self.withdrawn = None
        self.own = False
        self.update(item, named)

    def update(self, item, named):
        self.item, self.named = item, named
        self.covers = bool(as_list(item.get("covers"))) and self.kind == "resolution"
        self.ladder_written = as_ladder(item.get("ladder"))

    @property
    def id(self):
        return f"{self.plan.id}/{self.ident}"

    @property
    def living(self):
        return [o for o in self.occurrences if not o.gone]

    def finished(self):
        """The day on which all of it was done or cancelled, or None."""
        if self.outcome:
            return self.outcome[1]
        if self.open_ended or not self.living or any(not o.outcome for o in self.living):
            return None
        return max(o.outcome[1] for o in self.living)

    def was_done(self):
        return self.finished() and (self.outcome or self.living[0].outcome)[0] == "done"


class Plan:
    def __init__(self, ident, seen):
        self.id, self.seen = ident, seen
        self.obligations = {}
        self.gone = None  # the day on which its file was seen to be gone
        self.told = set()  # what was told of the plan: (step, day, role)
        self.reviewed = set()  # years

    def update(self, data):
        self.data = data
        self.period = data.get("period")
        self.owner = data["owner"]
        self.coordinator = data.get("coordinator", self.owner)
        self.retired = data.get("retired") == "true"
        self.replaces = data.get("replaces")
        self.adopted = civil(data["adopted"]) if "adopted" in data else None
        self.ladders = {k: as_ladder(v) for k, v in (data.get("ladders") or {}).items()}

    @property
    def known(self):
        return max(self.seen, self.adopted) if self.adopted else self.seen

    def living(self):
        return [b for b in self.obligations.values() if b.withdrawn is None]


class Model:
    def __init__(self, fristctl, holidays, since, until):
        self.holidays, self.windows = holidays, Windows(fristctl, since, until)
        self.plans = {}
        self.directory = None
        self.known_superiors = {}
        self.notes = []  # withdrawals and problems to tell: dicts
        self.noted = set()
        self.endings = []  # `resolved` to tell: dicts

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
                    o.pending = None

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
                if not obligation.was_done() and not obligation.covers:
                    self.note(plan, "withdrawn", obligation.id, day, ("withdrawn", obligation.id), obligation)

    def load_obligation(self, plan, ident, kind, item, named, day):
        former = item.get("formerly")
        if former in plan.obligations and ident not in plan.obligations:
            plan.obligations[ident] = plan.obligations.pop(former)
            plan.obligations[ident].ident = ident
        meaning = self.meaning(plan, item, ident)
        obligation = plan.obligations.get(ident)
        if meaning is None:
            self.note(plan, "problem", f"{plan.id}/{item['id']}", day, ("text", f"{plan.id}/{item['id']}", json.dumps(item.get("deadline"))))
            if obligation is None:
                return
            obligation.withdrawn = None
        else:
            if obligation is None:
                obligation = plan.obligations[ident] = Obligation(plan, ident, kind, item, named, day)
            obligation.withdrawn = None
            obligation.update(item, named)
            self.set_windows(obligation, meaning, day)
        self.take_outcomes(obligation, item, day)

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
            open_ended = open_ended or not found["occurrences"] or found["unbounded"] or found.get("continues", False)
            for w in found["occurrences"]:
                windows.append({"label": w["label"], "start": w["start"] and civil(w["start"]), "due": civil(w["due"]),
                                "recurring": found["kind"] == "recurring", "continues": found.get("continues", False),
                                "text": number, "unbounded": found["unbounded"]})
        return windows, open_ended, relative

    def set_windows(self, obligation, meaning, day):
        windows, obligation.open_ended, obligation.relative = meaning
        begin = max(obligation.seen, obligation.plan.known)
        windows = [w for w in windows if not (w["unbounded"] and w["due"] < begin)]
        if obligation.windows is None:
            for w in windows:
                self.add(obligation, w, day)
        elif obligation.windows != windows:
            for recurring in (False, True):
                self.match(obligation, windows, recurring, day)
        obligation.windows = windows
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
        o.start, o.due = start, due
        if not o.outcome:
            self.end(o, day)
            o.arm()

    def end(self, o, day):
        """Whoever was sent an escalation of this arming will hear how it ended."""
        if o.outcome is None and not o.is_missed(day):
            for role in o.escalated:
                self.endings.append({"role": role, "occurrence": o, "day": day})
        o.escalated = []

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
        if o is None and not obligation.living:
            obligation.outcome = obligation.outcome if written == "true" and obligation.outcome else (word, on)
        for each in [o] if o else obligation.living:
            if each.outcome is None:
                self.end(each, day)
                each.outcome = (word, on)
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
            if obligation.occurrences and obligation.occurrences[0].outcome:
                continue
            outcomes = [o.outcome for o in named.living if o.recurring and o.outcome and o.outcome[0] == "done"]
            if any(o.recurring for o in named.living):
                on = min((o[1] for o in outcomes), default=None)
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

    def note(self, plan, step, ident, day, key, obligation=None):
        """Something to tell the coordinator once."""
        if key not in self.noted:
            self.noted.add(key)
            self.notes.append({"plan": plan, "step": step, "id": ident, "day": day, "obligation": obligation})

    def note_lost(self, lost, day):
        for plan in self.plans.values():
            for role in sorted(lost):
                open_ones = [b for b in plan.living() if not b.finished() and not b.covers and role in self.members(b.named)]
                if open_ones and plan.gone is None:
                    self.note(plan, "problem", plan.id, day, ("lost", plan.id, role, day))

    # Who

    def members(self, roles):
        """The roles of a list, groups resolved, in order. A lost one stays as it is."""
        return unique(m for r in roles for m in as_list(self.directory.get(r, {}).get("members")) or [r])

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

    def known(self, o):
        return max(o.seen, o.obligation.plan.known)

    def own_days(self, o):
        """The reminding and escalating steps of an occurrence: (own day, name), and (own day, name, leaders)."""
        ladder = self.ladder(o.obligation)
        overdue = [(o.due + d * DAY, f"overdue-{d}") for d in self.overdue_days(ladder, o.due)]
        silent = o.continues or o.frequent
        if self.known(o) > o.due + ladder["until"] * DAY:
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
        moved = [(self.calendar.moved(own, name), own, name, *rest) for own, name, *rest in found if (rest[0], name) not in o.decided]
        return sorted(moved, key=lambda s: s[:4])

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
        if self.known(o) > o.due:
            return [], None
        plan, own = o.obligation.plan, self.opening(o)
        moved = self.calendar.moved(own, "status")
        if day < moved or day > max(o.due, moved):
            return [], None
        before = [self.opening(e) for b in plan.living() if b.kind == "evaluation" for e in b.living
                  if not (e.outcome and e.outcome[0] == "cancelled")]
        before = max((d for d in before if d < own), default=datetime.date.min)
        roles = [self.told_as(plan, plan.owner)]
        for b in plan.living():
            finished = b.finished()
            if not b.covers and (finished is None or finished >= before):
                roles += self.reminded(b)
        return [r for r in unique(roles) if r not in o.status_told], own

    # One pass

    def decide(self, o, day):
        """The notices of one occurrence in one pass: (role, name, sent day it should have had, escalating)."""
        if o.due < self.reminds_from(o.obligation.plan) or o.gone or o.is_missed(day):
            return
        if o.pending is None:
            o.pending = self.steps(o)
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
            self.keep(chosen, role, False, opened, "status", self.calendar.moved(opened, "status"))
        for role in dated:
            o.dated_told.add((role, o.dated))
            yield role, "dated", day, False
        for (role, escalating), (own, _, name, moved) in chosen.items():
            if role in dated and name != "status":
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
            if note["step"] == "withdrawn" and note["obligation"].withdrawn is None:
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
        if first >= plan.known and year not in plan.reviewed:
            plan.reviewed.add(year)
            if not self.opens_in(plan, year) and self.to_review(plan, first):
                once("review", first, plan.coordinator)

    def opens_in(self, plan, year):
        return any(self.opening(o).year == year for b in plan.living() if b.kind == "evaluation" for o in b.living
                   if not (o.outcome and o.outcome[0] == "cancelled"))

    def to_review(self, plan, first):
        """What has no ladder step within twelve months of 1 December."""
        low, high = first.replace(year=first.year - 1), first.replace(year=first.year + 1)
        for b in plan.living():
            if b.own or b.covers or b.finished():
                continue
            days = []
            for o in b.living:
                if o.outcome or o.due < self.reminds_from(plan):
                    continue
                following = o.next_due()
                reminding, escalating = self.own_days(o)
                days += [s[0] for s in reminding + escalating if following is None or s[0] < following]
            if not any(low <= d <= high for d in days):
                return True
        return False

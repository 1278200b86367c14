"""Days, ladders, windows of deadline texts, and the plans, obligations and occurrences of the model (frist_model.py)."""

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
            far = str(self.until + 800 * DAY)
            self.cache[text, period, year] = chosen | {"occurrences": [o for o in found if not chosen["unbounded"] or o["due"] < far]}

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
        self.unbounded = window.get("unbounded", False)
        self.gone = False
        self.outcome = None  # ("done" | "cancelled", the day it names)
        self.taken = None  # the day on which that was first read
        self.snoozed = None  # by command: no mail of it before that day
        self.status_told = set()
        self.heard = set()  # roles that were told a step of the reminding track, in any arming
        self.dated = 0  # how often a relative one was dated; 0 for all others
        self.dated_told = set()
        self.frequent = False
        self.added = {}  # steps by an edit of the ladder → its day
        self.following = None  # the next one of the same label, by original days
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

    def is_there(self, day):
        """Of a series without end only the next one, and those before, are there to speak of."""
        earlier = [o.due for o in self.obligation.living if o.recurring and o.label == self.label and o.original < self.original]
        return not self.unbounded or self.due < day or not earlier or max(earlier) < day

    def is_missed(self, day):
        return self.following is not None and self.following.due <= day


class Obligation:
    def __init__(self, plan, ident, kind, item, named, seen):
        self.plan, self.ident, self.kind, self.seen = plan, ident, kind, seen
        self.windows = None
        self.occurrences = []
        self.outcome = None  # of the whole, where it has no days
        self.open_ended = False
        self.given = False  # its first day came by a command: that is all of it
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

    def finished(self, day=None):
        """The day on which all of it was done or cancelled, or None; what is missed by a day does not count then."""
        if self.outcome:
            return self.outcome[1]
        counting = [o for o in self.living if o.outcome or day is None or not o.is_missed(day)]
        if self.open_ended or not counting or any(not o.outcome for o in counting):
            return None
        return max(o.outcome[1] for o in counting)

    def was_done(self):
        return self.finished() and (self.outcome or self.living[0].outcome)[0] == "done"


class Plan:
    def __init__(self, ident, seen):
        self.id, self.seen = ident, seen
        self.obligations = {}
        self.gone = None  # the day on which its file was seen to be gone
        self.told = set()  # what was told of the plan: (step, day, role)

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

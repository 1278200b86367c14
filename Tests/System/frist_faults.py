"""What the tests of crashes and faults share: programs under faults.c, and small towns whose mail is known to the byte."""

import atexit
import collections
import datetime
import math
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from frist_test import FRISTD, LONG, Daemon, check, mails, replay, run, scratch

HERE = Path(__file__).resolve().parent
# A process that is killed leaves to the next what it wrote, fsynced or not; so a disk, with its fsyncs, would only cost time.
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() and shutil.disk_usage("/dev/shm").free > 60_000_000 else None
# The calls that change what is in the state directory and in the spool.
CHANGES = ["write", "pwrite", "fsync", "fdatasync", "ftruncate", "rename", "link", "unlink", "create", "mkdir", "chmod"]


def built(source):
    """A preload library of this directory, built."""
    folder = scratch("library")
    # Daemons of other users load it too.
    folder.chmod(0o755)
    library = folder / f"{source}.so"
    made = run("gcc", "-shared", "-fPIC", "-O1", "-w", "-o", library, HERE / f"{source}.c", "-ldl")
    check(f"{source}.c is built", made.returncode == 0, made.stderr)
    return str(library)


def fault_library():
    return built("faults")


def faults(library, here, at=0, how="", calls=CHANGES, under=("state", "spool"), **more):
    """The environment in which the calls of a program on a town's directories are counted, and the `at`th one meets `how`."""
    return {"LD_PRELOAD": library, "FAULTS_UNDER": ":".join(str(here / name) for name in under), "FAULTS_CALLS": ",".join(calls),
            "FAULTS_AT": str(at), "FAULTS_DO": str(how), "FAULTS_LOG": str(here / "calls")} | more


def calls_of(here):
    """The calls that were counted: name, and path below the town."""
    log = here / "calls"
    lines = log.read_text().splitlines() if log.exists() else []
    return [(name, path.removeprefix(str(here)).lstrip("/")) for name, path in (line.split(" ", 1) for line in lines)]


def counted(calls):
    kinds = collections.Counter(name for name, _ in calls)
    return ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items(), key=lambda k: -k[1]))


def chosen(calls, about):
    """The numbers of the calls to try: all of them in a long run, else about so many, the first of each kind among them."""
    everyone = range(1, len(calls) + 1)
    if LONG:
        return list(everyone)
    kinds = {}
    for number, (name, _) in enumerate(calls, 1):
        kinds.setdefault(name, number)
    return sorted({*kinds.values(), *everyone[:: max(1, len(calls) // about)]})


# --- Towns

RECIPIENTS = [f"r{number:02}" for number in range(10)]
GROUP = ", ".join(RECIPIENTS)
DIRECTORY = ("recipients:\n  sjef: {name: Sjefen, mail: sjef@by.example}\n"
             + "".join(f"  {name}: {{name: {name}, mail: {name}@by.example, superior: sjef}}\n" for name in RECIPIENTS))
PLAN = "title: Plan\nmunicipality: By\nowner: sjef\ncoordinator: sjef\n"


def measure(ident, deadline, responsible=GROUP, more=""):
    return f'  - {{id: "{ident}", title: Tiltak {ident}, responsible: [{responsible}], deadline: "{deadline}"{more}}}\n'


class Story:
    """Something that fristd does in a town, and what is in the spool and in the ledger when it is over.

    `lay` makes the town as it is before; `act` lets it happen, under faults or not; `settle` starts everything again and lets it
    come to its end.
    """

    def __init__(self, title, plan, config=""):
        self.title, self.plan, self.config = title, plan, config
        self.folder = Path(tempfile.mkdtemp(prefix="frist-story-", dir=MEMORY))
        self.folder.chmod(0o755)
        atexit.register(shutil.rmtree, self.folder, ignore_errors=True)
        self.base = self.folder / "base"
        self.number = 0
        self.lock = threading.Lock()
        (self.base / "etc/plans.d").mkdir(parents=True)
        (self.base / "etc/frist.yaml").write_text(config, encoding="utf-8")
        (self.base / "etc/directory.yaml").write_text(DIRECTORY, encoding="utf-8")
        self.write(self.base, plan)
        self.prepare()

    def write(self, here, plan):
        (here / "etc/plans.d/by.yaml").write_text(plan, encoding="utf-8")

    def prepare(self):
        """What has happened before."""

    def lay(self):
        with self.lock:
            self.number += 1
            here = self.folder / str(self.number)
        shutil.copytree(self.base, here, ignore=shutil.ignore_patterns("notify", "control"))
        return here

    def seen(self, here):
        """What was mailed, by path, and what the ledger says of it, by line."""
        log = run(FRISTD, "--log", "--state", here / "state", "--json")
        mail = mails(here / "spool")
        # What a reader took: `PROCESS-NUMBER-NAME`, where a name is `MOMENT.RECIPIENT`.
        for path in sorted((here / "read").glob("*")):
            name = path.name.split("-", 2)[2]
            place = f"{name.split('.', 1)[1]}/new/{name}"
            copy = path.read_bytes()
            mail[place if place not in mail else f"{place} again" if mail[place] == copy else f"{place} with other bytes"] = copy
        return mail, collections.Counter(log.stdout.splitlines())


class Replayed(Story):
    """Days gone through by `fristd --replay`: before, and after something was changed in the plan."""

    def __init__(self, title, plan, span, before=None, changed=None):
        self.span, self.before, self.changed = span, before, changed
        super().__init__(title, plan)

    def prepare(self):
        if self.before:
            first = replay(self.base, self.before, self.base / "etc/frist.yaml")
            check(f"{self.title}: the days before it", first.returncode == 0, first.stderr)
            self.write(self.base, self.changed)

    def act(self, here, environment=None):
        return replay(here, self.span, here / "etc/frist.yaml", env=os.environ | (environment or {}), timeout=60)

    def settle(self, here):
        """What is wrong with the end; nothing where all is well."""
        last = self.act(here)
        return [] if last.returncode == 0 else [f"the last run ended with {last.returncode}: {last.stderr[-300:]}"]


# A working day, at an hour at which mail goes, on which the program was built already: a Wednesday in the February after next.
WEDNESDAY = next(day for day in (datetime.date(datetime.date.today().year + 2, 2, number) for number in range(10, 17))
                 if day.weekday() == 2)


def on(offset):
    """A day counted from that Wednesday."""
    return (WEDNESDAY + datetime.timedelta(days=offset)).isoformat()


class Clocks:
    """The preloaded clock, and what it is to show."""

    def __init__(self):
        self.library = built("clock-shim")

    def showing(self, hour, day=WEDNESDAY):
        """An environment in which it is that day, the hour just begun, from now on."""
        wanted = datetime.datetime.combine(day, datetime.time(hour), datetime.timezone.utc).timestamp()
        # Rounded up: never before the hour.
        return {"LD_PRELOAD": self.library, "SHIM_SHIFT": str(math.ceil(wanted - time.time()))}


def both(*environments):
    """One environment of several, with all their preload libraries."""
    libraries = [e["LD_PRELOAD"] for e in environments if "LD_PRELOAD" in e]
    return {key: value for e in environments for key, value in e.items()} | {"LD_PRELOAD": " ".join(libraries)}


class Lived(Story):
    """Commands given to a running daemon on that Wednesday, and a pass by hand; calls are counted from the first of them on.

    Its own passes send nothing before the evening, so that all mail is of that minute.
    """

    def __init__(self, title, plan, commands, clocks, library):
        self.commands, self.clocks, self.library = commands, clocks, library
        super().__init__(title, plan, 'timezone: UTC\nsend_at: "22:00"\nquiet: []\n')

    def prepare(self):
        daemon = self.daemon(self.base, self.clocks.showing(9)).start()
        sent = daemon.ctl("pass")
        check(f"{self.title}: what was before", sent.returncode == 0 and daemon.stop() == 0, sent.stderr)

    def daemon(self, here, environment):
        return Daemon(here, here / "etc/frist.yaml", environment=environment)

    def lay(self):
        here = super().lay()
        here.chmod(0o755)
        return here

    def act(self, here, environment=None):
        gate = here / "gate"
        clock = self.clocks.showing(10)
        daemon = self.daemon(here, both(clock, environment, {"FAULTS_GATE": str(gate)}) if environment else clock).start()
        gate.touch()
        # What was answered is kept, whatever comes.
        answered = [daemon.ctl(*command, timeout=30).returncode == 0 for command in self.commands]
        daemon.ctl("pass", timeout=30)
        (here / "answered").write_text("".join("01"[a] for a in answered))
        if daemon.process.poll() is None:
            daemon.process.send_signal(signal.SIGTERM)
        code = daemon.process.wait(30)
        return subprocess.CompletedProcess([], code, "", daemon.log())

    def settle(self, here):
        wrong = []
        clock = self.clocks.showing(10)
        daemon = self.daemon(here, clock).start()
        for command, answer in zip(self.commands, (here / "answered").read_text()):
            history = daemon.json("show", command[1])[0]["history"]
            is_there = any(e["what"] == {"done": "done", "move": "moved"}[command[0]] for e in history)
            if answer == "1" and not is_there:
                wrong.append(f"{command[0]} was answered and is forgotten")
            if not is_there and daemon.ctl(*command).returncode != 0:
                wrong.append(f"{command[0]} is not taken the second time")
        last = daemon.ctl("pass")
        if last.returncode != 0:
            wrong.append(f"the last pass: {last.stdout}{last.stderr}")
        spool = daemon.json("status")[0]["spool"]
        if spool["waiting"] or spool.get("error"):
            wrong.append(f"after it: {spool}")
        if daemon.stop() != 0:
            wrong.append("it does not end well")
        return wrong


class Passed(Lived):
    """One pass by hand, of which ten digests come; what `status` and `check` say after it, and another pass when the fault is gone."""

    def __init__(self, title, clocks, library):
        super().__init__(title, PLAN + "measures:\n" + measure(1, on(5)), [], clocks, library)

    def prepare(self):
        daemon = self.daemon(self.base, self.clocks.showing(9)).start()
        check(f"{self.title}: what was before", daemon.stop() == 0, daemon.log())

    def act(self, here, environment=None):
        gate = here / "gate"
        clock = self.clocks.showing(10)
        daemon = self.daemon(here, both(clock, environment, {"FAULTS_GATE": str(gate)}) if environment else clock).start()
        gate.touch()
        daemon.ctl("pass", timeout=30)
        gate.unlink()
        said = {"delivered": len(mails(here / "spool"))}
        status = daemon.json("status")
        if status:
            # Asked again where it died in between.
            said |= {"spool": status[0]["spool"], "check": daemon.ctl("check").returncode}
            said["second"] = daemon.ctl("pass", timeout=30).returncode
            said["after"] = len(mails(here / "spool"))
        (here / "answered").write_text("")
        if daemon.process.poll() is None:
            daemon.process.send_signal(signal.SIGTERM)
        ended = subprocess.CompletedProcess([], daemon.process.wait(30), "", daemon.log())
        ended.said = said
        return ended


class Tally(collections.Counter):
    """What a sweep over points came to. The bad ones are kept with what was wrong."""

    def __init__(self):
        super().__init__()
        self.bad = []
        self.lock = threading.Lock()

    def add(self, what, count=1):
        with self.lock:
            self[what] += count

    def judge(self, story, here, wanted, point):
        """Compares a town after everything with one that was left alone."""
        wrong = story.settle(here)
        (mail, log), (wanted_mail, wanted_log) = story.seen(here), wanted
        lost = [path for path in wanted_mail if path not in mail] + list((wanted_log - log).elements())
        differ = [path for path in mail if path in wanted_mail and mail[path] != wanted_mail[path] or path.endswith("with other bytes")]
        doubled = [path for path in mail if path not in wanted_mail and path not in differ] + list((log - wanted_log).elements())
        left = [path.name for path in (here / "spool/.stage").iterdir()]
        with self.lock:
            self["points"] += 1
            for what, found in [("lost", lost), ("doubled", doubled), ("other bytes", differ), ("left in the stage", left), ("wrong", wrong)]:
                self[what] += len(found)
                if found:
                    self.bad.append((point, what, found[:3]))
        shutil.rmtree(here)

    def figures(self):
        return f"lost {self['lost']}, doubled {self['doubled']}, other bytes {self['other bytes']}"


def left_alone(story, library, **more):
    """The calls of a run that is left alone, and what it leaves behind."""
    here = story.lay()
    ended = story.act(here, faults(library, here, **more))
    calls, wrong = calls_of(here), story.settle(here)
    wanted = story.seen(here)
    check(f"{story.title}, left alone: {len(wanted[0])} mails, {len(calls)} calls: {counted(calls)}",
          ended.returncode == 0 and not wrong and len(wanted[0]) >= len(RECIPIENTS), (ended.stderr[-300:], wrong))
    return calls, wanted


def each(points, one):
    """One after the other, some at once."""
    with ThreadPoolExecutor(4) as threads:
        return list(threads.map(one, points))


def kind_of(path):
    """Whose a path below the town is."""
    parts = path.split("/")
    if parts[0] == "state":
        return "the ledger"
    if parts[1:2] == [".stage"] and len(parts) > 2 and not parts[2].startswith("."):
        return "a staged message"
    return "a mailbox" if len(parts) > 1 and not parts[1].startswith(".") else "the spool as a whole"


def stories(library, clocks, titles=None):
    """What fristd is ended and failed in: all, or those of some titles."""
    dozen = PLAN + "measures:\n" + measure(1, "30. juni 2019") + measure(2, "15. juli 2019", "sjef, r00")
    round_ = (PLAN + "measures:\n" + measure(1, "2022") + measure(2, "2021", "sjef")
              + 'evaluations:\n  - {id: "9", title: Evaluering, responsible: [sjef], deadline: Andre kvartal 2019}\n')
    after = PLAN + "measures:\n" + measure(1, "31. desember 2019", "sjef") + measure(2, "14 dager etter 1")
    live = PLAN + "measures:\n"
    makers = {
        "a replay": lambda t: Replayed(t, dozen, "2019-06-20..2019-07-02"),
        "a status round": lambda t: Replayed(t, round_, "2019-03-30..2019-04-02"),
        "a move in the file": lambda t: Replayed(t, dozen.replace("30. juni", "12. juni"), "2019-06-06..2019-06-12",
                                                 "2019-05-20..2019-06-05", dozen),
        "a done in the file that dates a relative": lambda t: Replayed(
            t, after, "2019-06-06..2019-06-12", "2019-06-03..2019-06-05", after.replace('2019"', '2019", done: 2019-06-04')),
        "a move by command": lambda t: Lived(
            t, live + measure(1, on(90)), [("move", "by/1", f"innen {on(5)}", "--reason", "Kommunestyret")], clocks, library),
        "a done by command that dates a relative": lambda t: Lived(
            t, live + measure(1, on(60), "sjef") + measure(2, "14 dager etter 1"), [("done", "by/1", "--on", on(-1))], clocks, library),
    }
    return [make(title) for title, make in makers.items() if titles is None or title in titles]

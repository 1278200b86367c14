#!/usr/bin/env python3
"""Every command, by fristctl and by varlinkctl: what it leaves in the ledger, what the next passes do otherwise, how it is taken back, and
what somebody without the right sees.

The notices that come and go were worked out by hand from DESIGN.md section 5 for a plan of a few measures. Its clock stands at a
morning, and its own passes send in the evening alone, which never comes.
"""

import atexit
import datetime
import json
import shutil
from collections import Counter

from frist_faults import WEDNESDAY, Clocks, on
from frist_test import FRISTCTL, FRISTD, Daemon, check, finish, json_lines, mails, run, scratch
from frist_varlinkctl import CONTROL, Varlinkctl, objects

PLAN = f"""\
title: Plan
municipality: By
owner: sjef
coordinator: koordinator
ladders: {{measure: {{before: [30, 7], overdue: [1], every: 0, escalated: {{30: [superior]}}}}}}
measures:
  - {{id: "1", title: Første, responsible: [helse], deadline: {on(44)}}}
  - {{id: "2", title: Andre, responsible: [nav], deadline: 30 dager etter 1}}
  - {{id: "3", title: Tredje, responsible: [nav], deadline: ""}}
  - {{id: "4", title: Fjerde, responsible: [nav], deadline: "Frist for ferdigstilling {on(200)}"}}
  - {{id: "5", title: Femte, responsible: [nav], deadline: ["innen {on(400)}", "innen {on(500)}"]}}
evaluations:
  - {{id: ev, title: Evaluering, responsible: [koordinator], deadline: {on(300)}}}
"""
OTHER = PLAN[:PLAN.index("measures:")].replace("title: Plan", "title: En annen") + f"""\
measures:
  - {{id: "1", title: Annet, responsible: [nav], deadline: {on(300)}}}
"""
DIRECTORY = """\
recipients:
  sjef: {name: Sjefen, mail: sjef@by.example}
  koordinator: {name: Koordinator, mail: k@by.example}
  helse: {name: Helse, mail: helse@by.example, superior: sjef}
  nav: {name: NAV, mail: nav@by.example, superior: sjef}
"""
here = scratch("each")
(here / "etc/plans.d").mkdir(parents=True)
(here / "etc/frist.yaml").write_text('timezone: UTC\nsend_at: "22:00"\nquiet: []\nadmin: koordinator\nmail: {from: frist@by.example}\n')
(here / "etc/directory.yaml").write_text(DIRECTORY, encoding="utf-8")
(here / "etc/plans.d/by.yaml").write_text(PLAN, encoding="utf-8")
other = here / "etc/plans.d/annen.yaml"
other.write_text(OTHER, encoding="utf-8")
debian = Varlinkctl()
# Looked up when fristd starts.
run("groupadd", "-r", "-f", "frist")
daemon = Daemon(here, here / "etc/frist.yaml", control=debian.socket, environment=Clocks().showing(8)).start()
atexit.register(daemon.process.kill)

# Everything that is said of 1 within twelve weeks, and of 2 where 1 is done today.
FIRST = [("helse", "by/1", "before-30"), ("helse", "by/1", "before-7"), ("helse", "by/1", "due"), ("helse", "by/1", "overdue-1"),
         ("sjef", "by/1", "escalated-30")]
SECOND = [("nav", "by/2", "dated"), ("nav", "by/2", "before-7"), ("nav", "by/2", "due"), ("nav", "by/2", "overdue-1"),
          ("sjef", "by/2", "escalated-30")]


def coming():
    """Who will be told what within twelve weeks."""
    digests = daemon.json("preview", "--to", on(84))
    return Counter((d["recipient"], n["id"], n["step"]) for d in digests for n in d["notices"])


def log():
    return [entry["what"] for entry in daemon.json("log")]


def by_fristctl(argv, _):
    result = daemon.ctl(*argv)
    return result.returncode, result.stdout + result.stderr


def by_varlinkctl(_, call):
    result = debian.call(*call)
    return result.returncode, result.stdout + result.stderr


# Said a second time, it is recorded a second time, and nothing comes of it.
TAKEN = "taken"


class Row:
    """A command as fristctl and as the method has it, and what it comes to, also when it is said again."""

    def __init__(self, argv, call, leaves, gone=(), new=(), back=None, again=TAKEN):
        self.argv, self.call, self.leaves, self.gone, self.new, self.back, self.again = argv, call, leaves, gone, new, back, again


ONE = f"by/1@{on(44)}"
LATER = f"innen {on(50)}"
ROWS = [
    Row(["done", "by/1", "--note", "Ferdig"], ("Complete", {"items": [{"id": "by/1", "on": on(0), "note": "Ferdig"}]}),
        ["done", "dated"], gone=FIRST, new=SECOND, back=(["reopen", ONE], ("Reopen", {"id": ONE})), again="AlreadyDone"),
    Row(["cancel", "by/1", "--reason", "Uaktuelt"], ("Cancel", {"id": "by/1", "reason": "Uaktuelt"}),
        ["cancelled"], gone=FIRST, new=[("koordinator", "by/2", "problem")], back=(["reopen", ONE], ("Reopen", {"id": ONE})),
        again="WrongState"),
    # Of what falls due meanwhile the latest step is told, late.
    Row(["snooze", "by/1", "--until", on(40), "--reason", "Venter"],
        ("Snooze", {"id": "by/1", "until": on(40), "reason": "Venter"}), ["snoozed"], gone=[FIRST[0]],
        back=(["snooze", "by/1", "--until", on(1), "--reason", "Likevel"],
              ("Snooze", {"id": "by/1", "until": on(1), "reason": "Likevel"}))),
    # Six days later the leader, 30 days after it, is still within the twelve weeks.
    Row(["move", "by/1", LATER, "--reason", "Utsatt"], ("Move", {"id": "by/1", "deadline": LATER, "reason": "Utsatt"}), ["moved"],
        again="WrongState", back=(["move", "by/1", on(44), "--reason", "Tilbake"], ("Move", {"id": "by/1", "deadline": on(44), "reason": "Tilbake"}))),
    Row(["confirm", "by/1", "--note", "Gjelder"], ("Confirm", {"id": "by/1", "note": "Gjelder"}), ["confirmed"]),
    Row(["evaluate", "by/ev", "--attainment", "partial", "--effect", "Noe"],
        ("Evaluate", {"id": "by/ev", "attainment": "partial", "effect": "Noe"}), ["evaluated"],
        back=(["evaluate", "by/ev", "--attainment", "none"], ("Evaluate", {"id": "by/ev", "attainment": "none"}))),
]


def same_but(before, after, gone, new):
    return after == before - Counter(gone) + Counter(new)


for row in ROWS:
    for who, give in (("fristctl", by_fristctl), ("varlinkctl", by_varlinkctl)):
        name = f"{who} {row.argv[0]}"
        was, entries = coming(), len(log())
        code, said = give(row.argv, row.call)
        left = log()[entries:]
        check(f"{name}: leaves {', '.join(left)}", code == 0 and left == row.leaves, (code, said, left))
        if who == "fristctl":
            print(f"      {said.strip()}")
        now = coming()
        check(f"  {len(row.gone)} notices are not told any more, {len(row.new)} are", same_but(was, now, row.gone, row.new),
              (was - now, now - was))
        if row.again == TAKEN:
            code, said = give(row.argv, row.call)
            check("  once more: nothing else is told", code == 0 and log()[entries:] == row.leaves * 2 and coming() == now, (code, said))
        else:
            code, said = give(row.argv, row.call)
            check(f"  once more: {said.strip().splitlines()[-1][:110]}", code != 0 and log()[entries:] == row.leaves
                  and (code == 65 if who == "fristctl" else row.again in said), (code, said))
        if row.back:
            code, said = give(*row.back)
            check(f"  taken back by {row.back[0][0]}: as before", code == 0 and coming() == was, (code, said, was - coming(), coming() - was))

# What has no day gets its first; the day is taken back by a text in the file, or cancelled.
was = coming()
code, said = by_fristctl(["move", "by/3", on(40), "--reason", "Nå er det klart"], None)
check(f"fristctl move gives a first day: {said.strip()}", code == 0 and same_but(was, coming(), [], [
    (w, "by/3", s) for w, s in [("nav", "before-30"), ("nav", "before-7"), ("nav", "due"), ("nav", "overdue-1"), ("sjef", "escalated-30")]]),
    coming() - was)
code, said = by_fristctl(["cancel", "by/3", "--reason", "Likevel ikke"], None)
check("  cancelled, all is as before", code == 0 and coming() == was, (code, said))

# Several at once: all or none.
entries = len(log())
code, said = by_fristctl(["done", "by/1", "by/99"], None)
check(f"done of several, one unknown: none is recorded: {said.strip()[:100]}", code == 65 and len(log()) == entries, (code, said))
lines = f"{ONE}\t{on(0)}\tFerdig\n"
tried = daemon.ctl("done", "-", "--dry-run", input=lines)
check("done from lines, tried: nothing is recorded", tried.returncode == 0 and len(log()) == entries, tried)
taken = daemon.ctl("done", "-", input=lines)
check("  and taken", taken.returncode == 0 and log()[entries:] == ["done", "dated"], (taken, log()[entries:]))
check("  show says who, when and what", "Ferdig" in daemon.ctl("show", ONE).stdout and "root" in daemon.ctl("show", ONE).stdout)
code, said = by_fristctl(["reopen", ONE], None)
check("  and taken back", code == 0, said)

# Which of two open ones is not guessed.
result, wire = daemon.ctl("done", "by/5"), debian.call("Complete", {"items": [{"id": "by/5", "on": on(0), "note": None}]})
both = [f"by/5@{on(400)}", f"by/5@{on(500)}"]
check("done of one of two: both are named", result.returncode == 65 and all(o in result.stderr for o in both)
      and f"{CONTROL}.AmbiguousOccurrence" in wire.stderr and objects(wire.stdout)[0]["occurrences"] == both, (result, wire))
entries = len(log())
code, said = by_fristctl(["done", *both, "--note", "Begge"], None)
check("  done of several", code == 0 and log()[entries:] == ["done"] * 2, (code, said))
codes = [by_varlinkctl(None, ("Reopen", {"id": o}))[0] for o in both]
check("  taken back one by one", codes == [0, 0] and {r["state"] for r in daemon.json("list", "by") if r["id"] == "by/5"} == {"upcoming"})

# A text that is to be confirmed: asked until it is answered, and again when it is another.
was, asked = coming(), daemon.json("status")[0]["toConfirm"]
replies = [daemon.json("confirm", "by/4")[0], objects(debian.call("Confirm", {"id": "by/4"}).stdout)[0]]
check("confirm of a reading, and then of nothing that is asked", [r["answered"] for r in replies] == [["reading"], []], replies)
check("  it is not asked any more, and nothing else is told", daemon.json("status")[0]["toConfirm"] == asked - 1 == 0 and coming() == was)
(here / "etc/plans.d/by.yaml").write_text(PLAN.replace("for ferdigstilling", "for ferdigstillelse"), encoding="utf-8")
daemon.ctl("reload")
check("  another text asks again", daemon.json("status")[0]["toConfirm"] == 1, daemon.json("status")[0]["toConfirm"])
(here / "etc/plans.d/by.yaml").write_text(PLAN, encoding="utf-8")
daemon.ctl("reload")
check("  the old one is known", daemon.json("status")[0]["toConfirm"] == 0)

# A plan whose file is gone: said again each month, until somebody says that it is meant.
was = coming()
other.unlink()
code, said = by_fristctl(["reload"], None)
check(f"reload says what is gone: {said.strip().splitlines()[-1][:90]}", code == 0 and "annen" in said, said)
gone = coming() - was
check("  its coordinator and owner will hear, again on the first of each month", {g[1:] for g in gone} == {("annen", "withdrawn")}
      and {g[0] for g in gone} == {"sjef", "koordinator"} and min(gone.values()) > 1, gone)
code, said = by_varlinkctl(None, ("Confirm", {"id": "annen", "note": "Meningen"}))
check("varlinkctl confirm of the plan: nobody hears of it", code == 0 and '"planGone"' in said and not coming() - was, (code, said, coming() - was))
other.write_text(OTHER, encoding="utf-8")
code, said = by_fristctl(["reload"], None)
check("  taken back by its file", code == 0 and coming() == was, (code, said, coming() - was, was - coming()))

# What sends.
code, said = by_fristctl(["test-mail", "nav"], None)
found = mails(here / "spool")
check(f"test-mail: {said.strip().splitlines()[0][:90]}", code == 0 and len(found) == 1 and coming() == was, (code, said, found.keys()))
code, said = by_fristctl(["pass", "-v"], None)
check(f"pass: {said.strip().splitlines()[-1][:100]}", code == 0 and coming() == was, (code, said, was - coming()))
code, said = by_fristctl(["release"], None)
check(f"release, with nothing held: {said.strip()[:90]}", code in (0, 1), (code, said))

# An open round: its answer is that of one obligation.
daemon.ctl("move", "by/ev", f"innen {on(50)}", "--reason", "Tidligere")
check("an evaluation that opens asks for status", {c for c in coming() if c[2] == "status"}
      == {(who, "by/ev", "status") for who in ("helse", "nav", "koordinator", "sjef")}, coming())
sent = daemon.ctl("pass", "-v").stdout
check("  they hear of it at a pass, each once", "4 mails delivered with 4 notices" in sent
      and not any(step == "status" for _, _, step in coming()), sent)
check("  confirm answers it", daemon.json("confirm", "by/1")[0]["answered"] == ["round"])
check("  taken back by another move: nobody is asked", daemon.ctl("move", "by/ev", on(300), "--reason", "Likevel").returncode == 0
      and coming() == was, (coming() - was, was - coming()))

# What was told stays told: the same move once more arms nothing.
daemon.ctl("move", "by/4", on(5), "--reason", "Haster")
sent = daemon.ctl("pass", "-v").stdout
check(f"moved to a day that is near, it is told at once: {sent.splitlines()[0]}", "om 5 dager: Fjerde" in sent, sent)
was = coming()
code, said = by_fristctl(["move", "by/4", on(5), "--reason", "Haster"], None)
sent = daemon.ctl("pass", "-v").stdout
check(f"  moved there again: {said.strip()[:100]}", code == 65 and coming() == was and "Fjerde" not in sent, (said, sent))
daemon.ctl("move", "by/4", on(200), "--reason", "Tilbake")

# One model: what programs get by fristctl is what is on the wire.
DRY = {"items": [{"id": "by/1", "on": on(0), "note": None}], "dryRun": True}
for argv, call, key in [
    (["status"], ("Status", {"language": "en"}), None), (["list", "by"], ("List", {"plan": "by"}), "occurrences"),
    (["list", "--overdue"], ("List", {"overdue": True}), "occurrences"), (["show", "by/1"], ("Show", {"id": "by/1", "language": "en"}), None),
    (["why", "by/1"], ("Why", {"id": "by/1"}), None), (["preview"], ("Preview", {}), "digests"), (["log", "by"], ("Log", {"plan": "by"}), "entries"),
    (["done", "by/1", "--dry-run"], ("Complete", DRY), "occurrences"),
    (["move", "by/1", LATER, "--reason", "x", "--dry-run"], ("Move", {"id": "by/1", "deadline": LATER, "reason": "x", "dryRun": True}), "moved"),
]:
    ours, theirs = daemon.json(*argv), objects(debian.call(*call).stdout)
    theirs = theirs if key is None else theirs[0][key]
    # The clock goes on between the two.
    for reply in ours + theirs:
        reply.pop("now", None)
    check(f"{' '.join(argv)[:30]}: {len(ours)} lines by --json, the same by varlinkctl", ours == theirs, (ours[:1], theirs[:1]))
for argv, call, key in [(["calendar", "by"], ("Calendar", {"plan": "by"}), "calendar"), (["report", "by"], ("Report", {"plan": "by"}), "document"),
                        (["plan", "by", "--version", "1"], ("PlanVersion", {"plan": "by", "version": 1}), "content")]:
    ours, theirs = daemon.ctl(*argv).stdout, objects(debian.call(*call).stdout)[0][key]
    check(f"{' '.join(argv)}: the same by varlinkctl", ours.splitlines() == theirs.splitlines() != [], (ours[:200], theirs[:200]))

# Nothing to show is said to people, is no line to programs, and no failure.
for argv, words in [(["list", "--overdue"], "nothing matches"), (["list", "--year", "1999"], "nothing matches"), (["log", "--from", on(900)], "nothing matches"),
                    (["preview", "--from", on(1), "--to", on(2)], "nothing to send")]:
    result = daemon.ctl(*argv)
    check(f"{' '.join(argv)}: {result.stdout.strip()}", result.returncode == 0 and words in result.stdout and daemon.json(*argv) == [], result)
result = daemon.ctl("calendar", "--recipient", "sjef")
check("calendar of somebody without a deadline has no event", result.returncode == 0 and "END:VCALENDAR" in result.stdout
      and "VEVENT" not in result.stdout, result)

# What another folder of plans would change, beside the ledger: the old steps go, the new ones come.
other_plans = here / "other"
other_plans.mkdir()
(other_plans / "annen.yaml").write_text(OTHER, encoding="utf-8")
(other_plans / "by.yaml").write_text(PLAN.replace(f"[helse], deadline: {on(44)}", f"[helse], deadline: {on(50)}"), encoding="utf-8")
DIFF = ["preview", "--config", here / "etc/frist.yaml", "--state", here / "state", "--from", on(0), "--to", on(84), "--diff"]
changes = daemon.json(*DIFF, other_plans)
steps = {how: sorted(n["step"] for d in changes if d["change"] == how for n in d["notices"] if n["id"] == "by/1") for how in ("added", "removed")}
check(f"preview --diff: {len(changes)} digests come or go", steps == dict.fromkeys(steps, sorted(f[2] for f in FIRST)), steps)
check("  the same plans: none", daemon.json(*DIFF, here / "etc/plans.d") == [])
result = run("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", FRISTCTL, *DIFF, other_plans)
check("  who may not open the ledger: 77", result.returncode == 77 and "Permission denied" in result.stderr, result)

# Without the right.
CHANGING = [(row.argv, row.call) for row in ROWS] + [
    (["reopen", "by/1"], ("Reopen", {"id": "by/1"})), (["reload"], ("Reload", {})), (["release"], ("Release", {})),
    (["pass"], ("Pass", {})), (["test-mail", "nav"], ("TestMail", {"recipient": "nav"}))]
READING = [(["status"], ("Status", {})), (["check"], ("Status", {})), (["list"], ("List", {})), (["show", "by/1"], ("Show", {"id": "by/1"})),
           (["why", "by/1"], ("Why", {"id": "by/1"})), (["preview"], ("Preview", {})), (["report", "by"], ("Report", {"plan": "by"})),
           (["calendar"], ("Calendar", {})), (["log"], ("Log", {})), (["plan", "by", "--version", "1"], ("PlanVersion", {"plan": "by", "version": 1})),
           (["publish", here / "pages"], ("Pages", {}))]
entries = len(log())
for argv, call in CHANGING + READING:
    result = run("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", FRISTCTL, "--socket", daemon.socket, *argv)
    wire = debian.call(*call, user="65534:65534")
    # A check is answered in its own convention: unknown, or critical.
    code = result.returncode in ((2, 3) if argv[0] == "check" else (77,))
    check(f"nobody: {argv[0]}: {(result.stdout + result.stderr).strip().splitlines()[-1][:90]}", code
          and "not" in result.stdout + result.stderr, result)
    check("  varlinkctl: NotPermitted", wire.returncode != 0 and f"{CONTROL}.NotPermitted" in wire.stderr
          and {"method": call[0]}.items() <= objects(wire.stdout)[0].items(), wire)
# Who may look, may not change.
group = run("getent", "group", "frist").stdout.split(":")[2]
for argv, _ in CHANGING + READING:
    result = run("setpriv", "--reuid=12345", "--regid=12345", f"--groups={group}", FRISTCTL, "--socket", daemon.socket, *argv)
    reads = argv[0] in {r[0][0] for r in READING}
    # It asks, and cannot write into root's folder.
    wanted = 1 if argv[0] == "publish" else 0 if reads else 77
    check(f"a member of frist: {argv[0]}: {wanted}", result.returncode == wanted, result)
check("nothing of it is recorded", len(log()) == entries)
for argv, code in [(["explain", "innen 1. halvår 2031"], 0), (["explain", "en gang"], 65), (["frob"], 64), (["list", "--state", "foo"], 64), (["done"], 64)]:
    result = run("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", FRISTCTL, "--socket", "/nonexistent", *argv)
    check(f"no daemon, nobody: {' '.join(argv)}: {code}", result.returncode == code, result)

# What cannot be done: a named error, and its exit code.
for argv, call, error, code in [
    (["done", "by/99"], ("Complete", {"items": [{"id": "by/99", "on": on(0), "note": None}]}), "NoSuchObligation", 65),
    (["show", "hva/1"], ("Show", {"id": "hva/1"}), "NoSuch", 65),
    (["done", "by/1", "--on", on(3)], ("Complete", {"items": [{"id": "by/1", "on": on(3), "note": None}]}), "InvalidDate", 65),
    (["snooze", "by/1", "--until", on(-1), "--reason", "x"], ("Snooze", {"id": "by/1", "until": on(-1), "reason": "x"}), "InvalidDate", 65),
    (["snooze", "by/3", "--until", on(9), "--reason", "x"], ("Snooze", {"id": "by/3", "until": on(9), "reason": "x"}), "WrongState", 65),
    (["move", "by/1", "hvert år", "--reason", "x"], ("Move", {"id": "by/1", "deadline": "hvert år", "reason": "x"}), "InvalidDeadline", 65),
    (["move", "by/1", "en gang", "--reason", "x"], ("Move", {"id": "by/1", "deadline": "en gang", "reason": "x"}), "InvalidDeadline", 65),
    (["reopen", "by/1"], ("Reopen", {"id": "by/1"}), "WrongState", 65),
    (["done", "by/1@2031"], ("Complete", {"items": [{"id": "by/1@2031", "on": on(0), "note": None}]}), "NoSuchOccurrence", 65),
    # A day that is none is found by fristctl: its command line is wrong.
    (["snooze", "by/1", "--until", "2028-02-30", "--reason", "x"], ("Snooze", {"id": "by/1", "until": "2028-02-30", "reason": "x"}), "InvalidDate", 64),
    (["cancel", "by/1", "--reason", " "], ("Cancel", {"id": "by/1", "reason": " "}), "InvalidParameter", 65),
    (["snooze", "by/1", "--until", on(9), "--reason", ""], ("Snooze", {"id": "by/1", "until": on(9), "reason": ""}), "InvalidParameter", 65),
    (["move", "by/1", LATER, "--reason", ""], ("Move", {"id": "by/1", "deadline": LATER, "reason": ""}), "InvalidParameter", 65),
    (["cancel", "by/1", "--reason", "a\x07"], ("Cancel", {"id": "by/1", "reason": "a\x07"}), "InvalidParameter", 65),
    (["log", "hva"], ("Log", {"plan": "hva"}), "NoSuchPlan", 65),
    (["list", "--responsible", "hva"], ("List", {"responsible": "hva"}), "NoSuchRecipient", 65),
    (["calendar", "hva"], ("Calendar", {"plan": "hva", "recipient": None}), "NoSuchPlan", 65),
    (["test-mail", "hva"], ("TestMail", {"recipient": "hva"}), "NoSuchRecipient", 65),
    (["plan", "by", "--version", "9"], ("PlanVersion", {"plan": "by", "version": 9}), "NoSuchVersion", 65),
]:
    result, wire = daemon.ctl(*argv), debian.call(*call)
    check(f"{' '.join(argv)[:40]}: {result.returncode}, {error}: {result.stderr.strip().splitlines()[0][:90] if result.stderr else ''}",
          result.returncode == code and wire.returncode != 0 and f".{error}" in wire.stderr, (result, wire.stderr))
result = daemon.ctl("done", "-", input=f"by/1\t{on(0)}\tx\nby/4\t2028-02-30\ty\n")
check(f"done from lines, one with no day: {result.stderr.strip().splitlines()[-1].strip()}", result.returncode == 65 and "line 2" in result.stderr, result)
check("nothing of it is recorded", len(log()) == entries)

# The log of what went, with no daemon: its ledger is not touched.
# Nobody has read what it notifies, and a second's patience ends by the true clock, which is far behind the one shown.
daemon.notify.close()
check("the daemon ends with 0", daemon.stop() == 0)
LOG = [FRISTD, "--log", "--state", here / "state", "--json"]
went = json_lines(run(*LOG).stdout)
check("fristd --log from a day to come on is empty, and no failure", (run(*LOG, "--from", on(1)).returncode, run(*LOG, "--from", on(1)).stdout) == (0, ""))
check(f"fristd --log: {len(went)} digests went", {d["recipient"] for d in went} <= {"sjef", "koordinator", "helse", "nav"}, went)

# Held: a clock that stands before the program was made. It is said, nothing goes, and release lets it go.
held = scratch("held")
shutil.copytree(here / "etc", held / "etc")
daemon = Daemon(held, held / "etc/frist.yaml", environment=Clocks().showing(8, datetime.date(2020, 1, 8))).start()
atexit.register(daemon.process.kill)
check("held: status has it, check is critical", daemon.json("status")[0]["hold"]["cause"] == "firstStart" and daemon.ctl("check").returncode == 2)
result = daemon.ctl("pass")
check(f"  pass: {result.stderr.strip()[:60]}", result.returncode == 1 and "fristctl release" in result.stderr, result)
check("  release: what fristd does next", daemon.json("release")[0]["released"] is True and log()[-2:] == ["held", "released"], log())
check("  nothing is held any more", daemon.json("status")[0]["hold"] is None and daemon.ctl("check").returncode == 0
      and daemon.json("release")[0]["released"] is False and log()[-1] == "released")
check("  pass", daemon.ctl("pass").returncode == 0 and daemon.stop() == 0)
finish()

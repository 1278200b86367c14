#!/usr/bin/env python3
"""The living daemon: asked and steered by fristctl, under bad files, bad starts, other users, and clocks that jump."""

import datetime
import signal
import sqlite3
import time

from frist_test import Daemon, FRISTCTL, FRISTD, check, finish, mails, quiet_copy, quiet_days, run, scratch, until

TODAY = datetime.datetime.now(tz=__import__("zoneinfo").ZoneInfo("Europe/Oslo")).date()


def day(offset):
    return (TODAY + datetime.timedelta(days=offset)).isoformat()


# --- On etc/frist, as an administrator would look at it.
here = scratch("daemon")
daemon = Daemon(here, quiet_copy(here)).start()
print(f"    READY after {daemon.seconds * 1000:.0f} ms")
status = daemon.json("status")[0]
check("status: five plans, no problems, zone and next wake",
      status["plans"] == 5 and not [p for p in status["problems"] if p["severity"] == "error"] and status["zone"] == "Europe/Oslo" and status["nextWake"])
check("status for people names what an administrator needs first", all(
    word in daemon.ctl("status").stdout for word in ("Last pass", "Next wake", "Spool", "Problems")))
rows = daemon.json("list", "nes-rus")
declared = {r["id"] for r in rows if r["id"] != "nes-rus/revision"}
check("list nes-rus --json has the 31 declared obligations", len(declared) == 31, len(declared))
by_id = {}
for row in rows:
    by_id.setdefault(row["id"].split("/")[1], []).append(row)
check("  the twelve of 2019 are overdue since 2019-12-31",
      sum(r["state"] == "overdue" and r["due"] == "2019-12-31" and r["start"] == "2019-01-01" for r in rows
          if r["kind"] == "measure" and r["deadline"] == "2019") == 12)
check("  nine ongoing, three as needed, one undated, each without a day",
      [sum(r["state"] == s and r["due"] is None for r in rows) for s in ("ongoing", "asNeeded", "undated")] == [9, 3, 1])
check("  4.5 missed from 2019 to 2022, overdue for 2023",
      [(r["due"], r["state"]) for r in by_id["4.5"]]
      == [(f"{y}-06-30", "missed") for y in range(2019, 2023)] + [("2023-06-30", "overdue")], by_id["4.5"])
check("  4.1 in 2019 and 2022, 2.11 on 10 October, 3.6 with its two milestones",
      [r["due"] for r in by_id["4.1"]] == ["2019-12-31", "2022-12-31"]
      and [r["due"] for r in by_id["2.11"]] == [f"{y}-10-10" for y in range(2019, 2024)]
      and [(r["start"], r["due"]) for r in by_id["3.6"]] == [("2019-01-01", "2019-01-31"), (None, "2019-06-30")])
check("list --overdue gives only what is overdue", {r["state"] for r in daemon.json("list", "--overdue")} == {"overdue"})
delivered = daemon.ctl("pass", "-v").stdout.count("delivered 2")
check(f"pass sends now, whatever the hour: {delivered} digests", delivered == len(mails(here / "spool")) > 10)
status = daemon.json("status")[0]
coming = [d for d in daemon.json("preview") if d["at"] == status["nextWake"]]
check(f"status says how many mails the next wake brings: {status['nextDigests']}", status["nextDigests"] == len(coming),
      (status["nextWake"], len(coming)))
why = daemon.json("why", "nes-rus/3.6@2019-06")[0]
check("why of a notice told", [r["verdict"] for r in why["rungs"] if r["verdict"] == "told"] == ["told"], why)
why = daemon.json("why", "nes-rus/4.5@2022")[0]
check("why of one not told: missed", any(n.startswith("missed 20") for n in why["notes"]) and not any(r["verdict"] == "told" for r in why["rungs"]))
check("an ambiguous id lists what can be meant", daemon.ctl("done", "nes-rus/3.6").returncode == 65
      and "2019-01-31" in daemon.ctl("done", "nes-rus/3.6").stderr)
check("SIGTERM ends it with 0, STOPPING is told", daemon.stop() == 0 and daemon.hear("STOPPING=1") is not None)
check("not reachable is 69", daemon.ctl("status").returncode == 69)

# --- A town of today: done, reopened, broken files, restarts.
DIRECTORY = """\
recipients:
  sjef: {name: Rådmannen, mail: sjef@by.example}
  helse: {name: Helse, mail: helse@by.example, superior: sjef}
"""
PLAN = f"""\
title: Plan
municipality: By
owner: sjef
coordinator: sjef
measures:
  - {{id: "1", title: Første, responsible: [helse], deadline: {day(-1)}}}
  - id: "2"
    title: Andre
    responsible: [helse]
    deadline: {day(20)}
"""


def town(name):
    here = scratch(name)
    here.chmod(0o755)
    (here / "etc/plans.d").mkdir(parents=True)
    (here / "etc/frist.yaml").write_text(quiet_days(), encoding="utf-8")
    (here / "etc/directory.yaml").write_text(DIRECTORY, encoding="utf-8")
    (here / "etc/plans.d/by.yaml").write_text(PLAN, encoding="utf-8")
    return here, here / "etc/plans.d/by.yaml"


here, plan = town("town")
daemon = Daemon(here, here / "etc/frist.yaml").start()
check("done stops the ladder", daemon.ctl("done", "by/1", "--note", "ferdig").returncode == 0
      and daemon.json("list", "by", "--state", "done")[0]["id"] == "by/1")
daemon.ctl("pass")
subjects = [m for m in mails(here / "spool").values()]
check("  the next pass tells of the other one only", len(subjects) == 1 and b"Andre" in subjects[0] and b"overtid" not in subjects[0])
check("reopen: overdue again", daemon.ctl("reopen", "by/1").returncode == 0
      and daemon.json("list", "by", "--overdue")[0]["id"] == "by/1")
daemon.ctl("pass")
check("  the next pass tells that it is overdue, once", sum(b"overtid" in m for m in mails(here / "spool").values()) == 1)
daemon.ctl("pass")
check("  and no pass tells it again", len(mails(here / "spool")) == 2)
check("confirm is recorded", daemon.ctl("confirm", "by/2", "--note", "gjelder").returncode == 0
      and any(e["what"] == "confirmed" for e in daemon.json("show", "by/2")[0]["history"]))
check("done in the future is refused as a date", daemon.ctl("done", "by/2", "--on", day(3)).returncode == 65)
check("an unknown id is 65", daemon.ctl("show", "by/77").returncode == 65)

for what, text, name, kept in [
    ("a deadline misspelt", PLAN.replace(f"deadline: {day(20)}", "deadline: 1. halvr 2031"), "by/2", True),
    ("an unknown key", PLAN.replace("    title: Andre", "    titel: Andre"), "by/2", True),
    ("a second use of an id", PLAN.replace('id: "2"', 'id: "1"'), "by/line-7", False),
    ("a file that is no YAML", PLAN.replace("measures:", "measures: ]"), "by", True),
]:
    plan.write_text(text, encoding="utf-8")
    daemon.ctl("reload")
    for moment in ("while it runs", "after it was started anew"):
        problems = daemon.json("status")[0]["problems"]
        errors = [p for p in problems if p["severity"] == "error"]
        check(f"{what}, {moment}: {errors[0]['text'].split('/')[-1] if errors else problems}",
              len(errors) == 1 and errors[0]["line"] > 0 and name.startswith(errors[0]["plan"]))
        coming = [n["id"] for d in daemon.json("preview", "--to", day(30)) for n in d["notices"]]
        listed = {r["id"]: r["state"] for r in daemon.json("list", "by")}
        check("  everything else is in force" + (", the last good version reminds" if kept else ""),
              listed.get("by/1") == "overdue" and "by/2" in coming
              and (listed.get("by/2") == "withdrawn") != kept, (coming, listed))
        if moment == "while it runs":
            daemon.stop()
            daemon.start()
    plan.write_text(PLAN, encoding="utf-8")
    daemon.ctl("reload")
    check("  mended: nothing is wrong, nothing is withdrawn",
          not [p for p in daemon.json("status")[0]["problems"] if p["severity"] == "error"] and len(daemon.json("list", "by")) == 2)
(here / "etc/directory.yaml").write_text("recipients: 7\n")
check("a broken directory at reload: 65, and the version in force stays", daemon.ctl("reload").returncode == 65
      and len(daemon.json("list", "by")) == 2)
check("  status and check say so as long as it is broken", daemon.ctl("check").returncode == 1
      and "directory.yaml" in daemon.json("status")[0]["problems"][0]["text"])
(here / "etc/directory.yaml").write_text(DIRECTORY)
daemon.process.send_signal(signal.SIGHUP)
message = daemon.hear("RELOADING=1")
check("SIGHUP: RELOADING and MONOTONIC_USEC in one datagram, then READY",
      any(l.startswith("MONOTONIC_USEC=") for l in message.splitlines()) and daemon.hear("READY=1") is not None)

# --- Starts that go wrong.
second = run(FRISTD, "--config", here / "etc/frist.yaml", "--state", here / "state", "--spool", here / "spool",
             "--control", here / "control2", timeout=20)
check(f"a second daemon is refused: {second.stderr.strip().splitlines()[-1:]}", second.returncode == 1 and "another fristd" in second.stderr)
once = run(FRISTD, "--config", here / "etc/frist.yaml", "--state", here / "state", "--spool", here / "spool", "--once")
check("so is --once beside it", once.returncode == 1 and "another fristd" in once.stderr)
daemon.stop(signal.SIGKILL)
check("killed, its socket stays behind", daemon.socket.exists())
daemon.start()
check("a dead socket is taken over", daemon.ctl("status").returncode == 0)
daemon.stop()
replay = run(FRISTD, "--config", here / "etc/frist.yaml", "--state", here / "state", "--spool", here / "spool",
             "--replay", "2019-01-01..2019-02-01")
check("a replay on the live ledger is refused: no restart mends that", replay.returncode == 70 and "live" in replay.stderr)
(here / "etc/frist.yaml").write_text("timezone: Europe/Olso\n")
check("an unusable configuration ends with 78", run(FRISTD, "--config", here / "etc/frist.yaml", "--state", here / "state",
      "--spool", here / "spool", "--control", daemon.socket, timeout=20).returncode == 78)
(here / "etc/frist.yaml").write_text(quiet_days())

# --- A spool that is not there: it starts, says so, and delivers when it is.
here, plan = town("spool")
(here / "spool").write_text("a file where the spool should be")
daemon = Daemon(here, here / "etc/frist.yaml").start()
reply = daemon.ctl("pass")
status = daemon.json("status")[0]["spool"]
check(f"a spool that cannot be opened: it runs, and status says {status['error']!r}",
      status["waiting"] == 1 and "spool" in (status["error"] or "") and status["nextTry"])
check("  check is critical", daemon.ctl("check").returncode == 2)
daemon.stop()
daemon.start()
check("  the delivery is kept over a restart", daemon.json("status")[0]["spool"]["waiting"] == 1)
(here / "spool").unlink()
daemon.ctl("pass")
check("  and arrives once the spool is there", daemon.json("status")[0]["spool"]["waiting"] == 0 and len(mails(here / "spool")) == 1)
daemon.stop()

# --- A mailbox that cannot be written keeps nobody else waiting, however many wait for it.
here, plan = town("mailbox")
names = [f"r{number:03}" for number in range(200)]
(here / "etc/directory.yaml").write_text(DIRECTORY + "".join(f"  {n}: {{name: {n}, mail: {n}@by.example}}\n" for n in names))
plan.write_text(PLAN + "".join(f"  - {{id: {n}, title: {n}, responsible: [{n}], deadline: {day(-1)}}}\n" for n in names))
(here / "spool").write_text("a file where the spool should be")
daemon = Daemon(here, here / "etc/frist.yaml").start()
daemon.ctl("pass")
daemon.stop()
(here / "spool").unlink()
(here / "spool").mkdir()
for name in names[:150]:
    (here / "spool" / name).write_text("a file where a mailbox should be")
daemon.start()
end = time.monotonic() + 90
while len(mails(here / "spool")) < 51 and time.monotonic() < end:
    time.sleep(0.1)
check("150 mailboxes that cannot be written keep nobody else waiting", len(mails(here / "spool")) == 51
      and daemon.json("status")[0]["spool"]["waiting"] == 150, (len(mails(here / "spool")), daemon.json("status")[0]["spool"]))
# As when they are withdrawn on a later day and nothing of them is left to tell.
with sqlite3.connect(here / "state/ledger.sqlite") as db:
    db.execute("UPDATE delivery SET state = 'withdrawn' WHERE state IN ('pending', 'staged')")
db.close()
until(60, lambda: daemon.json("status")[0]["spool"].get("error") is None)
check("  and once nothing waits, nothing is tried again and again", daemon.json("status")[0]["spool"].get("error") is None
      and not (daemon.json("status")[0]["nextWake"] or "9") <= daemon.json("status")[0]["now"])
daemon.stop()

# --- Clocks (rule 14): the ledger remembers clocks that do not fit.
ledger = here / "state/ledger.sqlite"
for what, sql, word in [
    ("a jump of 40 hours within a boot", "UPDATE clock SET wall_seconds = wall_seconds - 40 * 3600", "forward by 40 hours"),
    ("an absence of 100 days over a boot",
     "UPDATE clock SET boot = 'other', wall_seconds = wall_seconds - 100 * 86400", "100 days"),
]:
    with sqlite3.connect(ledger) as db:
        db.execute(sql)
    db.close()
    plan.write_text(PLAN.replace("Første", what), encoding="utf-8")
    daemon.start()
    hold = daemon.json("status")[0].get("hold")
    check(f"{what}: all mail is held: {hold and hold['why']}", hold and word in hold["why"])
    check("  pass sends nothing and says why", daemon.ctl("pass").returncode == 1 or "held" in daemon.ctl("pass").stderr)
    check("  check is critical", daemon.ctl("check").returncode == 2)
    daemon.stop()
    daemon.start()
    check("  the hold survives a restart", daemon.json("status")[0].get("hold") is not None)
    check("  release lets it go", daemon.ctl("release").returncode == 0 and daemon.json("status")[0].get("hold") is None)
    daemon.stop()
with sqlite3.connect(ledger) as db:
    db.execute("UPDATE passed SET moment = '2099-01-01T07:30', instant = 4070928600")
db.close()
daemon.start()
check("a clock set back behind the latest pass: nothing is decided, and status says so",
      daemon.json("status")[0]["clockSetBack"] and daemon.ctl("check").returncode == 2)
daemon.stop()

# --- Who may what: real users, the kernel's word.
here, plan = town("users")
for name in ("state", "spool"):
    (here / name).mkdir()
for command in (["groupadd", "-r", "-f", "frist"], ["groupadd", "-r", "-f", "frist-admin"]):
    run(*command)
if run("id", "fristd").returncode != 0:
    run("useradd", "-r", "-g", "frist", "-M", "-s", "/usr/sbin/nologin", "fristd")
uid, gid = (int(run("id", f, "fristd").stdout) for f in ("-u", "-g"))
frist, admin = (int(run("getent", "group", g).stdout.split(":")[2]) for g in ("frist", "frist-admin"))
run("chown", "-R", f"{uid}:{gid}", here)
here.chmod(0o755)
daemon = Daemon(here, here / "etc/frist.yaml", user=(uid, gid)).start()


def as_user(reuid, regid, groups, *argv):
    who = ["setpriv", f"--reuid={reuid}", f"--regid={regid}"] + ([f"--groups={groups}"] if groups else ["--clear-groups"])
    return run(*who, FRISTCTL, "--socket", daemon.socket, *argv).returncode


for name, who, may_read, may_change in [
    ("root", (0, 0, None), True, True),
    ("the daemon's own user", (uid, gid, None), True, True),
    ("a member of frist", (12345, 12345, frist), True, False),
    ("one whose primary group is frist", (12345, frist, None), True, False),
    ("a member of frist-admin", (12345, 12345, admin), True, True),
    ("nobody", (65534, 65534, None), False, False),
]:
    read, change = as_user(*who, "status"), as_user(*who, "confirm", "by/2")
    check(f"{name}: may {'' if may_read else 'not '}ask, may {'' if may_change else 'not '}change",
          (read, change) == (0 if may_read else 77, 0 if may_change else 77), (read, change))
history = daemon.json("show", "by/2")[0]["history"]
check("who did it is in the ledger", {e["uid"] for e in history if e["what"] == "confirmed"} == {0, uid, 12345}, history)
check("  by login name, by uid where there is none", {e["by"] for e in history if e["what"] == "confirmed"} >= {"root", "uid 12345"}, history)
daemon.stop()
finish()

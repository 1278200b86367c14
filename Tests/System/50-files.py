#!/usr/bin/env python3
"""Every row of DESIGN.md section 4's table of what is wrong: the place of the error, and what stays in force."""

import email
import email.policy
import re
import resource
import time
from pathlib import Path

from frist_test import FRISTD, Daemon, check, finish, json_lines, mails, replay, run, scratch

DIRECTORY = """\
recipients:
  sjef: {name: Rådmannen, mail: sjef@by.example}
  it: {name: IT, mail: it@by.example}
  helse: {name: Helse, mail: helse@by.example, superior: sjef}
"""
CONFIG = "admin: it\n"
PLAN = """\
title: Plan
municipality: By
owner: sjef
coordinator: sjef
measures:
  - {id: "1", title: Første, responsible: [helse], deadline: 30. juni 2019}
  - id: "2"
    title: Andre
    responsible: [helse]
    deadline: 31. juli 2019
"""


def town(name, plan=PLAN, directory=DIRECTORY, config=CONFIG):
    here = scratch(name)
    (here / "etc/plans.d").mkdir(parents=True)
    (here / "etc/frist.yaml").write_text(config, encoding="utf-8")
    (here / "etc/directory.yaml").write_text(directory, encoding="utf-8")
    (here / "etc/plans.d/by.yaml").write_text(plan, encoding="utf-8")
    return here


def verify(here):
    result = run(FRISTD, "--verify", "--config", "etc/frist.yaml", cwd=here)
    return result.returncode, result.stdout


def go(here, span):
    return replay(here, span, config=here / "etc/frist.yaml")


def told(here):
    """`2019-06-03 helse Subject`, in order."""
    lines = []
    for name, data in mails(here / "spool").items():
        message = email.message_from_bytes(data, policy=email.policy.default)
        lines.append(f"{message['Date'].datetime.date()} {name.split('/')[0]} {message['Subject']}\n{message.get_body(('plain',)).get_content()}")
    return sorted(lines)


def shows(here, what, where, code=65):
    exit_code, output = verify(here)
    line = next((l for l in output.splitlines() if l.startswith(where)), "")
    check(f"{what}: {line or output!r}", bool(line) and exit_code == code, f"exit {exit_code}, wanted {where}")


# frist.yaml and directory.yaml broken: at start exit 78 with the error.
for what, options, where in [
    ("frist.yaml that is no YAML", {"config": "send_at: [\n"}, "etc/frist.yaml:1:10:"),
    ("an unknown key in frist.yaml", {"config": "sendat: '07:30'\n"}, "etc/frist.yaml:1:1:"),
    ("send_at out of range", {"config": "send_at: '23:00'\n"}, "etc/frist.yaml:1:10:"),
    ("directory.yaml that is broken", {"directory": "recipients:\n  sjef: {nam: x}\n"}, "etc/directory.yaml:2:10:"),
    ("a superior that is not there", {"directory": DIRECTORY.replace("superior: sjef", "superior: sjefen")},
     "etc/directory.yaml:4:"),
]:
    here = town("start", **options)
    shows(here, what, where)
    result = go(here, "2019-01-01..2019-01-31")
    check("  and at start exit 78 with the error", result.returncode == 78 and where in result.stderr,
          f"exit {result.returncode} {result.stderr}")
here = town("zone", config="timezone: Europe/Olso\n")
result = go(here, "2019-01-01..2019-01-31")
check(f"a zone that tzdata lacks: exit 78: {result.stderr.strip()}", result.returncode == 78)

# A plan file that is not accepted: the last accepted version stays in force, also over a restart.
for what, plan, where in [
    ("a plan that is no YAML", PLAN.replace("measures:", "measures: ]"), "etc/plans.d/by.yaml:5:"),
    ("a plan that is not UTF-8", None, "etc/plans.d/by.yaml:1:8:"),
    ("an unknown key at plan level", PLAN.replace("owner:", "eier: x\nowner:"), "etc/plans.d/by.yaml:3:1:"),
    ("a bad period", PLAN.replace("owner:", "period: 2023-2019\nowner:"), "etc/plans.d/by.yaml:3:9:"),
    ("an unknown owner", PLAN.replace("owner: sjef", "owner: sjefen"), "etc/plans.d/by.yaml:3:8:"),
    ("an alias", PLAN.replace("title: Plan", "title: &a Plan"), "etc/plans.d/by.yaml:1:8:"),
]:
    here = town("plan")
    go(here, "2019-01-01..2019-06-15")
    before = len(told(here))
    if plan is None:
        (here / "etc/plans.d/by.yaml").write_bytes(b"title: \xff\n")
    else:
        (here / "etc/plans.d/by.yaml").write_text(plan, encoding="utf-8")
    shows(here, what, where)
    go(here, "2019-01-01..2019-06-30")
    after = told(here)[before:]
    goes_on = any("helse" in l and "Første" in l for l in after)
    problem = [l for l in after if " sjef " in l and where.rstrip(":") in l]
    check("  the last accepted version goes on, and the error is told once", goes_on and len(problem) == 1, after)

# Inside one obligation: the rest loads, this one is invalid, its last good version goes on reminding.
for what, old, new, where, name in [
    ("an unknown key in an obligation", "    title: Andre", "    titel: Andre", "etc/plans.d/by.yaml:8:5:", "by/2"),
    ("a deadline that is not a date", "31. juli 2019", "31.06.2019", "etc/plans.d/by.yaml:10:15:", "by/2"),
    ("a deadline that is not understood", "31. juli 2019", "31. juli 2019 eller senere", "etc/plans.d/by.yaml:10:29:", "by/2"),
    ("a second use of an id", '  - id: "2"', '  - id: "1"', "etc/plans.d/by.yaml:7:9:", "by/line-7"),
    ("an unknown recipient", "    responsible: [helse]", "    responsible: [hlse]", "etc/plans.d/by.yaml:9:19:", "by/2"),
    ("no id", '  - id: "2"\n    title', "  - title", "etc/plans.d/by.yaml:7:", "by/line-7"),
    ("a cycle", "31. juli 2019", "ett år etter 2", "etc/plans.d/by.yaml:10:", "by/2"),
]:
    here = town("obligation")
    go(here, "2019-01-01..2019-07-02")
    before = len(told(here))
    (here / "etc/plans.d/by.yaml").write_text(PLAN.replace(old, new), encoding="utf-8")
    shows(here, what, where)
    _, output = run(FRISTD, "--verify", "--json", "--config", "etc/frist.yaml", cwd=here).returncode, run(
        FRISTD, "--verify", "--json", "--config", "etc/frist.yaml", cwd=here).stdout
    plan = json_lines(output)[0]["plans"][0]
    check(f"  {name} is invalid, the other one is in force", plan["invalid"] == [name.split("/")[1]] and plan["obligations"] == 1, plan)
    go(here, "2019-01-01..2019-07-24")
    after = told(here)[before:]
    if name == "by/2":
        check("  its last good version goes on reminding", any("helse" in l and "Andre" in l for l in after), after)
    check("  the error is told once, to the coordinator", sum("sjef" in l and "by.yaml" in l for l in after) == 1, after)

# responsible missing: a warning, the coordinator gets it.
here = town("missing", plan=PLAN.replace("    responsible: [helse]\n", ""))
shows(here, "responsible missing", "etc/plans.d/by.yaml:7:", code=0)
go(here, "2019-01-01..2019-07-02")
check("  the coordinator gets it", any(" sjef " in l and "Andre" in l for l in told(here)), told(here))

# Gone from the files: told once to the coordinator; coming back resumes without telling again.
here = town("gone")
go(here, "2019-01-01..2019-06-15")
(here / "etc/plans.d/by.yaml").write_text(PLAN[: PLAN.index('  - id: "2"')], encoding="utf-8")
go(here, "2019-01-01..2019-07-04")
gone = [l for l in told(here) if "Andre" in l]
check("an obligation gone from the file is told once, to the coordinator, and reminded of no more",
      len(gone) == 1 and " sjef " in gone[0], gone)
(here / "etc/plans.d/by.yaml").write_text(PLAN, encoding="utf-8")
go(here, "2019-01-01..2019-07-31")
back = [l.splitlines()[0] for l in told(here) if "Andre" in l][1:]
check("back again, it resumes", all(" helse " in l for l in back) and len(back) == 3, back)
# Another plan stays: a directory without a single plan would be taken for a lost mount.
(here / "etc/plans.d/annen.yaml").write_text("title: Annen\nmunicipality: By\nowner: sjef\n", encoding="utf-8")
(here / "etc/plans.d/by.yaml").unlink()
go(here, "2019-01-01..2019-12-31")
last = [l.splitlines()[0] for l in told(here) if l >= "2019-08"]
check("a whole plan gone is told at once, and again on the first of each month", len(last) == 5 and all(" sjef " in l for l in last), last)
# Files that somebody made to hurt: refused with their place, in seconds and little memory; the plan beside them is read.
HEAD = "title: P\nmunicipality: By\nowner: sjef\n"
laughs = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{new}: &{new} [{','.join(['*' + old] * 10)}]\n" for old, new in zip("abcdefgh", "bcdefghi"))
BOMBS = (
    ("a billion laughs", laughs + HEAD + "measures: *i\n", "bomb.yaml:1:4: anchors"),
    ("200,000 brackets", HEAD + "measures: " + "[" * 200_000 + "]" * 200_000 + "\n", "bomb.yaml:4:26: this is nested"),
    ("a million keys", HEAD + "".join(f"k{n}: 1\n" for n in range(1_000_000)), "more like these from here on"),
    ("100 MB", HEAD + "measures:\n" + "  - {id: '1', title: Fyller, responsible: [], deadline: '2019'}\n" * 1_700_000, "larger than 16 MiB"),
    ("a title of 5 MB", HEAD + f"measures:\n  - {{id: '1', title: {'x' * 5_000_000}, responsible: [], deadline: '2019'\n", "bomb.yaml:5:5: "),
)
for what, bomb, said in BOMBS:
    here = town("bomb")
    (here / "etc/plans.d/bomb.yaml").write_text(bomb, encoding="utf-8")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    verified = run(FRISTD, "--verify", "--config", here / "etc/frist.yaml")
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = spent.ru_utime + spent.ru_stime - before.ru_utime - before.ru_stime
    check(f"{what}: refused in {seconds:.1f} s", verified.returncode == 65 and said in verified.stdout + verified.stderr and seconds < 20,
          (verified.returncode, (verified.stdout + verified.stderr)[:300]))
    check("  the plan beside it is read", re.search(r"^by\s+\d+ obligations", verified.stdout, re.M), verified.stdout[-300:])
check(f"the largest of all these runs took {spent.ru_maxrss // 1024} MB", spent.ru_maxrss < 400 * 1024)
# The same into a daemon that runs, by a reload: the plan beside it stays in force, and whoever asks gets an answer.
here = town("bombed")
daemon = Daemon(here, here / "etc/frist.yaml").start()
before = daemon.json("list", "--all")
for what, bomb, said in BOMBS:
    (here / "etc/plans.d/bomb.yaml").write_text(bomb, encoding="utf-8")
    began = time.monotonic()
    reloaded = daemon.ctl("reload", timeout=60)
    seconds = time.monotonic() - began
    status = daemon.ctl("status", timeout=20)
    check(f"{what}, reloaded: refused in {seconds:.1f} s", reloaded.returncode == 0 and said in reloaded.stdout + reloaded.stderr
          and seconds < 20, (reloaded.returncode, (reloaded.stdout + reloaded.stderr)[:300]))
    check("  the daemon answers, and says so", "bomb.yaml" in status.stdout, status)
    check("  the plan beside it is in force", daemon.json("list", "--all") == before)
peak = int(re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{daemon.process.pid}/status").read_text())[1]) // 1024
check(f"at its largest the daemon took {peak} MB", peak < 500)
(here / "etc/plans.d/bomb.yaml").unlink()
gone = daemon.ctl("reload")
status = daemon.ctl("status").stdout
check("gone again, nothing is left of it", gone.returncode == 0 and "Solved" in gone.stdout and "bomb.yaml" not in status, (gone, status))
check("and it ends as asked", daemon.stop() == 0)
finish()

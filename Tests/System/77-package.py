#!/usr/bin/env python3
"""The package on fresh Debian 12 and 13, from its installation to its purge, without a network.

Each root is fetched once, into frist-test below $XDG_CACHE_HOME or /var/cache; each run boots a copy of it. Nothing here
depends on the day on which it runs.
"""

import datetime
import json
import re
import shutil
import sys
import time

from frist_container import Container, debian, until
from frist_test import BIN, FRISTCTL, ROOT, check, finish, run, scratch

ON = ["fristd.socket", "fristd.service", "fristd-plans.path", "frist-post.path", "frist-post.timer"]
# Long past, and past every free day since; today, which is told on the working day before where today is free.
PAST = datetime.date.today() - datetime.timedelta(days=45)
TODAY = datetime.date.today()
DIRECTORY = """\
recipients:
  sjef: {name: Sjefen, mail: sjef@by.example}
  helse: {name: Helse, mail: helse@by.example, superior: sjef}
"""
PLAN = f"""\
title: Plan for byen
municipality: By
owner: sjef
coordinator: sjef
measures:
  - {{id: "1", title: Over tiden, responsible: [helse], deadline: {PAST}}}
  - {{id: "2", title: I dag, responsible: [helse], deadline: {TODAY}}}
"""
only = sys.argv[1:]


class Machine:
    """A booted Debian with the package beside it, and the questions that this script asks it."""

    def __init__(self, suite):
        self.suite = suite
        self.root = scratch(f"package-{suite}") / "root"
        run("cp", "-a", "--reflink=auto", debian(suite), self.root)
        for deb in [package, stub]:
            shutil.copy(deb, self.root / "root")
        shutil.copy(shim, self.root / "usr/lib/clock-shim.so")
        self.debian = Container(self.root, "--private-network")
        check(f"{suite} boots", self.debian.state, self.debian.console.read_text()[-1500:])
        if not self.debian.state:
            finish()

    def __call__(self, *argv):
        return self.debian(*argv)

    def out(self, *argv):
        return self(*argv).stdout

    def ctl(self, *argv, user=None):
        return self(*(["runuser", "-u", user, "--"] if user else []), "fristctl", *argv)

    def dpkg(self, *argv, asked=False):
        return self("env", "DEBIAN_FRONTEND=noninteractive", *(["FRIST_PURGE=yes"] if asked else []), "dpkg", *argv)

    def systemctl(self, *argv):
        return self("systemctl", "--no-pager", *argv)

    def states(self, *units, what="is-active"):
        return self.systemctl(what, *units).stdout.split()

    def property(self, name):
        return self.systemctl("show", "fristd.service", f"--property={name}", "--value").stdout.strip()

    def mails(self):
        return sorted(self.out("find", "/var/spool/frist", "-path", "*/new/*", "-type", "f").splitlines())

    def journal(self, *matches):
        lines = self.out("journalctl", "--no-pager", "-o", "json", "--all", *matches).splitlines()
        return [json.loads(line) for line in lines]

    def drop_in(self, text):
        place = self.root / "etc/systemd/system/fristd.service.d"
        place.mkdir(parents=True, exist_ok=True)
        (place / "test.conf").write_text(f"[Service]\n{text}")
        self.systemctl("daemon-reload")

    def set_up(self):
        """A plan and whom it names, in force."""
        (self.root / "etc/frist/directory.yaml").write_text(DIRECTORY)
        (self.root / "etc/frist/plans.d/by.yaml").write_text(PLAN)

    def afresh(self):
        """As before the first start, but for the files in /etc/frist."""
        self.systemctl("stop", "fristd.service", "frist-post.path", "frist-post.timer")
        self("sh", "-c", "rm -rf /var/lib/frist /var/spool/frist; systemd-tmpfiles --create frist.conf")


def shown(result):
    return result.returncode, (result.stdout + result.stderr).strip()[-700:]


def install(machine):
    began = time.monotonic()
    result = machine.dpkg("-i", f"/root/{package.name}")
    check(f"dpkg -i, without a network, in {time.monotonic() - began:.0f} s", result.returncode == 0
          and "rror" not in result.stderr and "arning" not in result.stderr, shown(result))
    check("  fristd, its socket and the ways of mail are active", until(60, lambda: machine.states(*ON) == ["active"] * 5),
          machine.states(*ON))
    check("  and enabled", machine.states(*ON, what="is-enabled") == ["enabled"] * 5, machine.states(*ON, what="is-enabled"))
    publish = machine.states("frist-publish.timer", "frist-publish.timer", what="is-enabled")
    check("  frist-publish.timer is off until asked for", set(publish) == {"disabled"}, publish)
    check("  plans.d is empty", list((machine.root / "etc/frist/plans.d").iterdir()) == [])
    result = machine("systemd-analyze", "verify", "--man=no", *sorted(p.name for p in (ROOT / "deploy/systemd").iterdir()))
    said = [line for line in (result.stdout + result.stderr).splitlines() if "frist" in line]
    check("  systemd-analyze verify has nothing to say of its units", result.returncode == 0 and not said, said)
    scores = {}
    for unit in ["fristd.service", "fristd-reload.service", "frist-publish.service", "frist-post.service"]:
        line = machine.out("systemd-analyze", "security", "--no-pager", unit).splitlines()[-1]
        scores[unit] = float(re.search(r"\d+\.\d", line)[0])
    check(f"  exposure {scores}", max(score for unit, score in scores.items() if unit != "frist-post.service") <= 0.5)
    noise = [e["MESSAGE"] for e in machine.journal("-u", "fristd") if int(e["PRIORITY"]) <= 4]
    check("  nothing in the journal is a warning", not noise, noise)


def first_plan(machine):
    for name, group in [("lise", "frist"), ("kari", "frist-admin"), ("ola", None)]:
        machine("useradd", *(["-G", group] if group else []), name)
    machine.set_up()
    check("a plan dropped into plans.d is in force within seconds",
          until(60, lambda: "Over tiden" in machine.ctl("list", "by").stdout), machine.ctl("reload").stdout)
    result = machine.ctl("pass")
    check("pass: one mail to helse", result.returncode == 0 and len(machine.mails()) == 1
          and machine.mails()[0].startswith("/var/spool/frist/helse/new/"), shown(result))
    # What is said reaches the journal a moment later.
    until(20, lambda: sum("FRIST_STEP" in e for e in machine.journal("FRIST_PLAN=by")) > 1)
    told = [e for e in machine.journal("FRIST_PLAN=by") if "FRIST_STEP" in e]
    check("  both notices are in the journal", {e["FRIST_OBLIGATION"] for e in told} == {"1", "2"}
          or {e["FRIST_OBLIGATION"] for e in told} == {"by/1", "by/2"}, told)
    overdue = next((e for e in told if e["FRIST_EVENT"] == "overdue"), {})
    explained = machine.out("journalctl", "--no-pager", "-x", "-o", "short", f"MESSAGE_ID={overdue.get('MESSAGE_ID')}")
    check("  journalctl -x explains the one that is overdue", "fristctl done by/1@" in explained, explained)
    check("  in Norwegian too", "Subject: " in (machine.root / "usr/lib/systemd/catalog/frist.nb.catalog").read_text())
    if machine.suite == "bookworm":
        print("".join(f"    {line}\n" for line in explained.splitlines()[-14:]), end="")
    for who, may_read, may_change in [(None, 0, 0), ("lise", 0, 77), ("kari", 0, 0), ("ola", 77, 77), ("nobody", 77, 77)]:
        codes = [machine.ctl(*c, user=who).returncode for c in (["status"], ["confirm", "by/1"])]
        check(f"  {who or 'root'} gets {may_read} for status and {may_change} for confirm", codes == [may_read, may_change],
              codes)
    if machine("which", "varlinkctl").returncode == 0:
        call = ["varlinkctl", "call", "-j", "/run/frist/control", "org.fristd.Control.Status", "{}"]
        answers = [machine("runuser", "-u", user, "--", *call) for user in ("lise", "nobody")]
        check("  varlinkctl is answered as lise, and not as nobody", answers[0].returncode == 0
              and json.loads(answers[0].stdout) and "NotPermitted" in answers[1].stdout + answers[1].stderr,
              [shown(a) for a in answers])


def pages(machine):
    """The timer, once asked for, writes the pages by itself, as the unit ships."""
    place = machine.root / "etc/systemd/system/frist-publish.timer.d"
    place.mkdir(parents=True, exist_ok=True)
    # Every ten seconds in place of six in the morning; all else is as shipped.
    (place / "test.conf").write_text("[Timer]\nOnCalendar=\nOnCalendar=*:*:00/10\nRandomizedDelaySec=0\nAccuracySec=100ms\n")
    machine.systemctl("daemon-reload")
    machine.systemctl("enable", "--now", "frist-publish.timer")
    folder = machine.root / "var/lib/frist-pages"
    check("frist-publish.timer, enabled and left alone: the pages are there", until(40, lambda: (folder / "index.html").exists()
          and (folder / "plan-by.html").exists() and (folder / "recipient-helse.ics").exists()),
          machine.out("journalctl", "--no-pager", "-u", "frist-publish", "-n", "10"))
    mode = machine.out("stat", "-c", "%U %a", "/var/lib/frist-pages", "/var/lib/frist-pages/index.html").split()
    check("  fristd's, for all to read", mode == ["fristd", "755", "fristd", "644"], mode)
    before = (folder / "plan-by.html").read_text()
    result = machine.ctl("move", "by/2", (TODAY + datetime.timedelta(days=40)).isoformat(), "--reason", "Flyttet")
    check("  after a move they say so at the timer's next time", result.returncode == 0 and until(40, lambda: (
        folder / "plan-by.html").read_text() != before), shown(result))
    machine.systemctl("disable", "--now", "frist-publish.timer")
    shutil.rmtree(place)
    machine.systemctl("daemon-reload")


def failures(machine):
    """What the journal says of a ledger that cannot be written, one for each start: 257 forgets NRestarts."""
    return [e["MESSAGE"] for e in machine.journal("-u", "fristd", "-n", "60")
            if "/var/lib/frist/ledger.sqlite" in e["MESSAGE"] and "error" in e["MESSAGE"]]


def trouble(machine):
    before = machine.mails()
    # Two falls in a row are no client that knocks at a broken fristd (the limit in the unit).
    machine.drop_in("RestartSec=1s\nWatchdogSec=10s\n[Unit]\nStartLimitIntervalSec=0\n")
    machine.systemctl("restart", "fristd")
    for signal, why in [("KILL", "killed"), ("STOP", "stopped by SIGSTOP until the watchdog bites")]:
        # Not NRestarts: systemd 257 forgets it once the service is up.
        main = machine.property("MainPID")
        machine.systemctl("kill", "--kill-whom=main", f"--signal={signal}", "fristd")
        check(f"{why}: it is started anew", until(60, lambda: machine.property("MainPID") not in (main, "0")
              and machine.states("fristd") == ["active"]),
              machine.property("MainPID"))
        result = machine.ctl("pass")
        check("  and nothing is sent again", result.returncode == 0 and machine.mails() == before, shown(result))
    result = machine.systemctl("reload", "fristd")
    check("systemctl reload", result.returncode == 0, shown(result))
    machine.drop_in("[Unit]\nStartLimitIntervalSec=0\n")


def speed(machine):
    examples = machine.root / "usr/share/doc/frist/examples"
    etc = machine.root / "etc/frist"
    shutil.copytree(etc, machine.root / "root/etc-frist")
    machine.afresh()
    shutil.copytree(examples, etc, dirs_exist_ok=True)
    (etc / "plans.d/by.yaml").unlink()
    seconds = []
    for _ in range(5):
        machine.systemctl("stop", "fristd")
        began = time.monotonic()
        result = machine.systemctl("start", "fristd")
        seconds.append(time.monotonic() - began)
        check("started with the five plans", result.returncode == 0, shown(result))
    check(f"systemctl start to READY with the five plans: first {seconds[0]:.2f} s, then {sorted(seconds[1:])[1]:.2f} s",
          max(seconds) < 20, seconds)
    resident = machine.out("grep", "VmRSS", f"/proc/{machine.property('MainPID')}/status").split()
    check(f"  with {int(resident[1]) / 1000:.0f} MB resident", int(resident[1]) < 100_000, resident)
    machine.afresh()
    shutil.rmtree(etc)
    shutil.copytree(machine.root / "root/etc-frist", etc)
    machine.drop_in("")
    machine.systemctl("reset-failed")
    machine.systemctl("start", "fristd.service", "frist-post.path", "frist-post.timer")
    machine.ctl("pass")


def again(machine):
    before = machine.mails()
    machine.systemctl("disable", "--now", "frist-post.timer")
    result = machine.dpkg("-i", f"/root/{package.name}")
    check("installed over itself: fristd is restarted, nothing is sent again", result.returncode == 0
          and machine.states("fristd") == ["active"] and machine.ctl("pass").returncode == 0
          and machine.mails() == before and len(before) == 1, shown(result))
    check("  what was switched off stays off", machine.states("frist-post.timer", what="is-enabled") == ["disabled"])
    result = machine.dpkg("-r", "frist")
    check("removed: it ends", result.returncode == 0 and not machine.out("pgrep", "-x", "fristd"), shown(result))
    check("  ledger, spool and /etc/frist stay", machine.mails() == before
          and (machine.root / "var/lib/frist/ledger.sqlite").exists() and (machine.root / "etc/frist/plans.d/by.yaml").exists())
    check("  no unit of it is left", "frist" not in machine.out("systemctl", "list-unit-files", "--no-legend", "frist*.service"))
    machine.dpkg("-i", f"/root/{package.name}")
    check("installed once more: it goes on where it was", machine.ctl("pass").returncode == 0 and machine.mails() == before)
    result = machine.dpkg("-P", "frist")
    check("purged: the ledger stays, and it says so", result.returncode == 0
          and (machine.root / "var/lib/frist/ledger.sqlite").exists() and "FRIST_PURGE=yes" in result.stderr, shown(result))
    check("  /etc/frist has only what is not the package's", [p.name for p in (machine.root / "etc/frist").iterdir()]
          == ["plans.d"])
    machine.dpkg("-i", f"/root/{package.name}")
    result = machine.dpkg("-P", "frist", asked=True)
    check("purged with FRIST_PURGE=yes: ledger and spool are gone", result.returncode == 0 and not [
        place for place in ("var/lib/frist", "var/spool/frist") if (machine.root / place).exists()], shown(result))
    shutil.rmtree(machine.root / "etc/frist", ignore_errors=True)


def upgrade(machine):
    result = machine.dpkg("-i", f"/root/{stub.name}")
    check("a package of an earlier version is installed", result.returncode == 0, shown(result))
    settings = machine.root / "etc/frist/frist.yaml"
    settings.write_text(settings.read_text() + "# vårt\n")
    machine("install", "-d", "-o", "fristd", "-g", "frist", "-m", "750", "/var/lib/frist")
    shutil.copy(ROOT / "Tests/Fixtures/ledger-v1.sqlite", machine.root / "var/lib/frist/ledger.sqlite")
    machine("chown", "fristd:frist", "/var/lib/frist/ledger.sqlite")
    result = machine.dpkg("-i", f"/root/{package.name}")
    check("upgraded: no question, and what was edited is kept", result.returncode == 0 and "# vårt" in settings.read_text(),
          shown(result))
    check("  fristd runs with the ledger of the first version", until(60, lambda: machine.states("fristd") == ["active"]),
          machine.out("journalctl", "--no-pager", "-u", "fristd", "-n", "15"))
    log = machine.ctl("log").stdout
    check("  and still has what was told by it", "2019-06" in log, log[:300])
    result = machine.ctl("check")
    check("  after years without it mail is held", result.returncode == 2 and "held" in result.stdout, shown(result))
    machine.dpkg("-P", "frist", asked=True)
    shutil.rmtree(machine.root / "etc/frist", ignore_errors=True)


def first_starts(machine):
    machine.dpkg("-i", f"/root/{package.name}")
    machine.set_up()
    machine.afresh()
    machine("mv", "/usr/share/zoneinfo", "/usr/share/zoneinfo-away")
    machine.systemctl("start", "fristd")
    check("a first start without tzdata is refused with 78, never in UTC", machine.property("ExecMainStatus") == "78",
          machine.property("ExecMainStatus"))
    refused = machine.journal("FRIST_EVENT=refused")
    check("  and the journal says why", refused and "Europe/Oslo" in str(refused[-1]), refused[-1:])
    machine("mv", "/usr/share/zoneinfo-away", "/usr/share/zoneinfo")

    machine.afresh()
    machine.systemctl("reset-failed")
    machine.drop_in(f"Environment=LD_PRELOAD=/usr/lib/clock-shim.so SHIM_SHIFT=-{int(time.time()) - 3600}\n")
    result = machine.systemctl("start", "fristd")
    status = machine.ctl("status").stdout
    check("a first start with a clock at 1970 holds all mail", result.returncode == 0 and "1970-01-01" in status
          and machine.ctl("check").returncode == 2, status)
    machine.ctl("pass")
    check("  nothing is sent", machine.mails() == [], machine.mails())
    machine.drop_in("")
    machine.systemctl("restart", "fristd")
    result = machine.ctl("pass")
    check("  with the right clock it is", result.returncode == 0 and len(machine.mails()) == 1,
          (shown(result), machine.ctl("status").stdout))

    machine.afresh()
    # With the unit's own pause of five seconds: a shorter one reaches the start limit of the socket, which goes with it.
    machine.drop_in("")
    machine("install", "-d", "-o", "fristd", "-g", "frist", "/var/lib/frist")
    machine("mount", "-t", "tmpfs", "-o", "size=16k,mode=750,uid=fristd,gid=frist", "tmpfs", "/var/lib/frist")
    machine.systemctl("start", "--no-block", "fristd")
    check("a first start on a full disk fails, the journal names the file, and systemd tries again",
          until(25, lambda: len(failures(machine)) > 1), failures(machine))
    machine("mount", "-o", "remount,size=20m", "/var/lib/frist")
    check("  with room, it starts by itself", until(60, lambda: machine.states("fristd") == ["active"]),
          machine.out("journalctl", "--no-pager", "-u", "fristd", "-n", "8"))
    machine.systemctl("stop", "fristd")
    machine("umount", "/var/lib/frist")

    machine.afresh()
    machine("mount", "-t", "tmpfs", "-o", "size=64k,nr_inodes=7,mode=2750,uid=fristd,gid=frist", "tmpfs", "/var/spool/frist")
    result = machine.systemctl("start", "fristd")
    check("with a full spool it starts all the same", result.returncode == 0, shown(result))
    result = machine.ctl("pass")
    check("  pass says that nothing could be delivered", result.returncode == 1 and machine.mails() == [], shown(result))
    check("  and check is red", machine.ctl("check").returncode == 2, shown(machine.ctl("check")))
    machine("mount", "-o", "remount,size=20m,nr_inodes=10000", "/var/spool/frist")
    result = machine.ctl("pass")
    check("  with room, the mail is there, once", len(machine.mails()) == 1, (shown(result), machine.mails()))
    machine.systemctl("stop", "fristd")
    machine("umount", "/var/spool/frist")


def earlier(version):
    """A package with the conffiles, users and directories of this one, of an earlier version and with no daemon."""
    tree = here / "stub"
    run("dpkg-deb", "-R", package, tree)
    for program in ["usr/sbin/fristd", "usr/sbin/frist-post", "usr/bin/fristctl"]:
        (tree / program).write_text("#!/bin/sh\n")
    for unit in (tree / "usr/lib/systemd/system").iterdir():
        unit.unlink()
    (tree / "DEBIAN/md5sums").unlink()
    (tree / "DEBIAN/postinst").write_text("#!/bin/sh\nset -e\nsystemd-sysusers frist.conf\nsystemd-tmpfiles --create frist.conf\n")
    control = tree / "DEBIAN/control"
    control.write_text(re.sub(r"^Version: .*", f"Version: {version}", control.read_text(), flags=re.M))
    deb = here / f"frist_{version}_amd64.deb"
    result = run("dpkg-deb", "--root-owner-group", "-Znone", "--build", tree, deb)
    check(f"an earlier version {version} is packed", result.returncode == 0, result.stderr)
    return deb


here = scratch("package")
began = time.monotonic()
built = run(ROOT / "deploy/build-deb", "--built")
check("deploy/build-deb", built.returncode == 0, built.stdout + built.stderr)
print("".join(f"    {line}\n" for line in built.stdout.splitlines()), end="")
version = run(FRISTCTL, "--version").stdout.strip()
package = next(BIN.parent.glob(f"frist_{version}_*.deb"), None) or next((ROOT / ".build-release").glob(f"frist_{version}_*.deb"))
said = run("lintian", "--allow-root", package)
check("lintian has nothing to say", said.returncode == 0 and not said.stdout.strip(), said.stdout + said.stderr)
stub = earlier("0.0.9")
shim = here / "clock-shim.so"
built = run("cc", "-O1", "-shared", "-fPIC", "-o", shim, ROOT / "Tests/System/clock-shim.c")
check("the clock is built", built.returncode == 0, built.stderr)

for suite in ["bookworm", "trixie"]:
    if only and suite not in only:
        continue
    print(f"--- {suite}")
    machine = Machine(suite)
    print(f"    {machine.out('systemctl', '--version').splitlines()[0]}")
    seconds = time.monotonic()
    for chapter in [install, first_plan, pages, trouble, speed, again, upgrade, first_starts]:
        chapter(machine)
        print(f"    {chapter.__name__}: {time.monotonic() - seconds:.0f} s")
        seconds = time.monotonic()
    machine.systemctl("poweroff")
    until(60, lambda: not machine.debian.is_up)
print(f"    {time.monotonic() - began:.0f} s")
finish()

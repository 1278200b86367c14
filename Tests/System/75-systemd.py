#!/usr/bin/env python3
"""fristd as a service of a real systemd: Debian 12 in a container, with the units, users and catalog of deploy/.

The root is fetched once, into frist-test below $XDG_CACHE_HOME or /var/cache; each run boots a copy of it. What cannot be
fetched, booted or run fails this script. Nothing here depends on the day on which it runs.
"""

import collections
import json
import os
import re
import shutil
import time

from frist_container import Container, until
from frist_test import CACHE, FRISTCTL, FRISTD, FRIST_POST, ROOT, cached, check, finish, run, scratch

LIBRARIES = "liblockfile1,libsqlite3-0,libstdc++6,libsystemd0,libyaml-0-2"


def inside(*argv):
    return debian(*argv)


def systemctl(*argv):
    return inside("systemctl", "--no-pager", *argv)


def show(*properties, unit="fristd.service"):
    """Properties of a unit, by name."""
    lines = systemctl("show", unit, f"--property={','.join(properties)}").stdout.splitlines()
    return dict(line.split("=", 1) for line in lines)


def states(*units):
    return systemctl("is-active", *units).stdout.split()


def is_active():
    return states("fristd.service") == ["active"]


def cursor():
    return inside("journalctl", "--no-pager", "-n0", "--show-cursor").stdout.split("cursor: ")[-1].strip()


def entries(after):
    """All of the journal after a cursor. With a match beside it, journalctl of systemd 252 leaves out the first entry."""
    result = inside("journalctl", "--no-pager", "-o", "json", "--all", f"--after-cursor={after}")
    return [json.loads(line) for line in result.stdout.splitlines()]


def messages(after, identifier):
    return [e.get("MESSAGE") for e in entries(after) if e.get("SYSLOG_IDENTIFIER") == identifier]


def events(after):
    """What fristd itself said, by FRIST_EVENT."""
    found = collections.defaultdict(list)
    for entry in entries(after):
        if "FRIST_EVENT" in entry:
            found[entry["FRIST_EVENT"]].append(entry)
    return found


def as_user(name, *argv):
    return inside("runuser", "-u", name, "--", *argv)


def drop_in(text):
    place = root / "etc/systemd/system/fristd.service.d"
    place.mkdir(parents=True, exist_ok=True)
    (place / "test.conf").write_text(text)
    systemctl("daemon-reload")


def shown(result):
    return result.returncode, (result.stdout + result.stderr).strip()[-600:]


# --- A Debian 12 with what frist needs, and frist as a package would install it.
# A mount namespace of its own: whatever ends debootstrap, it leaves no mounts in the cache.
bookworm = CACHE / "bookworm"
bookworm = cached("bookworm", probe=["chroot", bookworm, "dpkg-query", "-W", "systemd-sysv", *LIBRARIES.split(",")], make=[
    ["unshare", "--mount", "debootstrap", "--force-check-gpg", "--variant=minbase",
     f"--include=systemd,systemd-sysv,dbus,tzdata,{LIBRARIES}", "bookworm", bookworm],
])
root = scratch("systemd") / "root"
copy = run("cp", "-a", "--reflink=auto", bookworm, root)
check("the root is copied", copy.returncode == 0, copy.stderr.strip())
for program, place in [(FRISTD, "usr/sbin"), (FRIST_POST, "usr/sbin"), (FRISTCTL, "usr/bin")]:
    shutil.copy(program, root / place)
shutil.copytree(ROOT / "etc/frist", root / "etc/frist")
for kind, place in [("systemd", "usr/lib/systemd/system"), ("sysusers.d", "usr/lib/sysusers.d"),
                    ("tmpfiles.d", "usr/lib/tmpfiles.d"), ("catalog", "usr/lib/systemd/catalog")]:
    shutil.copytree(ROOT / "deploy" / kind, root / place, dirs_exist_ok=True)

began = time.monotonic()
debian = Container(root)
check("systemd boots in a container", debian.state, debian.console.read_text()[-1500:])
if not debian.state:
    finish()
print(f"    {inside('systemctl', '--version').stdout.splitlines()[0]}, up after {time.monotonic() - began:.1f} s")
for command in [["systemd-sysusers"], ["systemd-tmpfiles", "--create", "frist.conf"], ["journalctl", "--update-catalog"],
                ["useradd", "-G", "frist", "lise"], ["useradd", "-G", "frist-admin", "kari"], ["useradd", "ola"]]:
    result = inside(*command)
    check(f"{' '.join(command)}", result.returncode == 0, shown(result))

# --- Started.
drop_in("[Service]\nRestartSec=1s\n")
start = cursor()
result = systemctl("enable", "--now", "fristd.service")
check("systemctl enable --now", result.returncode == 0, shown(result))
if result.returncode != 0:
    print(inside("journalctl", "--no-pager", "-u", "fristd").stdout[-1500:])
    finish()
check("service, socket and path unit are active",
      states("fristd.service", "fristd.socket", "fristd-plans.path") == ["active"] * 3)
check("STATUS names the next wake", "Next look at 20" in systemctl("status", "fristd").stdout, show("StatusText"))
# What is said reaches the journal a moment later.
until(20, lambda: {"started", "ready"} <= events(start).keys())
found = events(start)
check("the journal has started and ready", len(found["started"]) == len(found["ready"]) == 1, sorted(found))
check("  with how many plans", found["started"][0].get("FRIST_PLANS") == "5", found["started"])
result = inside("fristctl", "status")
check("fristctl answers root: five plans, no errors", re.search(r"^Plans: +5 ", result.stdout, re.M)
      and re.search(r"^Problems: +(none|[0-9]+ warnings?)$", result.stdout, re.M), shown(result))
for name, may_read, may_change in [("lise", 0, 77), ("kari", 0, 0), ("ola", 77, 77)]:
    codes = [as_user(name, "fristctl", *c).returncode for c in (["status"], ["confirm", "nes-rus/2.1"])]
    check(f"{name} gets {may_read} for status and {may_change} for confirm", codes == [may_read, may_change], codes)
kari = inside("id", "-u", "kari").stdout.strip()
check("who confirmed is in the journal", until(20, lambda: [e.get("FRIST_UID") for e in events(start)["outcome"]] == [kari]))

# --- Mail, and what the journal says of it.
result = inside("fristctl", "pass")
spool = {tuple(line.split(" ", 3)) for line in inside(
    "find", "/var/spool/frist", "-printf", "%y %m %u:%g %P\n").stdout.splitlines()}
mail = {path for kind, _, _, path in spool if kind == "f"} - {".mark"}
check(f"pass: {len(mail)} digests are in the spool", result.returncode == 0 and len(mail) > 10
      and all(re.fullmatch(r"[^./]+/new/[^/]+", path) for path in mail), shown(result))
check("  files are 0640, directories 2750, all of fristd:frist", {(k, m, o) for k, m, o, _ in spool}
      == {("f", "640", "fristd:frist"), ("d", "2750", "fristd:frist")}, {(k, m, o) for k, m, o, _ in spool})
one = f"/var/spool/frist/{min(mail)}"
check("  who is in frist may read them, others not",
      (as_user("lise", "cat", one).returncode, as_user("ola", "cat", one).returncode) == (0, 1))
found = events(start)
told = [entry for kind in ("reminder", "overdue", "escalated", "status", "review") for entry in found[kind]]
check(f"each of {len(told)} notices has its entry, and its delivery lies in the spool",
      {e.get("FRIST_DELIVERY") for e in told} == {path.split("/")[-1] for path in mail}, len(told))
check("  no notice twice", len(told) == len({(e["FRIST_OCCURRENCE"], e["FRIST_STEP"], e["FRIST_ROLE"]) for e in told}))
fields = ["PLAN", "OBLIGATION", "KIND", "OCCURRENCE", "STEP", "DUE", "DAYS", "RECIPIENT", "REASON", "DELIVERY"]
overdue = found["overdue"]
check(f"  {len(overdue)} that are overdue have every field", len(overdue) > 10
      and all(f"FRIST_{f}" in e for e in overdue for f in fields), overdue[:1])
check("  and priority 4", {e["PRIORITY"] for e in overdue} == {"4"})
check("no entry names an address or a person", not [
    e["MESSAGE"] for es in found.values() for e in es if ".example" in str(e) or "Rådmannen" in str(e)])
source = (ROOT / "Sources/FristDelivery/JournalEvent+Kind.swift").read_text()
ids = dict(re.findall(r'case \.(\w+): "([0-9a-f]{32})"', source))
check("each kind has its own MESSAGE_ID", all({e["MESSAGE_ID"] for e in es} == {
    ids[re.sub(r"-(\w)", lambda m: m[1].upper(), kind)]} for kind, es in found.items() if es), sorted(found))
explained = inside("journalctl", "--no-pager", "-x", "-n1", f"MESSAGE_ID={ids['overdue']}").stdout
check("journalctl -x explains it, with the fields filled in", "Subject: " in explained
      and overdue[-1]["FRIST_OCCURRENCE"] in explained and "@FRIST" not in explained, explained)
result = inside("fristctl", "pass")
check("another pass sends nothing", result.returncode == 0 and "delivered" not in result.stdout, shown(result))

# --- Files that change.
plan = root / "etc/frist/plans.d/nes-rus.yaml"
text = plan.read_text()
assert "Avklare brukerstyrt senter" in text
plan.write_text(text.replace("Avklare brukerstyrt senter", "Avklare senteret"))
check("a plan that is saved is in force within seconds",
      until(60, lambda: "Avklare senteret" in inside("fristctl", "show", "nes-rus/3.6").stdout))
check("  and the reload left no failed unit",
      until(30, lambda: states("fristd-reload.service") == ["inactive"]), states("fristd-reload.service"))
before = cursor()
result = systemctl("reload", "fristd")
check("systemctl reload: 0, and the journal has one reload", result.returncode == 0
      and until(20, lambda: len(events(before)["reloaded"]) == 1), shown(result))
systemctl("kill", "--kill-who=main", "--signal=HUP", "fristd")
check("SIGHUP: a reload as well", until(30, lambda: len(events(before)["reloaded"]) == 2))
check("  and it is active again", until(30, is_active), show("ActiveState", "SubState"))
settings = root / "etc/frist/frist.yaml"
good = settings.read_text()
settings.write_text(good.replace("Europe/Oslo", "Europe/Olso"))
check("a frist.yaml that is broken: the reload fails, for systemctl --failed to show",
      until(60, lambda: states("fristd-reload.service") == ["failed"]), states("fristd-reload.service"))
check("  the version in force stays", is_active() and inside("fristctl", "status").returncode == 0)
check("  systemctl reload fails", systemctl("reload", "fristd").returncode != 0)
check("  and fristd is still active", is_active(), show("ActiveState", "SubState"))
result = inside("fristctl", "check")
check("  status and check say what is not accepted", "Europe/Olso" in inside("fristctl", "status").stdout
      and result.returncode == 1, shown(result))

# --- A configuration with which it cannot start.
before = cursor()
check("restarted with it: systemctl fails", systemctl("restart", "fristd").returncode != 0)
time.sleep(3)
state = show("ActiveState", "ExecMainStatus", "NRestarts")
check("  exit 78, and systemd does not try again",
      state == {"ActiveState": "failed", "ExecMainStatus": "78", "NRestarts": "0"}, state)
check("  the journal says why, as an entry of its own",
      ["Europe/Olso" in e["FRIST_REASON"] for e in events(before)["refused"]] == [True], messages(before, "fristd"))
result = inside("fristctl", "status")
check("  fristctl does not hang, and says that nobody is there", result.returncode == 69, shown(result))
settings.write_text(good)
systemctl("reset-failed")
result = systemctl("start", "fristd")
check("mended: it starts", result.returncode == 0 and is_active(), shown(result))

# --- Stopped, woken by its socket, killed.
before = cursor()
check("systemctl stop", systemctl("stop", "fristd").returncode == 0)
state = show("ActiveState", "Result", "ExecMainStatus")
check("  it ended with 0", state == {"ActiveState": "inactive", "Result": "success", "ExecMainStatus": "0"}, state)
check("  the journal has stopping and stopped", [len(events(before)[k]) for k in ("stopping", "stopped")] == [1, 1])
check("  the socket and the path unit went with it",
      states("fristd.socket", "fristd-plans.path") == ["inactive"] * 2 and not (root / "run/frist/control").exists())
check("  fristctl is told that nobody is there", inside("fristctl", "status").returncode == 69)
check("the socket alone is started", systemctl("start", "fristd.socket").returncode == 0 and not is_active())
result = inside("fristctl", "status")
check("  whoever knocks at it wakes fristd, and is answered", result.returncode == 0 and is_active(), shown(result))


def restarts():
    return int(show("NRestarts")["NRestarts"])


count = restarts()
systemctl("kill", "--kill-who=main", "--signal=KILL", "fristd")
check("killed, it is restarted", until(60, lambda: restarts() == count + 1 and is_active()), show("NRestarts", "Result"))
result = inside("fristctl", "status")
check("  and answers on the same socket", result.returncode == 0, shown(result))
result = inside("fristctl", "pass")
check("  nothing is sent again", result.returncode == 0 and "delivered" not in result.stdout, shown(result))

# --- The watchdog.
drop_in("[Service]\nRestartSec=1s\nWatchdogSec=10s\n")
systemctl("restart", "fristd")
time.sleep(15)
count, main = restarts(), show("MainPID")["MainPID"]
check("watched every ten seconds, it lives", is_active() and count == 0, count)
before = cursor()
systemctl("kill", "--kill-who=main", "--signal=STOP", "fristd")
check("stopped by SIGSTOP, the watchdog ends it and systemd starts it anew",
      until(60, lambda: restarts() == count + 1 and is_active()) and show("MainPID")["MainPID"] != main, show("NRestarts"))
check("  systemd says it was the watchdog",
      "Watchdog timeout" in str(messages(before, "systemd")))
check("  it answers", inside("fristctl", "status").returncode == 0)

# --- The end: what was sent is there once.
deliveries = inside("find", "/var/spool/frist", "-type", "f", "-printf", "%P\n").stdout.split()
check("after all this, the spool has what it had", set(deliveries) - {".mark"} == mail, set(deliveries) ^ mail)
systemctl("reset-failed", "fristd-reload.service")
check("no unit of frist has failed", "frist" not in systemctl("--failed", "--plain").stdout)
before = time.monotonic()
systemctl("poweroff")
check("the machine powers off in seconds", until(20, lambda: not debian.is_up), time.monotonic() - before)
finish()

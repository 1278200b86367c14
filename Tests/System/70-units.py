#!/usr/bin/env python3
"""What deploy/ gives to systemd, held against systemd's own tools, offline: units, users, directories, catalog."""

import os
import re
import shutil
import stat

from frist_test import ROOT, check, finish, run, scratch

DEPLOY = ROOT / "deploy"
UNITS = sorted(p.name for p in (DEPLOY / "systemd").iterdir())
SERVICES = [u for u in UNITS if u.endswith(".service")]
PROGRAMS = ["usr/sbin/fristd", "usr/sbin/frist-post", "usr/bin/fristctl", "usr/bin/sleep", "bin/sh"]
TOOLS = ["systemctl", "systemd-analyze", "systemd-sysusers", "systemd-tmpfiles", "journalctl", "localedef"]
HOST_UNITS = "/usr/lib/systemd/system"


def system(name):
    """A directory that looks like an installed system: the host's units, ours, and programs that do nothing."""
    root = scratch(name)
    shutil.copytree(HOST_UNITS, root / "usr/lib/systemd/system", symlinks=True)
    for kind, place in [("systemd", "usr/lib/systemd/system"), ("sysusers.d", "usr/lib/sysusers.d"),
                        ("tmpfiles.d", "usr/lib/tmpfiles.d"), ("catalog", "usr/lib/systemd/catalog")]:
        shutil.copytree(DEPLOY / kind, root / place, dirs_exist_ok=True)
    for program in PROGRAMS:
        path = root / program
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("#!/bin/sh\n")
        path.chmod(0o755)
    (root / "etc").mkdir()
    return root


def enable(root):
    return run("systemctl", f"--root={root}", "enable", "fristd.service")


def verify(root, *units):
    """With all units enabled. It exits 0 on an unknown key: what it writes is what counts."""
    enable(root)
    result = run("systemd-analyze", "verify", "--man=no", f"--root={root}", *(units or UNITS))
    return (result.stdout + result.stderr).strip(), result.returncode


def edited(name, unit, old, new):
    root = system(name)
    path = root / "usr/lib/systemd/system" / unit
    text = path.read_text()
    assert old in text, f"{unit} has no {old!r}"
    path.write_text(text.replace(old, new))
    return root


for tool in TOOLS:
    check(f"{tool} is installed", shutil.which(tool) is not None)
if any(shutil.which(tool) is None for tool in TOOLS):
    finish()

root = system("units")

result = enable(root)
wanted = {str(p.relative_to(root / "etc/systemd/system")) for p in (root / "etc/systemd/system").glob("*.wants/frist*")}
check("enabling fristd.service enables its socket, its path unit, and the way out for mail", result.returncode == 0 and wanted == {
    "multi-user.target.wants/fristd.service", "sockets.target.wants/fristd.socket",
    "fristd.service.wants/fristd-plans.path", "multi-user.target.wants/frist-post.path",
    "timers.target.wants/frist-post.timer"}, f"{wanted} {result.stderr}")

said, code = verify(root)
check("systemd-analyze verify has nothing to say", said == "" and code == 0, f"{code} {said}")
said, _ = verify(edited("units-key", "fristd.service", "WatchdogSec=", "WatchdogSeconds="))
check("… and would say a word of an unknown key", "WatchdogSeconds" in said, said)
said, _ = verify(root, "multi-user.target")
check("a boot has no ordering cycle", "cycle" not in said, said)
said, _ = verify(edited("units-cycle", "fristd-plans.path", "DefaultDependencies=no\n", ""), "multi-user.target")
check("… and would say of one", "cycle" in said, said)

# A sendmail that is set-group-ID rules out all that implies NoNewPrivileges= (frist-post.service says which).
EXPOSURE = {"frist-post.service": 5.6}
for service in SERVICES:
    limit = EXPOSURE.get(service, 0.5)
    result = run("systemd-analyze", "security", "--offline=true", "--no-pager", f"--threshold={limit * 10:.0f}",
                 root / "usr/lib/systemd/system" / service)
    overall = [line for line in result.stdout.splitlines() if "Overall" in line]
    exposure = re.search(r"[0-9]+\.[0-9]", overall[0]).group() if overall else "unknown"
    check(f"{service}: exposure {exposure} is at most {limit}", result.returncode == 0 and float(exposure) <= limit,
          result.stderr)

result = run("systemd-sysusers", f"--root={root}")
check("systemd-sysusers makes the user and the groups", result.returncode == 0, result.stderr)
passwd = {line.split(":")[0]: line.split(":") for line in (root / "etc/passwd").read_text().splitlines()}
group = {line.split(":")[0]: line.split(":") for line in (root / "etc/group").read_text().splitlines()}
check("fristd's group is frist", passwd["fristd"][3] == group["frist"][2], passwd)
check("fristd cannot log in", passwd["fristd"][6] == "/usr/sbin/nologin", passwd)
check("frist-admin is a group of its own, with nobody in it", group["frist-admin"][3] == "", group)
again = run("systemd-sysusers", f"--root={root}")
check("a second time changes nothing", again.returncode == 0 and again.stdout + again.stderr == "", again.stderr)

result = run("systemd-tmpfiles", f"--root={root}", "--create")
check("systemd-tmpfiles has nothing to say", result.returncode == 0 and result.stderr == "", result.stderr)
for path, mode, user, gid in [("run/frist", 0o755, 0, 0),
                              ("var/spool/frist", 0o2750, int(passwd["fristd"][2]), int(group["frist"][2])),
                              ("var/spool/frist/outgoing/new", 0o2750, int(passwd["fristd"][2]),
                               int(group["frist"][2]))]:
    found = os.stat(root / path)
    shown = (oct(stat.S_IMODE(found.st_mode)), found.st_uid, found.st_gid)
    expected = (oct(mode), user, gid) if os.geteuid() == 0 else shown
    check(f"/{path} is {oct(mode)[2:]} and belongs to the right user", shown == expected, shown)

source = "".join((ROOT / "Sources/FristDelivery" / name).read_text()
                 for name in ("JournalEvent+Kind.swift", "OutgoingEvent.swift"))
ids = re.findall(r'case \.\w+: "([0-9a-f]{32})"', source)
check("the source has its message ids", len(ids) > 20, len(ids))
result = run("journalctl", f"--root={root}", "--update-catalog")
check("journalctl compiles the catalog", result.returncode == 0 and result.stderr == "", result.stderr)
result = run("localedef", "-i", "nb_NO", "-f", "UTF-8", root / "nb_NO.UTF-8")
check("there is a Norwegian locale to read it in", result.returncode in (0, 1) and (root / "nb_NO.UTF-8").exists(),
      result.stderr)
subjects = {}
for locale, other in [("C.UTF-8", ""), ("nb_NO.UTF-8", str(root))]:
    environment = {"PATH": os.environ["PATH"], "LC_ALL": locale, "LOCPATH": other}
    result = run("journalctl", f"--root={root}", "--dump-catalog", *ids,
                 env={k: v for k, v in environment.items() if v})
    entries = re.findall(r"^-- ([0-9a-f]{32})\nSubject: (.+)$", result.stdout, re.MULTILINE)
    subjects[locale] = dict(entries)
    check(f"every message id has its entry ({locale})", set(subjects[locale]) == set(ids),
          set(ids) - set(subjects[locale]))
check("the two languages are two", all(subjects["C.UTF-8"][i] != subjects["nb_NO.UTF-8"][i] for i in ids))

finish()

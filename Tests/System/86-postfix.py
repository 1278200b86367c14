#!/usr/bin/env python3
"""frist-post as a service, with a real Postfix, whose mail goes to another machine's Postfix.

Two Debian 12 containers share one network that has nothing but a loopback device: `nes`, where frist is, with Postfix at
127.0.0.1 and everything relayed; `kommunen`, with the mailbox of a leader, at 127.0.0.2. The root is fetched once, as that of
75-systemd.py.
"""

import email
import json
import os
import re
import shutil
import subprocess
import time

from frist_container import Container, until
from frist_test import CACHE, FRIST_POST, ROOT, cached, check, finish, run, scratch
from post_office import envelope, message

LIBRARIES = "liblockfile1,libsqlite3-0,libstdc++6,libsystemd0"
OUTGOING = "/var/spool/frist/outgoing"
BOUNCES = "it-drift@nes.example"

# --- Two machines.
base = CACHE / "bookworm-postfix"
base = cached("bookworm-postfix", probe=["chroot", base, "postconf", "mail_version"], make=[
    ["unshare", "--mount", "debootstrap", "--force-check-gpg", "--variant=minbase",
     f"--include=systemd,systemd-sysv,dbus,tzdata,postfix,{LIBRARIES}", "bookworm", base],
])
network = subprocess.Popen(["setpriv", "--pdeathsig", "KILL", "unshare", "--net", "sh", "-c",
                            "ip link set lo up && ip address add 127.0.0.2/8 dev lo && exec sleep 3600"])
check("a network of their own", until(60, lambda: "LOOPBACK,UP" in run(
    "nsenter", f"--net=/proc/{network.pid}/ns/net", "ip", "link", "show", "lo").stdout))


def machine(name, settings, users):
    root = scratch(name) / "root"
    copy = run("cp", "-a", "--reflink=auto", base, root)
    check(f"the root of {name} is copied", copy.returncode == 0, copy.stderr)
    (root / "etc/hostname").write_text(f"{name}\n")
    for key, value in settings.items():
        run("chroot", root, "postconf", "-e", f"{key}={value}")
    for user in users:
        run("chroot", root, "useradd", "--no-create-home", user)
    return root


COMMON = {"inet_protocols": "ipv4", "disable_dns_lookups": "yes", "smtp_host_lookup": "native", "smtp_tls_security_level": "none",
          "smtpd_tls_security_level": "none", "biff": "no", "minimal_backoff_time": "2s", "maximal_backoff_time": "5s",
          "queue_run_delay": "2s", "mydestination": "nes.example, localhost", "myhostname": "frist.nes.example",
          "inet_interfaces": "127.0.0.1", "relayhost": "[127.0.0.2]:25"}
nes_root = machine("nes", COMMON, ["hf", "it-drift"])
kommunen_root = machine("kommunen", COMMON | {
    "mydestination": "kommunen.example, localhost", "myhostname": "mx.kommunen.example", "inet_interfaces": "127.0.0.2",
    "relayhost": "[127.0.0.1]:25"}, ["leder"])
shutil.copy(FRIST_POST, nes_root / "usr/sbin")
for kind, place in [("systemd", "usr/lib/systemd/system"), ("sysusers.d", "usr/lib/sysusers.d"),
                    ("tmpfiles.d", "usr/lib/tmpfiles.d"), ("catalog", "usr/lib/systemd/catalog")]:
    shutil.copytree(ROOT / "deploy" / kind, nes_root / place, dirs_exist_ok=True)
shared = f"--network-namespace-path=/proc/{network.pid}/ns/net"
nes, kommunen = Container(nes_root, shared, "--machine=nes"), Container(kommunen_root, shared, "--machine=kommunen")
for each in [nes, kommunen]:
    check(f"{each.root.parent.name} boots", each.state, each.console.read_text()[-800:])
if not (nes.state and kommunen.state):
    finish()
for command in [["systemd-sysusers"], ["systemd-tmpfiles", "--create", "frist.conf"], ["journalctl", "--update-catalog"],
                ["touch", "/var/mail/hf"], ["chown", "hf:mail", "/var/mail/hf"], ["chmod", "660", "/var/mail/hf"],
                ["systemctl", "enable", "--now", "frist-post.path", "frist-post.timer"]]:
    result = nes(*command)
    check(" ".join(command), result.returncode == 0, result.stderr.strip()[-300:])
check("Postfix runs on both", until(60, lambda: all(
    m("systemctl", "is-active", "postfix@-").stdout == "active\n" for m in (nes, kommunen))))


def put(*names, content=None, **way):
    """As fristd delivers: written elsewhere, then renamed into new/."""
    for name in names:
        text = message(name) if content is None else content
        nes("tee", f"{OUTGOING}/tmp/{name}", input=envelope(text, bounces=BOUNCES, **way).decode())
    nes("sh", "-c", f"cd {OUTGOING}/tmp && chown fristd:frist * && chmod 640 * && mv -t ../new -- *")


def box(machine, user):
    """The messages of a mailbox, by subject, as a reader finds them."""
    import mailbox

    path = machine.root / "var/mail" / user
    if not path.exists():
        return []
    found = mailbox.mbox(path, create=False)
    try:
        return [email.message_from_bytes(m.as_bytes()) for m in found]
    finally:
        found.close()


def subjects(machine, user):
    return sorted(m["Subject"] for m in box(machine, user))


def waiting():
    return nes("sh", "-c", f"cd {OUTGOING} && ls -1 new cur").stdout.split()


def noted():
    """File names in cur/, which note the tries."""
    return nes("ls", f"{OUTGOING}/cur").stdout.split()


def is_empty():
    return [n for n in waiting() if ":" in n and n not in ("new:", "cur:")] == [] and not nes("ls", f"{OUTGOING}/new").stdout


def entries():
    lines = nes("journalctl", "--no-pager", "-o", "json", "--all", "SYSLOG_IDENTIFIER=frist-post").stdout.splitlines()
    return [json.loads(line) for line in lines]


def events(kind):
    return [e for e in entries() if e.get("FRIST_EVENT") == kind]


def service(*properties):
    lines = nes("systemctl", "show", "frist-post.service", f"--property={','.join(properties)}").stdout.splitlines()
    return dict(line.split("=", 1) for line in lines)


# --- A normal recipient, and a local mailbox.
put("20190628T0730.nes-nav", to="leder@kommunen.example")
check("a mail arrives in the mailbox on the other machine, started by the path unit alone",
      until(60, lambda: subjects(kommunen, "leder") == ["20190628T0730.nes-nav"]), (waiting(), service("Result", "ExecMainStatus")))
if not box(kommunen, "leder"):
    print(nes("journalctl", "--no-pager", "-n", "40").stdout[-3000:])
    finish()
mail = box(kommunen, "leder")[0]
check("  with its own Message-ID and the bounce address as sender",
      (mail["Message-ID"], mail["Return-Path"]) == ("<20190628T0730.nes-nav@nes.example>", f"<{BOUNCES}>"), mail.items())
received = str(mail.get_all("Received"))
check("  by both machines", "frist.nes.example" in received and "mx.kommunen.example" in received, received)
check("  nothing waits", until(60, is_empty), waiting())
put("20190628T0730.nes-helse", user="hf")
check("a mail arrives in a local account's /var/mail", until(60, lambda: subjects(nes, "hf") == ["20190628T0730.nes-helse"]), waiting())
owner = nes("stat", "-c", "%U:%G %a", "/var/mail/hf").stdout.strip()
check("  whose owner and mode stay", owner == "hf:mail 660", owner)
# What is said reaches the journal a moment later, and without its unit where frist-post had ended by then.
until(20, lambda: len(events("post-handed-over")) > 1)
found = events("post-handed-over")
check("the journal has both, by role and delivery, without an address",
      [(e["FRIST_RECIPIENT"], e["FRIST_WAY"]) for e in found] == [("nes-nav", "sendmail"), ("nes-nav", "mbox")]
      and not any("@" in e["MESSAGE"] for e in found) and {e.get("_SYSTEMD_UNIT") for e in found} <= {None, "frist-post.service"}, found)
result = nes("journalctl", "--no-pager", "-x", "-n", "1", f"MESSAGE_ID={found[0]['MESSAGE_ID']}")
check("  explained by journalctl -x", "is with the MTA" in result.stdout, result.stdout)
check("the service worked as fristd, and may not become root", service("User", "SupplementaryGroups", "CapabilityBoundingSet")
      == {"User": "fristd", "SupplementaryGroups": "mail", "CapabilityBoundingSet": ""}, service("User", "CapabilityBoundingSet"))

# --- Many, while others deliver too.
nes("sh", "-c", "for n in $(seq 15); do printf 'Subject: other-%s\\n\\nx\\n' $n | sendmail -i hf@nes.example; done &")
for n in range(15):
    put(f"many-{n}", user="hf")
    put(f"far-{n}", to="leder@kommunen.example")
wanted = sorted(["20190628T0730.nes-helse"] + [f"many-{n}" for n in range(15)] + [f"other-{n + 1}" for n in range(15)])
check("fifteen of ours and fifteen of Postfix's into one mailbox: each whole, none lost",
      until(60, lambda: subjects(nes, "hf") == wanted), set(wanted) ^ set(subjects(nes, "hf")))
check("thirty that came one by one while the service ran: none is left until the timer",
      until(60, lambda: is_empty() and len(subjects(kommunen, "leder")) == 16), (waiting(), subjects(kommunen, "leder")))

# --- An unknown recipient: the MTA takes it, and the bounce goes to mail.bounces.
put("20190701T0730.nes-ukjent", to="ukjent@kommunen.example")
check("an unknown recipient: handed over", until(60, is_empty), waiting())
check("  and the bounce arrives at the bounce address", until(60, lambda: len(box(nes, "it-drift")) == 1), nes("mailq").stdout)
bounce = box(nes, "it-drift")[0].as_string() if box(nes, "it-drift") else ""
check("  naming the recipient, the reason and our Message-ID", all(w in bounce for w in [
    "ukjent@kommunen.example", "User unknown", "20190701T0730.nes-ukjent@nes.example"]), bounce[-800:])

# --- A relay that is down, and a Postfix that is down.
kommunen("systemctl", "stop", "postfix@-", "postfix")
put("20190702T0730.nes-nav", to="leder@kommunen.example")
check("a relay that is down: Postfix has it in its queue", until(60, lambda: is_empty() and "leder@kommunen" in nes("mailq").stdout),
      nes("mailq").stdout)
kommunen("systemctl", "start", "postfix@-", "postfix")
check("  and it arrives when the relay is back",
      until(60, lambda: "20190702T0730.nes-nav" in subjects(kommunen, "leder")), nes("mailq").stdout)
nes("systemctl", "stop", "postfix@-", "postfix")
put("20190703T0730.nes-nav", to="leder@kommunen.example")
check("a Postfix that is stopped takes mail all the same", until(60, is_empty), waiting())
nes("systemctl", "start", "postfix@-", "postfix")
check("  and sends it when it is started", until(60, lambda: "20190703T0730.nes-nav" in subjects(kommunen, "leder")))

# --- A queue that is full.
nes("mount", "-t", "tmpfs", "-o", "size=16k,mode=1730", "tmpfs", "/var/spool/postfix/maildrop")
nes("chown", "postfix:postdrop", "/var/spool/postfix/maildrop")
nes("sh", "-c", "head -c 100k /dev/zero >/var/spool/postfix/maildrop/filler")
put("20190704T0730.nes-nav", to="leder@kommunen.example")
check("a queue that is full: it stays, with its try noted", until(60, lambda: [n.split(",")[0] for n in noted()]
      == ["20190704T0730.nes-nav:1"]), waiting())
said = until(20, lambda: events("post-delayed"))
check("  the journal says why", len(said) == 1 and "75" in said[0]["FRIST_REASON"] and "@" not in said[0]["MESSAGE"], said)
print(f"    {said[0]['MESSAGE'] if said else ''}")
result = service("Result", "ExecMainStatus", "ActiveState")
check("  the unit has not failed", until(60, lambda: service("Result", "ActiveState") == {
    "Result": "success", "ActiveState": "inactive"}), result)


def rests():
    """Whether it is not started for four seconds on end."""
    before = service("InvocationID")
    time.sleep(4)
    return service("InvocationID") == before


# That the try is noted on the file may start it once more, on a busy machine late.
check("  and does not spin on what stays", until(60, rests))
put("20190704T0731.nes-helse", user="hf")
check("  another mail goes meanwhile", until(60, lambda: "20190704T0731.nes-helse" in subjects(nes, "hf")))
check("  what was tried a moment ago is not tried with it", [n.split(",")[1] for n in noted()] == ["1"], noted())
nes("umount", "/var/spool/postfix/maildrop")

# --- The timer.
check("the timer waits for its turn", "frist-post.timer" in nes("systemctl", "list-timers", "--no-pager").stdout)
(nes_root / "etc/systemd/system/frist-post.timer.d").mkdir(parents=True)
(nes_root / "etc/systemd/system/frist-post.timer.d/test.conf").write_text(
    "[Timer]\nOnCalendar=\nOnCalendar=*:*:0/2\nAccuracySec=10ms\n")
nes("systemctl", "daemon-reload")
nes("systemctl", "restart", "frist-post.timer")
time.sleep(5)
check("its turns leave alone what pauses", [n.split(",")[1] for n in noted()] == ["1"], noted())
name = noted()[0]
old = re.sub(r",(\d+)$", lambda m: f",{int(m[1]) - 600}", name)
nes("mv", f"{OUTGOING}/cur/{name}", f"{OUTGOING}/cur/{old}")
check("  and try what has paused: it arrives", until(60, lambda: "20190704T0730.nes-nav" in subjects(kommunen, "leder")), waiting())
handed = until(20, lambda: [e for e in events("post-handed-over") if e["FRIST_DELIVERY"] == "20190704T0730.nes-nav"])
check("  said with the number of its try", [e["FRIST_TRIES"] for e in handed] == ["2"], handed)
log = nes("journalctl", "--no-pager", "-o", "cat", "-u", "frist-post.service").stdout
check("  the journal has no line for turns in which nothing happened", "Starting" not in log and "skipped" not in log, log[-500:])
(nes_root / "etc/systemd/system/frist-post.timer.d/test.conf").unlink()
nes("systemctl", "daemon-reload")
nes("systemctl", "restart", "frist-post.timer")

# --- Given up, shown, brought back; by hand as root.
nes("sh", "-c", f"printf broken >{OUTGOING}/tmp/20190706T0730.nes-nav && mv {OUTGOING}/tmp/* {OUTGOING}/new/")
check("what is no message is given up, and the unit fails", until(60, lambda: service("Result")["Result"] == "exit-code"),
      service("Result", "ExecMainStatus"))
nes("systemctl", "reset-failed", "frist-post.service")
nes("systemctl", "stop", "frist-post.service")
failed = nes("ls", f"{OUTGOING}/failed").stdout.split()
check("  it lies in failed/, for who is in frist to see", failed == ["20190706T0730.nes-nav:1,0,0,0"]
      and nes("stat", "-c", "%U:%G %a", f"{OUTGOING}/failed").stdout.strip() == "fristd:frist 2750", failed)
good = envelope(message("20190706T0730.nes-nav"), to="leder@kommunen.example", bounces=BOUNCES)
nes("tee", f"{OUTGOING}/failed/{failed[0]}", input=good.decode())
result = nes("frist-post", "--retry")
check("  mended, frist-post --retry by root brings it back and sends it", result.returncode == 0
      and until(60, lambda: "20190706T0730.nes-nav" in subjects(kommunen, "leder")), (result.stdout, result.stderr))
check("  as the spool's owner: nothing of root's is left", nes("find", OUTGOING, "-type", "d", "!", "-user", "fristd").stdout == "")

# --- A spool that cannot be used does not make systemd spin.
nes("chown", "root:root", f"{OUTGOING}/cur")
nes("chmod", "700", f"{OUTGOING}/cur")
put("20190708T0730.nes-nav", to="leder@kommunen.example")
check("a spool that cannot be used: the journal says so", until(60, lambda: events("post-broken-off") != []
      or "outgoing/cur" in nes("journalctl", "--no-pager", "-u", "frist-post.service").stdout))
count = len(nes("journalctl", "--no-pager", "-o", "cat", "-u", "frist-post.service", "--since", "-8s").stdout.splitlines())
before = service("InvocationID")
time.sleep(6)
check("  and it is not started again at once", service("InvocationID") == before and service("ActiveState")["ActiveState"]
      == "deactivating", service("ActiveState"))
nes("chown", "fristd:frist", f"{OUTGOING}/cur")
nes("chmod", "2750", f"{OUTGOING}/cur")
nes("systemctl", "kill", "frist-post.service")
check("  the mail goes when it is right again", until(60, lambda: "20190708T0730.nes-nav" in subjects(kommunen, "leder")), waiting())

# --- In all.
sent = [e["FRIST_DELIVERY"] for e in events("post-handed-over")]
far = subjects(kommunen, "leder")
check(f"{len(far)} mails in the leader's mailbox, each once", len(far) == len(set(far)), far)
check(f"{len(sent)} handed over, none twice", len(sent) == len(set(sent)), sent)
for each in [nes, kommunen]:
    each("systemctl", "poweroff")
check("the machines power off", until(60, lambda: not nes.is_up and not kommunen.is_up))
network.kill()
network.wait()
finish()

#!/usr/bin/env python3
"""Hostile clients of the living fristd, its journal and its service manager: it answers, sends, and ends as if they were not there."""

import datetime
import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time

from frist_test import FRISTD, Daemon, check, finish, mails, run, scratch

METHOD = "org.fristd.Control."
SEED = int(os.environ.get("SEED", random.randrange(1 << 32)))
TODAY = datetime.date.today()


def town(name, plan, recipients=("helse", "nav")):
    here = scratch(name)
    here.chmod(0o755)
    (here / "etc/plans.d").mkdir(parents=True)
    (here / "etc/frist.yaml").write_text("mail: {from: frist@by.example}\n")
    (here / "etc/directory.yaml").write_text(
        "recipients:\n  sjef: {name: Sjefen, mail: sjef@by.example}\n"
        + "".join(f"  {r}: {{name: {r}, mail: {r}@by.example, superior: sjef}}\n" for r in recipients))
    (here / "etc/plans.d/by.yaml").write_text(
        "title: Plan\nmunicipality: By\nowner: sjef\ncoordinator: sjef\nmeasures:\n" + plan)
    return here


def connect(daemon, patience=20):
    client = socket.socket(socket.AF_UNIX)
    client.settimeout(patience)
    client.connect(str(daemon.socket))
    return client


def hear(client):
    data = b""
    while not data.endswith(b"\0"):
        try:
            piece = client.recv(1 << 20)
        except ConnectionResetError:
            piece = b""
        if not piece:
            return None
        data += piece
    return json.loads(data.split(b"\0")[-2])


def ask(daemon, method, parameters, client=None):
    client = client or connect(daemon)
    with client:
        client.sendall(json.dumps({"method": METHOD + method, "parameters": parameters}).encode() + b"\0")
        return hear(client)


def as_nobody(body):
    """Runs something as another user, in another process."""
    pid = os.fork()
    if pid == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
        try:
            body()
        finally:
            os._exit(0)
    os.waitpid(pid, 0)


PLAN = "".join(f'  - {{id: "{n}", title: Tiltak {n}, responsible: [{["helse", "nav"][n % 2]}], deadline: "{2027 + n % 5}-0{1 + n % 9}-1{n % 9}"}}\n'
               for n in range(3000))
here = town("clients", PLAN)
daemon = Daemon(here, here / "etc/frist.yaml").start()

# --- What is out of range is refused by name.
for method, parameters, wrong in [
    ("List", {"dueWithin": 2**63 - 1}, "dueWithin"), ("List", {"dueWithin": -2**63}, "dueWithin"), ("List", {"dueWithin": 1.5}, "dueWithin"),
    ("List", {"dueWithin": 1e300}, "dueWithin"), ("List", {"year": 10**9}, "year"), ("List", {"state": "nonsense"}, "state"),
    ("List", {"kind": "nonsense"}, "kind"), ("List", "x", "parameters"),
    ("Status", "x", "parameters"), ("Status", [], "parameters"), ("Pass", 1, "parameters"), ("Release", "x", "parameters"),
    ("Complete", {"items": [{"id": "by/1", "note": "a\0b"}]}, "items.0.note"),
    ("Confirm", {"id": "by/1", "note": "\u202eevil"}, "note"), ("Complete", {"items": [{"id": "by/1", "on": "0001-01-01"}]}, "items.0.on"),
    ("Complete", {"items": [{"id": "by/2"}, {"id": "by/1", "on": "2201-01-01"}]}, "items.1.on"), ("Complete", {}, "items"),
    ("Snooze", {"id": "by/1", "until": "nonsense", "reason": "x"}, "until"), ("Move", {"id": "by/1", "reason": "x"}, "deadline"),
    ("Evaluate", {"id": "by/1", "attainment": "half"}, "attainment"), ("Report", {"format": "pdf"}, "format"), ("Log", {"from": "x"}, "from"),
    ("Preview", {"to": "9999-12-31"}, "to"), ("Preview", {"from": "1899-12-31"}, "from"),
    ("Show", {}, "id"), ("Show", {"id": None}, "id"), ("Why", {"id": {}}, "id"),
]:
    reply = ask(daemon, method, parameters)
    name = reply and reply.get("error", "").split(".")[-1]
    check(f"{method} {json.dumps(parameters)[:40]}: {name}, {reply and reply['parameters'].get('reason')}",
          name in ("InvalidParameter", "InvalidDate") and reply["parameters"].get("parameter") == wrong, reply)

for method, parameters in [("List", {"responsible": "nobody-at-all"}), ("Preview", {"recipient": "nobody-at-all"}),
                           ("TestMail", {"recipient": "nobody-at-all"}), ("Calendar", {"recipient": "nobody-at-all"})]:
    reply = ask(daemon, method, parameters)
    check(f"{method} of a recipient whom nobody knows: NoSuchRecipient",
          reply["error"].endswith(".NoSuchRecipient") and reply["parameters"]["recipient"] == "nobody-at-all", reply)

# --- Whatever is said, it is answered, and the next one too.
print(f"    seed {SEED}")
random.seed(SEED)
VALUES = [None, True, False, 0, -1, 1, 2**31, 2**63 - 1, -2**63, 2**64, 1e308, -1e308, 0.1, "", "by", "by/1", "by/1@2027", "by/@", "@", "/",
          "by/1@9999-12-31", "2019-02-30", "0001-01-01", "9999-12-31", "x" * 5000, "\ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
          "\u202e", "\x00", [], {}, [1], {"a": []}, "helse", "overdue", "measure", "2027-01-01"]
FIELDS = ["id", "plan", "state", "kind", "year", "dueWithin", "responsible", "overdue", "from", "to", "recipient", "on", "note", "items", "until",
          "reason", "deadline", "attainment", "effect", "asOf", "format", "by", "version", "language", "dryRun"]
METHODS = ["Status", "List", "Show", "Why", "Complete", "Reopen", "Cancel", "Snooze", "Move", "Evaluate", "Confirm", "Release", "Preview",
           "Calendar", "TestMail", "Log", "PlanVersion"]
silent = 0
client = connect(daemon)
for number in range(1500):
    method = random.choice(METHODS)
    parameters = {random.choice(FIELDS): random.choice(VALUES) for _ in range(random.randrange(4))}
    # Nothing that lists everything: this is about answers, not about speed.
    parameters |= {"plan": "nosuch"} if method == "List" and random.random() < 0.9 else {}
    parameters |= {"to": (TODAY + datetime.timedelta(days=2)).isoformat(), "from": None} if method == "Preview" else {}
    client.sendall(json.dumps({"method": METHOD + method, "parameters": parameters}).encode() + b"\0")
    reply = hear(client)
    if reply is None:
        client = connect(daemon)
        silent += 1
    elif "error" in reply and reply["error"].endswith("InternalError"):
        silent += 1
client.close()
check("1500 random calls: each is answered, none with an internal error", silent == 0, silent)
check("  and fristd is the same process", daemon.process.poll() is None)


# --- Twelve that look far ahead, and root's status between them.
def look_ahead():
    clients = []
    for _ in range(12):
        client = connect(daemon, 60)
        call = json.dumps({"method": METHOD + "Preview", "parameters": {"to": "2200-12-31"}}).encode() + b"\0"
        client.sendall(call * 5)
        clients.append(client)
    time.sleep(4)


def slowest(seconds):
    worst, end = 0.0, time.monotonic() + seconds
    while time.monotonic() < end:
        began = time.monotonic()
        if daemon.ctl("status").returncode != 0:
            return float("inf")
        worst = max(worst, time.monotonic() - began)
        time.sleep(0.1)
    return worst


thread = threading.Thread(target=look_ahead)
thread.start()
time.sleep(1)
waited = slowest(3)
check(f"while twelve connections ask for long previews, five each, status takes {waited:.2f} s at most", waited < 8)
began = time.monotonic()
result = daemon.ctl("pass")
check(f"  and a pass goes between, in {time.monotonic() - began:.2f} s", result.returncode == 0 and time.monotonic() - began < 10, result.stderr)
thread.join()
time.sleep(1)
waited = slowest(1)
check(f"  when they have left, their work has too: {waited:.2f} s", waited < 5)

# --- Root is not locked out by its own connections.
idle = [connect(daemon) for _ in range(16)]
check("with sixteen idle connections of root, root's status is answered", daemon.ctl("status", timeout=60).returncode == 0)
for client in idle:
    client.close()

# --- A stranger's noise is a line a minute.
before = len(daemon.log().splitlines())


def shout():
    end = time.monotonic() + 2
    while time.monotonic() < end:
        with connect(daemon) as client:
            try:
                client.sendall(b"x\0")
                client.recv(300)
            except OSError:
                pass


as_nobody(shout)
lines = daemon.log().splitlines()[before:]
check(f"two seconds of bad messages make {len(lines)} lines in the journal: {lines[-1:]}",
      len(lines) <= 3 and any("no call" in line for line in lines))
check("it ends in order after all that", daemon.stop() == 0)

# --- Nobody reads the journal and the service manager's socket. In a mount namespace of its own.
here = town("deaf", "".join(f'  - {{id: "{n}", title: Tiltak {n}, responsible: [helse], deadline: "{TODAY - datetime.timedelta(days=2)}"}}\n'
                            for n in range(600)))
journal = f"""
import socket, subprocess, sys, time
sock = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM); sock.bind('/run/systemd/journal/socket')
notify = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM); notify.bind({str(here / 'notify')!r})
for n in range(1000):
    try: notify.setblocking(False); notify.sendto(b'X=1', {str(here / 'notify')!r})
    except BlockingIOError: break
p = subprocess.Popen([{FRISTD!r}, '--config', {str(here / 'etc/frist.yaml')!r}, '--state', {str(here / 'state')!r}, '--spool',
    {str(here / 'spool')!r}, '--control', {str(here / 'control')!r}], env={{'NOTIFY_SOCKET': {str(here / 'notify')!r}, 'JOURNAL_STREAM': '1:1'}},
    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
p.wait()
"""
outer = subprocess.Popen(["unshare", "-m", "sh", "-c",
                          "mkdir -p /run/systemd && mount -t tmpfs tmpfs /run/systemd && mkdir /run/systemd/journal && exec "
                          f"{sys.executable} -c \"$0\"", journal])
daemon = Daemon(here, here / "etc/frist.yaml")
end = time.monotonic() + 60
while time.monotonic() < end and daemon.ctl("status").returncode != 0:
    time.sleep(0.1)
began = time.monotonic()
result = daemon.ctl("pass", timeout=60)
check(f"nobody reads the journal nor the notify socket: a pass of 600 notices ends in {time.monotonic() - began:.1f} s",
      result.returncode == 0 and len(mails(here / "spool")) >= 1, result.stderr)
check("  status is answered", daemon.ctl("status", timeout=60).returncode == 0)
pids = run("pgrep", "-f", f"^{FRISTD} --config {here}").stdout.split()
for pid in pids:
    os.kill(int(pid), signal.SIGTERM)
try:
    outer.wait(60)
    ended = True
except subprocess.TimeoutExpired:
    ended = False
    for pid in pids:
        os.kill(int(pid), signal.SIGKILL)
    outer.wait(60)
check("  and SIGTERM ends it", ended and pids)
finish()

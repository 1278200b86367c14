#!/usr/bin/env python3
"""frist-post against a sendmail that does anything.

Every exit code, a sendmail that hangs, does not read or floods; waiting, giving up and bringing back; a full spool. A real MTA
is in 86-postfix.py, crashes at every call in 87-post-crash.py, mailboxes in 88-post-mbox.py.
"""

import os
import re
import shutil
import signal
import subprocess
import time

from frist_test import FRIST_POST, check, finish, run, scratch, until
from post_office import PostOffice, envelope, message, own_mounts

DAY = 86400
office = PostOffice()


def shown(result):
    return result.returncode, (result.stdout + result.stderr).strip()[-400:]


def renote(name, **changes):
    """As if it had been tried at other times, or more often."""
    tries, first, last = office.noted(name)
    new = {"tries": tries, "first": first, "last": last} | changes
    os.rename(office.outgoing / "cur" / f"{name}:1,{tries},{first},{last}",
              office.outgoing / "cur" / f"{name}:1,{new['tries']},{new['first']},{new['last']}")


# --- Nothing, and a message.
check("help and version", run(FRIST_POST, "--help").returncode == run(FRIST_POST, "--version").returncode == 0)
check("wrong usage is 64", run(FRIST_POST, "--nonsense").returncode == run(FRIST_POST, "--time-limit", "0").returncode == 64)
result = office.run()
check("nothing waits: 0", (result.returncode, result.stdout) == (0, "nothing waits\n"), shown(result))
empty = scratch("empty")
check("without outgoing/ too", run(FRIST_POST, "--spool", empty).returncode == 0)
result = run(FRIST_POST, "--spool", empty / "none")
check("without a spool: 1, with the path", result.returncode == 1 and str(empty / "none") in result.stderr, shown(result))

content = message("one", "Hei.\n\n.\nFrom her til evigheten\n" + "x" * 990 + "\n" + "".join(f"{n}\n" for n in range(30000)))
office.put("one", content, to="hf@nes.example")
result = office.run()
check("a message is handed over: 0", result.returncode == 0 and result.stdout == "1 handed over\n", shown(result))
check("  by -i -f BOUNCES -- RCPT, and the very bytes of the message",
      office.sent() == [(["-i", "-f", "it-drift@nes.example", "--", "hf@nes.example"], content)])
check("  and it is gone from the spool", office.waiting() == [] == office.failed())
check("  the journal's line has ids alone", "one to nes-nav: handed over to sendmail" in result.stderr
      and "@" not in result.stderr, result.stderr)
check("  nothing is sent again", office.run().returncode == 0 and len(office.sent()) == 1)
for n in range(20):
    office.put(f"2019062{n // 10}T0730-{n % 10}.nes-nav")
office.run()
check("twenty messages, in the order of their names",
      len(office.sent()) == 21 and office.waiting() == [], len(office.sent()))
result = subprocess.run([str(a) for a in office.argv], stdout=open("/dev/full", "w"), stderr=subprocess.PIPE, text=True)
check("a full standard output is an error", result.returncode == 1 and "standard output" in result.stderr, result.stderr)
office.put("closed")
code = os.system(" ".join(map(str, office.argv)) + " <&- >&- 2>&-")
check("with standard streams closed mail goes all the same", office.sent_ids().count("closed") == 1, code)

# --- Every exit code but 0 is tried again.
office.reset()
wrong = []
for code in range(1, 256):
    office.obey(f"cat >/dev/null; echo refused $last >&2; exit {code}")
    office.put("codes")
    result = office.run()
    if result.returncode != 75 or office.noted("codes")[0] != code or office.failed():
        if code < 200:
            wrong.append((code, shown(result), office.noted("codes")))
    if code == 75:
        check("what sendmail said is in the journal, without the address", "refused …" not in result.stderr, result.stderr)
    if code == 64:
        check("  said at the tries 1, 2, 4, 8 …", "try 64, tried again later: sendmail ended with 64 (wrong usage): refused …"
              in result.stderr, result.stderr)
    if code == 199:
        check("each of 1 to 199 is tried again, 75 by our own code", wrong == [], wrong[:3])
    if code == 200:
        check("the 200th try is the last: given up, 1", result.returncode == 1 and office.waiting() == []
              and office.noted("codes")[0] == 200, (shown(result), office.failed()))
        check("  said so", "given up after 200 tries" in result.stderr and "frist-post --retry" in result.stderr, result.stderr)
    if code == 201:
        shutil.rmtree(office.outgoing / "failed")
office.reset()
office.put("ignored")
office.obey("cat >/dev/null; exit 75")
result = run("python3", "-c", "import os, signal, sys; signal.signal(signal.SIGCHLD, signal.SIG_IGN); os.execv(sys.argv[1], sys.argv[1:])",
             *office.argv)
check("started with SIGCHLD ignored it still knows how sendmail ended", result.returncode == 75 and office.noted("ignored")[0] == 1,
      shown(result))
for sign in ["TERM", "KILL", "SEGV"]:
    office.reset()
    office.put("signal")
    office.obey(f"kill -{sign} $$; sleep 5")
    result = office.run()
    check(f"one that dies of SIG{sign} is tried again", result.returncode == 75 and office.noted("signal")[0] == 1
          and "ended by signal" in result.stderr, shown(result))
office.obey()
check("when it is well again, it goes", office.run().returncode == 0 and office.sent_ids() == ["signal"])

# --- Giving up after three days, and bringing back.
office.reset()
office.obey("cat >/dev/null; exit 75")
office.put("old")
office.put("young")
office.run()
now = int(time.time())
renote("old", first=now - 3 * DAY)
renote("young", first=now - 3 * DAY + 600)
result = office.run()
check("after three days it is given up, not before",
      [n.split(":")[0] for n in office.failed()] == ["old"] and office.noted("young")[0] == 2, (office.waiting(), office.failed()))
content = (office.outgoing / "failed" / office.failed()[0]).read_bytes()
check("  whole", content == envelope(message("old"), to="hf@nes.example"))
check("  and left alone by the next round", office.run().returncode == 75 and len(office.failed()) == 1)
result = office.run("--retry")
check("--retry brings it back as if new, and tries it", "1 brought back" in result.stdout and office.noted("old")[0] == 1
      and office.failed() == [] and result.returncode == 75, (shown(result), office.waiting()))
office.obey()
result = office.run("--retry")
check("  and with nothing failed it is a round like any", result.returncode == 0 and sorted(office.sent_ids()) == ["old", "young"],
      shown(result))
check("--retry and --due exclude each other", office.run("--retry", "--due").returncode == 64)

# --- The timer's round: pauses.
office.reset()
office.obey("cat >/dev/null; exit 75")
office.put("paused")
office.run("--due")
check("--due tries what is new, and says nothing on standard output", office.noted("paused")[0] == 1)
result = office.run("--due")
check("  not again at once", office.noted("paused")[0] == 1 and result.returncode == 75 and result.stdout == "", shown(result))
for tries, minutes in [(1, 4), (2, 9), (3, 19), (4, 29), (9, 29)]:
    renote("paused", tries=tries, last=int(time.time()) - minutes * 60 + 30)
    office.run("--due")
    before = office.noted("paused")[0]
    renote("paused", last=int(time.time()) - minutes * 60 - 1)
    office.run("--due")
    check(f"  after try {tries} it waits {minutes + 1} minutes", (before, office.noted("paused")[0]) == (tries, tries + 1),
          (before, office.noted("paused")))
renote("paused", last=int(time.time()) + 10 * DAY)
tries = office.noted("paused")[0]
office.run("--due")
check("  a clock set back delays nothing", office.noted("paused")[0] == tries + 1)
office.put("fresh")
office.run()
check("by hand everything is tried", (office.noted("paused")[0], office.noted("fresh")[0]) == (tries + 2, 1))

# --- A sendmail that hangs, does not read, floods, leaves somebody behind.
office.reset()
hung = PostOffice("hung", sendmail_seconds=3)
for n in range(5):
    hung.put(f"hung-{n}")
hung.put("mine", user="games")
hung.obey("trap '' TERM; sleep 900 & echo $! $$ >>pids; while :; do sleep 1; done")
began = time.monotonic()
result = hung.run()
seconds = time.monotonic() - began
check("a hanging sendmail is killed, SIGTERM ignored or not", result.returncode == 75 and "was killed" in result.stderr,
      shown(result))
pids = [int(p) for p in (hung.here / "pids").read_text().split()]


def is_alive(pid):
    try:
        return open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


check("  with all that it started", len(pids) == 6 and until(20, lambda: not any(map(is_alive, pids))), pids)
check(f"  three times, then the others wait: {seconds:.0f} s", seconds < 60
      and sum(n.split(",")[1] == "1" for n in hung.waiting()) == 3 and len(hung.waiting()) == 5, hung.waiting())
check("  the mailbox's mail goes meanwhile", [s for s, _, _ in hung.box("games")] == ["mine"])
hung.run()
check("  and at the next time they go first", [hung.noted(f"hung-{n}")[0] for n in range(5)] == [2, 1, 1, 1, 1], hung.waiting())
hung.obey("sleep 30")
hung.reset()
hung.put("asked")
began = time.monotonic()
hung.run()
check("one that hears SIGTERM is not waited for any longer", time.monotonic() - began < 7)
hung.obey("exit 0")
hung.reset()
hung.put("unread", message("unread", "x" * 78 + "\n") * 3000)
check("a sendmail that does not read its input holds up nobody", hung.run().returncode == 0 and hung.waiting() == [])
hung.obey("yes flood | head -c 30000000 >&2; cat >/dev/null; exit 1")
hung.put("flood")
result = hung.run()
check("thirty megabytes of output do no harm", result.returncode == 75 and len(result.stderr) < 1000, len(result.stderr))
# With a limit above the bound: whoever waits for it is seen to.
leaving = PostOffice("leaving", sendmail_seconds=20)
leaving.obey("", "sleep 60 & echo $! >>left")
leaving.put("left")
began = time.monotonic()
result = leaving.run()
check("a daemon that it leaves behind with its output open is not waited for",
      result.returncode == 0 and time.monotonic() - began < 15 and leaving.sent_ids() == ["left"], shown(result))
os.kill(int((leaving.here / "left").read_text()), signal.SIGKILL)
hung.reset()
for name, change in [("missing", lambda: hung.sendmail.unlink()), ("not executable", lambda: hung.sendmail.touch(0o644))]:
    change()
    hung.put("way")
    result = hung.run()
    check(f"a sendmail that is {name}: tried again", result.returncode == 75 and "was not started" in result.stderr, shown(result))

# --- Two at once, and a crash after exit 0.
office.reset()
office.obey("sleep 0.3")
for n in range(4):
    office.put(f"both-{n}")
running = [office.start(), office.start()]
codes = [p.wait(30) for p in running]
check("two at once: the second waits, each message goes once", codes == [0, 0]
      and office.sent_ids() and sorted(office.sent_ids()) == [f"both-{n}" for n in range(4)], (codes, office.sent_ids()))
office.reset()
office.obey("", "kill -KILL $PPID")
office.put("crash")
check("killed after sendmail's yes", office.run().returncode == -9 and office.sent_ids() == ["crash"])
office.obey()
check("  it goes again, with the same Message-ID: at least once", office.run().returncode == 0
      and office.sent_ids() == ["crash"] * 2 and len({m for _, m in office.sent()}) == 1, office.sent_ids())
check("  and its try counted", office.waiting() == [])

# --- What is no message to anybody.
office.reset()
good = envelope(message("x"), to="hf@nes.example")
bad = {"empty": b"", "half": good[:-5], "longer": good + b"x", "ordinary": message("ordinary"), "crlf": good.replace(b"\n", b"\r\n"),
       "option": good.replace(b"To: hf@", b"To: -oQ/tmp@"), "path": envelope(message("x"), user="../../etc/passwd"),
       "later": good.replace(b"Envelope: 1", b"Envelope: 2"), "binary": os.urandom(5000)}
for name, content in bad.items():
    (office.outgoing / "new" / name).write_bytes(content)
(office.outgoing / "new" / "link").symlink_to("/etc/passwd")
os.mkfifo(office.outgoing / "new" / "pipe")
(office.outgoing / "new" / "directory").mkdir()
(office.outgoing / "new" / ".hidden").write_bytes(good)
result = office.run()
check("what is no message is set aside untried, and kept", result.returncode == 1 and office.sent() == []
      and {n.split(":")[0] for n in office.failed()} == set(bad) | {"link", "pipe", "directory"}, office.failed())
check("  each said why", result.stderr.count("given up untried") == len(bad) + 3, result.stderr[-600:])
check("  what was linked to is as it was", os.path.islink(office.outgoing / "failed/link:1,0,0,0"))
check("  and the good one behind it goes", office.put("good") and office.run().returncode == 0 and office.sent_ids() == ["good"])

office.reset()
with open(os.fsencode(office.outgoing / "new") + b"/m\xe5ned", "wb") as foreign:
    foreign.write(good)
office.put("good")
result = office.run("--due")
check("a name that is no UTF-8 is an error, and holds up nobody", result.returncode == 1 and "not UTF-8" in result.stderr
      and office.sent_ids() == ["good"], shown(result))

# --- A spool that is full, or read-only.
own_mounts()
full = scratch("full")
run("mount", "-t", "tmpfs", "-o", "size=256k,nr_inodes=40", "tmpfs", full)
office = PostOffice(here=full)
office.obey("cat >/dev/null; exit 75")
for n in range(3):
    office.put(f"full-{n}")
filler = os.open(full / "filler", os.O_WRONLY | os.O_CREAT)
try:
    while os.write(filler, b"x" * 4096):
        pass
except OSError:
    os.close(filler)
office.run()
check("on a full spool tries are noted", [n.split(",")[1] for n in office.waiting()] == ["1"] * 3, office.waiting())
(full / "filler").unlink()
office.obey()
run("mount", "-o", "remount,ro", full)
result = office.run()
check("on a read-only spool nothing is tried: 1", result.returncode == 1 and "Read-only" in result.stderr and not office.sent()
      and "3 messages wait" in result.stderr, shown(result))
run("mount", "-o", "remount,rw", full)
check("  and all goes afterwards", office.run().returncode == 0 and len(office.sent()) == 3 and not office.waiting())
run("umount", full)

# --- Root works as the spool's owner.
here = scratch("owner")
here.chmod(0o755)
office = PostOffice(here=here)
office.obey('id -un >>who; id -Gn >>who', "")
os.chown(here, 5, 60)
for path in here.rglob("*"):
    os.chown(path, 5, 60)
os.chown(office.mail, 0, 8)
office.mail.chmod(0o2775)
os.chown(office.mail / "news", 9, 8)
os.chown(office.mail / "games", 5, 8)
office.put("as", to="hf@nes.example")
office.put("box", user="news")
(office.outgoing / "new/bad").write_text("x")
result = office.run()
check("root becomes the spool's owner, with the mailboxes' group", (here / "who").read_text() == "games\ngames mail\n"
      and [s for s, _, _ in office.box("news")] == ["box"], shown(result))
check("  and leaves nothing of root's behind", {p.stat().st_uid for p in office.outgoing.rglob("*") if p.is_dir()} == {5})
office.put("other")
result = run("setpriv", "--reuid=9", "--regid=9", "--clear-groups", *office.argv)
check("another user may not: 77", result.returncode == 77 and "sudo" in result.stderr and len(office.waiting()) == 1, shown(result))

finish()

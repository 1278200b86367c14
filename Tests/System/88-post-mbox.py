#!/usr/bin/env python3
"""frist-post and the mailboxes of local accounts: as Python and mutt read them, with a reader at work, on a full disk.

Links, other owners and missing ones are refused; what fails leaves the mailbox as it was.
"""

import fcntl
import os
import re
import subprocess
import time

from frist_test import check, finish, run
from post_office import PostOffice, message, own_mounts

office = PostOffice("mbox")


def shown(result):
    return result.returncode, (result.stdout + result.stderr).strip()[-400:]


# --- Mailboxes.
body = "Hei.\nFrom her\n>From der\n >From\nFrom"
for n in range(3):
    office.put(f"box-{n}", message(f"box-{n}", body), user="games")
result = office.run()
raw = (office.mail / "games").read_bytes()
check("three messages stand in the mailbox", [s for s, _, _ in office.box("games")] == ["box-0", "box-1", "box-2"], shown(result))
check("  with the bounce address and a date in front", all(re.fullmatch(
    r"it-drift@nes.example [A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}", f) for _, _, f in office.box("games")))
check("  lines that begin with From are quoted, as mboxrd has it",
      b"\nHei.\n>From her\n>>From der\n >From\nFrom\n\nFrom it" in raw, raw[-300:])
seen = office.here / "seen"
(office.here / "muttrc").write_text("set folder=/ auto_tag=yes pipe_split=yes pipe_decode=no wait_key=no\n")
run("script", "-qec", f"mutt -n -F {office.here}/muttrc -R -f {office.mail}/games "
    f"-e 'push \"<tag-pattern>~A<enter><pipe-message>cat >>{seen}<enter><exit>\"'", "/dev/null", timeout=30,
    env=os.environ | {"TERM": "xterm", "HOME": str(office.here)}, stdin=subprocess.DEVNULL)
found = re.findall(rb"^Subject: (.*)$", seen.read_bytes(), re.M) if seen.exists() else None
check("  mutt sees three messages too", found == [b"box-0", b"box-1", b"box-2"], found)
status = os.stat(office.mail / "games")
check("  owner and mode are as they were", (status.st_uid, status.st_mode & 0o777) == (5, 0o660))
check("  no lock is left", sorted(os.listdir(office.mail)) == ["games", "news"], os.listdir(office.mail))
for end in [b"", b"\n", b"From a@b Thu Jan  1 00:00:00 1970\nSubject: before\n\nx", b"From a@b Thu Jan  1 00:00:00 1970\nSubject: before\n\nx\n",
            b"From a@b Thu Jan  1 00:00:00 1970\nSubject: before\n\nx\n\n"]:
    office.reset()
    office.make_mailbox("games", end)
    office.put("after", user="games")
    office.run()
    check(f"after {end[-12:]!r} it is a message of its own",
          [s for s, _, _ in office.box("games")] == ["before"] * (len(end) > 1) + ["after"], (office.mail / "games").read_bytes())

refusals = {
    "a link": (lambda p: (p.rename(office.here / "elsewhere"), p.symlink_to(office.here / "elsewhere")), "symbolic link"),
    "a second name": (lambda p: os.link(p, office.here / "second"), "hard link"),
    "another owner": (lambda p: os.chown(p, 9, -1), "does not belong"),
    "missing": (lambda p: p.unlink(), "is not there"),
    "a directory": (lambda p: (p.unlink(), p.mkdir()), "not a regular"),
    "a pipe": (lambda p: (p.unlink(), os.mkfifo(p), os.chown(p, 5, -1)), "not a regular"),
}
for what, (change, said) in refusals.items():
    office.reset()
    for leftover in ["elsewhere", "second"]:
        (office.here / leftover).unlink(missing_ok=True)
    change(office.mail / "games")
    office.put("refused", user="games")
    office.put("other", user="news")
    result = office.run()
    check(f"a mailbox that is {what} is refused, and tried again", result.returncode == 75 and said in result.stderr
          and office.noted("refused")[0] == 1, shown(result))
    check("  nothing is written there, and others get theirs",
          (not (office.here / "elsewhere").exists() or (office.here / "elsewhere").read_bytes() == b"")
          and [s for s, _, _ in office.box("news")] == ["other"])
office.reset()
office.put("nobody", user="no-such-account")
result = office.run()
check("an account that is not there: tried again", result.returncode == 75 and "no account" in result.stderr, shown(result))

# --- A reader who holds the lock.
office.reset()
office.put("locked", user="games")
with open(office.mail / "games", "r+b") as reader:
    fcntl.lockf(reader, fcntl.LOCK_EX)
    result = office.run()
    check("a reader's fcntl lock: nothing written, tried again", result.returncode == 75 and os.fstat(reader.fileno()).st_size == 0
          and "locked by another" in result.stderr, shown(result))
    waiting = office.start("--lock-limit", "20")
    time.sleep(0.7)
    check("  it waits for a while", waiting.poll() is None and os.fstat(reader.fileno()).st_size == 0)
check("  and writes as soon as the lock goes", waiting.wait(10) == 0 and [s for s, _, _ in office.box("games")] == ["locked"])
office.reset()
office.put("locked", user="games")
check("dotlockfile takes the mailbox", run("dotlockfile", "-l", "-r", "0", office.mail / "games.lock").returncode == 0)
result = office.run()
check("a dotlock: nothing written, tried again", result.returncode == 75 and office.box("games") == [], shown(result))
check("  which is left alone", (office.mail / "games.lock").exists())
check("  and both locks of ours are given back", sorted(os.listdir(office.mail)) == ["games", "games.lock", "news"]
      and run("python3", "-c", f"import fcntl; fcntl.lockf(open({str(office.mail / 'games')!r}, 'r+b'), fcntl.LOCK_EX | fcntl.LOCK_NB)"
              ).returncode == 0, os.listdir(office.mail))
run("dotlockfile", "-u", office.mail / "games.lock")
check("  when it is gone the mail comes", office.run().returncode == 0 and len(office.box("games")) == 1)
office.reset()
with open(office.mail / "games", "r+b") as reader:
    fcntl.lockf(reader, fcntl.LOCK_EX)
    for n in range(8):
        office.put(f"many-{n}", user="games")
    began = time.monotonic()
    office.run()
    check("eight mails for a locked mailbox wait for its lock once", time.monotonic() - began < 6
          and sum(n.split(",")[1] == "1" for n in office.waiting()) == 1, office.waiting())
office.reset()
office.put("stale", user="games")
(office.mail / "games.lock").write_text("999999999\n")
check("a dotlock of a process that is dead is taken over", office.run().returncode == 0 and len(office.box("games")) == 1
      and not (office.mail / "games.lock").exists())

# --- A full disk.
own_mounts()
office.reset()
office.make_mailbox("games")
run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", office.mail)
before = b"From a@b Thu Jan  1 00:00:00 1970\nSubject: before\n\nx\n\n"
office.make_mailbox("games", before)
office.make_mailbox("news")
(office.mail / "filler").write_bytes(b"x" * 40000)
office.put("big", message("big", ("x" * 70 + "\n") * 500), user="games")
result = office.run()
check("a mailbox on a full disk: truncated back to what it was, tried again", result.returncode == 75
      and (office.mail / "games").read_bytes() == before and "No space left" in result.stderr, shown(result))
(office.mail / "filler").unlink()
check("  and whole when there is room", office.run().returncode == 0 and [s for s, _, _ in office.box("games")] == ["before", "big"])
run("umount", office.mail)
finish()

"""An outgoing spool to try frist-post on: its mail, a sendmail that does what it is told, mailboxes of local accounts."""

import ctypes
import email
import mailbox
import os
import pwd
import re
import shutil
import subprocess

from frist_test import FRIST_POST, run, scratch

# What the fake does is in `do`, a piece of shell; it keeps what it took in `sent/`, with its arguments beside it.
SENDMAIL = """#!/bin/sh
cd "$(dirname "$0")"
eval "for last; do :; done"
. ./do
name=$(mktemp sent/XXXXXXXX)
cat >"$name.part"
printf '%s\\n' "$@" >"$name.argv"
mv "$name.part" "$name.mail"
rm "$name"
. ./afterwards
exit 0
"""
# Local accounts that every Debian has, with mailboxes here.
USERS = ["games", "news"]


def message(name, body="Hei.\n"):
    return (f"From: frist <frist@nes.example>\nMessage-ID: <{name}@nes.example>\nSubject: {name}\n"
            f"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n{body}").encode()


def envelope(content, to=None, user=None, role="nes-nav", bounces="it-drift@nes.example"):
    way = f"Mbox-User: {user}" if user else f"Sendmail-To: {to}"
    return (f"Frist-Envelope: 1\nRecipient: {role}\nBounces: {bounces}\n{way}\nLength: {len(content)}\n\n").encode() + content


def own_mounts():
    """From here on what this script mounts is its own, and goes with it."""
    new_namespace = 0x20000  # CLONE_NEWNS; Python has os.unshare from 3.12 on.
    if ctypes.CDLL(None, use_errno=True).unshare(new_namespace) != 0:
        raise OSError(ctypes.get_errno(), "unshare")
    run("mount", "--make-rprivate", "/")


class PostOffice:
    def __init__(self, name="post", here=None, sendmail_seconds=20, lock_seconds=1):
        self.here = here or scratch(name)
        self.outgoing = self.here / "spool/outgoing"
        self.mail = self.here / "mail"
        self.limits = ["--time-limit", str(sendmail_seconds), "--lock-limit", str(lock_seconds)]
        for directory in [self.outgoing / "new", self.outgoing / "cur", self.outgoing / "tmp", self.mail, self.here / "sent"]:
            directory.mkdir(parents=True, exist_ok=True)
        self.sendmail = self.here / "sendmail"
        self.sendmail.write_text(SENDMAIL)
        self.sendmail.chmod(0o755)
        self.obey("", "")
        for user in USERS:
            self.make_mailbox(user)

    def make_mailbox(self, user, content=b""):
        path = self.mail / user
        path.write_bytes(content)
        os.chown(path, pwd.getpwnam(user).pw_uid, -1)
        path.chmod(0o660)
        return path

    def obey(self, do="", afterwards=""):
        """Shell for the fake sendmail, before and after it took the message; the recipient is in $last."""
        (self.here / "do").write_text(do + "\n")
        (self.here / "afterwards").write_text(afterwards + "\n")

    def put(self, name, content=None, **way):
        """What fristd would deliver."""
        path = self.outgoing / "new" / name
        path.write_bytes(envelope(message(name) if content is None else content, **(way or {"to": "hf@nes.example"})))
        return path

    @property
    def argv(self):
        return [FRIST_POST, "--spool", self.here / "spool", "--sendmail", self.sendmail, "--mail-directory", self.mail,
                *self.limits]

    def run(self, *options, **more):
        return run(*self.argv, *options, **more)

    def start(self, *options):
        return subprocess.Popen([str(a) for a in self.argv + list(options)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                text=True)

    def waiting(self):
        """Names in new/ and cur/."""
        return sorted(os.listdir(self.outgoing / "new")) + sorted(os.listdir(self.outgoing / "cur"))

    def noted(self, name):
        """What the file name of a message notes: tries, first and last try; None where it waits untried or not at all."""
        for found in self.waiting() + self.failed():
            match = re.fullmatch(re.escape(name) + r":1,(\d+),(\d+),(\d+)", found)
            if match:
                return tuple(map(int, match.groups()))

    def failed(self):
        place = self.outgoing / "failed"
        return sorted(os.listdir(place)) if place.exists() else []

    def sent(self):
        """What sendmail took: (arguments, message) each."""
        return [(p.with_suffix(".argv").read_text().splitlines(), p.read_bytes())
                for p in sorted((self.here / "sent").glob("*.mail"))]

    def sent_ids(self):
        return [email.message_from_bytes(m)["Subject"] for _, m in self.sent()]

    def box(self, user):
        """What a reader finds in a mailbox."""
        box = mailbox.mbox(self.mail / user, create=False)
        try:
            return [(m["Subject"], m.as_bytes(), m.get_from()) for m in box]
        finally:
            box.close()

    def reset(self):
        for directory in [self.outgoing / "new", self.outgoing / "cur", self.outgoing / "failed", self.here / "sent", self.mail]:
            shutil.rmtree(directory, ignore_errors=True)
            if directory.name != "failed":
                directory.mkdir()
        for user in USERS:
            self.make_mailbox(user)

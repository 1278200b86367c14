"""varlinkctl of Debian 13, which talks to a daemon whose socket lies in its tree."""

import atexit
import json
import shutil
import tempfile
from pathlib import Path

from frist_test import CACHE, cached, run

CONTROL = "org.fristd.Control"


class Varlinkctl:
    """Debian 13 in a directory, fetched once, and a place in it for a socket."""

    def __init__(self):
        # A mount namespace of its own: whatever ends debootstrap, it leaves no mounts in the cache.
        trixie = CACHE / "trixie"
        self.root = cached("trixie", probe=["chroot", trixie, "varlinkctl", "--version"], make=[
            ["unshare", "--mount", "debootstrap", "--force-check-gpg", "--variant=minbase", "--include=systemd",
             "trixie", trixie],
        ])
        # The socket lies in trixie's own tree, so that a chroot sees it and nothing need be mounted.
        self.meeting = Path(tempfile.mkdtemp(prefix="frist-", dir=self.root / "run"))
        atexit.register(shutil.rmtree, self.meeting, ignore_errors=True)
        self.meeting.chmod(0o755)
        self.socket = self.meeting / "control"
        self.inside = Path("/") / self.meeting.relative_to(self.root)
        self.address = f"unix:{self.inside}/control"

    def run(self, *argv, user="0:0"):
        return run("chroot", f"--userspec={user}", self.root, "varlinkctl", *argv, timeout=60)

    def call(self, method, parameters, *options, **who):
        return self.run("call", "-j", *options, self.address, f"{CONTROL}.{method}", json.dumps(parameters), **who)


def objects(text):
    """The JSON values of a text, one after the other, however they are set apart."""
    decoder, found, text = json.JSONDecoder(), [], text.replace("\x1e", "").strip()
    while text:
        value, end = decoder.raw_decode(text)
        found.append(value)
        text = text[end:].lstrip()
    return found

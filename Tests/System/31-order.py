#!/usr/bin/env python3
"""strace shows it: a message is fsynced before the commit that calls it staged, and that commit before its rename."""

import re

from frist_test import CONFIG, FRISTD, check, finish, run, scratch

here = scratch("order")
trace = here / "trace"
result = run("strace", "-f", "-y", "-o", trace, "-e", "trace=fsync,fdatasync,renameat2,openat,write",
             FRISTD, "--config", CONFIG, "--state", here / "state", "--spool", here / "spool",
             "--replay", "2013-01-01..2013-04-05")
check("the replay ends well under strace", result.returncode == 0, result.stderr)
lines = trace.read_text().splitlines()
events = []  # (kind, name) in order
for line in lines:
    staged = re.search(r"fsync\(\d+<[^>]*/\.stage/([^>]+)>\)", line)
    directory = re.search(r"fsync\(\d+<[^>]*/\.stage>\)", line)
    commit = re.search(r"f(?:data)?sync\(\d+<[^>]*ledger\.sqlite-wal>\)", line)
    rename = re.search(r'renameat2\(\d+<[^>]*/\.stage>, "([^"]+)"', line)
    box = re.search(r"fsync\(\d+<[^>]*/spool/([^/>]+)/new>\)", line)
    if staged:
        events.append(("stage", staged[1]))
    elif directory:
        events.append(("stage-directory", ""))
    elif commit:
        events.append(("commit", ""))
    elif rename:
        events.append(("rename", rename[1]))
    elif box:
        events.append(("mailbox", box[1]))
names = [n for k, n in events if k == "rename"]
check(f"{len(names)} messages renamed", len(names) > 0)
bad = []
for name in names:
    stage = events.index(("stage", name))
    rename = events.index(("rename", name))
    between = [k for k, _ in events[stage:rename]]
    ok = "stage-directory" in between and "commit" in between[between.index("stage-directory"):] if "stage-directory" in between else False
    before = "commit" in [k for k, _ in events[:stage]]
    after = [k for k, _ in events[rename:]]
    marked = "mailbox" in after and "commit" in after[after.index("mailbox"):]
    if not (stage < rename and ok and before and marked):
        bad.append(name)
check("each: commit (decided), fsync of the file, of its directory, commit (staged), rename, fsync of the mailbox, commit (delivered)",
      not bad, bad[:3])
first = names[0]
print("    the first one, as strace saw it:")
for kind, name in events[max(0, events.index(("stage", first)) - 1): events.index(("rename", first)) + 12]:
    print(f"      {kind} {name}")
finish()

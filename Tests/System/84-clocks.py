#!/usr/bin/env python3
"""The real daemon under real clocks, each story in a kernel of its own: set forward and back, both nights of summer time, 29 February,
New Year, suspended, switched off, started in 1970.

send_at is 07:30 in Europe/Oslo, and the days are those of the calendar: what is to be mailed when was worked out by hand from
DESIGN.md section 5. A number as argument runs that story alone. The years lie ahead of the day on which the program is built, and
less than ten years ahead: another clock is held at a first start.
"""

import json
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from frist_test import check, finish
from frist_uml import Machine

DIRECTORY = """\
recipients:
  sjef: {name: Sjefen, mail: sjef@by.example}
  helse: {name: Helse, mail: helse@by.example, superior: sjef}
"""
# The words that stories are told in. That a clock was set right is seen within a minute, so mail is waited for that long.
WORDS = """\
export TZ=Europe/Oslo
mkdir -p /media/spool
at() { date -s "$*" >/dev/null; }
ctl() { fristctl --socket /run/control "$@"; }
start() {
  fristd --config /mnt/etc/frist.yaml --state /media/state --spool /media/spool --control /run/control >/tmp/log 2>&1 &
  daemon=$!
  for try in $(seq 1200); do fristctl status --socket /run/control >/dev/null 2>&1 && return; sleep 0.05; done
  echo "NOT READY $(cat /tmp/log)"
}
stop() { kill $daemon; wait $daemon; echo "ended with $?"; }
mails() { find /media/spool -path '*/new/*' -type f | wc -l; }
until_mails() { for try in $(seq 900); do [ $(mails) -ge $1 ] && break; sleep 0.2; done; sleep 1; echo "$(mails) mails"; }
state() { fristctl status --socket /run/control --json | sed 's/^/STATE /'; }
release() { fristctl release --socket /run/control >/tmp/released 2>&1 || cat /tmp/released; }
"""
LEDGER = """
fristd --config /mnt/etc/frist.yaml --state /media/state --log --json | sed 's/^/DIGEST /'
"""


class Telling:
    """What a boot printed: lines, states of `status` in their order, and the digests in the ledger at its end."""

    def __init__(self, text):
        lines = text.splitlines()
        begin = lines.index("BEGIN") + 1 if "BEGIN" in lines else 0
        self.lines = lines[begin:lines.index("END") if "END" in lines else None]
        self.states = [json.loads(line[6:]) for line in self.lines if line.startswith("STATE ")]
        self.digests = [(d["at"], d["recipient"], [f"{n['id']} {n['step']}" for n in d["notices"]]) for d in
                        (json.loads(line[7:]) for line in self.lines if line.startswith("DIGEST "))]
        self.said = [line for line in self.lines if not line.startswith(("STATE ", "DIGEST "))]


class Town:
    """One plan with one measure for helse, reminded of on its day and after, on a machine."""

    def __init__(self, deadline):
        self.machine = Machine("clocks", megabytes=48)
        etc = self.machine.here / "etc"
        for plan in (etc / "plans.d").iterdir():
            plan.unlink()
        (etc / "frist.yaml").write_text('send_at: "07:30"\nquiet: []\n')
        (etc / "directory.yaml").write_text(DIRECTORY)
        (etc / "plans.d/by.yaml").write_text(
            "title: Plan\nmunicipality: By\nowner: sjef\ncoordinator: sjef\n"
            "ladders: {measure: {before: []}}\nmeasures:\n"
            f'  - {{id: "1", title: Tiltaket, responsible: [helse], deadline: "{deadline}"}}\n')

    def boot(self, script):
        return Telling(self.machine.boot(WORDS + script + LEDGER).output(240))


def helse(at, step):
    return (at, "helse", [f"by/1 {step}"])


STORIES = []


def story(title, deadline):
    def keep(body):
        STORIES.append((len(STORIES) + 1, title, deadline, body))
        return body
    return keep


@story("left alone, it sends when send_at is reached", "10. februar 2033")
def alone(town):
    told = town.boot("at 2033-02-10 07:29:30; start; sleep 3; mails; until_mails 1; stop")
    return [("nothing before the hour", told.said[0] == "0", told.said)], told.digests, [helse("2033-02-10T07:30", "due")]


@story("set forward by 30 hours, less than hold.jump: sent as soon as it is seen", "10. februar 2033")
def forward_a_day(town):
    told = town.boot("at 2033-02-09 12:00; start; sleep 2; at 2033-02-10 18:00; until_mails 1; state; stop")
    return [("not held", told.states[-1]["hold"] is None, told.states)], told.digests, [helse("2033-02-10T18:00", "due")]


@story("set forward by 11 days: held and shown; set right: it goes on by itself, at the hour", "10. februar 2033")
def forward_and_right(town):
    told = town.boot("at 2033-02-09 12:00; start; sleep 2; at 2033-02-20 12:00; sleep 4; state; mails\n"
                     "at 2033-02-10 07:29:55; until_mails 1; state; stop")
    return [("held", told.states[0]["hold"], told.states), ("nothing was sent", told.said[0] == "0", told.said),
            ("no longer held", told.states[-1]["hold"] is None, told.states)], told.digests, [helse("2033-02-10T07:30", "due")]


@story("set forward by 9 days and released: once, late, and only the latest step", "10. februar 2033")
def forward_and_released(town):
    told = town.boot("at 2033-02-09 12:00; start; sleep 2; at 2033-02-18 12:00; sleep 4; state; mails; release; until_mails 1; stop")
    return [("held", told.states[0]["hold"], told.states), ("nothing was sent", told.said[0] == "0", told.said)], \
        told.digests, [helse("2033-02-18T12:00", "overdue-1")]


@story("set back by 200 days: held, nothing said again; set right: the next step in its time", "10. februar 2033")
def back(town):
    told = town.boot("at 2033-02-10 07:40; start; until_mails 1; at 2032-07-25 07:40; sleep 4; state; mails\n"
                     "at 2033-02-11 07:29:55; until_mails 2; state; stop")
    return [("held", told.states[0]["hold"] or told.states[0]["clockSetBack"], told.states),
            ("nothing more was sent", told.said[1] == "1", told.said)], \
        told.digests, [helse("2033-02-10T07:40", "due"), helse("2033-02-11T07:30", "overdue-1")]


@story("started again 200 days earlier: it says so and decides nothing", "10. februar 2033")
def back_over_boots(town):
    town.boot("at 2033-02-10 07:40; start; until_mails 1; stop")
    wrong = town.boot("at 2032-07-25 08:00; start; sleep 4; state; mails; stop")
    told = town.boot("at 2033-02-11 08:00; start; until_mails 2; state; stop")
    return [("it says so", wrong.states[0]["clockSetBack"] or wrong.states[0]["hold"], wrong.states),
            ("nothing was sent", wrong.said[0] == "1", wrong.said), ("calm again", not told.states[-1]["clockSetBack"], told.states)], \
        told.digests, [helse("2033-02-10T07:40", "due"), helse("2033-02-11T08:00", "overdue-1")]


@story("the night that lacks an hour, and the morning after", "28. mars 2033")
def spring(town):
    told = town.boot("at 2033-03-27 01:59:56; start; sleep 7; date +%H; state; at 2033-03-28 07:29:55; until_mails 1; stop")
    return [("past three", told.said[0] == "03", told.said), ("not held", told.states[0]["hold"] is None, told.states)], \
        [d for d in told.digests if d[0] > "2033-03-28"], [helse("2033-03-28T07:30", "due")]


@story("the hour that comes twice is no clock set back", "31. oktober 2033")
def autumn(town):
    told = town.boot("at 2033-10-30 00:59:30 UTC; start; sleep 4; date +%H%Z; sleep 31; date +%H%Z; state\n"
                     "at 2033-10-31 07:29:55; until_mails 1; stop")
    return [("twice two o'clock", told.said[:2] == ["02CEST", "02CET"], told.said),
            ("no set-back, no hold", not told.states[0]["clockSetBack"] and told.states[0]["hold"] is None, told.states)], \
        told.digests, [helse("2033-10-31T07:30", "due")]


@story("29 February is a day", "29. februar 2036")
def leap(town):
    told = town.boot("at 2036-02-28 23:59:55; start; sleep 8; date +%F; mails; at 2036-02-29 07:29:55; until_mails 1; stop")
    return [("it is", told.said[0] == "2036-02-29", told.said)], \
        [d for d in told.digests if d[0] > "2036-02-29"], [helse("2036-02-29T07:30", "due")]


@story("New Year's greeting comes on the first working day", "1. desember 2034")
def new_year(town):
    town.boot("at 2033-12-30 12:00; start; sleep 2; mails; stop")
    told = town.boot("at 2033-12-31 23:59:55; start; sleep 8; date +%F; mails; stop")
    monday = town.boot("at 2034-01-02 07:29:55; start; until_mails 1; stop")
    return [("nothing on New Year's Day", told.said[:2] == ["2034-01-01", "0"], told.said)], \
        monday.digests, [("2034-01-02T07:30", "sjef", ["by alive"])]


@story("suspended over send_at: sent when it wakes", "10. februar 2033")
def suspended(town):
    boot = town.machine.boot(WORDS + "at 2033-02-10 07:29:40; start; sleep 2; mails; echo SLEEPS\n"
                             "echo freeze >/sys/power/state; date +%H%M; until_mails 1; state; stop" + LEDGER)
    lines = []
    for line in boot.lines(60):
        lines.append(line)
        if line == "SLEEPS":
            break
    time.sleep(40)
    boot.signal(signal.SIGUSR1)
    told = Telling("\n".join(lines) + "\n" + boot.output(120))
    return [("asleep until after the hour", "0730" <= told.said[2] <= "0732", told.said),
            ("not held", told.states[-1]["hold"] is None, told.states)], [(d[0][:14], *d[1:]) for d in told.digests], \
        [("2033-02-10T07:", "helse", ["by/1 due"])]


@story("switched off for 10 days: once, late, and only the latest step", "10. februar 2033")
def downtime(town):
    town.boot("at 2033-02-08 12:00; start; sleep 2; stop")
    told = town.boot("at 2033-02-18 12:00; start; until_mails 1; state; stop")
    return [("not held", told.states[0]["hold"] is None, told.states)], told.digests, [helse("2033-02-18T12:00", "overdue-1")]


@story("switched off for longer than hold.absence: held, over a restart too, until released", "10. februar 2033")
def absence(town):
    town.boot("at 2033-02-08 12:00; start; sleep 2; stop")
    first = town.boot("at 2033-05-05 12:00; start; sleep 4; state; mails; stop; start; sleep 3; state; mails; stop")
    told = town.boot("at 2033-05-06 12:00; start; sleep 3; state; mails; release; until_mails 1; stop")
    states = first.states + told.states
    # The first of May, 80 days after, was a Sunday.
    return [("held at each start", len(states) == 3 and all(s["hold"] for s in states), states),
            ("nothing was sent", "0" in first.said and told.said[0] == "0", first.said + told.said)], \
        told.digests, [helse("2033-05-06T12:00", "overdue-80")]


@story("started in 1970, set right a minute later: held, then it goes on by itself", "10. februar 2033")
def no_battery(town):
    # The plan was there when the program was made, at the earliest: that is its first day, and this year's greeting is due.
    told = town.boot("at 1970-01-02 12:00; start; sleep 3; state; mails; at 2033-02-10 07:29:52; until_mails 1; state; stop")
    return [("held", told.states[0]["hold"], told.states), ("nothing was sent", told.said[0] == "0", told.said),
            ("no longer held", told.states[-1]["hold"] is None, told.states)], told.digests, \
        [helse("2033-02-10T07:30", "due"), ("2033-02-10T07:30", "sjef", ["by alive"])]


@story("power cuts around send_at, again and again: one mail", "10. februar 2033")
def cuts(town):
    for number in range(6):
        boot = town.machine.boot(WORDS + f"at 2033-02-10 07:29:{58 if number < 3 else 59}; echo GO; start; sleep 20")
        boot.until("GO")
        time.sleep(1.5 + number * 0.4)
        boot.cut()
    told = town.boot("at 2033-02-10 07:35; start; until_mails 1; stop")
    return [("one mail in its place", "1 mails" in told.said, told.said)], [(d[0][:10], *d[1:]) for d in told.digests], \
        [("2033-02-10", "helse", ["by/1 due"])]


def run_story(item):
    number, title, deadline, body = item
    try:
        facts, digests, expected = body(Town(deadline))
    except (IndexError, KeyError, ValueError) as error:
        facts, digests, expected = [(f"the story is told ({error!r})", False, "")], [], []
    return number, title, facts, digests, expected


wanted = {int(a) for a in sys.argv[1:]}
with ThreadPoolExecutor(5) as threads:
    for number, title, facts, digests, expected in threads.map(run_story, [s for s in STORIES if not wanted or s[0] in wanted]):
        print(f"    {number}. {title}")
        for what, holds, detail in facts:
            check(what, holds, detail)
        check(f"mailed: {expected}", digests == expected, digests)
finish()

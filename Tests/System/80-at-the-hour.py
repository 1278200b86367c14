#!/usr/bin/env python3
"""Daemons left alone in real time, with one measure due today: each sends at send_at, within seconds.

Eight at once, with every core busy: three on the machine's clock, three on one that is a few milliseconds behind the clock of
its alarms (as time(2) is), two on one that is stepped back and forth by milliseconds. On a preloaded clock it is always a
working hour of a working day.
"""

import datetime
import os
import shutil
import subprocess
import time

from frist_faults import WEDNESDAY, on
from frist_test import FRISTCTL, FRISTD, check, finish, run, scratch, until

here = scratch("hour")
compiler = next((c for c in ("cc", "gcc", "clang") if shutil.which(c)), None)
check("there is a C compiler", compiler is not None)
built = run(compiler, "-O1", "-shared", "-fPIC", "-o", here / "shim.so", os.path.join(os.path.dirname(__file__), "clock-shim.c"))
check("the clock is built", built.returncode == 0, built.stderr)

# Every process sees this moment: a Wednesday in a February to come, no holiday anywhere near, ten o'clock in UTC, and so
# many seconds past as the machine has now.
now = time.time()
shift = int(datetime.datetime(WEDNESDAY.year, 2, WEDNESDAY.day, 10, tzinfo=datetime.timezone.utc).timestamp()) - int(now) // 60 * 60
# At least half a minute ahead.
minutes = 1 if now % 60 < 25 else 2
send_at = datetime.datetime.fromtimestamp((int(now) // 60 + minutes) * 60 + shift, datetime.timezone.utc).strftime("%H:%M")
end = (int(now) // 60 + minutes) * 60

DIRECTORY = """\
recipients:
  sjef: {name: Sjefen, mail: sjef@by.example}
  helse: {name: Helse, mail: helse@by.example, superior: sjef}
"""
PLAN = f"""\
title: Plan
municipality: By
owner: sjef
coordinator: sjef
measures:
  - {{id: "1", title: I dag, responsible: [helse], deadline: {on(0)}}}
"""
CLOCKS = [{}] * 3 + [{"SHIM_EARLY_MS": "4"}, {"SHIM_EARLY_MS": "11"}, {"SHIM_EARLY_MS": "700"}] + [{"SHIM_JITTER_MS": "6"}] * 2
daemons = []
for number, clock in enumerate(CLOCKS):
    place = here / str(number)
    (place / "etc/plans.d").mkdir(parents=True)
    (place / "etc/frist.yaml").write_text(f'timezone: UTC\nsend_at: "{send_at}"\nquiet: []\n')
    (place / "etc/directory.yaml").write_text(DIRECTORY)
    (place / "etc/plans.d/by.yaml").write_text(PLAN)
    environment = os.environ | {"LD_PRELOAD": str(here / "shim.so"), "SHIM_SHIFT": str(shift)} | clock
    process = subprocess.Popen(
        [FRISTD, "--config", str(place / "etc/frist.yaml"), "--state", str(place / "state"), "--spool", str(place / "spool"),
         "--control", str(place / "control")],
        env=environment, stdout=subprocess.DEVNULL, stderr=open(place / "log", "w"))
    daemons.append((place, process, clock))


def ask(place, *argv):
    return run(FRISTCTL, "--socket", place / "control", *argv)


try:
    def waits(place):
        return f" {send_at}" in ask(place, "status").stdout.split("Next wake:")[-1].split("\n")[0]

    until(end - 8 - time.time(), lambda: all(waits(place) for place, _, _ in daemons))
    waiting = sum(waits(place) for place, _, _ in daemons)
    check(f"all of them wait for {send_at}", waiting == len(daemons), ask(daemons[0][0], "status").stdout + (daemons[0][0] / "log").read_text())
    check("  and nothing was sent", not any(list((place / "spool").glob("helse/new/*")) for place, _, _ in daemons))
    time.sleep(max(0, end - 3 - time.time()))
    load = [subprocess.Popen(["sh", "-c", "while :; do :; done"]) for _ in range(os.cpu_count() or 1)]
    try:
        delays = {}
        while len(delays) < len(daemons) and time.time() < end + 90:
            for number, (place, _, _) in enumerate(daemons):
                if number not in delays and list((place / "spool").glob("helse/new/*")):
                    delays[number] = time.time() - end
            time.sleep(0.05)
    finally:
        for process in load:
            process.kill()
            process.wait()
    for number, (place, process, clock) in enumerate(daemons):
        check(f"daemon {number} {clock or 'on the plain clock'}: delivered after {delays.get(number, float('nan')):.2f} s",
              number in delays, ask(place, "status").stdout)
    for place, _, clock in daemons:
        mails = [p.name for p in (place / "spool").glob("helse/new/*")]
        check("  one mail, and check is calm", len(mails) == 1 and ask(place, "check").returncode == 0,
              (mails, ask(place, "check").stdout))
finally:
    for _, process, _ in daemons:
        process.terminate()
    ends = [process.wait(20) for _, process, _ in daemons]
check("each ends in order", ends == [0] * len(daemons), ends)
finish()

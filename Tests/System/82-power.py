#!/usr/bin/env python3
"""Power cuts while it writes: a kernel of its own, ext4 on a disk, switched off at random moments.

A replay that is cut again and again leaves the mails of one that was left alone, byte by byte, and what had been delivered before
a cut is never gone after it. A daemon that is cut in the midst of commands has forgotten none that it had answered.
"""

import hashlib
import json
import os
import random
import time

from frist_test import check, finish, mails, replay, scratch
from frist_uml import Machine

SPAN = "2013-01-01..2023-12-31"
CUTS = int(os.environ.get("FRIST_CUTS") or (60 if os.environ.get("FRIST_LONG") else 8))
seed = int(os.environ.get("FRIST_SEED") or time.time())
print(f"    FRIST_SEED={seed} FRIST_CUTS={CUTS}")
chance = random.Random(seed)

whole = scratch("whole")
check("a replay left alone ends well", replay(whole, SPAN).returncode == 0)
wanted = mails(whole / "spool")

LIST = """find spool -path '*/new/*' -type f -exec md5sum {} + | sed 's/^/MAIL /'; ls -1q spool/.stage 2>/dev/null | sed 's/^/STAGED /'"""
# What lies in the spool is listed before the replay goes on. It says GO at its first mail.
REPLAY = f"""\
cd /media && mkdir -p spool && {LIST}
touch /tmp/before
fristd --config /mnt/etc/frist.yaml --state /media/state --spool /media/spool --replay {SPAN} >/tmp/out 2>/tmp/err &
while kill -0 $! 2>/dev/null && ! [ spool/.stage -nt /tmp/before ]; do :; done
echo GO
wait $!; echo ENDED $?; cat /tmp/err
{LIST}
"""


def listed(lines):
    """path → sum of the mails that a boot says it has."""
    return {parts[2].removeprefix("spool/"): parts[1] for parts in (line.split() for line in lines) if parts[0] == "MAIL"}


def cut_while(machine, script, cuts, more, watch):
    """Boots, lets it run so far after it says GO, cuts; until it has ended by itself, or so many cuts. `more` reads what it says until
    the moment of the cut; `watch` sees each boot's lines before GO, and what it said until the cut."""
    for done in range(cuts):
        boot = machine.boot(script)
        before = []
        for line in boot.lines():
            if line == "GO":
                break
            before.append(line)
        said = more(boot)
        boot.cut()
        said += boot.output().splitlines()
        watch(before, said)
        if any(line.startswith(("ENDED", "NO DISK")) for line in said + before):
            return done
    return cuts


def a_second_at_most(boot):
    """A moment within a second: a replay is all writing."""
    time.sleep(chance.uniform(0.02, 1.0))
    return []


def some_answers(boot):
    """A moment within the command that follows so many answered ones, however fast the machine is."""
    said, awaited = [], chance.randint(1, 40)
    for line in boot.lines():
        said.append(line)
        awaited -= line.startswith("ANSWERED")
        if awaited <= 0:
            break
    time.sleep(chance.uniform(0, 0.05))
    return said


def staged(lines):
    return sum(line.startswith("STAGED") for line in lines)


def replay_cut():
    machine = Machine("power")
    seen, lost, in_flight, stages = {}, set(), 0, []

    def watch(before, said):
        nonlocal seen, in_flight
        now = listed(before)
        lost.update(path for path in seen if now.get(path) != seen[path])
        in_flight += staged(before) > 0
        stages.append(len(now))
        seen = now

    cuts = cut_while(machine, REPLAY, CUTS, a_second_at_most, watch)
    print("    mails at each boot:", *stages)
    lines = machine.boot(REPLAY).output(600).splitlines()
    check(f"a replay cut {cuts} times, {in_flight} of them with mail in its stage, then left alone ends well", "ENDED 0" in lines,
          [line for line in lines if not line.startswith("MAIL")][-8:])
    check("what had been delivered before a cut was there after it", not lost, sorted(lost)[:5])
    end = lines[lines.index("GO"):] if "GO" in lines else []
    sums = {path: hashlib.md5(content).hexdigest() for path, content in wanted.items()}
    after = listed(end)
    missing, more = sums.keys() - after.keys(), after.keys() - sums.keys()
    differing = [path for path in sums.keys() & after.keys() if sums[path] != after[path]]
    check(f"  {len(after)} mails, as of the one left alone: lost {len(missing)}, doubled {len(more)}, other bytes {len(differing)}",
          after and not missing and not more and not differing, (sorted(missing)[:3], sorted(more)[:3], differing[:3]))
    check("  nothing is left in its stage", not staged(end))


# Each boot is a working day later; a pass runs beside commands, each with a number that the log has to know.
DAEMON = f"""\
cd /media && mkdir -p spool && {LIST}
n=$(cat /media/boots 2>/dev/null || echo 0); n=$((n + 1)); echo $n >/media/boots; sync
date -s "$(date -d "2033-01-10 +$((n * 7)) days" +%F) 10:00" >/dev/null
fristd --config /mnt/etc/frist.yaml --state /media/state --spool /media/spool --control /run/control 2>/tmp/err & daemon=$!
until fristctl status --socket /run/control >/dev/null 2>&1; do sleep 0.05; done
fristctl log --socket /run/control --json | grep -o 'kvittering-[0-9-]*' | sed 's/^/KNOWN /'
echo GO
fristctl pass --socket /run/control >/dev/null &
i=0
while [ $i -lt 400 ]; do
  i=$((i + 1))
  case $((i % 3)) in
    0) fristctl confirm nes-rus/3.6@2019-06-30 --note kvittering-$n-$i --socket /run/control ;;
    1) fristctl done nes-rus/2.11@2019-10-10 --note kvittering-$n-$i --socket /run/control ;;
    2) fristctl reopen nes-rus/2.11@2019-10-10 --socket /run/control ;;
  esac >/tmp/out 2>&1 || {{ echo "REFUSED $(cat /tmp/out)"; continue; }}
  [ $((i % 3)) = 2 ] || echo ANSWERED kvittering-$n-$i
done
"""


def daemon_cut():
    machine = Machine("power")
    answered, forgotten, refused, seen, lost = set(), set(), [], {}, set()

    def watch(before, said):
        nonlocal seen
        known = {line.split()[1] for line in before if line.startswith("KNOWN")}
        forgotten.update(answered - known)
        answered.update(line.split()[1] for line in said if line.startswith("ANSWERED"))
        refused.extend(line for line in said if line.startswith("REFUSED"))
        now = listed(before)
        lost.update(path for path in seen if now.get(path) != seen[path])
        seen = now

    cuts = cut_while(machine, DAEMON, CUTS // 2, some_answers, watch)
    lines = machine.boot(DAEMON.split("i=0")[0] + f"""
wait $!; sleep 1
kill $daemon; wait $daemon; echo ENDED $?
fristd --config /mnt/etc/frist.yaml --state /media/state --log --json | sed 's/^/DIGEST /'
cd /media; {LIST}
""").output(120).splitlines()
    watch([line for line in lines if line.startswith("KNOWN")] + [f"MAIL {s} spool/{p}" for p, s in seen.items()], [])
    check(f"a daemon cut {cuts} times in the midst of commands: {len(answered)} answered, {len(forgotten)} forgotten",
          len(answered) >= cuts and not forgotten, sorted(forgotten)[:5])
    check("  and none was refused", not refused, refused[:3])
    end = lines[lines.index("GO"):] if "GO" in lines else []
    digests = [json.loads(line[7:]) for line in end if line.startswith("DIGEST")]
    sent = listed(end)
    check(f"  {len(digests)} digests in the ledger, as many mails, none of them gone", digests and len(digests) == len(sent) and not lost
          and not staged(end), (len(sent), sorted(lost)[:3], lines[-5:]))
    identities = [(d["recipient"], n["occurrence"], n["step"]) for d in digests for n in d["notices"]]
    check(f"  {len(identities)} notices, none twice", identities and len(identities) == len(set(identities)))


replay_cut()
daemon_cut()
finish()

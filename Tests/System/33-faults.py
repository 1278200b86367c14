#!/usr/bin/env python3
"""Calls that fail: nothing is lost, nothing is doubled, and `status` says what is wrong.

Every call that changes the ledger or the spool fails with EIO, ENOSPC, EDQUOT and EMFILE (faults.c), once and from then on, in a replay
and in a running daemon. A failed fsync of the ledger ends it. By a stride; with FRIST_LONG set at every single call.
"""

import collections
import errno
import time

from frist_faults import Clocks, Passed, RECIPIENTS, Tally, chosen, each, fault_library, faults, kind_of, left_alone, stories
from frist_test import LONG, check, finish

library = fault_library()
clocks = Clocks()
ERRORS = ["EIO", "ENOSPC", "EDQUOT", "EMFILE"]
replayed = stories(library, clocks, ["a replay"])[0]
passed = Passed("a pass", clocks, library)
ALL = len(RECIPIENTS)


def replay_fails(calls, wanted):
    """Each call of a replay fails once; then it is run again."""
    for name in ERRORS:
        tally, codes = Tally(), collections.Counter()

        def one(number):
            here = replayed.lay()
            codes[replayed.act(here, faults(library, here, number, getattr(errno, name))).returncode] += 1
            tally.judge(replayed, here, wanted, (number, calls[number - 1]))

        points = chosen(calls, 12)
        each(points, one)
        check(f"a replay, each call fails once with {name}: {len(points)} points, ended by {dict(sorted(codes.items()))}; {tally.figures()}",
              not tally.bad and set(codes) <= {0, 1}, tally.bad[:4])


def pass_fails(calls, wanted):
    """Each call of a daemon's pass fails, once or until the fault is mended."""
    for name in ERRORS:
        for suffix, said in (("", "fails once"), ("+", "and all after it fail")):
            if suffix and not LONG and name not in ("EIO", "ENOSPC"):
                continue
            tally, codes, fewest, unseen = Tally(), collections.Counter(), {}, []

            def one(number):
                here = passed.lay()
                call, path = calls[number - 1]
                ended = passed.act(here, faults(library, here, number, f"{getattr(errno, name)}{suffix}"))
                codes[ended.returncode] += 1
                kind = kind_of(path)
                is_over = "spool" not in ended.said
                if is_over and not (kind == "the ledger" or suffix):
                    unseen.append((number, call, path, "it ended", ended.returncode))
                if not is_over:
                    spool = ended.said["spool"]
                    if not suffix:
                        fewest[kind] = min(fewest.get(kind, ALL), ended.said["delivered"])
                    if spool["waiting"] and not (spool["error"] and spool["oldest"] and spool["nextTry"] and ended.said["check"] == 2):
                        unseen.append((number, call, path, ended.said))
                    if not spool["waiting"] and ended.said["delivered"] < ALL:
                        unseen.append((number, call, path, "not waiting, not there", ended.said))
                    if ended.returncode == 0 and (ended.said["second"], ended.said["after"]) != (0, ALL):
                        unseen.append((number, call, path, "does not go when the fault is gone", ended.said))
                tally.judge(passed, here, wanted, (number, call, path))

            points = chosen(calls, 6)
            each(points, one)
            check(f"a pass, a call {said} with {name}: {len(points)} points, the daemon ended by {dict(sorted(codes.items()))}; "
                  f"{tally.figures()}; not told by status and check {len(unseen)}",
                  not tally.bad and not unseen and set(codes) <= {0, 1}, (tally.bad[:4], unseen[:4]))
            if fewest:
                print(f"      went all the same, of {ALL}, at least:", ", ".join(f"{n} where it was {k}" for k, n in sorted(fewest.items())))
                check("      one message or one mailbox keeps nobody else waiting",
                      all(fewest.get(kind, ALL) >= ALL - 1 for kind in ("a staged message", "a mailbox")), fewest)


def ledger_fsync_fails(calls, wanted):
    """Each fsync of the ledger fails with EIO: the daemon ends, to be started afresh."""
    tally, codes, said = Tally(), collections.Counter(), collections.Counter()
    only = {"calls": ["fsync", "fdatasync"], "under": ["state"]}
    count = sum(name in only["calls"] and path.startswith("state") for name, path in calls)

    def one(number):
        here = passed.lay()
        ended = passed.act(here, faults(library, here, number, errno.EIO, **only))
        codes[ended.returncode] += 1
        said[(ended.stderr.strip().splitlines() or [""])[-1].replace(str(here), "")] += 1
        tally.judge(passed, here, wanted, number)

    each(range(1, count + 1), one)
    check(f"each of {count} fsyncs of the ledger fails with EIO: ended by {dict(codes)}; started again: {tally.figures()}",
          not tally.bad and count > 2 and set(codes) == {1}, (tally.bad[:3], codes))
    print(f"      it says: {said.most_common(1)[0][0]}")


began = time.monotonic()
calls, wanted = left_alone(replayed, library)
replay_fails(calls, wanted)
calls, wanted = left_alone(passed, library)
pass_fails(calls, wanted)
ledger_fsync_fails(calls, wanted)
print(f"    {time.monotonic() - began:.0f} s")
finish()

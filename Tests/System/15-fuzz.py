#!/usr/bin/env python3
"""libFuzzer on the readers of deadlines, plan files and messages, the same inputs on every machine, and how the time of a text grows.

With FRIST_LONG over a million of files and of messages; `deploy/fuzz` by hand goes on for as long as it is asked to.
"""

import os
import re
import resource

from frist_test import FRISTCTL, LONG, ROOT, check, finish, run


def cpu(texts):
    """CPU seconds of one fristctl that explains them all."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run(FRISTCTL, "explain", "--json", "--count", "1", "-", input="".join(t + "\n" for t in texts))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


for target, what, wanted in (("deadline", "texts", 400_000), ("plan", "plan files", 1_200_000 if LONG else 40_000),
                             ("message", "messages", 1_200_000 if LONG else 150_000)):
    fuzz = run(ROOT / "deploy/fuzz", target, "5400", env=os.environ | {"FRIST_FUZZ_RUNS": str(wanted)})
    runs = re.search(r"Done (\d+) runs", fuzz.stderr + fuzz.stdout)
    done = int(runs[1]) if runs else 0
    check(f"libFuzzer broke nothing in {done:,} {what}", fuzz.returncode == 0 and done >= wanted, (fuzz.stdout + fuzz.stderr)[-2000:])

# What a grammar could stumble over again and again: each as long as is read, and an eighth of it.
NUMBER = 4000
for unit in ["2019, ", "første ", "hvert 3. år ", "i løpet av ", "halvr ", "budsjettet og ", "e\u0301", "1.",
             "Avklaring ", "behandlingen av budsjet ", "- ", "trettiførst", "januar-"]:
    def texts(length):
        return [(unit * length)[:length]] * NUMBER

    idle = min(cpu([""] * NUMBER) for _ in range(3))
    short, long = (max(1e-3, min(cpu(texts(length)) for _ in range(3)) - idle) for length in (50, 400))
    # Eight times as long should take eight times as long; a square would be 64. A tenth of a second says too little.
    each = f"{short / NUMBER * 1e6:.0f} µs for 50 characters, {long / NUMBER * 1e6:.0f} µs for 400"
    check(f"{unit!r} over and over: {each}", long < 0.1 or long / short < 24)
endless = cpu(["første " * 100_000] * 20)
check("a line of 700,000 characters is refused in less than a tenth of a second", endless < 2,
      f"{endless:.2f} s for 20")
finish()

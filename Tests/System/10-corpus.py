#!/usr/bin/env python3
"""Every deadline text of the corpus comes out as the corpus says, through the shipped fristctl."""

import collections

from frist_test import FRISTCTL, ROOT, check, finish, json_lines, run

shared = ROOT.parent / "shared/corpus/deadlines.tsv"
own = ROOT / "Tests/Fixtures/deadlines-corpus.tsv"
files = [f for f in (own, shared) if f.exists()]
for file in files:
    groups = collections.defaultdict(list)
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        text, period, start, kind, occurrences = (line.split("\t") + [""] * 5)[:5]
        groups[period, start].append((text, kind, occurrences))
    count = wrong = 0
    for (period, start), rows in groups.items():
        argv = [FRISTCTL, "explain", "--json", "--from", start]
        if period != "-":
            argv += ["--period", period]
        answers = json_lines(run(*argv, "-", input="".join(t + "\n" for t, _, _ in rows)).stdout)
        if len(answers) != len(rows):
            check(f"{file.name}: a line an answer ({period}, {start})", False, f"{len(answers)} of {len(rows)}")
            continue
        for (text, kind, occurrences), answer in zip(rows, answers):
            count += 1
            found = "error" if "error" in answer else answer["kind"]
            windows = ";".join(f"{w['start'] or '-'}/{w['due']}" for w in answer.get("occurrences", []))
            if found != kind or windows != occurrences:
                wrong += 1
                check(f"{file.name}: {text!r} ({period})", False, f"wanted {kind} {occurrences}, got {found} {windows}")
    check(f"{file.parent.name}/{file.name}: {count - wrong} of {count} texts as written", wrong == 0 and count > 0)
finish()

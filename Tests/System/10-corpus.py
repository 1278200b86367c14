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
        text, period, start, kind, occurrences, flags = (line.split("\t") + [""] * 6)[:6]
        wanted = {flag.strip() for flag in flags.split(",") if flag.strip()}
        groups[period, start].append((text, kind, occurrences, wanted))
    count = wrong = 0
    for (period, start), rows in groups.items():
        argv = [FRISTCTL, "explain", "--json", "--from", start]
        if period != "-":
            argv += ["--period", period]
        answers = json_lines(run(*argv, "-", input="".join(row[0] + "\n" for row in rows)).stdout)
        if len(answers) != len(rows):
            check(f"{file.name}: a line an answer ({period}, {start})", False, f"{len(answers)} of {len(rows)}")
            continue
        for (text, kind, occurrences, flags), answer in zip(rows, answers):
            count += 1
            found = "error" if "error" in answer else answer["kind"]
            windows = ";".join(f"{w['start'] or '-'}/{w['due']}" for w in answer.get("occurrences", []))
            flagged = {flag for flag in ("confirm", "continues") if answer.get(flag)}
            if found != kind or windows != occurrences or flagged != flags:
                wrong += 1
                check(f"{file.name}: {text!r} ({period})", False,
                      f"wanted {kind} {occurrences} {flags}, got {found} {windows} {flagged}")
    check(f"{file.parent.name}/{file.name}: {count - wrong} of {count} texts as written", wrong == 0 and count > 0)

# Texts of public documents: never read as something else without being to be confirmed, and nine of ten clear ones read.
clear = read = silent = 0
for line in (ROOT / "Tests/Fixtures/deadlines-real.tsv").read_text(encoding="utf-8").splitlines():
    if line.startswith("#"):
        continue
    text, period, start, kind, occurrences, _, note = (line.split("\t") + [""] * 7)[:7]
    argv = [FRISTCTL, "explain", "--json", "--from", start] + (["--period", period] if period != "-" else [])
    answer = json_lines(run(*argv, "--", text).stdout)[0]
    windows = ";".join(f"{w['start'] or '-'}/{w['due']}" for w in answer.get("occurrences", []))
    right = ("error" if "error" in answer else answer["kind"]) == kind and windows == occurrences
    clear += kind != "error" and not note.startswith("A:")
    read += right and kind != "error" and not note.startswith("A:")
    if not right and "error" not in answer and not answer["confirm"]:
        silent += 1
        check(f"deadlines-real.tsv: {text!r}", False, f"wanted {kind} {occurrences}, got {windows}")
check(f"deadlines-real.tsv: {read} of {clear} clear texts read, {silent} misread in silence",
      silent == 0 and read >= clear * 0.9 and clear > 100)
finish()

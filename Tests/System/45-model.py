#!/usr/bin/env python3
"""Section 5 of DESIGN.md by the second reader (frist_model.py) against fristd: digests of the five plans, of random towns, and of towns whose
files change between the replays of one ledger. With FRIST_LONG set nearly three times as many."""

import re
import sys
from collections import Counter

from frist_model import Model
from frist_stories import Story
from frist_test import CONFIG, FRISTCTL, FRISTD, LONG, ROOT, check, finish, json_lines, run, scratch
from frist_towns import Made
from frist_values import DAY, civil, read_holidays

SEEDS = range(1000, 1160 if LONG else 1060)
STORIES = range(5000, 5060 if LONG else 5025)
LATE_LOADS = ["2014-06-17", "2016-01-03", "2017-01-01", "2018-12-24", "2019-12-31", "2020-02-29", "2021-04-01", "2022-10-09",
              "2023-12-30", "2026-11-21"]
HOLIDAYS = read_holidays(ROOT / "Tests/Fixtures/holidays-no.csv")


def rows_of(digests):
    return [(d["at"], d["recipient"], n["id"], n.get("occurrence") or "", n["step"], n["due"]) for d in digests for n in d["notices"]]


def compare(what, model, frist):
    """Notices of the model's digests and of frist's; a problem may be said in several errors."""
    ours, theirs = rows_of(model), rows_of(frist)
    single = {r for r in theirs if r[4] == "problem"}
    theirs = [r for r in theirs if r[4] != "problem"] + sorted(single)
    check(f"{what}: {len(ours)} notices by the model, {len(theirs)} by frist", sorted(ours) == sorted(theirs))
    for row in sorted((Counter(ours) - Counter(theirs)).elements())[:8]:
        print("    only by the model:", *row)
    for row in sorted((Counter(theirs) - Counter(ours)).elements())[:8]:
        print("    only by frist:", *row)
    late = {row: n["late"] for d in model for n, row in zip(d["notices"], rows_of([d]))}
    wrong = []
    for d in frist:
        for n, row in zip(d["notices"], rows_of([d])):
            said = re.match(r"late by (\d+) day", n.get("reason", ""))
            if said and row in late and late[row] != int(said[1]):
                wrong.append((row, late[row], n["reason"]))
    check(f"{what}: what is late is late by so many days", not wrong, wrong[:3])
    return sorted(ours) == sorted(theirs)


def compare_preview(what, config, since, until):
    model = Model(FRISTCTL, HOLIDAYS, since, until)
    model.load(config, since)
    preview = run(FRISTD, "--preview", "--config", config, "--from", since, "--to", until, "--json")
    compare(f"{what}, {since} to {until}", list(model.preview(since, until)), json_lines(preview.stdout))


def compare_story(seed, folder):
    story = Story(seed)
    spans = list(story.spans())
    model = Model(FRISTCTL, HOLIDAYS, story.since, spans[-1][1])
    digests = []
    for number, (first, last) in enumerate(spans):
        if number:
            story.edit(model, first)
        config = story.write(folder)
        model.load(config, first)
        # A `done:` of a day to come is taken on that day, though no file changes.
        starts = [first, *sorted(d for d in story.days_ahead() if first < d <= last)]
        for start, end in zip(starts, [d - DAY for d in starts[1:]] + [last]):
            if start != first:
                model.load(config, start)
            digests += model.preview(start, end)
        replayed = run(FRISTD, "--config", config, "--state", folder / "state", "--spool", folder / "spool", "--replay", f"{first}..{last}")
        if replayed.returncode != 0:
            check(f"story {seed}: replay of {first}..{last}", False, replayed.stderr[-400:])
            return
    log = run(FRISTD, "--log", "--state", folder / "state", "--json")
    if not compare(f"story {seed}, {story.since} to {spans[-1][1]}", digests, json_lines(log.stdout)):
        for line in story.lines:
            print("    edit:", line)


def main():
    """All of it, or the seeds named on the command line."""
    named = [int(a) for a in sys.argv[1:]]
    folder = scratch("model")
    if not named:
        compare_preview("the five plans", CONFIG, civil("2013-01-01"), civil("2024-12-31"))
        for day in map(civil, LATE_LOADS):
            compare_preview("the five plans, loaded late", CONFIG, day, max(civil("2024-12-31"), day + 500 * DAY))
    for seed in [s for s in named if s < 5000] or ([] if named else SEEDS):
        town = Made(seed)
        compare_preview(f"town {seed}", town.write(folder / str(seed)), town.since, town.until)
    for seed in [s for s in named if s >= 5000] or ([] if named else STORIES):
        compare_story(seed, folder / str(seed))
    finish()


main()

#!/usr/bin/env python3
"""The notices of two plans as they were worked out by hand from DESIGN.md, before the first replay: see Tests/Fixtures/*-by-hand.md."""

from frist_test import CONFIG, FRISTD, ROOT, check, finish, json_lines, run

TABLES = [("nes-rus", "nes-rus-2017-by-hand.tsv", "2017-01-01", "2017-12-31"),
          ("nes-rus", "nes-rus-by-hand.tsv", "2018-01-01", "2020-12-31"),
          ("sondre-land-psykisk-rus", "sondre-land-by-hand.tsv", "2019-01-01", "2019-12-31"),
          ("sondre-land-psykisk-rus", "sondre-land-2020-by-hand.tsv", "2020-01-01", "2020-12-31")]

preview = run(FRISTD, "--preview", "--config", CONFIG, "--from", "2013-01-01", "--to", "2020-12-31", "--json")
notices = [(d["at"][:10], d["recipient"], n["id"], n.get("occurrence") or "", n["step"], n["due"])
           for d in json_lines(preview.stdout) for n in d["notices"]]
for plan, table, first, last in TABLES:
    lines = (ROOT / "Tests/Fixtures" / table).read_text(encoding="utf-8").splitlines()
    wanted = {tuple(line.split("\t")) for line in lines}
    found = {n for n in notices if n[2].split("/")[0] == plan and first <= n[0] <= last}
    check(f"{plan}, {first[:4]} to {last[:4]}: {len(wanted)} notices by hand, {len(found)} by frist", wanted == found)
    for row in sorted(wanted - found)[:10]:
        print("    only by hand:", *row)
    for row in sorted(found - wanted)[:10]:
        print("    only by frist:", *row)
finish()

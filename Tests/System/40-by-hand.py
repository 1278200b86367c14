#!/usr/bin/env python3
"""The notices of nes-rus from 2018 to 2020 as they were worked out by hand from DESIGN.md, before the first replay."""

from frist_test import CONFIG, FRISTD, ROOT, check, finish, json_lines, run

wanted = set()
for line in (ROOT / "Tests/Fixtures/nes-rus-by-hand.tsv").read_text(encoding="utf-8").splitlines():
    wanted.add(tuple(line.split("\t")))
preview = run(FRISTD, "--preview", "--config", CONFIG, "--from", "2013-01-01", "--to", "2020-12-31", "--json")
found = {
    (d["at"][:10], d["recipient"], n["id"], n["occurrence"], n["step"], n["due"])
    for d in json_lines(preview.stdout)
    for n in d["notices"]
    if n["id"].startswith("nes-rus/") and d["at"] >= "2018" and n["step"] != "status"
}
check(f"{len(wanted)} notices by hand, {len(found)} by frist", wanted == found)
for row in sorted(wanted - found)[:10]:
    print("    only by hand:", *row)
for row in sorted(found - wanted)[:10]:
    print("    only by frist:", *row)
finish()

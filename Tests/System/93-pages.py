#!/usr/bin/env python3
"""The report and the published pages as people open them: axe and a phone's width in Debian's chromium, light and dark; colours
reckoned against WCAG 2.1; the table in LibreOffice (FRIST_LONG, for LibreOffice is large)."""

import csv
import io
import json
import os
import re
import subprocess
import sys

from frist_test import CACHE, FRISTD, Daemon, cached, check, finish, quiet_copy, run, scratch

python = CACHE / "venv-axe/bin/python"
cached("venv-axe", probe=[python, "-c", "import axe_playwright_python"], make=[
    [sys.executable, "-m", "venv", CACHE / "venv-axe"],
    [python, "-m", "pip", "install", "--quiet", "axe-playwright-python"],
])

LOOK = """
import json, sys
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    for scheme in ("light", "dark"):
        for width in (320, 1280):
            page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
            for path in sys.argv[1:]:
                page.goto("file://" + path)
                found = Axe().run(page).response["violations"] if width == 1280 or "/report-" in path else []
                print(json.dumps([path.rsplit("/", 1)[1], scheme, width, page.evaluate("document.documentElement.scrollWidth"),
                                  [[v["id"], v["nodes"][0]["html"][:120]] for v in found]]), flush=True)
            page.close()
    browser.close()
"""


def luminance(colour):
    """WCAG 2.1, relative luminance."""
    colour = colour.lstrip("#")
    parts = [int(c * 2, 16) if len(colour) == 3 else int(c, 16) for c in (colour if len(colour) == 3 else re.findall("..", colour))]
    linear = [p / 255 / 12.92 if p / 255 <= 0.03928 else ((p / 255 + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


# The five plans, a year of them, with what a report can have: done, late, moved, cancelled, members of an `each`, hostile titles.
here = scratch("pages")
config = quiet_copy(here)
(here / "etc/plans.d/prove.yaml").write_text("""title: Prøve
municipality: Nes kommune
owner: nes-raadmann
coordinator: nes-folkehelse
measures:
  - {id: "1", title: "=HYPERLINK(\\"http://x\\")", goal: "-Mål; med <tegn>", responsible: [nes-folkehelse], deadline: "2019"}
  - {id: "2", title: "@SUM(1+1)", goal: "-Mål; med <tegn>", responsible: [nes-folkehelse], deadline: "1. halvår 2019", done: 2019-08-01, note: "+1\\tto"}
  - {id: "3", title: "Sitat \\" og; semikolon", responsible: [nes-folkehelse], deadline: "Løpende"}
""")
replay = run(FRISTD, "--replay", "2019-01-01..2020-01-31", "--config", config, "--state", here / "replay", "--spool",
             here / "replay-spool")
check("a year is replayed", replay.returncode == 0, replay.stderr[-500:])
pages = []
for name in sorted(p.stem for p in (here / "etc/plans.d").glob("*.yaml")):
    answer = run(FRISTD, "--report", "--config", config, "--state", here / "replay", "--format", "html", "--year", "2019", name)
    check(f"{name} is reported", answer.returncode == 0, answer.stderr)
    page = here / f"report-{name}.html"
    page.write_text(answer.stdout)
    pages.append(page)
daemon = Daemon(here, config)
daemon.start()
published = daemon.ctl("publish", here / "intranet")
check("the pages are published", published.returncode == 0, published.stderr)
daemon.stop()
intranet = sorted((here / "intranet").glob("*.html"))
# Recipients' pages are of one making.
pages += intranet if os.environ.get("FRIST_LONG") else [p for p in intranet if not p.name.startswith("recipient-")] + intranet[-3:]
bad = here / "planted.html"
bad.write_text('<!DOCTYPE html><html lang="nb"><title>x</title><main><h1>x</h1><p style="color:#aaa;background:#fff;width:2000px">Svak</p></main></html>')

seen = run(python, "-c", LOOK, bad, *pages, timeout=900)
looks = [json.loads(line) for line in seen.stdout.splitlines()]
planted = [look for look in looks if look[0] == bad.name]
check("a planted fault is seen: weak text, and a page too wide", planted and planted[0][3] > 320 and any(
    v[0] == "color-contrast" for look in planted for v in look[4]), planted[:2])
looks = [look for look in looks if look[0] != bad.name]
check(f"{len(pages)} pages are opened in chromium, light and dark, at 320 and 1280 pixels", len(looks) == 4 * len(pages), seen.stderr[-600:])
violations = [(page, scheme, found[:2]) for page, scheme, _, _, found in looks if found]
check("axe finds nothing", not violations, violations[:3])
wide = [(page, width, scroll) for page, _, width, scroll, _ in looks if scroll > width]
check("nothing has to be scrolled sideways", not wide, wide[:5])

# Colours: what the sheet says, by the formula of WCAG 2.1 (1.4.3, 1.4.11).
sheet = pages[0].read_text()
light, dark = (dict(re.findall(r"--(\w+):\s*(#[0-9a-f]{3,6})", part)) for part in (
    sheet.partition("@media (prefers-color-scheme:dark)")[0], sheet.partition("@media (prefers-color-scheme:dark)")[2].partition("}}")[0]))
for scheme, colours in (("light", light), ("dark", dark)):
    text = {(name, ground): contrast(colours[name], colours[ground]) for ground in ("back", "band")
            for name in ("ink", "soft", "link", "red", "yellow", "green", "grey")}
    check(f"{scheme}: the weakest text has {min(text.values()):.1f} to 1", min(text.values()) >= 4.5, min(text, key=text.get))
    shapes = {name: contrast(colours[name], colours["back"]) for name in ("line", "red", "yellow", "green", "grey", "ink")}
    check(f"{scheme}: the weakest shape has {min(shapes.values()):.1f} to 1", min(shapes.values()) >= 3, min(shapes, key=shapes.get))

# The table gives back its cells, also those that would be formulas.
if os.environ.get("FRIST_LONG"):
    table = subprocess.run([FRISTD, "--report", "--config", config, "--state", here / "replay", "--format", "csv", "--year", "2019",
                            "prove"], capture_output=True).stdout
    (here / "tabell.csv").write_bytes(table)
    office = run("soffice", "--headless", f"-env:UserInstallation=file://{here}/office", "--infilter=CSV:59,34,76,1,,1044,false,false",
                 "--convert-to", "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false", "--outdir", here / "office-out",
                 here / "tabell.csv", timeout=180)
    out = here / "office-out/tabell.csv"
    check("LibreOffice opens the table", out.exists(), office.stderr[-300:])
    read = [list(csv.reader(io.StringIO(text, newline=""), delimiter=";")) for text in (
        table.decode("utf-8-sig"), out.read_text("utf-8-sig") if out.exists() else "")]
    differ = [(a, b) for ours, theirs in zip(*read) for a, b in zip(ours, theirs) if a != b]
    check(f"  and gives back the same {sum(map(len, read[0]))} cells as Python reads", len(read[0]) == len(read[1]) and not differ, differ[:3])
    cells = [cell for line in read[1][1:] for cell in line]
    check("  no cell is a formula: each is what was written, with an apostrophe before it",
          "'=HYPERLINK(\"http://x\")" in cells and "'@SUM(1+1)" in cells and "'-Mål; med <tegn>" in cells, cells[:12])
finish()

#!/usr/bin/env python3
"""The mistakes that planners make, as they would: what is written, and where and in which words fristctl verify says so.

The words are those of DESIGN.md, section 4; Tests/Fixtures/mistakes.txt has whole sentences of the reader alone. Here the
programs read real files, and each mistake must be the only thing that is said.
"""

import os
import re

from frist_test import FRISTCTL, Daemon, check, finish, json_lines, quiet_days, run, scratch

SETTINGS = """\
timezone: Europe/Oslo
language: nb
send_at: "07:30"
admin: it
mail: {from: frist@by.example, deliver: maildir}
"""
DIRECTORY = """\
recipients:
  raadmann: {name: Rådmannen, mail: raadmann@by.example}
  it: {name: IT-drift, mail: it@by.example}
  folkehelse: {name: Folkehelse, mail: folk@by.example, superior: raadmann}
  helse:
    name: Helse og omsorg
    mail: helse@by.example
    superior: raadmann
  nav: {name: NAV By, mail: nav@by.example, superior: raadmann}
  skolene: {name: Skolene, members: [helse, nav]}
"""
# Its years are far away, so that no day of it has passed when it is first read.
PLAN = """\
title: Handlingsplan mot rus 2091–2094
municipality: By
short: Rusplanen
period: 2091-2094
adopted: 2019-02-14
language: nb
owner: raadmann
coordinator: folkehelse
measures:
  - id: "1.1"
    title: Avklare brukerstyrt senter
    goal: Bedre tilbud
    responsible: [helse]
    participants: [nav]
    deadline: innen 1. halvår 2092
  - id: "1.2"
    title: Skjenkekontroll
    responsible: [nav, helse]
    deadline: hvert år i mai
    note: Avtalt i fjor
evaluations:
  - id: "2.1"
    title: Evaluering av planen
    responsible: [folkehelse]
    deadline: Andre kvartal hvert år
resolutions:
  - id: "3.1"
    title: Vedtak om senter
    responsible: [raadmann]
    deadline: juni 2092
    covers: ["1.1"]
"""


def indented(first, next_one):
    """A part of the plan, as it stands when it slipped into the measure above."""
    return "".join(f"    {line}\n" for line in PLAN[PLAN.index(first):PLAN.index(next_one)].splitlines())


NB, NN, EN = "nb_NO.UTF-8", "nn_NO.UTF-8", "en_GB.UTF-8"
# Words of a parser or a programmer: nobody who looks after a plan knows them.
FOREIGN = re.compile(r"libyaml|did not find|could not find|mapping|sequence|scalar|token|scanning|parsing|null|nil\b|\bstring\b|token", re.I)


def town(name, plan=PLAN, directory=DIRECTORY, settings=SETTINGS, plan_name="by.yaml"):
    here = scratch(name)
    (here / "plans.d").mkdir()
    for place, text in [("frist.yaml", settings), ("directory.yaml", directory), (f"plans.d/{plan_name}", plan)]:
        (here / place).write_bytes(text if isinstance(text, bytes) else text.encode())
    return here


def verify(here, locale=NB):
    result = run(FRISTCTL, "verify", "--config", "frist.yaml", cwd=here, env={"PATH": os.environ["PATH"], "LC_ALL": locale})
    return result.returncode, result.stdout + result.stderr


def said(output):
    """The lines that name a place in a file."""
    return [line for line in output.splitlines() if re.match(r".+?\.ya?ml(:\d+:\d+)?: ", line)]


# What is written in place of what, in which file; where it is said; the words that matter in bokmål, and for some in
# nynorsk and English. `line` alone where any column serves. What begins with a minus must not be said.
P, D, S = "plans.d/by.yaml", "directory.yaml", "frist.yaml"
MISTAKES = [
    # Slips of YAML, on their own line
    ("a tab as indentation", P, "    title: Skj", "\ttitle: Skj", "17:1", ["tabulator", "mellomrom"], ["tabulator"], ["tab", "spaces"]),
    ("a tab behind spaces", P, "    deadline: inn", "  \tdeadline: inn", "15:3", ["tabulator"]),
    ("a colon lost", P, "title: Skj", "title Skj", "17:10", ["kolon mangler", "«title: …»"], ["kolon manglar"], ["colon", "title: …"]),
    ("a colon lost behind measures", P, "measures:", "measures", "9", ["kolon mangler", "«measures: …»"]),
    ("a colon lost in the last line", P, 'covers: ["', 'covers ["', "31:11", ["kolon mangler", "«covers: …»"]),
    ("a colon lost in the first line", P, "title: Handlings", "title Handlings", "1:6", ["kolon mangler", "«title: …»"]),
    ("a space lost behind a colon", P, "title: Skj", "title:Skj", "17:10", ["mellomrom mangler", "«title: …»"], ["mellomrom manglar"], ["space", "title: …"]),
    ("a space lost at the plan's level", P, "owner: raad", "owner:raad", "7:6", ["mellomrom mangler", "«owner: …»"]),
    ("a space lost behind a dash", P, '  - id: "1.2"', '  -id: "1.2"', "16:3", ["mellomrom mangler", "«- …»"]),
    ("a quote left open", P, "title: Skj", 'title: "Skj', "17:12", ['anførselstegnet (")', "lukkes ikke"], ["hermeteikn"], ["quot", "closed"]),
    ("a single quote left open", P, "note: Av", "note: 'Av", "20:11", ["anførselstegnet (')"]),
    ("a quote left open in a list", P, "[nav, helse]", '["nav, helse]', "18:19", ['anførselstegnet (")']),
    ("no-break spaces as indentation", P, "    title: Skj", "\u00a0\u00a0\u00a0\u00a0title: Skj", "17:1", ["hardt mellomrom"], ["hardt mellomrom"], ["no-break space"]),
    ("a no-break space behind a colon", P, "title: Skj", "title:\u00a0Skj", "17:11", ["hardt mellomrom"]),
    ("a no-break space in a recipient's id", P, "[helse]", "[helse\u00a0]", "13", ["U+00A0"]),
    ("curly quotes around a deadline", P, "innen 1. halvår 2092", "“innen 1. halvår 2092”", "15:15", ["krøllede anførselstegn", '"innen 1. halvår 2092"'], ["krølla"], ["curly", '"innen 1. halvår 2092"']),
    ("curly quotes around an id", P, '"1.2"', "”1.2”", "16:9", ["krøllede anførselstegn"]),
    ("curly quotes around a title with a colon", P, "Skjenkekontroll", "“Kontroll: skjenking”", "17", ["krøllede anførselstegn"]),
    ("guillemets around a deadline", P, "hvert år i mai", "«hvert år i mai»", "19:15", ["anførselstegn", '"hvert år i mai"']),
    ("a colon in a title", P, "Skjenkekontroll", "Kontroll: skjenking", "17", ["kolon", "anførselstegn"], ["kolon"], ["colon", "quot"]),
    ("a list left open", P, "[nav, helse]", "[nav, helse", "18:18", ["klammen ([)", "lukkes ikke"]),
    ("a list left open in the last line", P, '["1.1"]\n', '["1.1"\n', "31:13", ["klammen ([)", "lukkes ikke"]),
    ("a list left open, with nothing in it", P, "[helse]", "[", "13:18", ["klammen ([)", "lukkes ikke"]),
    ("a list left open at the end of the file", P, '["1.1"]\n', "[\n", "31:13", ["klammen ([)", "lukkes ikke"]),
    ("braces left open", D, "mail: nav@by.example, superior: raadmann}", "mail: nav@by.example, superior: raadmann", "9:8", ["klammen ({)"]),
    ("a bracket closed that none opens", P, "[nav, helse]", "nav, helse]", "18:18", ["[nav, helse]"]),
    ("a list in round brackets", P, "[nav, helse]", "(nav, helse)", "18:18", ["«responsible»", "[nav, helse]"]),
    ("a list without brackets", P, "[nav, helse]", "nav, helse", "18:18", ["«responsible»", "[nav, helse]"], ["[nav, helse]"], ["[nav, helse]"]),
    ("a list joined by og", P, "[nav, helse]", "nav og helse", "18:18", ["«responsible»", "[nav, helse]"]),
    ("a list under a key without dashes", P, "[nav, helse]", "\n      nav\n      helse", "19", ["«responsible»", "[nav, helse]"]),
    ("a key indented too little", P, "    title: Skj", "   title: Skj", "17", ["rykket inn"], ["rykt inn"], ["indent"]),
    ("a key indented too much", P, "    title: Skj", "      title: Skj", "17", ["rykket inn"]),
    ("evaluations indented", P, "evaluations:", " evaluations:", "21", ["rykket inn"]),
    ("evaluations inside the measure above", P, PLAN[PLAN.index("evaluations:"):PLAN.index("resolutions:")], indented("evaluations:", "resolutions:"), "21:5", ["«evaluations» hører til planen", "uten innrykk"]),
    ("coordinator inside a measure", P, "    note: Avtalt i fjor", "    coordinator: helse", "20:5", ["«coordinator» hører til planen"]),
    ("a title that begins with @", P, "Skjenkekontroll", "@ung: skjenking", "17:12", ["begynner med @", "anførselstegn"]),
    ("a title that begins with *", P, "Skjenkekontroll", "*Skjenkekontroll", "17:12", ["anførselstegn"]),
    ("a title that begins with a hash", P, "Skjenkekontroll", "#skjenking", "17:12", ["«title»", "#skjenking", "kommentar"]),
    ("a title cut by a comment", P, "Skjenkekontroll", "Tiltak #1", "17:19", ["«title» slutter foran", "kommentar", "anførselstegn"], ["kommentar"], ["comment"]),
    ("a bare dash as deadline", P, "hvert år i mai", "-", "19:15", ["anførselstegn"]),
    ("a backslash in double quotes", P, "note: Avtalt i fjor", 'note: "Se F:\\rus"', "20", ["omvendt skråstrek"]),
    ("two plans in one file", P, "evaluations:", "---\nevaluations:", "21:1", ["én fil er ett dokument"]),
    # Keys
    ("frist for deadline", P, "    deadline: hv", "    frist: hv", "19:5", ["«frist» heter «deadline»"], ["«frist» heiter «deadline»"], ['"frist" is "deadline"']),
    ("ansvarlig for responsible", P, "    responsible: [helse]", "    ansvarlig: [helse]", "13:5", ["«ansvarlig» heter «responsible»"]),
    ("Ansvarlig with a capital", P, "    responsible: [helse]", "    Ansvarlig: [helse]", "13:5", ["«Ansvarlig» heter «responsible»"]),
    ("tiltak for measures", P, "measures:", "tiltak:", "9:1", ["«tiltak» heter «measures»"]),
    ("tiltak for a measure's title", P, "    title: Skj", "    tiltak: Skj", "17:5", ["«tiltak» heter «title»"]),
    ("tittel for title", P, "title: Handl", "tittel: Handl", "1:1", ["«tittel» heter «title»"]),
    ("navn for name", D, "name: NAV", "navn: NAV", "9:9", ["«navn» heter «name»"]),
    ("epost for mail", D, "mail: helse@", "epost: helse@", "7:5", ["«epost» heter «mail»"], ["«epost» heiter «mail»"]),
    ("e-post for mail", D, "mail: helse@", "e-post: helse@", "7:5", ["«e-post» heter «mail»"]),
    ("leder for superior", D, "    superior: raadmann\n", "    leder: raadmann\n", "8:5", ["«leder» heter «superior»"]),
    ("tidssone for timezone", S, "timezone: E", "tidssone: E", "1:1", ["«tidssone» heter «timezone»"]),
    ("a key misspelt", P, "    responsible: [helse]", "    responsable: [helse]", "13:5", ["«responsable»", "kanskje «responsible»?"], ["kanskje «responsible»?"], ['perhaps "responsible"?']),
    ("a key with a capital", P, "    title: Skj", "    Title: Skj", "17:5", ["kanskje «title»?"]),
    ("an unknown key", P, "    note: Av", "    budsjett: Av", "20:5", ["ukjent nøkkel «budsjett»", "title", "responsible", "deadline", "note"], ["ukjend nøkkel"], ["unknown key"]),
    ("a key of resolutions on a measure", P, "    note: Avtalt i fjor", '    covers: ["3.1"]', "20:5", ["«covers»", "resolutions"]),
    ("a key twice", P, "    note: Av", "    title: Av", "20:5", ["«title»", "andre gang"]),
    ("two deadlines as two keys", P, "    note: Av", "    deadline: mai 2093\n    note: Av", "20:5", ["«deadline»", "andre gang"]),
    # Values
    ("language: no", P, "language: nb", "language: no", "6:11", ["nb (bokmål)", "nn (nynorsk)", "en (engelsk)", "«no»"], ["nn (nynorsk)", "«no»"], ["nb", "nn", '"no"']),
    ("language: norsk", P, "language: nb", "language: norsk", "6:11", ["nb (bokmål)", "«norsk»"]),
    ("a day that does not exist", P, "2019-02-14", "2019-02-31", "5:10", ["2019-02-31 finnes ikke"]),
    ("a Norwegian day that does not exist", P, "2019-02-14", "31.02.2019", "5:10", ["31.02.2019 finnes ikke"], ["31.02.2019 finst ikkje"], ["31.02.2019"]),
    ("a Norwegian day", P, "2019-02-14", "14.02.2019", "5:10", ["2019-02-14"]),
    ("a day in words", P, "2019-02-14", "14. februar 2019", "5:10", ["2019-02-14"]),
    ("a period the wrong way round", P, "2091-2094", "2094-2091", "4:9", ["«period»", "det første først"]),
    ("a period of short years", P, "2091-2094", "2091-94", "4:9", ["«period»", "2091-2094"]),
    ("retired: ja", P, "short: Rusplanen", "short: Rusplanen\nretired: ja", "4:10", ["true eller false", "«ja»"]),
    ("an e-mail address without @", D, "nav@by.example", "nav.by.example", "9:29", ["e-postadresse", "«nav.by.example»"], ["e-postadresse"], ["mail address"]),
    ("two addresses in one", D, "nav@by.example", '"nav@by.example, to@by.example"', "9:29", ["e-postadresse"]),
    ("a superior that is not there", D, "    superior: raadmann\n", "    superior: radmann\n", "8:15", ["«radmann»", "kanskje «raadmann»?"]),
    ("a deputy whose days are the wrong way round", D, "  nav: {", "  nav: {deputy: {recipient: helse, from: 2019-07-31, to: 2019-07-01}, ", "9", ["2019", "kommer før"]),
    ("send_at with a point", S, '"07:30"', "7.30", "3:10", ["klokkeslett", "«7.30»"]),
    ("a zone that does not exist", S, "Europe/Oslo", "Europe/Olso", "1:11", ["«timezone»", "Europe/Olso"]),
    ("admin who is not there", S, "admin: it", "admin: itt", "4:8", ["«itt»", "kanskje «it»?"]),
    # Deadlines
    ("31.02. as deadline", P, "hvert år i mai", "31.02.2092", "19:15", ["«31.02.2092» er ingen dato"], ["er ingen dato"], ['"31.02.2092" is not a date']),
    ("a word misspelt", P, "1. halvår", "1. halvr", "15:24", ["halvr", "1. halvår 2092"], ["halvr"], ["halvr", "perhaps"]),
    ("a deadline without its year", P, "innen 1. halvår 2092", "innen 1. juni", "15", ["år"]),
    ("days the wrong way round", P, "innen 1. halvår 2092", "20.–5. juni 2092", "15", ["før"]),
    ("a range of days over a month", P, "innen 1. halvår 2092", "28. mai–3. mai 2092", "15", ["før"]),
    ("a 13th month", P, "innen 1. halvår 2092", "01.13.2092", "15:15", ["ingen dato"]),
    ("a deadline outside the period", P, "1. halvår 2092", "1. halvår 2029", "15:15", ["planperioden 2091"], ["planperioden"], ["period"]),
    ("no deadline", P, "    deadline: hvert år i mai\n", "", "16", ["«deadline» mangler"], ["«deadline» manglar"], ['"deadline" is missing']),
    ("betyr for means", P, "hvert år i mai", "{text: hver vår, betyr: hvert år i mai}", "19:32", ["«betyr» heter «means»"]),
    ("after what is not there", P, "hvert år i mai", "tre måneder etter 1.3", "19", ["«1.3»", "planen ikke har"]),
    ("after each other", P, "hvert år i mai", "tre måneder etter 1.2", "19", ["ring"]),
    # Obligations
    ("no id", P, '  - id: "1.2"\n    title', "  - title", "16", ["«id» mangler"]),
    ("an id twice", P, 'id: "1.2"', 'id: "1.1"', "16:9", ["«1.1»", "linje 10"], ["linje 10"], ["line 10"]),
    ("an id with a space", P, 'id: "1.2"', 'id: "1 b"', "16:9", ["«1 b»", "ingen id"]),
    ("a responsible misspelt", P, "[helse]", "[hlese]", "13:19", ["«hlese»", "kanskje «helse»?"], ["kanskje «helse»?"], ['perhaps "helse"?']),
    ("a responsible with a capital", P, "[helse]", "[Helse]", "13:19", ["«Helse»", "kanskje «helse»?"]),
    ("a responsible by name", P, "[helse]", "[Helse og omsorg]", "13:19", ["«Helse og omsorg»", "kanskje «helse»?"]),
    ("a responsible by address", P, "[helse]", "[helse@by.example]", "13:19", ["«helse@by.example»", "kanskje «helse»?"]),
    ("nobody responsible", P, "    responsible: [nav, helse]\n", "", "16", ["«responsible» mangler", "koordinatoren folkehelse"]),
    ("no owner", P, "owner: raadmann\n", "", "1", ["«owner» mangler"]),
    ("an owner who is not there", P, "owner: raadmann", "owner: rådmann", "7:8", ["«rådmann»", "kanskje «raadmann»?"]),
    ("an owner that is a group", P, "owner: raadmann", "owner: skolene", "7:8", ["«skolene» er en gruppe"]),
    ("covers what is not there", P, '["1.1"]', '["1.11"]', "31:14", ["«covers»", "«1.11»", "kanskje «1.1»?"]),
    ("each without a group", P, "[helse]", "[helse]\n    each: true", "14", ["gruppe"]),
    ("a measure that is a text", P, '  - id: "1.2"\n    title: Skjenkekontroll\n    responsible: [nav, helse]\n    deadline: hvert år i mai\n    note: Avtalt i fjor\n', "  - Skjenkekontroll\n", "16:5", ["nøkler og verdier"]),
    ("measures by their ids, without dashes", P, '  - id: "2.1"\n    title', '  "2.1":\n    title', "22", ["«evaluations»", "liste"]),
    ("a title that is a list", P, "Skjenkekontroll", "[Skjenke, kontroll]", "17:12", ["«title» må være en tekst"]),
    ("done: ja", P, "    note: Av", "    done: ja\n    note: Av", "20:11", ["«done»", "hvilken", "{2091: 2091-05-31}"]),
    ("done on a Norwegian day", P, "halvår 2092", "halvår 2092\n    done: 14.06.2019", "16:11", ["2019-06-14"]),
    ("done where it recurs, without saying which", P, "    note: Av", "    done: 2019-05-14\n    note: Av", "20:11", ["hvilken", "{2091: 2091-05-31}"]),
    ("done on a day to come", P, "halvår 2092", "halvår 2092\n    done: 2092-05-01", "16:11", ["2092-05-01", "kommet ennå"]),
    ("cancelled without a reason", P, "halvår 2092", "halvår 2092\n    cancelled: 2019-06-14", "16:16", ["«cancelled»", "reason"]),
    ("a ladder with a bare number", P, "    note: Av", "    ladder: {before: 30}\n    note: Av", "20", ["«before»", "liste"]),
]
# Whole files: bytes, and names.
FILES = [
    ("UTF-16, as Notepad's Unicode", dict(plan=PLAN.encode("utf-16")), "plans.d/by.yaml:", ["UTF-16", "UTF-8"]),
    ("UTF-16 without a mark", dict(plan=PLAN.encode("utf-16-le")), "plans.d/by.yaml:", ["UTF-16", "UTF-8"]),
    ("Latin-1", dict(plan=PLAN.replace("–", "-").encode("latin-1")), "plans.d/by.yaml:15:28:", ["UTF-8"]),
    ("a plan called .yml", dict(plan_name="by.yml"), "plans.d/by.yml", ["«by.yaml»"]),
    ("a plan whose name has a space", dict(plan_name="Rusplan 2091.yaml"), "plans.d/Rusplan 2091.yaml", ["små bokstaver"]),
    ("an empty plan", dict(plan=""), "plans.d/by.yaml:1:1:", ["nøkler"]),
    ("a plan that is a letter", dict(plan="Kjære alle sammen!\n\nHer er planen.\n"), "plans.d/by.yaml:1:1:", ["title"]),
    ("the directory with a list of names", dict(directory="recipients:\n  - raadmann\n  - helse\n"), "directory.yaml:2:", ["nøkler"]),
]
# What looks like one and is none.
FINE = [
    ("a byte order mark", dict(plan=b"\xef\xbb\xbf" + PLAN.encode())),
    ("lines that end as on Windows", dict(plan=PLAN.replace("\n", "\r\n"))),
    ("ids without quotes", dict(plan=re.sub(r'id: "(.*?)"', r"id: \1", PLAN))),
    ("a tab behind a colon", dict(plan=PLAN.replace("title: Skj", "title:\tSkj"))),
    ("one responsible without brackets", dict(plan=PLAN.replace("[helse]", "helse"))),
    ("an en dash in the period", dict(plan=PLAN.replace("2091-2094", "2091–2094"))),
    ("quotation marks inside a title", dict(plan=PLAN.replace("Skjenkekontroll", "Kontroll av «skjenking» og \"salg\""))),
    ("an apostrophe inside a title", dict(plan=PLAN.replace("Skjenkekontroll", "Politiets kontroll'"))),
    ("a comment behind a value", dict(plan=PLAN.replace("Skjenkekontroll", "Skjenkekontroll # bare i helgene"))),
    ("send_at without quotes", dict(settings=SETTINGS.replace('"07:30"', "07:30"))),
]


def wanting(line, place, words):
    """What a line lacks of what it must say."""
    lacks = [] if line.startswith(place) else [place]
    return lacks + [word for word in words if word.casefold() not in line.casefold()]


def judged(what, here, file_place, words, locale=NB, code=None):
    """One thing is said, at its place, in words that a planner knows, and what happens now."""
    exit_code, output = verify(here, locale)
    lines = said(output)
    faults = wanting(lines[0], file_place, words) if lines else ["anything"]
    if len(lines) > 1:
        faults.append(f"{len(lines)} lines for one mistake")
    if lines and FOREIGN.search(lines[0]):
        faults.append(f"foreign words: {FOREIGN.search(lines[0])[0]}")
    if lines and "; " not in lines[0]:
        faults.append("no consequence")
    if exit_code not in ([code] if code is not None else [0, 65]):
        faults.append(f"exit {exit_code}")
    check(f"{what}: {lines[0] if lines else output.strip()!r}", not faults, f"wanted {faults}; said {lines or output}")


good = verify(town("good"))
check(f"the plan without a mistake: exit {good[0]}, nothing named", good[0] == 0 and not said(good[1]), good[1])

for what, file, old, new, place, *languages in MISTAKES:
    texts = {P: PLAN, D: DIRECTORY, S: SETTINGS}
    assert old in texts[file], what
    texts[file] = texts[file].replace(old, new, 1)
    here = town("mistake", plan=texts[P], directory=texts[D], settings=texts[S])
    for locale, words in zip([NB, NN, EN], languages):
        judged(f"{what} ({locale[:2]})" if len(languages) > 1 else what, here, f"{file}:{place}:", words, locale)
print(f"    {len(MISTAKES)} mistakes inside files")

for what, options, place, words in FILES:
    judged(what, town("file", **options), place, words)
for what, options in FINE:
    exit_code, output = verify(town("fine", **options))
    check(f"{what} is no mistake", exit_code == 0 and not said(output), output)

# --- The errors of all files at once; a consequence once a file.
here = town("all", settings=SETTINGS.replace("send_at", "sendat"), directory=DIRECTORY.replace("mail: nav@", "epost: nav@"),
            plan=PLAN.replace("deadline: inn", "frist: inn").replace("title: Skj", "tittel: Skj").replace("note:", "merknad:"))
(here / "plans.d/annen.yaml").write_text(PLAN.replace("owner:", "eier:").replace("period:", "periode:"))
exit_code, output = verify(here)
files = {line.split(":")[0] for line in said(output)}
check("errors of frist.yaml, directory.yaml and two plans are said at once",
      exit_code == 65 and files == {S, D, P, "plans.d/annen.yaml"}, output)
ends = [line.split("; ", 1)[1] for line in said(output) if line.startswith("plans.d/annen") and "; " in line]
check("what happens now stands once where it is the same for a file", len(ends) == 1, ends)
places = [tuple(map(int, line.split(":")[1:3])) for line in said(output) if line.startswith(P)]
check("both wrong measures of one plan are said, in the order of the file", len(places) == 3 and places == sorted(places), output)

# --- An invalid edit: the last good version goes on reminding, and is listed once.
here = town("edit", settings=SETTINGS + quiet_days())
daemon = Daemon(here, here / "frist.yaml").start()
try:
    nb = {"env": {"PATH": os.environ["PATH"], "LC_ALL": NB}}
    before = daemon.json("list", "by")
    (here / P).write_text(PLAN.replace("hvert år i mai", "31.02.2092"))
    reload = daemon.ctl("reload", **nb)
    check(f"reload names the edit and says that the last good version holds: {reload.stdout.strip()!r}",
          "by.yaml:19:15" in reload.stdout and "den forrige gyldige versjonen av det gjelder videre" in reload.stdout, reload.stderr)
    after = daemon.json("list", "by")
    check("the occurrences of the last good version are listed as before, each once",
          [row["occurrence"] for row in after if row["id"] == "by/1.2"] == [row["occurrence"] for row in before if row["id"] == "by/1.2"]
          and len(after) == len(before), after)
    status = daemon.ctl("status", **nb).stdout
    check("status has the error once", status.count("by.yaml:19:15") == 1, status)
    told = [n for d in daemon.json("preview", "--from", "2092-01-01", "--to", "2092-12-31") for n in d["notices"] if n["id"] == "by/1.2"]
    check(f"and it goes on reminding in 2092: {[n['step'] for n in told]}", told)
finally:
    daemon.stop()
finish()

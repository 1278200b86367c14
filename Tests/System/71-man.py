#!/usr/bin/env python3
"""The man pages against the programs: every command, option, key and form is in them, and what any page quotes exists."""

import collections
import os
import re

from frist_test import BIN, FRISTCTL, ROOT, check, finish, run, scratch

MAN = ROOT / "deploy/man"
UTF8 = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "MANWIDTH": "1000", "MAN_KEEP_FORMATTING": ""}
# What sentences say of fristctl: no commands.
PROSE = {"", "after", "asks", "carries", "is", "stays"}
PROGRAMS = {"fristd": "fristd.8", "fristctl": "fristctl.1", "frist-post": "frist-post.8"}


def rendered(page):
    text = run("man", "-l", MAN / page, env=UTF8).stdout
    return re.sub(r".\x08", "", text).replace("‐\n", "").replace("‐", "-").replace("−", "-")


def squeezed(text):
    return " ".join(text.split())


def told(program, *command):
    """A command's --help, one line an entry."""
    return run(BIN / program, *command, "--help", env=UTF8 | {"COLUMNS": "400"}).stdout


def options(help_text):
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", help_text.split("USAGE:")[1]))


# --- The pages themselves.
pages = {path.name: rendered(path.name) for path in sorted(MAN.iterdir())}
check("there are seven pages", set(pages) == {"fristd.8", "fristctl.1", "frist-post.8", "frist.yaml.5", "frist-directory.5",
                                              "frist-plan.5", "frist-deadline.7"}, sorted(pages))
for name in pages:
    result = run("man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", MAN / name, env=UTF8 | {"MANWIDTH": "80"})
    check(f"{name}: man --warnings is silent", result.returncode == 0 and result.stderr == "", result.stderr)
    check("  it has examples", re.search(r"^EXAMPLES$", pages[name], re.M))
    others = set(re.findall(r"\b(frist[\w.-]*)\(\d\)", pages[name])) - {name.rsplit(".", 1)[0]}
    check("  and the frist pages that it names exist", others <= {n.rsplit(".", 1)[0] for n in pages}, others)

# --- Options and commands.
commands = re.findall(r"^  ([a-z][a-z-]+) {2,}", told("fristctl").split("SUBCOMMANDS:", 1)[1], re.M)
check("fristctl has its commands", len(commands) > 20, commands)
known = {"fristctl": options(told("fristctl"))}
for program, page in PROGRAMS.items():
    expected = options(told(program))
    known[program, None] = expected
    missing = [option for option in expected if not re.search(re.escape(option) + r"\b", pages[page])]
    check(f"{page} has {len(expected)} options of {program}", expected and not missing, missing)
entries = dict(re.findall(r"^     (?=[a-z])([a-z-]+)\b(.*?)(?=^     [a-z]|^   ?\S|\Z)",
                          pages["fristctl.1"].split("\nCOMMANDS\n")[1].split("\nSTATES\n")[0], re.M | re.S))
for command in commands:
    help_text = told("fristctl", command)
    known["fristctl", command] = options(help_text)
    own = known["fristctl", command] - {"--socket", "--json", "--help"} - (set() if command == "plan" else {"--version"})
    entry = entries.get(command, "")
    missing = [option for option in own if option not in entry]
    values = re.findall(r"\(values: (.*?)\)", squeezed(help_text))
    missing += [value for listed in values for value in listed.split(", ") if value not in entry]
    overview = squeezed(re.search(r"OVERVIEW: (.*?)\n\n", help_text, re.S)[1])
    check(f"fristctl.1 has {command}, its words, and {len(own)} options", overview in squeezed(entry) and not missing,
          missing or overview)
for code in ["64", "65", "69", "77"]:
    check(f"fristctl.1 has exit code {code}", code in pages["fristctl.1"].split("\nEXIT STATUS\n")[1])
for code in ["64", "65", "70", "77", "78"]:
    check(f"fristd.8 has exit code {code}", code in pages["fristd.8"].split("\nEXIT STATUS\n")[1])

# --- Keys, as verify lists them where one is unknown.
here = scratch("man")
(here / "plans.d").mkdir()
(here / "frist.yaml").write_text("""\
zz: 1
mail: {zz: 1}
hold: {zz: 1}
quiet: [{zz: 1}]
ladders: {measure: {zz: 1}, zz: {}}
events: {sankthans: {zz: 1, window: juni}}
""")
(here / "directory.yaml").write_text("zz: 1\nrecipients:\n  a: {zz: 1, name: A, deputy: {zz: 1}}\n")
(here / "plans.d/p.yaml").write_text("""\
zz: 1
title: P
owner: a
measures:
  - {id: "1", zz: 1, title: T, responsible: [a], deadline: {text: mai 2020, zz: 1}, ladder: {zz: 1}}
  - {id: "2", title: T, responsible: [a], deadline: mai 2020, cancelled: {on: 2020-05-01, reason: R, zz: 1}}
  - {id: "3", title: T, responsible: [a], deadline: mai 2020, evaluated: {2020: {attainment: full, zz: 1}}}
reports: [{id: "4", zz: 1, title: T, responsible: [a], deadline: mai 2020}]
resolutions: [{id: "5", zz: 1, title: T, responsible: [a], deadline: mai 2020}]
""")


def keys():
    """File name → every key that an error of it lists."""
    found = collections.defaultdict(set)
    said = run(FRISTCTL, "verify", "--config", here / "frist.yaml", env=UTF8).stdout
    for name, listed in re.findall(r"(\w+\.yaml):\d+:\d+: unknown key \"zz\": the keys here are ([^;\n]*)", said):
        found[name] |= set(listed.split(", "))
    return found


listed = keys()
# What is unknown at the top hides what is wrong below.
(here / "plans.d/p.yaml").write_text((here / "plans.d/p.yaml").read_text().removeprefix("zz: 1\n"))
for name, more in keys().items():
    listed[name] |= more
for name, page, least in [("frist.yaml", "frist.yaml.5", 30), ("directory.yaml", "frist-directory.5", 12),
                          ("p.yaml", "frist-plan.5", 40)]:
    missing = [key for key in listed[name] if not re.search(rf"(?<![\w-]){re.escape(key)}(?![\w-])", pages[page])]
    # The keys of a ladder are in the page that the plan's refers to.
    if page == "frist-plan.5":
        missing = [key for key in missing if key not in listed["frist.yaml"]]
    check(f"{page} has {len(listed[name])} keys of {name}", len(listed[name]) >= least and not missing, missing)

# --- Forms.
page = squeezed(pages["frist-deadline.7"])
forms = run(FRISTCTL, "explain", "--forms", env=UTF8).stdout.splitlines()
names = [line for line in forms if line and not line.startswith(" ")]
missing = [name for name in names if name not in page]
check(f"frist-deadline.7 has {len(names)} forms", len(names) > 100 and not missing, missing)
rows = list(zip([line.strip() for line in forms if re.match(r"  \S", line)],
                [line.strip() for line in forms if re.match(r"      \S", line)]))
missing = [row for row in rows if f"‘{row[0]}’ – {row[1]}" not in page]
check(f"  with {len(rows)} examples, and what they mean", len(rows) > 150 and not missing, missing[:3])

# --- The files in the examples are right.
town = scratch("man-town")
(town / "plans.d").mkdir()
for name, place in [("frist.yaml.5", "frist.yaml"), ("frist-directory.5", "directory.yaml"),
                    ("frist-plan.5", "plans.d/nes-rus.yaml")]:
    source = (MAN / name).read_text().split(".Sh EXAMPLES\n.Bd -literal\n")[1].split(".Ed\n")[0]
    (town / place).write_text(source.replace("\\(en", "–").replace("\\&", ""))
directory = (town / "directory.yaml").read_text()
(town / "directory.yaml").write_text(directory + "  nes-folkehelse: {name: F, mail: f@nes.example}\n"
                                     "  kommunene: {name: K, members: [nes-nav, nes-helse]}\n"
                                     "  it-drift: {name: IT, mail: it@nes.example}\n")
result = run(FRISTCTL, "verify", "--config", town / "frist.yaml", env=UTF8)
check("frist.yaml, directory.yaml and the plan of the examples are accepted", result.returncode == 0, result.stdout)

# --- What is quoted exists.
quoted = {name: text.split("\nDESCRIPTION\n")[1] for name, text in pages.items()}
for path in [ROOT / "README.md", *sorted((ROOT / "deploy/catalog").iterdir()), *sorted((ROOT / "deploy/systemd").iterdir())]:
    quoted[path.name] = path.read_text()
count, wrong = 0, []
for name, text in quoted.items():
    # A command ends with its line, or with the sentence or code that it stands in.
    for line in re.findall(r"(?<![\w./(-])((?:fristctl|fristd|frist-post) (?!-- )[^\n`’'|<;]*)", text):
        words = line.split()
        program, rest = words[0], words[1:]
        command = next((word for word in rest if not word.startswith("-")), "").rstrip(".,:)") if program == "fristctl" else None
        if program == "fristctl" and command in PROSE:
            continue
        count += 1
        allowed = known.get((program, command))
        if allowed is None:
            wrong.append((name, line))
            continue
        wrong += [(name, line, word) for word in rest if re.match(r"--[a-z]", word)
                  and re.sub(r"[.,:;)\]]+$", "", word.split("=")[0]) not in allowed]
check(f"{count} commands quoted in man pages, README, catalog and units exist", count > 60 and not wrong, wrong)
finish()

#!/usr/bin/env python3
"""Every command that is quoted anywhere, given to the real program: it must be understood, whatever becomes of it then.

A command is asked of a fristctl that finds no daemon, of a fristd without files and of a frist-post without a spool: they
parse all of it first, and end with 64 where they cannot. 71-man.py holds the names in running text; here whole commands.
"""

import collections
import re
import shlex

from frist_test import FRIST_POST, FRISTCTL, FRISTD, ROOT, check, finish, run, scratch

PROGRAMS = {"fristctl": FRISTCTL, "fristd": FRISTD, "frist-post": FRIST_POST}
NAME = r"(?:/usr/s?bin/)?(?:fristctl|fristd|frist-post)"
here = scratch("quoted")
# A line of its own: indented, behind a prompt, or what a unit or a script starts.
LINE = re.compile(rf"^(?:[ \t#/*]*|\$ |[ \t]*\$ |Exec\w+=)({NAME}(?: [^\n]*)?)$", re.M)
# In quotation marks of any language, also of a program's text.
QUOTED = re.compile(rf"[`«“‘\"]({NAME} [^`»”’\"\n]*)[`»”’\"]|\\fB({NAME} [^\\\n]*)\\f")
USAGE = 64
HELP = {name: run(path, "--help").stdout for name, path in PROGRAMS.items()}
# What stands for something else, as documents write it, and an example of it.
PLACES = [
    (r"@FRIST_OCCURRENCE@|\\\([\w.]*occurrence\)", "by/1.1@2019-06-30"), (r"@FRIST_(PLAN|OBLIGATION)@|\\\([\w.]*(plan|id)\)", "by"),
    (r"@FRIST_RECIPIENT@", "helse"), (r"\$\{?PUBLISH_DIR\}?", str(here / "pages")), (r"\bFROM\.\.TO\b", "2019-01-01..2019-01-02"),
    (r"\bID:MEMBER\b|\bPLAN/ID\b|\bID\b", "by/1.1"), (r"\bPLAN\b", "by"), (r"\b(DATE|DATO|DAY)\b", "2019-06-30"),
    (r"\b(DEADLINE-TEXT|NEW-DEADLINE|NY-FRIST|DEADLINE)\b", "'juni 2019'"), (r"\b(TEXT|TEKST)\b", "tekst"), (r"\bDIR\b", str(here / "pages")),
    (r"\b(R|RECIPIENT|MOTTAKER|MOTTAKAR)\b", "helse"), (r"\bFILE\b", str(here / "by.yaml")), (r"--version N\b", "--version 1"),
]


def example(command):
    """A quoted command as somebody would type it, its places filled; nil where it is a sentence or no command."""
    command = re.split(r"\s+#|\s+\||\s+&&|\s+>|;|\s+-- |\s*\\n", command)[0]
    for place, value in PLACES:
        command = re.sub(place, lambda m: value, command)
    command = re.sub(r"([a-z]+)(\|[a-z]+)+", r"\1", command).replace("…", "").replace("...", "").replace("\\-", "-")
    command = command.replace("[", "").replace("]", "").strip().rstrip(".,:")
    try:
        return shlex.split(command)
    except ValueError:
        return None


def given(words):
    """Gives a command to its program, which can do nothing with it but understand it."""
    program, arguments = words[0].rsplit("/", 1)[-1], words[1:]
    if program == "fristctl":
        arguments = ["--socket", here / "nobody"] + arguments
    elif program == "fristd":
        more = [("--config", here / "none.yaml"), ("--state", here / "state"), ("--spool", here / "spool")]
        if any(word in ("--help", "--version") for word in arguments):
            more = []
        arguments = arguments + [part for pair in more if pair[0] not in arguments for part in pair]
    else:
        arguments = arguments + ([] if "--spool" in arguments else ["--spool", here / "none"])
    return run(PROGRAMS[program], *arguments, input="", cwd=here, timeout=30)


def commands_in(text):
    """Every quoted command of a text, each once, as it is quoted."""
    found = [m[1] for m in LINE.finditer(text)] + [m[1] or m[2] for m in QUOTED.finditer(text)]
    # What follows fristd or frist-post without an option is a sentence about it.
    return list(dict.fromkeys(c for c in found if re.search(r"^\S*fristctl (--?\w|[a-z])|^\S+ --?\w", c)))


def is_understood(words):
    """Whether a program takes a command; where no more than a command's name is quoted, whether it has that."""
    name = words[0].rsplit("/", 1)[-1]
    if len(words) == 2 and name == "fristctl":
        return run(FRISTCTL, words[1], "--help").stdout.startswith("OVERVIEW") and f" {words[1]} " in HELP["fristctl"]
    if len(words) == 2:
        return re.search(re.escape(words[1]) + r"(?![\w-])", HELP[name]) is not None
    return given(words).returncode != USAGE


def sources():
    """What is read: its name → the paths."""
    def under(*patterns):
        return [path for pattern in patterns for path in sorted(ROOT.glob(pattern)) if path.is_file()]

    return {
        "mails, by golden files": under("Tests/Golden/mail/**/*.txt", "Tests/Golden/mail/**/*.html"),
        "what fristctl says, by golden files": [p for p in under("Tests/Golden/fristctl-*.txt") if "-help" not in p.name],
        "wordings of mail, delivery and files": under("Sources/FristRender/**/*.swift", "Sources/FristDelivery/*.swift", "Sources/FristFiles/*.swift"),
        "the programs' own sources": under("Sources/fristctl/**/*.swift", "Sources/fristd/*.swift", "Sources/frist-post/*.swift",
                                           "Sources/FristDaemon/*.swift", "Sources/FristPost/*.swift", "Sources/FristControl/**/*.swift"),
        "help": [],
        "catalog": under("deploy/catalog/*"),
        "man pages": under("deploy/man/*"),
        "README": [ROOT / "README.md"],
        "shipped plans and settings": under("etc/frist/**/*.yaml", "deploy/debian/*.yaml"),
        "units and the package's scripts": [p for p in under("deploy/systemd/*", "deploy/debian/*") if p.name != "control.in"],
    }


def texts(name, paths):
    if name == "help":
        commands = re.findall(r"^  ([a-z][a-z-]+) {2,}", run(FRISTCTL, "--help").stdout.split("SUBCOMMANDS:", 1)[1], re.M)
        for words in [[FRISTCTL, command] for command in commands] + [[FRISTD], [FRIST_POST]]:
            yield " ".join(words[1:]) or words[0].rsplit("/", 1)[-1], run(*words, "--help").stdout
    for path in paths:
        # Without the breaks that format=flowed puts in, and without the backslash of a literal's quotation marks.
        yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8").replace(" \n", " ").replace('\\"', '"')


(here / "by.yaml").write_text("title: By\nmunicipality: By\nowner: sjef\n")
outcomes = {}
total, wrong = 0, []
for name, paths in sources().items():
    found = collections.Counter()
    for where, text in texts(name, paths):
        for quoted in commands_in(text):
            words = example(quoted)
            if words is None:
                wrong.append((where, quoted, "quotation marks"))
                continue
            key = tuple(words)
            if key not in outcomes:
                outcomes[key] = is_understood(words)
            found[words[0].rsplit("/", 1)[-1]] += 1
            if not outcomes[key]:
                wrong.append((where, quoted, given(words).stderr.strip().splitlines()[:1]))
    total += sum(found.values())
    print(f"    {name}: {', '.join(f'{count} of {program}' for program, count in sorted(found.items())) or 'none'}")
check(f"{total} quoted commands ({len(outcomes)} different ones) are understood by the programs", total > 100 and not wrong,
      "".join(f"\n      {where}: {quoted}: {why}" for where, quoted, why in wrong))

# --- And it sees what is wrong.
for planted in ["`fristctl dun by/1.1`", "    fristctl list --overdu", "«fristctl move ID NY-FRIST --grunn TEKST»", "`fristctl snooze ID --reason TEXT`",
                "ExecStart=/usr/bin/fristctl publishes /srv", "$ fristd --replays FROM..TO", "`frist-post --retri`",
                "`fristctl publsh`", "`fristd --one`", "    fristctl evaluate ID --attainment half", "    fristctl done ID --on 31.02.2019"]:
    found = commands_in(planted)
    refused = found and not is_understood(example(found[0]))
    check(f"refused where it is planted: {planted.strip()}", refused, found)
finish()

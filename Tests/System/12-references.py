#!/usr/bin/env python3
"""Days that fristctl works out, against outside references: Python's datetime for weeks, dateutil for recurrences."""

import datetime
import os
import sys

from frist_test import FRISTCTL, check, finish, json_lines, run

try:
    from dateutil.relativedelta import relativedelta
    from dateutil.rrule import DAILY, FR, MO, MONTHLY, SA, SU, TH, TU, WE, WEEKLY, YEARLY, rrule
except ImportError:
    # Another Python may come first in PATH; the package belongs to Debian's.
    if sys.executable == "/usr/bin/python3":
        raise
    os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])

DAY = datetime.timedelta(days=1)
FIRST, LAST = 1970, 2100


def explained(texts, *options):
    answer = run(FRISTCTL, "explain", "--json", *options, "-", input="".join(t + "\n" for t in texts))
    answers = json_lines(answer.stdout)
    assert len(answers) == len(texts), f"{len(answers)} answers to {len(texts)} texts"
    return answers


def windows(answer):
    return [(w["start"], w["due"]) for w in answer.get("occurrences", [])]


def iso(first, last):
    return (first and first.isoformat(), last.isoformat())


# Every ISO week, and the 53rd of every year that has none.
rows = []
for year in range(FIRST, LAST + 1):
    weeks = datetime.date(year, 12, 28).isocalendar()[1]
    for week in range(1, 54):
        monday = datetime.date.fromisocalendar(year, week, 1) if week <= weeks else None
        for form in ["uke {} {}", "veke {} {}"] if week in (1, 52, 53) else ["uke {} {}"]:
            rows.append((form.format(week, year), [iso(monday, monday + 6 * DAY)] if monday else None))
        if monday and week < weeks:
            rows.append((f"uke {week}-{week + 1} {year}", [iso(monday, monday + 13 * DAY)]))
wrong = []
for (text, expected), answer in zip(rows, explained([text for text, _ in rows])):
    if ("error" in answer) != (expected is None) or expected and windows(answer) != expected:
        wrong.append((text, expected, answer))
refused = sum(expected is None for _, expected in rows)
check(f"{len(rows)} texts of ISO weeks {FIRST}-{LAST}, {refused} of them of a week 53 that is not there",
      not wrong, wrong[:3])

# Every weekday that a date may be said with.
names = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]
texts, expected = [], []
for day in rrule(DAILY, dtstart=datetime.datetime(2016, 1, 1), until=datetime.datetime(2024, 12, 31)):
    for weekday, name in enumerate(names):
        texts.append(f"{name} {day:%d.%m.%Y}")
        expected.append([iso(day.date(), day.date())] if weekday == day.weekday() else [])
wrong = [(t, e, a) for t, e, a in zip(texts, expected, explained(texts))
         if windows(a) != e or ("error" in a) == bool(e)]
check(f"{len(texts)} dates with a weekday, only the right one taken", not wrong, wrong[:3])


# Recurrences: a text, and its windows after dateutil from 1970 on.
def rule(*args, **options):
    return [moment.date() for moment in rrule(*args, dtstart=datetime.datetime(options.pop("since", FIRST), 1, 1),
                                              until=datetime.datetime(LAST, 12, 31), **options)]


def days(dates):
    return [iso(d, d) for d in dates]


def spans(dates, length):
    """From each date on for so long."""
    return [iso(d, d + length - DAY) for d in dates]


def by(dates):
    return [iso(None, d) for d in dates]


def before(dates):
    return [iso(None, d - DAY) for d in dates]


def month(n):
    return relativedelta(months=n)


weekdays = [MO, TU, WE, TH, FR, SA, SU]
months = ["januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
          "desember"]
ordinals = [(1, "første"), (2, "andre"), (3, "3."), (4, "fjerde"), (-1, "siste")]
table = [("årlig", spans(rule(YEARLY), month(12))), ("hvert år", spans(rule(YEARLY), month(12))),
         ("1 gang pr. år", spans(rule(YEARLY), month(12))),
         ("halvårlig", spans(rule(MONTHLY, interval=6), month(6))),
         ("2 ganger årlig", spans(rule(MONTHLY, interval=6), month(6))),
         ("tertialvis", spans(rule(MONTHLY, interval=4), month(4))),
         ("kvartalsvis", spans(rule(MONTHLY, interval=3), month(3))),
         ("hvert kvartal", spans(rule(MONTHLY, interval=3), month(3))),
         ("månedlig", spans(rule(MONTHLY), month(1))), ("kvar månad", spans(rule(MONTHLY), month(1))),
         ("årlig fra 2020", spans(rule(YEARLY, since=2020), month(12))),
         ("månedlig fra 2020", spans(rule(MONTHLY, since=2020), month(1))),
         # The 28th in other years: the last day of February that is not after the 29th.
         ("29. februar hvert år", days(rule(YEARLY, bymonth=2, bymonthday=[28, 29], bysetpos=-1))),
         ("siste dag i februar hvert år", days(rule(YEARLY, bymonth=2, bymonthday=-1))),
         ("hver vinter", [iso(datetime.date(d.year - 1, 12, 1), d) for d in rule(YEARLY, bymonth=2, bymonthday=-1)])]
# The Sunday of the week in which 1 January 1970 lies is the first due day since then.
table += [(text, [iso(d - 6 * DAY, d) for d in rule(WEEKLY, byweekday=SU)]) for text in ("ukentlig", "hver uke")]
for number, name in enumerate(months, 1):
    first = rule(YEARLY, bymonth=number, bymonthday=1)
    last = rule(YEARLY, bymonth=number, bymonthday=-1)
    whole = [iso(a, b) for a, b in zip(first, last)]
    table += [(f"{name} hvert år", whole), (f"årlig i {name}", whole),
              (f"innen {name} hvert år", by(last)), (f"siste dag i {name} hvert år", days(last)),
              (f"ultimo {name} hvert år", [iso(b.replace(day=21), b) for b in last])]
    if number > 1:
        table.append((f"før {name} hvert år", before(first)))
    for day in (1, 15, 28):
        on = rule(YEARLY, bymonth=number, bymonthday=day)
        table += [(f"{day}. {name} hvert år", days(on)), (f"årlig innen {day}. {name}", by(on))]
    for n, ordinal in ordinals:
        for weekday, weekday_name in zip(weekdays, names):
            on = rule(YEARLY, bymonth=number, byweekday=weekday(n))
            table.append((f"{ordinal} {weekday_name} i {name} hvert år", days(on)))
    # The week that has its Thursday in the month.
    for n, ordinal in ((1, "første"), (-1, "siste")):
        thursdays = rule(YEARLY, bymonth=number, byweekday=TH(n))
        table.append((f"{ordinal} uke i {name} hvert år", [iso(d - 3 * DAY, d + 3 * DAY) for d in thursdays]))
for n in range(1, 5):
    table.append((f"{n}. kvartal hvert år", spans(rule(YEARLY, bymonth=n * 3 - 2, bymonthday=1), month(3))))
for n, text in ((3, "våren hvert år"), (6, "hver sommer"), (9, "hver høst")):
    table.append((text, spans(rule(YEARLY, bymonth=n, bymonthday=1), month(3))))
for week in range(2, 53):
    table.append((f"uke {week} hvert år", spans(rule(YEARLY, byweekno=week, byweekday=MO), 7 * DAY)))
# Week 1 may begin in the December before, which dateutil counts to that year.
mondays = [datetime.date.fromisocalendar(year, 1, 1) for year in range(FIRST, LAST + 1)]
table.append(("uke 1 hvert år", spans(mondays, 7 * DAY)))
for every in range(2, 12):
    for begin in (2014, 2016, 2019):
        years = rule(YEARLY, interval=every, since=begin)
        table += [(f"hvert {every}. år fra {begin}", spans(years, month(12))),
                  (f"hvert {every}. år: {begin}", spans(years, month(12))),
                  (f"hvert {every}. år {begin} {begin + every}", spans(years, month(12))),
                  (f"1. mai hvert {every}. år fra {begin}",
                   days(rule(YEARLY, interval=every, since=begin, bymonth=5, bymonthday=1))),
                  (f"29. februar hvert {every}. år fra {begin}",
                   days(rule(YEARLY, interval=every, since=begin, bymonth=2, bymonthday=[28, 29], bysetpos=-1))),
                  (f"siste søndag i mars hvert {every}. år fra {begin}",
                   days(rule(YEARLY, interval=every, since=begin, bymonth=3, byweekday=SU(-1))))]

# The last month is left out: windows that reach over its end are not in both lists.
END = f"{LAST}-12-01"
MOST = 1000
count = 0
wrong = []
for since in (FIRST, 2019, 2063):
    edge = datetime.date(since, 1, 1).isoformat()
    answers = explained([text for text, _ in table], "--from", edge, "--count", str(MOST))
    for (text, expected), answer in zip(table, answers):
        wanted = [w for w in expected if edge <= w[1] <= END][:MOST]
        found = [w for w in windows(answer) if w[1] <= END]
        count += len(wanted)
        if found != wanted or answer.get("kind") != "recurring":
            differing = next(((a, b) for a, b in zip(found, wanted) if a != b), (len(found), len(wanted)))
            wrong.append((text, edge, differing, answer.get("error")))
check(f"{len(table)} recurring texts, each from three days on: {count} windows as dateutil has them",
      not wrong and count > 100_000, wrong[:5] or count)
finish()

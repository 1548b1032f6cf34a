#!/usr/bin/env python3
"""Writes core/content/calendar from Unicode's CLDR: the words that other apps put beside times and into dates.

Nothing of the build or the tests needs this; what it writes is kept. To renew it, unpack these packages of npm beside each
other (`npm pack NAME@VERSION`, then `tar xzf`), and name the folder:

    cldr-core                 the newest, in core/
    cldr-dates-full           the newest, in new/
    cldr-dates-full           older ones, in old-*/: what a phone of some years ago wrote

    python3 tests/calendar/make.py FOLDER
"""

import collections
import json
import pathlib
import re
import sys
import unicodedata

DAY = 24 * 60
HALVES = {"am": (0, DAY // 2), "pm": (DAY // 2, DAY)}
POINTS = {"midnight": (0, 60), "noon": (DAY // 2, DAY // 2 + 60)}
SKELETONS = ["H", "Hm", "Hms", "h", "hm", "hms", "Bh", "Bhm", "Bhms"]
MODERN = "modern"


def folded(word):
    """Letters and their marks only, small: as core/src/archive/import/calendar.rs folds what it reads."""
    word = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", word).lower())
    return "".join(c for c in word if c.isalpha() or unicodedata.category(c).startswith("M"))


def calendars(root):
    for file in sorted(root.glob("package/main/*/ca-gregorian.json")):
        locale = file.parent.name
        yield locale, json.loads(file.read_text("utf-8"))["main"][locale]["dates"]["calendars"]["gregorian"]


def minutes(clock):
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


def span(rules, locale, period):
    if period in HALVES:
        return HALVES[period]
    if period in POINTS:
        return POINTS[period]
    while locale not in rules and "-" in locale:
        locale = locale.rpartition("-")[0]
    rule = rules.get(locale, {}).get(period)
    return rule and (minutes(rule["_from"]), minutes(rule["_before"]))


def periods(roots, rules):
    """Each word with the parts of the day it stands for somewhere."""
    words = collections.defaultdict(set)
    for root in roots:
        for locale, calendar in calendars(root):
            for widths in calendar["dayPeriods"].values():
                for width, names in widths.items():
                    for key, word in names.items():
                        period = key.split("-")[0]
                        # A single letter for the afternoon is one for something else in the next language.
                        if period not in HALVES and width == "narrow":
                            continue
                        found = span(rules, locale, period)
                        if folded(word) and found:
                            words[folded(word)].add(found)
    halves = set(HALVES.values())
    told = {}
    for word, spans in words.items():
        if halves <= spans:
            continue  # morning in one language, evening in another
        if spans & halves and spans & set(POINTS.values()) and len(word) == 1:
            continue
        # Where a half is written, the flexible periods are not.
        told[word] = spans & halves or spans
    return told


def units(roots):
    """Letters that stand in a time and are no part of the day."""
    found = set()
    for root in roots:
        for _, calendar in calendars(root):
            formats = calendar["timeFormats"].values()
            patterns = [form if isinstance(form, str) else form.get("_value", "") for form in formats]
            available = calendar["dateTimeFormats"]["availableFormats"]
            patterns += [available[skeleton] for skeleton in SKELETONS if skeleton in available]
            for pattern in patterns:
                for part in re.findall(r"'([^']*)'|([^A-Za-z']+)", pattern):
                    found.update(filter(None, map(folded, part)))
    return found - {"a"}


def months(root, modern):
    """Names of months that mean one month in every language of modern coverage."""
    words = collections.defaultdict(set)
    for locale, calendar in calendars(root):
        if locale.split("-")[0] not in modern:
            continue
        for widths in calendar["months"].values():
            for width in ("wide", "abbreviated"):
                for number, word in widths.get(width, {}).items():
                    if not re.search(r"\d", unicodedata.normalize("NFKC", word)) and len(folded(word)) > 1:
                        words[folded(word)].add(int(number))
    return {word: min(numbers) for word, numbers in words.items() if len(numbers) == 1}


def told(minute):
    return f"{minute // 60}" if minute % 60 == 0 else f"{minute // 60}:{minute % 60:02}"


def lines(table):
    """A line for each meaning, its words in order."""
    by = collections.defaultdict(list)
    for word, meanings in table.items():
        for meaning in meanings:
            by[meaning].append(word)
    for meaning in sorted(by):
        yield meaning, sorted(by[meaning])


def write(file, about, rows, releases):
    head = f"""# {about}
# Unicode CLDR {", ".join(releases)}; © Unicode, Inc., under LICENSE-UNICODE beside this file. Written by tests/calendar/make.py.
"""
    text = "".join(f"{name} {' '.join(words)}\n" for name, words in rows)
    (pathlib.Path(__file__).parents[2] / "core/content/calendar" / file).write_text(head + text, "utf-8")


def main():
    folder = pathlib.Path(sys.argv[1])
    new, old = folder / "new", sorted(folder.glob("old-*"))
    rules = json.loads((folder / "core/package/supplemental/dayPeriods.json").read_text("utf-8"))
    rules = rules["supplemental"]["dayPeriodRuleSet"]
    coverage = json.loads((folder / "core/package/coverageLevels.json").read_text("utf-8"))["coverageLevels"]
    modern = {locale for locale, level in coverage.items() if level == MODERN}
    release = [json.loads((root / "package/package.json").read_text("utf-8"))["version"] for root in [new, *old]]
    spans = ((f"{told(begin)}-{told(end)}", words) for (begin, end), words in lines(periods([new, *old], rules)))
    about = "Words for parts of the day, by the hours they stand for; folded to small letters. Those of two meanings are left out."
    write("day-periods.txt", about, [*spans, ("unit", sorted(units([new, *old])))], release)
    rows = [(str(month), words) for month, words in lines({w: [m] for w, m in months(new, modern).items()})]
    write("months.txt", "Names of months by their numbers, folded to small letters. Those of two meanings are left out.", rows, release[:1])


main()

"""Scores of the scales, reckoned in fractions from the keys of scalekeys.py; and the worked examples with what others published."""

from fractions import Fraction
from math import ceil

from scalekeys import KEYS


def mean(numbers):
    return Fraction(sum(numbers), len(numbers))


def scores(name, answers):
    """Subscales as (raw, for the total) or None, totals as a number or None, the band or None. A blank is None."""
    key = KEYS[name]
    low, high = key["points"]
    other = [answer if answer is None or n not in key["reverse"] else low + high - answer for n, answer in enumerate(answers, 1)]
    of = lambda all, items: [all[item - 1] for item in items if all[item - 1] is not None]
    kind, *limit = key["missing"]
    subscales = {}
    for part, (how, items) in key["subscales"].items():
        least = ceil(limit[0] * len(items)) if kind == "share" else len(items)
        given = [of(all, items) for all in (answers, other)]
        if not given[0] or len(given[0]) < least:
            subscales[part] = None
            continue
        subscales[part] = tuple(mean(all) * (len(items) if how == "sum" else 1) for all in given)
    totals = {}
    for total, (how, parts) in key["totals"].items():
        items = list(range(1, key["items"] + 1)) if parts is None else [item for part in parts for item in key["subscales"][part][1]]
        given = of(other, items)
        gaps = len(items) - len(given)
        broken = any(subscales[part] is None for part in parts or [])
        if not given or broken or (kind == "none" and gaps) or (kind == "up to" and gaps > limit[0]):
            totals[total] = None
        elif how == "mean of means":
            totals[total] = mean([subscales[part][1] for part in parts])
        elif how == "sum of means":
            totals[total] = sum(subscales[part][1] for part in parts)
        elif how == "mean":
            totals[total] = mean(given)
        else:
            totals[total] = mean(given) * len(items) * (4 if how == "percent" else 1)
    band = None
    if key["bands"] and totals[key["bands"][0]] is not None:
        band = [label for label, start in key["bands"][1] if totals[key["bands"][0]] >= start][-1]
    return subscales, totals, band


# Answers, and what others say comes of them, to six decimals: subscales raw, subscales as they enter a total, totals, a band.
BIOPSYKIT = "answers, reversed subscale means and mean of items: test data of BioPsyKit (MIT); the mean of the six derived"
DERIVED = "derived by hand from the confirmed key"
PUBLISHED = [
    ("scs-26", "kind and steady", [1, 2, 5, 1, 4, 1, 1, 1, 5, 1, 1, 4, 1, 3, 4, 1, 4, 1, 4, 1, 1, 4, 4, 2, 3, 3],
     dict(self_kindness=3.8, self_judgment=1.0, common_humanity=2.75, isolation=1.5, mindfulness=4.0, over_identification=1.5),
     dict(self_kindness=3.8, self_judgment=5.0, common_humanity=2.75, isolation=4.5, mindfulness=4.0, over_identification=4.5),
     dict(item_mean=4.115385, grand_mean=4.091667), "high", BIOPSYKIT),
    ("scs-26", "in between", [4, 3, 4, 2, 3, 2, 4, 3, 5, 3, 2, 4, 3, 5, 4, 1, 5, 2, 3, 1, 3, 5, 5, 2, 4, 4],
     dict(self_kindness=3.8, self_judgment=2.6, common_humanity=3.75, isolation=2.75, mindfulness=5.0, over_identification=2.0),
     dict(self_kindness=3.8, self_judgment=3.4, common_humanity=3.75, isolation=3.25, mindfulness=5.0, over_identification=4.0),
     dict(item_mean=3.846154, grand_mean=3.866667), "high", BIOPSYKIT),
    ("fscrs-22", "kind and steady", [1, 1, 2, 0, 3, 1, 1, 4, 0, 0, 3, 0, 3, 1, 0, 3, 2, 1, 4, 1, 4, 0],
     dict(inadequate_self=9, hated_self=0, reassured_self=26), {}, {}, None, BIOPSYKIT),
    ("fscrs-22", "hardly any harshness", [0, 0, 4, 0, 3, 0, 0, 4, 0, 0, 3, 0, 4, 0, 0, 3, 0, 1, 4, 0, 4, 0],
     dict(inadequate_self=1, hated_self=0, reassured_self=29), {}, {}, None, BIOPSYKIT),
    ("scs-sf-12", "low", [4, 3, 2, 5, 3, 2, 3, 4, 4, 3, 5, 4], {}, {}, dict(item_mean=2.166667), "low", DERIVED),
    ("sscs-l-18", "low", [2, 4, 3, 4, 2, 5, 2, 3, 4, 3, 3, 4, 2, 2, 3, 4, 3, 5], {}, {}, dict(grand_mean=2.444444), None, DERIVED),
    ("sscs-s-6", "low", [2, 4, 4, 4, 4, 3], {}, {}, dict(item_mean=2.5), None, DERIVED),
    ("scs-y-17", "middle", [3, 2, 4, 3, 3, 4, 2, 3, 3, 2, 4, 3, 3, 4, 2, 3, 4], {}, {},
     dict(sum=54, item_mean=3.176471, grand_mean=3.138889), None, DERIVED),
    ("ceas", "three times the same", [7, 6, 9, 5, 6, 7, 10, 5, 6, 7, 1, 5, 6] * 3,
     dict(to_self_engagement=36, to_self_actions=24, to_others_engagement=36, from_others_actions=24), {}, dict(to_self_total=60), None, DERIVED),
    ("fcs-38", "counting up", [n % 5 for n in range(38)], dict(for_others=20, from_others=23, for_self=30), {}, {}, None, DERIVED),
    ("who-5", "just above the line", [3, 2, 3, 1, 4], {}, {}, dict(sum=13, percent=52), "upper", DERIVED),
    ("phq-9", "mild", [1, 1, 2, 2, 1, 1, 1, 0, 0], {}, {}, dict(sum=9), "mild", DERIVED),
    ("gad-7", "moderate", [2, 1, 2, 1, 2, 1, 1], {}, {}, dict(sum=10), "moderate", DERIVED),
    ("gad-7", "a worked example of CDISC", [2, 2, 2, 2, 3, 3, 1], {}, {}, dict(sum=15), "severe", "admiral's example_qs (CRAN)"),
]
# What is left blank of a published one, by item.
GAPS = [("scs-26", [5]), ("scs-26", [3]), ("scs-26", [1, 5]), ("scs-26", [1, 8]), ("scs-sf-12", [12]), ("sscs-s-6", [1]), ("ceas", [3, 7]),
        ("ceas", [1]), ("ceas", [14, 33]), ("fscrs-22", [9]), ("fcs-38", [11]), ("who-5", [5]), ("phq-9", [4]), ("phq-9", [4, 9]), ("gad-7", [7])]


def case(name, instrument, answers, source):
    subscales, totals, band = scores(instrument, answers)
    both = {part: found and dict(raw=str(found[0]), for_total=str(found[1])) for part, found in subscales.items()}
    said = {KEYS[instrument]["bands"][0]: band} if band else {}
    return dict(name=f"{instrument}: {name}", instrument=instrument, key=1, answers=answers, subscales=both,
                totals={total: found if found is None else str(found) for total, found in totals.items()}, bands=said,
                missing=[n for n, answer in enumerate(answers, 1) if answer is None], source=source)


def cases():
    first = {}
    for instrument, name, answers, raw, for_total, total, band, source in PUBLISHED:
        subscales, totals, said = scores(instrument, answers)
        near = lambda ours, theirs: abs(ours - Fraction(str(theirs))) <= Fraction(1, 2_000_000)
        wrong = [part for part, value in raw.items() if not near(subscales[part][0], value)]
        wrong += [part for part, value in for_total.items() if not near(subscales[part][1], value)]
        wrong += [one for one, value in total.items() if not near(totals[one], value)]
        if wrong or said != band:
            raise SystemExit(f"{instrument}, {name}: {wrong} {said} are not as published")
        first.setdefault(instrument, answers)
        yield case(name, instrument, answers, source)
    for instrument, gaps in GAPS:
        answers = [None if n in gaps else answer for n, answer in enumerate(first[instrument], 1)]
        yield case(f"without {', '.join(map(str, gaps))}", instrument, answers, "the same, with gaps")
    for instrument in KEYS:
        yield case("nothing answered", instrument, [None] * KEYS[instrument]["items"], "our own rule")

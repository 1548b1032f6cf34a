"""Keys of the scales, typed from their sources a second time: neither core/content nor the core is read for them.

A key: lowest and highest answer, how many items, what is counted the other way round, subscales (how, items), totals (how, of which
subscales; None: all items), what becomes of missing answers, and bands of one total by where they begin.
"""

from fractions import Fraction

HALVES = [("low", Fraction(1)), ("moderate", Fraction(5, 2)), ("high", Fraction(7, 2))]
SIX = ["self_kindness", "self_judgment", "common_humanity", "isolation", "mindfulness", "over_identification"]


def six(kind, judging, human, alone, mindful, over):
    return {name: ("mean", items) for name, items in zip(SIX, (kind, judging, human, alone, mindful, over))}


def ceas():
    subscales, totals = {}, {}
    for n, name in enumerate(["to_self", "to_others", "from_others"]):
        # Of the eight of engagement the third and the seventh are not scored, of the five of action the third.
        subscales[f"{name}_engagement"] = ("sum", [13 * n + item for item in (1, 2, 4, 5, 6, 8)])
        subscales[f"{name}_actions"] = ("sum", [13 * n + 8 + item for item in (1, 2, 4, 5)])
        totals[f"{name}_total"] = ("sum", [f"{name}_engagement", f"{name}_actions"])
    return subscales, totals


KEYS = {
    "scs-26": dict(
        points=(1, 5), items=26, reverse=[1, 2, 4, 6, 8, 11, 13, 16, 18, 20, 21, 24, 25],
        subscales=six([5, 12, 19, 23, 26], [1, 8, 11, 16, 21], [3, 7, 10, 15], [4, 13, 18, 25], [9, 14, 17, 22], [2, 6, 20, 24]),
        totals={"grand_mean": ("mean of means", SIX), "item_mean": ("mean", SIX), "sum_2003": ("sum of means", SIX)},
        missing=("share", Fraction(4, 5)), bands=("grand_mean", HALVES)),
    "scs-sf-12": dict(
        points=(1, 5), items=12, reverse=[1, 4, 8, 9, 11, 12],
        subscales=six([2, 6], [11, 12], [5, 10], [4, 8], [3, 7], [1, 9]),
        totals={"item_mean": ("mean", SIX)}, missing=("none",), bands=("item_mean", HALVES)),
    "sscs-l-18": dict(
        points=(1, 5), items=18, reverse=list(range(2, 19, 2)),
        subscales=six([1, 7, 13], [4, 10, 16], [3, 9, 15], [6, 12, 18], [5, 11, 17], [2, 8, 14]),
        totals={"grand_mean": ("mean of means", SIX)}, missing=("none",), bands=None),
    "sscs-s-6": dict(
        points=(1, 5), items=6, reverse=[2, 4, 5], subscales=six([1], [5], [3], [4], [6], [2]),
        totals={"item_mean": ("mean", SIX)}, missing=("none",), bands=None),
    "scs-y-17": dict(
        points=(1, 5), items=17, reverse=[2, 3, 5, 7, 10, 12, 14, 16],
        subscales=six([1, 9, 15], [3, 7, 12], [4, 8, 13], [2, 10, 16], [6, 11, 17], [5, 14]),
        totals={"grand_mean": ("mean of means", SIX), "item_mean": ("mean", SIX), "sum": ("sum", SIX)},
        missing=("none",), bands=None),
    "ceas": dict(points=(1, 10), items=39, reverse=[], subscales=ceas()[0], totals=ceas()[1], missing=("none",), bands=None),
    "fscrs-22": dict(
        points=(0, 4), items=22, reverse=[],
        subscales={"inadequate_self": ("sum", [1, 2, 4, 6, 7, 14, 17, 18, 20]), "hated_self": ("sum", [9, 10, 12, 15, 22]),
                   "reassured_self": ("sum", [3, 5, 8, 11, 13, 16, 19, 21])},
        totals={"self_criticism": ("sum", ["inadequate_self", "hated_self"])}, missing=("none",), bands=None),
    "fcs-38": dict(
        points=(0, 4), items=38, reverse=[],
        subscales={"for_others": ("sum", list(range(1, 11))), "from_others": ("sum", list(range(11, 24))),
                   "for_self": ("sum", list(range(24, 39)))},
        totals={}, missing=("none",), bands=None),
    "who-5": dict(
        points=(0, 5), items=5, reverse=[], subscales={}, totals={"percent": ("percent", None), "sum": ("sum", None)},
        missing=("none",), bands=("percent", [("lowest", 0), ("lower", 29), ("upper", 51)])),
    "phq-9": dict(
        points=(0, 3), items=9, reverse=[], subscales={}, totals={"sum": ("sum", None)}, missing=("up to", 1),
        bands=("sum", [("minimal", 0), ("mild", 5), ("moderate", 10), ("moderately_severe", 15), ("severe", 20)])),
    "gad-7": dict(
        points=(0, 3), items=7, reverse=[], subscales={}, totals={"sum": ("sum", None)}, missing=("up to", 1),
        bands=("sum", [("minimal", 0), ("mild", 5), ("moderate", 10), ("severe", 15)])),
}

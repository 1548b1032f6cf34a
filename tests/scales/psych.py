#!/usr/bin/env python3
"""Two hundred whole sheets of each scale, scored by R's psych (scoreItems) and by the core. Not part of `make test`: it wants R.

    apt-get install r-cran-psych r-cran-jsonlite
    python3 tests/scales/psych.py [PROGRAM]

psych is told each key with a minus before what is counted the other way round; it knows sums and means of items, so the mean of the six
subscales is not asked of it.
"""

import json
import random
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "tests" / "vectors"))
from scalekeys import KEYS  # noqa: E402

SHEETS = 200
NEAR = 1e-12


def keyed(key, items):
    return [("-" if item in key["reverse"] else "") + f"i{item}" for item in items]


def asked(key, sums):
    """What is asked of psych: scores by the name the core gives them, and their keys."""
    scores = {}
    for part, (how, items) in key["subscales"].items():
        if (how == "sum") == sums:
            scores[f"{part}.total"] = keyed(key, items)
    for total, (how, parts) in key["totals"].items():
        items = range(1, key["items"] + 1) if parts is None else sorted(item for part in parts for item in key["subscales"][part][1])
        if how == ("sum" if sums else "mean"):
            scores[total] = keyed(key, items)
    return scores


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else ROOT / "target" / "debug" / "examples" / "scores"
    lot = random.Random(26)
    sheets, questions = {}, []
    for name, key in KEYS.items():
        (low, high), items = key["points"], key["items"]
        sheets[name] = [[lot.randint(low, high) for _ in range(items)] for _ in range(SHEETS)]
        for sums in (True, False):
            if scores := asked(key, sums):
                questions.append(dict(name=name, keys=scores, totals=sums, least=low, most=high, sheets=sheets[name]))
    theirs = subprocess.run(["Rscript", HERE / "psych.R"], input=json.dumps(questions), capture_output=True, text=True, check=True).stdout
    text = "".join(f"{name} {','.join(map(str, sheet))}\n" for name, all in sheets.items() for sheet in all)
    ours = subprocess.run([program], input=text, capture_output=True, text=True, check=True).stdout.splitlines()
    ours = {(name, n): dict(part.split("=") for part in line.split())
            for (name, n), line in zip(((name, n) for name in sheets for n in range(SHEETS)), ours, strict=True)}
    compared, wrong = 0, []
    for row in theirs.splitlines():
        name, n, score, value = row.split("\t")
        compared += 1
        said = float(ours[name, int(n)][score].split("~")[1])
        if abs(said - float(value)) > NEAR:
            wrong.append((name, sheets[name][int(n)], score, said, value))
    print(f"{compared} scores of {len(sheets)} scales by psych and by the core: {len(wrong)} differ")
    for row in wrong[:10]:
        print("differ:", *row)
    sys.exit(1 if wrong or not compared else 0)


main()

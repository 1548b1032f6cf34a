#!/usr/bin/env python3
"""Answers that others published, scored by the core: do mean, standard deviation and alpha come out as they are known?

The answers are not in this repository, for one file has people's initials in it and the other's licence is the GPL. Whoever has them, as
files with a head, gives their paths; of each file only the items are read.

    scs_items.csv   https://github.com/ccaudek/ema_scs_piel, data/prep/quest_scales/scs_items.csv at 091fa53
    t1.csv, t2.csv  R's package BGGM: write.csv(BGGM::depression_anxiety_t1, "t1.csv", row.names = FALSE), and _t2

    python3 tests/scales/known.py [--program PROGRAM] FILE…
"""

import argparse
import csv
import subprocess
import sys
from pathlib import Path
from statistics import fmean, stdev, variance

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "vectors"))
from scalekeys import KEYS  # noqa: E402

SUBSCALES = dict(self_kindness=(2.977, 0.802, 0.839), self_judgment=(2.737, 0.847, 0.817), common_humanity=(3.109, 0.849, 0.745),
                 isolation=(2.744, 0.901, 0.755), mindfulness=(3.111, 0.826, 0.78), over_identification=(2.78, 0.92, 0.776))
SCS = dict(item_mean=(2.9054, 0.6757, 0.9307), grand_mean=(2.9095, 0.6762, None)) | {f"{name}.total": row for name, row in SUBSCALES.items()}
# By file: scale, the columns of its items, how many people, and by score: mean, standard deviation, alpha.
KNOWN = {
    "scs_items.csv": [("scs-26", "scs_{}", 375, SCS)],
    "t1.csv": [("phq-9", "PHQ{}", 403, dict(sum=(7.479, 5.964, 0.8998))), ("gad-7", "GAD{}", 403, dict(sum=(6.206, 4.956, 0.8985)))],
    "t2.csv": [("phq-9", "PHQ{}", 403, dict(sum=(6.288, 5.699, 0.9012))), ("gad-7", "GAD{}", 403, dict(sum=(5.159, 4.717, 0.9038)))],
}


def alpha(rows):
    """Cronbach's, of items that are already counted one way."""
    count = len(rows[0])
    return count / (count - 1) * (1 - sum(variance(item) for item in zip(*rows)) / variance([sum(row) for row in rows]))


def items(key, score):
    part = score.removesuffix(".total")
    return key["subscales"][part][1] if part in key["subscales"] else range(1, key["items"] + 1)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default=ROOT / "target" / "debug" / "examples" / "scores")
    parser.add_argument("files", nargs="+", type=Path)
    wish = parser.parse_args()
    wrong = compared = 0
    for path in wish.files:
        rows = list(csv.DictReader(path.open()))
        for scale, column, people, known in KNOWN[path.name]:
            key = KEYS[scale]
            (low, high), numbers = key["points"], range(1, key["items"] + 1)
            sheets = [[int(float(row[column.format(n)])) for n in numbers] for row in rows]
            text = "".join(f"{scale} {','.join(map(str, sheet))}\n" for sheet in sheets)
            lines = subprocess.run([wish.program], input=text, capture_output=True, text=True, check=True).stdout.splitlines()
            scored = [dict(part.split("=") for part in line.split()) for line in lines]
            one_way = [[low + high - answer if n in key["reverse"] else answer for n, answer in enumerate(sheet, 1)] for sheet in sheets]
            for score, (mean, sd, consistency) in known.items():
                values = [float(each[score].split("~")[1]) for each in scored]
                found = [fmean(values), stdev(values)]
                found.append(alpha([[row[n - 1] for n in items(key, score)] for row in one_way]) if consistency else None)
                for name, ours, theirs in zip(("mean", "sd", "alpha"), found, (mean, sd, consistency)):
                    if theirs is None:
                        continue
                    compared += 1
                    half = 0.5 * 10 ** -len(str(theirs).partition(".")[2])
                    if abs(ours - theirs) > half * 1.01 or len(scored) != people:
                        wrong += 1
                        print(f"{path.name}: {scale} {score}, {name} of {len(scored)}: {ours:.5f} and {theirs}")
    print(f"{compared} known statistics compared: {wrong} differ")
    sys.exit(1 if wrong or not compared else 0)


main()

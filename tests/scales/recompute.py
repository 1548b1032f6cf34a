#!/usr/bin/env python3
"""Ten thousand random sheets of each scale, with answers missing: does the core score them as Python does, in fractions?

Keys and reckoning are those of tests/vectors/scalekeys.py and scales.py, which share nothing with the core. The core is asked in bulk
(core/examples/scores.rs, which `cargo test` builds). Its fractions have to be the same ones, and its decimals no further off than 1e-12.

    python3 tests/scales/recompute.py [--sheets N] [--seed N] [PROGRAM]
"""

import argparse
import random
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "vectors"))
from scalekeys import KEYS  # noqa: E402
from scales import scores  # noqa: E402

# How often an answer is missing: whole sheets, and sheets with few, many and hardly any answers.
MISSING = [0, 0, 0.02, 0.05, 0.2, 0.6, 0.97]
NEAR = 1e-12
SHOWN = 10


def drawn(lot, name):
    (low, high), items = KEYS[name]["points"], KEYS[name]["items"]
    rate = lot.choice(MISSING)
    return [None if lot.random() < rate else lot.randint(low, high) for _ in range(items)]


def ask(program, sheets):
    """What the core says of each sheet: a list of (name, fraction or None, decimal), and the band."""
    text = "".join(f"{name} {','.join('' if answer is None else str(answer) for answer in answers)}\n" for name, answers in sheets)
    answer = subprocess.run([program], input=text, capture_output=True, text=True, check=True).stdout.splitlines()
    if len(answer) != len(sheets):
        sys.exit(f"{len(answer)} answers to {len(sheets)} sheets")
    return answer


def expected(name, answers):
    subscales, totals, band = scores(name, answers)
    for part, found in subscales.items():
        yield f"{part}.raw", found and found[0]
        yield f"{part}.total", found and found[1]
    yield from totals.items()
    yield "band", band


def differ(ours, said):
    """Whether what the core says is not what was reckoned here."""
    if ours is None or said == "-":
        return (ours is None) != (said == "-")
    if isinstance(ours, str):
        return ours != said
    fraction, decimal = said.split("~")
    return Fraction(fraction) != ours or abs(Fraction(float(decimal)) - ours) > NEAR


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--sheets", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=19)
    parser.add_argument("program", nargs="?", default=ROOT / "target" / "debug" / "examples" / "scores")
    wish = parser.parse_args()
    began = time.monotonic()
    lot = random.Random(wish.seed)
    sheets = [(name, drawn(lot, name)) for name in KEYS for _ in range(wish.sheets)]
    answer = ask(wish.program, sheets)
    compared, scored, wrong, by = 0, 0, [], {name: 0 for name in KEYS}
    for (name, answers), line in zip(sheets, answer):
        said = dict(part.split("=") for part in line.split())
        ours = dict(expected(name, answers))
        if said.keys() != ours.keys():
            wrong.append((name, answers, sorted(said.keys() ^ ours.keys())))
            continue
        for score, value in ours.items():
            compared += 1
            scored += value is not None
            if differ(value, said[score]):
                wrong.append((name, answers, score, value, said[score]))
                by[name] += 1
    print(f"{len(sheets)} sheets of {len(KEYS)} scales, {compared} scores, {scored} of them numbers or bands and the others none,"
          f" in {time.monotonic() - began:.1f} s: {len(wrong)} differ")
    for row in wrong[:SHOWN]:
        print("core and Python differ:", *row)
    if wrong:
        print({name: count for name, count in by.items() if count})
    sys.exit(1 if wrong or scored < compared // 4 else 0)


main()

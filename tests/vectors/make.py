#!/usr/bin/env python3
"""What the core decides, reckoned a second time in a straight line, for every language's tests.

Reads the numbers and words of core/content (data) and follows the rules as the domain facts word them; it shares no
code with the core and, where it can, not even the method: exact fractions instead of whole-number formulas, counting
up instead of solving. Writes timelines.json and refusals.json beside it; with --check it only says whether they are
what it would write (exit 1 if not).
"""

import json
import sys

from content import HERE
from refusals import refusals
from timelines import cases, moments, position, timeline


def timelines():
    rows, touches = [], []
    for case in cases():
        made = timeline(case, touches)
        rows.append(dict(**case, **made, positions=[position(made, at) for at in moments(made)]))
    text = ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)
    return f'{{"touches":{json.dumps(touches, indent=0)},\n"cases":[\n{text}\n]}}\n'


def main():
    for name, text in [("timelines.json", timelines()), ("refusals.json", json.dumps(refusals(), indent=1) + "\n")]:
        path = HERE / name
        if "--check" not in sys.argv[1:]:
            path.write_text(text)
            print(f"{name}: {len(text) // 1024} KiB")
        elif not path.exists() or path.read_text() != text:
            sys.exit(f"tests/vectors/{name} is not what make.py writes; run python3 tests/vectors/make.py")
        else:
            print(f"{name} is as make.py writes it")


main()

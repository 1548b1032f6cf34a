#!/usr/bin/env python3
"""What the core decides, reckoned a second time in a straight line, for every language's tests.

Reads the numbers and words of core/content (data) and follows the rules as the domain facts word them; it shares no
code with the core and, where it can, not even the method: exact fractions instead of whole-number formulas, counting
up instead of solving. Writes refusals.json, spoken.json (practices whose lines were measured), pictures.json,
scales.json and reminders.json beside it, and into timelines/ one file for each thing that is breathed, so
that a new protocol adds a file and changes none. With --check it only names the files that are not what it would write,
are missing, or are of something that is gone (exit 1 if there are any).

reminders.json is of one edition of IANA's zones, which it names. On a machine with another one it is left as it is, and that is said.
"""

import json
import sys

from content import HERE
from pictures import rows
from practices import spoken
from refusals import refusals
from reminders import edition, reminders
from scales import cases as scales
from timelines import cases, moments, position, timeline

MARK = dict(generated="by tests/vectors/make.py; a change made here is lost")


def timelines(cases):
    touches, rows = {}, []
    for case in cases:
        made = timeline(case)
        touches |= made.pop("touches")
        rows.append(dict(**case, **made, positions=[position(made, at) for at in moments(made)]))
    head = json.dumps(dict(**MARK, touches=touches), indent=1).removesuffix("\n}")
    body = ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)
    return f'{head},\n "cases": [\n{body}\n]}}\n'


def drawings():
    body = ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows())
    return json.dumps(MARK, indent=1).removesuffix("\n}") + f',\n "pictures": [\n{body}\n]}}\n'


def reminding():
    """The text of reminders.json; None where zones here are of another edition than the file's."""
    path = HERE / "reminders.json"
    kept = json.loads(path.read_text())["edition"] if path.exists() and "--renew" not in sys.argv[1:] else edition()
    if kept != edition():
        print(f"reminders.json is of the zones of {kept}, which are {edition()} here: it is left as it is (--renew takes these)")
        return None
    head, cases = reminders()
    body = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    return json.dumps(dict(**MARK, **head), indent=1).removesuffix("\n}") + f',\n "cases": [\n{body}\n]}}\n'


def scoring():
    body = ",\n".join(json.dumps(case, separators=(",", ":")) for case in scales())
    return json.dumps(MARK, indent=1).removesuffix("\n}") + f',\n "cases": [\n{body}\n]}}\n'


def files():
    """Every generated file's path below this folder, and its text."""
    texts = {f"timelines/{name}.json": timelines(all) for name, all in cases().items()}
    texts["spoken.json"] = json.dumps(dict(**MARK, cases=list(spoken())), indent=1) + "\n"
    texts["pictures.json"] = drawings()
    texts["reminders.json"] = reminding() or (HERE / "reminders.json").read_text()
    texts["scales.json"] = scoring()
    return {**texts, "refusals.json": json.dumps(dict(**MARK, **refusals()), indent=1) + "\n"}


def check(texts, there):
    wrong = {name: "is missing" for name in texts.keys() - there}
    wrong |= {name: "is of something that is gone" for name in there - texts.keys()}
    wrong |= {name: "is not what make.py writes" for name in texts.keys() & there if (HERE / name).read_text() != texts[name]}
    for name in sorted(wrong):
        print(f"tests/vectors/{name} {wrong[name]}")
    if wrong:
        sys.exit("run python3 tests/vectors/make.py")
    print(f"{len(texts)} files are as make.py writes them")


def write(texts, there):
    for name in there - texts.keys():
        (HERE / name).unlink()
        print(f"{name} is gone")
    for name, text in texts.items():
        if name not in there or (HERE / name).read_text() != text:
            (HERE / name).parent.mkdir(exist_ok=True)
            (HERE / name).write_text(text)
            print(f"{name}: {len(text) // 1024} KiB")


def main():
    texts = files()
    there = {path.relative_to(HERE).as_posix() for path in [*HERE.glob("timelines/*"), *HERE.glob("refusals.json"), *HERE.glob("spoken.json"), *HERE.glob("pictures.json"), *HERE.glob("reminders.json"), *HERE.glob("scales.json")]}
    (check if "--check" in sys.argv[1:] else write)(texts, there)


main()

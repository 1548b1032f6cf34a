"""The numbers and words of core/content, and how they become whole milliseconds."""

import json
from fractions import Fraction
from pathlib import Path

HERE = Path(__file__).resolve().parent
CONTENT = HERE.parent.parent / "core" / "content"
FOLDERS = ["breathing", "practices"]
RULES = json.loads((CONTENT / "breathing-rules.json").read_text())
TEXT = RULES["text"]["en"]


def half_up(x):
    return (2 * Fraction(x) + 1).__floor__() // 2


def ms(seconds):
    return half_up(Fraction(str(seconds)) * 1000)


def ids(folder):
    """A file is named for its id."""
    return sorted(path.stem for path in (CONTENT / folder).glob("*.json"))


def practice(id):
    """The file of a protocol or a practice, whichever folder it lies in."""
    [path] = [path for folder in FOLDERS for path in (CONTENT / folder).glob("*.json") if path.stem == id]
    return json.loads(path.read_text())

"""The numbers and words of core/content, and how they become whole milliseconds."""

import json
from fractions import Fraction
from pathlib import Path

HERE = Path(__file__).resolve().parent
CONTENT = HERE.parent.parent / "core" / "content"
RULES = json.loads((CONTENT / "breathing-rules.json").read_text())
TEXT = RULES["text"]["en"]


def half_up(x):
    return (2 * Fraction(x) + 1).__floor__() // 2


def ms(seconds):
    return half_up(Fraction(str(seconds)) * 1000)

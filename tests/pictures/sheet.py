#!/usr/bin/env python3
"""Sheets with every picture, to look at: large at rest, and small at its far end on each kind of card, by day and by night.

Draws what tests/vectors/pictures.py reckons; wants Pillow. Writes OUT-day.png and OUT-night.png; with ids, of those only.

    sheet.py OUT [id …]
"""

import json
import math
import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "vectors"))
from pictures import FINE, drawn, pictures  # noqa: E402

PALETTE = json.loads((HERE / "palette.json").read_text())
GROUNDS = ["surface", "primary_container", "secondary_container", "background"]
LARGE, SMALL, GAP, ACROSS = 200, 40, 24, 1500
#: So many dots of the sheet for one of the mask, and so many straight pieces for a curve.
FINER, PIECES = 3, 6


def polygon(numbers, scale):
    points = [complex(x, y) * scale / FINE for x, y in zip(numbers[::2], numbers[1::2])]
    here = points[0]
    for n in range(1, len(points), 3):
        one, two, there = points[n : n + 3]
        for t in (piece / PIECES for piece in range(PIECES)):
            s = 1 - t
            yield s**3 * here + 3 * s * s * t * one + 3 * s * t * t * two + t**3 * there
        here = there


def mask(numbers, scale, size):
    """Where a shape is filled: wherever its line goes round it, as both phones fill it."""
    points = list(polygon(numbers, scale * FINER))
    rows = {}
    for a, b in zip(points, points[1:] + points[:1]):
        way = 1 if b.imag > a.imag else -1
        low, high = sorted((a, b), key=lambda point: point.imag)
        for row in range(math.ceil(low.imag - 0.5), math.ceil(high.imag - 0.5)):
            part = (row + 0.5 - low.imag) / (high.imag - low.imag)
            rows.setdefault(row, []).append((low.real + (high.real - low.real) * part, way))
    whole = Image.new("L", (size[0] * FINER, size[1] * FINER))
    pen = ImageDraw.Draw(whole)
    for row, crossings in rows.items():
        turns = 0
        for (x, way), (after, _) in zip(sorted(crossings), sorted(crossings)[1:]):
            turns += way
            if turns and round(after) > round(x):
                pen.line((round(x), row, round(after) - 1, row), 255)
    return whole.resize(size, Image.BOX)


def painted(picture, width, colours, ground, at_ms):
    scale = width / picture["frame"][0]
    size = (round(width), round(picture["frame"][1] * scale))
    card = Image.new("RGB", size, colours[ground])
    for role, opacity, numbers in drawn(picture, at_ms):
        card.paste(colours[role], mask=mask(numbers, scale, size).point(lambda v: v * opacity // 100))
    pen = ImageDraw.Draw(card)
    for label in picture.get("labels", []) if width > LARGE else []:
        x, y = (part * scale for part in label["at"])
        pen.text((x, y), label["words"]["en"], colours["text"], ImageFont.load_default(15), anchor="mm")
    return card


def cell(picture, colours):
    wide = picture["frame"][0] / picture["frame"][1]
    far = picture.get("period_s", 0) * 500
    all = Image.new("RGB", (int(LARGE * wide), LARGE + SMALL + 28), colours["background"])
    all.paste(painted(picture, LARGE * wide, colours, "surface", 0))
    for n, ground in enumerate(GROUNDS):
        all.paste(painted(picture, SMALL * wide, colours, ground, far), (int(n * (SMALL * wide + 8)), LARGE + 8))
    ImageDraw.Draw(all).text((0, LARGE + SMALL + 12), picture["id"], colours["text"])
    return all


def sheet(out, chosen, theme):
    cells = [cell(picture, PALETTE[theme]) for picture in chosen]
    places, x, y = [], GAP, GAP
    for one in cells:
        if x + one.width > ACROSS:
            x, y = GAP, y + one.height + GAP
        places.append((x, y))
        x += one.width + GAP
    whole = Image.new("RGB", (ACROSS, y + LARGE + SMALL + 28 + GAP), PALETTE[theme]["background"])
    for one, place in zip(cells, places):
        whole.paste(one, place)
    whole.save(f"{out}-{theme}.png")


if __name__ == "__main__":
    out, *ids = sys.argv[1:]
    every = sorted(pictures(), key=lambda picture: picture["frame"][0])
    for theme in PALETTE:
        sheet(out, [picture for picture in every if not ids or picture["id"] in ids], theme)

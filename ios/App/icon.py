#!/usr/bin/env python3
"""Draws the app's icon, a breath inside a breath, as on Android: round shapes in the design card's colours.

Run it after changing a colour or a radius; the pictures are kept beside it so that Xcode needs no Python.
"""

import struct
import zlib
from pathlib import Path

FOLDER = Path(__file__).parent / "Kindself/Assets.xcassets/AppIcon.appiconset"
SIZE = 1024
# As in android/app/src/main/res/drawable/icon.xml, whose picture is 48 wide.
OUTER, INNER = SIZE * 17 / 48, SIZE * 9 / 48
# Background, out-breath, in-breath. Tinted: the system puts its own colour on greys.
COLOURS = {
    "icon": ("FBF7F1", "CFE5DF", "2F6B62"),
    "icon-dark": ("12191A", "1F4D46", "8FD0C3"),
    "icon-tinted": ("000000", "4A4A4A", "E6E6E6"),
}


def mixed(below, above, share):
    return tuple(round(b + (a - b) * share) for b, a in zip(below, above))


def pixel(x, y, background, outer, inner):
    distance = ((x - SIZE / 2 + 0.5) ** 2 + (y - SIZE / 2 + 0.5) ** 2) ** 0.5
    colour = background
    for radius, above in (OUTER, outer), (INNER, inner):
        # A pixel on the edge takes as much of the colour as lies inside.
        colour = mixed(colour, above, min(1, max(0, radius - distance + 0.5)))
    return bytes(colour)


def draw(colours):
    """The rows of the picture; left and right, above and below are alike."""
    half = range(SIZE // 2)
    rows = []
    for y in half:
        left = [pixel(x, y, *colours) for x in half]
        rows.append(b"".join(left + left[::-1]))
    return rows + rows[::-1]


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(rows):
    """Eight bits of red, green and blue; no transparency, which the App Store refuses in an icon."""
    header = struct.pack(">IIBBBBB", SIZE, SIZE, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


for name, colours in COLOURS.items():
    (FOLDER / f"{name}.png").write_bytes(png(draw([tuple(bytes.fromhex(colour)) for colour in colours])))

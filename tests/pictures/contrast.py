#!/usr/bin/env python3
"""What carries the meaning of a picture stands out from whatever it lies on, by day and by night: at least 3 to 1 (WCAG 1.4.11).

The core asks that each picture has a shape that is whole and of one of these roles (PaletteRole::carries). Prints each pair below 3; ends
with 1 where there is one. palette.json has the numbers of the design; both shells' tests hold their colours against it.
"""

import json
import sys
from pathlib import Path

CARRY = ["text", "primary", "secondary", "tertiary"]
GROUNDS = ["background", "surface", "primary_container", "secondary_container"]
LEAST = 3


def luminance(colour):
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def main():
    palette = json.loads((Path(__file__).parent / "palette.json").read_text())
    pairs = [
        (contrast(colours[role], colours[ground]), f"{theme}: {role} on {ground}")
        for theme, colours in palette.items()
        for role in CARRY
        for ground in GROUNDS
    ]
    low = [f"{what}: {value:.1f} to 1, at least {LEAST}" for value, what in pairs if value < LEAST]
    print("\n".join(low) or f"{len(pairs)} pairs of colours, the lowest {min(pairs)[0]:.1f} to 1 ({min(pairs)[1]})")
    return bool(low)


if __name__ == "__main__":
    sys.exit(main())

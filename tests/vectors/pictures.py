"""Pictures as they are drawn, reckoned a second time from the files: points first, then one smooth closed line through them.

Where the core goes through its points by index, this turns every shape into complex numbers and rings of neighbours.
"""

import cmath
import json
import math

from content import CONTENT

#: A line is halved once between two of its points; round things have a point each thirty degrees.
HALVES = 2
STEP = 30
#: Hundredths of a unit of the frame.
FINE = 100


def plane(point):
    return complex(point[0], point[1])


def towards(a, b):
    return (b - a) / abs(b - a) if a != b else 0j


def handles(points, closed):
    """Points of a smooth line, each with the direction in which it passes."""
    last = len(points) - 1
    ways = []
    for n, here in enumerate(points):
        before = points[n - 1] if n or closed else here
        after = points[(n + 1) % len(points)] if n < last or closed else here
        ways.append(towards(before, after))
    return ways


def cubics(points, closed):
    """From each point to the next: the two handles and where it leads."""
    ways = handles(points, closed)
    ends = range(len(points) if closed else len(points) - 1)
    for n in ends:
        m = (n + 1) % len(points)
        third = abs(points[m] - points[n]) / 3
        yield points[n], points[n] + ways[n] * third, points[m] - ways[m] * third, points[m]


def at(cubic, t):
    a, b, c, d = cubic
    s = 1 - t
    place = s**3 * a + 3 * s * s * t * b + 3 * s * t * t * c + t**3 * d
    way = s * s * (b - a) + 2 * s * t * (c - b) + t * t * (d - c)
    return place, towards(0j, way)


def band(points, widths):
    """The outline of a brush that goes through points and is as wide as it says, from its first to its last."""
    spans = list(cubics(points, closed=False))
    walked = [at(cubic, half / HALVES) for cubic in spans for half in range(HALVES)] + [at(spans[-1], 1)]
    last = len(walked) - 1
    left, right = [], []
    for n, (place, way) in enumerate(walked):
        along = n / last * (len(widths) - 1)
        low = min(int(along), max(len(widths) - 2, 0))
        high = min(low + 1, len(widths) - 1)
        half = (widths[low] + (widths[high] - widths[low]) * (along - low)) / 2
        left.append(place - 1j * way * half)
        right.append(place + 1j * way * half)
    tips = walked[0][0] - walked[0][1] * widths[0] / 2, walked[-1][0] + walked[-1][1] * widths[-1] / 2
    return [tips[0], *left, tips[1], *reversed(right)]


def uneven(how, hand, angle):
    return 1 + how / 100 * (0.6 * math.sin(2 * angle + hand) + 0.4 * math.sin(3 * angle + 2 * hand))


def rim(round_, degrees):
    angle = math.radians(degrees)
    wide, high = round_["radius"]
    far = uneven(round_.get("uneven", 0), round_.get("hand", 0), angle)
    return plane(round_["at"]) + complex(wide * math.cos(angle), high * math.sin(angle)) * far


def outline(draw):
    [(form, of)] = draw.items()
    if form == "circle":
        return [rim(of, degrees) for degrees in range(0, 360, STEP)]
    if form == "area":
        return [plane(point) for point in of["through"]]
    if form == "curve":
        return band([plane(point) for point in of["through"]], of["width"])
    steps = math.ceil(abs(of["to"] - of["from"]) / STEP)
    turned = [of["from"] + (of["to"] - of["from"]) * n / steps for n in range(steps + 1)]
    return band([rim(of, degrees) for degrees in turned], of["width"])


def moved(points, moves, frame):
    about = plane(moves.get("about", [frame[0] / 2, frame[1] / 2]))
    turn = cmath.rect(moves.get("grow", 100) / 100, math.radians(moves.get("turn", 0)))
    return [about + (point - about) * turn + plane(moves.get("by", [0, 0])) for point in points]


def rounded(number):
    return math.floor(abs(number) * FINE + 0.5) * (1 if number >= 0 else -1)


def path(points):
    """A closed outline as numbers: where it starts, then six for each curve."""
    curves = list(cubics(points, closed=True))
    all = [curves[0][0], *(point for curve in curves for point in curve[1:])]
    return [rounded(part) for point in all for part in (point.real, point.imag)]


def shapes(picture):
    """Each shape: role, opacity, its outline at rest and where it leads, if anywhere, and its phase, percent of a turn."""
    for shape in picture["shapes"]:
        points = outline(shape["draw"])
        moves = shape.get("moves")
        there = path(moved(points, moves, picture["frame"])) if moves else None
        yield shape["role"], shape.get("opacity", 100), path(points), there, (moves or {}).get("phase", 0)


def drawn(picture, at_ms):
    period = picture.get("period_s", 0) * 1000
    for role, opacity, here, there, phase in shapes(picture):
        level = (1 - math.cos(2 * math.pi * (at_ms / period + phase / 100))) / 2 if there else 0
        yield role, opacity, [a + (b - a) * level for a, b in zip(here, there or here)]


def some(numbers):
    """Every seventh point: enough to tell one edge from another, and a file that can be read."""
    points = list(zip(numbers[::2], numbers[1::2]))
    return {str(n): [round(part, 1) for part in points[n]] for n in range(0, len(points), 7)}


def rows():
    """For the tests of every language: each picture at rest, and at two moments that are no turning points."""
    for picture in pictures():
        period = int(picture.get("period_s", 0) * 1000)
        moments = []
        for at_ms in sorted({0, period * 3 // 10, period * 13 // 8}):
            edges = [
                dict(role=role, opacity=opacity, points=len(numbers) // 2, some=some(numbers))
                for role, opacity, numbers in drawn(picture, at_ms)
            ]
            moments.append(dict(at_ms=at_ms, shapes=edges))
        frame = [side * FINE for side in picture["frame"]]
        words = picture["text"]["en"]["description"]
        yield dict(id=picture["id"], frame=frame, period_ms=period, description=words, moments=moments)


def pictures(folder=CONTENT / "pictures"):
    return [json.loads(path.read_text()) for path in sorted(folder.glob("*.json"))]

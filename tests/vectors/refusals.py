"""What is refused, and how: numbers out of bounds, records that are damaged, newer, or not to be followed; see make.py.

Numbers stand as text, so that what JSON has no word for (NaN, infinity) can be tried too.
"""

import json
import zlib
from fractions import Fraction

from content import RULES, ms

BOUNDS = RULES["bounds"]
PARTS = ["inhale", "top_up", "hold_full", "exhale", "hold_empty"]
FINE = dict(inhale="4", top_up="0", hold_full="0", exhale="6", hold_empty="0")


def range_problem(field, length, least, most, step=None):
    if length < least:
        return [f"{field} too_short {least}"]
    if length > most:
        return [f"{field} too_long {most}"]
    return [f"{field} between_steps {step}"] if step and length % step else []


def pattern_problems(seconds):
    problems, lengths = [], {}
    for part in PARTS:
        number = float(seconds[part])
        if not 0 <= number <= 86_400:  # false for NaN too
            problems.append(f"{part} not_a_length")
            continue
        lengths[part] = ms(Fraction(seconds[part]))
        least, most = BOUNDS[part + "_s"]
        problems += range_problem(part, lengths[part], ms(least), ms(most), ms(BOUNDS["step_s"]))
    return problems or whole_problems(lengths)


def whole_problems(lengths):
    cycle, held = sum(lengths.values()), lengths["hold_full"] + lengths["hold_empty"]
    most = BOUNDS["holds_percent_most"]
    problems = range_problem("cycle", cycle, *map(ms, BOUNDS["cycle_s"]))
    return problems + ([f"holds_share too_much_held {most}"] if held * 100 > cycle * most else [])


def patterns():
    for changed in [
        dict(), dict(inhale="NaN"), dict(exhale="Infinity"), dict(inhale="-Infinity"), dict(inhale="-1"),
        dict(inhale="0"), dict(exhale="0"), dict(inhale="1e308"), dict(exhale="86400"), dict(inhale="1.5"),
        dict(inhale="8.5"), dict(exhale="12.5"), dict(top_up="2.5"), dict(hold_full="9"), dict(hold_empty="6.5"),
        dict(inhale="4.25"), dict(hold_empty="0.3"), dict(inhale="4.0004"), dict(inhale="4.001"),
        dict(inhale="2", exhale="2"), dict(inhale="8", top_up="2", hold_full="3", exhale="12"),
        dict(inhale="8", top_up="2", hold_full="2", exhale="12"),
        dict(inhale="2", hold_full="3", exhale="2", hold_empty="2"),
        dict(inhale="2", hold_full="2", exhale="2", hold_empty="2"),
        dict(inhale="NaN", top_up="-1", hold_full="9", exhale="1.5", hold_empty="0.3"),
    ]:
        seconds = {**FINE, **changed}
        yield dict(seconds=seconds, problems=pattern_problems(seconds))


def choices():
    def choice(subject, length_ms, start_ms=3000, holds="with", error="breathing.out_of_bounds", problems=()):
        return dict(subject=subject, length_ms=str(length_ms), start_pace_ms=str(start_ms), holds=holds, error=error,
                    problems=list(problems))

    equal, box = dict(protocol="equal-5"), dict(protocol="box-4")
    least, most = map(ms, BOUNDS["session_s"])
    held_most = ms(BOUNDS["session_with_holds_s"][1])
    start = RULES["ramp"]["start"]
    quickest, slowest = ms(start["least_s"]), ms(start["most_s"])
    for length in [0, least - 1]:
        yield choice(equal, length, problems=[f"session_length too_short {least}"])
    for length in [most + 1, 2**32, 2**64 - 1]:
        yield choice(equal, length, problems=[f"session_length too_long {most}"])
    yield choice(box, held_most + 1, problems=[f"session_length too_long {held_most}"])
    yield choice(box, 60_000, holds="unanswered", error="breathing.holds_unanswered")
    for pace in [0, quickest - 1]:
        yield choice(equal, 60_000, pace, problems=[f"start_pace too_short {quickest}"])
    yield choice(equal, 60_000, 2**64 - 1, problems=[f"start_pace too_long {slowest}"])
    yield choice(equal, 60_000, 2345, problems=[f"start_pace between_steps {ms(start['step_s'])}"])
    yield choice(equal, 0, 0, problems=[f"session_length too_short {least}", f"start_pace too_short {quickest}"])
    yield choice(dict(protocol="hyperventilation"), 60_000, error="breathing.unknown_protocol")
    yield choice(dict(protocol=""), 60_000, error="breathing.unknown_protocol")
    yield choice(dict(practice="nowhere"), 60_000, error="breathing.unknown_structure")


# --- kept texts -----------------------------------------------------------------------------------------------


def sealed(kind, version, value):
    body = value if isinstance(value, str) else json.dumps(value)
    checksum = zlib.crc32(f"{kind} {version}\n{body}".encode())
    return f"{kind} {version} {checksum:08x}\n{body}\n"


def record(at=9000, version=2, **changed):
    """By default as this version writes it; version 1 had other names for what was changed."""
    guide = dict(voice=False, tones=True, bell=True, touch=True)
    plan = dict(subject=dict(protocol="equal-5"), length=60_000, start_pace=3000, holds="with", beginner=False,
                guide=guide, language="en")
    plan |= dict(led_from=0, turns=[]) if version == 1 else dict(changes=[])
    return sealed("kindself-session", version, dict(plan={**plan, **changed}, at=at))


def kept():
    """An error of None: it can be read."""
    session, settings = record(), sealed("kindself-settings", 3, dict(theme="dark", day_begins=90))
    yield dict(kind="session", text=session, error=None, problems=[])
    yield dict(kind="session", text=record(version=1), error=None, problems=[])
    yield dict(kind="settings", text=settings, error=None, problems=[])
    for version, older in [(1, dict(theme="dark")), (2, dict(theme="dark", delay=20000))]:
        yield dict(kind="settings", text=sealed("kindself-settings", version, older), error=None, problems=[])
    for kind, text in [("session", session), ("settings", settings)]:
        broken = ["", "\n", "torn", text[:-1], text[1:], text.replace(" 2 ", " 1 ", 1).replace("-settings 3 ", "-settings 1 ", 1), text + "\n",
                  text[: len(text) // 2], text.replace("en", "em", 1).replace("dark", "bark", 1),
                  sealed("kindself-else", 1, {}), sealed(f"kindself-{kind}", 1, "{"),
                  sealed(f"kindself-{kind}", 1, "0"), sealed(f"kindself-{kind}", 1, dict(unknown=1)),
                  sealed(f"kindself-{kind}", 1, "[" * 2000)]
        for torn in broken:
            yield dict(kind=kind, text=torn, error="kept.damaged", problems=[])
        newest = dict(session=4, settings=3)[kind]
        for version in [newest + 1, 2**32 - 1]:
            newer = sealed(f"kindself-{kind}", version, dict(anything=1))
            yield dict(kind=kind, text=newer, error=f"kept.newer {version}", problems=[])

    def unfollowable(problems=(), **changed):
        return dict(kind="session", text=record(**changed), error="kept.unfollowable", problems=list(problems))

    sly = dict(own=dict(inhale=500, exhale=500))
    yield unfollowable(["inhale too_short 2000", "exhale too_short 2000"], subject=sly)
    yield unfollowable(["session_length too_long 3600000"], length=2**64 - 1)
    yield unfollowable(subject=dict(protocol="gone"))
    yield unfollowable(subject=dict(practice="gone"))
    yield unfollowable(version=1, subject=dict(structure="gone"))
    yield unfollowable(subject=dict(protocol="box-4"), holds="unanswered")
    yield unfollowable(subject=dict(programme="newer"))
    wish = dict(breath=1, turn="stay")
    yield unfollowable(changes=[dict(pace=wish)] * 501)
    yield unfollowable(version=1, turns=[wish] * 501)


def refusals():
    return dict(patterns=list(patterns()), choices=list(choices()), kept=list(kept()))

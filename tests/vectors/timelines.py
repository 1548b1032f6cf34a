"""Timelines and positions, reckoned in a straight line; see make.py."""

from fractions import Fraction

from content import RULES, TEXT, half_up, ids, ms, practice
from cues import Cues, worded
from phases import EMPTY, FULL, NEARLY_FULL, PARTS, REST, phase, whole_breath
from practices import GOLDEN, lengths, practised


def moving(breath):
    return breath[0] + breath[1] + breath[3]


def held(breath):
    return breath[2] + breath[4]


def smoothstep(x):
    return 3 * x * x - 2 * x * x * x


# --- the ramp -------------------------------------------------------------------------------------------------


def softened(pattern):
    """A breath on the way: pauses of up to a second are soft, part of the turn."""
    return pattern, 0 < pattern[2] <= 1000, 0 < pattern[4] <= 1000


def staged(protocol, start, without_holds):
    stages = [softened(whole_breath(stage)) for stage in protocol["ramp"]]
    really_held = any((p[2] and not full) or (p[4] and not empty) for p, full, empty in stages)
    breaths = []
    if moving(stages[0][0]) > 2 * start and not really_held:
        breaths += [softened([start, 0, 0, start, 0])] * 3
    begun = False
    for pattern, full, empty in stages:
        if not begun and moving(pattern) < 2 * start and not really_held:
            continue
        begun = True
        if without_holds:
            pattern = [pattern[0], pattern[1], pattern[2] if full else 0, pattern[3], pattern[4] if empty else 0]
        breaths += [(pattern, full, empty)] * 3
    return breaths


def smooth(target, start, length):
    first, last = 2 * start, sum(target)
    if first >= last:
        return []
    most = min(Fraction(90_000), Fraction(length // 3))
    lengths = []
    for count in range(1, 1000):
        exact = [first + (last - first) * smoothstep(Fraction(k, count)) for k in range(count)]
        if sum(exact) > most:
            break
        lengths = [half_up(x) for x in exact]
    return [softened(grown(x, start, target)) for x in lengths]


def grown(length, start, target):
    """Exhale lengthens first, then inhale, then what is held."""
    inward = target[0] + target[1]
    now_in, now_out, now_held = min(start, inward), 0, 0
    left = length - now_in
    now_out = min(left, target[3])
    left -= now_out
    more_in = min(left, inward - now_in)
    now_in, left = now_in + more_in, left - more_in
    now_held = min(left, held(target))
    sip = half_up(Fraction(now_in * target[1], inward))
    full = half_up(Fraction(now_held * target[2], held(target))) if held(target) else 0
    return [now_in - sip, sip, full, now_out, now_held - full]


# --- wishes about the pace ------------------------------------------------------------------------------------


def changed(breath, turn):
    """The breath after a wish; None where that would leave the bounds."""
    if turn == "stay":
        return breath
    pattern, full, empty = breath
    to = moving(pattern) + (1000 if turn == "slower" else -1000)
    new = [half_up(Fraction(part * to, moving(pattern))) for part in pattern]
    bounds = RULES["bounds"]
    names = ["inhale_s", "top_up_s", "hold_full_s", "exhale_s", "hold_empty_s"]
    inside = all(ms(bounds[n][0]) <= part <= ms(bounds[n][1]) for n, part in zip(names, new))
    inside = inside and ms(bounds["cycle_s"][0]) <= sum(new) <= ms(bounds["cycle_s"][1])
    inside = inside and held(new) * 100 <= sum(new) * bounds["holds_percent_most"]
    return (new, full, empty) if inside else None


# --- breaths of a session -------------------------------------------------------------------------------------


def all_breaths(case, target, ramp, most, longest, turns):
    """Faster and stay fix the pace; slower is a floor under the course. Returns the breaths, whether they ran out, and at
    which of them a wish came true."""
    breaths, end, fixed, floor, changed_at = [], 0, None, None, []
    while most is None or len(breaths) < most:
        number = len(breaths)
        course = ramp[number] if number < len(ramp) else (target, False, False)
        now = breaths[-1] if breaths else course
        for turn in [t["turn"] for t in turns if t["breath"] == number]:
            wished = changed(now, turn)
            if wished is None:
                continue
            now = wished
            changed_at.append(number)
            fixed, floor = (None, now) if turn == "slower" else (now, None)
        breath = fixed or course
        if floor and sum(floor[0]) >= sum(course[0]):
            breath = floor
        after = end + sum(breath[0])
        if number > 0 and (abs(after - case["length_ms"]) > abs(end - case["length_ms"]) or after > longest):
            return breaths, False, changed_at
        breaths.append(breath)
        end = after
    return breaths, True, changed_at


def paced(case, protocol, target, turns, cues):
    if case["holds"] == "without":
        target = [target[0], target[1], 0, target[3], 0]
    ramp_stages = protocol.get("ramp") if protocol else None
    if ramp_stages:
        ramp = staged(protocol, case["start_pace_ms"], case["holds"] == "without")
    else:
        ramp = smooth(target, case["start_pace_ms"], case["length_ms"])
    cycles = protocol.get("cycles") if protocol else None
    beginner = bool(cycles) and case["days_since_first"] in [None] + list(range(cycles["beginner_days"]))
    most = None if not cycles else cycles["beginner"] if beginner else cycles["most"]
    session = RULES["bounds"]["session_with_holds_s" if held(target) else "session_s"]
    breaths, stopped, changed_at = all_breaths(case, target, ramp, most, ms(session[1]), turns)

    own_words = protocol["text"]["en"].get("words", {}) if protocol else {}
    words = {**TEXT["words"], **{part: text for part, text in own_words.items() if text}}
    phases, now, level = [], ms(RULES["settle_s"]), EMPTY
    cues.settle()
    phases.append(phase("settle", 0, now, words["settle"], cues))
    for number, (breath, full, empty) in enumerate(breaths):
        begin = now
        for n, part in enumerate(PARTS):
            if breath[n] == 0:
                continue
            to = {"inhale": NEARLY_FULL if breath[1] else FULL, "top_up": FULL, "hold_full": FULL}.get(part, EMPTY)
            soft = dict(hold_full=full, hold_empty=empty).get(part, False)
            kind = "soft_pause" if soft else part
            if kind != "soft_pause":
                line = words["hold" if part.startswith("hold") else part]
                cues.part_of_a_breath(part, now, breath[n], line, worded(number, case["guide"], changed_at))
            phases.append(dict(phase(kind, now, now + breath[n], line, cues), level_from=level, level_to=to,
                               breath=number, resume_at=begin))
            now, level = now + breath[n], to
    breathed = sum(sum(b[0]) for b in breaths)
    limit = None
    if stopped and breathed < case["length_ms"]:
        limit = dict(beginner=beginner, most=most)
    return dict(phases=phases, breaths=len(breaths), moved=breathed - case["length_ms"], limit=limit)


def unpaced(case, cues):
    length, count = case["length_ms"], -(-case["length_ms"] // ms(RULES["ring_every_s"]))
    ends = [half_up(Fraction(length * n, count)) for n in range(count + 1)]
    words = TEXT["words"]["rest"]
    cues.show(0, words)
    cues.bell(0, "full")
    for ring in ends[1:-1]:
        cues.part(ring, "soft")
    phases = [phase("rest", a, b, words, cues, REST) for a, b in zip(ends, ends[1:])]
    return dict(phases=phases, breaths=0, moved=0, limit=None)


def timeline(case):
    subject, turns = case["subject"], []
    while True:
        cues = Cues(case["guide"])
        if "practice" in subject:
            file = practice(subject["practice"])
            script = min(lengths(file), key=lambda script: abs(ms(script["length_s"]) - case["length_ms"]))
            made = practised(file, script, cues)
        else:
            protocol = practice(subject["protocol"]) if "protocol" in subject else None
            pattern = protocol.get("pattern") if protocol else subject["own_s"]
            made = paced(case, protocol, whole_breath(pattern), turns, cues) if pattern else unpaced(case, cues)
        if len(turns) == len(case["turns"]):
            cues.end(made["phases"][-1]["end"])
            return dict(**made, lines=cues.lines, cues=cues.sorted(), touches=cues.touches)
        # The next wish is made on the timeline that the earlier ones left; it counts from the next breath. Impossible
        # ones may stand in the list: they are passed over.
        wish = case["turns"][len(turns)]
        during = [p for p in made["phases"] if p["start"] <= wish["at_ms"]][-1]["breath"]
        turns.append(dict(breath=0 if during is None else during + 1, turn=wish["turn"]))


# --- positions ------------------------------------------------------------------------------------------------


def position(made, elapsed):
    end = made["phases"][-1]["end"]
    at = min(elapsed, end)
    number = max(n for n, p in enumerate(made["phases"]) if p["start"] <= at)
    phase = made["phases"][number]
    share = Fraction(at - phase["start"], phase["end"] - phase["start"])
    low, high = sorted([phase["level_from"], phase["level_to"]])
    risen = share if phase["level_from"] <= phase["level_to"] else 1 - share
    past = phase["breath"] or 0
    return dict(elapsed=str(elapsed), phase=number, breath=phase["breath"],
                breaths_left=0 if elapsed >= end else max(made["breaths"] - past, 0),
                into=at - phase["start"], left=phase["end"] - at,
                level=low + half_up((high - low) * smoothstep(risen)),
                resume_at=phase["resume_at"], finished=elapsed >= end)


def moments(made):
    """The first, the last, around the ends of some phases, inside some, past the end, the largest integer."""
    phases, end = made["phases"], made["phases"][-1]["end"]
    chosen = {0, 1, end - 1, end, end + 1, 2**32, 2**63, 2**64 - 1}
    for n, phase in enumerate(phases):
        if n < 12 or n % 17 == 0 or n == len(phases) - 1:
            length = phase["end"] - phase["start"]
            chosen |= {phase["start"], phase["start"] + length // 3, phase["start"] + length // 2, phase["end"] - 1}
    return sorted(chosen)


# --- cases ----------------------------------------------------------------------------------------------------


def case(name, subject, length_s, start_s=3, holds="with", days=400, turns=(), off=()):
    guide = {channel: channel not in off for channel in ["voice", "tones", "bell", "touch"]}
    return dict(name=name, subject=subject, guide=guide, length_ms=ms(length_s), start_pace_ms=ms(start_s), holds=holds,
                days_since_first=days, turns=[dict(at_ms=at, turn=turn) for at, turn in turns])


def of_any_protocol(file):
    subject = dict(protocol=file["id"])
    for length in ["short", "medium", "long"]:
        yield case(length, subject, file["session_s"][length])
    if file.get("pattern"):
        yield case("from the quickest start", subject, 120, start_s=2)
        yield case("from the slowest start", subject, 120, start_s=6)
        yield case("without holds", subject, 90, start_s=2.5, holds="without")
        yield case("slower, then faster twice, then stay", subject, 150,
                   turns=[(1000, "slower"), (30_000, "faster"), (31_000, "faster"), (60_000, "stay")])
    else:
        yield case("a length no ring divides", subject, 100.123)
    if "cycles" in file:
        days = file["cycles"]["beginner_days"]
        longest = file["session_s"]["long"]
        yield case("for the very first time", subject, longest, days=None)
        yield case("on the last day of a beginner", subject, longest, days=days - 1)
        yield case("on the first day after", subject, longest, days=days)


def of_cyclic_sigh():
    """Each channel by itself: what is off is in no cue. One protocol shows it for all."""
    for channel in ["voice", "tones", "bell", "touch"]:
        yield case(f"with {channel} off", dict(protocol="cyclic-sigh"), 60, off=[channel], turns=[(20_000, "slower")])


def of_own_patterns():
    quickest = dict(own_s=dict(inhale=2, exhale=2))
    yield case("the quickest for an hour", quickest, 3600, start_s=2)
    yield case("as slow as can be", dict(own_s=dict(inhale=8, top_up=2, exhale=12, hold_empty=2)), 600, start_s=2)
    yield case("as much held as can be", dict(own_s=dict(inhale=3, hold_full=3.5, exhale=4, hold_empty=3.5)), 333)
    yield case("thirty seconds", dict(own_s=dict(inhale=4.5, exhale=6.5)), 30, start_s=2.5)
    yield case("at its quickest, asked to be faster", quickest, 60, start_s=2, turns=[(9000, "faster")])


def cases():
    """By the name of what is breathed: a content file's id, or "own"."""
    files = {id: [*of_any_protocol(practice(id))] for id in ids("breathing")}
    files["cyclic-sigh"] += of_cyclic_sigh()
    for id in ids("practices"):
        scripts = lengths(practice(id))
        files[id] = [case("whole", dict(practice=id), scripts[0]["length_s"])]
        # The others of six, so that a longer one is in the vectors, too, and they stay small.
        if id in GOLDEN:
            files[id] += [case(f"of {script['length_s']} s", dict(practice=id), script["length_s"]) for script in scripts[1:]]
    return dict(files, own=[*of_own_patterns()])

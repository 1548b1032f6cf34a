"""What stands around silences, and at the end. Each rule takes a Length and yields (line, what to do)."""

import re
from functools import cache

from figures import quiet
from length import on, once_a_line, says
from script import LIMITS, NUMBERS, straight

NUMBER = "|".join([*NUMBERS[1:], "another", "a few", "a couple of", "a", r"\d+"])
BREATHS = re.compile(
    rf"\b(?P<n>{NUMBER})(?: or (?P<or>{NUMBER}))? (?P<how>(?:[a-z]+ ){{0,2}}?)breaths?\b(?P<way> (?:in|out)\b)?(?: or (?P<more>{NUMBER})\b)?",
    re.IGNORECASE,
)
#: A breath of yours is something to do, and no measure of a silence; so is one long breath out.
NO_MEASURE = re.compile(r"\b(of|your|that|this|each|the)\b")


@cache
def announced(text):
    """The breaths a text announces last: their counts (none for “a few”) and whether they are slow. None where there are none."""
    found = [each for each in BREATHS.finditer(straight(text)) if not NO_MEASURE.search(each["how"])]
    found = [each for each in found if not (each["way"] and number(each["n"]) == 1)]
    if not found:
        return None
    counts = [count for count in (number(found[-1][name] or "") for name in ("n", "or", "more")) if count]
    return counts, "slow" in found[-1]["how"].lower()


def number(word):
    word = word.lower()
    if word.isdigit():
        return int(word)
    return NUMBERS.index(word) if word in NUMBERS else {"a": 1, "another": 1, "a couple of": 2}.get(word)


def covered(text):
    """How much silence after each line a text announces once for all that follow, in milliseconds; nothing where it does not."""
    breaths = announced(text)
    if not says("pattern", text) or not (breaths or says("while", text)):
        return 0
    counts = breaths[0] if breaths else []
    return 1000 * (LIMITS["breath"]["s"] * max(counts) if counts else LIMITS["named"]["pattern_s"])


def naming(length):
    """A silence over 8 s is named by the line before it: in as many breaths as it has, as a while, or by a pattern."""

    def found():
        for path in length.all_paths:
            pattern = 0
            for stretch in quiet(path.items):
                before = [item for item in path.items[: stretch.items[0] + 1] if item.kind == "say"]
                items = [path.items[at] for at in stretch.items]
                pattern = max([pattern, *(covered(item.words) for item in before)])
                if stretch.empty <= LIMITS["named"]["over_s"] * 1000:
                    continue
                if len(items) == 1 and items[0].kind == "say" and stretch.length <= pattern:
                    continue
                while before and before[-1].is_kind:
                    before.pop()
                wrong = unnamed(before[-1].words if before else "", [item for item in items if item.kind == "rest"])
                if wrong:
                    yield items[-1].line, f"{stretch.length / 1000:g} s of silence {on(path)}: {wrong}"

    yield from once_a_line(found())


def unnamed(text, rests):
    """What is wrong with how a line names the silence after it; nothing where it names it."""
    breaths, count = announced(text), sum(rest.breaths for rest in rests)
    if breaths and count:
        counts, slow = breaths
        if counts and count not in counts:
            return f"“{text}” announces {' or '.join(map(str, counts))} breaths and the rest has {count}; make them the same"
        if any(rest.slow != slow for rest in rests if rest.breaths):
            return f"“{text}” and the rest do not agree whether the breaths are slow; make them the same"
        return None
    if breaths or says("while", text):
        return None
    return f"“{text}” does not name it; say before it comes how many breaths it has, or that it is a while"


def leads_in(length):
    """The line before a rest runs into it: its own pause is 2 s at the most, or the announced breaths begin twice."""

    def found():
        for path in length.all_paths:
            for item, after in zip(path.items, path.items[1:]):
                if item.kind == "say" and after.kind == "rest" and item.pause[1] > LIMITS["named"]["lead_in_s"] * 1000:
                    pause = f"a pause of {item.pause[1] / 1000:g} s"
                    yield item.line, f"{pause} before the rest that follows {on(path)}; {LIMITS['named']['lead_in_s']} s are the most"

    yield from once_a_line(found())


def tap(length):
    """Before the first silence over 30 s it is said that a tap goes on."""
    over = LIMITS["named"]["tap_over_s"] * 1000
    for path in length.all_paths:
        long = next((stretch for stretch in quiet(path.items) if stretch.empty > over), None)
        if long and not any(says("tap", item.words) for item in path.items[: long.items[-1]]):
            silence = f"{long.empty / 1000:g} s of silence {on(path)}"
            yield path.items[long.items[-1]].line, f"{silence}, and nothing before it says that a tap goes on; say it once"
            return


def stop(length):
    """Two minutes or longer: it is said that one may stop."""
    if length.nominal < LIMITS["stop_from_s"]["s"] * 1000:
        return
    for path in length.all_paths:
        if not any(says("stop", f"{item.words} {item.shown}") for item in path.items):
            yield length.line, f"nothing in {length.name} says that one may stop {on(path)}; say it once (“Stop whenever you like”)"
            return


def ends(length):
    """Every path reaches an end, with a word and not with a silence, a question or a kind line; and every step lies on one."""
    for path in length.all_paths:
        last = path.items[-1] if path.items else None
        if last is None or last.is_kind or last.kind in ("rest", "breathe") or (last.kind == "gate" and not length.has("read")):
            yield (last.line if last else length.line), f"nothing is said at the end {on(path)}; end with a word or an act"
            break
    reached = {id(item.step) for path in length.all_paths for item in path.items}
    for step in length.steps:
        if id(step) not in reached:
            yield step.line, f"no path reaches “{step['id']}”; mend its “when”, or take it out (its id stays in ids.lock)"


ALWAYS = [naming, leads_in, tap, stop, ends]

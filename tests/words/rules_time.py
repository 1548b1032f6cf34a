"""How long, how quiet, how dense: along every path of a length. Each rule yields (line, what to do)."""

import re

from figures import figures
from length import on
from script import LIMITS, said, sentences, speech_ms, step_lines, voiced


def time(length):
    """The main path within 15 % of its nominal time; one way off it at most a quarter longer, and as much shorter as is kind: who
    was stung is not kept for the length of it."""
    reads = length.has("read")
    paths = [path for path in length.paths if not (reads and path.circumstances.eyes_closed)]
    aloud = next((path for path in length.paths if path.name == "eyes closed"), None)
    if reads and aloud and apart(aloud, length) <= LIMITS["time"]["side_percent"]:
        return  # A lesson's nominal time may be that of its pages, read aloud.
    for path in paths:
        limit = LIMITS["time"]["main_percent" if path is length.main else "side_percent"]
        over = 100 * (figures(path.items).total / length.nominal - 1)
        if (abs(over) if path is length.main else over) > limit:
            total = figures(path.items).total
            yield length.line, (
                f"{length.name} takes {total / 1000:.0f} s {on(path)}, {100 * total / length.nominal - 100:+.0f} % of its nominal "
                f"{length.nominal // 1000}; come within {limit} % with words or pauses, or change length_s"
            )
            return


def apart(path, length):
    return 100 * abs(figures(path.items).total / length.nominal - 1)


def silence(length):
    """40 to 65 % of every path is quiet, half of that in stretches of 10 s or more. Led breaths are quiet, and not empty: they
    count towards the least, and not towards the most."""
    limits = LIMITS["silence"]
    for path in length.all_paths:
        f = figures(path.items)
        if f.quiet_share < limits["least_percent"]:
            wrong = f"is quiet for {f.quiet_share} % {on(path)}; give it {limits['least_percent']} % at least"
        elif f.empty_share > limits["most_percent"]:
            wrong = f"is silent for {f.empty_share} % {on(path)}; {limits['most_percent']} % is the most"
        elif f.long_share < limits["long_percent"]:
            wrong = f"has {f.long_share} % of its quiet in stretches of 10 s or more {on(path)}; join pauses until it is half"
        else:
            continue
        yield length.line, f"{length.name} {wrong}"
        return


def great_silences(length):
    """One of about 30 s in a medium, two of 45 to 60 s in a long; on a page one is quiet as long as one writes."""
    wanted = LIMITS["great_silences"].get(length.name)
    if wanted and not length.has("write"):
        found = sum(stretch.length >= wanted["s"] * 1000 for stretch in figures(length.main.items).stretches)
        if found < wanted["stretches"]:
            yield length.line, f"{length.name} has {found} silences of {wanted['s']} s or more; make it {wanted['stretches']}"


def density(length):
    """At most five utterances in any minute."""
    most = LIMITS["utterances"]["most_a_minute"]
    for path in length.all_paths:
        f = figures(path.items)
        if f.densest > most:
            crowd = f"{f.densest} utterances in the minute that begins here {on(path)}"
            yield path.items[f.densest_at].line, f"{crowd}; join lines or leave room, until there are {most}"
            return


def long_lines(length):
    """Thirty words at the most, then quiet."""
    most = LIMITS["utterances"]["most_words"]
    for step in length.steps:
        for line in step_lines(step):
            count = max(len(text.split()) for text in said(line))
            if count > most:
                yield line.line, f"{count} words without a silence; {most} are the most: make two lines of it"


def rate(length):
    """110 to 145 words a minute: where numbers or say_as are longer to the ear than to the eye, or a voice was measured. By the
    estimate alone a line has its 125, and a difference of one word says nothing."""
    limits, word_ms = LIMITS["rate"], LIMITS["speech"]["word_ms"]
    for step in length.steps:
        for line in step_lines(step):
            for text, read in zip(said(line), voiced(line)):
                measured, count = length.measured and text in length.measured, len(text.split())
                heard = spoken_words(read)
                gaps = speech_ms(text) - word_ms * count
                pace = round(60_000 * heard / max(1, speech_ms(text, length.measured) - gaps))
                if (measured or abs(heard - count) > 1) and not limits["least"] <= pace <= limits["most"]:
                    yield line.line, (
                        f"“{text}” is said at {pace} words a minute; {limits['least']} to {limits['most']} is a voice: "
                        "shorten what is read out, or write it in words"
                    )


def spoken_words(text):
    """How many words a text is to the ear: a figure has one for each digit and one for its place (1995: nineteen ninety-five)."""
    figures_of = [re.sub(r"\D", "", word) for word in text.split()]
    return sum(max(1, 2 * len(digits) - 1) if digits else 1 for digits in figures_of)


def opening(length):
    """A voice has the first sentence ready within a second of the tap."""
    most, found = LIMITS["opening"]["most_words"], {}
    for path in length.all_paths:
        first = next((item for item in path.items if item.kind == "say"), None)
        sentence = sentences(first.words)[0] if first else ""
        if len(sentence.split()) > most:
            found.setdefault((first.line, sentence), path)
    for (line, sentence), path in found.items():
        yield line, f"“{sentence}” is heard first {on(path)} and has more than {most} words; begin with a short sentence"


ALWAYS = [time, long_lines, rate, opening]
#: Of a practice with three lengths.
WHOLE = [silence, great_silences, density]

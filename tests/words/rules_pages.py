"""Lessons, and pages about abuse: their own rules. Each takes a Length and yields (line, what to do)."""

from figures import figures
from length import on
from paths import atoms
from script import LIMITS, english, gate, said, step_lines, words

#: Words by which a choice leads away from the page, and those that lead to people who know.
WAY_OUT = {"leave", "stop", "out", "away"}
HELP = {"lines", "line", "help"}
ROOM = {"room", "anchor", "ground"}


def is_lesson(script):
    return script.get("family") == "psychoeducation" or script.get("facets", {}).get("resource_type") == "lesson"


def is_abuse(script):
    """Abuse-related, by its note or by what it is for. A practice may help afterwards, too; only a lesson speaks about it."""
    return script.get("discreet") or "note" in script["text"].get("en", {}) or is_lesson(script) and "abuse-aftermath" in script.get("facets", {}).get("problems", [])


def less_silence(length):
    """A lesson is less quiet than a practice."""
    most = LIMITS["lesson"]["silence_percent"]
    aloud = next((path for path in length.all_paths if path.name == "eyes closed"), length.main)
    if figures(aloud.items).quiet_share > most:
        yield length.line, f"{length.name} is quiet for {figures(aloud.items).quiet_share} % {on(aloud)}; a lesson is for {most} % at most"


def has_sources(length):
    """A lesson says where its facts are from."""
    if not length.script.get("sources"):
        yield length.script.line, "a lesson without “sources”; name where its facts are from"


def note(length):
    """What it is about is said before it opens."""
    about = length.script["text"].get("en", {})
    if not about.get("note"):
        yield getattr(about, "line", 1), "a page about abuse without a “note”; say what it is about before it opens"
    if not length.script.get("discreet"):
        yield length.script.line, "a page about abuse that is not “discreet”; mark it, so that it leaves no trace"


def nothing_kept(length):
    """No sound, no record, no quiet that fills with memory."""
    for step in length.steps:
        kind, asked = gate(step)
        if step.get("bell") or "breathe" in step["does"]:
            yield step.line, "a bell or led breath sounds on a page about abuse; take it out"
        if kind in ("rate", "write") or "keep" in asked or any(option.get("own") for option in asked.get("options", [])):
            yield step.line, "an answer would be kept on a page about abuse; ask nothing that is recorded"
    most = LIMITS["abuse"]["silence_s"]
    for path in length.all_paths:
        long = next((stretch for stretch in figures(path.items).stretches if stretch.length > most * 1000), None)
        if long:
            silence = f"{long.length / 1000:g} s of silence {on(path)}"
            yield path.items[long.items[-1]].line, f"{silence}; on a page about abuse {most} s are the most, for it fills with memory"
            return


def way_out(length):
    """Every choice has a way out and the help lines, and the room first where nobody answers; the lines stand at the end, too."""
    for step in length.steps:
        kind, asked = gate(step)
        if kind != "choose":
            continue
        shown = {option["id"]: {*words(english(option["words"])), *option["id"].split("-")} for option in asked["options"]}
        for wanted, what in ((WAY_OUT, "way out (“leave now”)"), (HELP, "way to the help lines")):
            if not any(wanted & each for each in shown.values()):
                yield asked.line, f"a choice on a page about abuse without a {what}; add the option"
        if not ROOM & shown.get(asked["default"], set()):
            yield asked.line, "where nobody answers the room comes first on a page about abuse; make it the default"
    if length.steps:
        last = length.steps[-1]
        texts = [text for line in step_lines(last) for text in said(line)] + [english(text) for text in gate(last)[1].get("paragraphs", [])]
        if not any(HELP & set(words(text)) for text in texts):
            yield last.line, "a page about abuse ends without its country's help lines; say in the last step that they come next"


def no_person(length):
    """Nobody is told that it happened to them: people, someone. Where somebody chose the room, it may be theirs."""
    for step in length.steps:
        if any(isinstance(atom, dict) and "chose" in atom for atom in atoms(step.get("when"))):
            continue
        texts = [(line.line, text) for line in step_lines(step) for text in said(line)]
        texts += [(text.line, english(text)) for text in gate(step)[1].get("paragraphs", [])]
        for at, text in texts:
            if {"you", "your", "yours", "yourself", "you're", "you've", "you'd", "you'll"} & set(words(text)):
                yield at, f"“{text}” speaks to the person on a page about abuse; say “people” or “someone”"


LESSON = [less_silence, has_sources]
ABUSE = [has_sources, note, nothing_kept, way_out, no_person]

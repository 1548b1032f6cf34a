"""Scripts for the tests: one practice, one lesson and one page about abuse that are whole, to be broken one rule at a time."""

import json

from script import parse

BACK, NOT_BACK = "after_backdraft", {"not": "after_backdraft"}
CUSHION, HAND = ({"chose": {"step": "where", "option": option}} for option in ("cushion", "hand"))
REST = [0, 0, 0]


def text(words):
    return {"en": words}


def line(words, pause=REST, *others, **more):
    versions = {"or": [text(other) for other in others]} if others else {}
    return {"line": text(words), "pause_s": list(pause), **versions, **more}


def step(name, does, when=None, part=None):
    return {"id": name, **({"part": text(part)} if part else {}), **({"when": when} if when else {}), "does": does}


def say(name, *lines, when=None, part=None):
    return step(name, {"say": list(lines)}, when, part)


def rest(name, breaths, when=None):
    return step(name, {"rest": {"breaths": breaths}}, when)


def kind(words, breaths):
    """The heart of every length: the way out, the kind line and its silence; or a table."""
    return [
        say("sting", line(f"If kind words hurt, look at a wall for this part. One sentence now, then {words} quiet breaths.", [1, 2, 3]), when=NOT_BACK),
        say("carried", line("You have carried so much today, my dear.", kind=True), when=NOT_BACK),
        rest("carried-quiet", breaths, NOT_BACK),
        say("table", line(f"Hold the edge of a table, and feel how hard it is. I'll be quiet for {words} breaths."), when=BACK),
        rest("table-quiet", breaths, BACK),
    ]


def short():
    return [
        say("arrive", line("A hard day leaves its marks. Put down whatever you are holding.", [3, 4, 6]), part="Arrive"),
        say("press", line("Press your heels down a little, and ease off. I'll be quiet for two breaths.")),
        rest("press-quiet", 2),
        *kind("three", 3),
        say("go-on", line("Hear the nearest sound. Wash your hands, and go on.", [1, 1, 2], "Hear the furthest sound. Open a window, and go on."), part="Go on"),
    ]


def rated(side, ask):
    closed = {"line": text(f"From zero to ten, {ask}"), "pause_s": [4, 6, 9]}
    return step(f"sore-{side}", {"rate": {"pair": "sore", "side": side, "ask": text(ask), "low": text("hardly"), "high": text("very"), "closed": closed}})


def where():
    options = [{"id": "hand", "words": text("A hand on my arm")}, {"id": "cushion", "words": text("A cushion")}]
    closed = {"line": text("A hand on your arm, or a cushion: which will it be?"), "pause_s": [4, 6, 9]}
    return step("where", {"choose": {"ask": text("What would you like to hold?"), "options": options, "default": "cushion", "keep": "touch", "closed": closed}}, NOT_BACK)


def medium():
    return [
        say("arrive", line("A hard day leaves its marks. Put down whatever you are holding.", [4, 5, 7]), part="Arrive"),
        say("stop", line("Stop whenever you like. There is nothing here that has to be finished.", [3, 4, 6])),
        say("press", line("Press your heels down a little, and ease off. Let the floor have what is left of the day. I'll be quiet for five breaths.")),
        rest("press-quiet", 5),
        rated("first", "how sore is it?"),
        say("very-sore", line("That is a lot. Hold something hard while we go on.", [3, 5, 7]), when={"heavy": "sore"}),
        say("very-sore-closed", line("If it is a lot, hold something hard.", [4, 5, 7]), when="eyes_closed"),
        say("jaw", line("Find the hinge of your jaw. All day it has held words back, and it can stop holding. Two quiet breaths.")),
        rest("jaw-quiet", 2),
        where(),
        step("arm", {"touch": {"place": "arms", "lines": [line("Lay a hand on your arm, and leave it there.", [5, 7, 9])]}}, {"all": [HAND, NOT_BACK]}),
        step("cushion", {"touch": {"place": "cushion", "lines": [line("Hold the cushion close to you.", [5, 7, 9], say_as=text("Hold the cushion near to you."))]}}, CUSHION),
        say("kept", line("Last time you kept this: {kept}.", [2, 3, 4]), when={"kept": "touch"}),
        say("holding", line("Feel where it is warm, and where it isn't. There is nothing more to do with it than that. Three quiet breaths.")),
        rest("holding-quiet", 3),
        *kind("six", 6),
        rated("second", "how sore is it now?"),
        say("sorer", line("It can be sorer afterwards. Find the floor with your feet.", [4, 5, 7]), when={"rose": "sore"}),
        say("sorer-closed", line("If it is sorer now, find the floor with your feet.", [3, 4, 6]), when="eyes_closed"),
        say("go-on", line("Hear the nearest sound. Wash your hands, and go on.", [1, 1, 2], "Hear the furthest sound. Open a window, and go on."), part="Go on"),
    ]


def long():
    return [
        *medium()[:1],
        say("stop", line("Stop whenever you like. When a silence is too long, tap once and I'll go on.", [4, 5, 7])),
        say("press", line("Press your heels down a little, and ease off. I'll be quiet for nine breaths.")),
        rest("press-quiet", 9),
        say("pattern", line("Now three places, one after another, and none of them has to change. I'll leave a breath or two after each thing I say.", [3, 4, 6])),
        say(
            "places",
            line("First the hinge of the jaw, where words are held back. It has been shut on a good many today.", [8, 10, 13]),
            line("Then the backs of the hands. Think of all that they have carried, opened and put right since morning.", [8, 10, 13]),
            line("Then the feet, which stood under all of it. Nobody thanked them, and you could do that now.", [8, 10, 13]),
        ),
        *kind("eight", 8),
        *medium()[-1:],
    ]


def practice():
    steps = {"short": (62, short()), "medium": (180, medium()), "long": (205, long())}
    return {
        "id": "sample",
        "order": 900,
        "roles": ["practice"],
        "family": "compassionate-self",
        "facets": {"resource_type": "practice", "problems": []},
        "sources": [],
        "ratings": {"sore": {"name": text("sore"), "first": text("Before"), "second": text("Now")}},
        "lengths": {name: {"length_s": length, "steps": found} for name, (length, found) in steps.items()},
        "text": {"en": {"name": "Sample", "aliases": [], "summary": "For the end of a hard day.", "how": ["Sit or stand."], "cautions": []}},
    }


def lesson():
    page = {"title": text("Two shapes"), "paragraphs": [text("Low down there is something old and quick."), text("Higher up there is something new and slow.")]}
    steps = [
        say("lid", line("In the kitchen a pan lid drops. The cat is gone.", [1, 2, 3]), part="Quick"),
        step("two-shapes", {"read": page}),
        say("name-it", line("Next time a loop begins, you could say: a loop.", [1, 2, 3]), part="Name it"),
    ]
    return {
        "id": "sample-lesson",
        "order": 901,
        "roles": ["practice"],
        "family": "psychoeducation",
        "facets": {"resource_type": "information", "problems": []},
        "sources": ["seed0"],
        "lengths": {"short": {"length_s": 15, "steps": steps}},
        "text": {"en": {"name": "Sample lesson", "aliases": [], "summary": "Why we loop.", "how": [], "cautions": []}},
    }


def abuse():
    options = [{"id": name, "words": text(words)} for name, words in (("go-on", "Go on"), ("room-first", "The room first"), ("help-lines", "Help lines"), ("leave", "Leave now"))]
    closed = {"line": text("Go on, the room first, help lines, or leave: I'll wait a moment."), "pause_s": [4, 6, 8]}
    steps = [
        say("pressed", line("People who were pressed often blame themselves. It sounds like this: I could have said no, and I even smiled.", [1, 2, 3]),
            line("It happens in homes, in groups and at work. It happens to strong people, and it needs no raised hand.", [1, 2, 3]),
            line("There are other ways to hold a door: less sleep, less money, fewer friends, and rules that keep moving.", [1, 2, 3]), part="Pressed"),
        step("how-on", {"choose": {"ask": text("How would it be best to go on?"), "options": options, "default": "room-first", "closed": closed}}),
        say("room", line("Find three colours near you.", [3, 4, 6]), when={"chose": {"step": "how-on", "option": "room-first"}}),
        say("chose", line("Whoever did it is the one who chose it.", [1, 2, 3]), line("Help lines come next.", [1, 1, 2]), part="Lines"),
    ]
    script = lesson() | {"id": "sample-abuse", "discreet": True, "lengths": {"short": {"length_s": 52, "steps": steps}}}
    script["facets"] = {"resource_type": "information", "problems": ["abuse-aftermath"]}
    script["text"] = {"en": {"name": "Sample", "aliases": [], "summary": "How people are pressed.", "how": [], "cautions": [], "note": "This names ways in which people are pressed."}}
    return script


def dumped(found, indent=0):
    """JSON in which every line of a script is a line of the file."""
    edge = " " * indent
    if isinstance(found, dict) and found and "line" not in found:
        rows = [f"{edge}  {json.dumps(name)}: {dumped(value, indent + 2)}" for name, value in found.items()]
        return "{\n" + ",\n".join(rows) + f"\n{edge}}}"
    if isinstance(found, list) and any(isinstance(value, dict) for value in found):
        return "[\n" + ",\n".join(f"{edge}  {dumped(value, indent + 2)}" for value in found) + f"\n{edge}]"
    return json.dumps(found, ensure_ascii=False)


def located(script):
    """As it would be read from a file."""
    return parse(dumped(script))

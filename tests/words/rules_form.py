"""What the form of a script asks of its parts, before any path is walked. Each rule yields (line, what to do)."""

import re

from paths import atoms, ms
from script import NUMBERS, english, gate, said, sentences, step_lines, words

KEBAB = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
PLACES = "heart belly cheek arms hands shoulders knees cushion table".split()
KEPT = "place other colour phrase mantra touch kind_sentence act".split()
BARE = "eyes_open eyes_closed no_holds lying standing sitting after_backdraft".split()
DOES = "say touch picture rest breathe choose rate write read".split()

#: What an object holds: its fields, those that may be left out after a question mark.
FIELDS = {
    "script": "id order roles lengths text ?discreet ?family ?picture ?facets ?prerequisites ?sources ?basis ?unsure ?ratings",
    "length": "length_s steps",
    "step": "id does ?part ?bell ?when ?instead_of",
    "line": "line pause_s ?or ?say_as ?kind",
    "closed": "line pause_s",
    "touch": "place lines",
    "picture": "name lines",
    "rest": "?breaths ?slow ?pause_s",
    "breathe": "breaths",
    "choose": "ask options default closed ?keep",
    "option": "id words ?own ?keeps_nothing",
    "rate": "pair side ask low high ?closed",
    "write": "kind field ask closed ?help",
    "read": "title paragraphs",
}


def fields(what, found):
    """Fields that are missing or unknown."""
    if not isinstance(found, dict):
        yield 1, f"a {what} is an object here; write it as core/content/schema/practice.schema.json has it"
        return
    known = FIELDS[what].split()
    needed = {name for name in known if not name.startswith("?")}
    for name in sorted(needed - set(found)):
        yield found.line, f"this {what} has no “{name}”; add it"
    for name in sorted(set(found) - {name.lstrip("?") for name in known}):
        yield found.line, f"a {what} has no field “{name}”; take it out"


def pause(found):
    """least <= usual <= most."""
    times = found.get("pause_s", [0, 0, 0])
    if len(times) != 3 or sorted(times) != list(times) or times[0] < 0:
        yield found.line, f"pause_s {times} is not least, usual, most; write three seconds that do not fall"


def lines(found):
    for line in found:
        yield from fields("line", line)
        yield from pause(line)
        for text in [line.get("line"), *line.get("or", [])]:
            if not words(english(text)):
                yield line.line, "a line without words in en; write them or take the line out"
        if line.get("kind") and ms(sum(line.get("pause_s", [0]))):
            yield line.line, "the kind line has a pause of its own; give it [0, 0, 0] and let the rest after it be its silence"


def closed_form(asked):
    """The spoken form of a gate; that of a choice offers every option in words."""
    form = asked.get("closed")
    if form is None:
        return
    yield from fields("closed", form)
    yield from pause(form)
    heard = set(words(english(form.get("line"))))
    for option in asked.get("options", []):
        shown = english(option.get("words"))
        if option.get("own") and heard & {"own", "yours", "yourself", "else", "another"}:
            continue
        telling = [word for word in words(shown) if len(word) > 3] or words(shown)
        if not heard & set(telling):
            yield form.line, f"the spoken form does not offer “{shown}”; say one of its words, so that whoever listens can choose it"


def choose(asked):
    options = asked.get("options", [])
    ids = [option.get("id") for option in options]
    if not 2 <= len(options) <= 5:
        yield asked.line, f"{len(options)} options; offer two to five"
    if asked.get("default") not in ids:
        yield asked.line, f"the default “{asked.get('default')}” is no option; name one of {', '.join(map(str, ids))}"
    if len(set(ids)) < len(ids):
        yield asked.line, "two options have one id; give each its own"
    if "keep" in asked and asked["keep"] not in KEPT:
        yield asked.line, f"“{asked['keep']}” is no kind of kept thing; one of {', '.join(KEPT)}"
    for option in options:
        yield from fields("option", option)


def does(step):
    found = step.get("does")
    names = [name for name in DOES if name in (found or {})]
    if not isinstance(found, dict) or len(found) != 1 or len(names) != 1:
        yield step.line, f"a step does one thing; “does” is one of {', '.join(DOES)}"
        return
    [name] = names
    if name != "say":
        yield from fields(name, found[name])
    yield from lines(step_lines(step))
    if name == "touch" and found["touch"].get("place") not in PLACES:
        yield found.line, f"no hand goes to “{found['touch'].get('place')}”; one of {', '.join(PLACES)}"
    if name == "rest":
        yield from pause(found["rest"])
        if ("breaths" in found["rest"]) == ("pause_s" in found["rest"]):
            yield found["rest"].line, "a rest has breaths or pause_s; give it one of the two"
    _, asked = gate(step)
    yield from closed_form(asked)
    if name == "choose":
        yield from choose(asked)


def holes(step):
    """What is kept is said where the step's condition says of which kind it is."""
    kinds = [atom for atom in atoms(step.get("when")) if isinstance(atom, dict) and "kept" in atom]
    for line in step_lines(step):
        for hole in {hole for text in said(line) for hole in re.findall(r"\{.*?\}", text)}:
            if hole != "{kept}" or not kinds:
                yield line.line, f"nothing fills “{hole}” here; only {{kept}} is filled, in a step under “kept”"


def step(found):
    yield from fields("step", found)
    name = found.get("id", "")
    if "id" in found and not KEBAB.fullmatch(name) or re.fullmatch(r"(step|part|line)?-?\d+", name):
        yield found.line, f"the id “{name}” does not say what the step is; use small words joined by hyphens"
    if "part" in found and not 1 <= len(words(english(found["part"]))) <= 3:
        yield found.line, "a part's name is one to three words; shorten it"
    yield from does(found)
    yield from holes(found)


def conditions(steps, ratings):
    """A condition names what the form knows, and a gate that stands before it."""
    options, rated = {}, set()
    for found in steps:
        for atom in atoms(found.get("when")):
            if not isinstance(atom, dict) or len(atom) != 1:
                known = atom in BARE
            else:
                [(name, value)] = atom.items()
                side = {"heavy": "first", "rose": "second"}.get(name)
                known = {
                    "kept": lambda: value in KEPT,
                    "chose": lambda: value.get("option") in options.get(value.get("step"), []),
                    "heavy": lambda: (value, side) in rated,
                    "rose": lambda: (value, side) in rated,
                }.get(name, lambda: False)()
            if not known:
                yield found.line, f"“{found.get('id')}” hangs on {atom}, which nothing before it decides; mend the name or move the gate up"
        name, asked = gate(found)
        if name == "choose":
            options[found.get("id")] = [option.get("id") for option in asked.get("options", [])]
        if name == "rate":
            if asked.get("pair") not in {*ratings, *(pair for pair, _ in rated)}:
                yield asked.line, f"the pair “{asked.get('pair')}” is not among “ratings”; add it there"
            rated.add((asked.get("pair"), asked.get("side")))
    for pair in sorted({pair for pair, _ in rated}):
        if (pair, "first") not in rated or (pair, "second") not in rated:
            at = next(found for found in steps if gate(found)[1].get("pair") == pair)
            yield at.line, f"only one side of the pair “{pair}” is asked here; ask the other, or neither"


def doing(step):
    """What sort of thing a step does; lines are lines, with a picture or without."""
    name = next(iter(step["does"]))
    return "say" if name in ("touch", "picture") else name


def same_steps(lengths):
    """An id is permanent: in another length it means the same step."""
    known = {}
    for length in lengths.values():
        for each in length["steps"]:
            name, what = each["id"], doing(each)
            if known.setdefault(name, what) != what:
                yield each.line, f"“{name}” is another step in a length before ({known[name]}, here {what}); give one of them an id of its own"


def parts(script):
    lengths = script.get("lengths")
    if not isinstance(lengths, dict) or not lengths or set(lengths) - {"short", "medium", "long"}:
        yield script.line, "“lengths” are short, medium and long, or one of them; write them as the others have them"
        return
    if "practice" in script.get("roles", []) and len(lengths) == 2:
        yield lengths.line, "a practice has three lengths; write the third"
    for found in lengths.values():
        yield from fields("length", found)
        ids = [each.get("id") for each in found.get("steps", [])]
        for at, each in enumerate(found.get("steps", [])):
            yield from step(each)
            if each.get("id") in ids[:at]:
                yield each.line, f"the id “{each.get('id')}” stands twice in this length; give each step its own"
        yield from conditions(found.get("steps", []), script.get("ratings", {}))


def form(script):
    """All of a script; nothing else is looked at where this finds something. The build has the schema and names every field; this
    says as much as a writer needs, and no more than that it is broken where a file is not even nearly a script."""
    found = []
    try:
        found += fields("script", script)
        for each in parts(script):
            found.append(each)
        return found or list(same_steps(script["lengths"]))
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as broken:
        return found or [(1, f"not the form of a script ({broken!r}); compare it with another file")]

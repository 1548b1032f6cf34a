"""The kind line, and who is spared what. Each rule takes a Length and yields (line, what to do)."""

from figures import quiet
from length import on, once_a_line, says
from paths import atoms
from script import LIMITS, gate, said, sentences, step_lines, words

BODY = "heart belly cheek arms shoulders knees".split()
#: How many lines an anchor reaches: what one holds is still in the hand two lines later.
REACH = 3


def kind_steps(length):
    return [step for step in length.steps if any(line.get("kind") for line in step_lines(step))]


def kind_line(length):
    """One on every path but those after backdraft, and on each of them left alone for as long as the length gives it."""
    least = LIMITS["kind"][length.name]

    def found():
        for path in (path for path in length.all_paths if not path.circumstances.after_backdraft):
            kind = [at for at, item in enumerate(path.items) if item.is_kind]
            if not kind and path.name in ("main", "eyes closed"):
                yield length.line, f"{length.name} has no kind line {on(path)}; mark it with “kind”: true"
            if len(kind) > 1:
                yield path.items[kind[1]].line, f"a second kind line {on(path)}; one is enough"
            for at in kind:
                rest = next((stretch for stretch in quiet(path.items) if stretch.items[0] == at + 1), None)
                if rest is None or path.items[at + 1].kind != "rest":
                    yield path.items[at].line, f"the kind line is not left alone {on(path)}; let the step after it be its rest"
                    continue
                line, seconds = path.items[at + 1].line, rest.length / 1000
                if seconds < least:
                    yield line, f"the kind line has {seconds:g} s of silence; a {length.name} gives it {least} at least"
                elif any(path.items[n].step.get("bell") for n in rest.items):
                    yield line, "a bell breaks into the silence of the kind line; take it out"

    yield from once_a_line(found())


def no_sting(length):
    """No sting, way out or question in the step of the kind line: they come a step before it."""
    for step in kind_steps(length):
        for line in step_lines(step):
            # What is kind may name a hurt; what makes conditions may not stand there.
            pattern = "caveat" if line.get("kind") else "sting"
            wrong = next((text for text in said(line) if says(pattern, text)), None)
            if wrong:
                yield line.line, f"“{wrong}” stands in the step of the kind line; move it a step before, so that the kind line is alone"


def backdraft(length):
    """Coming back after backdraft: no kind line, no echo of it, no hand on the body, and something else in its place."""
    kind = kind_steps(length)
    lines = [line for step in kind for line in step_lines(step) if line.get("kind")]
    echoes = {words(part) for line in lines for text in said(line) for part in sentences(text)}
    back = [path for path in length.all_paths if path.circumstances.after_backdraft]

    def found():
        for path in back:
            for item in path.items:
                if item.is_kind:
                    yield item.line, f"a kind line {on(path)}; its step needs “when” with “not”: “after_backdraft”"
                elif any(words(part) in echoes for part in sentences(item.words)):
                    yield item.line, f"“{item.words}” echoes the kind line {on(path)}; say something else there"
                elif on_body(item):
                    yield item.line, f"a hand on the body {on(path)}; give the hand a table, a wall or a cushion instead"

    if kind and not back:
        yield kind[0].line, "nothing is different after backdraft; leave the kind step out then, and put a table or the room in its place"
    main = {id(item.step) for item in length.main.items}
    if back and kind and all(id(item.step) in main for item in back[0].items):
        yield kind[0].line, "after backdraft nothing stands in the place of this; add a step under “after_backdraft”: a table, or the room"
    yield from once_a_line(found())


def on_body(item):
    return item.step["does"].get("touch", {}).get("place") in BODY or says("hand_on_body", item.words)


def anchored(length):
    """After backdraft, and after a number of 7 or more, a silence over 15 s has something to hold, look at or hear."""

    def found():
        for path in length.all_paths:
            begin = -1 if path.circumstances.after_backdraft else path.heavy_from
            for stretch in quiet(path.items) if begin is not None else []:
                at = stretch.items[-1]
                if at <= begin or stretch.empty <= LIMITS["anchor_over_s"]["s"] * 1000:
                    continue
                before = [item.words for item in path.items[: at + 1] if item.kind == "say" and not item.is_kind][-REACH:]
                if not any(says("anchor", text) for text in before):
                    silence = f"{stretch.empty / 1000:g} s of silence without an anchor {on(path)}"
                    yield path.items[at].line, f"{silence}; give something to hold, look at or hear before it"

    yield from once_a_line(found())


def refused(length):
    """Who chose the cushion, the table or nothing is sent no hand on the body afterwards."""

    def found():
        for path in length.all_paths:
            for step, option, asked in path.refused:
                for item in path.items[asked:]:
                    if item.kind == "say" and on_body(item):
                        chosen = f"“{option}” was chosen at “{step}”"
                        yield item.line, f"a hand on the body although {chosen} {on(path)}; give its step a “chose”, so that the choice holds"

    yield from once_a_line(found())


def spoken_numbers(length):
    """Eyes closed there is no number: what hangs on one is said in another way by a step that is there with eyes closed."""
    for name, side in (("heavy", "first"), ("rose", "second")):
        for pair in sorted({atom[name] for step in length.steps for atom in hanging(step, name)}):
            asked = [at for at, step in enumerate(length.steps) if is_number(step, pair, side)]
            after = [step.get("when") for step in length.steps[asked[0] + 1 :]]
            if not any("eyes_closed" in atoms(when) or "eyes_open" in negated(when) for when in after):
                step = next(step for step in length.steps if any(atom[name] == pair for atom in hanging(step, name)))
                yield step.line, (
                    f"“{step['id']}” hangs on a number, and eyes closed there is none; "
                    "add a step under “eyes_closed” after the number that gives something to do"
                )


def is_number(step, pair, side):
    kind, asked = gate(step)
    return kind == "rate" and (asked["pair"], asked["side"]) == (pair, side)


def hanging(step, name):
    return [atom for atom in atoms(step.get("when")) if isinstance(atom, dict) and name in atom]


def negated(condition):
    """What a condition says must not be."""
    if isinstance(condition, dict) and "not" in condition:
        return atoms(condition["not"])
    parts = condition.get("all", condition.get("any", [])) if isinstance(condition, dict) else []
    return [atom for part in parts for atom in negated(part)]


ALWAYS = [backdraft, anchored, refused, spoken_numbers, no_sting]
WHOLE = [kind_line]

"""Every way through a script: a length and circumstances become a flat list of what is said, waited for and asked."""

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from itertools import combinations

from script import LIMITS, WORDS, english, gate, said, speech_ms, step_lines

BREATH = LIMITS["breath"]
#: Words a kept thing would have, so that a line with one is counted as if it were there.
KEPT = {"kind_sentence": "of course that frightens you", "phrase": "may I be kind today", "mantra": "one step at a time", "act": "a walk to the corner"}
KEPT_OTHER = "the old one"
REFUSED = re.compile(rf"(^|-)({'|'.join(WORDS['refused']['words'])})(-|$)")


@dataclass(frozen=True)
class Circumstances:
    """What a person brings and does. The plain one is the main path."""

    eyes_closed: bool = False
    no_holds: bool = False
    posture: str = ""
    after_backdraft: bool = False
    kept: frozenset = frozenset()
    heavy: frozenset = frozenset()
    rose: frozenset = frozenset()
    chosen: tuple = ()
    version: int = 0


@dataclass
class Item:
    """One thing of a path. `kind` is say, rest, breathe or gate; pauses are least, usual and most; times in milliseconds.
    `count` is how many words are said, with those of a kept thing; `shown` is what a gate shows to open eyes."""

    kind: str
    step: dict
    line: int
    words: str = ""
    count: int = 0
    speech: int = 0
    pause: tuple = (0, 0, 0)
    is_kind: bool = False
    breaths: int = 0
    slow: bool = False
    shown: str = ""


@dataclass
class Path:
    """A way through one length of a script; `names` are all that lead the same way."""

    names: list
    circumstances: Circumstances
    items: list
    #: In how many ways it leaves the main path; with eyes closed is not one of them.
    ways: int = 0
    #: The item that asked for a number that was 7 or more.
    heavy_from: int | None = None
    #: Choices that say no to a hand on the body, as (step, option, the item that asked).
    refused: tuple = ()

    @property
    def name(self):
        return self.names[0]


def half_up(x):
    return (2 * Fraction(x) + 1).__floor__() // 2


@cache
def ms(seconds):
    return half_up(Fraction(str(seconds)) * 1000)


def rest_pause(rest):
    """Least, usual and most of a rest, by breaths or by the clock."""
    if "breaths" in rest:
        usual = Fraction(BREATH["slow_s" if rest.get("slow") else "s"] * rest["breaths"] * 1000)
        return tuple(half_up(usual * Fraction(*share)) for share in (BREATH["least"], (1, 1), BREATH["most"]))
    return tuple(map(ms, rest["pause_s"]))


def condition(when):
    """A condition as a function of a walk: it is asked on thousands of paths."""
    if isinstance(when, str):
        if when in ("lying", "standing", "sitting"):
            return lambda walk: when == (walk.c.posture or "sitting")
        if when in ("eyes_open", "eyes_closed"):
            return lambda walk: walk.c.eyes_closed == (when == "eyes_closed")
        return lambda walk: getattr(walk.c, when, False)
    [(name, value)] = when.items()
    if name == "not":
        other = condition(value)
        return lambda walk: not other(walk)
    if name in ("all", "any"):
        together, parts = {"all": all, "any": any}[name], [condition(each) for each in value]
        return lambda walk: together([holds(walk) for holds in parts])
    if name == "kept":
        return lambda walk: value in walk.c.kept
    if name == "chose":
        step, option = value["step"], value["option"]
        return lambda walk: walk.answered.get(step, walk.defaults.get(step)) == option
    # Eyes closed nothing is rated, and a number that was never asked for is none.
    side = {"heavy": "first", "rose": "second"}[name]
    return lambda walk: value in getattr(walk.c, name) and (value, side) in walk.rated


class Steps:
    """The steps of a length, and what each of them says and leaves quiet: the same on every path that takes it."""

    def __init__(self, steps, measured=None):
        self.measured, self.made = measured, {}
        #: Each with its condition and its gate.
        self.all = [(step, condition(step["when"]) if "when" in step else None, gate(step)) for step in steps]
        self.defaults = {step["id"]: asked.get("default") for step, _, (name, asked) in self.all if name == "choose"}

    def items(self, step, circumstances):
        """Shared by all paths: nobody changes them."""
        key = (step["id"], circumstances.version, circumstances.eyes_closed)
        if key not in self.made:
            self.made[key] = list(self.make(step, circumstances))
        return self.made[key]

    def make(self, step, circumstances):
        does = step.get("does", {})
        for line in step_lines(step):
            yield self.say(step, line, said(line)[circumstances.version % len(said(line))])
        if "rest" in does:
            rest = does["rest"]
            yield Item("rest", step, rest.line, pause=rest_pause(rest), breaths=rest.get("breaths", 0), slow=bool(rest.get("slow")))
        if "breathe" in does:
            led = ms(BREATH["led_s"]) * does["breathe"]["breaths"]
            yield Item("breathe", step, does["breathe"].line, pause=(led, led, led), breaths=does["breathe"]["breaths"])
        name, asked = gate(step)
        if name and not circumstances.eyes_closed:
            yield Item("gate", step, asked.line, shown=" ".join(gate_texts(asked)))
        elif name and "closed" in asked:
            yield self.say(step, asked["closed"], english(asked["closed"].get("line")))
        elif name == "read":
            for text in asked.get("paragraphs", []):
                yield self.say(step, text, english(text))

    def say(self, step, line, text):
        whole = text.replace("{kept}", kept_words(step.get("when")))
        pause = tuple(map(ms, line.get("pause_s", [0, 0, 0])))
        count, speech = len(whole.split()), speech_ms(whole, self.measured)
        return Item("say", step, line.line, words=text, count=count, speech=speech, pause=pause, is_kind=bool(line.get("kind")))


class Walk:
    """A script's length, walked once under circumstances."""

    def __init__(self, steps, circumstances):
        self.c, self.defaults = circumstances, steps.defaults
        self.answered, self.rated = {}, set()
        self.items, self.heavy_from, self.refused = [], None, ()
        for step, holds, (name, asked) in steps.all:
            if holds is None or holds(self):
                items = steps.items(step, circumstances)
                if name and not circumstances.eyes_closed:
                    self.ask(step, name, asked, len(self.items) + len(items) - 1)
                self.items += items

    def ask(self, step, name, asked, at):
        if name == "choose":
            option = self.answered[step["id"]] = dict(self.c.chosen).get(step["id"], asked.get("default"))
            if REFUSED.search(option):
                self.refused += ((step["id"], option, at),)
        if name == "rate":
            self.rated.add((asked["pair"], asked["side"]))
            if asked["pair"] in self.c.heavy and asked["side"] == "first" and self.heavy_from is None:
                self.heavy_from = at


def gate_texts(asked):
    """What a gate shows, open-eyed."""
    texts = [asked.get(name) for name in ("ask", "low", "high", "help", "title")]
    texts += [option.get("words") for option in asked.get("options", [])] + asked.get("paragraphs", [])
    return [english(text) for text in texts if text]


def atoms(condition):
    """The plain conditions a condition is made of."""
    if isinstance(condition, dict) and "not" in condition:
        return atoms(condition["not"])
    if isinstance(condition, dict) and ("all" in condition or "any" in condition):
        return [atom for part in condition.get("all", condition.get("any")) for atom in atoms(part)]
    return [condition] if condition else []


def kept_words(condition):
    kinds = [atom["kept"] for atom in atoms(condition) if isinstance(atom, dict) and "kept" in atom]
    return KEPT.get(kinds[0], KEPT_OTHER) if kinds else "{kept}"


def deviations(steps):
    """Every single way to leave the main path, as its name, its axis (only one of an axis at a time) and what it changes."""
    found = [("eyes closed", "eyes", {"eyes_closed": True})]
    for atom in (atom for step in steps for atom in atoms(step.get("when"))):
        if atom in ("no_holds", "after_backdraft"):
            found.append((atom.replace("_", " "), atom, {atom: True}))
        elif atom in ("lying", "standing"):
            found.append((atom, "posture", {"posture": atom}))
        elif isinstance(atom, dict) and next(iter(atom)) in ("kept", "heavy", "rose"):
            [(name, value)] = atom.items()
            label = {"kept": f"kept {value}", "heavy": f"{value} 7 or more", "rose": f"{value} rose"}[name]
            found.append((label, f"{name} {value}", {name: frozenset([value])}))
    for step in steps:
        name, asked = gate(step)
        for option in asked.get("options", []) if name == "choose" else []:
            if option.get("id") != asked.get("default"):
                change = {"chosen": ((step["id"], option.get("id")),)}
                found.append((f"{step['id']}: {option.get('id')}", step["id"], change))
    versions = max((len(said(line)) for step in steps for line in step_lines(step)), default=1)
    found += [(f"version {n + 1}", "version", {"version": n}) for n in range(1, versions)]
    return list({name: (name, axis, change) for name, axis, change in found}.values())


def sounds(items):
    """What tells one path from another."""
    return tuple((id(item.step), item.kind, item.words) for item in items)


def combined(changes):
    merged = {}
    for change in changes:
        for name, value in change.items():
            held = merged.get(name)
            merged[name] = value if held is None else (held | value if isinstance(value, frozenset) else held + value)
    return replace(Circumstances(), **merged)


def every_path(steps, most=2, measured=None):
    """Every different path that leaves the main one in up to `most` ways at once; first the main one."""
    singles = deviations(steps)
    steps, different = Steps(steps, measured), {}
    for count in range(most + 1):
        for some in combinations(singles, count):
            if len({axis for _, axis, _ in some}) < count:
                continue
            circumstances = combined(change for _, _, change in some)
            walk = Walk(steps, circumstances)
            # Two ways may say the same and yet spare different things.
            key = (sounds(walk.items), circumstances.after_backdraft, walk.heavy_from, walk.refused)
            name = ", ".join(name for name, _, _ in some) or "main"
            if key in different:
                different[key].names.append(name)
            else:
                different[key] = Path([name], circumstances, walk.items, count - circumstances.eyes_closed, walk.heavy_from, walk.refused)
    return list(different.values())

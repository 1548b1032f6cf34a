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


class Walk:
    """A script's length, walked once under circumstances."""

    def __init__(self, steps, circumstances, measured=None):
        self.c, self.measured = circumstances, measured
        self.answered, self.defaults, self.rated = {}, {}, set()
        self.items, self.heavy_from, self.refused = [], None, ()
        for step in steps:
            name, does = gate(step)
            if name == "choose":
                self.defaults[step["id"]] = does.get("default")
        for step in steps:
            if "when" not in step or self.holds(step["when"]):
                self.take(step)

    def holds(self, condition):
        c = self.c
        if isinstance(condition, str):
            if condition in ("lying", "standing", "sitting"):
                return condition == (c.posture or "sitting")
            return {"eyes_open": not c.eyes_closed, "eyes_closed": c.eyes_closed}.get(condition, getattr(c, condition, False))
        [(name, value)] = condition.items()
        if name == "not":
            return not self.holds(value)
        if name in ("all", "any"):
            return {"all": all, "any": any}[name](map(self.holds, value))
        if name == "kept":
            return value in c.kept
        if name == "chose":
            return self.answered.get(value["step"], self.defaults.get(value["step"])) == value["option"]
        # Eyes closed nothing is rated, and a number that was never asked for is none.
        side = {"heavy": "first", "rose": "second"}[name]
        return value in getattr(c, name) and (value, side) in self.rated

    def add(self, kind, step, at, **rest):
        self.items.append(Item(kind, step, at.line, **rest))

    def say(self, step, line, text=None):
        text = text if text is not None else said(line)[self.c.version % len(said(line))]
        whole = text.replace("{kept}", kept_words(step.get("when")))
        pause = tuple(map(ms, line.get("pause_s", [0, 0, 0])))
        count, speech = len(whole.split()), speech_ms(whole, self.measured)
        self.add("say", step, line, words=text, count=count, speech=speech, pause=pause, is_kind=bool(line.get("kind")))

    def take(self, step):
        does = step.get("does", {})
        name, asked = gate(step)
        for line in step_lines(step):
            self.say(step, line)
        if "rest" in does:
            rest = does["rest"]
            self.add("rest", step, rest, pause=rest_pause(rest), breaths=rest.get("breaths", 0), slow=bool(rest.get("slow")))
        if "breathe" in does:
            led = ms(BREATH["led_s"]) * does["breathe"]["breaths"]
            self.add("breathe", step, does["breathe"], pause=(led, led, led), breaths=does["breathe"]["breaths"])
        if name:
            self.ask(step, name, asked)

    def ask(self, step, name, asked):
        if self.c.eyes_closed:
            if "closed" in asked:
                self.say(step, asked["closed"], english(asked["closed"].get("line")))
            elif name == "read":
                for text in asked.get("paragraphs", []):
                    self.say(step, text, english(text))
            return
        if name == "choose":
            option = self.answered[step["id"]] = dict(self.c.chosen).get(step["id"], asked.get("default"))
            if REFUSED.search(option):
                self.refused += ((step["id"], option, len(self.items)),)
        if name == "rate":
            self.rated.add((asked["pair"], asked["side"]))
            if asked["pair"] in self.c.heavy and asked["side"] == "first" and self.heavy_from is None:
                self.heavy_from = len(self.items)
        self.add("gate", step, asked, shown=" ".join(gate_texts(asked)))


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
    different = {}
    for count in range(most + 1):
        for some in combinations(singles, count):
            if len({axis for _, axis, _ in some}) < count:
                continue
            circumstances = combined(change for _, _, change in some)
            walk = Walk(steps, circumstances, measured)
            # Two ways may say the same and yet spare different things.
            key = (sounds(walk.items), circumstances.after_backdraft, walk.heavy_from, walk.refused)
            name = ", ".join(name for name, _, _ in some) or "main"
            if key in different:
                different[key].names.append(name)
            else:
                different[key] = Path([name], circumstances, walk.items, count - circumstances.eyes_closed, walk.heavy_from, walk.refused)
    return list(different.values())

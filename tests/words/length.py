"""One length of a script as the rules see it, and what they ask of words again and again."""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from paths import every_path
from script import WORDS, gate, straight

PATTERNS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in WORDS["patterns"].items()}


@dataclass
class Length:
    """One length of a script; `measured` are lengths of lines in a voice, where there are any. It is walked in up to `ways` ways off
    the main path at once: three, so that no condition hides behind two others."""

    script: dict
    name: str
    measured: dict | None = None
    ways: int = 3

    @property
    def steps(self):
        return self.script["lengths"][self.name]["steps"]

    @property
    def line(self):
        return self.script["lengths"][self.name].line

    @property
    def nominal(self):
        """In milliseconds."""
        return self.script["lengths"][self.name]["length_s"] * 1000

    @cached_property
    def all_paths(self):
        """Each way through it. The main one is first."""
        return every_path(self.steps, self.ways, self.measured)

    @cached_property
    def paths(self):
        """Those that a person takes often: one way off the main path, eyes open or closed."""
        return [path for path in self.all_paths if path.ways <= 1]

    @property
    def main(self):
        return self.all_paths[0]

    def has(self, kind):
        """Whether a step is a gate of that kind, or does that."""
        return any(kind in step["does"] or gate(step)[0] == kind for step in self.steps)


@cache
def says(name, text):
    """Where a text says what a pattern of words.json looks for."""
    return PATTERNS[name].search(straight(text))


def on(path):
    return f"on the path “{path.name}”"


def once_a_line(found):
    """Of breaks that many paths share, one for each line."""
    seen = set()
    for line, what in found:
        if line not in seen:
            seen.add(line)
            yield line, what

#!/usr/bin/env python3
"""No error of the core's goes uncaught in the Android shell: each call that can fail is caught where it is made, or stands in a function
that is marked @Throws, whose calls are looked at in the same way.

Kotlin has no checked exceptions, and this is no compiler. It reads which functions of the generated binding are @Throws, and finds calls
of them by name and by what the name before the dot was declared as. A `try` counts where it catches the whole type, or every case of it.
A lambda counts as run in place where the standard library does so, and as run by its function where that is one of ours; whatever else
gets one may run it anywhere, so that nothing may come out of it. What it cannot see: a core object under a name that is declared nowhere
as one, a function kept in a variable, an InternalException (a panic of the core's, which any call could throw and no call should).

    throws.py             looks at the app; prints each finding and ends with 1 where there is one
    throws.py BINDING FOLDER…   the same for a binding and sources given here, as its tests do
"""

import re
import sys
from pathlib import Path

from kotlin_blocks import Block, Source

ROOT = Path(__file__).resolve().parents[2]
BINDING = ROOT / "bindings/generated/kotlin/app/kindself/core/kindself.kt"
FOLDERS = [ROOT / "android/ui/src/main", ROOT / "android/app/src/main", ROOT / "android/preview/src/main"]

#: What runs its lambda before it returns, and throws what that throws.
IN_PLACE = set(
    "let also apply run with use takeIf takeUnless map mapNotNull mapTo flatMap filter forEach find any all none first firstOrNull "
    "sumOf withContext coroutineScope withLock synchronized repeat fold buildList buildString generateSequence".split()
)
ALL = {"Exception", "Throwable"}


class Core:
    """What the binding throws."""

    def __init__(self, path):
        text = path.read_text()
        self.source = Source(path, text)
        #: Each error's cases.
        self.cases = {
            name: {f"{name}.{case}" for case in re.findall(rf"class `?(\w+)`?\([^{{]*?\) : {name}\(\)", text)}
            for name in re.findall(r"^sealed class (\w+)\s*:\s*kotlin\.Exception", text, re.M)
        }
        #: By name: whose function it is ("" for nobody's), and it.
        self.throwing = {}
        for block in self.source.blocks:
            if block.kind == "fun" and self.of(block):
                self.throwing.setdefault(block.name, []).append((owner(self.source, block.start), block))
        # Constructors are not marked; what they call is.
        for found in re.finditer(r"constructor\(`", text):
            error = re.search(r"uniffiRustCall(?:WithError\((\w+)\))?", text[found.start() :])
            if error and error[1]:
                name = re.findall(r"^open class (\w+)", text[: found.start()], re.M)[-1]
                self.throwing.setdefault(name, []).append(("", Block("fun", 0, 0, name, {error[1]})))

    def of(self, block):
        """The core's errors that [block] is marked with."""
        return block.errors & self.cases.keys()

    def covers(self, caught, error):
        """Whether catching [caught] leaves nothing of [error], a type or one case of it."""
        whole = error.split(".")[0]
        cases = self.cases[whole]
        return bool(caught & (ALL | {whole, error})) or bool(cases) and cases <= caught


def owner(source, index):
    """The class around [index]; "" for none."""
    return next((block.name for block in source.around(index) if block.kind == "class" and block.name), "")


class Shell:
    """The sources of the shell, and what can go uncaught in them."""

    def __init__(self, core, folders):
        self.core = core
        self.sources = [Source(path, path.read_text()) for folder in folders for path in sorted(folder.rglob("*.kt"))]
        self.throwing = {name: list(found) for name, found in core.throwing.items()}
        #: Functions that are given functions, and interfaces that are one function.
        self.taking = {}
        self.interfaces = {}
        for source in self.sources:
            for block in source.blocks:
                self._declared(source, block)
        owners = {whose for found in (*self.throwing.values(), *self.taking.values()) for whose, *_ in found if whose}
        self.known = {name: whose for whose in owners for name in (whose, whose + "Interface")}
        #: What names are declared as: in each source, and in all.
        self.types = {source: {} for source in (None, core.source, *self.sources)}
        for source in (core.source, *self.sources):
            self._typed(source)

    def _declared(self, source, block):
        whose = owner(source, block.start)
        if block.kind == "class" and self.core.of(block):
            self.throwing.setdefault(block.name, []).append(("", block))
        if block.kind == "fun" and self.core.of(block):
            self.throwing.setdefault(block.name, []).append((whose, block))
            if any(around.is_fun_interface for around in source.around(block.start)):
                self.interfaces[whose] = block
        if block.kind == "fun" and block.parameters:
            self.taking.setdefault(block.name, []).append((whose, source, block))

    def _typed(self, source):
        for index, between in enumerate(source.tokens):
            if between in (":", "=") and re.match(r"\w", source.at(index - 1)):
                at = index + 1
                while source.at(at + 1) in (".", "?."):
                    at += 2
                if between == ":" and re.match(r"[A-Z]", source.at(at)) or source.at(at) in self.known and source.at(at + 1) == "(":
                    for place in (source, None):
                        whose = {self.known[source.at(at)]} if source.at(at) in self.known else set()
                        self.types[place].setdefault(source.at(index - 1), set()).update(whose)

    def _owners(self, source, index):
        """Whose the function called at [index] may be."""
        before, receiver = source.at(index - 1), source.at(index - 2)
        if before in (".", "?.", "::") and re.match(r"\w", receiver) and receiver != "this":
            declared = self.types[source].get(receiver, self.types[None].get(receiver, set()))
            return declared | ({self.known[receiver]} if receiver in self.known else set())
        if before in (".", "?.") and receiver != "this":
            return set()
        return {"", *(block.name for block in source.around(index) if block.kind == "class")}

    def findings(self):
        for source in self.sources:
            for index, token in enumerate(source.tokens):
                for error in self._errors(source, index, token):
                    why = self._escapes(source, index, error)
                    if why:
                        yield f"{source.path.name}:{source.lines[index]}: {error} of “{token}” {why}"

    def _errors(self, source, index, token):
        """What the token at [index] may throw."""
        if token == "throw":
            said = "".join(source.tokens[index + 1 : index + 4])
            return [said if said in cases else name for name, cases in self.core.cases.items() if said.startswith(name)]
        if token not in self.throwing or index in source.names or source.at(index - 1) in ("val", "class"):
            return []
        is_called = source.at(index + 1) in ("(", "{") or source.at(index - 1) == "::"
        owners = self._owners(source, index)
        found = (
            block
            for whose, block in self.throwing[token]
            if whose in owners and is_called != block.is_property and (not block.is_private or whose == owner(source, index))
        )
        return sorted({error for block in found for error in self.core.of(block)})

    def _escapes(self, source, index, error, inside=None):
        """Why [error] goes uncaught from [index]; None where it does not, True where it comes out of the function [inside]."""
        around = source.around(index)
        if source.at(index - 1) == "::":
            around.insert(0, source.given(index))
        for block in around:
            if block is inside:
                return True
            if block.kind == "lambda" and block.name not in IN_PLACE:
                run = self._run(source, block, error)
                if run is not True:
                    return run
            if block.kind in ("try", "fun", "class") and self.core.covers(block.errors, error):
                return None
            if block.kind == "fun":
                return f"is neither caught nor passed on by “{block.name}”"
            if block.kind == "class":
                return f"is thrown while a “{block.name}” is made"
        return "is thrown at the top of the file"

    def _run(self, source, given, error):
        """The same for what comes out of a lambda; True where it comes out of whatever that is [given] to."""
        anywhere = f"comes out of a lambda that “{given.name}” may run anywhere"
        if given.name in self.interfaces:
            return None if self.core.covers(self.interfaces[given.name].errors, error) else anywhere
        owners = self._owners(source, given.callee)
        takes = [(where, block) for whose, where, block in self.taking.get(given.name, []) if whose in owners]
        if not takes:
            return anywhere
        whys = [self._used(where, block, given, error) for where, block in takes]
        return next((why for why in whys if isinstance(why, str)), next((why for why in whys if why), None))

    def _used(self, source, block, given, error):
        """The same for the function [block], which is given it."""
        names = block.parameters[-1:] if given.is_trailing else block.parameters
        whys = []
        for index in range(block.start + 1, block.end):
            if source.at(index) not in names or source.at(index - 1) == "." or source.at(index + 1) == ":":
                continue
            if source.at(index + 1) not in ("(", "?.") and (on := source.given(index)).name not in IN_PLACE:
                # Handed on, to be run there; where that throws, so does this.
                why = self._run(source, on, error)
                if why is not True:
                    whys.append(why)
                    continue
            whys.append(self._escapes(source, index, error, block))
        return next((why for why in whys if isinstance(why, str)), next((why for why in whys if why), None))


def main(arguments):
    binding, *folders = map(Path, arguments) if arguments else (BINDING, *FOLDERS)
    if not binding.exists():
        print(f"{binding.name} is not there: run make bindings")
        return 1
    core = Core(binding)
    shell = Shell(core, folders)
    found = sorted(shell.findings())
    for finding in found:
        print(finding)
    counted = sum(map(len, core.throwing.values()))
    print(f"{counted} calls of the core can fail: {len(found)} findings")
    return 1 if found or not counted else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

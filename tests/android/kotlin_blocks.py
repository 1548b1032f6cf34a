"""What of Kotlin throws.py has to know: tokens without comments and texts, and which block, function, try or lambda each one stands in."""

import re
from dataclasses import dataclass, field

TOKEN = re.compile(r"`?\w+`?|::|->|\?\.|\?:|[^\s\w]|\n")
NOISE = re.compile(r'/\*.*?\*/|//[^\n]*|"""(?:.*?)"""|"(?:\\.|\$\{[^{}]*\}|[^"\\])*"|\'(?:\\.|[^\'\\])+\'', re.S)
CONTROL = {"if", "while", "for", "when", "else", "do", "finally"}
BEGINS = set(
    "fun val var class object interface private internal protected public override companion init const lateinit suspend inline "
    "operator data sealed enum abstract open @ typealias".split()
)


@dataclass
class Block:
    """From token [start] to [end]. [kind] is class, fun, try, lambda or plain; [name] that of the class, the function or property, or of
    what a lambda is given to, which stands at the token [callee]."""

    kind: str
    start: int
    end: int
    name: str = ""
    #: What a try catches and does not throw on, or what a function or a class's constructor is marked to throw.
    errors: set = field(default_factory=set)
    #: A function's parameters that are functions.
    parameters: list = field(default_factory=list)
    callee: int = -1
    is_trailing: bool = False
    is_property: bool = False
    is_private: bool = False
    is_fun_interface: bool = False


def without_noise(text):
    """The text with comments blank and texts empty; what stands in ${…} inside of one is code and stays."""

    def blank(match):
        found = match[0]
        code = "".join(re.findall(r"\$\{([^{}]*)\}", found)) if found[0] == '"' else ""
        return ("(" + code + ")" if code else "0" if found[0] in "\"'" else " ") + "\n" * found.count("\n")

    return NOISE.sub(blank, text)


class Source:
    """A file's tokens, and its blocks, the outermost first."""

    def __init__(self, path, text):
        self.path = path
        self.tokens = [token.strip("`") for token in TOKEN.findall(without_noise(text))]
        self.lines, line = [], 1
        for token in self.tokens:
            self.lines.append(line)
            line += token == "\n"
        self.pairs = self._pairs()
        self.bodies = {}
        self.blocks = []
        #: Where functions have their names.
        self.names = set()
        self._declarations()
        for index, token in enumerate(self.tokens):
            if token == "{" and index in self.pairs:
                self.blocks.append(self.bodies.get(index) or self._block(index))
        self.blocks.sort(key=lambda block: (block.start, -block.end))

    def _pairs(self):
        pairs, opened = {}, []
        for index, token in enumerate(self.tokens):
            if token in ("(", "{", "["):
                opened.append(index)
            elif token in (")", "}", "]") and opened:
                pairs[opened[-1]] = index
                pairs[index] = opened.pop()
        return pairs

    def at(self, index):
        return self.tokens[index] if 0 <= index < len(self.tokens) else ""

    def step(self, index, by):
        """The next token that is no line's end."""
        index += by
        while self.at(index) == "\n":
            index += by
        return index

    def throws_before(self, index):
        """Errors of the @Throws before the declaration at [index]."""
        found = set()
        index = self.step(index, -1)
        while self.at(index) in BEGINS or self.at(index) == ")":
            if self.at(index) == ")":
                opening = self.pairs[index]
                if self.at(opening - 2) not in ("@", ":"):
                    break
                if self.at(opening - 1) == "Throws":
                    found |= {token for token, after in zip(self.tokens[opening:index], self.tokens[opening + 1 : index]) if after == "::"}
                index = opening - 2
                if self.at(index) == ":":
                    index -= 2
            index = self.step(index, -1)
        return found

    def _declarations(self):
        for index, token in enumerate(self.tokens):
            before = self.at(index - 1)
            if token in ("class", "interface", "object") and before not in ("::", "."):
                self._class(index)
            elif token == "fun" and before != "::" and self.at(index + 1) != "interface":
                self._function(index)
            elif token in ("get", "set") and self.at(index + 1) == "(" and self.at(self.step(index, -1)) != ".":
                self._property(index)

    def _class(self, index):
        name = self.at(index + 1) if re.match(r"\w", self.at(index + 1)) else ""
        errors = set()
        now = index + 1
        while now < len(self.tokens) and self.at(now) != "{":
            if self.at(now) == "constructor":
                errors = self.throws_before(now)
            if self.at(now) == "\n" and self.at(now - 1) not in (",", ":", "(") and self._after_annotations(now) not in ("{", ":", "constructor"):
                return
            if self.at(now) in (")", "}") or self.at(now) == "=":
                return
            now = self.pairs.get(now, now) + 1
        if now in self.pairs:
            one = self.at(index) == "interface" and self.at(index - 1) == "fun"
            self.bodies[now] = Block("class", index, self.pairs[now], name, errors, is_fun_interface=one)

    def _after_annotations(self, index):
        """The first token after the line's end at [index] that belongs to no annotation."""
        index = self.step(index, 1)
        while self.at(index) == "@":
            index += 2
            index = self.pairs[index] + 1 if self.at(index) == "(" else index
            index = index if self.at(index) != "\n" else self.step(index, 1)
        return self.at(index)

    def _function(self, index):
        now = index + 1
        while self.at(now) not in ("(", "{", "\n", ""):
            now = now + 1
        # A receiver that is a function stands in brackets of its own; there is none here.
        if self.at(now) != "(":
            return
        self.names.add(now - 1)
        inside = self.tokens[now : self.pairs[now]]
        parameters = [
            inside[at]
            for at in range(len(inside) - 2)
            if inside[at + 1] == ":" and re.match(r"\w", inside[at]) and (inside[at + 2] == "(" or inside[at + 2 : at + 4] == ["suspend", "("])
        ]
        self._body(index, self.pairs[now], self.at(now - 1), parameters)

    def _property(self, index):
        name = index
        while name > 0 and self.at(name) not in ("val", "var"):
            name -= 1
        self._body(index, self.pairs[index + 1], self.at(name + 1), is_property=True)

    def _body(self, index, closing, name, parameters=(), is_property=False):
        now = closing + 1
        while self.at(now) not in ("{", "=", "\n", "", "}", ")"):
            now = self.pairs.get(now, now) + 1
        errors = self.throws_before(index)
        # One that is only declared holds nothing; its errors count.
        end = self.pairs[now] if self.at(now) == "{" else self._expression(now + 1) if self.at(now) == "=" else now
        first = index
        while self.at(first - 1) in BEGINS:
            first -= 1
        is_private = "private" in self.tokens[first:index]
        block = Block("fun", now, end, name, errors, list(parameters), is_property=is_property, is_private=is_private)
        if self.at(now) == "{":
            self.bodies[now] = block
        else:
            self.blocks.append(block)

    def _expression(self, now):
        while now < len(self.tokens) and self.at(now) not in ("}", ")"):
            if self.at(now) == "\n" and self.at(now - 1) != "=" and self.at(self.step(now, 1)) in BEGINS:
                return now
            now = self.pairs.get(now, now) + 1 if self.at(now) in ("(", "{", "[") else now + 1
        return now

    def _block(self, index):
        end = self.pairs[index]
        before = self.step(index, -1)
        token = self.at(before)
        if token == "try":
            return Block("try", index, end, errors=self._caught(end))
        if token in CONTROL or token == "->":
            return Block("plain", index, end)
        if token == "init":
            return Block("plain", index, end)
        is_trailing = token not in ("(", ",", "=")
        if token == ")":
            before = self.pairs[before] - 1
            if self.at(before) in CONTROL | {"catch"}:
                return Block("plain", index, end)
        elif token == ">":
            before = self.step(max(at for at in range(before) if self.at(at) == "<"), -1)
        return self.given(index, before, is_trailing)

    def given(self, index, callee=None, is_trailing=False):
        """The lambda, or the reference to a function, at [index], and what it is given to."""
        if not is_trailing:
            callee = index - 1
            while callee >= 0 and self.at(callee) not in ("(", "{"):
                callee = self.pairs[callee] - 1 if self.at(callee) in (")", "}", "]") else callee - 1
            callee = callee - 1 if self.at(callee) == "(" else -1
        name = self.at(callee) if re.match(r"\w", self.at(callee)) else ""
        return Block("lambda", index, self.pairs.get(index, index), name, callee=callee, is_trailing=is_trailing)

    def _caught(self, end):
        errors = set()
        now = self.step(end, 1)
        while self.at(now) == "catch":
            closing = self.pairs[now + 1]
            name, error = self.at(now + 2), "".join(self.tokens[now + 4 : closing])
            body = self.step(closing, 1)
            inside = self.tokens[body : self.pairs[body]]
            if ["throw", name] not in [inside[at : at + 2] for at in range(len(inside))]:
                errors.add(error)
            now = self.step(self.pairs[body], 1)
        return errors

    def around(self, index):
        """Blocks around the token at [index], the innermost first."""
        return [block for block in reversed(self.blocks) if block.start < index < block.end]

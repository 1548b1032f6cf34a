#!/usr/bin/env python3
"""No call of the iOS app into the core loses its error: `try?` and empty `catch` on such calls stand beside a reason.

What throws is read from the generated Swift; a function of the app's own that throws and makes such a call counts like one.
The reason is a comment in the line, in the empty block or right above: `// Unsaid: where it cannot be, the next tidying does
it.` `try!` on such a call has no excuse. Prints every finding; ends with 1 where there is one.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GENERATED = ROOT / "bindings/generated/swift/KindselfCore.swift"
SOURCES = ["ios/Sources", "ios/App"]

REASON = re.compile(r"//.*\bUnsaid: \S+(?: \S+){2,}")
HIDDEN = re.compile(r'//[^\n]*|/\*.*?\*/|#?"""(?:\\.|.)*?"""#?|"(?:\\.|[^"\\\n])*"', re.DOTALL)
#: What does nothing with an error.
NOTHING = re.compile(r"(?:return(?: (?:nil|true|false|\[\]))?|break|continue)?")
CLOSING = {"(": ")", "[": "]", "{": "}"}


def code(text):
    """The text with blanks in place of comments and literals: everything else stands where it stood."""
    return HIDDEN.sub(lambda hidden: re.sub(r"[^\n]", " ", hidden[0]), text)


def end_of(plain, start):
    """Where the bracket that opens at `start` is closed, one further."""
    waiting = []
    for at in range(start, len(plain)):
        if plain[at] in CLOSING:
            waiting.append(CLOSING[plain[at]])
        elif waiting and plain[at] == waiting[-1]:
            waiting.pop()
            if not waiting:
                return at + 1
    return len(plain)


def start_of(plain, end):
    """Where the block that is closed right before `end` opens."""
    depth = 0
    for at in range(end - 1, -1, -1):
        depth += (plain[at] == "}") - (plain[at] == "{")
        if depth == 0:
            return at
    return 0


def expression(plain, start):
    """What a `try` at `start` stands before: up to the end of its line, and of every bracket that opens in it."""
    at = start
    while at < len(plain):
        if plain[at] in CLOSING:
            at = end_of(plain, at)
            continue
        if plain[at] in ")]}," or plain.startswith(" else", at):
            break
        if plain[at] == "\n" and not re.match(r"\s*(?:\.|\?\?)", plain[at:]):
            break
        at += 1
    return plain[start:at]


def calls(plain, names):
    """Which of those names are called."""
    return [name for name in re.findall(r"\b(\w+)\b`?\s*[({]", plain) if name in names]


def functions(text):
    """Each function and initialiser that throws: the name it is called by, and its body."""
    plain = code(text)
    for declared in re.finditer(r"\bfunc\s+`?(\w+)`?|\binit\b[?!]?(?=\s*[<(])", plain):
        opening = plain.find("(", declared.end())
        signature = end_of(plain, opening)
        head = re.match(r"[^{}\n]*(?:\n\s*(?:async|throws|->|where)[^{}\n]*)*", plain[signature:])[0]
        if not re.search(r"\bthrows\b", head):
            continue
        name = declared[1]
        if name is None:
            types = re.findall(r"\b(?:class|struct|enum|actor|extension)\s+(\w+)", plain[: declared.start()])
            name = types[-1] if types else "init"
        body = signature + len(head)
        yield name, plain[body : end_of(plain, body)] if plain[body : body + 1] == "{" else ""


def of_the_core(generated):
    """The names of what throws in the generated Swift: its free functions and the members of its classes, which begin in
    the first column. What it converts with is its own business."""
    names, around = set(), ""
    for line in generated.splitlines():
        if opened := re.match(r"open class (\w+)", line):
            around = opened[1]
        declared = re.match(r"(?:open|public) (?:static |convenience )*(?:func `?(\w+)|init\b).*\)\s*(?:async )?throws\b", line)
        if declared and not line.startswith("public func FfiConverter"):
            names.add(declared[1] or around)
    return names


def with_the_apps_own(names, texts):
    """Those names, and each function of the app's that throws and calls one of them."""
    names = set(names)
    while True:
        more = {name for text in texts for name, body in functions(text) if calls(body, names)} - names
        if not more:
            return names
        names |= more


def blocks(plain):
    """Each `catch` that does nothing: where it stands, where it ends, and what is tried."""
    for caught in re.finditer(r"\bcatch\b[^{}\n]*\{", plain):
        end = end_of(plain, caught.end() - 1)
        if not NOTHING.fullmatch(plain[caught.end() : end - 1].strip()):
            continue
        before = len(plain[: caught.start()].rstrip())
        while True:
            opening = start_of(plain, before)
            head = plain[:opening].rstrip()
            other = re.search(r"\bcatch\b[^{}\n]*$", head)
            if not other:
                break
            before = len(head[: other.start()].rstrip())
        yield caught.start(), end, plain[opening:before]


def has_reason(text, start, end):
    """Whether one stands in these lines, or in the comment right above them."""
    lines = text.splitlines()
    first, last = text.count("\n", 0, start), text.count("\n", 0, end)
    above = first
    while above > 0 and lines[above - 1].lstrip().startswith("//"):
        above -= 1
    return any(REASON.search(line) for line in lines[above : last + 1])


def findings(text, names):
    """The number of each line that loses an error, and how."""
    plain = code(text)
    for tried in re.finditer(r"\btry([?!])", plain):
        said = expression(plain, tried.end())
        called = calls(said, names)
        if called and (tried[1] == "!" or not has_reason(text, tried.start(), tried.start())):
            yield text.count("\n", 0, tried.start()) + 1, f"try{tried[1]} on {', '.join(called)}"
    for start, end, body in blocks(plain):
        called = calls(body, names)
        if called and not has_reason(text, start, end - 1):
            yield text.count("\n", 0, start) + 1, f"nothing is done with an error of {', '.join(called)}"


def main():
    if not GENERATED.exists():
        sys.exit("There is no generated Swift: run make bindings.")
    names = of_the_core(GENERATED.read_text())
    # Fewer would mean that they are not found any more.
    if len(names) < 20:
        sys.exit(f"Only {len(names)} calls that throw were found in the generated Swift.")
    texts = {path: path.read_text() for folder in SOURCES for path in sorted((ROOT / folder).rglob("*.swift"))}
    # What the adapters throw is the phone's.
    names = with_the_apps_own(names, [text for path, text in texts.items() if "Platform" not in path.parts])
    found = [
        f"{path.relative_to(ROOT)}:{line}: {what}, and nothing is said (`// Unsaid: why`)"
        for path, text in texts.items()
        for line, what in findings(text, names)
    ]
    print("\n".join(found) or f"{len(names)} calls that throw, and no error of theirs is lost without a reason")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

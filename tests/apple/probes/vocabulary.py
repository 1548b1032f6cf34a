"""VOCABULARY.md: every declaration of the stand-in of SwiftUI with Apple's page. Types name their page in the comment
above them; a modifier's page follows from its name and labels."""

import re
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
PAGES = "https://developer.apple.com/documentation/"
TABLE = PACKAGE / "VOCABULARY.md"
HEAD = """# Vocabulary of the stand-in of SwiftUI

Everything the stand-in declares, by the file it stands in, with Apple's page: iOS 17, nothing newer. The members of a
type are on its page. Where Apple has several of one name and labels, its address ends in a suffix that is left out here.
Written by `probes/run --write`; `probes/run` checks it. The other frameworks: [VOCABULARY-frameworks.md](VOCABULARY-frameworks.md).

| file | declarations |
|---|---|
"""
TYPE = re.compile(r"^( *)(?:@\w+ |nonisolated )*public (?:final )?(?:struct|class|enum|protocol) (`?\w+`?)")
ALIAS = re.compile(r"^public typealias (\w+)")
SCOPE = re.compile(r"^( *)(?:@\w+ |nonisolated |public |fileprivate |private |final )*(?:struct|class|enum|protocol|extension) ([\w.]+)")
MODIFIER = re.compile(r"^(?:  (?:@\w+ )*nonisolated public|public) func (`?\w+`?)", re.MULTILINE)


def sources():
    for folder in ("SwiftUI", "Accessibility"):
        for path in sorted((PACKAGE / folder).rglob("*.swift")):
            if path.parent.name != "Driver":
                yield path, path.read_text()


def types(text):
    """(qualified name, page or None) of each public type."""
    around, page = [], None
    for line in text.splitlines():
        named = re.match(r"^ *///? (https://\S+)", line)
        declared = TYPE.match(line) or ALIAS.match(line)
        if named:
            page = page or named[1]
        elif scope := SCOPE.match(line):
            depth = len(scope[1])
            around = [a for a in around if a[0] < depth]
            if declared:
                yield ".".join([a[1] for a in around] + [scope[2]]), page
            around.append((depth, scope[2]))
            page = None
        elif declared:
            yield declared[1], page
            page = None
        elif not line.strip().startswith(("//", "@")):
            page = None


def labels(text, start):
    """The argument labels of the function whose parameter list begins behind `start`."""
    opening = text.index("(", start)
    depth, at, part, parts = 0, opening, "", []
    while True:
        letter = text[at]
        depth += letter in "([{<"
        # The arrow of a function type closes nothing.
        depth -= letter in ")]}" or (letter == ">" and text[at - 1] != "-")
        if depth == 0 or (letter == "," and depth == 1):
            parts.append(part)
            part = ""
        elif at > opening:
            part += letter
        if depth == 0:
            break
        at += 1
    for part in parts:
        part = re.sub(r"@\w+(\([^)]*\))? *", "", part).strip()
        if part:
            yield part.split()[0].rstrip(":")


def modifiers(text):
    """(name, page) of each modifier of a view, and of each free function."""
    for found in MODIFIER.finditer(text):
        free = found[0].startswith("public")
        around = re.findall(r"(?m)^(?:@\w+ )*extension (\S+)", text[: found.start()])
        if free or around[-1:] == ["View"]:
            shape = "".join(f"{label}:" for label in labels(text, found.end()))
            full = f"{found[1].strip('`')}({shape})"
            yield full, PAGES + "swiftui/" + ("" if free else "view/") + full.lower()


def entries():
    """By file: the declarations, each once; and what has no page."""
    rows, without = [], []
    for path, text in sources():
        row = {}
        for name, page in types(text):
            if not name.rpartition(".")[2].startswith("_") and page is None:
                without.append(f"{path.relative_to(PACKAGE)}: {name} names no page of Apple's")
            elif page:
                row[name] = page
        for name, page in modifiers(text):
            row.setdefault(name, page)
        if row:
            rows.append((str(path.relative_to(PACKAGE)), row))
    return rows, without


def table():
    lines = []
    for path, row in entries()[0]:
        links = " · ".join(f"[{name}]({page})" for name, page in row.items())
        lines.append(f"| {path} | {links} |\n")
    return HEAD + "".join(lines)


def count():
    return sum(len(row) for _, row in entries()[0])


def write():
    TABLE.write_text(table())


def findings():
    rows, wrong = entries()
    wrong += [
        f"{path}: {name} points to {page}, which is not Apple's documentation"
        for path, row in rows for name, page in row.items() if not page.startswith(PAGES)
    ]
    if not TABLE.exists() or TABLE.read_text() != table():
        wrong.append("VOCABULARY.md is not what the sources declare: probes/run --write")
    return wrong

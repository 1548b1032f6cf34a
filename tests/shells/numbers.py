#!/usr/bin/env python3
"""A number in a shell is no rule: each that has a name stands in ADR 0022 with its reason, and models have no other large ones.

Looks at android/ui and ios/Sources/{AppModel,Views}. A name is one whether it is written STILL_SIZE or stillSize. In files without a
screen in them, where what is decided would be, a number of three digits or more is a finding even without a name, adapters apart. What it cannot see: a
rule that is a condition and has no number. Prints every finding, and every name in the ADR that no shell has; ends with 1 where there is one.

    numbers.py          looks
    numbers.py --try    tries itself on samples
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIST = ROOT / "docs/adr/0022-rules-that-stay-in-the-shells.md"
FOLDERS = [ROOT / "android/ui/src/main", ROOT / "ios/Sources/AppModel", ROOT / "ios/Sources/Views"]

HIDDEN = re.compile(r'//[^\n]*|/\*.*?\*/|"""(?:\\.|.)*?"""|"(?:\\.|[^"\\\n])*"', re.DOTALL)
NAMED = re.compile(
    r"^ *(?:(?:private|internal|public|fileprivate|static|const) )*(?:val ([A-Z][A-Z0-9_]*)|let (\w+))(?:: \w+)? = -?[0-9]", re.M
)
LARGE = re.compile(r"(?<![\w.])(?:[0-9]{3,}|[0-9]+(?:_[0-9]+)+)(?:uL|u|L)?\b")
SCREEN = re.compile(r"@Composable|import SwiftUI")
#: Adapters of a machine, which divide by a thousand as its units want it.
ADAPTERS = "platform"
#: A local number of Swift's is no name of the file's.
LOCAL = re.compile(r"^ {4,}let ")


def code(text):
    """The text without comments and literals; every line where it was."""
    return HIDDEN.sub(lambda hidden: re.sub(r"[^\n]", " ", hidden[0]), text)


def plain(name):
    return name.replace("_", "").lower()


def named(text):
    return {found[1] or found[2] for found in NAMED.finditer(code(text)) if not LOCAL.match(found[0])}


def large(text):
    """Lines with a large number that has no name."""
    if SCREEN.search(text):
        return []
    lines = enumerate(code(text).splitlines(), 1)
    return [number for number, line in lines if LARGE.search(line) and not NAMED.match(line)]


def look():
    rows = [row.split("|")[1] for row in LIST.read_text().splitlines() if row.startswith("| `")]
    listed = {plain(name): name for row in rows for name in re.findall(r"`(\w+)`", row)}
    findings, seen = [], set()
    for folder in FOLDERS:
        for path in sorted(file for file in folder.rglob("*") if file.suffix in (".kt", ".swift")):
            text = path.read_text()
            where = path.relative_to(ROOT)
            seen |= {plain(name) for name in named(text)}
            unlisted = sorted(name for name in named(text) if plain(name) not in listed)
            findings += [f"{where}: {name} is in no row of ADR 0022" for name in unlisted]
            if ADAPTERS not in path.parts:
                findings += [f"{where}:{line}: a number without a name" for line in large(text)]
    findings += [f"ADR 0022: no shell has {name}" for key, name in sorted(listed.items()) if key not in seen]
    return findings


def tries():
    assert named("private const val STILL_SIZE = 0.78f\n// const val NOT = 1\n") == {"STILL_SIZE"}
    assert named("private let longLine = 40\n    let local = 1\n  static let most: Int = 3\n") == {"longLine", "most"}
    assert large("val a = 1\nwait(10_000uL)\n// 500\nsay(\"500\")\n") == [2]
    assert large("@Composable\nfun a() = wait(500)\n") == []
    assert large("private const val MINUTE_MS = 60_000uL\n") == []
    assert large("sha256(a.b123)\n") == []


if __name__ == "__main__":
    if sys.argv[1:] == ["--try"]:
        tries()
        sys.exit(0)
    findings = look()
    print("\n".join(findings), end="\n" if findings else "")
    sys.exit(1 if findings else 0)

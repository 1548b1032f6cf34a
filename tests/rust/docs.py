#!/usr/bin/env python3
"""What is public is documented, and no documentation says only what a name says.

A public item (function but `new`, type, constant, trait) needs a line; a field or a case whose name says all needs none, and one that would only
repeat its name (`/// Its id.` above `id`) is refused. rustc's own lint asks for a line above every field, and so gets those.
"""

import re
import subprocess
import sys
from pathlib import Path

SAYS_NOTHING = set("""a an and as at been by for had has have how in is it its of on one or s that the this to was were what where
    whether which who with""".split())
ITEM = re.compile(r"\s*pub (?:const |async |unsafe )*(?:fn|struct|enum|trait|type|const|static|union) (\w+)")
MEMBER = re.compile(r"\s+(?:pub(?:\([a-z ]+\))? )?(\w+)\s*(?:[,({:]|$)")
NO_MEMBER = re.compile(r"\s*(?:pub(?:\([a-z ]+\))? )?(?:const |async |unsafe )*(?:fn|struct|enum|trait|type|const|static|mod|use|let|impl)\b")


def words(text):
    """The words of a sentence or a name, without those that carry nothing and without endings."""
    apart = re.sub(r"([a-z])([A-Z])", r"\1 \2", text).lower()
    return {re.sub(r"(ies|es|s|ed|ing)$", "", word) or word for word in re.findall(r"[a-z0-9]+", apart) if word not in SAYS_NOTHING}


def findings(source):
    """Lines of a file that are wrong, counted from 1, with what is wrong; the second says which lines could go."""
    lines = source.split("\n")
    for at, line in enumerate(lines):
        above = at - 1
        while above >= 0 and re.match(r"\s*(#\[|\)\])", lines[above]):
            above -= 1
        doc = re.match(r"\s*///\s?(.*)", lines[above]) if above >= 0 else None
        item = ITEM.match(line)
        if item and item[1] != "new" and not doc and not any(re.match(r"\s*#\[doc", attribute) for attribute in lines[above + 1 : at]):
            yield at + 1, f"{item[1]} is public and has no documentation"
        alone = doc and (above == 0 or not re.match(r"\s*///", lines[above - 1]))
        if alone and not item and not NO_MEMBER.match(line) and MEMBER.match(line):
            if words(doc[1]) <= words(line):
                yield above + 1, f"“{doc[1].strip()}” says no more than the name does"


SAMPLES = [
    ("pub fn open() {}", True),
    ("/// Opens it.\npub fn open() {}", False),
    ("/// Opens it.\n#[must_use]\npub fn open() {}", False),
    ("struct A {\n    /// Its id.\n    pub id: String,\n}", True),
    ("struct A {\n    /// It.\n    pub entry: Entry,\n}", True),
    ("struct A {\n    /// Its id, in hexadecimal.\n    pub id: String,\n}", False),
    ("struct A {\n    pub id: String,\n}", False),
    ("enum A {\n    /// Too short.\n    TooShort {\n        least_ms: u64,\n    },\n}", True),
    ("enum A {\n    /// Shorter than the least, in whole milliseconds.\n    TooShort {},\n}", False),
    ("enum A {\n    /// Which.\n    /// It may be gone.\n    Option(u32),\n}", False),
]


def main():
    for source, is_wrong in SAMPLES:
        assert bool(list(findings(source))) == is_wrong, source
    listed = subprocess.run(["git", "ls-files", "-z", "core/src", "bindings/src"], check=True, capture_output=True, text=True)
    files = [name for name in listed.stdout.split("\0") if name.endswith(".rs") and "/tests" not in name]
    wrong = [f"{name}:{at}: {what}" for name in files for at, what in findings(Path(name).read_text(encoding="utf-8"))]
    print("\n".join(wrong + [f"{len(files)} files: {len(wrong)} findings"]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Every Rust package of the project comes from crates.io under a licence that allows shipping it in an app.

cargo-deny does more and takes minutes to compile on a bare machine; these two questions need `cargo metadata` alone.
"""

import json
import re
import subprocess
import sys

ALLOWED = {
    "0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-1-Clause", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0",
    "CC0-1.0", "CDLA-Permissive-2.0", "ISC", "MIT", "MIT-0", "OpenSSL", "Unicode-3.0", "Unicode-DFS-2016", "Unlicense", "Zlib",
    # SQLite and LibTomCrypt, which SQLCipher brings: both give everything to everyone.
    "blessing", "WTFPL",
    # Weak copyleft by file: we ship such files unchanged and name them (UniFFI is one).
    "MPL-2.0",
}
CRATES_IO = "registry+https://github.com/rust-lang/crates.io-index"


def allows(expression):
    """Evaluates an SPDX expression: OR needs one allowed side, AND both. A slash is the old way to write OR."""
    words = re.findall(r"\(|\)|[^\s()]+", expression.replace("/", " OR "))

    def either():
        result = both()
        while words and words[0] == "OR":
            words.pop(0)
            result = both() or result
        return result

    def both():
        result = single()
        while words and words[0] == "AND":
            words.pop(0)
            result = single() and result
        return result

    def single():
        word = words.pop(0)
        if word == "(":
            result = either()
            words.pop(0)
            return result
        if words and words[0] == "WITH":
            words.pop(0)
            word += " WITH " + words.pop(0)
        return word in ALLOWED

    return either() and not words


def faults(package):
    if package["source"] is None:
        return []  # our own
    found = []
    if package["source"] != CRATES_IO:
        found.append(f"comes from {package['source']}")
    licence = package.get("license")
    if not licence:
        found.append("names no licence")
    elif not allows(licence):
        found.append(f"has the licence {licence}")
    return found


def main():
    command = ["cargo", "metadata", "--locked", "--format-version", "1"]
    packages = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)["packages"]
    bad = [f"{p['name']} {p['version']} {fault}" for p in packages for fault in faults(p)]
    print("\n".join(bad) or f"{len(packages)} packages: all from crates.io, all licences allowed")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()

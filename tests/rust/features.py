#!/usr/bin/env python3
"""Packages of the library have the same features with and without what the tests bring along: where they differ, `make test` compiles the
core a second time, which takes minutes. Names the packages that differ; the remedy is a feature in the root's Cargo.toml."""

import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def packages(*which):
    """The features of every package that is compiled; of one that is compiled for the build and for the app there may be two kinds."""
    command = ["cargo", "tree", "--locked", "--prefix", "none", "--format", "{p} [{f}]", *which]
    lines = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()
    found = defaultdict(set)
    for line in lines:
        package, _, features = re.sub(r" \((?:\*|/[^)]*)\)", "", line).partition(" [")
        if features:
            found[package].add(features.rstrip("]"))
    return found


def main():
    alone = packages("--package", "kindself", "--edges", "normal,build")
    tested = packages("--workspace", "--exclude", "kindself-bindgen", "--edges", "normal,build,dev")
    differ = sorted(package for package, features in alone.items() if features != tested[package])
    for package in differ:
        kinds = " and ".join(sorted(tested[package] ^ alone[package]))
        print(f"{package}: with tests it has other features ({kinds}); ask for the same in Cargo.toml")
    if len(alone) < 50:
        differ.append("cargo tree told of hardly any package")
    print(f"{len(alone)} packages, {len(differ)} with other features in tests")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())

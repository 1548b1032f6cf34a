#!/usr/bin/env python3
"""How much of each room of the app the tests of the last `swift test --enable-code-coverage` went through."""

import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOMS = ["Sources/AppModel", "Sources/Views", "Sources/Platform"]


def report():
    path = subprocess.run(
        ["swift", "test", "--show-codecov-path"], cwd=HERE, capture_output=True, text=True, check=True
    ).stdout.strip()
    return json.loads(Path(path).read_text())["data"][0]["files"]


def main():
    files = report()
    for room in ROOMS:
        lines = [f["summary"]["lines"] for f in files if f["filename"].startswith(f"{HERE / room}/")]
        count, covered = sum(row["count"] for row in lines), sum(row["covered"] for row in lines)
        share = 100 * covered // count if count else 0
        print(f"    {room:20} {share:3} % of {count} lines were run by a test")
    if not any(f["filename"].startswith(str(HERE)) for f in files):
        sys.exit("coverage: the report names no file of the app")


main()

#!/usr/bin/env python3
"""The Gradle catalogue, which Android Studio reads, names the versions that the Maven reactor builds and tests with."""

import re
import sys
from pathlib import Path

ANDROID = Path(__file__).resolve().parents[2] / "android"
# The Android Gradle plugin has no counterpart in a build without Gradle.
ONLY_GRADLE = {"agp"}


def catalogue():
    section = re.search(r"^\[versions\]\n(.*?)(?=^\[)", (ANDROID / "gradle/libs.versions.toml").read_text(), re.M | re.S)
    return dict(re.findall(r'^(\w+) = "(.+)"$', section.group(1), re.M))


def reactor():
    return dict(re.findall(r"<([\w-]+)\.version>(.+)</\1\.version>", (ANDROID / "pom.xml").read_text()))


def main():
    gradle, maven = catalogue(), reactor()
    wrong = [
        f"{name}: {version} in libs.versions.toml, {maven.get(name, 'absent')} in pom.xml"
        for name, version in gradle.items()
        if name not in ONLY_GRADLE and maven.get(name) != version
    ]
    print("\n".join(wrong) or f"{len(gradle) - len(ONLY_GRADLE)} versions agree")
    sys.exit(1 if wrong or len(gradle) < 10 else 0)


main()

#!/usr/bin/env python3
"""What a Mac would trip over first: the Xcode project refers to what is there, and its property lists are whole.

Xcode itself is not run here.
"""

import json
import plistlib
import re
import struct
import sys
import xml.etree.ElementTree as xml
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "ios/App/Kindself"
PROJECT = ROOT / "ios/App/Kindself.xcodeproj"
wrong = []


def must(holds, what):
    if not holds:
        wrong.append(what)


def project():
    text = (PROJECT / "project.pbxproj").read_text()
    plain = re.sub(r'/\*.*?\*/|"[^"]*"', "", text)
    must(all(plain.count(a) == plain.count(b) for a, b in ("{}", "()")), "project.pbxproj: brackets do not match")
    made = re.findall(r"^\t\t([0-9A-F]{24})(?: /\*.*?\*/)? = \{", text, re.M)
    used = set(re.findall(r"\b[0-9A-F]{24}\b", re.sub(r"^\t\t[0-9A-F]{24}(?: /\*.*?\*/)? = \{", "", text, flags=re.M)))
    must(len(made) == len(set(made)), "project.pbxproj: an object is there twice")
    must(used == set(made), f"project.pbxproj: {sorted(used ^ set(made))} made or used only")
    for path in re.findall(r"\t(?:INFOPLIST_FILE|CODE_SIGN_ENTITLEMENTS) = (.+);", text):
        must((PROJECT.parent / path).is_file(), f"project.pbxproj: no {path}")
    manifest = (ROOT / "ios/Package.swift").read_text()
    for product in re.findall(r"productName = (.+);", text)[1:]:
        must(f'.library(name: "{product}"' in manifest, f"Package.swift makes no {product}")
    version = re.search(r'^version = "(.+)"', (ROOT / "Cargo.toml").read_text(), re.M).group(1)
    must(set(re.findall(r"MARKETING_VERSION = (.+);", text)) == {version}, f"the version is not {version}")
    scheme = xml.parse(PROJECT / "xcshareddata/xcschemes/Kindself.xcscheme").iter("BuildableReference")
    for blueprint in {reference.get("BlueprintIdentifier") for reference in scheme}:
        must(blueprint in made or f'name: "{blueprint}"' in manifest, f"the scheme knows {blueprint}, nobody else")


def lists():
    info, privacy, asked = (
        plistlib.loads((APP / name).read_bytes()) for name in ("Info.plist", "PrivacyInfo.xcprivacy", "Kindself.entitlements")
    )
    must(info["UIBackgroundModes"] == ["audio", "fetch"], "Info.plist: sound and refreshing in the background, and nothing else")
    adapter = (ROOT / "ios/Sources/Platform/Reminding/Refreshing.swift").read_text()
    permitted = info["BGTaskSchedulerPermittedIdentifiers"]
    must(permitted == re.findall(r'identifier = "(.+)"', adapter), "Info.plist: the refreshing is called otherwise than it says")
    why = info["NSFaceIDUsageDescription"]
    must("is locked" in why and "left it quickly" in why, "Info.plist: Face ID opens the lock, and what was left quickly")
    # The app encrypts. Whoever ships it decides what that is to be declared as; until then no value is claimed.
    must("ITSAppUsesNonExemptEncryption" not in info, "Info.plist: NOT DECIDED HERE, see the comment there")
    must(not privacy["NSPrivacyTracking"] and not privacy["NSPrivacyCollectedDataTypes"], "the app collects nothing")
    must(asked == {}, "the app asks for nothing")


def assets():
    for contents in APP.glob("Assets.xcassets/**/Contents.json"):
        for image in json.loads(contents.read_text()).get("images", []):
            head = (contents.parent / image["filename"]).read_bytes()[:26]
            # Width, height, depth, and a colour type without transparency.
            must(struct.unpack(">IIBB", head[16:]) == (1024, 1024, 8, 2), f"{image['filename']} is no icon")


for check in project, lists, assets:
    check()
print("\n".join(wrong) or "the Xcode project is whole")
sys.exit(1 if wrong else 0)

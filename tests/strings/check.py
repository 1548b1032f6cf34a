#!/usr/bin/env python3
"""Both phones say the same, nothing unkind, and the String Catalog holds what the iOS screens say, and nothing else.

Compares strings*.xml, Localizable.xcstrings and the literals of the Swift sources; differences.json lists the texts that
only one of the phones has, each with its reason; unkind.json, the words that are not said. Prints every finding; ends with
1 where there is one.
"""

import json
import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from swift_literals import HOLE, texts

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
ANDROID = sorted(ROOT.glob("android/app/src/main/res/values/strings*.xml"))
CATALOG = ROOT / "ios/App/Kindself/Localizable.xcstrings"
SOURCES = [ROOT / "ios/Sources/Views", ROOT / "ios/App/Kindself"]

# Adapters say little, and ask for it by its key: most of their literals are no words.
ADAPTERS = ROOT / "ios/Sources/Platform"
ASKED = re.compile(r'localizedString\(forKey: "([^"]+)"')

PLACEHOLDER = re.compile(r"%(?:\d+\$)?(lld|@|d|s)")


def holed(text):
    """A text with a HOLE for each placeholder, whatever its kind and place."""
    return PLACEHOLDER.sub(HOLE, text).replace("%%", "%")


def android(files=ANDROID):
    """Each text's name and its forms: one, or those of a plural."""

    def plain(element):
        return holed(re.sub(r"\\(.)", lambda escaped: {"n": "\n"}.get(escaped[1], escaped[1]), element.text or ""))

    for element in (element for file in files for element in ElementTree.parse(file).getroot()):
        if element.tag == "string":
            yield element.get("name"), (plain(element),)
        else:
            forms = {item.get("quantity"): plain(item) for item in element}
            yield element.get("name"), (forms["one"], forms["other"])


def catalog(findings):
    """Each key of the catalog and its forms."""
    file = json.loads(CATALOG.read_text())
    if file["sourceLanguage"] != "en":
        findings.append("the catalog's source language is not en")
    for key, entry in file["strings"].items():
        if entry.get("extractionState") != "manual":
            findings.append(f"“{key}” is not kept by hand (extractionState)")
        english = entry["localizations"]["en"]
        plural = english.get("variations", {}).get("plural")
        units = [plural["one"], plural["other"]] if plural else [english]
        values = [unit["stringUnit"]["value"] for unit in units]
        if values[-1] != key:
            findings.append(f"“{key}” says something else in English: “{values[-1]}”")
        if ("%lld" in key and plural is None) != ("%lld" in key and key in WITHOUT_PLURAL):
            findings.append(f"“{key}” counts something and has no plural, or has one it needs not")
        yield key, tuple(map(holed, values))


#: Numbers in them are no counts of what stands beside.
WITHOUT_PLURAL = {
    "%@ · %lld of %lld",
    "Much of this breath is held. Shorter holds, %lld%% of the breath at most, are kinder.",
}


def spoken():
    """Every text of the Swift sources, and the file it stands in."""
    for folder in SOURCES:
        for file in sorted(folder.rglob("*.swift")):
            for text in texts(file.read_text()):
                yield text, file.relative_to(ROOT)
    for file in sorted(ADAPTERS.rglob("*.swift")):
        for text in ASKED.findall(file.read_text()):
            yield text, file.relative_to(ROOT)


def unkind(texts, nags=()):
    """Each text that says a word the app does not say, and the word; in words about reminders none says a [nag](nags) either."""
    listed = json.loads((HERE / "unkind.json").read_text())
    sought = [f" {word} " for word in [*listed["words"], *nags]] + [f" {word}" for word in listed["beginnings"]]
    for form in texts:
        said = " " + re.sub(r"[^a-z']+", " ", form.lower()) + " "
        yield from ((form, word.strip()) for word in sought if word in said)


def listed_nags():
    """What no reminder says: it neither counts nor chides."""
    return json.loads((HERE / "unkind.json").read_text())["nags"]


def main():
    findings = []
    on_android = dict(android())
    on_ios = dict(catalog(findings))
    listed = json.loads((HERE / "differences.json").read_text())

    keys = {holed(key) for key in on_ios}
    # Looked up by the names of collections, and of whatever else is counted.
    used = {holed(f"%lld {name.removeprefix('count_')}") for name in on_android if name.startswith("count_")}
    for text, file in spoken():
        text = holed(text)
        used.add(text)
        if text not in keys:
            findings.append(f"{file}: “{text}” is not in the String Catalog")
    findings += [f"the String Catalog holds “{key}”, and no screen says it" for key in on_ios if holed(key) not in used]

    ios_only = {key for key, forms in on_ios.items() if forms not in on_android.values()}
    android_only = {name for name, forms in on_android.items() if forms not in on_ios.values()}
    for phone, only in (("ios", ios_only), ("android", android_only)):
        findings += [f"only {phone} has “{text}”, and no reason is listed" for text in sorted(only - set(listed[phone]))]
        findings += [f"listed as {phone}'s alone, and it is not: “{text}”" for text in sorted(set(listed[phone]) - only)]

    said = {form for phone in (on_ios, on_android) for forms in phone.values() for form in forms}
    findings += [f"“{text}” says “{word}”" for text, word in unkind(sorted(said))]
    reminds = {form for file in ANDROID if file.stem.startswith("strings_remind") for _, forms in android([file]) for form in forms}
    findings += [f"“{text}” nags with “{word}”" for text, word in unkind(sorted(reminds), listed_nags())]

    for finding in findings:
        print(finding)
    print(f"{len(on_ios)} texts on iOS, {len(on_android)} on Android: {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""The words of guided practices: walks every path of a script and says what breaks a rule, with file and line.

    check.py              all of core/content/practices
    check.py FILE…        these, with figures of their paths; what echoes in scripts beside them counts, too
    check.py --figures    figures of all
    check.py --lock       without a FILE: writes new step ids of all into ids.lock and marks those that are gone
    check.py --spoken LENGTHS.json …    with lengths measured in a voice, { text: milliseconds }, instead of the estimate

Limits and where they are from stand in limits.json, words in words.json. Ends with 1 where something breaks.
"""

import argparse
import json
import sys
from pathlib import Path

import figures
import lock
import rules_echo
import rules_form
import rules_kind
import rules_pages
import rules_silence
import rules_time
import rules_words
from length import Length
from paths import sounds
from script import Broken, load

HERE = Path(__file__).resolve().parent
CORE = HERE.parents[1] / "core"
FOLDER = CORE / "content" / "practices"
LOCK = HERE / "ids.lock"


def rules(script):
    """The rules that hold for every length of a script."""
    found = [rule for module in (rules_time, rules_silence, rules_kind, rules_words) for rule in module.ALWAYS]
    if rules_pages.is_abuse(script):
        return found + rules_pages.ABUSE
    if rules_pages.is_lesson(script):
        return found + rules_pages.LESSON
    # A pause, grounding by the lifebuoy or a practice of one length has no room for a kind line and its silence.
    if "practice" in script["roles"] and len(script["lengths"]) == 3:
        return found + rules_time.WHOLE + rules_kind.WHOLE
    return found


def lengths(script, measured=None, ways=3):
    return [Length(script, name, measured, ways) for name in script["lengths"]]


def look(script, measured=None):
    """Every break of one script by itself, as (line, what to do, name of the rule). Where the form breaks, no path is walked."""
    found = {(line, what, "form") for line, what in rules_form.form(script)}
    if not found:
        for rule in rules_words.OF_SCRIPT:
            found |= {(*each, rule.__name__) for each in rule(script)}
        for length in lengths(script, measured):
            for rule in rules(script):
                found |= {(*each, rule.__name__) for each in rule(length)}
    return sorted(found)


def look_across(scripts, measured=None):
    """Every echo between scripts, as (id, line, what to do, name of the rule)."""
    # What echoes is looked for where a person often goes: closed eyes, and one way off the main path.
    by_id = {script["id"]: lengths(script, measured, ways=2) for script in scripts}
    return sorted({(*each, rule.__name__) for rule in rules_echo.ACROSS for each in rule(by_id)})


def whole(file):
    """The script of a file, or where and why there is none."""
    try:
        script = load(file)
    except (Broken, OSError, UnicodeDecodeError) as broken:
        return None, [(getattr(broken, "line", 1), str(broken))]
    found = sorted(set(rules_form.form(script)))
    if not found and script["id"] != file.stem:
        found = [(script.line, f"the id “{script['id']}” is not the file's name; make them the same")]
    return (None, found) if found else (script, [])


def show(file, script):
    for length in lengths(script):
        print(f"{file.name}, {length.name}")
        same = {}
        for path in length.paths:
            # Versions differ by a word or two; what they break is said below.
            if not path.circumstances.version:
                same.setdefault(sounds(path.items), (path, []))[1].extend(path.names[:4])
        for path, names in same.values():
            print(f"  {'; '.join(names)}: {figures.shown(path, length.nominal // 1000)}")


def locked(scripts, renew):
    """What is wrong with the ids, after new ones went into the lock where that is wished."""
    found = lock.ids(scripts)
    if renew:
        lock.write(LOCK, found)
    return list(lock.breaks(lock.read(LOCK), found, LOCK))


def main():
    wanted = argparse.ArgumentParser(usage=__doc__)
    wanted.add_argument("files", nargs="*", type=Path)
    wanted.add_argument("--figures", action="store_true")
    wanted.add_argument("--lock", action="store_true")
    wanted.add_argument("--spoken", type=Path)
    wanted = wanted.parse_args()
    if wanted.lock and wanted.files:
        sys.exit("--lock needs to see every script; run check.py --lock without a file")
    measured = json.loads(wanted.spoken.read_text()) if wanted.spoken else None

    files = [file.resolve() for file in wanted.files] or sorted(FOLDER.glob("*.json"))
    if not files:
        sys.exit(f"{FOLDER} has no scripts")
    breaks, scripts = [], {}
    for file in files:
        script, found = whole(file)
        if script:
            scripts[file] = script
            found = [(line, what) for line, what, _ in look(script, measured)]
            if wanted.files or wanted.figures:
                show(file, script)
        breaks += [(file, *each) for each in found]

    # Scripts beside them are listened to, and left to themselves: they may be half written.
    beside = {other for file in files for other in file.parent.glob("*.json")} - set(files)
    listened = [script for script, _ in map(whole, sorted(beside)) if script]
    named = {script["id"]: file for file, script in scripts.items()}
    across = look_across([*scripts.values(), *listened], measured)
    breaks += [(named[id], line, what) for id, line, what, _ in across if id in named]

    # Of a script that cannot be read nobody knows which ids it has.
    if not wanted.files:
        breaks += locked(scripts, wanted.lock) if len(scripts) == len(files) else []
    for file, line, what in breaks:
        print(f"{file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file}:{line}: {what}")
    print(f"{len(files)} scripts: {len(breaks)} breaks of rules")
    return 1 if breaks else 0


if __name__ == "__main__":
    sys.exit(main())

"""What holds for the words of a script, path or no path. Each rule yields (line, what to do)."""

import re

from length import on
from paths import gate_texts
from script import LANGUAGE, LIMITS, WORDS, english, gate, said, sentences, step_lines, straight, syllables, voiced, words


def texts(found):
    """Every TEXT that lies anywhere in an object, and its line."""
    if isinstance(found, dict) and isinstance(found.get(LANGUAGE), str):
        yield found.line, found[LANGUAGE]
    elif isinstance(found, (dict, list)):
        for part in found.values() if isinstance(found, dict) else found:
            yield from texts(part)


def told(script):
    """What is told about a script: its summary, how it goes, cautions and note. A name is an outline's, aliases are typed."""
    about = script["text"].get(LANGUAGE, {})
    for name in ("summary", "how", "cautions", "note", "unreviewed"):
        value = about.get(name, [])
        yield from ((about.line, text) for text in ([value] if isinstance(value, str) else value))


def spoken(length):
    """What is said or shown in a length, version by version, and its line."""
    for step in length.steps:
        for line in step_lines(step):
            yield from ((line.line, text) for text in said(line))
        _, asked = gate(step)
        if asked:
            yield from ((asked.line, text) for text in gate_texts(asked))
        if "closed" in asked:
            yield asked["closed"].line, english(asked["closed"].get("line"))


def forbidden(script):
    """Words that no script says, in what is said, shown and told about it."""
    for at, text in [*texts(script["lengths"]), *texts(script.get("ratings")), *told(script)]:
        for phrase in WORDS["never"]:
            if re.search(rf"(?<![\w'-]){re.escape(phrase)}(?![\w'-])", straight(text).lower()):
                yield at, f"“{text}” says “{phrase}”, which no script does; say it another way"


def rationed(length):
    """gently, allow, notice: so many along any path."""
    for ration in WORDS["rationed"]:
        for path in length.all_paths:
            heard = [(item, word) for item in path.items for word in words(f"{item.words} {item.shown}")]
            heard = [(item, word) for item, word in heard if word in ration["forms"]]
            if len(heard) > ration["most"]:
                item, word = heard[ration["most"]]
                times = f"is said {len(heard)} times {on(path)} of {length.name}"
                yield item.line, f"“{word}” {times}; {ration['most']} are the most: take another word"
                break


def long_sentences(length):
    most = LIMITS["sentence"]["most_words"]
    for at, text in spoken(length):
        for sentence in sentences(text):
            if len(words(sentence)) > most:
                yield at, f"“{sentence}” has {len(words(sentence))} words; {most} are the most: make two of it"


def grade(length):
    """Flesch-Kincaid over all sentences of a length. Rough: it knows syllables and words to a sentence, not what a word means."""
    parts = [sentence for _, text in spoken(length) for sentence in sentences(text)]
    heard = [word for part in parts for word in words(part)]
    if not heard:
        return
    found = 0.39 * len(heard) / len(parts) + 11.8 * sum(map(syllables, heard)) / len(heard) - 15.59
    if found > LIMITS["grade"]["most"]:
        most = LIMITS["grade"]["most"]
        yield length.line, f"{length.name} has a Flesch-Kincaid grade of {found:.1f}; shorter sentences and words, until it is {most}"


def ands(length):
    """Sentences that begin with And: one in eight along any path."""
    for path in length.all_paths:
        parts = [(item, sentence) for item in path.items for sentence in sentences(item.words)]
        begun = [item for item, sentence in parts if words(sentence)[0] == "and"]
        if len(begun) > max(1, len(parts) // LIMITS["and"]["one_in"]):
            most = LIMITS["and"]["one_in"]
            yield begun[-1].line, f"{len(begun)} of {len(parts)} sentences begin with “And” {on(path)} of {length.name}; one in {most} is the most"
            return


def heteronyms(length):
    """Words that are written one way and said two: say_as, or another word."""
    for step in length.steps:
        heard = [(line.line, text) for line in step_lines(step) for text in voiced(line)]
        closed = gate(step)[1].get("closed")
        if closed:
            heard.append((closed.line, english(closed.get("line"))))
        for at, text in heard:
            for word in words(text):
                if word in WORDS["heteronyms"]["words"]:
                    yield at, f"“{word}” in “{text}” can be said two ways; give say_as, or take another word"


OF_SCRIPT = [forbidden]
ALWAYS = [rationed, long_sentences, grade, ands, heteronyms]

"""What echoes from script to script. Each rule takes all scripts by name and yields (name, line, what to do)."""

import re
from collections import defaultdict

from script import LIMITS, NUMBERS, WORDS, sentences, words

ECHO = LIMITS["echo"]
#: A noun is what stands after one of these and before one of those. It misses some, and takes few other words for nouns.
BEFORE = set("a an the your their its his her my our this that these those no one some any every each another of".split())
AFTER = set("""is are was were has have had can could may might will would and or but that who which where when while with without in on at
    by to from of for as if than into onto under over near until again now here there too so then it you they""".split())


def too_many(count, scripts, at_least=ECHO["at_least"]):
    """More than one script in ten, and two at least."""
    return count >= at_least and count * ECHO["one_script_in"] > scripts


def opening_words(items, last=False):
    heard = [(item.line, word) for item in items if item.kind == "say" for word in words(item.words)]
    few = heard[-ECHO["words"] :] if last else heard[: ECHO["words"]]
    return (few[-1 if last else 0][0], " ".join(word for _, word in few)) if few else None


def ends_differ(scripts):
    """No two scripts open or close with the same five words."""
    for last, verb in ((False, "opens"), (True, "closes")):
        users = defaultdict(dict)
        for name, lengths in scripts.items():
            for length in lengths:
                for path in length.paths:
                    found = opening_words(path.items, last)
                    if found:
                        users[found[1]].setdefault(name, found[0])
        for phrase, by in users.items():
            for name, line in by.items() if len(by) > 1 else []:
                yield name, line, f"{verb} with “{phrase}”, and so does {', '.join(sorted(set(by) - {name}))}; find words that belong to this one"


def counted(word):
    return "#" if word in NUMBERS or word.isdigit() else word


def runs(sentence):
    """Every five words of a sentence, any number for any other."""
    heard = [counted(word) for word in words(sentence)]
    return [tuple(heard[at : at + ECHO["words"]]) for at in range(len(heard) - ECHO["words"] + 1)]


SMALL = {counted(word) for word in WORDS["small"]["words"]} | {"#"}


def needed(run):
    """How many scripts make an echo of a run: with fewer than three words that mean something it is anybody's for a while."""
    return ECHO["small_at_least" if sum(word not in SMALL for word in run) < 3 else "at_least"]


COMMON = {run for phrase in WORDS["common"]["phrases"] for run in runs(phrase)}


def lines_of(length):
    """What a length says, each line of the file once a version."""
    return {(item.line, item.words) for path in length.paths for item in path.items if item.kind == "say"}


def phrases(scripts):
    """Five words in a row that more than one script in ten uses, less how silence and stopping are announced."""
    users, sentence_of = defaultdict(set), {}
    for name, lengths in scripts.items():
        for length in lengths:
            for line, text in sorted(lines_of(length)):
                for sentence in sentences(text):
                    for run in runs(sentence):
                        users[run].add(name)
                        sentence_of.setdefault((name, run), (line, sentence))
    seen = set()
    for run, by in users.items():
        for name in sorted(by) if too_many(len(by), len(scripts), needed(run)) and run not in COMMON else []:
            line, sentence = sentence_of[name, run]
            # One break for a sentence: its other runs are mended with it.
            if (name, line, sentence) not in seen:
                seen.add((name, line, sentence))
                yield name, line, f"“{sentence}” shares “{' '.join(run)}” with {', '.join(sorted(by - {name}))}; turn it another way"


def nouns(text):
    """Nouns of a text, as far as the words around tell, in the singular."""
    for sentence in re.split(r"[,;:.!?…–—]", text):
        heard = words(sentence)
        for at, word in enumerate(heard):
            after = heard[at + 1] if at + 1 < len(heard) else None
            if len(word) > 2 and at and heard[at - 1] in BEFORE and (after is None or after in AFTER):
                yield singular(word)


def singular(word):
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


ORDINARY = {singular(word) for word in WORDS["ordinary"]["words"]} | set(NUMBERS)
WATCHED = set(WORDS["watched"]["words"])


def favourites(scripts):
    """A noun said three times in one length is a favourite, and a used-up picture at its first mention; one script in ten may
    have the same. What practices cannot do without is nobody's favourite."""
    users = defaultdict(dict)
    for name, lengths in scripts.items():
        for length in lengths:
            said = defaultdict(set)
            for line, text in lines_of(length):
                for noun in nouns(text):
                    said[noun].add(line)
                for word in {singular(word) for word in words(text)} & WATCHED:
                    said[word].add(line)
            for noun, lines in said.items():
                if noun in WATCHED or noun not in ORDINARY and len(lines) >= ECHO["noun_times"]:
                    users[noun].setdefault(name, min(lines))
    for noun, by in users.items():
        for name, line in by.items() if too_many(len(by), len(scripts)) else []:
            yield name, line, f"“{noun}” is a favourite here and in {', '.join(sorted(set(by) - {name}))}; find another picture"


ACROSS = [ends_differ, phrases, favourites]

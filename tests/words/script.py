"""A script as it lies in its file: every object knows its line, every text its words and sentences."""

import json
import re
from functools import cache
from json.decoder import JSONObject
from json.scanner import py_make_scanner
from pathlib import Path

HERE = Path(__file__).resolve().parent
LIMITS = json.loads((HERE / "limits.json").read_text())
WORDS = json.loads((HERE / "words.json").read_text())
#: The language that is linted; others are translations and have rules of their own.
LANGUAGE = "en"

NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
SENTENCE_END = re.compile(r"""([.!?…]["'”’)]*)\s+""")
WORD = re.compile(r"[a-z0-9]+(?:['’-][a-z0-9]+)*")


class Broken(Exception):
    """A file that cannot be read as a script; `line` says where."""

    def __init__(self, line, what):
        super().__init__(what)
        self.line = line


class Located(dict):
    """An object of the file, and the line it begins in."""

    line = 1


def parse(text):
    """The JSON of a text, each object with its line. A name given twice in one object is refused: the second would win unseen."""

    def locate(s_and_end, *rest):
        pairs, end = JSONObject(s_and_end, decoder.strict, decoder.scan_once, None, list, decoder.memo)
        found = Located(pairs)
        found.line = text.count("\n", 0, s_and_end[1]) + 1
        if len(found) < len(pairs):
            raise Broken(found.line, "a name stands twice in one object; keep one of the two")
        return found, end

    decoder = json.JSONDecoder()
    decoder.parse_object = locate
    decoder.scan_once = py_make_scanner(decoder)
    try:
        return decoder.decode(text)
    except json.JSONDecodeError as wrong:
        raise Broken(wrong.lineno, f"not JSON: {wrong.msg}") from wrong


def load(path):
    return parse(Path(path).read_text(encoding="utf-8"))


def english(text):
    """A TEXT's words; none where it is missing, which the form says."""
    return text.get(LANGUAGE, "") if isinstance(text, dict) else ""


def straight(text):
    return text.replace("’", "'").replace("‘", "'")


@cache
def words(text):
    """Words as the ear has them: small letters, no marks."""
    return tuple(WORD.findall(straight(text).lower()))


@cache
def sentences(text):
    return tuple(part for part in SENTENCE_END.sub(r"\1\n", text.strip()).split("\n") if words(part))


def speech_ms(text, measured=None):
    """How long a line takes: measured with a voice, or by its words, as core/src/timeline/speech.rs has it."""
    if measured and text in measured:
        return measured[text]
    speech = LIMITS["speech"]
    return speech["word_ms"] * len(text.split()) + speech["between_sentences_ms"] * len(SENTENCE_END.findall(text.strip()))


def syllables(word):
    """A rough count: groups of vowels, less a silent e. Off by one in about one word of ten, either way."""
    if word.isdigit():
        return len(word)
    word = re.sub(r"'(s|d|ll|re|ve|m|t)$", "", word)
    bare = re.sub(r"(?<=[^aeiouyl])(e|es|ed)$", "", word) if not re.search(r"([td]ed|[scxz]es|shes|ches|ges)$", word) else word
    return max(1, len(re.findall(r"[aeiouy]+", bare)))


def said(line):
    """Every version of a LINE, first the one of the main path."""
    return [english(text) for text in [line.get("line"), *line.get("or", [])]]


def voiced(line):
    """What a voice reads of a line: say_as stands for its first version."""
    texts = said(line)
    return [english(line["say_as"]), *texts[1:]] if "say_as" in line else texts


def step_lines(step):
    """The lines a step says, whatever it does with them."""
    does = step.get("does", {})
    if "say" in does:
        return does["say"]
    return next((does[name].get("lines", []) for name in ("touch", "picture") if name in does), [])


def gate(step):
    """The gate a step is, as its kind and what it holds; none where it is none."""
    does = step.get("does", {})
    return next(((name, does[name]) for name in ("choose", "rate", "write", "read") if name in does), (None, {}))

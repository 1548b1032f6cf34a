"""The texts in Swift sources: every string literal that a person may come to read."""

import re

#: What stands before a literal that nobody reads.
NOT_WORDS = re.compile(
    r"((verbatim|systemImage|systemName|forInfoDictionaryKey|separator): *|accessibilityIdentifier\(|counted\(|\.of\()$"
)

#: Stands for whatever is put into a text.
HOLE = "\N{WHITE SQUARE}"


def texts(source):
    """Yields each text of a source; what is interpolated is a HOLE."""
    yield from _texts(_without_comments(source))


def _texts(source):
    at = 0
    while (start := source.find('"', at)) >= 0:
        multiline = source.startswith('"""', start)
        quote = '"""' if multiline else '"'
        text, inner, end = _literal(source, start + len(quote), quote)
        if multiline:
            text = text.strip()
        if not NOT_WORDS.search(source[:start]) and (HOLE in text or re.search(r"\w", text)):
            yield text
        for code in inner:
            yield from _texts(code)
        at = end


def _literal(source, at, quote):
    """A literal's text, the code interpolated in it, and where it ends."""
    text, inner = "", []
    while not source.startswith(quote, at):
        if source.startswith("\\(", at):
            end = _closing(source, at + 2)
            inner.append(source[at + 2 : end])
            text, at = text + HOLE, end + 1
        elif source.startswith("\\\n", at):
            # The line goes on in the next one, behind its indentation.
            at = re.compile(r"\s*").match(source, at + 2).end()
        elif source[at] == "\\":
            text, at = text + {"n": "\n"}.get(source[at + 1], source[at + 1]), at + 2
        else:
            text, at = text + source[at], at + 1
    return text, inner, at + len(quote)


def _closing(source, at):
    """Where the bracket closes that opened just before."""
    depth = 1
    while True:
        if source[at] == '"':
            at = _literal(source, at + 1, '"')[2]
            continue
        depth += {"(": 1, ")": -1}.get(source[at], 0)
        if depth == 0:
            return at
        at += 1


def _without_comments(source):
    return re.sub(r"(?m)^\s*//.*$", "", source)

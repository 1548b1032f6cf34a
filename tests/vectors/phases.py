"""What every timeline is made of; see make.py."""

from content import ms

PARTS = ["inhale", "top_up", "hold_full", "exhale", "hold_empty"]
EMPTY, REST, NEARLY_FULL, FULL = 3000, 6500, 8600, 10000


def whole_breath(seconds):
    """A content file's pattern as milliseconds of the five parts, in order."""
    return [ms(seconds.get(part, 0)) for part in PARTS]


def phase(kind, start, end, words, cues, level=EMPTY, part=None):
    return dict(kind=kind, start=start, end=end, level_from=level, level_to=level, breath=None, part=part,
                line=cues.line(words), resume_at=start)

"""What is said, shown, rung, sounded and felt, and when; see make.py."""

from content import TEXT

END = TEXT["words"]["end"]
BELL_FIRST = 1000  # nobody speaks into a bell's attack
FELT_FROM = 300  # a shorter phase has no touch
WORDED, WORDED_AFTER_CHANGE = 4, 2  # breaths that words lead where tones lead on


class Cues:
    """Written from the beginning; each row is [millisecond, what]. Lines are numbered as they come; a touch is named for what
    it leads and how long that takes, and `touches` says which pulses that are."""

    def __init__(self, guide):
        self.guide, self.touches, self.rows, self.lines = guide, {}, [], []

    def line(self, words):
        if words not in self.lines:
            self.lines.append(words)
        return self.lines.index(words)

    def add(self, channel, at, what):
        if channel is None or self.guide[channel]:
            self.rows.append([at, what])

    def bell(self, at, strike):
        self.add("bell", at, f"bell {strike}")

    def show(self, at, words):
        self.add(None, at, f"show {self.line(words)}")

    def say(self, at, words):
        self.add("voice", at, f"say {self.line(words)}")

    def tone(self, at, way, length):
        self.add("tones", at, f"tone {way} {length}")

    def touch(self, at, name, pulses, plain=None):
        if self.guide["touch"]:
            self.touches[name] = pulse_text(pulses) + " | " + pulse_text(plain or pulses)
        self.add("touch", at, f"touch {name}")

    def settle(self):
        self.bell(0, "full")
        self.show(0, TEXT["words"]["settle"])
        self.say(BELL_FIRST, TEXT["spoken"]["settle"])

    def part_of_a_breath(self, part, at, length, words, worded):
        self.show(at, words)
        if worded:
            self.say(at, words)
        if part in ["inhale", "top_up"]:
            self.tone(at, "in", length)
        elif part == "exhale":
            self.tone(at, "out", length)
        if length < FELT_FROM:
            return
        if part in ["inhale", "top_up"]:
            self.touch(at, f"in {length}", taps(length))
        elif part == "exhale":
            self.touch(at, f"out {length}", swell(length), [(0, 160, 60)])
        else:
            self.touch(at, "hold", [(0, 30, 40), (140, 30, 40)])

    def part(self, at, strike):
        self.bell(at, strike)
        self.touch(at, "part", [(0, 400, 30)])

    def end(self, at):
        self.show(at, END)
        self.bell(at, "full")
        self.touch(at, "end", [(0, 180, 45), (700, 180, 40), (1400, 180, 35)])

    def sorted(self):
        return sorted(self.rows)


def worded(number, guide, changed_at):
    """Whether words lead this breath: always without tones; else at the start, and after a change of pace."""
    lately = any(at <= number < at + WORDED_AFTER_CHANGE for at in changed_at)
    return not guide["tones"] or number < WORDED or lately


def pulse_text(pulses):
    return " ".join(f"{at}:{length}:{strength}" for at, length, strength in pulses)


def taps(length):
    """Over the first two thirds, from 120 ms apart to 400 ms apart in a straight line; three where that leaves fewer."""
    until, out, at = length * 2 // 3, [], 0
    if until < 360:
        return [(tap * (until // 3), 18, 35) for tap in range(3)]
    while at + 18 <= until:
        out.append((at, 18, 35))
        at += 120 + 280 * at // until
    return out


def swell(length):
    """Twelve steps over three fifths, from 55 % to 5 %."""
    step = length * 3 // 5 // 12
    return [(n * step, step, 55 - 50 * n // 11) for n in range(12)]

"""What a path amounts to: how long, how much of it quiet, how dense."""

from dataclasses import dataclass

from script import LIMITS

MINUTE = 60_000


@dataclass
class Stretch:
    """Quiet between two utterances: how long, the items it is made of, and how much of it is led breaths."""

    length: int
    items: list
    led: int = 0

    @property
    def empty(self):
        return self.length - self.led


@dataclass
class Figures:
    words: int
    speech: int
    silence: int
    led: int
    least: int
    most: int
    stretches: list
    utterances: int
    densest: int
    #: The item the densest minute begins with.
    densest_at: int

    @property
    def total(self):
        return self.speech + self.silence + self.led

    @property
    def quiet_share(self):
        """Silence and led breaths, in percent of all."""
        return percent(self.silence + self.led, self.total)

    @property
    def empty_share(self):
        """Silence in percent of what is not led: a led breath is quiet, and not empty."""
        return percent(self.silence, self.total - self.led)

    @property
    def long_share(self):
        long = sum(stretch.length for stretch in self.stretches if stretch.length >= LIMITS["silence"]["long_stretch_s"] * 1000)
        return percent(long, self.silence + self.led)


def percent(part, whole):
    return round(100 * part / whole) if whole else 0


def heard(items):
    """Utterances as [begin, end, index of the item]. What has no pause runs on into the next line: one utterance to the ear."""
    now, found, runs_on = 0, [], False
    for at, item in enumerate(items):
        if item.kind == "say":
            if not runs_on:
                found.append([now, now, at])
            found[-1][1] = now + item.speech
        now += item.speech + item.pause[1]
        runs_on = item.kind == "say" and item.pause[1] == 0
    return found


def quiet(items):
    """The stretches of quiet between utterances. A gate ends one: whoever answers is not listening to silence."""
    found = []
    for at, item in enumerate(items):
        if item.kind in ("say", "gate") or not found:
            found.append(Stretch(0, []))
        if item.pause[1]:
            found[-1].length += item.pause[1]
            found[-1].items.append(at)
            found[-1].led += item.pause[1] if item.kind == "breathe" else 0
    return [stretch for stretch in found if stretch.length]


def figures(items):
    """The figures of a path's items, with usual pauses."""
    utterances = heard(items)
    # Heard whole within the minute that begins with one of them.
    crowds = [(sum(begin <= b and e <= begin + MINUTE for b, e, _ in utterances), -at) for begin, _, at in utterances]
    densest, minus_at = max(crowds, default=(0, 0))
    led = sum(item.pause[1] for item in items if item.kind == "breathe")
    speech = sum(item.speech for item in items)
    return Figures(
        words=sum(item.count for item in items),
        speech=speech,
        silence=sum(item.pause[1] for item in items) - led,
        led=led,
        least=speech + sum(item.pause[0] for item in items),
        most=speech + sum(item.pause[2] for item in items),
        stretches=quiet(items),
        utterances=len(utterances),
        densest=densest,
        densest_at=-minus_at,
    )


def shown(path, nominal_s):
    """One line of figures for a person to read."""
    f = figures(path.items)
    longest = sorted((stretch.length for stretch in f.stretches), reverse=True)[:3]
    led = f" and led {f.led / 1000:.0f} s" if f.led else ""
    apart = f.total / (10 * nominal_s) - 100 if nominal_s else 0
    minutes = f.total / MINUTE or 1
    return (
        f"{f.words} words · speech {f.speech / 1000:.0f} s · silence {f.silence / 1000:.0f} s{led} · total {f.total / 1000:.0f} s"
        f" ({apart:+.0f} % of {nominal_s}) · silence {f.quiet_share} %"
        + (f" ({f.empty_share} % without what is led)" if f.led else "")
        + f" · {f.long_share} % of it in stretches ≥ 10 s · longest {' / '.join(f'{length / 1000:.0f}' for length in longest)} s"
        f" · {f.utterances / minutes:.1f} utterances a minute (densest {f.densest}) · range {f.least / 1000:.0f}–{f.most / 1000:.0f} s"
    )

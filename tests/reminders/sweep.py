#!/usr/bin/env python3
"""Every change of every zone's clocks from 1970 to 2037: when does a reminder come that is asked for at a time in it or beside it?

Python's zoneinfo answers, and so does the core (core/examples/moments.rs, which `cargo test` builds). Where the two carry other
editions of IANA's zones, they are first asked how far ahead of UTC clocks are around the change; of changes about which they differ
nothing is compared, and their number is printed. With the same edition hardly anything may differ: of some old zones Debian ships
the history that IANA keeps apart.

    python3 tests/reminders/sweep.py [--few] [PROGRAM]     --few: a third of the zones
"""

import array
import datetime as dt
import struct
import subprocess
import sys
import time
import zoneinfo
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "vectors"))
from reminders import edition  # noqa: E402

DAY, HOUR, MINUTE = 86_400, 3600, 60
WEEK = 7 * DAY
EPOCH = dt.datetime(1970, 1, 1)
UTC = dt.timezone.utc
FROM, UNTIL = (int((dt.datetime(year, 1, 1) - EPOCH).total_seconds()) for year in (1970, 2038))
# Minutes from the first and from the last of the local times that a change leaves out or repeats.
BESIDE = [-DAY // MINUTE, -60, -1, 0, 1, 60]
# Minutes of the days it is on.
OF_THE_DAY = [0, 1, 2 * 60 + 30, 8 * 60, 23 * 60 + 59]
NONE = -(1 << 63)
# Beside changes, clocks are asked so often how far ahead of UTC they are, so that the core has no change that Python lacks.
SAMPLES = range(FROM, UNTIL, 4 * WEEK)
# So many changes in a thousand may differ within one edition, and so many in a hundred between two.
MOST_OF_ONE, MOST_OF_TWO = 2, 5
# So many differences are shown.
SHOWN = 20


def written(zone):
    """The moments at which the file of a zone says something changes; what follows its last line is a rule."""
    for folder in map(Path, zoneinfo.TZPATH):
        if (folder / zone).is_file():
            data = (folder / zone).read_bytes()
            break
    else:
        from importlib import resources
        data = resources.files("tzdata.zoneinfo").joinpath(zone).read_bytes()
    counts = lambda head: struct.unpack(">6l", data[head + 20:head + 44])
    utc, std, leaps, times, types, letters = counts(0)
    # The second half has the times in 64 bits.
    head = 44 + times * 5 + types * 6 + letters + leaps * 8 + std + utc
    times = counts(head)[3]
    return struct.unpack(f">{times}q", data[head + 44:head + 44 + times * 8])


class Clock:
    def __init__(self, name):
        self.zone = zoneinfo.ZoneInfo(name)
        known = [at for at in written(name) if FROM <= at < UNTIL]
        last = max(known, default=FROM)
        known += self.by_rule(last, UNTIL)
        self.changes = sorted({at for at in known if self.ahead(at - 1) != self.ahead(at)})

    def ahead(self, at):
        return round(dt.datetime.fromtimestamp(at, UTC).astimezone(self.zone).utcoffset().total_seconds())

    def by_rule(self, at, until):
        """Changes that a rule brings, none of them less than a week from the next."""
        found = []
        while at < until:
            after = at + WEEK
            if self.ahead(at) != self.ahead(after):
                found.append(self.between(at, after))
            at = after
        return found

    def between(self, same, other):
        ahead = self.ahead(same)
        while other - same > 1:
            middle = (same + other) // 2
            same, other = (middle, other) if self.ahead(middle) == ahead else (same, middle)
        return other

    def shows(self, date):
        """Whether its clocks ever show a date, by its changes: one that is left out lies whole inside of a leap of the wall."""
        first, after = date * DAY, (date + 1) * DAY
        return not any(at + self.ahead(at - 1) <= first and at + self.ahead(at) >= after
                       for at in self.changes if abs(at - first) < 3 * DAY)

    def comes(self, date, minute):
        """As the core answers: the moment in ms, what clocks show, and whether that is another time."""
        asked = date * DAY + minute * MINUTE
        wall = (EPOCH + dt.timedelta(seconds=asked)).replace(tzinfo=self.zone)
        at = asked - round(wall.utcoffset().total_seconds())
        shown = at + self.ahead(at)
        if shown != asked and not self.shows(date):
            return NONE, NONE, 0
        return at * 1000, shown, int(shown != asked)


def asked_about(clock, at):
    """Local times in and around a change, as dates and minutes."""
    low, high = sorted((at + clock.ahead(at - 1), at + clock.ahead(at)))
    minutes = {edge // MINUTE + beside for edge in (low, high) for beside in BESIDE}
    minutes |= {(low + high) // 2 // MINUTE}
    minutes |= {edge // DAY * DAY // MINUTE + minute for edge in (low, high) for minute in OF_THE_DAY}
    return [divmod(minute, DAY // MINUTE) for minute in sorted(minutes) if minute >= 0]


class Core:
    def __init__(self, program):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.edition = None

    def ask(self, questions):
        """All questions at once; the answers, one after the other."""
        text = b"".join(struct.pack("<q", len(name)) + name.encode() + struct.pack("<qq", len(moments), len(reminders) // 2)
                        + moments.tobytes() + reminders.tobytes() for name, moments, reminders in questions)
        answer, _ = self.process.communicate(text)
        if self.process.returncode:
            sys.exit("the core's program failed")
        length, = struct.unpack_from("<q", answer)
        self.edition = answer[8:8 + length].decode()
        numbers = array.array("q")
        numbers.frombytes(answer[8 + length:])
        return iter(numbers)


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--few"]
    program = arguments[0] if arguments else ROOT / "target" / "debug" / "examples" / "moments"
    began = time.monotonic()
    names = sorted(zoneinfo.available_timezones() - {"localtime", "posixrules", "Factory"})
    if "--few" in sys.argv:
        names = names[::3]
    clocks = {name: Clock(name) for name in names}
    questions, asked = [], {}
    for name, clock in clocks.items():
        asked[name] = [(at, asked_about(clock, at)) for at in clock.changes]
        moments = array.array("q", (at + beside for at in clock.changes for beside in (-1, 0)))
        moments.extend(SAMPLES)
        reminders = array.array("q", (n for _, times in asked[name] for time in times for n in time))
        questions.append((name, moments, reminders))
    core = Core(program)
    answers = core.ask(questions)
    compared, changes, unknown, apart, other, wrong = 0, 0, [], [], {}, []
    for name, clock in clocks.items():
        if not next(answers):
            unknown.append(name)
            continue
        ahead = [next(answers) for _ in range(2 * len(clock.changes))]
        samples = [next(answers) for _ in SAMPLES]
        if samples != [clock.ahead(at) for at in SAMPLES]:
            apart.append(name)
        for n, (at, times) in enumerate(asked[name]):
            same = ahead[2 * n:2 * n + 2] == [clock.ahead(at - 1), clock.ahead(at)]
            if not same:
                other[name] = other.get(name, 0) + 1
            for date, minute in times:
                found = next(answers), next(answers), next(answers)
                if same:
                    compared += 1
                    if found != clock.comes(date, minute):
                        wrong.append((name, str(EPOCH.date() + dt.timedelta(date)), f"{minute // 60:02}:{minute % 60:02}", found, clock.comes(date, minute)))
            changes += same
    took = time.monotonic() - began
    print(f"{compared} reminders around {changes} changes of the clocks in {len(names) - len(unknown)} zones, 1970-2037, in {took:.1f} s:"
          f" {len(wrong)} come at another moment (zones of {core.edition}, Python's of {edition()})")
    left = sum(other.values())
    print(f"left out: {left} changes in {len(other)} zones, of which the two know otherwise: {sorted(other)[:SHOWN]};"
          f" {len(unknown)} zones unknown to the core: {unknown[:SHOWN]}")
    for row in wrong[:SHOWN]:
        print("core and Python differ:", *row)
    unasked = sorted(set(apart) - set(other))
    if unasked:
        print(f"between changes, clocks differ in {unasked[:SHOWN]}")
    same = core.edition == edition()
    many = left * 1000 > MOST_OF_ONE * changes if same else left * 100 > MOST_OF_TWO * changes
    if many:
        print("TOO MUCH IS LEFT OUT")
    sys.exit(1 if wrong or many or same and (unknown or unasked) or compared < 10_000 else 0)


main()

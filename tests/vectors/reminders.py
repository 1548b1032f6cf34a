"""When rules remind, reckoned a second time with Python's zoneinfo; see make.py.

Days and minutes are counted up, one after the other, where the core reckons. The rules, as the domain facts word them:

- A person's day has the name of the date on which it begins. A time before the day begins is on the next date's clocks.
- A time that a change of the clocks leaves out comes as much later as was left out; of a time that comes twice the first counts;
  on a date that a zone left out nothing comes.
- In a quiet span a reminder waits for the end of all spans that follow each other, if that comes before its day ends; or it is skipped.
- A rule that on 16 dates in a row might have reminded and did not never does.
- Random moments: the minutes of the window, its last one included, that are not quiet on the wall are laid end to end. As many
  moments as fit, so far apart, are wanted; so many numbers are drawn from 0 to the slack, which is what is left of the last minute's
  place after the distances, sorted, and to the nth n distances are added: these are places among the minutes. Moments that changes
  of the clocks bring together are one. Of a window that goes over the beginning of a day, the small hours of the day's own date and
  its evening count, in this order. A number is drawn by SplitMix64 (its steps are in `splitmix`). It begins at the first eight bytes of
  the rule's id; what it draws, XOR the last eight bytes, is where it begins anew; what it draws then, XOR the days of the date, 1
  January of the year 1 being day 1, is where it begins for good. A draw times (slack + 1), without its lowest 64 bits, is a number.
"""

import datetime as dt
from pathlib import Path
import zoneinfo

from remindercases import cases as chosen

DAY = dt.timedelta(days=1)
MINUTE = dt.timedelta(minutes=1)
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.timezone.utc)
WEEK = 7
MANY = 8
NEVER_AFTER = 16
ALL_BITS = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15
EVERY_DAY = 0b1111111


def edition():
    """The edition of the zones that Python finds here; None where nothing says which it is."""
    for folder in map(Path, zoneinfo.TZPATH):
        if (folder / "tzdata.zi").is_file():
            return (folder / "tzdata.zi").open().readline().removeprefix("# version ").strip()
        if (folder / "+VERSION").is_file():
            return (folder / "+VERSION").read_text().strip()
        if (folder / "Europe" / "London").is_file():
            return None
    try:
        import tzdata
    except ImportError:
        return None
    return tzdata.IANA_VERSION


def zone_of(name, ahead_s=0):
    try:
        return zoneinfo.ZoneInfo(name)
    except zoneinfo.ZoneInfoNotFoundError:
        return dt.timezone(dt.timedelta(seconds=ahead_s))


def midnight(date):
    return dt.datetime(date.year, date.month, date.day)


def shown(zone, utc):
    return utc.astimezone(zone).replace(tzinfo=None)


def ever_shows(zone, date):
    """Whether clocks of the zone showed that date at all: asked of every quarter of an hour at which it could have been."""
    first = midnight(date).replace(tzinfo=dt.timezone.utc) - 30 * 60 * MINUTE
    return any(shown(zone, first + n * 15 * MINUTE).date() == date for n in range(4 * 90))


def moment(zone, wall):
    """The moment at which clocks show that, or come to it; None on a date that was left out."""
    utc = wall.replace(tzinfo=zone, fold=0).astimezone(dt.timezone.utc)
    if shown(zone, utc) != wall and not ever_shows(zone, wall.date()):
        return None
    return utc


def is_quiet(spans, wall):
    """Whether it is quiet at that minute: minutes of the day before count on."""
    for days_before in (0, 1):
        begun = wall.date() - days_before * DAY
        minute = wall.hour * 60 + wall.minute + days_before * 24 * 60
        for span in spans:
            ends = span["until"] if span["until"] > span["from"] else span["until"] + 24 * 60
            if span["days"] >> begun.weekday() & 1 and span["from"] <= minute < ends:
                return True
    return False


def quiet_end(spans, wall):
    """The first whole minute after it that is not quiet; None where there is none in more than a week."""
    at = wall.replace(second=0)
    for _ in range(9 * 24 * 60):
        if not is_quiet(spans, at):
            return at
        at += MINUTE
    return None


def splitmix(state):
    while True:
        state = state + GOLDEN & ALL_BITS
        mixed = (state ^ state >> 30) * 0xBF58476D1CE4E5B9 & ALL_BITS
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB & ALL_BITS
        yield mixed ^ mixed >> 31


def drawn(case, when, date):
    """Minutes after the midnight of the date."""
    begins = case["day_begins"]
    first, last = (t + 24 * 60 if t < begins else t for t in (when["from"], when["until"]))
    spans = case["rule"].get("quiet", [])
    window = range(first, last + 1) if first <= last else [*range(begins, last + 1), *range(first, begins + 24 * 60)]
    minutes = [m for m in window if not is_quiet(spans, midnight(date) + m * MINUTE)]
    apart, times = when["apart_min"], when["times"]
    while times and (times - 1) * apart >= len(minutes):
        times -= 1
    if not minutes or not times:
        return []
    slack = len(minutes) - 1 - (times - 1) * apart
    name = bytes.fromhex(case["id"])
    high, low = (int.from_bytes(half, "big") for half in (name[:8], name[8:]))
    numbers = splitmix(next(splitmix(next(splitmix(high)) ^ low)) ^ date.toordinal())
    places = sorted(next(numbers) * (slack + 1) >> 64 for _ in range(times))
    return [minutes[place + n * apart] for n, place in enumerate(places)]


def is_for(case, when, kind, date):
    """Whether the rule is for that day, by its calendar alone."""
    begins = dt.date.fromisoformat(case["rule"]["from"])
    since = (date - begins).days
    match kind:
        case "daily":
            return True
        case "weekdays" | "random":
            return when["days"] >> date.weekday() & 1
        case "every_days":
            return since % when["days"] == 0
        case "times_a_week":
            # The whole part grows on so many days of seven.
            chosen = {n * WEEK // when["times"] for n in range(when["times"])}
            return since % WEEK in chosen
        case "programme":
            return date.isoformat() in case["programme"]
        case "once":
            return date.isoformat() == when["date"]
    raise ValueError(kind)


def days(case, when, kind):
    """The dates a rule is for, until nobody expects one any more."""
    rule = case["rule"]
    rest = rule.get("rest", "no")
    if rest == "open":
        return
    first = max(dt.date.fromisoformat(text) for text in (case["from"], rule["from"], *(rest.values() if rest != "no" else ())))
    for n in range(40 * 366):
        if is_for(case, when, kind, first + n * DAY):
            yield first + n * DAY


def occurrence(case, zone, date, nth, minute):
    rule, spans = case["rule"], case["rule"].get("quiet", [])
    asked = midnight(date) + minute * MINUTE
    at = moment(zone, asked)
    if at is None:
        return None
    moved = "no" if shown(zone, at) == asked else "gap"
    if is_quiet(spans, shown(zone, at)):
        moved, day_ends = "quiet", midnight(date + DAY) + case["day_begins"] * MINUTE
        # Where a change of the clocks leaves the end out, what comes later may be quiet, too.
        while at and is_quiet(spans, shown(zone, at)):
            end = quiet_end(spans, shown(zone, at))
            at = moment(zone, end) if end and rule.get("in_quiet") != "skip" else None
        if at is None or shown(zone, at) >= day_ends:
            return None
    ms = (at - EPOCH) // dt.timedelta(milliseconds=1)
    return [date.isoformat(), nth, ms, shown(zone, at).isoformat(), moved]


def occurrences(case, zone):
    (kind, when), = case["rule"]["when"].items()
    empty = 0
    for date in days(case, when, kind):
        if kind == "random":
            minutes = drawn(case, when, date)
        else:
            minutes = [when["at"] + (24 * 60 if when["at"] < case["day_begins"] else 0)]
        found = [occurrence(case, zone, date, nth, minute) for nth, minute in enumerate(minutes)]
        by_moment = {}
        for one in filter(None, found):
            by_moment.setdefault(one[2], one)
        yield from (by_moment[at] for at in sorted(by_moment))
        empty = 0 if by_moment else empty + 1
        if empty == NEVER_AFTER:
            return


def changes(zone, first, last):
    """Every change of the clocks between two dates, to the second: its moment, and seconds ahead of UTC before and after."""
    ahead = lambda utc: int(utc.astimezone(zone).utcoffset().total_seconds())
    at = midnight(first).replace(tzinfo=dt.timezone.utc)
    end = midnight(last).replace(tzinfo=dt.timezone.utc)
    found = []
    while at < end:
        step = min(6 * 60 * MINUTE, end - at)
        if ahead(at) != ahead(at + step):
            same, other = at, at + step
            while other - same > dt.timedelta(seconds=1):
                middle = same + (other - same) // 2 // dt.timedelta(seconds=1) * dt.timedelta(seconds=1)
                same, other = (middle, other) if ahead(middle) == ahead(at) else (same, middle)
            found.append([int((other - EPOCH).total_seconds()) * 1000, ahead(same), ahead(other)])
        at += step
    return found


def first_of(all, many):
    return [one for one, _ in zip(all, range(many))]


def made(case):
    zone = zone_of(case["zone"])
    stay = case["rule"].get("zone", {}).get("stay") if case["rule"].get("zone", "follow") != "follow" else None
    if stay:
        zone = zone_of(stay["zone"], stay["ahead_of_utc_s"])
    found = first_of(occurrences(case, zone), MANY)
    first = dt.date.fromisoformat(case["from"])
    # What the rule reads of its zone: as long as nothing is far off, for a platform with other zone data.
    last = max((dt.date.fromisoformat(one[0]) for one in found), default=first)
    near = changes(zone, first - 2 * DAY, min(last, first + 400 * DAY) + 3 * DAY)
    return dict(**case, changes=near, occurrences=found)


def reminders():
    """What the file has: the edition of its zones, and all cases."""
    all = [made(case) for case in chosen()]
    names = [case["name"] for case in all]
    assert len(names) == len(set(names)), "two cases have one name"
    return dict(edition=edition()), all

"""The rules, places and days for which reminders.json says when they remind; see reminders.py."""

import hashlib

EVERY_DAY = 0b1111111
WORKING = 0b0011111
WEEKEND = 0b1100000


def at(clock):
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


def daily(clock):
    return dict(daily=dict(at=at(clock)))


def weekdays(days, clock):
    return dict(weekdays=dict(days=days, at=at(clock)))


def every(days, clock):
    return dict(every_days=dict(days=days, at=at(clock)))


def times_a_week(times, clock):
    return dict(times_a_week=dict(times=times, at=at(clock)))


def once(date, clock):
    return dict(once=dict(date=date, at=at(clock)))


def programme(clock):
    return dict(programme=dict(programme="eight-weeks", at=at(clock)))


def random(begin, end, times, apart, days=EVERY_DAY):
    return dict(random={"days": days, "from": at(begin), "until": at(end), "times": times, "apart_min": apart})


def quiet(begin, end, days=EVERY_DAY):
    return {"days": days, "from": at(begin), "until": at(end)}


def stay(zone, ahead_s):
    return dict(zone=dict(stay=dict(zone=zone, ahead_of_utc_s=ahead_s)))


def case(name, place, begins, when, day_begins="00:00", asked=None, days=(), **more):
    """A rule that begins on a date, asked about from that date or from another one. (`from` is a word of Python's.)"""
    rule = {"when": when, "opens": "nothing", **more, "from": begins}
    id = hashlib.sha256(name.encode()).hexdigest()[:32]
    return {"name": name, "zone": place, "day_begins": at(day_begins), "id": id, "from": asked or begins, "programme": list(days), "rule": rule}


# A zone, a few days before something odd, and times of day in the oddity and beside it.
HARD_DAYS = [
    ("Pacific/Auckland", "2024-09-26", "02:00 02:30 03:00", "spring"),
    ("Pacific/Auckland", "2025-04-03", "02:00 02:30 03:00", "autumn"),
    ("Australia/Lord_Howe", "2024-10-03", "02:00 02:15 02:30", "half an hour in spring"),
    ("Australia/Lord_Howe", "2025-04-03", "01:30 01:45 02:00", "half an hour in autumn"),
    ("Europe/Dublin", "2025-03-28", "01:00 01:30 02:00", "spring, where winter is the exception"),
    ("Europe/Dublin", "2025-10-24", "01:00 01:30 02:00", "autumn, where winter is the exception"),
    ("Europe/Dublin", "1971-10-28", "02:30 03:00", "the end of standard time all year"),
    ("Pacific/Apia", "2011-12-27", "00:00 08:00 23:59", "a date left out"),
    ("Pacific/Fakaofo", "2011-12-27", "00:00 12:00 23:59", "a date left out"),
    ("Pacific/Kwajalein", "1993-08-18", "00:00 08:00 23:59", "a date left out"),
    ("Pacific/Kiritimati", "1994-12-28", "00:00 08:00 23:59", "a date left out"),
    ("Pacific/Honolulu", "2025-03-06", "02:30 08:00", "no summer time"),
    ("America/New_York", "2025-03-06", "01:59 02:00 02:30 02:59 03:00", "gap"),
    ("America/New_York", "2025-10-30", "00:59 01:00 01:30 01:59 02:00", "fold"),
    ("America/New_York", "1974-01-03", "02:30", "summer time in January"),
    ("America/New_York", "2037-03-05", "02:30", "gap in 2037"),
    ("America/Sao_Paulo", "2017-10-12", "00:00 00:30 01:00 23:30", "midnight left out"),
    ("America/Sao_Paulo", "2018-02-15", "00:00 23:00 23:30", "the hour before midnight twice"),
    ("America/Sao_Paulo", "2018-11-01", "00:00 00:30", "midnight left out, later"),
    ("Africa/Cairo", "2023-04-26", "00:00 00:30 01:00", "midnight left out"),
    ("Africa/Cairo", "2023-10-24", "23:00 23:30", "the hour before midnight twice"),
    ("Africa/Casablanca", "2025-02-20", "02:00 02:30", "Ramadan begins"),
    ("Africa/Casablanca", "2025-04-03", "02:00 02:30 03:00", "Ramadan is over"),
    ("Africa/El_Aaiun", "2026-02-12", "02:00 02:30", "Ramadan begins"),
    ("Africa/El_Aaiun", "2026-03-19", "02:00 02:30 03:00", "Ramadan is over"),
    ("Antarctica/Troll", "2025-03-27", "01:00 02:00 02:30", "two hours in spring"),
    ("Antarctica/Troll", "2025-10-23", "01:00 02:00 02:30", "two hours in autumn"),
    ("America/Nuuk", "2023-03-22", "21:30 22:00 22:30 23:00", "on the evening before"),
    ("America/Nuuk", "2024-03-28", "22:30 23:00 23:30", "summer time on the new clock"),
    ("America/Godthab", "2025-10-23", "22:30 23:30", "back again, under its old name"),
    ("Asia/Beirut", "2023-03-22", "00:00 00:30 01:00", "four days of doubt"),
    ("Asia/Gaza", "2024-02-15", "02:00 02:30", "no change in winter"),
    ("Asia/Gaza", "2024-04-18", "02:00 02:30", "after Ramadan"),
    ("Asia/Gaza", "2024-10-24", "01:00 01:30", "autumn"),
    ("Asia/Kathmandu", "1985-12-30", "00:00 00:10 08:00", "a quarter of an hour"),
    ("Pacific/Chatham", "2024-09-26", "02:45 03:00 03:45", "spring"),
    ("Pacific/Chatham", "2025-04-03", "02:45 03:15 03:45", "autumn"),
    ("Africa/Monrovia", "1972-01-04", "00:00 00:10 00:44 00:45", "forty-four and a half minutes"),
    ("America/Caracas", "2007-12-06", "02:30 02:45 03:00", "half an hour back"),
    ("America/Caracas", "2016-04-28", "02:30 02:45 03:00", "half an hour forward"),
    ("Asia/Pyongyang", "2015-08-12", "23:30 23:45 00:00", "half an hour back"),
    ("Asia/Pyongyang", "2018-05-01", "23:30 23:45 00:00", "half an hour forward"),
    ("Europe/Istanbul", "2016-03-24", "03:00 03:30", "the last spring"),
    ("Europe/Istanbul", "2016-09-04", "00:00 08:00", "summer time stays"),
    ("Australia/Eucla", "2008-10-02", "02:00 02:30 03:00", "spring"),
    ("Australia/Eucla", "2009-03-26", "02:00 02:30", "autumn"),
    ("Europe/London", "1971-10-28", "02:30 03:00", "the end of standard time all year"),
    ("Asia/Kolkata", "2026-11-23", "08:00", "no change at all"),
    ("Etc/UTC", "2026-11-23", "00:00 23:59", "no change at all"),
    ("America/St_Johns", "2006-10-26", "00:00 00:01 23:01", "a minute after midnight"),
    ("Asia/Tehran", "2022-03-19", "00:00 00:30", "the last spring"),
    ("America/Asuncion", "2024-10-03", "00:00 00:30", "the last spring"),
    ("Europe/Chisinau", "2025-03-27", "02:00 02:30 03:00", "an hour of its own"),
]

NEW_YORK, LONDON, BERLIN = "America/New_York", "Europe/London", "Europe/Berlin"


def hard_days():
    for zone, begins, clocks, why in HARD_DAYS:
        for clock in clocks.split():
            yield case(f"{zone}, {why}: every day at {clock}", zone, begins, daily(clock))


def of_each_kind():
    yield case("working days", BERLIN, "2026-11-20", weekdays(WORKING, "08:00"))
    yield case("weekends over both changes", BERLIN, "2025-10-25", weekdays(WEEKEND, "02:30"))
    yield case("Sundays of spring", NEW_YORK, "2025-02-20", weekdays(0b1000000, "02:30"))
    yield case("every third day", BERLIN, "2025-03-24", every(3, "02:30"))
    yield case("every third day, asked later", BERLIN, "2025-03-24", every(3, "02:30"), asked="2026-01-01")
    yield case("every thirty days from leap day", NEW_YORK, "2024-02-29", every(30, "07:15"))
    for times in range(1, 8):
        yield case(f"{times} a week", BERLIN, "2026-03-25", times_a_week(times, "02:15"))
    yield case("three a week, asked a year later", BERLIN, "2026-03-25", times_a_week(3, "21:00"), asked="2027-03-01")
    yield case("once", NEW_YORK, "2025-01-01", once("2025-03-09", "02:30"))
    yield case("once, over", NEW_YORK, "2025-01-01", once("2025-03-09", "02:30"), asked="2025-03-10")
    yield case("once, on a date left out", "Pacific/Apia", "2011-01-01", once("2011-12-30", "08:00"))
    days = ["2025-03-28", "2025-03-30", "2025-04-06", "2025-10-26"]
    yield case("a programme's days", BERLIN, "2025-03-29", programme("02:30"), days=days)
    yield case("seen from 1970, 2037", LONDON, "1970-01-01", daily("01:30"), asked="2037-03-27")
    yield case("every eleventh day, seen from 1970", LONDON, "1970-01-01", every(11, "01:30"), asked="2037-03-01")


def at_random():
    yield case("once in a window", BERLIN, "2026-11-20", random("09:00", "20:00", 1, 0))
    yield case("three in a window", BERLIN, "2026-11-20", random("09:00", "20:00", 3, 90))
    yield case("six on working days", NEW_YORK, "2025-03-06", random("08:00", "22:00", 6, 60, WORKING))
    yield case("in the hour that is left out", NEW_YORK, "2025-03-08", random("01:30", "03:30", 4, 10))
    yield case("in the hour that comes twice", NEW_YORK, "2025-11-01", random("00:30", "02:30", 4, 10))
    yield case("where the distance leaves one way", BERLIN, "2026-11-20", random("09:00", "11:00", 3, 60))
    yield case("where the distance leaves less", BERLIN, "2026-11-20", random("09:00", "10:59", 3, 60))
    yield case("one minute", BERLIN, "2026-11-20", random("09:00", "09:00", 2, 0))
    lunch = [quiet("12:00", "14:00")]
    yield case("around a quiet lunch", BERLIN, "2026-11-20", random("11:00", "15:00", 3, 30), quiet=lunch)
    yield case("around a quiet lunch, in whose place", BERLIN, "2026-11-20", random("11:00", "15:00", 3, 30), quiet=lunch, in_quiet="skip")
    yield case("in a quiet night and out of it", BERLIN, "2026-11-20", random("20:00", "23:30", 3, 20), quiet=[quiet("22:00", "07:00")])
    yield case("a night owl's window", BERLIN, "2025-03-27", random("22:00", "03:00", 3, 45), day_begins="04:00")
    yield case("over the beginning of a day", BERLIN, "2025-03-27", random("22:00", "07:00", 3, 45))
    yield case("over the beginning of a night owl's day", BERLIN, "2025-03-27", random("22:00", "07:00", 4, 60), day_begins="04:00")
    yield case("from a minute to the one before", NEW_YORK, "2025-03-07", random("12:00", "11:59", 5, 120), day_begins="06:00")
    yield case("on a date left out", "Pacific/Apia", "2011-12-28", random("10:00", "18:00", 2, 60))
    yield case("pushed into a quiet hour by the clocks", NEW_YORK, "2025-03-08", random("02:00", "02:59", 2, 5), quiet=[quiet("03:00", "04:00")])


def in_zones():
    dublin = stay("Europe/Dublin", 3600)
    yield case("stays in Dublin, read in Auckland", "Pacific/Auckland", "2025-03-28", daily("01:30"), **dublin)
    yield case("stays in Auckland, read in Honolulu", "Pacific/Honolulu", "2025-04-03", daily("02:30"), **stay("Pacific/Auckland", 46800))
    yield case("stays in a zone nobody knows", BERLIN, "2025-03-28", daily("02:30"), **stay("Mars/Olympus_Mons", 19800))
    yield case("stays in a zone nobody knows, far behind", BERLIN, "2025-03-28", daily("02:30"), **stay("Mars/Utopia", -34200))
    yield case("stays in Apia, at random", BERLIN, "2011-12-28", random("10:00", "18:00", 2, 60), **stay("Pacific/Apia", 46800))


def in_quiet_spans():
    nights = [quiet("22:00", "07:00")]
    for manner in ("wait", "skip"):
        yield case(f"a quiet night, {manner}", BERLIN, "2025-10-24", daily("06:30"), quiet=nights, in_quiet=manner)
        yield case(f"a quiet evening, {manner}", BERLIN, "2025-10-24", daily("23:00"), quiet=nights, in_quiet=manner)
        mornings = [quiet("00:00", "09:30", WEEKEND)]
        yield case(f"quiet weekend mornings, {manner}", NEW_YORK, "2025-03-05", daily("08:00"), quiet=mornings, in_quiet=manner)
        begun = [quiet("20:00", "08:00", WEEKEND)]
        yield case(f"nights that begin at weekends, {manner}", NEW_YORK, "2025-03-05", daily("07:59"), quiet=begun, in_quiet=manner)
        chain = [quiet("08:00", "09:00"), quiet("09:00", "10:15"), quiet("10:00", "11:00", WORKING)]
        yield case(f"spans that follow each other, {manner}", BERLIN, "2025-10-24", daily("08:30"), quiet=chain, in_quiet=manner)
        yield case(f"every hour is quiet, {manner}", BERLIN, "2025-10-24", daily("08:30"), quiet=[quiet("08:00", "08:00")], in_quiet=manner)
        halves = [quiet("00:00", "12:00"), quiet("12:00", "00:00")]
        yield case(f"both halves are quiet, {manner}", BERLIN, "2025-10-24", daily("08:30"), quiet=halves, in_quiet=manner)
        yield case(f"at a span's first minute, {manner}", BERLIN, "2025-10-24", daily("22:00"), quiet=[quiet("22:00", "22:30")], in_quiet=manner)
        yield case(f"at a span's end, {manner}", BERLIN, "2025-10-24", daily("22:30"), quiet=[quiet("22:00", "22:30")], in_quiet=manner)
        pushed = [quiet("03:00", "03:45")]
        yield case(f"pushed into it by the clocks, {manner}", NEW_YORK, "2025-03-07", daily("02:30"), quiet=pushed, in_quiet=manner)
        ends = [quiet("01:00", "02:30")]
        yield case(f"a span's end is left out, {manner}", NEW_YORK, "2025-03-07", daily("01:30"), quiet=ends, in_quiet=manner)
        yield case(f"a span's end comes twice, {manner}", NEW_YORK, "2025-10-31", daily("00:30"), quiet=[quiet("00:00", "01:30")], in_quiet=manner)
        both = [quiet("01:00", "02:30"), quiet("03:15", "04:00")]
        yield case(f"a span's end is left out, and another one follows, {manner}", NEW_YORK, "2025-03-07", daily("01:30"), quiet=both, in_quiet=manner)
        seconds = [quiet("00:30", "00:55")]
        yield case(f"odd seconds, {manner}", "Africa/Monrovia", "1972-01-05", daily("00:10"), quiet=seconds, in_quiet=manner)
        owl = dict(quiet=[quiet("23:00", "03:30")], in_quiet=manner, day_begins="04:00")
        yield case(f"a night owl's quiet hours, {manner}", BERLIN, "2025-03-27", daily("01:30"), **owl)
        lark = dict(quiet=[quiet("23:00", "04:30")], in_quiet=manner, day_begins="04:00")
        yield case(f"quiet hours past the day's end, {manner}", BERLIN, "2025-03-27", daily("01:30"), **lark)


def at_rest():
    yield case("rests until a date", BERLIN, "2025-03-20", daily("08:00"), rest=dict(until="2025-03-30"))
    yield case("rests until a date before it begins", BERLIN, "2025-03-20", daily("08:00"), rest=dict(until="2025-03-01"))
    yield case("rests until woken", BERLIN, "2025-03-20", daily("08:00"), rest="open")
    yield case("every third day, after a rest", BERLIN, "2025-03-20", every(3, "02:30"), rest=dict(until="2025-03-28"))
    yield case("twice a week, after a rest", BERLIN, "2025-03-20", times_a_week(2, "02:30"), rest=dict(until="2025-03-28"))
    yield case("once, while it rests", BERLIN, "2025-03-20", once("2025-03-25", "08:00"), rest=dict(until="2025-03-28"))
    yield case("at random, after a rest", BERLIN, "2025-03-20", random("09:00", "20:00", 2, 60), rest=dict(until="2025-03-28"))


def over_midnight():
    for begins in ("00:00", "04:00", "06:00"):
        for clock in ("01:30", "03:59", "04:00", "05:59", "06:00", "23:30"):
            yield case(f"a day begins at {begins}, at {clock}", NEW_YORK, "2025-03-07", daily(clock), day_begins=begins)
        yield case(f"a day begins at {begins}, in the hour left out", NEW_YORK, "2025-03-07", daily("02:30"), day_begins=begins)
        yield case(f"a day begins at {begins}, in the hour that comes twice", NEW_YORK, "2025-10-31", daily("01:30"), day_begins=begins)
        yield case(f"a day begins at {begins}, Fridays", NEW_YORK, "2025-03-05", weekdays(0b0010000, "02:00"), day_begins=begins)
        yield case(f"a day begins at {begins}, a date left out", "Pacific/Apia", "2011-12-27", daily("03:00"), day_begins=begins)
        yield case(f"a day begins at {begins}, every other day", LONDON, "2025-10-23", every(2, "01:30"), day_begins=begins)
        yield case(f"a day begins at {begins}, once", LONDON, "2025-10-01", once("2025-10-25", "01:30"), day_begins=begins)


def cases():
    for some in (hard_days, of_each_kind, at_random, in_zones, in_quiet_spans, at_rest, over_midnight):
        yield from some()

#!/usr/bin/env python3
"""A thousand days at 8:00 in Berlin with dateutil, and with Python's own zoneinfo: prints medians in microseconds."""

import datetime as dt
import statistics
import time
import zoneinfo

FROM = dt.datetime(2026, 11, 23, 8)


def with_zoneinfo():
    zone = zoneinfo.ZoneInfo("Europe/Berlin")
    return [(FROM + dt.timedelta(n)).replace(tzinfo=zone).timestamp() for n in range(1000)]


def with_dateutil():
    zone = dateutil.tz.gettz("Europe/Berlin")
    return [at.timestamp() for at in dateutil.rrule.rrule(dateutil.rrule.DAILY, count=1000, dtstart=FROM.replace(tzinfo=zone))]


def once(work):
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1e6


peers = {"Python's zoneinfo": with_zoneinfo}
try:
    import dateutil.rrule
    import dateutil.tz

    peers["dateutil"] = with_dateutil
    assert with_dateutil() == with_zoneinfo()
except ImportError:
    print("NO dateutil HERE")
for name, work in peers.items():
    print(f"1,000 days, {name}: {statistics.median(once(work) for _ in range(21)):.0f} µs")

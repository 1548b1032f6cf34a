//! Gaps, folds and dates that were skipped, in every zone there is.

use super::*;
use chrono::{NaiveTime, TimeDelta};
use chrono_tz::TZ_VARIANTS;
use std::collections::BTreeSet;
#[allow(clippy::disallowed_types, reason = "tests may have globals")]
use std::sync::LazyLock;

/// What clocks show at the moment that is found for that time, and the moment itself.
fn found(zone: &str, asked: &str) -> Option<(String, UtcMillis)> {
    let found = Zone::of(zone, 0).moment(wall(asked))?;
    Some((shown(found.wall), found.at))
}

#[test]
fn a_time_that_a_gap_leaves_out_comes_as_much_later_as_was_left_out_and_of_two_in_a_fold_the_first_counts() {
    for (zone, asked, shown, at) in [
        ("Europe/Berlin", "2027-03-28 01:59", "2027-03-28 01:59", "2027-03-28T00:59:00Z"),
        ("Europe/Berlin", "2027-03-28 02:00", "2027-03-28 03:00", "2027-03-28T01:00:00Z"),
        ("Europe/Berlin", "2027-03-28 02:30", "2027-03-28 03:30", "2027-03-28T01:30:00Z"),
        ("Europe/Berlin", "2027-03-28 03:00", "2027-03-28 03:00", "2027-03-28T01:00:00Z"),
        ("Europe/Berlin", "2026-10-25 02:30", "2026-10-25 02:30", "2026-10-25T00:30:00Z"),
        ("Europe/Berlin", "2026-10-25 03:00", "2026-10-25 03:00", "2026-10-25T02:00:00Z"),
        // Half an hour.
        ("Australia/Lord_Howe", "2026-10-04 02:10", "2026-10-04 02:40", "2026-10-03T15:40:00Z"),
        ("Australia/Lord_Howe", "2027-04-04 01:45", "2027-04-04 01:45", "2027-04-03T14:45:00Z"),
        // At midnight.
        ("America/Sao_Paulo", "2018-11-04 00:00", "2018-11-04 01:00", "2018-11-04T03:00:00Z"),
        ("America/Havana", "2026-03-08 00:30", "2026-03-08 01:30", "2026-03-08T05:30:00Z"),
        ("America/Havana", "2026-11-01 00:30", "2026-11-01 00:30", "2026-11-01T04:30:00Z"),
        ("Africa/Cairo", "2026-04-24 00:00", "2026-04-24 01:00", "2026-04-23T22:00:00Z"),
        // Over midnight, into the next date.
        ("America/Toronto", "1919-03-30 23:45", "1919-03-31 00:45", "1919-03-31T04:45:00Z"),
        // Backward in spring, and two hours at once.
        ("Africa/Casablanca", "2027-03-14 02:30", "2027-03-14 03:30", "2027-03-14T02:30:00Z"),
        ("Antarctica/Troll", "2027-03-28 01:30", "2027-03-28 03:30", "2027-03-28T01:30:00Z"),
        // Seconds, of old.
        ("Africa/Monrovia", "1972-01-07 00:10", "1972-01-07 00:54", "1972-01-07T00:54:30Z"),
    ] {
        assert_eq!(found(zone, asked), Some((shown.into(), utc(at))), "{zone} {asked}");
    }
}

#[test]
fn a_date_that_a_zone_skipped_has_no_moment_and_those_beside_it_do() {
    for (zone, skipped) in [
        ("Pacific/Apia", "2011-12-30"),
        ("Pacific/Fakaofo", "2011-12-30"),
        ("Pacific/Kwajalein", "1993-08-21"),
        ("Pacific/Kiritimati", "1994-12-31"),
        ("Pacific/Kanton", "1994-12-31"),
    ] {
        let (zone, skipped) = (Zone::of(zone, 0), day(skipped));
        for minute in (0..24 * 60).step_by(15) {
            let at = |date: NaiveDate| {
                zone.moment(date.and_time(NaiveTime::MIN) + TimeDelta::minutes(minute)).is_some()
            };
            let around = [skipped.pred_opt().unwrap(), skipped, skipped.succ_opt().unwrap()].map(at);
            assert_eq!(around, [true, false, true], "{zone:?} {minute}");
        }
    }
}

#[test]
fn an_unknown_zone_is_the_clock_that_was_so_far_ahead_and_is_not_called_known() {
    for nonsense in ["", "Mars/Base", "Europe/Berlín", "../etc", "UTC+25"] {
        let zone = Zone::of(nonsense, 7200);
        assert!(!zone.is_known(), "{nonsense}");
        assert_eq!(zone.ahead_at(utc("2027-01-01T00:00:00Z")), 7200);
        let found = zone.moment(wall("2027-03-28 02:30")).unwrap();
        assert_eq!((found.at, found.wall), (utc("2027-03-28T00:30:00Z"), wall("2027-03-28 02:30")));
    }
    assert!(Zone::of("Europe/Berlin", 0).is_known());
    for far in [i32::MIN, i32::MAX] {
        let ahead = Zone::of("Mars/Base", far).ahead_at(UtcMillis(0));
        assert_eq!(ahead, (24 * 3600 - 1) * far.signum());
    }
}

#[test]
fn the_ends_of_what_is_kept_are_reached_and_nothing_lies_beyond_them() {
    for name in ["Etc/UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Mars/Base"] {
        let zone = Zone::of(name, 0);
        for end in [UtcMillis::FIRST, UtcMillis::LAST] {
            let shown = zone.wall(end).unwrap();
            assert_eq!(zone.moment(shown).unwrap().at, end, "{name}");
        }
        for beyond in [UtcMillis::FIRST.0 - 1, UtcMillis::LAST.0 + 1, i64::MIN, i64::MAX] {
            assert_eq!(zone.wall(UtcMillis(beyond)), None, "{name} {beyond}");
            let _ = zone.ahead_at(UtcMillis(beyond));
        }
        for beyond in [NaiveDateTime::MIN, NaiveDateTime::MAX, wall("1899-12-30 12:00")] {
            assert_eq!(zone.moment(beyond), None, "{name} {beyond}");
        }
    }
}

/// A change of the clocks: its first second, in UTC, and seconds ahead of UTC before and after.
type Change = (i64, i32, i32);

/// Every zone there is, once, for many names are of one; and its changes.
#[allow(clippy::disallowed_types, reason = "tests may have globals")]
static ZONES: LazyLock<Vec<(Zone, Vec<Change>)>> = LazyLock::new(|| {
    let mut seen = BTreeSet::new();
    let zones = TZ_VARIANTS.map(Zone::Known).into_iter().map(|zone| (zone, changes(zone)));
    zones.filter(|(_, changes)| seen.insert(changes.clone())).collect()
});

/// Changes of 1970 to 2037, found without a table of them: two looks a day apart, and then by halves.
fn changes(zone: Zone) -> Vec<Change> {
    let ahead = |second: i64| zone.ahead_at(UtcMillis(second * 1000));
    let mut found = Vec::new();
    let (first, last) = (0, utc("2038-01-01T00:00:00Z").0 / 1000);
    let mut before = ahead(first);
    for second in (first..last).step_by(86_400) {
        let after = ahead(second + 86_400);
        if after == before {
            continue;
        }
        let (mut low, mut high) = (second, second + 86_400);
        while high - low > 1 {
            let middle = low.midpoint(high);
            if ahead(middle) == before { low = middle } else { high = middle }
        }
        found.push((high, before, after));
        before = after;
    }
    found
}

/// The first second at which clocks show that or more, told by walking: minute by minute, so that a change falls between two of them,
/// and the last one by seconds.
fn walked(zone: Zone, from: i64, asked: NaiveDateTime) -> i64 {
    let shows = |second: i64| zone.wall(UtcMillis(second * 1000)).unwrap();
    let mut at = from;
    while shows(at + 59) < asked {
        at += 60;
    }
    while shows(at) < asked {
        at += 1;
    }
    at
}

#[test]
fn before_in_and_after_every_change_of_every_zone_a_time_is_the_moment_that_a_walk_along_the_clock_finds() {
    let mut count = 0;
    for (zone, changes) in ZONES.iter() {
        for (at, before, after) in changes.iter().copied() {
            let shown = |ahead: i32| {
                let second = UtcMillis((at + i64::from(ahead)) * 1000);
                Zone::of("UTC", 0).wall(second).unwrap()
            };
            let (begins, ends) = (shown(before), shown(after));
            let length = (i64::from(after) - i64::from(before)).abs();
            let (low, high) = (begins.min(ends), begins.max(ends));
            for asked in [
                low - TimeDelta::seconds(1),
                low,
                low + TimeDelta::seconds(length / 2),
                high - TimeDelta::seconds(1),
                high,
                high + TimeDelta::seconds(1800),
            ] {
                let first = walked(*zone, at - (length / 60 + 32) * 60, asked);
                let wall = zone.wall(UtcMillis(first * 1000)).unwrap();
                let late = (wall - asked).num_seconds();
                let date = asked.date();
                let skipped = begins <= date.and_time(NaiveTime::MIN)
                    && ends >= date.succ_opt().unwrap().and_time(NaiveTime::MIN);
                let expected = match late {
                    0 => Some((first, asked)),
                    _ if skipped => None,
                    // The gap ends at the first moment; as far into it as was asked, so far after it.
                    _ => Some((first + (length - late), asked + TimeDelta::seconds(length))),
                };
                let found = zone.moment(asked).map(|found| (found.at.0 / 1000, found.wall));
                assert_eq!(found, expected, "{zone:?} {asked} around {begins} to {ends}");
                count += 1;
            }
        }
    }
    assert!(count > 50_000, "{count} times were looked at");
}

#[test]
fn the_first_moment_of_every_day_shows_that_day_in_every_zone_but_where_it_was_skipped() {
    let mut skipped = BTreeSet::new();
    for (zone, changes) in ZONES.iter() {
        for (at, _, _) in changes {
            let here = Place { zone: *zone, day_begins: 0 };
            let date = zone.wall(UtcMillis(at * 1000)).unwrap().date();
            for date in [date.pred_opt().unwrap(), date, date.succ_opt().unwrap()] {
                match zone.moment(date.and_time(NaiveTime::MIN)) {
                    Some(found) => {
                        assert_eq!(here.day(found.at), Some(date), "{zone:?}");
                    }
                    None => {
                        skipped.insert(date.to_string());
                    }
                }
            }
        }
    }
    let known = ["1993-08-21", "1994-12-31", "1995-01-01", "2011-12-30"];
    assert!(skipped.iter().all(|date| known.contains(&date.as_str())), "{skipped:?}");
    assert!(skipped.len() >= 3, "{skipped:?}");
}

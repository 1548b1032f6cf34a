//! What tests/vectors/reminders.json says of when rules remind, which a script reckons by itself, is what the core says.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

use chrono::{NaiveDate, NaiveDateTime};
use kindself_core::reminders::{EDITION, Moved, Occurrences, Place, ReminderId, Rule, Zone, ZonePolicy};
use kindself_core::time::UtcMillis;
use serde::Deserialize;

#[derive(Deserialize)]
struct Vectors {
    edition: String,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    zone: String,
    day_begins: u16,
    id: String,
    from: NaiveDate,
    programme: Vec<NaiveDate>,
    rule: Rule,
    /// Moments in milliseconds, and seconds ahead of UTC before and after.
    changes: Vec<(i64, i32, i32)>,
    occurrences: Vec<Row>,
}

/// A date, which of that date, the moment, what clocks show, and why it is another time.
type Row = (NaiveDate, u8, i64, NaiveDateTime, String);

/// So many of each are in the file.
const MANY: usize = 8;

fn vectors() -> Vectors {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/vectors/reminders.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

impl Case {
    fn place(&self) -> Place {
        let zone = match &self.rule.zone {
            ZonePolicy::Follow => Zone::of(&self.zone, 0),
            ZonePolicy::Stay { zone, ahead_of_utc_s } => Zone::of(zone, *ahead_of_utc_s),
        };
        Place { zone, day_begins: self.day_begins }
    }

    fn found(&self) -> Vec<Row> {
        let id = ReminderId::from_text(&self.id).unwrap();
        let all = Occurrences::new(id, &self.rule, self.place(), &self.programme, self.from);
        let row = |moved| match moved {
            Moved::No => "no",
            Moved::Gap => "gap",
            Moved::Quiet => "quiet",
        };
        all.take(MANY).map(|one| (one.date, one.nth, one.at.0, one.wall, row(one.moved).to_owned())).collect()
    }

    /// Whether clocks of its zone change here as the file says.
    fn has_the_same_zone(&self) -> bool {
        let zone = self.place().zone;
        self.changes.iter().all(|(at, before, after)| {
            zone.ahead_at(UtcMillis(at - 1)) == *before && zone.ahead_at(UtcMillis(*at)) == *after
        })
    }
}

#[test]
fn every_reminder_comes_when_python_says() {
    let Vectors { edition, cases } = vectors();
    assert!(cases.len() > 250, "{}", cases.len());
    let (same, other): (Vec<_>, Vec<_>) = cases.iter().partition(|case| case.has_the_same_zone());
    let names: Vec<_> = other.iter().map(|case| &case.name).collect();
    println!("{} cases of {edition}; in {EDITION} other zones have {names:?}", same.len());
    assert!(edition != EDITION || other.is_empty(), "{names:?}");
    assert!(same.len() * 100 >= cases.len() * 95, "the zones of {EDITION} are others in {names:?}");
    for case in same {
        assert_eq!(case.found(), case.occurrences, "{} ({:?})", case.name, case.rule);
    }
}

#[test]
fn rules_are_kept_in_the_form_of_the_vectors() {
    for case in vectors().cases {
        let kept = serde_json::to_string(&case.rule).unwrap();
        assert_eq!(serde_json::from_str::<Rule>(&kept).unwrap(), case.rule, "{}", case.name);
    }
}

//! A sample of the lives that `make simulate` plays, and shells that break their promise on purpose.

#![allow(clippy::print_stdout, reason = "the figures are what it is for")]

use kindself_simulate::{Sabotage, play, play_days};

/// So many reminder-days (issue 18).
const DAYS: u64 = 1_000_000;

#[test]
fn of_a_million_reminder_days_none_is_missed_double_or_early() {
    let (figures, faults) = play_days(0, DAYS, Sabotage::None);
    println!("{figures}");
    assert_eq!(figures.broken(), 0, "{faults:#?}");
    // What is let off is little: a judge that asks for nothing is easily content.
    assert!(figures.excused * 15 < figures.days, "{figures}");
    assert!(figures.unknowable * 2_000 < figures.days, "{figures}");
    assert!(figures.phones > 600, "each zone there is: {figures}");
    for happened in [
        figures.trips,
        figures.reboots,
        figures.stops,
        figures.updates,
        figures.zone_data,
        figures.kills,
        figures.lost_acks,
        figures.jumps,
        figures.restores,
        figures.edits,
    ] {
        assert!(happened > 100, "{figures}");
    }
    assert!(
        (40..48).contains(&figures.most_requests),
        "iOS's places are all used, and hardly more: {figures}"
    );
    assert!((50..500).contains(&figures.most_alarms), "Android refuses the 500th: {figures}");
}

#[test]
fn a_shell_that_shows_and_never_tells_is_seen_to_remind_twice() {
    let (figures, faults) = play_days(0, 5000, Sabotage::Forgets);
    assert!(figures.double > 100, "{figures}");
    assert!(faults.iter().any(|fault| fault.contains("double")), "{faults:#?}");
}

#[test]
fn a_shell_that_never_asks_the_system_is_seen_to_miss_them() {
    let (figures, faults) = play_days(0, 5000, Sabotage::Pretends);
    assert!(figures.missed > 1000, "{figures}");
    assert!(faults.iter().any(|fault| fault.contains("missed")), "{faults:#?}");
}

#[test]
fn a_shell_that_hurries_is_seen_to_be_early() {
    let (figures, faults) = play_days(0, 5000, Sabotage::Hurries);
    assert!(figures.early > 1000, "{figures}");
    assert!(faults.iter().any(|fault| fault.contains("early")), "{faults:#?}");
}

#[test]
fn a_life_is_the_same_each_time_and_can_be_told() {
    let (once, again) = (play(7, Sabotage::None, false), play(7, Sabotage::None, true));
    assert_eq!(once.figures, again.figures);
    assert!(once.story.is_empty() && again.story.len() > 20);
}

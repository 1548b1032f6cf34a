//! What takes a place on a day, what rests, and a day that begins elsewhere from now on.

use super::*;

fn after(hours: u8) -> Rule {
    Rule::new(When::After { hours, practice: None }, Opens::Nothing, day("2026-11-01"))
}

fn drawn(times: u8) -> Rule {
    let when =
        When::Random { days: Weekdays::ALL, from: time("09:00"), until: time("17:00"), times, apart_min: 60 };
    Rule::new(when, Opens::Nothing, day("2026-11-01"))
}

#[test]
fn one_that_counts_hours_rests_like_any_other() {
    let ended = (day("2026-11-23"), utc("2026-11-23T12:00:00Z"));
    for (rest, comes) in [
        (Rest::No, 1),
        (Rest::Until(day("2026-11-23")), 1),
        (Rest::Until(day("2026-11-24")), 0),
        (Rest::Open, 0),
    ] {
        let mut desk = android("Europe/Berlin", "2026-11-23T12:30:00Z", [Rule { rest, ..after(2) }]);
        desk.book.known.after.insert(id(1), ended);
        assert_eq!(desk.plan().add.len(), comes, "{rest:?}");
    }
}

#[test]
fn one_that_counts_hours_takes_its_place_on_the_day_on_which_it_comes() {
    let mut desk = android("Europe/Berlin", "2026-11-23T20:00:00Z", [daily("18:00"), after(24)]);
    desk.book.known.after.insert(id(2), (day("2026-11-23"), utc("2026-11-23T15:00:00Z")));
    // It is due on the 24th at four, and before the daily one of that day.
    let plan = desk.plan();
    let of_day = |date: &str| {
        plan.add.iter().filter(|planned| planned.at.0 / (24 * HOUR) == utc(date).0 / (24 * HOUR)).count()
    };
    assert_eq!(plan.add.first().map(|planned| planned.id), Some(PlannedId::Reminder(of(2, "2026-11-23"))));
    assert_eq!(of_day("2026-11-24T00:00:00Z"), 1, "one a day");
    assert_eq!(of_day("2026-11-25T00:00:00Z"), 1);
}

#[test]
fn whoever_asks_for_three_a_day_has_three_and_they_take_one_place() {
    let desk = android("Europe/Berlin", "2026-11-23T20:00:00Z", [drawn(3), daily("18:00")]);
    let plan = desk.plan();
    let on_day = |rule: u8| {
        let of_rule = |planned: &&Planned| matches!(planned.id, PlannedId::Reminder(one) if one.rule == id(rule) && one.date == day("2026-11-24"));
        plan.add.iter().filter(of_rule).count()
    };
    assert_eq!((on_day(1), on_day(2)), (3, 0));
}

#[test]
fn where_a_day_begins_elsewhere_from_now_on_nothing_that_came_comes_once_more() {
    let mut desk = android("Europe/Berlin", "2026-12-01T20:00:00Z", [daily("01:30")]);
    desk.go_on();
    assert_eq!(due(&desk.go("2026-12-02T00:30:00Z")), [of(1, "2026-12-01").text()]);
    desk.phone.here.day_begins = 0;
    assert_eq!(desk.go("2026-12-02T09:00:00Z").due_now, [], "the same moment is of another day now");
    assert_eq!(due(&desk.go("2026-12-03T00:30:00Z")), [of(1, "2026-12-03").text()]);
}

#[test]
fn one_whose_rule_is_gone_takes_no_place() {
    let mut desk = android("Europe/Berlin", "2026-11-23T06:00:00Z", [daily("08:00"), daily("20:00")]);
    desk.go_on();
    assert_eq!(due(&desk.go("2026-11-23T07:00:00Z")), [of(1, "2026-11-23").text()]);
    desk.book.rules.retain(|reminder| reminder.id != id(1));
    assert_eq!(
        desk.go("2026-11-23T08:00:00Z").add.first().map(|planned| planned.id),
        Some(PlannedId::Reminder(of(2, "2026-11-23")))
    );
}

#[test]
fn what_comes_after_more_days_than_are_looked_at_is_told_all_the_same() {
    let desk =
        android("Europe/Berlin", "2026-11-23T06:00:00Z", [daily("08:00"), once("2029-03-01", "08:00")]);
    let each = super::super::next_of_each(&desk.book, &desk.phone);
    let far = &each[&id(2)];
    assert_eq!((far.upcoming.as_ref().unwrap().id, far.is_held), (of(2, "2029-03-01"), false));
    let desk = android("Europe/Berlin", "2026-11-23T06:00:00Z", [daily("08:00"), daily("20:00")]);
    let each = super::super::next_of_each(&desk.book, &desk.phone);
    assert!(each[&id(2)].is_held && each[&id(2)].upcoming.is_none());
}

#[test]
fn what_is_kept_for_a_locked_phone_is_the_same_whatever_the_words() {
    let text = |words: &str| {
        let rule = Rule { wording: Wording::Own(words.into()), ..daily("08:00") };
        let mut desk = android("Europe/Berlin", "2026-11-23T06:00:00Z", [rule]);
        desk.go_on();
        desk.book.to_text().unwrap()
    };
    assert_eq!(text("canary: call Nightjar"), text("the kettle"));
}

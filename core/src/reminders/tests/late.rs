//! What becomes of reminders whose time passed while the phone was off, or whose clock jumped.

use super::*;

/// One at 8:00 in Berlin, had waiting since the evening before, and a phone that was off until `now`.
fn off_until(now: &str, rule: Rule) -> Plan {
    let mut desk = android("Europe/Berlin", "2026-11-22T20:00:00Z", [rule]);
    desk.go_on();
    desk.reboots();
    desk.look(now)
}

#[test]
fn by_its_rule_one_that_is_late_comes_on_its_day_or_whenever_or_not_at_all() {
    for (late, now, comes) in [
        (Late::SameDay, "2026-11-23T07:01:00Z", true),
        (Late::SameDay, "2026-11-23T22:30:00Z", true), // half past eleven in the evening
        (Late::SameDay, "2026-11-24T02:59:59Z", true), // a day begins at four
        (Late::SameDay, "2026-11-24T03:00:00Z", false),
        (Late::Never, "2026-11-23T07:10:00Z", true), // a window is ten minutes long
        (Late::Never, "2026-11-23T07:10:01Z", false),
    ] {
        let plan = off_until(now, Rule { late, ..daily("08:00") });
        let expected = comes.then(|| of(1, "2026-11-23").text());
        assert_eq!(due(&plan), expected.into_iter().collect::<Vec<_>>(), "{late:?} {now}");
    }
    for (late, now, comes) in [
        (Late::SameDay, "2027-02-01T12:00:00Z", false),
        (Late::Always, "2027-02-01T12:00:00Z", true),
        (Late::Never, "2026-11-23T12:00:00Z", false),
    ] {
        let plan = off_until(now, Rule { late, ..once("2026-11-23", "08:00") });
        assert_eq!(plan.due_now.len(), usize::from(comes), "{late:?} {now}");
    }
}

#[test]
fn a_phone_that_was_on_and_slept_is_late_and_its_reminder_comes_also_where_none_is_to_come_late() {
    let mut desk =
        android("Europe/Berlin", "2026-11-22T20:00:00Z", [Rule { late: Late::Never, ..daily("08:00") }]);
    desk.go_on();
    assert_eq!(due(&desk.look("2026-11-23T09:30:00Z")).len(), 1);
    // But what the system never took on is let go.
    let mut desk =
        android("Europe/Berlin", "2026-11-22T20:00:00Z", [Rule { late: Late::Never, ..daily("08:00") }]);
    assert!(due(&desk.look("2026-11-23T09:30:00Z")).is_empty());
}

#[test]
fn a_letter_that_opened_while_the_phone_was_off_is_told_of_once_and_years_later_never_again() {
    let mut desk =
        android("Europe/Berlin", "2026-11-01T12:00:00Z", [once("2026-11-02", "08:00"), daily("18:00")]);
    desk.go_on();
    desk.reboots();
    assert_eq!(due(&desk.go("2026-11-23T12:00:00Z")), [of(1, "2026-11-02").text()]);
    assert!(desk.go_on().clear.is_empty(), "it stays to be seen on the day on which it came");
    assert_eq!(desk.look("2026-11-24T12:00:00Z").clear, [of(1, "2026-11-02").text()]);
    // Two years of evenings: more than is kept.
    let mut now = utc("2026-11-23T18:00:00Z");
    for _ in 0..MOST_NOTED + 200 {
        desk.phone.now = now;
        let plan = desk.go_on();
        assert!(
            plan.due_now.iter().all(|planned| planned.id != PlannedId::Reminder(of(1, "2026-11-02"))),
            "{now:?}"
        );
        now.0 += DAY;
    }
    assert_eq!(desk.book.log().0.len(), MOST_NOTED);
    assert_eq!(desk.book.log().find(of(1, "2026-11-02")), None);
}

#[test]
fn a_letter_that_is_late_at_night_waits_for_the_morning_though_that_is_another_day() {
    let rule = Rule { quiet: vec![all_days("21:00", "07:00")], ..once("2026-11-23", "08:00") };
    let plan = off_until("2026-11-25T21:00:00Z", rule);
    assert!(due(&plan).is_empty());
    assert_eq!(first(&plan, "Europe/Berlin", 1), ["2026-11-26 07:00"]);
}

#[test]
fn what_was_over_before_the_rule_was_made_or_changed_was_never_asked_for() {
    let mut desk = android("Europe/Berlin", "2026-11-23T12:00:00Z", [daily("08:00")]);
    desk.book.rules[0].changed = utc("2026-11-23T11:59:00Z");
    assert!(due(&desk.go_on()).is_empty());
    assert_eq!(due(&desk.go("2026-11-24T12:00:00Z")).len(), 1, "the next day was");
    // A change just before it is woken for one does not take that one away.
    let mut desk = android("Europe/Berlin", "2026-11-23T05:00:00Z", [daily("08:00")]);
    desk.go_on();
    desk.book.rules[0].changed = utc("2026-11-23T07:00:01Z");
    assert_eq!(due(&desk.look("2026-11-23T07:00:02Z")).len(), 1);
    // Made by a clock that was ahead, it is believed.
    desk.book.rules[0].changed = utc("2030-01-01T00:00:00Z");
    assert_eq!(due(&desk.look("2026-11-23T07:00:03Z")).len(), 1);
}

#[test]
fn what_is_late_waits_for_the_end_of_a_quiet_span_or_is_let_go() {
    let quiet = vec![all_days("12:00", "15:00"), all_days("22:00", "09:00")];
    for (in_quiet, now, waits) in [
        (QuietManner::Wait, "2026-11-23T12:00:00Z", Some("2026-11-23 15:00")),
        (QuietManner::Skip, "2026-11-23T12:00:00Z", None),
        (QuietManner::Wait, "2026-11-23T22:00:00Z", None), // until nine the next morning, and that is another day
    ] {
        let plan = off_until(now, Rule { quiet: quiet.clone(), in_quiet, ..daily("10:00") });
        assert!(due(&plan).is_empty());
        let first = plan.add.iter().find(|planned| planned.id == PlannedId::Reminder(of(1, "2026-11-23")));
        let at = first.map(|planned| Zone::of("Europe/Berlin", 0).wall(planned.at).unwrap());
        assert_eq!(at, waits.map(wall), "{in_quiet:?} {now}");
    }
}

#[test]
fn a_clock_that_was_set_back_does_not_bring_back_what_came_and_a_clock_far_ahead_leaves_nothing_behind() {
    let mut desk = android("Europe/Berlin", "2026-11-23T06:00:00Z", [daily("08:00")]);
    desk.go_on();
    assert_eq!(due(&desk.go("2026-11-23T07:00:00Z")).len(), 1);
    // An hour back, and it is five to eight once more.
    let plan = desk.go("2026-11-23T06:55:00Z");
    assert!(plan.cancel.is_empty() && plan.due_now.is_empty(), "the rest waits as it was");
    assert!(due(&desk.go("2026-11-23T07:00:00Z")).is_empty());
    // Two years ahead by mistake, for a day, and back.
    assert_eq!(due(&desk.go("2028-11-23T12:00:00Z")), [of(1, "2028-11-23").text()]);
    let plan = desk.go("2026-11-24T06:00:00Z");
    assert_eq!(first(&plan, "Europe/Berlin", 2), ["2026-11-24 08:00", "2026-11-25 08:00"]);
    assert_eq!(due(&desk.go("2026-11-24T07:00:00Z")), [of(1, "2026-11-24").text()]);
}

#[test]
fn later_that_a_clock_set_back_has_put_far_away_is_left_there_and_nothing_is_planned_anew_each_time() {
    let mut desk = android("Europe/Berlin", "2028-11-23T07:00:00Z", [daily("08:00")]);
    desk.go_on();
    desk.act("2028-11-23T07:01:00Z", of(1, "2028-11-23"), Act::Later);
    desk.go_on();
    let plan = desk.go("2026-11-24T06:00:00Z");
    assert_eq!(first(&plan, "Europe/Berlin", 1), ["2026-11-24 08:00"]);
    assert!(desk.go("2026-11-24T06:00:01Z").add.is_empty());
}

#[test]
fn a_clock_beyond_what_is_kept_is_survived_and_changes_nothing() {
    let mut desk =
        android("Europe/Berlin", "2026-11-23T06:00:00Z", [daily("08:00"), once("2026-11-25", "09:00")]);
    desk.go_on();
    let before = desk.book.clone();
    for now in [i64::MIN, UtcMillis::FIRST.0 - 1, UtcMillis::LAST.0 + 1, i64::MAX] {
        assert_eq!(desk.look_at(UtcMillis(now)), Plan::default(), "{now}");
        desk.book.tell(&Event::Acted(of(1, "2026-11-22"), Act::Later), &desk.phone);
        desk.book.tell(&Event::TestWanted, &desk.phone);
        desk.book = before.clone();
    }
    for now in [UtcMillis::FIRST, UtcMillis::LAST] {
        let plan = desk.look_at(now);
        assert!(plan.add.len() <= usize::from(SLOTS) && plan.due_now.len() <= 2, "{now:?}");
    }
}

#[test]
fn of_days_that_were_missed_the_last_one_comes_as_soon_as_it_can_and_only_once() {
    let fridays = When::Weekdays { days: Weekdays(0b001_0000), at: time("08:00") };
    let rule = Rule { late: Late::Always, ..Rule::new(fridays, Opens::Nothing, day("2026-11-01")) };
    let mut desk = android("Europe/Berlin", "2026-11-26T12:00:00Z", [rule]);
    desk.book.rules[0].changed = desk.phone.now;
    desk.go_on();
    // Off from Thursday until Sunday.
    desk.reboots();
    assert_eq!(due(&desk.go("2026-11-29T12:00:00Z")), [of(1, "2026-11-27").text()]);
    assert!(due(&desk.go("2026-11-29T13:00:00Z")).is_empty());
    let daily = Rule { late: Late::Always, ..daily("08:00") };
    let mut desk = android("Europe/Berlin", "2026-11-23T12:00:00Z", [daily]);
    desk.book.rules[0].changed = desk.phone.now;
    desk.go_on();
    desk.reboots();
    assert_eq!(due(&desk.go("2026-11-26T06:00:00Z")), [of(1, "2026-11-25").text()], "the last of three");
    assert!(due(&desk.go("2026-11-26T07:00:00Z")).is_empty(), "one a day: that was the one of today");
    assert_eq!(due(&desk.go("2026-11-27T07:00:00Z")), [of(1, "2026-11-27").text()]);
    // After two weeks nobody wants to hear of it.
    let mut desk = android("Europe/Berlin", "2026-11-01T12:00:00Z", [once("2026-11-02", "08:00")]);
    desk.book.rules[0].rule.when = When::EveryDays { days: 100, at: time("08:00") };
    desk.book.rules[0].rule.from = day("2026-11-02");
    desk.go_on();
    desk.reboots();
    assert!(due(&desk.go("2026-11-16T12:00:00Z")).is_empty());
}

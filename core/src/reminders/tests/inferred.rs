//! What an iPhone shows by itself it tells nobody: what came is read from what waits no more and from what is to be seen.

use super::*;

fn waiting(desk: &mut Desk) -> &mut Vec<(String, String)> {
    match &mut desk.phone.waiting {
        Waiting::Read(waiting) => waiting,
        _ => panic!("it is read back"),
    }
}

fn delivered(desk: &Desk, date: &str) -> Option<UtcMillis> {
    desk.book.log().find(of(1, date))?.delivered
}

#[test]
fn what_waits_no_more_once_its_moment_is_over_has_come_at_that_moment() {
    let mut desk = ios("Europe/Berlin", "2026-11-23T12:00:00Z", [daily("18:00")]);
    desk.go_on();
    desk.ring("2026-11-25T18:00:00Z");
    let plan = desk.go("2026-11-25T19:00:00Z");
    assert!(due(&plan).is_empty(), "to show them again would be twice");
    for date in ["2026-11-23", "2026-11-24", "2026-11-25"] {
        assert_eq!(delivered(&desk, date), Some(utc(&format!("{date}T17:00:00Z"))));
    }
    assert_eq!(delivered(&desk, "2026-11-26"), None);
}

#[test]
fn what_still_waits_within_a_minute_is_left_alone_and_after_that_it_is_shown_and_taken_away() {
    let mut desk = ios("Europe/Berlin", "2026-11-23T12:00:00Z", [daily("18:00")]);
    desk.go_on();
    for now in ["2026-11-23T17:00:00Z", "2026-11-23T17:00:59Z"] {
        let plan = desk.look(now);
        assert!(due(&plan).is_empty() && plan.cancel.is_empty(), "{now}");
        assert_eq!(delivered(&desk, "2026-11-23"), None);
    }
    let plan = desk.go("2026-11-23T17:01:00Z");
    assert_eq!(
        (due(&plan), plan.cancel),
        (vec![of(1, "2026-11-23").text()], vec![of(1, "2026-11-23").text()])
    );
    assert!(due(&desk.go("2026-11-23T17:02:00Z")).is_empty());
}

#[test]
fn what_waits_for_a_later_hour_is_not_on_its_way_where_the_rule_was_just_moved_to_now() {
    let mut desk = ios("Europe/Berlin", "2026-11-23T12:00:00Z", [daily("18:00")]);
    desk.go_on();
    desk.book.rules[0].rule.when = When::Daily { at: time("13:30") };
    let plan = desk.go("2026-11-23T12:30:10Z");
    assert_eq!(
        (due(&plan), plan.cancel),
        (vec![of(1, "2026-11-23").text()], vec![of(1, "2026-11-23").text()])
    );
}

#[test]
fn what_the_system_lost_before_its_moment_is_asked_for_anew() {
    let mut desk = ios("Europe/Berlin", "2026-11-23T12:00:00Z", [daily("18:00")]);
    desk.go_on();
    // Four ways of treating too many: it keeps the soonest, the last, none, or all.
    let all = waiting(&mut desk).clone();
    for kept in [all[..20].to_vec(), all[20..].to_vec(), Vec::new(), all.clone()] {
        let mut desk = desk.clone();
        *waiting(&mut desk) = kept.clone();
        let plan = desk.go("2026-11-23T12:00:05Z");
        assert_eq!(plan.add.len(), 40 - kept.len());
        assert!(plan.due_now.is_empty() && plan.cancel.is_empty());
        assert!(desk.go_on().add.is_empty(), "mended once");
        assert_eq!(delivered(&desk, "2026-11-23"), None);
    }
}

#[test]
fn whatever_else_waits_with_a_name_of_ours_or_of_nobody_is_taken_away() {
    let mut desk = ios("Europe/Berlin", "2026-11-23T12:00:00Z", [daily("18:00")]);
    desk.go_on();
    waiting(&mut desk).push((of(9, "2026-11-24").text(), "0".into()));
    waiting(&mut desk).push(("of-an-older-version".into(), String::new()));
    let plan = desk.go_on();
    assert_eq!(plan.cancel.len(), 2);
    assert!(plan.add.is_empty());
}

#[test]
fn what_came_before_a_flight_does_not_come_again_where_its_time_is_still_to_come() {
    let mut desk = ios("Pacific/Auckland", "2026-11-22T06:00:00Z", [daily("08:00")]);
    desk.go_on();
    assert_eq!(
        desk.ring("2026-11-22T19:00:00Z"),
        [of(1, "2026-11-23").text()],
        "Monday at eight in Auckland"
    );
    // In Honolulu it is Sunday, and then it is Monday, seven in the morning.
    desk.goes_to("Pacific/Honolulu");
    let plan = desk.go("2026-11-23T17:00:00Z");
    assert!(due(&plan).is_empty());
    assert!(
        plan.add.iter().all(|planned| planned.id != PlannedId::Reminder(of(1, "2026-11-23"))),
        "it was had"
    );
    assert_eq!(delivered(&desk, "2026-11-23"), Some(utc("2026-11-22T19:00:00Z")));
}

#[test]
fn what_goes_along_with_the_zone_is_found_where_the_phone_is_now() {
    let mut desk = ios("Pacific/Honolulu", "2026-11-22T20:00:00Z", [daily("08:00")]);
    desk.go_on();
    desk.goes_to("Pacific/Auckland");
    // Tuesday at eight in Auckland: in Honolulu it is still Monday.
    assert_eq!(desk.ring("2026-11-23T19:00:00Z").len(), 2);
    assert!(due(&desk.go("2026-11-23T19:00:00Z")).is_empty());
    assert_eq!(delivered(&desk, "2026-11-24"), Some(utc("2026-11-23T19:00:00Z")));
    // Still waiting, its moment is the one here: lost after that, it came here.
    assert_eq!(desk.book.accepted[&of(1, "2026-11-25")].at, utc("2026-11-24T19:00:00Z"));
    desk.goes_to("Pacific/Honolulu");
    desk.look("2026-11-24T01:00:00Z");
    assert_eq!(desk.book.accepted[&of(1, "2026-11-25")].at, utc("2026-11-25T18:00:00Z"));
    waiting(&mut desk).clear();
    let plan = desk.go("2026-11-24T20:00:00Z");
    assert_eq!(first(&plan, "Pacific/Honolulu", 1), ["2026-11-25 08:00"], "it was lost, and never came");
}

#[test]
fn one_that_was_late_and_waits_for_the_end_of_a_quiet_span_is_asked_for_anew_if_it_is_lost() {
    let rule = Rule { quiet: vec![all_days("12:00", "15:00")], ..daily("10:00") };
    let mut desk = ios("Europe/Berlin", "2026-11-23T12:00:00Z", [rule]);
    let plan = desk.go_on();
    assert_eq!(first(&plan, "Europe/Berlin", 1), ["2026-11-23 15:00"]);
    waiting(&mut desk).clear();
    assert_eq!(first(&desk.go("2026-11-23T12:01:00Z"), "Europe/Berlin", 1), ["2026-11-23 15:00"]);
    desk.ring("2026-11-23T14:00:00Z");
    desk.go("2026-11-23T14:00:01Z");
    assert_eq!(delivered(&desk, "2026-11-23"), Some(utc("2026-11-23T14:00:00Z")));
}

#[test]
fn later_that_was_shown_by_itself_has_come_and_comes_no_third_time() {
    let mut desk = ios("Europe/Berlin", "2026-11-23T12:00:00Z", [daily("18:00")]);
    desk.go_on();
    desk.ring("2026-11-23T17:00:00Z");
    desk.act("2026-11-23T17:01:00Z", of(1, "2026-11-23"), Act::Later);
    assert_eq!(desk.go_on().add[0].at, utc("2026-11-23T18:01:00Z"));
    desk.ring("2026-11-23T18:01:00Z");
    assert!(due(&desk.go("2026-11-23T18:02:00Z")).is_empty());
    let noted = desk.book.log().find(of(1, "2026-11-23")).unwrap();
    assert_eq!((noted.delivered, noted.again), (Some(utc("2026-11-23T18:01:00Z")), None));
}

#[test]
fn what_is_to_be_seen_of_yesterday_came_yesterday_and_leaves_the_screen() {
    let mut desk = ios("Europe/Berlin", "2026-11-23T12:00:00Z", [daily("18:00")]);
    desk.go_on();
    desk.phone.shown = desk.ring("2026-11-23T17:00:00Z");
    let plan = desk.go("2026-11-24T08:00:00Z");
    assert_eq!(plan.clear, [of(1, "2026-11-23").text()]);
    assert_eq!(delivered(&desk, "2026-11-23"), Some(utc("2026-11-23T17:00:00Z")));
}

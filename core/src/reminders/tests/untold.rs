//! What came, and nobody told: the app was gone before it could, or the phone was elsewhere by then. Found in the lives of `tests/simulate`.

use super::*;

/// The system does what the plan says, and the app is gone before it is told.
fn killed_before_word(desk: &mut Desk) {
    let mut gone = desk.clone();
    gone.go_on();
    desk.phone = gone.phone;
}

/// By itself, an iPhone shows what of these names waits.
fn rings(desk: &mut Desk, names: &[OccurrenceId]) {
    let Waiting::Read(waiting) = &mut desk.phone.waiting else { panic!("it is read back") };
    waiting.retain(|(name, _)| !names.iter().any(|id| id.text() == *name));
}

#[test]
fn what_an_iphone_took_on_without_that_anybody_was_told_does_not_come_twice_and_is_known_from_then_on() {
    let mut desk = ios("Europe/Berlin", "2026-11-23T12:00:00Z", [daily("18:00")]);
    killed_before_word(&mut desk);
    rings(&mut desk, &[of(1, "2026-11-23")]);
    let plan = desk.go("2026-11-23T19:00:00Z");
    assert!(due(&plan).is_empty(), "it came, and was put away");
    assert_eq!(plan.add.len(), 40, "what waits is asked for once more, so that it is known");
    assert!(due(&desk.go("2026-11-23T20:00:00Z")).is_empty(), "nor later that day");
    rings(&mut desk, &[of(1, "2026-11-24")]);
    let plan = desk.go("2026-11-24T19:00:00Z");
    assert!(due(&plan).is_empty() && plan.add.len() <= 2);
    assert_eq!(
        desk.book.log().find(of(1, "2026-11-24")).unwrap().delivered,
        Some(utc("2026-11-24T17:00:00Z"))
    );
}

#[test]
fn one_that_came_again_does_not_come_a_third_time_where_the_app_was_gone_before_it_was_told() {
    let mut desk = android("Europe/Berlin", "2026-11-23T06:00:00Z", [daily("08:00")]);
    desk.go("2026-11-23T07:00:00Z");
    desk.act("2026-11-23T07:05:00Z", of(1, "2026-11-23"), Act::Later);
    desk.go_on();
    desk.phone.now = utc("2026-11-23T08:06:00Z");
    killed_before_word(&mut desk);
    assert_eq!(desk.phone.shown, [of(1, "2026-11-23").text()]);
    let mut seen = desk.clone();
    assert!(due(&seen.look("2026-11-23T08:10:00Z")).is_empty(), "it is to be seen");
    desk.act("2026-11-23T08:10:00Z", of(1, "2026-11-23"), Act::LetPass);
    assert!(due(&desk.look("2026-11-23T08:10:00Z")).is_empty(), "it was put away");
}

#[test]
fn what_came_on_the_other_side_of_a_border_does_not_come_again_on_this_one() {
    let mut desk = ios("Europe/Lisbon", "2026-11-22T20:00:00Z", [daily("08:00")]);
    desk.go_on();
    // Monday at eight in Spain, and back before it is eight in Portugal.
    rings(&mut desk, &[of(1, "2026-11-23")]);
    let plan = desk.go("2026-11-23T07:20:00Z");
    assert!(plan.add.iter().all(|planned| planned.id != PlannedId::Reminder(of(1, "2026-11-23"))));
    assert!(due(&desk.go("2026-11-23T09:00:00Z")).is_empty());
}

#[test]
fn a_phone_that_takes_its_time_over_the_end_of_a_day_or_into_a_quiet_span_still_reminds() {
    let mut desk = android("Europe/Berlin", "2026-11-22T20:00:00Z", [daily("03:55")]);
    desk.go_on();
    assert_eq!(
        due(&desk.clone().look("2026-11-23T03:04:00Z")),
        [of(1, "2026-11-22").text()],
        "a day begins at four"
    );
    assert!(due(&desk.look("2026-11-23T07:00:00Z")).is_empty(), "hours later it is another day's");
    let rule = Rule { quiet: vec![all_days("22:00", "07:00")], ..daily("21:55") };
    let mut desk = android("Europe/Berlin", "2026-11-23T12:00:00Z", [rule]);
    desk.go_on();
    assert_eq!(due(&desk.clone().look("2026-11-23T21:04:00Z")), [of(1, "2026-11-23").text()]);
    assert!(due(&desk.look("2026-11-23T21:20:00Z")).is_empty(), "it is quiet by now");
}

#[test]
fn where_none_is_to_come_late_a_clock_that_jumped_by_days_brings_none() {
    let mut desk =
        android("Europe/Berlin", "2026-11-23T12:00:00Z", [Rule { late: Late::Never, ..daily("18:00") }]);
    desk.go_on();
    assert!(due(&desk.look("2026-11-25T12:00:00Z")).is_empty());
}

#[test]
fn what_another_phone_had_waiting_is_not_left_to_this_one() {
    let mut desk = ios("Europe/Berlin", "2026-11-23T12:00:00Z", [daily("18:00")]);
    desk.go_on();
    // Restored half a minute after six.
    desk.phone.waiting = Waiting::Unsure;
    assert_eq!(due(&desk.look("2026-11-23T17:00:30Z")), [of(1, "2026-11-23").text()]);
}

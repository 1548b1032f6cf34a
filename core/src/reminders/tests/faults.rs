//! One test for each fault of the list of those that people reported of other apps (the facts of the domain, "reminder faults") that
//! is decided here. What is a matter of the shells is tested there: receivers, permissions, channels, words on a lock screen.

use super::*;

// Fault: steps of 24 hours drift at summer time or travel.
#[test]
fn eight_in_the_morning_stays_eight_in_the_morning_over_summer_time_and_travel() {
    let mut desk = android("Europe/Berlin", "2027-03-26T12:00:00Z", [daily("08:00")]);
    let plan = desk.go_on();
    let mornings = ["2027-03-27 08:00", "2027-03-28 08:00", "2027-03-29 08:00"];
    assert_eq!(first(&plan, "Europe/Berlin", 3), mornings);
    assert_eq!((plan.add[1].at.0 - plan.add[0].at.0, plan.add[2].at.0 - plan.add[1].at.0), (23 * HOUR, DAY));
    desk.goes_to("America/New_York");
    let there = desk.go("2027-03-26T23:00:00Z");
    assert_eq!(first(&there, "America/New_York", 3), mornings);
}

// Fault: an hour off after a change; users disagree which is right, so the rule must say.
#[test]
fn a_rule_says_whether_it_goes_along_with_the_zone_or_stays_in_one() {
    let stays = ZonePolicy::Stay { zone: "Europe/Berlin".into(), ahead_of_utc_s: 3600 };
    let rules = [daily("08:00"), Rule { zone: stays, ..daily("08:00") }];
    let mut desk = android("Europe/Berlin", "2027-03-26T12:00:00Z", rules);
    desk.book.wishes.most_a_day = 6;
    let at = |plan: &Plan, n: u8, date: &str| {
        plan.add.iter().find(|planned| planned.id == PlannedId::Reminder(of(n, date))).map(|found| found.at)
    };
    let here = desk.go_on();
    assert_eq!(at(&here, 1, "2027-03-28"), Some(utc("2027-03-28T06:00:00Z")));
    assert_eq!(at(&here, 2, "2027-03-28"), Some(utc("2027-03-28T06:00:00Z")));
    desk.goes_to("Asia/Tokyo");
    let there = desk.go("2027-03-26T22:00:00Z");
    assert_eq!(at(&there, 1, "2027-03-28"), Some(utc("2027-03-27T23:00:00Z")), "eight in Tokyo");
    assert_eq!(at(&there, 2, "2027-03-28"), None, "that of Berlin stays as it was");
}

// Faults: rounding in the gap never advances, an endless loop; the day of the gap is skipped.
#[test]
fn a_time_in_the_gap_comes_on_that_day_once_and_the_next_day_at_its_time() {
    for (zone, date, at, expected) in [
        ("Europe/Berlin", "2027-03-27", "02:30", ["27 02:30", "28 03:30", "29 02:30"]),
        ("Europe/Berlin", "2027-03-27", "02:00", ["27 02:00", "28 03:00", "29 02:00"]),
        ("America/Havana", "2027-03-13", "00:00", ["13 00:00", "14 01:00", "15 00:00"]),
        ("Australia/Lord_Howe", "2027-10-02", "02:15", ["02 02:15", "03 02:45", "04 02:15"]),
    ] {
        let here = Place { day_begins: 0, ..place(zone) };
        let found = occurrences(&daily(at), here, date, 3);
        let shown: Vec<_> = found.iter().map(|one| shown(one.wall)[8..].to_owned()).collect();
        assert_eq!(shown, expected, "{zone} {at}");
        assert!(found.windows(2).all(|two| two[0].at < two[1].at && two[0].date < two[1].date));
        assert_eq!(found[1].moved, Moved::Gap);
    }
}

// Fault: rings twice in the fold.
#[test]
fn a_time_that_comes_twice_in_one_night_is_reminded_of_once() {
    let mut desk = android("Europe/Berlin", "2026-10-24T20:00:00Z", [daily("02:30")]);
    desk.book.wishes.most_a_day = 6;
    let plan = desk.go_on();
    assert_eq!(plan.add[0].at, utc("2026-10-25T00:30:00Z"));
    assert_eq!(due(&desk.go("2026-10-25T00:30:00Z")), [of(1, "2026-10-24").text()], "of the evening before");
    for again in ["2026-10-25T00:31:00Z", "2026-10-25T01:30:00Z", "2026-10-25T02:30:00Z"] {
        assert!(due(&desk.go(again)).is_empty(), "{again}");
    }
}

// Fault: nothing for days after a change of zone.
#[test]
fn whoever_flies_over_the_date_line_has_each_day_they_are_meant_to_have_once() {
    // Monday in Auckland, then Honolulu, where it is Sunday again; and back.
    let mut desk = android("Pacific/Auckland", "2026-11-22T12:00:00Z", [daily("08:00")]);
    let mut came = Vec::new();
    let flights = [
        ("Pacific/Auckland", "2026-11-22T19:00:00Z"), // Monday 08:00
        ("Pacific/Honolulu", "2026-11-22T20:00:00Z"), // Sunday 10:00: that one was had
        ("Pacific/Honolulu", "2026-11-23T18:00:00Z"), // Monday 08:00: this one, too
        ("Pacific/Honolulu", "2026-11-24T18:00:00Z"), // Tuesday 08:00
        ("Pacific/Auckland", "2026-11-24T21:00:00Z"), // Wednesday 10:00: that one is late
        ("Pacific/Auckland", "2026-11-25T19:00:00Z"), // Thursday 08:00
    ];
    came.extend(due(&desk.go("2026-11-21T19:00:00Z")));
    for (zone, now) in flights {
        desk.goes_to(zone);
        came.extend(due(&desk.go(now)));
    }
    let dates = ["2026-11-22", "2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"];
    assert_eq!(came, dates.map(|date| of(1, date).text()));
    desk.goes_to("Europe/London");
    assert!(!desk.go("2026-11-25T20:00:00Z").add.is_empty());
}

// Faults: lost after a reboot; lost after an update; opened before BOOT_COMPLETED, stale.
#[test]
fn after_a_reboot_or_an_update_everything_is_asked_for_anew_and_what_was_missed_comes_once() {
    let mut desk = android("Europe/Berlin", "2026-11-23T12:00:00Z", [daily("18:00")]);
    let before = desk.go_on();
    assert!(desk.plan().add.is_empty());
    // The phone was off at six. The app is opened before anybody told it that the phone had started: it does not rely on that.
    desk.reboots();
    let after = desk.look("2026-11-23T19:00:00Z");
    assert_eq!(due(&after), [of(1, "2026-11-23").text()]);
    let names = |plan: &Plan| plan.add.iter().map(|planned| planned.id.text()).collect::<Vec<_>>();
    assert_eq!(names(&after)[..47], names(&before)[1..48], "whatever waited is there again, under its name");
    desk.carry_out(&after);
    // And now the phone says that it started.
    desk.reboots();
    let told = desk.look("2026-11-23T19:00:10Z");
    assert!(due(&told).is_empty());
    assert_eq!(names(&told), names(&after));
}

// Fault: locked boot, nothing until unlocked.
#[test]
fn what_can_be_read_before_the_phone_was_unlocked_is_enough_to_remind_by() {
    let rule = Rule { opens: practice(), wording: Wording::Own("breathe, Anna".into()), ..daily("08:00") };
    let mut desk = android("Europe/Berlin", "2026-11-23T12:00:00Z", [rule]);
    let before = desk.go_on();
    let text = desk.book.to_text().unwrap();
    let mut locked = Desk { book: Book::from_text(&text).unwrap(), ..desk };
    locked.reboots();
    let plan = locked.go("2026-11-24T07:30:00Z");
    assert_eq!(due(&plan), [of(1, "2026-11-24").text()]);
    assert_eq!(plan.due_now[0].opens, Opens::Nothing);
    assert_eq!(plan.due_now[0].words.body, "Discreet");
    assert_eq!(plan.add[0].id, before.add[1].id, "the same names as on the open phone");
}

// Fault: the boot receiver restores old exact alarms without the permission, and crashes.
#[test]
fn nothing_is_restored_that_is_not_allowed_any_more() {
    let mut desk = android("Europe/Berlin", "2026-11-23T12:00:00Z", [daily("18:00")]);
    desk.phone.can.exact = true;
    assert!(
        desk.go_on()
            .add
            .iter()
            .all(|planned| planned.punctual == Punctual::Exact || planned.id == PlannedId::Refill)
    );
    desk.phone.can.exact = false;
    let plan = desk.go_on();
    assert!(!plan.add.is_empty() && plan.add.iter().all(|planned| planned.punctual != Punctual::Exact));
    assert_eq!(plan.add[0].punctual, Punctual::WhileIdle);
    assert!(matches!(plan.add[5].punctual, Punctual::Window(_)), "far away it costs the battery least");
}

// Fault: saved as active before the system accepted it.
#[test]
fn nothing_counts_as_waiting_before_the_system_took_it_on() {
    let mut desk = android("Europe/Berlin", "2026-11-23T12:00:00Z", [daily("18:00")]);
    let plan = desk.look("2026-11-23T12:00:00Z");
    assert_eq!(desk.look("2026-11-23T12:00:01Z").add.len(), plan.add.len(), "it was killed in between");
    // It took on two of them.
    desk.book.tell(&Event::Accepted(plan.add[..2].to_vec()), &desk.phone);
    let rest = desk.plan();
    assert_eq!(rest.add, plan.add[2..]);
    assert!(rest.cancel.is_empty());
    assert!(desk.book.log().0.is_empty(), "and nothing has come yet");
}

// Faults: duplicates at each reboot, and ten seconds apart.
#[test]
fn whoever_looks_ten_times_in_a_minute_and_starts_the_phone_in_between_is_reminded_once() {
    let mut desk = android("Europe/Berlin", "2026-11-23T12:00:00Z", [daily("18:00"), daily("18:00")]);
    desk.book.wishes.most_a_day = 6;
    desk.go_on();
    let mut came = Vec::new();
    for seconds in 0..10 {
        if seconds % 3 == 2 {
            desk.reboots();
        }
        desk.phone.now = UtcMillis(utc("2026-11-23T17:00:00Z").0 + seconds * 10_000);
        came.extend(due(&desk.go_on()));
    }
    assert_eq!(came, [1, 2].map(|n| of(n, "2026-11-23").text()));
}

// Faults: duplicates; a kill between showing it and noting that.
#[test]
fn what_is_to_be_seen_on_the_phone_has_come_though_nobody_noted_it() {
    let mut desk = android("Europe/Berlin", "2026-11-23T12:00:00Z", [daily("18:00")]);
    desk.go_on();
    let plan = desk.look("2026-11-23T17:00:00Z");
    desk.phone.shown = due(&plan);
    assert!(due(&desk.look("2026-11-23T17:00:05Z")).is_empty());
    let noted = desk.book.log().find(of(1, "2026-11-23")).unwrap();
    assert_eq!(noted.delivered, Some(utc("2026-11-23T17:00:05Z")));
    assert_eq!(noted.accepted, Some(utc("2026-11-23T12:00:00Z")));
    // A name that is none of ours says nothing.
    desk.phone.shown = vec!["hello".into(), of(9, "2026-11-23").text(), "test".into()];
    desk.look("2026-11-23T17:00:06Z");
    assert_eq!(desk.book.log().0.len(), 1);
}

// Fault: gone after a restore.
#[test]
fn after_a_restore_onto_another_phone_everything_waits_there_under_its_name_and_nothing_comes_twice() {
    let mut desk =
        ios("Europe/Berlin", "2026-11-23T12:00:00Z", [daily("12:30"), once("2026-11-25", "09:00")]);
    desk.go_on();
    let old = desk.go("2026-11-23T13:00:00Z");
    assert!(due(&old).is_empty());
    // The other phone has the book, in another zone, and nothing waits on it.
    let mut new = Desk { book: desk.book.clone(), ..ios("America/New_York", "2026-11-23T18:00:00Z", []) };
    let plan = new.go_on();
    assert!(due(&plan).is_empty());
    assert_eq!(
        first(&plan, "America/New_York", 3),
        ["2026-11-24 12:30", "2026-11-25 09:00", "2026-11-25 12:30"]
    );
    assert!(new.go_on().add.is_empty());
}

// Fault: night owls against a day boundary at midnight of UTC.
#[test]
fn half_past_one_at_night_belongs_to_the_evening_before_and_so_does_what_is_done_then() {
    for zone in ["Europe/Berlin", "Pacific/Auckland", "America/Los_Angeles", "Pacific/Kiritimati"] {
        let here = place(zone);
        let at = |text: &str| here.zone.moment(wall(text)).unwrap().at;
        let mut desk = android(zone, "2026-11-20T00:00:00Z", [daily("01:30")]);
        desk.phone.now = at("2026-11-23 22:00");
        let plan = desk.go_on();
        assert_eq!(plan.add[0].id, PlannedId::Reminder(of(1, "2026-11-23")), "{zone}");
        assert_eq!(first(&plan, zone, 2), ["2026-11-24 01:30", "2026-11-25 01:30"]);
        // Done at a quarter past one, before it came: that day needs none any more.
        desk.book.rules[0].rule.unless_done = true;
        desk.phone.now = at("2026-11-24 01:15");
        desk.book.known.done.insert((id(1), here.day(desk.phone.now).unwrap()));
        let plan = desk.go_on();
        assert_eq!((due(&plan), plan.cancel), (Vec::new(), vec![of(1, "2026-11-23").text()]));
        desk.phone.now = at("2026-11-25 01:30");
        assert_eq!(due(&desk.go_on()), [of(1, "2026-11-24").text()], "and the next night has its own");
    }
}

// Fault: notifications pile up.
#[test]
fn after_weeks_away_only_those_of_today_come_and_those_of_days_that_are_over_leave_the_screen() {
    let rules = [daily("08:00"), daily("12:00"), daily("20:00")];
    let mut desk = android("Europe/Berlin", "2026-11-01T12:00:00Z", rules);
    desk.book.wishes.most_a_day = 3;
    desk.go_on();
    desk.phone.shown = vec![of(1, "2026-10-31").text(), of(2, "2026-11-01").text()];
    desk.go("2026-11-01T12:01:00Z");
    desk.reboots();
    desk.phone.shown = vec![of(2, "2026-11-01").text(), "refill".into()];
    let plan = desk.go("2026-11-23T12:00:00Z");
    assert_eq!(due(&plan), [1, 2].map(|n| of(n, "2026-11-23").text()), "of today, and of no other day");
    assert_eq!(plan.clear, [of(2, "2026-11-01").text(), "refill".into()]);
    // Of a rule with several a day the last one stands for those before it, and takes their place on the screen.
    let when = When::Random {
        days: Weekdays::ALL,
        from: time("08:00"),
        until: time("20:00"),
        times: 4,
        apart_min: 60,
    };
    let mut desk = android(
        "Europe/Berlin",
        "2026-11-23T05:00:00Z",
        [Rule::new(when, Opens::Nothing, day("2026-01-01"))],
    );
    desk.book.wishes.most_a_day = 4;
    let plan = desk.go_on();
    desk.phone.now = plan.add[0].at;
    let earlier = due(&desk.go_on());
    desk.phone.now = utc("2026-11-23T20:00:00Z");
    let plan = desk.go_on();
    assert_eq!(due(&plan), [OccurrenceId { nth: 3, ..of(1, "2026-11-23") }.text()]);
    assert_eq!(plan.clear, earlier);
}

// Fault: streak pressure.
#[test]
fn after_five_that_were_let_pass_one_offers_to_rest_once_and_no_other_before_one_is_taken_up() {
    let mut desk = android("Europe/Berlin", "2026-11-01T06:00:00Z", [daily("08:00")]);
    let mut offers = Vec::new();
    let mut live = |desk: &mut Desk, date: u32, act: Option<Act>| {
        let plan = desk.go(&format!("2026-11-{date:02}T07:00:00Z"));
        let offer = plan.due_now[0].offers_rest;
        assert_eq!(plan.notes.contains(&Note::OffersRest(id(1))), offer, "{date}");
        assert_eq!(plan.due_now[0].words.title.contains("rest"), offer);
        offers.extend(offer.then_some(date));
        if let Some(act) = act {
            desk.act(&format!("2026-11-{date:02}T07:05:00Z"), of(1, &format!("2026-11-{date:02}")), act);
        }
        // Whoever opens the app later that day sees no second offer waiting for tomorrow.
        if offer {
            let plan = desk.go(&format!("2026-11-{date:02}T12:00:00Z"));
            assert!(plan.add.iter().all(|planned| !planned.offers_rest), "{date}");
        }
    };
    for date in 1..=4 {
        live(&mut desk, date, None);
    }
    live(&mut desk, 5, Some(Act::LetPass));
    for date in 6..=14 {
        live(&mut desk, date, None);
    }
    live(&mut desk, 15, Some(Act::Opened));
    for date in 16..=21 {
        live(&mut desk, date, Some(Act::LetPass));
    }
    assert_eq!(offers, [6, 21]);
}

// Fault: buttons dead in the morning, for their record was tidied away.
#[test]
fn a_button_works_with_no_record_left_and_with_no_rule() {
    let name = of(1, "2026-11-23");
    for (act, comes_again) in [
        (Act::Done, false),
        (Act::NotToday, false),
        (Act::Pause, false),
        (Act::Opened, false),
        (Act::LetPass, false),
        (Act::Later, true),
    ] {
        let mut desk = android("Europe/Berlin", "2026-11-23T06:00:00Z", [daily("08:00")]);
        desk.act("2026-11-23T07:05:00Z", name, act);
        let plan = desk.go_on();
        assert!(due(&plan).is_empty(), "{act:?}");
        let again = plan.add.first().is_some_and(|planned| planned.id == PlannedId::Reminder(name));
        assert_eq!(again, comes_again, "{act:?}");
        let mut empty = android("Europe/Berlin", "2026-11-23T06:00:00Z", []);
        empty.act("2026-11-23T07:05:00Z", name, act);
        assert_eq!(empty.book.log().find(name).unwrap().act, Some((act, utc("2026-11-23T07:05:00Z"))));
        assert!(empty.go_on().add.is_empty());
    }
}

// Fault: no notification permission, and nothing says so.
#[test]
fn where_nothing_is_shown_that_is_said_and_what_came_to_nothing_comes_once_it_may() {
    let mut desk = android("Europe/Berlin", "2026-11-23T12:00:00Z", [daily("18:00")]);
    desk.go_on();
    desk.phone.can.posts = false;
    let plan = desk.go("2026-11-23T12:01:00Z");
    assert_eq!(
        (plan.notes, plan.cancel.len(), plan.add.len()),
        (vec![Note::NotShown], 0, 0),
        "it goes on waiting"
    );
    let plan = desk.go("2026-11-23T17:00:00Z");
    assert_eq!(plan.due_now.len(), 0, "nothing counts as shown");
    desk.phone.can.posts = true;
    let plan = desk.go("2026-11-23T18:00:00Z");
    assert_eq!((plan.notes, plan.due_now.len()), (vec![], 1));
}

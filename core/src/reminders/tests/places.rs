//! Slots and the refill, zones nobody knows, new zone data, and more rules than anybody has.

use super::*;

#[test]
fn the_nearest_wait_and_the_last_place_is_for_a_refill_at_the_moment_of_the_first_that_has_none() {
    for slots in [0, 1, 2, 3, 40, 50, 500] {
        let mut desk = android("Europe/Berlin", "2026-11-23T12:00:00Z", [daily("18:00"), daily("19:00")]);
        desk.book.wishes.most_a_day = 2;
        desk.phone.can.slots = slots;
        let plan = desk.plan();
        let places = usize::from(slots.max(2));
        assert_eq!(plan.add.len(), places);
        assert!(plan.add.windows(2).all(|two| two[0].at < two[1].at));
        let (last, before) = plan.add.split_last().unwrap();
        assert!(before.iter().all(|planned| planned.id != PlannedId::Refill));
        assert_eq!(last.id, PlannedId::Refill);
        let later = last.at.0 - before.last().unwrap().at.0;
        assert_eq!(later, if places % 2 == 0 { HOUR } else { 23 * HOUR }, "{slots}");
    }
    // With as many as have room there is none.
    let plan = android("Europe/Berlin", "2026-11-23T12:00:00Z", [once("2026-11-24", "08:00")]).plan();
    assert_eq!(plan.add.len(), 1);
}

#[test]
fn the_refill_goes_on_for_ever_and_no_day_is_left_out() {
    let mut desk = ios("Europe/Berlin", "2026-11-23T12:00:00Z", [daily("18:00")]);
    desk.go_on();
    let mut came = Vec::new();
    for _ in 0..5 {
        // Nobody opens the app until the refill comes.
        let refill = desk.book.refill.clone().unwrap();
        let now = zone_text(refill.at);
        came.extend(desk.ring(&now));
        let Waiting::Read(waiting) = &mut desk.phone.waiting else { panic!("it is read back") };
        assert_eq!(std::mem::take(waiting).len(), 1, "the refill itself");
        let plan = desk.go(&now);
        assert_eq!(plan.add.len(), 40);
        came.extend(due(&plan));
    }
    let dates: Vec<_> = day("2026-11-23").iter_days().take(came.len()).collect();
    assert_eq!(came, dates.iter().map(|date| of(1, &date.to_string()).text()).collect::<Vec<_>>());
    assert_eq!(came.len(), 5 * 40);
}

fn zone_text(at: UtcMillis) -> String {
    format!("{}:00Z", shown(Zone::of("Etc/UTC", 0).wall(at).unwrap()).replace(' ', "T"))
}

#[test]
fn an_unknown_zone_is_said_and_its_last_known_clock_is_kept() {
    let stays = ZonePolicy::Stay { zone: "Mars/Base".into(), ahead_of_utc_s: 2 * 3600 };
    let mut desk = ios("America/New_York", "2026-11-23T12:00:00Z", [Rule { zone: stays, ..daily("18:00") }]);
    let plan = desk.go_on();
    assert_eq!(plan.notes, [Note::UnknownZoneOf(id(1))]);
    assert_eq!(plan.add[0].at, utc("2026-11-23T16:00:00Z"));
    // A phone cannot wait for what a clock shows that it does not know; in New York it is eleven then.
    assert_eq!(plan.add[0].trigger, Trigger::In(crate::time::Millis::from_secs(4 * 3600)));
    desk.goes_to("Nowhere/Else");
    desk.phone.here.zone = Zone::of("Nowhere/Else", -5 * 3600);
    let plan = desk.go_on();
    assert_eq!(plan.notes, [Note::UnknownZone, Note::UnknownZoneOf(id(1))]);
    assert_eq!((plan.add, plan.cancel), (vec![], vec![]), "and nothing moves");
}

#[test]
fn a_rule_that_stays_in_a_zone_waits_for_the_clock_of_that_zone_and_its_day_is_the_day_there() {
    let stays = ZonePolicy::Stay { zone: "Pacific/Honolulu".into(), ahead_of_utc_s: -36_000 };
    let rule = Rule { zone: stays, ..daily("08:00") };
    let mut desk = ios("Pacific/Auckland", "2026-11-23T12:00:00Z", [rule]);
    let plan = desk.go_on();
    let trigger = Trigger::Wall { at: wall("2026-11-23 08:00"), zone: Some("Pacific/Honolulu".into()) };
    assert_eq!((plan.add[0].at, &plan.add[0].trigger), (utc("2026-11-23T18:00:00Z"), &trigger));
    // In Auckland it is Tuesday by then: it is seen all that day.
    desk.phone.waiting = Waiting::Unsure;
    assert_eq!(due(&desk.go("2026-11-23T18:02:00Z")), [of(1, "2026-11-23").text()]);
    assert!(desk.go("2026-11-23T20:00:00Z").clear.is_empty());
    assert_eq!(desk.go("2026-11-24T20:00:00Z").clear, [of(1, "2026-11-23").text()]);
}

#[test]
fn new_zone_data_move_what_they_change_and_nothing_else() {
    // As if Denver gave up summer time: until the change it shows what Phoenix does.
    let mut desk = android("America/Denver", "2027-03-01T20:00:00Z", [daily("08:00")]);
    let before = desk.go_on();
    desk.goes_to("America/Phoenix");
    let after = desk.plan();
    assert!(after.cancel.is_empty() && after.due_now.is_empty());
    let moved: Vec<_> =
        before.add.iter().filter(|planned| planned.at >= utc("2027-03-14T09:00:00Z")).collect();
    assert_eq!(after.add.len(), moved.len());
    assert!(moved.len() > 30 && moved.len() < before.add.len());
    for (old, new) in moved.iter().zip(&after.add) {
        assert_eq!((old.id, old.at.0 + HOUR), (new.id, new.at.0), "the same name, an hour later");
    }
    // Where it goes along with the zone by itself nothing is to do.
    let mut desk = ios("America/Denver", "2027-03-01T20:00:00Z", [daily("08:00")]);
    desk.go_on();
    desk.goes_to("America/Phoenix");
    assert_eq!(desk.go_on(), Plan { channels: desk.plan().channels, ..Plan::default() });
}

#[test]
fn exactness_and_what_it_says_are_part_of_what_waits_and_anything_else_is_not() {
    let mut desk = android("Europe/Berlin", "2026-11-23T12:00:00Z", [daily("18:00")]);
    desk.go_on();
    desk.book.rules[0].rule.late = Late::Always;
    desk.book.rules[0].changed = desk.phone.now;
    desk.book.rules[0].rule.opens = practice();
    assert!(desk.go_on().add.is_empty(), "nothing of that is to be seen or heard");
    desk.book.rules[0].rule.wording = Wording::Named;
    assert!(desk.go_on().add.is_empty(), "it is said when the app is woken");
    desk.book.rules[0].rule.sounds = true;
    assert_eq!(desk.go_on().add.len(), 50);
    assert!(desk.plan().channels.sounding);
}

#[test]
fn ten_thousand_rules_are_survived() {
    let rules = (0..10_000_u32).map(|n| {
        let rule = match n % 4 {
            0 => daily("08:00"),
            1 => {
                Rule::new(When::EveryDays { days: 365, at: time("09:00") }, Opens::Nothing, day("2026-01-01"))
            }
            2 => Rule { quiet: vec![all_days("00:00", "00:00")], ..daily("10:00") },
            _ => once("2026-11-20", "11:00"),
        };
        let mut name = [7; 16];
        name[..4].copy_from_slice(&n.to_be_bytes());
        Reminder { id: ReminderId(name), rule, changed: UtcMillis(0) }
    });
    let mut desk = android("Europe/Berlin", "2026-11-23T12:00:00Z", []);
    desk.book.rules = rules.collect();
    let plan = desk.go_on();
    assert_eq!(plan.add.len(), 50);
    assert_eq!(plan.due_now.len(), 2501, "each letter, and one of all the others");
    assert!(desk.plan().due_now.is_empty(), "though not all of that is kept");
    let text = desk.book.to_text().unwrap();
    assert_eq!(Book::from_text(&text).unwrap().rules().len(), 10_000);
}

#[test]
fn more_that_was_put_off_than_there_are_places_does_not_take_more() {
    let mut desk =
        android("Europe/Berlin", "2026-11-23T12:00:00Z", (0..60).map(|_| once("2026-11-23", "12:00")));
    desk.go_on();
    for n in 1..=60 {
        desk.act("2026-11-23T12:05:00Z", of(n, "2026-11-23"), Act::Later);
    }
    let plan = desk.plan();
    assert_eq!(plan.add.len(), usize::from(SLOTS));
    assert_eq!(desk.look("2026-11-23T13:05:00Z").due_now.len(), 60);
}

#[test]
fn the_next_day_in_2037_is_found_without_walking_there_from_1970() {
    let rule = Rule::new(When::EveryDays { days: 3, at: time("08:00") }, Opens::Nothing, day("1970-01-01"));
    let here = place("Europe/Berlin");
    // A step for each day in between would take minutes.
    for _ in 0..50_000 {
        assert_eq!(occurrences(&rule, here, "2037-10-25", 1)[0].date, day("2037-10-27"));
    }
}

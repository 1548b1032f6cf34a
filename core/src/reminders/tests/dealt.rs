//! What a person does with reminders, and what is done before they come.

use super::*;
use chrono::Days;

fn names(plan: &Plan) -> Vec<PlannedId> {
    plan.add.iter().map(|planned| planned.id).collect()
}

#[test]
fn of_several_rules_one_comes_a_day_and_one_with_a_date_of_its_own_is_not_counted() {
    let rules = [daily("20:00"), daily("08:00"), daily("12:00"), once("2026-11-25", "09:00")];
    let mut desk = android("Europe/Berlin", "2026-11-23T18:00:00Z", rules);
    desk.book.rules.iter_mut().for_each(|reminder| reminder.changed = desk.phone.now);
    let plan = desk.plan();
    let wanted =
        [(1, "2026-11-23"), (2, "2026-11-24"), (2, "2026-11-25"), (4, "2026-11-25"), (2, "2026-11-26")];
    assert_eq!(names(&plan)[..5], wanted.map(|(n, date)| PlannedId::Reminder(of(n, date))));
    assert_eq!(plan.notes, [Note::HeldBack(id(3))], "of which that is said that never has its turn");
    desk.book.wishes.most_a_day = 2;
    assert_eq!(desk.plan().notes, []);
    let of_day = |plan: &Plan, date: &str| {
        plan.add
            .iter()
            .filter(|one| matches!(one.id, PlannedId::Reminder(id) if id.date == day(date)))
            .count()
    };
    assert_eq!((of_day(&desk.plan(), "2026-11-24"), of_day(&desk.plan(), "2026-11-25")), (2, 3));
    desk.book.wishes.most_a_day = 0;
    assert_eq!(of_day(&desk.plan(), "2026-11-24"), 1, "none a day is no wish that there is");
}

#[test]
fn what_came_takes_the_place_of_its_day_also_once_its_rule_is_gone() {
    let mut desk = android("Europe/Berlin", "2026-11-23T06:00:00Z", [daily("08:00"), daily("20:00")]);
    desk.go_on();
    assert_eq!(due(&desk.go("2026-11-23T07:00:00Z")).len(), 1);
    desk.book.rules.remove(0);
    let plan = desk.look("2026-11-23T12:00:00Z");
    assert_eq!(names(&plan)[0], PlannedId::Reminder(of(2, "2026-11-24")));
    assert_eq!(plan.cancel.len(), 49, "what waited of it is taken away; the refill stays, at another time");
}

#[test]
fn a_letter_that_came_leaves_its_day_its_place_also_once_its_rule_is_gone() {
    let rules = [once("2026-11-23", "08:00"), daily("20:00")];
    let mut desk = android("Europe/Berlin", "2026-11-23T06:00:00Z", rules);
    desk.go_on();
    assert_eq!(due(&desk.go("2026-11-23T07:00:00Z")).len(), 1);
    desk.book.rules.remove(0);
    let mut desk = Desk { book: Book::from_text(&desk.book.to_text().unwrap()).unwrap(), ..desk };
    desk.go("2026-11-23T12:00:00Z");
    assert_eq!(due(&desk.go("2026-11-23T19:00:00Z")), [of(2, "2026-11-23").text()]);
}

#[test]
fn hours_after_a_practice_take_the_place_of_the_day_on_which_they_come() {
    let after = Rule::new(When::After { hours: 10, practice: None }, Opens::Nothing, day("2026-01-01"));
    let mut desk = android("Europe/Berlin", "2026-11-23T06:00:00Z", [daily("20:00"), after]);
    desk.go_on();
    assert_eq!(due(&desk.go("2026-11-23T19:00:00Z")), [of(1, "2026-11-23").text()]);
    desk.book.known.after.insert(id(2), (day("2026-11-23"), utc("2026-11-23T21:00:00Z")));
    let plan = desk.go("2026-11-23T21:00:00Z");
    assert_eq!(plan.add[0].at, utc("2026-11-24T07:00:00Z"), "though its own day had one");
    assert_eq!(due(&desk.go("2026-11-24T07:00:00Z")), [of(2, "2026-11-23").text()]);
    desk.book.rules.remove(1);
    desk.go("2026-11-24T08:00:00Z");
    assert!(due(&desk.go("2026-11-24T19:00:00Z")).is_empty(), "it was the one of that day");
    assert_eq!(due(&desk.go("2026-11-25T19:00:00Z")), [of(1, "2026-11-25").text()]);
}

#[test]
fn not_today_is_for_that_day_and_that_rule() {
    let when = When::Random {
        days: Weekdays::ALL,
        from: time("08:00"),
        until: time("20:00"),
        times: 3,
        apart_min: 60,
    };
    let rules = [Rule::new(when, Opens::Nothing, day("2026-01-01")), daily("21:00")];
    let mut desk = android("Europe/Berlin", "2026-11-23T05:00:00Z", rules);
    desk.book.wishes.most_a_day = 6;
    let plan = desk.go_on();
    desk.phone.now = plan.add[0].at;
    desk.go_on();
    desk.book.tell(&Event::Acted(of(1, "2026-11-23"), Act::NotToday), &desk.phone);
    let plan = desk.plan();
    let others = [1, 2].map(|nth| OccurrenceId { nth, ..of(1, "2026-11-23") }.text());
    assert_eq!(plan.cancel, others);
    assert_eq!(plan.clear, [of(1, "2026-11-23").text()]);
    desk.carry_out(&plan);
    assert_eq!(due(&desk.go("2026-11-23T20:00:00Z")), [of(2, "2026-11-23").text()]);
    desk.go("2026-11-23T22:00:00Z");
    let tomorrow = OccurrenceId { nth: 2, ..of(1, "2026-11-24") };
    assert!(desk.book.accepted.contains_key(&tomorrow), "tomorrow it comes as ever");
}

#[test]
fn later_comes_once_more_after_as_long_as_was_wished_whatever_clocks_do() {
    let mut desk = android("Europe/Berlin", "2027-03-27T12:00:00Z", [daily("01:30")]);
    desk.book.wishes.later_min = 45;
    desk.go_on();
    let name = of(1, "2027-03-27");
    assert_eq!(due(&desk.go("2027-03-28T00:30:00Z")), [name.text()]);
    desk.act("2027-03-28T00:40:00Z", name, Act::Later);
    let plan = desk.go_on();
    assert_eq!(plan.add[0].at, utc("2027-03-28T01:25:00Z"), "over the gap");
    assert_eq!(plan.add[0].trigger, Trigger::In(crate::time::Millis::from_secs(45 * 60)));
    assert!(due(&desk.go("2027-03-28T01:24:00Z")).is_empty());
    assert_eq!(due(&desk.go("2027-03-28T01:25:00Z")), [name.text()]);
    let plan = desk.go("2027-03-28T01:26:00Z");
    assert_eq!((due(&plan), plan.clear), (vec![], vec![]), "it is there to be seen, and comes no third time");
    desk.act("2027-03-28T01:27:00Z", name, Act::Done);
    assert!(due(&desk.go_on()).is_empty());
    assert_eq!(desk.book.log().0.len(), 1, "all of that is one reminder");
}

#[test]
fn later_is_let_go_once_it_was_done_is_to_rest_is_gone_or_its_day_is_over() {
    let put_off = |change: &dyn Fn(&mut Desk)| {
        let mut desk = android("Europe/Berlin", "2026-11-23T12:00:00Z", [daily("12:30")]);
        desk.go_on();
        desk.act("2026-11-23T12:01:00Z", of(1, "2026-11-23"), Act::Later);
        assert_eq!(names(&desk.go_on())[0], PlannedId::Reminder(of(1, "2026-11-23")));
        change(&mut desk);
        desk
    };
    let changes: [&dyn Fn(&mut Desk); 5] = [
        &|desk| {
            desk.book.known.done.insert((id(1), day("2026-11-23")));
        },
        &|desk| {
            desk.book.known.gone.insert(id(1));
        },
        &|desk| desk.book.rules[0].rule.rest = Rest::Open,
        &|desk| desk.book.rules[0].rule.rest = Rest::Until(day("2026-12-01")),
        &|desk| desk.act("2026-11-23T12:02:00Z", of(1, "2026-11-23"), Act::NotToday),
    ];
    for (which, change) in changes.iter().enumerate() {
        let mut desk = put_off(change);
        let plan = desk.go("2026-11-23T12:03:00Z");
        assert!(plan.cancel.contains(&of(1, "2026-11-23").text()) || which == 4, "{which}");
        assert!(due(&desk.go("2026-11-23T13:01:00Z")).is_empty(), "{which}");
    }
    let mut desk = put_off(&|_| {});
    desk.reboots();
    assert!(!due(&desk.look("2026-11-23T23:00:00Z")).is_empty(), "midnight is still that day");
    assert!(!due(&desk.look("2026-11-24T12:00:00Z")).contains(&of(1, "2026-11-23").text()));
}

#[test]
fn a_rule_that_rests_comes_back_on_its_day_and_one_that_rests_for_good_when_it_is_woken() {
    let mut desk = android("Europe/Berlin", "2026-11-23T06:00:00Z", [daily("08:00")]);
    desk.go_on();
    desk.go("2026-11-23T07:00:00Z");
    desk.act("2026-11-23T07:01:00Z", of(1, "2026-11-23"), Act::Pause);
    assert_eq!(desk.book.rules()[0].rule.rest, Rest::Until(day("2026-12-07")), "two weeks");
    assert_eq!(
        desk.book.rules()[0].changed,
        utc("2026-11-23T07:01:00Z"),
        "so that it is kept on other devices"
    );
    let plan = desk.go_on();
    assert_eq!(plan.cancel.len(), 13);
    for date in day("2026-11-24").iter_days().take(13) {
        assert!(due(&desk.go(&format!("{date}T07:00:00Z"))).is_empty(), "{date}");
    }
    assert_eq!(due(&desk.go("2026-12-07T07:00:00Z")).len(), 1);
    desk.book.rules[0].rule.rest = Rest::Open;
    let plan = desk.go("2026-12-07T08:00:00Z");
    assert!(plan.add.is_empty() && desk.book.accepted.is_empty());
    // Woken in the evening: that morning was not asked for any more.
    desk.book.rules[0].rule.rest = Rest::No;
    desk.book.rules[0].changed = utc("2026-12-09T18:00:00Z");
    let plan = desk.go("2026-12-09T18:00:00Z");
    assert_eq!((due(&plan), first(&plan, "Europe/Berlin", 1)), (vec![], vec!["2026-12-10 08:00".into()]));
}

#[test]
fn a_day_on_which_it_was_done_needs_none_and_what_is_to_be_seen_of_it_goes() {
    let rule = Rule { opens: practice(), unless_done: true, ..daily("18:00") };
    let mut desk = android("Europe/Berlin", "2026-11-23T06:00:00Z", [rule]);
    desk.go_on();
    desk.book.known.done.insert((id(1), day("2026-11-23")));
    assert_eq!(desk.go("2026-11-23T12:00:00Z").cancel, [of(1, "2026-11-23").text()]);
    assert!(due(&desk.go("2026-11-23T17:00:00Z")).is_empty());
    assert_eq!(due(&desk.go("2026-11-24T17:00:00Z")), [of(1, "2026-11-24").text()]);
    desk.book.known.done.insert((id(1), day("2026-11-24")));
    assert_eq!(desk.go("2026-11-24T17:30:00Z").clear, [of(1, "2026-11-24").text()]);
}

#[test]
fn hours_after_a_practice_are_hours_and_a_second_practice_of_the_day_brings_no_second_reminder() {
    let when = When::After { hours: 3, practice: None };
    let rule = Rule::new(when, practice(), day("2026-01-01"));
    let mut desk = android("Europe/Berlin", "2026-10-24T22:30:00Z", [rule]);
    assert!(desk.go_on().add.is_empty(), "nothing was practised yet");
    let today = day("2026-10-24");
    desk.book.known.after.insert(id(1), (today, utc("2026-10-24T22:30:00Z")));
    let plan = desk.go_on();
    assert_eq!(plan.add[0].at, utc("2026-10-25T01:30:00Z"), "though clocks go back in between");
    assert_eq!(plan.add[0].trigger, Trigger::In(crate::time::Millis::from_secs(3 * 3600)));
    assert_eq!(due(&desk.go("2026-10-25T01:30:00Z")), [of(1, "2026-10-24").text()]);
    desk.book.known.after.insert(id(1), (today, utc("2026-10-25T01:45:00Z")));
    assert!(desk.go("2026-10-25T01:46:00Z").add.is_empty());
    // A clock that was set back since: it stays where it is, and does not move on whenever someone looks.
    desk.book.known.after.insert(id(1), (day("2026-10-26"), utc("2026-10-26T12:00:00Z")));
    assert_eq!(desk.go("2026-10-26T10:00:00Z").add[0].at, utc("2026-10-26T15:00:00Z"));
    assert!(desk.go("2026-10-26T10:01:00Z").add.is_empty());
    assert_eq!(due(&desk.go("2026-10-26T15:00:00Z")).len(), 1);
}

#[test]
fn a_programme_reminds_on_the_days_it_says_and_a_rule_about_nothing_any_more_does_not() {
    let when = When::Programme { programme: "week".into(), at: time("08:00") };
    let mut desk = android(
        "Europe/Berlin",
        "2026-11-23T12:00:00Z",
        [Rule::new(when, Opens::Nothing, day("2026-01-01"))],
    );
    let days = [0, 1, 4].map(|ahead| day("2026-11-24") + Days::new(ahead));
    desk.book.known.programme.insert(id(1), days.to_vec());
    let plan = desk.go_on();
    assert_eq!(
        names(&plan),
        days.map(|date| PlannedId::Reminder(OccurrenceId { rule: id(1), date, nth: 0 }))
    );
    desk.book.known.gone.insert(id(1));
    assert_eq!(desk.go_on().cancel.len(), 3);
}

#[test]
fn the_one_that_a_person_sends_themselves_comes_in_a_minute_once_and_waits_but_once() {
    for mut desk in [
        android("Europe/Berlin", "2026-11-23T12:00:00Z", []),
        ios("Europe/Berlin", "2026-11-23T12:00:00Z", []),
    ] {
        desk.book.tell(&Event::TestWanted, &desk.phone);
        let plan = desk.go_on();
        assert_eq!((names(&plan), plan.add[0].at), (vec![PlannedId::Test], utc("2026-11-23T12:01:00Z")));
        assert!(plan.channels.silent && !plan.channels.sounding, "as the person's rules are");
        let plan = desk.go_on();
        assert!(plan.add.is_empty() && plan.cancel.is_empty());
        if desk.phone.can.shows_itself {
            desk.phone.waiting = Waiting::Read(Vec::new());
            assert_eq!(desk.go("2026-11-23T12:01:00Z"), Plan::default(), "it was shown");
        } else {
            assert_eq!(due(&desk.go("2026-11-23T12:01:00Z")), ["test"]);
        }
        assert_eq!((desk.book.test, desk.go_on()), (None, Plan { clear: vec![], ..Plan::default() }));
        desk.book.tell(&Event::TestWanted, &desk.phone);
        desk.go_on();
        desk.book.tell(&Event::TestOver, &desk.phone);
        assert_eq!(desk.go_on().cancel, ["test"], "nobody waits for it any more");
        assert_eq!(desk.go_on(), Plan::default());
    }
}

#[test]
fn not_today_is_meant_for_the_day_on_which_it_is_said() {
    let rule = Rule { late: Late::Always, ..daily("18:00") };
    let mut desk = android("Europe/Berlin", "2026-11-23T12:00:00Z", [rule]);
    desk.book.rules[0].changed = desk.phone.now;
    desk.book.wishes.most_a_day = 2;
    desk.go_on();
    desk.reboots();
    assert_eq!(due(&desk.go("2026-11-24T08:00:00Z")), [of(1, "2026-11-23").text()]);
    desk.act("2026-11-24T08:05:00Z", of(1, "2026-11-23"), Act::NotToday);
    desk.go_on();
    assert!(due(&desk.go("2026-11-24T17:00:00Z")).is_empty());
    assert_eq!(due(&desk.go("2026-11-25T17:00:00Z")), [of(1, "2026-11-25").text()]);
}

#[test]
fn what_is_shown_of_a_rule_that_was_deleted_goes() {
    let mut desk = android("Europe/Berlin", "2026-11-23T06:00:00Z", [daily("08:00")]);
    desk.go_on();
    assert_eq!(due(&desk.go("2026-11-23T07:00:00Z")).len(), 1);
    desk.book.rules.clear();
    assert_eq!(desk.look("2026-11-23T07:01:00Z").clear, [of(1, "2026-11-23").text()]);
}

#[test]
fn one_that_nobody_could_show_in_a_minute_does_not_come_once_that_is_allowed() {
    let mut desk = android("Europe/Berlin", "2026-11-23T12:00:00Z", []);
    desk.phone.can.posts = false;
    desk.book.tell(&Event::TestWanted, &desk.phone);
    desk.go_on();
    desk.phone.can.posts = true;
    assert_eq!(desk.go("2026-11-23T12:02:00Z").due_now, []);
}

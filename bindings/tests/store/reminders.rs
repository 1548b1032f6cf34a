//! Reminders through the facade: kept in the store, told by a phone, carried on by a locked one.

use super::{Desk, desk, english};
use kindself::{
    Late, Moment, Never, PhoneSystem, PlannedKind, QuietManner, QuietSpan, ReminderAct, ReminderError,
    ReminderEvent, ReminderFault, ReminderNote, ReminderOpens, ReminderPhone, ReminderRest, ReminderRule,
    ReminderTrigger, ReminderWhen, ReminderWishes, ReminderWording, ReminderZone, Reminders, StoreError,
    StoreTrouble, Subject, WaitingReminder, WaitingReminders,
};
use std::sync::Arc;

/// A phone at a moment of UTC, so far ahead of it there.
fn phone(zone: &str, utc: &str, ahead_h: i32) -> ReminderPhone {
    let utc_ms = chrono::DateTime::parse_from_rfc3339(&format!("{utc}:00Z")).unwrap().timestamp_millis();
    ReminderPhone {
        system: PhoneSystem::Android,
        now: Moment { utc_ms, ahead_of_utc_s: ahead_h * 3600, day_begins_min: 240 },
        zone: zone.into(),
        posts: true,
        exact_allowed: false,
        waiting: WaitingReminders::AsAccepted,
        shown: Vec::new(),
    }
}

fn berlin(utc: &str) -> ReminderPhone {
    phone("Europe/Berlin", utc, 1)
}

fn rule(when: ReminderWhen) -> ReminderRule {
    ReminderRule {
        when,
        opens: ReminderOpens::FirstScreen,
        wording: ReminderWording::Discreet,
        zone: ReminderZone::Follow,
        quiet: Vec::new(),
        in_quiet: QuietManner::Wait,
        rest: ReminderRest::No,
        late: Late::SameDay,
        sounds: false,
        unless_done: false,
        from_date: "2026-11-25".into(),
    }
}

fn daily() -> ReminderRule {
    rule(ReminderWhen::Daily { at_min: 480 })
}

/// What a shell does with a step: everything is taken on and shown. Answers the names of what was shown.
fn carry_out(reminders: &Reminders, event: ReminderEvent, phone: &ReminderPhone) -> Vec<String> {
    let step = reminders.tell(event, phone.clone());
    let shown: Vec<_> = step.due_now.iter().map(|planned| planned.id.clone()).collect();
    let sure = ReminderPhone { waiting: WaitingReminders::AsAccepted, ..phone.clone() };
    reminders.tell(ReminderEvent::Accepted { items: step.add }, sure.clone());
    let last = reminders.tell(ReminderEvent::Delivered { items: step.due_now }, sure);
    assert_eq!((last.add.len(), last.due_now.len(), last.cancel), (0, 0, Vec::new()), "all is done");
    shown
}

fn text_of(reminders: &Reminders, phone: &ReminderPhone) -> String {
    reminders.tell(ReminderEvent::Looked, phone.clone()).keep
}

fn kept(desk: &Desk, rule: ReminderRule, phone: &ReminderPhone) -> (Arc<Reminders>, String) {
    let reminders = Reminders::new(english(), None);
    let id = reminders.keep(desk.store.clone(), None, rule, phone.clone()).unwrap();
    (reminders, id)
}

#[test]
fn weekdays_at_eight_from_auckland_to_honolulu_over_a_change_of_clocks_a_reboot_and_an_update() {
    let desk = desk();
    let weekdays = ReminderWhen::Weekdays { days: vec![1, 2, 3, 4, 5], at_min: 480 };
    let sleeps_in = QuietSpan { days: vec![6, 7], from_min: 0, until_min: 0 };
    let rule = ReminderRule { quiet: vec![sleeps_in], from_date: "2027-04-01".into(), ..rule(weekdays) };
    // Thursday, the first of April 2027, at noon in Auckland.
    let first = phone("Pacific/Auckland", "2027-03-31T23:00", 13);
    let (mut reminders, id) = kept(&desk, rule, &first);
    let of = |date: &str| vec![format!("{id}.{date}.0")];
    assert_eq!(carry_out(&reminders, ReminderEvent::Looked, &first), [] as [&str; 0], "not for this morning");
    let mut came = Vec::new();
    for (zone, utc, ahead, restarts) in [
        ("Pacific/Auckland", "2027-04-01T18:59", 13, false),
        ("Pacific/Auckland", "2027-04-01T19:00", 13, false),
        // The phone is off over the weekend, on which the clocks go back an hour, and is on again on Monday at half past eight.
        ("Pacific/Auckland", "2027-04-04T20:30", 12, true),
        // The app is updated before the flight, which lands on Sunday evening: Monday comes a second time.
        ("Pacific/Auckland", "2027-04-04T23:00", 12, true),
        ("Pacific/Honolulu", "2027-04-05T08:00", -10, false),
        ("Pacific/Honolulu", "2027-04-05T18:00", -10, false),
        ("Pacific/Honolulu", "2027-04-06T17:59", -10, true),
        ("Pacific/Honolulu", "2027-04-06T18:00", -10, false),
    ] {
        let mut here = phone(zone, utc, ahead);
        if restarts {
            reminders = Reminders::new(english(), Some(text_of(&reminders, &here)));
            here.waiting = WaitingReminders::Unsure;
        }
        came.extend(carry_out(&reminders, ReminderEvent::Looked, &here));
    }
    assert_eq!(came, [of("2027-04-02"), of("2027-04-05"), of("2027-04-06")].concat());
    assert_eq!(reminders.log(1)[0].date, "2027-04-07", "the next one, which waits");
    let log: Vec<_> = reminders.log(9).into_iter().filter(|line| line.delivered_utc_ms.is_some()).collect();
    assert_eq!(
        log.iter().map(|line| line.date.as_str()).collect::<Vec<_>>(),
        ["2027-04-06", "2027-04-05", "2027-04-02"]
    );
    assert!(log.iter().all(|line| line.delivered_utc_ms >= Some(line.intended_utc_ms)));
}

#[test]
fn a_locked_phone_reminds_in_words_that_tell_nothing_and_its_buttons_work() {
    let desk = desk();
    let kind_act = ReminderRule {
        opens: ReminderOpens::Journal { kind: "gratitude".into() },
        wording: ReminderWording::Own { words: "canary: call Nightjar".into() },
        ..daily()
    };
    let evening = berlin("2026-11-25T18:00");
    let (reminders, id) = kept(&desk, kind_act, &evening);
    let step = reminders.tell(ReminderEvent::Looked, evening.clone());
    assert_eq!(step.add[0].title, "canary: call Nightjar");
    assert_eq!(step.add[0].opens, ReminderOpens::Journal { kind: "gratitude".into() });
    assert!(!step.add[0].public_title.contains("canary"));
    assert!(!step.keep.contains("canary") && !step.keep.contains("gratitude"));

    let locked = Reminders::new(english(), Some(step.keep));
    let mut morning = berlin("2026-11-26T07:00");
    morning.waiting = WaitingReminders::Unsure;
    let step = locked.tell(ReminderEvent::Looked, morning.clone());
    let due = &step.due_now[0];
    assert_eq!(
        (due.id.clone(), due.opens.clone()),
        (format!("{id}.2026-11-26.0"), ReminderOpens::FirstScreen)
    );
    assert!(!due.title.contains("canary"));
    locked.tell(ReminderEvent::Delivered { items: step.due_now.clone() }, morning.clone());
    let act = |act, phone: &ReminderPhone| {
        locked.tell(ReminderEvent::Acted { id: format!("{id}.2026-11-26.0"), act }, phone.clone())
    };
    let later = act(ReminderAct::Later, &morning);
    let again = later.add.iter().find(|planned| planned.id.ends_with("2026-11-26.0")).unwrap();
    assert_eq!(again.trigger, ReminderTrigger::In { ms: 3_600_000 });
    morning.shown = vec![format!("{id}.2026-11-26.0")];
    let done = act(ReminderAct::Done, &morning);
    assert_eq!(done.clear, morning.shown);
    assert!(done.cancel.is_empty() && done.due_now.is_empty());
    // A button of a rule that nobody knows any more does no harm, and neither does one that is none.
    for nothing in ["00000000000000000000000000000000.2026-11-26.0", "", "x.y.z"] {
        locked.tell(ReminderEvent::Acted { id: nothing.into(), act: ReminderAct::Done }, morning.clone());
    }
    locked.sync(desk.store.clone(), morning.clone()).unwrap();
    assert_eq!(
        locked.list(morning.clone())[0].rule.opens,
        ReminderOpens::Journal { kind: "gratitude".into() }
    );
    assert_eq!(locked.log(1)[0].act, Some(ReminderAct::Done));
}

#[test]
fn nothing_counts_before_the_system_took_it_on_and_a_full_one_gets_what_is_nearest_and_a_refill() {
    let desk = desk();
    let now = berlin("2026-11-25T12:00");
    let (reminders, _) = kept(&desk, daily(), &now);
    let step = reminders.tell(ReminderEvent::Looked, now.clone());
    assert_eq!(step.add.len(), 50);
    assert_eq!(step.add.iter().filter(|planned| planned.kind == PlannedKind::Refill).count(), 1);
    assert_eq!(step.add.last().unwrap().kind, PlannedKind::Refill);
    let some = step.add[..20].to_vec();
    let rest = reminders.tell(ReminderEvent::Accepted { items: some }, now.clone());
    assert_eq!(rest.add, step.add[20..], "the others are asked for once more");
    let iphone = ReminderPhone {
        system: PhoneSystem::Ios,
        waiting: WaitingReminders::Read {
            items: vec![WaitingReminder { id: "of another version".into(), mark: String::new() }],
        },
        ..now
    };
    let fresh = Reminders::new(english(), None);
    fresh.sync(desk.store.clone(), iphone.clone()).unwrap();
    let step = fresh.tell(ReminderEvent::Looked, iphone);
    assert_eq!((step.add.len(), step.cancel), (40, vec!["of another version".to_owned()]));
}

#[test]
fn what_cannot_be_is_refused_in_words_and_nothing_is_lost() {
    let desk = desk();
    let now = berlin("2026-11-25T12:00");
    let (reminders, id) = kept(&desk, daily(), &now);
    let refused = |rule| reminders.keep(desk.store.clone(), Some(id.clone()), rule, now.clone()).unwrap_err();
    let faulty = |fault| ReminderError::Faulty { faults: vec![fault] };
    let weekdays = |days: &[u8]| rule(ReminderWhen::Weekdays { days: days.into(), at_min: 480 });
    assert_eq!(refused(weekdays(&[])), faulty(ReminderFault::NoDays));
    assert_eq!(refused(weekdays(&[8])), faulty(ReminderFault::Unreadable));
    assert_eq!(refused(rule(ReminderWhen::Daily { at_min: 1440 })), faulty(ReminderFault::Unreadable));
    assert_eq!(
        refused(ReminderRule { from_date: "tomorrow".into(), ..daily() }),
        faulty(ReminderFault::Unreadable)
    );
    let about_abuse = Subject::Practice { id: "coercive-methods".into() };
    let abuse = ReminderRule { opens: ReminderOpens::Practice { subject: about_abuse }, ..daily() };
    assert_eq!(refused(abuse), faulty(ReminderFault::NotReminded));
    assert_eq!(reminders.list(now.clone()).len(), 1);
    assert_eq!(reminders.list(now.clone())[0].rule, daily());

    let quiet = QuietSpan { days: vec![1, 2, 3, 4, 5, 6, 7], from_min: 0, until_min: 0 };
    let never = ReminderRule { quiet: vec![quiet], ..daily() };
    let preview = reminders.preview(Some(id.clone()), never, now.clone());
    assert_eq!((preview.faults, preview.never, preview.next), (vec![], Some(Never::Quiet), vec![]));
    let preview = reminders.preview(None, daily(), now.clone());
    assert_eq!(preview.never, Some(Never::HeldBack), "one a day, and there is one");
    reminders
        .wish(desk.store.clone(), ReminderWishes { most_a_day: 2, later_min: 60, exact: false })
        .unwrap();
    let preview = reminders.preview(None, daily(), now.clone());
    assert_eq!((preview.never, preview.next.len()), (None, 3));
    assert!(!preview.title.is_empty());

    reminders.forget(desk.store.clone(), id, now.clone()).unwrap();
    assert!(reminders.list(now.clone()).is_empty());
    desk.store.close();
    let closed = StoreError::Failed { trouble: StoreTrouble::Closed };
    assert_eq!(reminders.sync(desk.store.clone(), now.clone()), Err(closed));
    let refused = reminders.keep(desk.store.clone(), None, daily(), now).unwrap_err();
    assert_eq!(refused, ReminderError::Store { trouble: StoreTrouble::Closed });
}

#[test]
fn a_phone_that_shows_nothing_says_so_and_what_came_to_nothing_comes_once_it_may() {
    let desk = desk();
    let mut now = berlin("2026-11-25T12:00");
    let (reminders, _) = kept(&desk, daily(), &now);
    carry_out(&reminders, ReminderEvent::Looked, &now);
    now.posts = false;
    let step = reminders.tell(ReminderEvent::Looked, now.clone());
    assert_eq!((step.add.len(), step.cancel.len(), step.notes), (0, 0, vec![ReminderNote::NotShown]));
    let mut morning = berlin("2026-11-26T07:00");
    morning.posts = false;
    assert!(reminders.tell(ReminderEvent::Looked, morning.clone()).due_now.is_empty());
    morning.posts = true;
    assert_eq!(reminders.tell(ReminderEvent::Looked, morning).due_now.len(), 1, "it comes once it may");
}

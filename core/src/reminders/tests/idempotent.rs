//! Whatever a person, their phone and its clock do: planned and carried out, there is nothing left to do; nothing is early, nothing
//! comes twice, and no more waits than there are places.

use super::*;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use std::collections::BTreeMap;

const ZONES: [&str; 8] = [
    "Europe/Berlin",
    "Pacific/Auckland",
    "Pacific/Honolulu",
    "America/Havana",
    "Australia/Lord_Howe",
    "Africa/Cairo",
    "Asia/Kathmandu",
    "Mars/Base",
];

/// What happens next.
#[derive(Debug, Clone)]
enum Deed {
    Waits(i64),
    Flies(usize),
    Restarts,
    Acts(proptest::sample::Index, Act),
    /// The system loses some of what waits.
    Loses(usize),
    Allows(bool),
    Exact(bool),
    Sounds(proptest::sample::Index),
    Tests,
}

fn a_time() -> impl Strategy<Value = LocalTime> {
    // Where something happens: at night, or when days begin.
    prop_oneof![0u16..1440, Just(0), Just(120), Just(150), Just(240)]
        .prop_map(|at| LocalTime::new(at).unwrap())
}

fn a_date() -> impl Strategy<Value = NaiveDate> {
    (0u64..30).prop_map(|ahead| day("2027-03-10") + chrono::Days::new(ahead))
}

fn a_when() -> impl Strategy<Value = When> {
    prop_oneof![
        3 => a_time().prop_map(|at| When::Daily { at }),
        2 => (1u8..128, a_time()).prop_map(|(days, at)| When::Weekdays { days: Weekdays(days), at }),
        1 => (1u16..9, a_time()).prop_map(|(days, at)| When::EveryDays { days, at }),
        1 => (1u8..=7, a_time()).prop_map(|(times, at)| When::TimesAWeek { times, at }),
        2 => (a_time(), a_time(), 1u8..5, 0u16..120).prop_map(|(from, until, times, apart_min)| {
            When::Random { days: Weekdays::ALL, from, until, times, apart_min }
        }),
        1 => (1u8..30).prop_map(|hours| When::After { hours, practice: None }),
        2 => (a_date(), a_time()).prop_map(|(date, at)| When::Once { date, at }),
    ]
}

fn a_rule() -> impl Strategy<Value = Rule> {
    let quiet = (0u8..128, a_time(), a_time()).prop_map(|(days, from, until)| Quiet {
        days: Weekdays(days),
        from,
        until,
    });
    let zone = prop_oneof![
        4 => Just(ZonePolicy::Follow),
        1 => (0..ZONES.len()).prop_map(|n| ZonePolicy::Stay { zone: ZONES[n].into(), ahead_of_utc_s: 3600 }),
    ];
    let rest = prop_oneof![6 => Just(Rest::No), 1 => a_date().prop_map(Rest::Until), 1 => Just(Rest::Open)];
    let late = prop_oneof![Just(Late::SameDay), Just(Late::Always), Just(Late::Never)];
    let quiet = (proptest::collection::vec(quiet, 0..3), any::<bool>());
    (a_when(), quiet, zone, rest, late, any::<bool>()).prop_map(
        |(when, (quiet, skips), zone, rest, late, sounds)| {
            let in_quiet = if skips { QuietManner::Skip } else { QuietManner::Wait };
            let rule = Rule::new(when, Opens::Nothing, day("2027-03-01"));
            Rule { quiet, in_quiet, zone, rest, late, sounds, ..rule }
        },
    )
}

fn a_deed() -> impl Strategy<Value = Deed> {
    let act = prop_oneof![
        1 => Just(Act::Done),
        3 => Just(Act::Later),
        1 => Just(Act::NotToday),
        1 => Just(Act::Pause),
        1 => Just(Act::Opened),
        3 => Just(Act::LetPass),
    ];
    prop_oneof![
        8 => prop_oneof![0..HOUR, 0..2 * DAY, 0..30 * DAY, Just(0), -3 * HOUR..0].prop_map(Deed::Waits),
        2 => (0..ZONES.len()).prop_map(Deed::Flies),
        2 => Just(Deed::Restarts),
        4 => (any::<proptest::sample::Index>(), act).prop_map(|(which, act)| Deed::Acts(which, act)),
        1 => (0usize..40).prop_map(Deed::Loses),
        1 => any::<bool>().prop_map(Deed::Allows),
        1 => any::<bool>().prop_map(Deed::Exact),
        1 => any::<proptest::sample::Index>().prop_map(Deed::Sounds),
        1 => Just(Deed::Tests),
    ]
}

fn happens(desk: &mut Desk, deed: &Deed) {
    match deed {
        Deed::Waits(ms) => {
            desk.phone.now.0 += ms;
            let rang = desk.ring_at(desk.phone.now);
            desk.phone.shown.extend(rang);
        }
        Deed::Flies(n) => desk.goes_to(ZONES[*n]),
        Deed::Restarts if !desk.phone.can.shows_itself => desk.reboots(),
        Deed::Restarts => {}
        Deed::Acts(which, act) => {
            if let Some(name) = (!desk.phone.shown.is_empty()).then(|| which.get(&desk.phone.shown).clone())
                && let Some(id) = OccurrenceId::from_text(&name)
            {
                desk.phone.shown.retain(|shown| *shown != name);
                desk.book.tell(&Event::Acted(id, *act), &desk.phone);
            }
        }
        Deed::Loses(kept) => {
            if let Waiting::Read(waiting) = &mut desk.phone.waiting {
                waiting.truncate(*kept);
            }
        }
        Deed::Allows(posts) => desk.phone.can.posts = *posts,
        Deed::Exact(exact) => desk.phone.can.exact = *exact,
        Deed::Sounds(which) => {
            let which = which.index(desk.book.rules.len());
            desk.book.rules[which].rule.sounds ^= true;
        }
        Deed::Tests => desk.book.tell(&Event::TestWanted, &desk.phone),
    }
}

/// Looks and carries the plan out; then there is nothing to do, and what it did was right.
fn live(desk: &mut Desk, came: &mut BTreeMap<String, u32>) -> Result<(), TestCaseError> {
    let before = desk.clone();
    let plan = desk.go_on();
    let now = desk.phone.now;
    prop_assert_eq!(&before.clone().go_on(), &plan, "the same question has the same answer");
    for planned in &plan.add {
        prop_assert!(planned.at > now, "{:?} is over", planned);
        if let PlannedId::Reminder(id) = planned.id {
            let noted = desk.book.log().find(id);
            prop_assert!(
                noted.is_none_or(|noted| noted.delivered.is_none() || noted.again.is_some()),
                "{:?}",
                planned
            );
        }
    }
    let held = match &desk.phone.waiting {
        Waiting::Read(waiting) => waiting.len(),
        _ => desk.book.waiting(&desk.phone).len(),
    };
    // What is just on its way leaves its place at once.
    let accepted = desk.book.accepted.values().chain(&desk.book.test_accepted);
    let leaving = accepted.filter(|accepted| accepted.at <= now).count();
    prop_assert!(held - leaving <= usize::from(desk.phone.can.slots.max(2)), "{} wait", held);
    let days = plan.due_now.iter().filter(|planned| planned.id != PlannedId::Test);
    for planned in days {
        prop_assert!(planned.at <= now);
        let count = came.entry(planned.id.text()).or_default();
        *count += 1;
    }
    let again = desk.look_at(now);
    let nothing = Plan { channels: again.channels, notes: again.notes.clone(), ..Plan::default() };
    prop_assert_eq!(again, nothing, "there is nothing left to do");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn once_a_plan_was_carried_out_there_is_nothing_to_do_and_each_day_has_its_own_once(
        rules in proptest::collection::vec(a_rule(), 1..6),
        deeds in proptest::collection::vec(a_deed(), 0..25),
        is_iphone in any::<bool>(),
        slots in 2u16..50,
        most_a_day in 1u8..4,
        (zone, day_begins) in (0..ZONES.len(), 0u16..=360),
        practised in proptest::option::of(a_date()),
    ) {
        let start = if is_iphone { ios } else { android };
        let mut desk = start(ZONES[zone], "2027-03-12T09:00:00Z", rules);
        desk.phone.can.slots = slots;
        desk.phone.here.day_begins = day_begins;
        desk.book.wishes.most_a_day = most_a_day;
        if let Some(date) = practised {
            for n in 1..=5 {
                let ended = date.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis();
                desk.book.known.after.insert(id(n), (date, UtcMillis(ended)));
            }
            desk.book.known.after.retain(|id, _| {
                desk.book.rules.iter().any(|one| one.id == *id && matches!(one.rule.when, When::After { .. }))
            });
        }
        let mut came = BTreeMap::new();
        let mut put_off = BTreeMap::new();
        live(&mut desk, &mut came)?;
        for deed in &deeds {
            let seen = desk.phone.shown.clone();
            happens(&mut desk, deed);
            if matches!(deed, Deed::Waits(_)) {
                for name in desk.phone.shown.iter().filter(|name| !seen.contains(name)) {
                    *came.entry(name.clone()).or_default() += 1;
                }
            }
            if let Deed::Acts(_, Act::Later) = deed {
                for name in seen.iter().filter(|name| !desk.phone.shown.contains(name)) {
                    *put_off.entry(name.clone()).or_default() += 1;
                }
            }
            live(&mut desk, &mut came)?;
        }
        for (name, times) in came {
            let wanted: u32 = 1 + put_off.get(&name).copied().unwrap_or(0);
            prop_assert!(times <= wanted, "{} came {} times", name, times);
        }
    }
}

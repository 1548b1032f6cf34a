//! Two devices, each of which did what it did, come to the same.

use super::merge::Mode;
use super::merging::take;
use super::*;
use crate::content::PairId;
use crate::fields::OptionId;
use crate::history::forget;
use crate::session::Rated;
use proptest::prelude::*;

/// What a device may have done with one of a few entries.
#[derive(Debug, Clone)]
enum Deed {
    Write { entry: u8, words: u8, at: u8 },
    Delete { entry: u8, at: u8 },
    Draft { draft: u8, entry: Option<u8>, words: u8, at: u8 },
    Breathe { session: u8, felt: Option<u8>, rated: Option<u8>, side: bool, harder: bool },
    Keep { name: u8, thing: u8, words: u8, at: u8 },
    LetThingGo { name: u8, at: u8 },
    LetSessionGo { session: u8 },
    LetDraftGo { draft: u8 },
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        4 => (0u8..4, 0u8..3, 0u8..6).prop_map(|(entry, words, at)| Deed::Write { entry, words, at }),
        2 => (0u8..4, 0u8..6).prop_map(|(entry, at)| Deed::Delete { entry, at }),
        1 => (0u8..2, proptest::option::of(0u8..4), 0u8..3, 0u8..6)
            .prop_map(|(draft, entry, words, at)| Deed::Draft { draft, entry, words, at }),
        1 => (0u8..2, proptest::option::of(0u8..3), proptest::option::of(0u8..3), any::<bool>(), any::<bool>())
            .prop_map(|(session, felt, rated, side, harder)| Deed::Breathe { session, felt, rated, side, harder }),
        3 => (0u8..4, 0u8..3, 0u8..3, 0u8..6)
            .prop_map(|(name, thing, words, at)| Deed::Keep { name, thing, words, at }),
        2 => (0u8..4, 0u8..6).prop_map(|(name, at)| Deed::LetThingGo { name, at }),
        1 => (0u8..2).prop_map(|session| Deed::LetSessionGo { session }),
        1 => (0u8..2).prop_map(|draft| Deed::LetDraftGo { draft }),
    ]
}

fn thing_of(thing: &Thing) -> u8 {
    thing.from.step.0.bytes().last().unwrap()
}

fn live(desk: &mut Desk, deeds: &[Deed]) {
    for deed in deeds {
        let moment = |at: u8| noon(&format!("2026-11-{:02}", 10 + at));
        match *deed {
            Deed::Write { entry, words, at } => {
                let written = note(&format!("words {words}"), "2026-11-09");
                let id = EntryId([entry; 16]);
                entries::keep(&mut desk.store, &desk.catalogue, id, written, None, moment(at)).unwrap();
            }
            Deed::Delete { entry, at } => {
                let id = EntryId([entry; 16]);
                if entries::delete(&mut desk.store, id).is_ok() {
                    entries::forget(&mut desk.store, id, moment(at).at).unwrap();
                }
            }
            Deed::Draft { draft, entry, words, at } => {
                let written = note(&format!("draft {words}"), "2026-11-09");
                let entry = entry.map(|entry| EntryId([entry; 16]));
                let draft = Draft { id: DraftId([100 + draft; 16]), entry, saved: moment(at).at, written };
                drafts::keep(&mut desk.store, &draft, None).unwrap();
            }
            Deed::Breathe { session, felt, rated, side, harder } => {
                let subject = serde_json::from_str(r#"{"protocol":"box-4"}"#).unwrap();
                let (day, length) = ("2026-11-24".parse().unwrap(), Millis(1));
                let id = SessionId([200 + session; 16]);
                let (started, since) = (UtcMillis(5), UtcMillis(5));
                let (first, second) = if side { (rated, None) } else { (None, rated) };
                let ratings = vec![Rated { pair: PairId("tense".into()), first, second }];
                let practiced = Practiced { ratings, harder, stirred: !harder, script_length: None };
                let session =
                    Breathed { id, subject, started, day, length, whole: true, felt, since, practiced };
                remember(&mut desk.store, &session).unwrap();
            }
            // Things 0 and 1 are options, whose words were others then and then.
            Deed::Keep { name, thing, words, at } => {
                let words = format!("words {words}");
                let from = from("steady", &format!("step {thing}"));
                let what = match thing {
                    2 => keepsakes::Kept::Words("mine".into()),
                    _ => keepsakes::Kept::Option { id: OptionId("an-option".into()), words },
                };
                let thing = Thing { kind: KeptKind::Place, what, from };
                // No two things have one name.
                let id = KeepsakeId([150 + name, thing_of(&thing), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
                keepsakes::keep(&mut desk.store, id, thing, moment(at).at).unwrap();
            }
            Deed::LetThingGo { name, at } => {
                let all = keepsakes::list(desk.store.reader(), None).unwrap();
                if let Some(one) = all.get(name as usize) {
                    keepsakes::forget(&mut desk.store, one.id, moment(at).at).unwrap();
                }
            }
            Deed::LetSessionGo { session } => {
                forget(&mut desk.store, SessionId([200 + session; 16])).unwrap();
            }
            Deed::LetDraftGo { draft } => {
                drafts::discard(&mut desk.store, DraftId([100 + draft; 16])).unwrap()
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_devices_that_take_in_each_other_come_to_the_same(
        shared in proptest::collection::vec(deed(), 0..6),
        here in proptest::collection::vec(deed(), 0..8),
        there in proptest::collection::vec(deed(), 0..8),
        restore_deleted: bool,
    ) {
        let (mut a, mut b) = (desk(), desk());
        live(&mut a, &shared);
        live(&mut b, &shared);
        live(&mut a, &here);
        live(&mut b, &there);
        let mode = Mode::Merge { restore_deleted };
        let (of_a, of_b) = (contents(&a), contents(&b));
        take(&mut a, &of_b, mode);
        take(&mut b, &of_a, mode);
        prop_assert_eq!(dump(&a), dump(&b));
        // And once more changes nothing.
        let (of_a, before) = (contents(&a), dump(&b));
        take(&mut b, &of_a, mode);
        prop_assert_eq!(dump(&b), before);
    }
}

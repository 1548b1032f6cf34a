//! The rules of an editor, as a table, and in play.

use super::super::editor::Effect::{KeepEntry, SaveDraft, StopWaiting, Wait};
use super::super::editor::{DraftState, Editor, Effect, Event, seals};
use proptest::prelude::*;

const TYPED: Event = Event::Typed { sealed: false };
const SEALED: Event = Event::Typed { sealed: true };
const SAVED: Event = Event::Saved { blank: false };

fn after(events: &[Event]) -> (Editor, Vec<Effect>) {
    let mut editor = Editor::new(false, false);
    let mut last = Vec::new();
    for event in events {
        last = editor.apply(*event);
    }
    (editor, last)
}

#[test]
fn a_draft_is_kept_a_moment_after_the_first_change_and_at_once_where_one_leaves() {
    use DraftState::{Kept, NotKept, ToBeKept, Untouched};
    let cases: &[(&str, &[Event], &[Effect], DraftState)] = &[
        ("nothing was typed", &[Event::Hurry], &[], Untouched),
        ("the first change", &[TYPED], &[Wait], ToBeKept),
        ("one wait for all of them", &[TYPED, TYPED], &[], ToBeKept),
        ("the wait is over", &[TYPED, Event::Waited], &[SaveDraft], ToBeKept),
        ("one leaves", &[TYPED, Event::Hurry], &[StopWaiting, SaveDraft], ToBeKept),
        ("one leaves twice", &[TYPED, Event::Hurry, Event::Hurry], &[], ToBeKept),
        ("it is there", &[TYPED, Event::Waited, SAVED], &[], Kept),
        ("all was taken away", &[TYPED, Event::Waited, Event::Saved { blank: true }], &[], Untouched),
        ("it is not", &[TYPED, Event::Waited, Event::NotSaved], &[], NotKept),
        ("once more", &[TYPED, Event::Waited, Event::NotSaved, Event::Hurry], &[SaveDraft], NotKept),
        ("with the next change", &[TYPED, Event::Waited, Event::NotSaved, TYPED], &[Wait], ToBeKept),
        ("typed meanwhile", &[TYPED, Event::Waited, TYPED], &[Wait], ToBeKept),
        ("is not there yet", &[TYPED, Event::Waited, TYPED, SAVED], &[], ToBeKept),
        ("nor lost", &[TYPED, Event::Waited, TYPED, SAVED, Event::Waited], &[SaveDraft], ToBeKept),
        (
            "and follows at once where one leaves",
            &[TYPED, Event::Waited, TYPED, Event::Hurry, SAVED],
            &[SaveDraft],
            ToBeKept,
        ),
        ("nobody saved", &[TYPED, SAVED], &[], ToBeKept),
    ];
    for (what, events, effects, draft) in cases {
        let (editor, last) = after(events);
        assert_eq!((last.as_slice(), editor.draft()), (*effects, *draft), "{what}");
        assert!(editor.may_edit() && editor.may_keep(), "{what}");
    }
    assert_eq!(Editor::new(true, false).draft(), Kept, "what is gone on with is in its draft");
}

#[test]
fn an_entry_is_kept_behind_its_draft_and_with_what_is_typed_meanwhile() {
    let cases: &[(&str, &[Event], &[Effect], bool)] = &[
        ("at once", &[TYPED, Event::Keep], &[StopWaiting, KeepEntry], false),
        ("with nothing typed, which is refused", &[Event::Keep], &[KeepEntry], false),
        ("not twice", &[TYPED, Event::Keep, Event::Keep], &[], false),
        ("behind its draft", &[TYPED, Event::Waited, Event::Keep], &[], false),
        ("which has arrived", &[TYPED, Event::Waited, Event::Keep, SAVED], &[KeepEntry], false),
        ("or has not", &[TYPED, Event::Waited, Event::Keep, Event::NotSaved], &[KeepEntry], false),
        ("it is one", &[TYPED, Event::Keep, Event::Kept], &[], true),
        ("typed meanwhile", &[TYPED, Event::Keep, TYPED], &[], false),
        ("is kept, too", &[TYPED, Event::Keep, TYPED, Event::Kept], &[KeepEntry], false),
        ("and then it is one", &[TYPED, Event::Keep, TYPED, Event::Kept, Event::Kept], &[], true),
        ("no draft meanwhile", &[TYPED, Event::Keep, TYPED, Event::Hurry], &[], false),
        ("nor after", &[TYPED, Event::Keep, Event::Kept, TYPED], &[], true),
        ("refused: into its draft", &[TYPED, Event::Keep, Event::Refused], &[SaveDraft], false),
        ("left meanwhile, too", &[TYPED, Event::Keep, Event::Hurry, Event::Refused], &[SaveDraft], false),
        (
            "behind its draft",
            &[TYPED, Event::Waited, Event::Keep, TYPED, SAVED, Event::Refused],
            &[SaveDraft],
            false,
        ),
        ("refused as it was", &[Event::Keep, Event::Refused], &[], false),
        ("let go", &[TYPED, Event::LetGo], &[StopWaiting], true),
        ("let go on its way", &[TYPED, Event::Waited, Event::LetGo, SAVED], &[], true),
        ("let go while it is kept", &[TYPED, Event::Keep, Event::LetGo, Event::Kept], &[], true),
    ];
    for (what, events, effects, done) in cases {
        let (editor, last) = after(events);
        assert_eq!((last.as_slice(), editor.is_done()), (*effects, *done), "{what}");
        assert!(!done || !editor.may_edit() && !editor.may_keep() && !editor.is_nowhere_else(), "{what}");
    }
}

#[test]
fn nothing_is_changed_while_a_letter_is_being_sealed() {
    let cases: &[(&str, &[Event], bool)] = &[
        ("a letter", &[SEALED], true),
        ("that waits for its draft", &[SEALED, Event::Waited, Event::Keep], true),
        ("and is left open after all", &[SEALED, Event::Waited, Event::Keep, TYPED, SAVED], true),
        ("that is being sealed", &[SEALED, Event::Keep], false),
        ("and typed in", &[SEALED, Event::Keep, TYPED], false),
        ("that is sealed on the way", &[TYPED, Event::Keep, SEALED, Event::Kept], false),
        ("that could not be", &[SEALED, Event::Keep, Event::Refused], true),
        ("that is sealed", &[SEALED, Event::Keep, Event::Kept], false),
    ];
    for (what, events, may_edit) in cases {
        assert_eq!(after(events).0.may_edit(), *may_edit, "{what}");
    }
    let (editor, effects) = after(&[SEALED, Event::Keep, TYPED, Event::Kept]);
    assert!(effects.is_empty() && editor.is_done(), "what was typed was not taken");
    let mut begun = Editor::new(true, true);
    begun.apply(Event::Keep);
    assert!(!begun.may_edit(), "a draft that was to be sealed already");
}

#[test]
fn a_day_that_has_come_seals_nothing() {
    let day = |text: &str| text.parse().unwrap();
    let today = day("2026-11-23");
    assert!(seals(Some(day("2026-11-24")), today));
    assert!(!seals(Some(today), today) && !seals(Some(day("2020-01-01")), today) && !seals(None, today));
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        any::<bool>().prop_map(|sealed| Event::Typed { sealed }),
        any::<bool>().prop_map(|sealed| Event::Typed { sealed }),
        any::<bool>().prop_map(|blank| Event::Saved { blank }),
        prop::sample::select(vec![
            Event::Waited,
            Event::Hurry,
            Event::NotSaved,
            Event::Keep,
            Event::Kept,
            Event::Refused,
        ]),
    ]
}

proptest! {
    /// A phone that carries out what it is asked for: whatever a person does, what was typed comes to rest somewhere.
    #[test]
    fn whatever_happens_what_was_typed_gets_into_a_draft_or_an_entry(events in proptest::collection::vec(event(), 0..40)) {
        let (mut editor, mut waits, mut saves, mut keeps) = (Editor::new(false, false), 0, 0, 0);
        let mut happen = |editor: &mut Editor, event| {
            // Only what a phone can tell: nothing arrives that was not on its way.
            match event {
                Event::Waited if waits == 0 => return false,
                Event::Saved { .. } | Event::NotSaved if saves == 0 => return false,
                Event::Kept | Event::Refused if keeps == 0 => return false,
                Event::Waited => waits -= 1,
                Event::Saved { .. } | Event::NotSaved => saves -= 1,
                Event::Kept | Event::Refused => keeps -= 1,
                _ => {}
            }
            for effect in editor.apply(event) {
                match effect {
                    Wait => waits += 1,
                    StopWaiting => waits -= 1,
                    SaveDraft => saves += 1,
                    KeepEntry => keeps += 1,
                }
            }
            assert!((0..=1).contains(&waits) && (0..=1).contains(&(saves + keeps)), "one thing at a time");
            true
        };
        for event in events {
            happen(&mut editor, event);
        }
        // From here on the phone only answers.
        for _ in 0..9 {
            for answer in [Event::Waited, SAVED, Event::Kept] {
                happen(&mut editor, answer);
            }
        }
        if editor.draft() == DraftState::NotKept {
            prop_assert!(happen(&mut editor, Event::Hurry) && happen(&mut editor, SAVED));
        }
        prop_assert!(!editor.is_nowhere_else());
        prop_assert!(editor.is_done() || editor.may_edit() && editor.may_keep());
    }
}

//! The recovery passphrase: the order of its changes, and what stands wherever one breaks off.

use crate::store::recovery::*;

/// The checks of what a phone has.
#[derive(Debug, Clone)]
struct Phone {
    vault: Vec<String>,
    file: String,
    copy: Option<String>,
    next: Option<KeyCopy>,
}

const BEFORE: Stands = Stands { works: true, broke_off: false };
const NONE: Stands = Stands { works: false, broke_off: false };

fn phone(has_one: bool) -> Phone {
    let first = "first".to_owned();
    Phone { vault: vec![first.clone()], copy: has_one.then(|| first.clone()), file: first, next: None }
}

impl Phone {
    fn apply(&mut self) {
        self.vault.retain(|key| *key == self.file);
        if let Some(next) = self.next.take_if(|next| next.check == self.file) {
            self.copy = next.wrapped.map(|_| next.check);
        }
    }

    /// Carries out so many steps of a change to the key `next`, under a passphrase or under none.
    fn change(&mut self, next: &str, under_one: bool, steps: usize) {
        for step in STEPS.into_iter().take(steps) {
            match step {
                Step::Apply => self.apply(),
                Step::KeepCopy => {
                    self.next = Some(KeyCopy {
                        check: next.into(),
                        wrapped: under_one.then(|| next.as_bytes().to_vec()),
                    });
                }
                Step::KeepKey => self.vault.push(next.into()),
                Step::Rekey => self.file = next.into(),
            }
            assert!(self.vault.contains(&self.file), "{step:?}: the vault has the key of the file");
            assert!(self.vault.len() <= 2, "{step:?}: the vault has two places");
        }
    }

    fn stands(&self) -> Stands {
        stands(Some(&self.file), self.copy.as_deref(), self.next.as_ref())
    }

    /// What stands after so many steps, then and when the app opens again.
    fn after(&self, under_one: bool, steps: usize) -> Stands {
        let mut phone = self.clone();
        phone.change("second", under_one, steps);
        let stands = phone.stands();
        phone.apply();
        assert_eq!(phone.stands(), stands, "and when the app opens again, after {steps} steps");
        stands
    }
}

#[test]
fn a_recovery_passphrase_is_offered_to_whoever_could_lose_something_and_has_not_declined() {
    let stands = |works, broke_off| Stands { works, broke_off };
    assert!(is_offered(stands(false, false), false, true));
    for (stands, declined, has_written) in [
        (stands(true, false), false, true),
        (stands(false, true), false, true),
        (stands(false, false), true, true),
        (stands(false, false), false, false),
    ] {
        assert!(!is_offered(stands, declined, has_written));
    }
}

#[test]
fn wherever_a_change_breaks_off_the_passphrase_of_before_works_or_the_change_is_done() {
    let broke = |stands: Stands| Stands { broke_off: true, ..stands };
    for (has_one, under_one) in [(false, true), (true, true), (true, false)] {
        let before = Stands { works: has_one, ..BEFORE };
        let done = Stands { works: under_one, ..BEFORE };
        let told: Vec<Stands> =
            (0..=STEPS.len()).map(|steps| phone(has_one).after(under_one, steps)).collect();
        assert_eq!(told, [before, before, broke(before), broke(before), done, done]);
    }
}

#[test]
fn wherever_changes_break_off_in_a_row_another_one_can_be_made_and_no_passphrase_is_lost() {
    for (first, second) in (0..=STEPS.len()).flat_map(|a| (0..=STEPS.len()).map(move |b| (a, b))) {
        let mut phone = phone(true);
        phone.change("second", true, first);
        phone.change("third", true, second);
        assert!(phone.stands().works, "{first} and {second} steps");
        phone.change("fourth", false, STEPS.len());
        assert_eq!((phone.stands(), phone.vault, phone.next), (NONE, vec!["fourth".to_owned()], None));
    }
}

#[test]
fn while_the_file_is_closed_either_copy_may_open_it_and_nothing_is_said_of_a_change() {
    let copy = |wrapped| KeyCopy { check: "second".into(), wrapped };
    assert_eq!(stands(None, Some("first"), None), BEFORE);
    assert_eq!(stands(None, Some("first"), Some(&copy(None))), BEFORE);
    assert_eq!(stands(None, None, Some(&copy(Some(vec![2])))), BEFORE);
    assert_eq!(stands(None, None, Some(&copy(None))), NONE);
}

#[test]
fn a_copy_put_back_of_a_key_of_before_opens_nothing() {
    assert_eq!(stands(Some("second"), Some("first"), None), NONE);
}

#[test]
fn the_next_copy_is_read_as_it_was_written_and_not_where_it_is_damaged() {
    for wrapped in [None, Some(vec![0, 255])] {
        let copy = KeyCopy { check: "second".into(), wrapped };
        let text = copy.to_text().unwrap();
        assert_eq!(KeyCopy::from_text(&text), Ok(copy));
        assert!(KeyCopy::from_text(&text.replace("second", "third")).is_err());
    }
}

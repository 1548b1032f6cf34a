//! What is about abuse: it begins silent, and nothing of it is left behind.

use super::effects::DEVICE;
use super::*;
use crate::content::{Language, Practice, PracticeId};
use crate::session::{Choice, Plan, Subject};
use crate::settings::Settings;
use crate::time::Moment;

fn discreet() -> impl Iterator<Item = &'static Practice> {
    catalogue().practices.iter().filter(|practice| practice.discreet)
}

fn chosen(id: &PracticeId, length: Option<Millis>, wished: Guide) -> Choice {
    let settings = Settings { guide: wished, ..Settings::default() };
    let now = Moment::new(crate::time::UtcMillis(0), 0);
    settings.choice(Subject::Practice(id.clone()), length, catalogue(), Language::new("en"), now)
}

const LOUD: Guide = Guide { voice: true, tones: true, bell: true, touch: true };

#[test]
fn the_three_lessons_about_abuse_are_discreet_and_nothing_else_is() {
    let ids: Vec<&str> = discreet().map(|practice| practice.id.0.as_str()).collect();
    assert_eq!(ids, ["responses-to-threat", "coercive-methods", "barriers-abusers-overcome"]);
    for practice in &catalogue().practices {
        let subject = Subject::Practice(practice.id.clone());
        assert_eq!(subject.is_discreet(catalogue()), practice.discreet);
    }
}

#[test]
fn it_begins_silent_with_eyes_open_whatever_is_usual() {
    for practice in discreet() {
        let choice = chosen(&practice.id, None, LOUD);
        assert_eq!(choice.guide, Guide::SILENT, "{}", practice.id.0);
        assert_eq!(choice.manner.eyes, crate::practice::Eyes::Open);
        assert_eq!(choice.manner.delay, Millis::ZERO);
    }
    let other = chosen(&PracticeId("rain".into()), None, LOUD);
    assert_eq!(other.guide, LOUD, "and nothing else does");
}

/// Every page is turned, every default counts; the phone would keep it.
#[test]
fn whatever_happens_in_it_no_record_is_kept_and_none_is_taken_away() {
    for practice in discreet() {
        for length in practice.offered() {
            for guide in [Guide::SILENT, LOUD] {
                let choice = Choice { guide, ..chosen(&practice.id, Some(length), guide) };
                let plan = Plan::new(&choice, catalogue()).unwrap();
                let mut session = Session::new(plan, catalogue()).unwrap();
                session.open(Device { kept: true, ..DEVICE }, at(0));
                assert!(session.is_discreet() && !session.is_kept());
                let (mut now, mut pages, mut asked) = (0, 0, None);
                while !matches!(session.state(), State::Ended { .. }) && now < 3_600_000 {
                    now += 1000;
                    let event = match asked.take() {
                        _ if now == 1000 => Event::Resume,
                        Some(revision) => Event::NoTrack(revision),
                        None if session.gate().is_some() => {
                            pages += 1;
                            Event::Skip { number: session.answered() }
                        }
                        None => Event::Due,
                    };
                    for effect in session.apply(event, at(now), catalogue()) {
                        match effect {
                            Effect::KeepRecord(_) | Effect::ForgetRecord => {
                                panic!("{} {length:?}: {effect:?}", practice.id.0)
                            }
                            Effect::PlayFrom(_) | Effect::Touch(..) => {
                                assert_eq!(guide, LOUD, "{} {length:?}: {effect:?}", practice.id.0);
                            }
                            Effect::NeedTrack(needed) => asked = Some(needed.revision),
                            _ => {}
                        }
                    }
                }
                assert!(matches!(session.state(), State::Ended { .. }), "{} {length:?}", practice.id.0);
                assert!(pages > 0 && session.ratings().is_empty(), "{} {length:?}", practice.id.0);
            }
        }
    }
}

//! Breathing: its catalogue, checks, and the way to a session.

mod cards;
mod choice;
mod errors;
mod typed;

pub use cards::{
    BoundsCard, BreathingCatalogue, CautionsCard, OwnPatternCard, PracticeCard, PracticeLength, PracticeName,
    ProtocolCard, StartPaceCard,
};
pub use choice::{
    Choice, Guide, Holds, Manner, PaceChange, Pattern, PatternSeconds, Posture, Preparation, Range, Subject,
};
pub use errors::{BreathingError, Fault, Field, Problem};
pub use typed::{seconds_in_digits, stepped, typed_length_ms, typed_seconds};

use crate::content::Content;
use crate::keepsakes::OfferedKeepsake;
use crate::kept::SavedStateError;
use crate::pictures::name_of;
use crate::random;
use crate::session::Session;
use crate::settings::Settings;
use crate::time::{Moment, date};
use choice::by_kind;
use kindself_core::breath::typed as typing;
use kindself_core::content::{Practice, Role, Script};
use kindself_core::journal::entries::UNDO_MS;
use kindself_core::session::{self, DELAYS, Plan, lengths, prepare};
use kindself_core::time::Millis;
use kindself_core::{player, settings, timeline};
use std::sync::Arc;

/// What can be breathed, checks of what is chosen, and the way to a [`Session`].
#[derive(Debug, uniffi::Object)]
pub struct Breathing {
    content: Arc<Content>,
}

#[uniffi::export]
impl Breathing {
    /// Made from that content.
    #[uniffi::constructor]
    pub fn new(content: Arc<Content>) -> Arc<Self> {
        Arc::new(Self { content })
    }

    /// Everything the breathing screens show.
    pub fn catalogue(&self) -> BreathingCatalogue {
        let rules = &self.content.catalogue.rules;
        let (bounds, start) = (&rules.bounds, &rules.ramp.start);
        let words = rules.text.get(&self.content.language);
        BreathingCatalogue {
            protocols: self
                .content
                .catalogue
                .protocols
                .iter()
                .map(|protocol| self.protocol(protocol))
                .collect(),
            practices: self
                .content
                .catalogue
                .offered(Role::Practice)
                .map(|practice| self.practice(practice))
                .collect(),
            grounding: self.practice(&self.content.catalogue.grounding),
            kind_minute: self.practice(&self.content.catalogue.kind_minute),
            delays_ms: DELAYS.map(|delay| delay.0).to_vec(),
            bounds: BoundsCard {
                inhale: bounds.inhale.into(),
                top_up: bounds.top_up.into(),
                hold_full: bounds.hold_full.into(),
                exhale: bounds.exhale.into(),
                hold_empty: bounds.hold_empty.into(),
                cycle: bounds.cycle.into(),
                step_ms: bounds.step.0.0,
                holds_percent_most: bounds.holds_percent_most,
            },
            own: OwnPatternCard {
                first: typing::FIRST.into(),
                name_chars_most: typing::NAME_CHARS_MOST,
                length_chars_most: typing::LENGTH_CHARS_MOST,
                undo_ms: UNDO_MS,
            },
            length_step_ms: lengths::STEP.0,
            start_pace: StartPaceCard {
                usual_ms: start.usual.0.0,
                range: start.range().into(),
                step_ms: start.step.0.0,
            },
            cautions: CautionsCard {
                stop_if: words.stop_if.clone(),
                then: words.then.clone(),
                not_while: words.not_while.clone(),
                holds_ask: words.holds_ask.clone(),
                hold_reasons: words.hold_reasons.clone(),
                not_for_all: words.not_for_all.clone(),
            },
            easing: timeline::EASING.to_vec(),
        }
    }

    /// A pattern of one's own in milliseconds, or everything that is to be mended about it.
    pub fn check_pattern(&self, pattern: PatternSeconds) -> Result<Pattern, BreathingError> {
        Ok(self.content.catalogue.rules.bounds.check(&pattern)?.into())
    }

    /// The lengths on offer, milliseconds, the shortest first; none where the length is the subject's own.
    pub fn lengths(&self, subject: Subject) -> Vec<u64> {
        lengths::offered(&subject.into(), &self.content.catalogue)
            .into_iter()
            .map(|length| length.0)
            .collect()
    }

    /// What is begun with one tap, at its shortest, by whoever needs a breath now.
    pub fn minute(&self) -> Option<Subject> {
        lengths::minute(&self.content.catalogue).map(Into::into)
    }

    /// What a session would be chosen as, by the settings. Where no length is chosen, the shortest on offer.
    pub fn usual_choice(
        &self,
        settings: Settings,
        subject: Subject,
        length_ms: Option<u64>,
        now: Moment,
    ) -> Choice {
        // Settings that a shell holds came from here, and can be read.
        let settings = settings::Settings::try_from(settings).unwrap_or_default();
        let language = self.content.language.clone();
        let length = length_ms.map(Millis);
        settings.choice(subject.into(), length, &self.content.catalogue, language, now.into()).into()
    }

    /// A choice of a practice after a time that was hard: its shortest script, with eyes open, by the way that leaves out what stung.
    pub fn softer(&self, choice: Choice) -> Choice {
        // What is no choice stays as it is, and is refused when it begins.
        let Ok(chosen) = self.choice(choice.clone()) else { return choice };
        let mut softer = Choice::from(chosen.softer(&self.content.catalogue));
        softer.manner.seed = choice.manner.seed;
        softer
    }

    /// How a choice would go. Under a millisecond; a screen may ask at each change.
    pub fn prepare(&self, choice: Choice) -> Result<Preparation, BreathingError> {
        Ok(prepare(&self.choice(choice)?, &self.content.catalogue)?.into())
    }

    /// A session for a choice, ready to start.
    pub fn begin(&self, mut choice: Choice) -> Result<Arc<Session>, BreathingError> {
        // Without a number by chance it is the first version of each line.
        choice.manner.seed.get_or_insert_with(|| random::bytes().map_or(0, u32::from_be_bytes));
        let plan = Plan::new(&self.choice(choice)?, &self.content.catalogue)?;
        Ok(Session::new(self.content.clone(), player::Session::new(plan, &self.content.catalogue)?))
    }

    /// A session from its record, paused at the start of the breath or the line in which it broke off; what was `kept` is offered
    /// again.
    pub fn restore(
        &self,
        record: String,
        kept: Vec<OfferedKeepsake>,
    ) -> Result<Arc<Session>, SavedStateError> {
        let session = player::Session::restore(&record, by_kind(kept), &self.content.catalogue)?;
        Ok(Session::new(self.content.clone(), session))
    }
}

impl Breathing {
    fn choice(&self, choice: Choice) -> Result<session::Choice, BreathingError> {
        Ok(session::Choice {
            subject: choice.subject.into(),
            length: Millis(choice.length_ms),
            start_pace: Millis(choice.start_pace_ms),
            holds: choice.holds,
            guide: choice.guide,
            language: self.content.language.clone(),
            first_finished: choice
                .first_finished
                .as_deref()
                .map(date)
                .transpose()
                .map_err(|_| BreathingError::NotADate)?,
            manner: choice.manner.into(),
            now: choice.now.into(),
        })
    }

    fn protocol(&self, protocol: &kindself_core::content::Protocol) -> ProtocolCard {
        let text = protocol.text.get(&self.content.language);
        let lengths = &protocol.lengths;
        ProtocolCard {
            id: protocol.id.0.clone(),
            name: text.name.clone(),
            summary: text.summary.clone(),
            how: text.how.clone(),
            cautions: text.cautions.clone(),
            evidence: text.evidence.clone(),
            pattern: protocol.pattern.map(Into::into),
            has_holds: protocol.has_holds(),
            lengths_ms: [lengths.short, lengths.medium, lengths.long].map(|length| length.0.0).to_vec(),
        }
    }

    fn length(&self, script: &Script) -> PracticeLength {
        PracticeLength {
            length_ms: script.length.0,
            parts: script.parts.iter().map(|part| part.get(&self.content.language).clone()).collect(),
            minds_eyes: script.minds_eyes,
        }
    }

    fn named(&self, practice: &Practice) -> PracticeName {
        let name = practice.text.get(&self.content.language).name.clone();
        PracticeName { id: practice.id.0.clone(), name }
    }

    fn practice(&self, practice: &Practice) -> PracticeCard {
        let text = practice.text.get(&self.content.language);
        PracticeCard {
            id: practice.id.0.clone(),
            name: text.name.clone(),
            summary: text.summary.clone(),
            how: text.how.clone(),
            cautions: text.cautions.clone(),
            note: text.note.clone(),
            unreviewed: text.unreviewed.clone(),
            discreet: practice.discreet,
            emblem: name_of(self.content.catalogue.emblem_of(practice)),
            picture: practice.picture.as_ref().map(|picture| picture.0.clone()),
            lengths: practice.lengths.scripts().map(|(_, script)| self.length(script)).collect(),
            postures: practice.facets.posture.clone(),
            leans_on: self.content.catalogue.leans_on(practice).map(|other| self.named(other)).collect(),
            sources: self.content.catalogue.published(&practice.sources).map(str::to_owned).collect(),
            unsure: practice.unsure.clone(),
        }
    }
}

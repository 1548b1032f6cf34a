//! Breathing: its catalogue, checks, and the way to a session.

mod cards;
mod choice;
mod errors;

pub use cards::{BoundsCard, BreathingCatalogue, CautionsCard, PracticeCard, ProtocolCard, StartPaceCard};
pub use choice::{Choice, Guide, Holds, Pattern, PatternSeconds, Preparation, Range, Subject, Turn};
pub use errors::{BreathingError, Fault, Field, Problem};

use crate::content::Content;
use crate::kept::KeptError;
use crate::session::Session;
use crate::time::date;
use kindself_core::content::{Practice, Role};
use kindself_core::session::{self, Plan, prepare};
use kindself_core::time::Millis;
use kindself_core::{player, timeline};
use std::sync::Arc;

/// What can be breathed, checks of what is chosen, and the way to a [`Session`].
#[derive(Debug, uniffi::Object)]
pub struct Breathing {
    content: Arc<Content>,
}

#[uniffi::export]
impl Breathing {
    /// Of that content.
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

    /// How a choice would go. Under a millisecond; a screen may ask at each change.
    pub fn prepare(&self, choice: Choice) -> Result<Preparation, BreathingError> {
        Ok(prepare(&self.choice(choice)?, &self.content.catalogue)?.into())
    }

    /// A session for a choice, ready to start.
    pub fn begin(&self, choice: Choice) -> Result<Arc<Session>, BreathingError> {
        let plan = Plan::new(&self.choice(choice)?, &self.content.catalogue)?;
        Ok(Session::new(self.content.clone(), player::Session::new(plan, &self.content.catalogue)?))
    }

    /// A session from its record, paused at the start of the breath in which it broke off.
    pub fn restore(&self, record: String) -> Result<Arc<Session>, KeptError> {
        let session = player::Session::restore(&record, &self.content.catalogue)?;
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

    fn practice(&self, practice: &Practice) -> PracticeCard {
        let text = practice.text.get(&self.content.language);
        PracticeCard {
            id: practice.id.0.clone(),
            name: text.name.clone(),
            summary: text.summary.clone(),
            how: text.how.clone(),
            cautions: text.cautions.clone(),
            parts: practice.parts(&self.content.language).map(str::to_owned).collect(),
            length_ms: practice.length.0.0,
        }
    }
}

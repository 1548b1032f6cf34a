//! The catalogue, checks, and the way to a session.

use crate::cards::{
    BoundsCard, BreathingCatalogue, CautionsCard, ProtocolCard, StartPaceCard, StructureCard,
};
use crate::choice::{Choice, Pattern, PatternSeconds, Preparation};
use crate::convert::date;
use crate::errors::{BreathingError, KeptError};
use crate::safety::{CountryCard, CrisisCard, countries};
use crate::session::Session;
use crate::settings::Settings;
use crate::store::Moment;
use kindself_core::content::{Catalogue, Language, Practice, Role};
use kindself_core::session::{self, Plan, prepare};
use kindself_core::time::{self, Millis};
use kindself_core::{player, settings, timeline};
use std::sync::Arc;

/// Breathing, in one language. Holds nothing but the catalogue; make one when the app starts.
#[derive(Debug, uniffi::Object)]
pub struct Breathing {
    catalogue: Arc<Catalogue>,
    language: Language,
}

#[uniffi::export]
impl Breathing {
    /// For a language tag as the phone gives it; words fall back to English.
    #[uniffi::constructor]
    pub fn new(language: String) -> Result<Self, BreathingError> {
        Ok(Self { catalogue: Arc::new(Catalogue::bundled()?), language: Language::new(&language) })
    }

    /// Everything the breathing screens show.
    pub fn catalogue(&self) -> BreathingCatalogue {
        let rules = &self.catalogue.rules;
        let (bounds, start) = (&rules.bounds, &rules.ramp.start);
        let words = rules.text.get(&self.language);
        BreathingCatalogue {
            protocols: self.catalogue.protocols.iter().map(|protocol| self.protocol(protocol)).collect(),
            structures: self
                .catalogue
                .offered(Role::Practice)
                .map(|practice| self.practice(practice))
                .collect(),
            grounding: self.practice(&self.catalogue.grounding),
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

    /// Emergency numbers and helplines, offline and dated: of the country that was chosen in the settings, else of the
    /// phone's region (ISO 3166 codes); where neither is in the list, the numbers that work widely.
    pub fn crisis(&self, chosen: Option<String>, region: Option<String>, now: Moment) -> CrisisCard {
        let today = time::Moment::from(now).day();
        CrisisCard::new(&self.catalogue.crisis, chosen.as_deref(), region.as_deref(), today, &self.language)
    }

    /// The countries whose numbers are known, by name.
    pub fn countries(&self) -> Vec<CountryCard> {
        countries(&self.catalogue.crisis, &self.language)
    }

    /// A pattern of one's own in milliseconds, or everything that is to be mended about it.
    pub fn check_pattern(&self, pattern: PatternSeconds) -> Result<Pattern, BreathingError> {
        Ok(self.catalogue.rules.bounds.check(&pattern.into())?.into())
    }

    /// How a choice would go. Under a millisecond; a screen may ask at each change.
    pub fn prepare(&self, choice: Choice) -> Result<Preparation, BreathingError> {
        Ok(prepare(&self.choice(choice)?, &self.catalogue)?.into())
    }

    /// A session for a choice, ready to start.
    pub fn begin(&self, choice: Choice) -> Result<Arc<Session>, BreathingError> {
        let plan = Plan::new(&self.choice(choice)?, &self.catalogue)?;
        Ok(Session::new(self.catalogue.clone(), player::Session::new(plan, &self.catalogue)?))
    }

    /// A session from its record, paused at the start of the breath in which it broke off.
    pub fn restore(&self, record: String) -> Result<Arc<Session>, KeptError> {
        let session = player::Session::restore(&record, &self.catalogue)?;
        Ok(Session::new(self.catalogue.clone(), session))
    }

    /// The settings of someone who has chosen nothing yet.
    pub fn usual_settings(&self) -> Settings {
        settings::Settings::default().into()
    }

    /// Settings from their kept text.
    pub fn read_settings(&self, text: String) -> Result<Settings, KeptError> {
        Ok(settings::Settings::from_text(&text, &self.catalogue)?.into())
    }

    /// Settings as text to be kept.
    pub fn write_settings(&self, settings: Settings) -> Result<String, KeptError> {
        let settings =
            settings::Settings::try_from(settings).map_err(|_| KeptError::unfollowable(Vec::new()))?;
        Ok(settings.to_text()?)
    }

    /// Settings that remember on which day a session of this protocol came to its end, if it was the first one: the day on
    /// which it `began`, as the history has it. Where there is no day to remember, they are as they were.
    pub fn finished(&self, settings: Settings, protocol: String, began: Moment) -> Settings {
        let Ok(mut finished) = settings::Settings::try_from(settings.clone()) else { return settings };
        finished.finished(&kindself_core::content::ProtocolId(protocol), began.into());
        finished.into()
    }
}

impl Breathing {
    /// What other capabilities share: the catalogue and the language.
    pub(crate) fn content(&self) -> (Arc<Catalogue>, Language) {
        (self.catalogue.clone(), self.language.clone())
    }

    fn choice(&self, choice: Choice) -> Result<session::Choice, BreathingError> {
        Ok(session::Choice {
            subject: choice.subject.into(),
            length: Millis(choice.length_ms),
            start_pace: Millis(choice.start_pace_ms),
            holds: choice.holds.into(),
            guide: choice.guide.into(),
            language: self.language.clone(),
            first_finished: choice.first_finished.as_deref().map(date).transpose()?,
            now: choice.now.into(),
        })
    }

    fn protocol(&self, protocol: &kindself_core::content::Protocol) -> ProtocolCard {
        let text = protocol.text.get(&self.language);
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

    fn practice(&self, practice: &Practice) -> StructureCard {
        let text = practice.text.get(&self.language);
        StructureCard {
            id: practice.id.0.clone(),
            name: text.name.clone(),
            summary: text.summary.clone(),
            how: text.how.clone(),
            cautions: text.cautions.clone(),
            parts: practice.parts(&self.language).map(str::to_owned).collect(),
            length_ms: practice.length.0.0,
        }
    }
}

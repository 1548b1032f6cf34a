//! Settings as the shells hold them.

use crate::breathing::{Guide, Holds, Pattern, Subject};
use crate::content::Content;
use crate::kept::SavedStateError;
use crate::time::{Moment, date};
use chrono::NaiveDate;
use kindself_core::time::{DayBegins, Millis};
use kindself_core::{content, settings};

pub use kindself_core::settings::Theme;

/// Light or dark.
#[uniffi::remote(Enum)]
pub enum Theme {
    /// As the phone has it.
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// A breath of one's own.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct OwnPattern {
    /// What the person calls it.
    pub name: String,
    /// Its lengths.
    pub pattern: Pattern,
}

/// When a protocol was first finished.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct FirstFinished {
    /// The protocol's id.
    pub protocol: String,
    /// The person's day, ISO 8601.
    pub date: String,
}

/// All settings.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Settings {
    /// Light or dark.
    pub theme: Theme,
    /// No scaling of the shape, whatever the phone says.
    pub reduce_motion: bool,
    /// How sessions lead unless chosen otherwise.
    pub guide: Guide,
    /// The pace sessions start with, once chosen.
    pub start_pace_ms: Option<u64>,
    /// How long a practice waits before it begins; one of the catalogue's delays.
    pub delay_ms: u64,
    /// Whether the breath may be held.
    pub holds: Holds,
    /// Keep the screen on during a session.
    pub keep_screen_on: bool,
    /// The person's own music goes on beside the session's sounds.
    pub own_music: bool,
    /// Minutes after midnight at which the person's day begins; one of [`day_beginnings`](crate::time::day_beginnings).
    pub day_begins_min: u16,
    /// Country for the crisis lines; none: the phone's region.
    pub country: Option<String>,
    /// Breaths of one's own.
    pub own_patterns: Vec<OwnPattern>,
    /// First finished sessions, by protocol.
    pub first_finished: Vec<FirstFinished>,
}

/// The settings of someone who has chosen nothing yet.
#[uniffi::export]
pub fn usual_settings() -> Settings {
    settings::Settings::default().into()
}

#[uniffi::export]
impl Content {
    /// Settings from their kept text.
    pub fn read_settings(&self, text: String) -> Result<Settings, SavedStateError> {
        Ok(settings::Settings::from_text(&text, &self.catalogue)?.into())
    }
}

#[uniffi::export]
impl Settings {
    /// As text to be kept.
    pub fn to_text(&self) -> Result<String, SavedStateError> {
        let settings = settings::Settings::try_from(self.clone())
            .map_err(|_| SavedStateError::unfollowable(Vec::new()))?;
        Ok(settings.to_text()?)
    }

    /// These, after a session that is kept has ended, as a `whole` or sooner: they remember on which day the first whole one of
    /// each protocol `began`, as the history has it. Where there is no day to remember, they are as they were.
    pub fn ended(&self, subject: Subject, whole: bool, began: Moment) -> Settings {
        let Ok(mut ended) = settings::Settings::try_from(self.clone()) else { return self.clone() };
        ended.ended(&subject.into(), whole, began.into());
        ended.into()
    }
}

impl From<settings::Settings> for Settings {
    fn from(s: settings::Settings) -> Self {
        let own = |own: settings::OwnPattern| OwnPattern { name: own.name, pattern: own.pattern.into() };
        let first = |(id, date): (content::ProtocolId, NaiveDate)| FirstFinished {
            protocol: id.0,
            date: date.to_string(),
        };
        Self {
            theme: s.theme,
            reduce_motion: s.reduce_motion,
            guide: s.guide,
            start_pace_ms: s.start_pace.map(|pace| pace.0),
            delay_ms: s.delay.0,
            holds: s.holds,
            keep_screen_on: s.keep_screen_on,
            own_music: s.own_music,
            day_begins_min: s.day_begins.minutes(),
            country: s.country,
            own_patterns: s.own_patterns.into_iter().map(own).collect(),
            first_finished: s.first_finished.into_iter().map(first).collect(),
        }
    }
}

impl TryFrom<Settings> for settings::Settings {
    type Error = chrono::ParseError;

    fn try_from(s: Settings) -> Result<Self, Self::Error> {
        let own = |own: OwnPattern| settings::OwnPattern { name: own.name, pattern: own.pattern.into() };
        let first = |f: FirstFinished| date(&f.date).map(|date| (content::ProtocolId(f.protocol), date));
        Ok(Self {
            theme: s.theme,
            reduce_motion: s.reduce_motion,
            guide: s.guide,
            start_pace: s.start_pace_ms.map(Millis),
            delay: Millis(s.delay_ms),
            holds: s.holds,
            keep_screen_on: s.keep_screen_on,
            own_music: s.own_music,
            day_begins: DayBegins::after_midnight(s.day_begins_min),
            country: s.country,
            own_patterns: s.own_patterns.into_iter().map(own).collect(),
            first_finished: s.first_finished.into_iter().map(first).collect::<Result<_, _>>()?,
        })
    }
}

//! Conversions between core types and the generated ones, one line each.

use crate::choice::{Guide, Holds, Pattern, PatternSeconds, Preparation, Range, Subject, Turn};
use crate::errors::{BreathingError, Fault, Field, Problem};
use crate::settings::{FirstFinished, OwnPattern, Settings, Theme};
use chrono::NaiveDate;
use kindself_core::time::Millis;
use kindself_core::{breath, content, session, settings, timeline};

/// An ISO 8601 date (`2026-11-23`).
pub(crate) fn date(text: &str) -> Result<NaiveDate, BreathingError> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| BreathingError::not_a_date())
}

impl From<content::Range> for Range {
    fn from(range: content::Range) -> Self {
        Self { least_ms: range.least.0, most_ms: range.most.0 }
    }
}

impl From<content::Pattern> for Pattern {
    fn from(p: content::Pattern) -> Self {
        Self {
            inhale_ms: p.inhale.0,
            top_up_ms: p.top_up.0,
            hold_full_ms: p.hold_full.0,
            exhale_ms: p.exhale.0,
            hold_empty_ms: p.hold_empty.0,
        }
    }
}

impl From<Pattern> for content::Pattern {
    fn from(p: Pattern) -> Self {
        Self {
            inhale: Millis(p.inhale_ms),
            top_up: Millis(p.top_up_ms),
            hold_full: Millis(p.hold_full_ms),
            exhale: Millis(p.exhale_ms),
            hold_empty: Millis(p.hold_empty_ms),
        }
    }
}

impl From<PatternSeconds> for content::PatternSeconds {
    fn from(p: PatternSeconds) -> Self {
        Self {
            inhale: p.inhale,
            top_up: p.top_up,
            hold_full: p.hold_full,
            exhale: p.exhale,
            hold_empty: p.hold_empty,
        }
    }
}

impl From<Subject> for session::Subject {
    fn from(subject: Subject) -> Self {
        match subject {
            Subject::Protocol { id } => Self::Protocol(content::ProtocolId(id)),
            Subject::Own { pattern } => Self::Own(pattern.into()),
            Subject::Structure { id } => Self::Practice(content::PracticeId(id)),
        }
    }
}

impl From<session::Subject> for Subject {
    fn from(subject: session::Subject) -> Self {
        match subject {
            session::Subject::Protocol(id) => Self::Protocol { id: id.0 },
            session::Subject::Own(pattern) => Self::Own { pattern: pattern.into() },
            session::Subject::Practice(id) => Self::Structure { id: id.0 },
            // What only a newer version knows is in no catalogue, and so has no name.
            session::Subject::Other(_) => Self::Structure { id: String::new() },
        }
    }
}

impl From<Holds> for session::Holds {
    fn from(holds: Holds) -> Self {
        match holds {
            Holds::Unanswered => Self::Unanswered,
            Holds::With => Self::With,
            Holds::Without => Self::Without,
        }
    }
}

impl From<session::Holds> for Holds {
    fn from(holds: session::Holds) -> Self {
        match holds {
            session::Holds::Unanswered => Self::Unanswered,
            session::Holds::With => Self::With,
            session::Holds::Without => Self::Without,
        }
    }
}

impl From<Guide> for timeline::Guide {
    fn from(g: Guide) -> Self {
        Self { voice: g.voice, tones: g.tones, bell: g.bell, touch: g.touch }
    }
}

impl From<timeline::Guide> for Guide {
    fn from(g: timeline::Guide) -> Self {
        Self { voice: g.voice, tones: g.tones, bell: g.bell, touch: g.touch }
    }
}

impl From<Turn> for breath::Turn {
    fn from(turn: Turn) -> Self {
        match turn {
            Turn::Slower => Self::Slower,
            Turn::Faster => Self::Faster,
            Turn::Stay => Self::Stay,
        }
    }
}

impl From<session::Preparation> for Preparation {
    fn from(p: session::Preparation) -> Self {
        Self {
            length_ms: p.length.0,
            moved_ms: p.moved,
            breaths: p.breaths,
            limit: p.limit.map(Into::into),
            lengths: p.lengths.map(Into::into),
            has_holds: p.has_holds,
            ask_holds: p.ask_holds,
            start_pace_matters: p.start_pace_matters,
        }
    }
}

impl From<content::Problem> for Problem {
    fn from(problem: content::Problem) -> Self {
        let field = match problem.field {
            content::Field::Inhale => Field::Inhale,
            content::Field::TopUp => Field::TopUp,
            content::Field::HoldFull => Field::HoldFull,
            content::Field::Exhale => Field::Exhale,
            content::Field::HoldEmpty => Field::HoldEmpty,
            content::Field::Cycle => Field::Cycle,
            content::Field::HoldsShare => Field::HoldsShare,
            content::Field::SessionLength => Field::SessionLength,
            content::Field::StartPace => Field::StartPace,
        };
        let fault = match problem.fault {
            content::Fault::NotALength => Fault::NotALength,
            content::Fault::TooShort { least } => Fault::TooShort { least_ms: least.0 },
            content::Fault::TooLong { most } => Fault::TooLong { most_ms: most.0 },
            content::Fault::BetweenSteps { step } => Fault::BetweenSteps { step_ms: step.0 },
            content::Fault::TooMuchHeld { percent_most } => Fault::TooMuchHeld { percent_most },
        };
        Self { field, fault }
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
            theme: match s.theme {
                settings::Theme::System => Theme::System,
                settings::Theme::Light => Theme::Light,
                settings::Theme::Dark => Theme::Dark,
            },
            reduce_motion: s.reduce_motion,
            guide: s.guide.into(),
            start_pace_ms: s.start_pace.map(|pace| pace.0),
            holds: s.holds.into(),
            keep_screen_on: s.keep_screen_on,
            own_music: s.own_music,
            country: s.country,
            own_patterns: s.own_patterns.into_iter().map(own).collect(),
            first_finished: s.first_finished.into_iter().map(first).collect(),
        }
    }
}

impl TryFrom<Settings> for settings::Settings {
    type Error = BreathingError;

    fn try_from(s: Settings) -> Result<Self, Self::Error> {
        let own = |own: OwnPattern| settings::OwnPattern { name: own.name, pattern: own.pattern.into() };
        let first = |f: FirstFinished| date(&f.date).map(|date| (content::ProtocolId(f.protocol), date));
        Ok(Self {
            theme: match s.theme {
                Theme::System => settings::Theme::System,
                Theme::Light => settings::Theme::Light,
                Theme::Dark => settings::Theme::Dark,
            },
            reduce_motion: s.reduce_motion,
            guide: s.guide.into(),
            start_pace: s.start_pace_ms.map(Millis),
            holds: s.holds.into(),
            keep_screen_on: s.keep_screen_on,
            own_music: s.own_music,
            country: s.country,
            own_patterns: s.own_patterns.into_iter().map(own).collect(),
            first_finished: s.first_finished.into_iter().map(first).collect::<Result<_, _>>()?,
        })
    }
}

//! What a person chose for their comfort, and the little the app has to remember: own patterns, and on which day
//! each protocol was first finished.

use crate::content::{Catalogue, Language, Pattern, ProtocolId};
use crate::sealed::{SealError, open, seal};
use crate::session::{Choice, Holds, Manner, Subject, lengths};
use crate::store::kept::Travels;
use crate::time::{DayBegins, Millis, Moment};
use crate::timeline::Guide;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The name under which they are kept. Of all kept texts they alone go along to another device.
pub(crate) const TRAVELS: Travels = Travels { name: "settings", join };

/// Settings that are here, joined with those that come. What is damaged on one side leaves the other; what a newer version
/// wrote here stays.
fn join(here: &str, there: &str, catalogue: &Catalogue) -> Option<String> {
    match [here, there].map(|text| Settings::from_text(text, catalogue)) {
        [Err(SealError::Damaged), Ok(_)] => Some(there.to_owned()),
        [Ok(here), Ok(there)] => here.joined(there).to_text().ok(),
        _ => None,
    }
}

const KIND: &str = "kindself-settings";
const VERSION: u32 = 3;

/// A breath of one's own, with its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnPattern {
    /// What the person calls it.
    pub name: String,
    /// Its lengths.
    pub pattern: Pattern,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the phone has it.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// All settings. A field that an older file does not have takes its usual value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Light or dark.
    pub theme: Theme,
    /// No scaling of the shape, whatever the phone says.
    pub reduce_motion: bool,
    /// How sessions lead unless chosen otherwise.
    pub guide: Guide,
    /// The pace sessions start with; `None` until chosen.
    pub start_pace: Option<Millis>,
    /// How long a practice waits before it begins.
    pub delay: Millis,
    /// Whether the breath may be held.
    pub holds: Holds,
    /// Keep the screen on during a session.
    pub keep_screen_on: bool,
    /// The person's own music goes on beside the session's sounds.
    pub own_music: bool,
    /// Where the person's day begins, for all that has a day from now on. What is kept has its own written beside it.
    pub day_begins: DayBegins,
    /// Country for the crisis lines, ISO 3166; `None`: as the phone's region.
    pub country: Option<String>,
    /// Breaths of one's own.
    pub own_patterns: Vec<OwnPattern>,
    /// The person's day of the first finished session of each protocol.
    pub first_finished: BTreeMap<ProtocolId, NaiveDate>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            reduce_motion: false,
            guide: Guide::default(),
            start_pace: None,
            delay: Millis::ZERO,
            holds: Holds::Unanswered,
            keep_screen_on: true,
            own_music: false,
            day_begins: DayBegins::USUAL,
            country: None,
            own_patterns: Vec::new(),
            first_finished: BTreeMap::new(),
        }
    }
}

impl Settings {
    /// As text, to be kept in a file.
    pub fn to_text(&self) -> Result<String, SealError> {
        seal(KIND, VERSION, self)
    }

    /// From text. A pace outside its bounds (a file may lie) goes back to the usual one. Own patterns are kept as
    /// they are, for a person made them; each is checked when a session begins.
    pub fn from_text(text: &str, catalogue: &Catalogue) -> Result<Self, SealError> {
        let mut settings: Self = open(KIND, VERSION, text)?;
        let paces = catalogue.rules.ramp.start.range();
        settings.start_pace = settings.start_pace.filter(|pace| paces.fault(*pace).is_none());
        Ok(settings)
    }

    /// These, and what a backup's hold beside them: own patterns, what was never chosen here, and the earlier of two first
    /// days. Where nothing was chosen here at all, as on a new phone, the backup's choices stand.
    pub fn joined(self, backup: Self) -> Self {
        let untouched = Self { first_finished: BTreeMap::new(), ..self.clone() } == Self::default();
        let (mut joined, other) = if untouched { (backup, self) } else { (self, backup) };
        joined.start_pace = joined.start_pace.or(other.start_pace);
        joined.country = joined.country.or(other.country);
        if joined.holds == Holds::Unanswered {
            joined.holds = other.holds;
        }
        for own in other.own_patterns {
            if !joined.own_patterns.contains(&own) {
                joined.own_patterns.push(own);
            }
        }
        for (protocol, day) in other.first_finished {
            let first = joined.first_finished.entry(protocol).or_insert(day);
            *first = day.min(*first);
        }
        joined
    }

    /// What a session of `subject` would be chosen as, by these. Where no length is chosen, the shortest on offer.
    pub fn choice(
        &self,
        subject: Subject,
        length: Option<Millis>,
        catalogue: &Catalogue,
        language: Language,
        now: Moment,
    ) -> Choice {
        let shortest = || lengths::offered(&subject, catalogue).first().copied();
        // Whatever is chosen for everything else: somebody may be near. Sound is asked for anew each time.
        let guide = if subject.is_discreet(catalogue) { Guide::SILENT } else { self.guide };
        Choice {
            length: length.or_else(shortest).unwrap_or_default(),
            start_pace: self.start_pace.unwrap_or(catalogue.rules.ramp.start.usual.0),
            holds: self.holds,
            guide,
            language,
            manner: Manner::default(),
            first_finished: match &subject {
                Subject::Protocol(id) => self.first_finished.get(id).copied(),
                Subject::Own(_) | Subject::Practice(_) | Subject::Other(_) => None,
            },
            now,
            subject,
        }
    }

    /// A session that is kept has ended: where it is the first of its protocol that was `whole`, its day is remembered.
    pub fn ended(&mut self, subject: &Subject, whole: bool, began: Moment) {
        if let (true, Subject::Protocol(protocol)) = (whole, subject) {
            self.finished(protocol, began);
        }
    }

    /// Remembers the day of a session that came to its end, if the protocol never was finished before: the day it began on,
    /// as the history has it. Where the clock showed no day, nothing.
    pub fn finished(&mut self, protocol: &ProtocolId, began: Moment) {
        if let Some(day) = began.day() {
            self.first_finished.entry(protocol.clone()).or_insert(day);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::tests::noon;
    use crate::testing::catalogue;
    use crate::time::UtcMillis;

    #[test]
    fn settings_come_back_as_they_were_kept() {
        let mut settings = Settings {
            theme: Theme::Dark,
            own_music: true,
            day_begins: DayBegins::after_midnight(90),
            start_pace: Some(Millis(2500)),
            own_patterns: vec![OwnPattern {
                name: "Mine \u{1F319} \"quoted\"\nאב".into(),
                pattern: Pattern { inhale: Millis(4000), exhale: Millis(6500), ..Pattern::default() },
            }],
            country: Some("IE".into()),
            ..Settings::default()
        };
        settings.finished(&ProtocolId("box-4".into()), noon("2026-11-23"));
        let text = settings.to_text().unwrap();
        assert_eq!(Settings::from_text(&text, catalogue()), Ok(settings));
    }

    #[test]
    fn only_the_first_finished_day_is_remembered() {
        let mut settings = Settings::default();
        let id = ProtocolId("four-seven-eight".into());
        settings.finished(&id, noon("2026-11-23"));
        settings.finished(&id, noon("2026-12-24"));
        assert_eq!(settings.first_finished[&id].to_string(), "2026-11-23");
    }

    #[test]
    fn a_session_that_was_ended_early_or_is_no_protocols_is_nobodys_first() {
        let mut settings = Settings::default();
        let about = |id: &str| Subject::Protocol(ProtocolId(id.into()));
        settings.ended(&about("box-4"), false, noon("2026-11-23"));
        settings.ended(&Subject::Own(Pattern::default()), true, noon("2026-11-23"));
        assert!(settings.first_finished.is_empty());
        settings.ended(&about("box-4"), true, noon("2026-11-24"));
        assert_eq!(settings.first_finished.len(), 1);
    }

    #[test]
    fn a_session_is_chosen_by_the_settings_and_at_its_shortest_unless_a_length_is_chosen() {
        let catalogue = catalogue();
        let first = &catalogue.protocols[0];
        let about = Subject::Protocol(first.id.clone());
        let chosen = |settings: &Settings, subject: &Subject, length| {
            settings.choice(subject.clone(), length, catalogue, Language::new("en"), noon("2026-11-23"))
        };
        let usual = chosen(&Settings::default(), &about, None);
        assert_eq!(usual.length, first.lengths.short.0);
        assert_eq!(usual.start_pace, catalogue.rules.ramp.start.usual.0);
        assert_eq!((usual.holds, usual.first_finished), (Holds::Unanswered, None));
        let mut settings =
            Settings { holds: Holds::Without, start_pace: Some(Millis(2500)), ..Settings::default() };
        settings.guide.bell = !settings.guide.bell;
        settings.finished(&first.id, noon("2026-11-20"));
        let chosen_so = chosen(&settings, &about, Some(Millis(90_000)));
        assert_eq!((chosen_so.length, chosen_so.start_pace), (Millis(90_000), Millis(2500)));
        assert_eq!((chosen_so.holds, chosen_so.guide), (Holds::Without, settings.guide));
        assert_eq!(chosen_so.first_finished, "2026-11-20".parse().ok());
        let own = chosen(&settings, &Subject::Own(Pattern::default()), None);
        assert_eq!((own.length, own.first_finished), (Millis(60_000), None), "a minute");
    }

    #[test]
    fn a_session_in_the_small_hours_was_finished_on_the_day_that_the_history_has() {
        let mut settings = Settings::default();
        let (night, lost) = (ProtocolId("box-4".into()), ProtocolId("sigh".into()));
        let half_past_three = UtcMillis(noon("2026-11-23").at.0 - 8 * 3_600_000 - 1_800_000);
        settings.finished(&night, Moment::new(half_past_three, 0));
        let owl = Moment { day_begins: DayBegins::MIDNIGHT, ..Moment::new(half_past_three, 0) };
        settings.finished(&night, owl);
        let early = ProtocolId("four-seven-eight".into());
        settings.finished(&early, owl);
        settings.finished(&lost, Moment::new(UtcMillis(i64::MAX), 0));
        assert_eq!(settings.first_finished[&night].to_string(), "2026-11-22", "what is kept keeps its day");
        assert_eq!(
            settings.first_finished[&early].to_string(),
            "2026-11-23",
            "a day that begins at midnight"
        );
        assert!(!settings.first_finished.contains_key(&lost), "a clock that shows no day");
    }

    #[test]
    fn settings_of_a_backup_bring_what_is_not_here_and_change_no_choice() {
        let own = |name: &str| OwnPattern { name: name.into(), pattern: Pattern::default() };
        let first = |days: &[(&str, &str)]| {
            days.iter().map(|(id, day)| (ProtocolId((*id).into()), day.parse().unwrap())).collect()
        };
        let backup = Settings {
            theme: Theme::Dark,
            day_begins: DayBegins::LATEST,
            start_pace: Some(Millis(2500)),
            country: Some("IE".into()),
            own_patterns: vec![own("old"), own("both")],
            first_finished: first(&[("box-4", "2026-01-01"), ("sigh", "2026-03-01")]),
            ..Settings::default()
        };
        let new = Settings { first_finished: first(&[("box-4", "2026-11-01")]), ..Settings::default() };
        assert_eq!(new.joined(backup.clone()), backup, "a new phone is as the old one was");
        let here = Settings {
            theme: Theme::Light,
            day_begins: DayBegins::MIDNIGHT,
            country: Some("FR".into()),
            own_patterns: vec![own("both"), own("mine")],
            first_finished: first(&[("sigh", "2026-02-01")]),
            ..Settings::default()
        };
        let expected = Settings {
            start_pace: Some(Millis(2500)),
            own_patterns: vec![own("both"), own("mine"), own("old")],
            first_finished: first(&[("box-4", "2026-01-01"), ("sigh", "2026-02-01")]),
            ..here.clone()
        };
        assert_eq!(here.joined(backup.clone()), expected);
        assert_eq!(expected.clone().joined(backup), expected, "twice is as once");
    }

    #[test]
    fn a_file_of_an_older_version_lacks_fields_and_takes_their_usual_values() {
        for version in 1..=VERSION {
            let text = seal(KIND, version, &serde_json::json!({ "theme": "light" })).unwrap();
            let expected = Settings { theme: Theme::Light, ..Settings::default() };
            assert_eq!(expected.day_begins.minutes(), 240);
            assert_eq!(Settings::from_text(&text, catalogue()), Ok(expected), "version {version}");
        }
    }

    #[test]
    fn a_day_that_begins_out_of_bounds_begins_at_the_nearest_that_can_be_chosen() {
        for (found, expected) in [(-30, 0), (90, 90), (720, 360)] {
            let text = seal(KIND, VERSION, &serde_json::json!({ "day_begins": found })).unwrap();
            assert_eq!(Settings::from_text(&text, catalogue()).unwrap().day_begins.minutes(), expected);
        }
    }

    #[test]
    fn a_pace_out_of_bounds_goes_back_to_the_usual_one_and_own_patterns_are_kept_whatever_they_are() {
        let odd = OwnPattern { name: "odd".into(), pattern: Pattern::default() };
        let settings =
            Settings { start_pace: Some(Millis(1)), own_patterns: vec![odd.clone()], ..Settings::default() };
        let read = Settings::from_text(&settings.to_text().unwrap(), catalogue()).unwrap();
        assert_eq!((read.start_pace, read.own_patterns), (None, vec![odd]));
    }

    #[test]
    fn damaged_and_newer_settings_are_told_apart() {
        let text = Settings::default().to_text().unwrap();
        assert_eq!(Settings::from_text(&text[1..], catalogue()), Err(SealError::Damaged));
        let newer = seal(KIND, VERSION + 1, &Settings::default()).unwrap();
        assert_eq!(Settings::from_text(&newer, catalogue()), Err(SealError::Newer { found: VERSION + 1 }));
    }
}

//! What was found in rows and files, as notes.

use super::MOST_ROWS;
use super::dates::When;
use super::times::Time;
use crate::archive::contents::{Origin, Problems};
use crate::archive::progress::Steps;
use crate::archive::{ArchiveError, Contents, Watch};
use crate::content::KindId;
use crate::fields::{Feeling, FieldId, MOST_FEELINGS, MOST_WORD_CHARS, Value};
use crate::journal::check::{EARLIEST, LATEST, MOST_TAG_CHARS, MOST_TAGS, size};
use crate::journal::collection::EntryLine;
use crate::journal::{EntryId, Written};
use crate::time::UtcMillis;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// What was found in a row, before it is a note.
#[derive(Debug, Clone, Default)]
pub(super) struct Found {
    /// The day it is about, and what is known of the time.
    pub when: Option<When>,
    /// Words.
    pub text: String,
    /// From 0 to 10.
    pub mood: Option<u8>,
    /// A word for how it was.
    pub feeling: Option<String>,
    /// Words to find it by.
    pub tags: Vec<String>,
}

/// Gathers notes, and counts what is none.
pub(super) struct Notes<'w> {
    source: &'static str,
    contents: Contents,
    /// How many notes of an unknown time say the same, by the name of the first.
    alike: BTreeMap<EntryId, u32>,
    pub steps: Steps<'w>,
}

impl<'w> Notes<'w> {
    /// From a file that takes so many steps.
    pub fn begin(source: &'static str, watch: Watch<'w>, steps: u64) -> Result<Self, ArchiveError> {
        Ok(Self {
            source,
            contents: Contents::new(Origin::OtherJournal),
            alike: BTreeMap::new(),
            steps: Steps::begin(watch, steps)?,
        })
    }

    /// What could not be taken, to be counted on.
    pub fn problems(&mut self) -> &mut Problems {
        &mut self.contents.problems
    }

    /// Takes a row in, or counts why not.
    pub fn add(&mut self, found: Found) -> Result<(), ArchiveError> {
        if self.contents.records.len::<EntryLine>() >= MOST_ROWS {
            return Err(ArchiveError::TooMany { most: MOST_ROWS });
        }
        let Some(when) = found.when.filter(|when| (EARLIEST..=LATEST).contains(&when.day)) else {
            self.problems().no_date += 1;
            return Ok(());
        };
        let time = match when.time {
            Time::At(time) => Some(time),
            Time::None | Time::Unknown => None,
        };
        // What the file says, which does not change with the zone of the phone that reads it.
        let (day, written_time) = when.utc.map_or((when.day, time), |utc| (utc.date(), Some(utc.time())));
        let mut id = self.id(&found, day, written_time, 0);
        if when.time == Time::Unknown {
            // Of two rows whose time is not known nobody can say that they are one.
            let count = self.alike.entry(id).or_insert(0);
            let before = std::mem::replace(count, *count + 1);
            id = self.id(&found, day, written_time, before);
        }
        // The other journal does not say in which time zone; taken as UTC, the same file always gives the same moment.
        let local = NaiveDateTime::new(when.day, time.unwrap_or(NOON));
        let at = UtcMillis(when.utc.unwrap_or(local).and_utc().timestamp_millis());
        let Some(written) = note(found, when.day) else {
            self.problems().empty += 1;
            return Ok(());
        };
        if size(&written).is_err() {
            self.problems().too_long += 1;
            return Ok(());
        }
        let line = EntryLine { id, created: at, edited: at, written, previous: None };
        if self.contents.records.put(id.text(), line).is_none() {
            self.problems().doubled += 1;
        }
        Ok(())
    }

    /// From where it comes and what it holds, and how many there were before that cannot be told from it.
    fn id(&self, found: &Found, day: NaiveDate, time: Option<NaiveTime>, before: u32) -> EntryId {
        let mut digest = Sha256::new();
        let mut part = |text: &str| {
            digest.update((text.len() as u64).to_be_bytes());
            digest.update(text.as_bytes());
        };
        part("kindself import 1");
        part(self.source);
        part(&day.to_string());
        part(&time.map(|time| time.to_string()).unwrap_or_default());
        part(&found.text);
        part(&found.mood.map(|mood| mood.to_string()).unwrap_or_default());
        part(found.feeling.as_deref().unwrap_or_default());
        found.tags.iter().for_each(|tag| part(tag));
        if before > 0 {
            digest.update(before.to_be_bytes());
        }
        let mut id = [0; 16];
        id.iter_mut().zip(digest.finalize()).for_each(|(to, from)| *to = from);
        EntryId(id)
    }

    /// Everything that was read, or why it is nothing.
    pub fn done(mut self) -> Result<Contents, ArchiveError> {
        self.steps.end()?;
        Ok(self.contents)
    }
}

/// In the middle of a day, where no time is known.
const NOON: NaiveTime = match NaiveTime::from_hms_opt(12, 0, 0) {
    Some(noon) => noon,
    None => NaiveTime::MIN,
};

/// As a note; `None` where there is nothing in it. What does not fit (a tag longer than tags are) stands in its text.
fn note(found: Found, day: NaiveDate) -> Option<Written> {
    let fits = |word: &str, most_chars: u32| word.chars().count() <= most_chars as usize;
    let mut words: Vec<String> =
        found.tags.iter().map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()).collect();
    words.dedup();
    let mut tags = BTreeSet::new();
    let mut beside = Vec::new();
    for word in words {
        if fits(&word, MOST_TAG_CHARS) && tags.len() < MOST_TAGS as usize {
            tags.insert(word);
        } else {
            beside.push(word)
        }
    }
    let mut text = found.text;
    let mut feelings = Vec::new();
    if let Some(word) = found.feeling.map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()) {
        if fits(&word, MOST_WORD_CHARS) && feelings.len() < MOST_FEELINGS as usize {
            feelings.push(Feeling { word, strength: None });
        } else {
            beside.push(word);
        }
    }
    if !beside.is_empty() {
        let gap = if text.trim().is_empty() { "" } else { "\n\n" };
        text = format!("{text}{gap}{}", beside.join(" | "));
    }
    let mut values = BTreeMap::new();
    if !text.trim().is_empty() {
        values.insert(FieldId("text".into()), Value::Text(text));
    }
    if !feelings.is_empty() {
        values.insert(FieldId("feelings".into()), Value::Feelings(feelings));
    }
    if let Some(mood) = found.mood {
        values.insert(FieldId("mood".into()), Value::Rating(mood));
    }
    // A row of activities alone is a day someone kept.
    if values.is_empty() && !tags.is_empty() {
        let all: Vec<&str> = tags.iter().map(String::as_str).collect();
        values.insert(FieldId("text".into()), Value::Text(all.join(", ")));
    }
    let written = Written { kind: KindId("note".into()), version: 1, day, values, tags, opens: None };
    (!written.values.is_empty()).then_some(written)
}

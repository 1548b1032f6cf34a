//! The editor's rules: what is to be done about what is typed, and when nothing may be changed.

use super::{DaysCard, EntryFilter, Journal, JournalError, Written, days, draft_id, entry_id, today};
use crate::time::{Moment, date};
use kindself_core::journal::editor::{self as core, Event};
use kindself_core::journal::{self, drafts, entries, reading, tags};
use kindself_core::search;
use std::sync::{Mutex, PoisonError};

pub use kindself_core::journal::editor::{DraftState as EditorDraft, Effect as EditorEffect};

/// Where what was typed is.
#[uniffi::remote(Enum)]
pub enum EditorDraft {
    /// In no draft, and nothing is missing.
    Untouched,
    /// It will be in its draft in a moment.
    ToBeKept,
    /// In its draft.
    Kept,
    /// Nowhere but in the editor, for it could not be kept.
    NotKept,
}

/// Where an editor stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
#[expect(clippy::struct_excessive_bools, reason = "each answers a question of its own")]
pub struct EditorStatus {
    /// Where what was typed is.
    pub draft: EditorDraft,
    /// Something may be typed: it is no entry yet, nor a letter that is being sealed.
    pub may_edit: bool,
    /// It can be kept as an entry; not while it is.
    pub may_keep: bool,
    /// What was typed would be lost with the editor.
    pub nowhere_else: bool,
    /// It is an entry, or was let go.
    pub done: bool,
}

/// What happens to an editor.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum EditorEvent {
    /// Something was typed, chosen or taken away.
    Typed {
        /// The day on which it is to open now, ISO 8601; none where it is not sealed.
        opens: Option<String>,
        /// The person's day, ISO 8601.
        today: String,
    },
    /// The wait is over.
    Waited,
    /// It is to be safe now: the screen is left, or the app goes out of sight.
    Hurry,
    /// `keep_draft` has answered.
    Saved {
        /// It gave no draft: nothing was in it.
        blank: bool,
    },
    /// `keep_draft` was refused.
    NotSaved,
    /// The person keeps it.
    Keep,
    /// `keep` has answered.
    Kept,
    /// `keep` was refused.
    Refused,
    /// It is let go, or everything was deleted.
    LetGo,
}

/// What is to be done about it.
#[uniffi::remote(Enum)]
pub enum EditorEffect {
    /// To wait for the catalogue's `autosave_ms`, and then to tell `Waited`.
    Wait,
    /// To wait no longer.
    StopWaiting,
    /// To put what is there into its draft, by `keep_draft`.
    SaveDraft,
    /// To keep what is there as an entry, by `keep`.
    KeepEntry,
}

/// What an event leads to.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct EditorAnswer {
    /// Where it stands now.
    pub status: EditorStatus,
    /// What is to be done, in order, with the text as it is now.
    pub effects: Vec<EditorEffect>,
}

/// The rules of one editor. The text is not here. Every call answers at once; an event that does not fit changes nothing.
#[derive(Debug, uniffi::Object)]
pub struct Editor {
    now: Mutex<core::Editor>,
}

#[uniffi::export]
impl Editor {
    /// Of something new, or going on with a draft. What it begins with `opens` on a day, ISO 8601, or none; `today` is the
    /// person's.
    #[uniffi::constructor]
    pub fn new(has_draft: bool, opens: Option<String>, today: String) -> Self {
        Self { now: Mutex::new(core::Editor::new(has_draft, seals(opens, &today))) }
    }

    /// Where it stands.
    pub fn status(&self) -> EditorStatus {
        status(&self.now.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes an event, and says what is to be done.
    pub fn apply(&self, event: EditorEvent) -> EditorAnswer {
        let event = match event {
            EditorEvent::Typed { opens, today } => Event::Typed { sealed: seals(opens, &today) },
            EditorEvent::Waited => Event::Waited,
            EditorEvent::Hurry => Event::Hurry,
            EditorEvent::Saved { blank } => Event::Saved { blank },
            EditorEvent::NotSaved => Event::NotSaved,
            EditorEvent::Keep => Event::Keep,
            EditorEvent::Kept => Event::Kept,
            EditorEvent::Refused => Event::Refused,
            EditorEvent::LetGo => Event::LetGo,
        };
        let mut editor = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        let effects = editor.apply(event);
        EditorAnswer { status: status(&editor), effects }
    }
}

fn status(editor: &core::Editor) -> EditorStatus {
    EditorStatus {
        draft: editor.draft(),
        may_edit: editor.may_edit(),
        may_keep: editor.may_keep(),
        nowhere_else: editor.is_nowhere_else(),
        done: editor.is_done(),
    }
}

/// What is no day seals nothing: keeping it is refused.
fn seals(opens: Option<String>, today: &str) -> bool {
    let day = |text: &str| date(text).ok();
    day(today).is_some_and(|today| core::seals(opens.as_deref().and_then(day), today))
}

/// What an editor begins with.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct EditorText {
    /// What is written so far.
    pub written: Written,
    /// The entry that is being changed, if it is one.
    pub entry: Option<String>,
    /// The draft that is gone on with, if there is one.
    pub draft: Option<String>,
    pub days: DaysCard,
}

#[uniffi::export]
impl Journal {
    /// To begin one of that kind, for today.
    pub fn write(&self, kind: String, now: Moment) -> Result<EditorText, JournalError> {
        let written = self.begin(kind, now)?;
        Ok(EditorText { written, entry: None, draft: None, days: days(now)?.into() })
    }

    /// To go on with a draft.
    pub fn go_on(&self, draft: String, now: Moment) -> Result<EditorText, JournalError> {
        let id = draft_id(&draft)?;
        let draft = self.store.open.read(|reader| Ok::<_, JournalError>(drafts::find(reader, id)?))?;
        text(draft, now)
    }

    /// To change an entry. Where that was begun before, it is gone on with.
    pub fn change(&self, entry: String, now: Moment) -> Result<EditorText, JournalError> {
        let (id, today) = (entry_id(&entry)?, today(now)?);
        let (draft, kept) = self.store.open.read(|reader| {
            let draft = drafts::of_entry(reader, id)?;
            let kept = if draft.is_none() { Some(entries::read(reader, id, today)?) } else { None };
            Ok::<_, JournalError>((draft, kept))
        })?;
        match (draft, kept) {
            (Some(draft), _) => text(draft, now),
            (None, Some(kept)) => Ok(EditorText {
                written: kept.written.into(),
                entry: Some(entry),
                draft: None,
                days: days(now)?.into(),
            }),
            (None, None) => Err(journal::JournalError::Gone.into()),
        }
    }

    /// How something begins that is kept nowhere yet, on one line, as in a list.
    pub fn preview(&self, written: Written) -> String {
        let written: Result<journal::Written, _> = written.try_into();
        written.map_or(String::new(), |written| {
            reading::preview(&written, self.content.catalogue.kind(&written.kind))
        })
    }
}

fn text(draft: journal::Draft, now: Moment) -> Result<EditorText, JournalError> {
    Ok(EditorText {
        written: draft.written.into(),
        entry: draft.entry.map(|id| id.text()),
        draft: Some(draft.id.text()),
        days: days(now)?.into(),
    })
}

/// The tags in what was typed, each once.
#[uniffi::export]
pub fn typed_tags(text: String) -> Vec<String> {
    tags::typed(&text)
}

/// Whether anything is looked for, by words or among some entries only. Otherwise nothing is found, rather than everything.
#[uniffi::export]
pub fn looks_for_something(text: String, filter: EntryFilter) -> bool {
    // What cannot be followed is asked all the same, and refused with its reason.
    entries::Filter::try_from(filter).map_or(true, |filter| search::asks(&text, &filter))
}

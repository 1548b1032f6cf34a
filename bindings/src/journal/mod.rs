//! What a person writes: entries, drafts, search.

mod cards;
mod editor;
mod errors;
mod kinds;
mod sheet;
mod written;

pub use cards::{
    DaysCard, DeskCard, DraftCard, EntryCard, EntryFilter, EntryPage, EntryView, HitCard, Piece,
    PreviousView, SearchPage, TagCard,
};
pub use editor::{
    Editor, EditorAnswer, EditorDraft, EditorEffect, EditorEvent, EditorStatus, EditorText,
    looks_for_something, typed_tags,
};
pub use errors::JournalError;
pub use kinds::{JournalCatalogue, KindCard, KindPart, PauseCard};
pub use sheet::{Sheet, SheetBody, SheetPart};
pub use written::Written;

use crate::content::Content;
use crate::random;
use crate::store::{Store, StoreError};
use crate::time::Moment;
use cards::Cards;
use chrono::NaiveDate;
use kindself_core::content::KindId;
use kindself_core::journal::{Days, Draft, DraftId, EntryId, drafts, entries, opened, sheet as sheets};
use kindself_core::{search, time};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The journal in a store, with the words of one language. Its calls take a few milliseconds and wait for the drive:
/// off the main thread. `now` is the phone's clock.
#[derive(Debug, uniffi::Object)]
pub struct Journal {
    store: Arc<Store>,
    content: Arc<Content>,
    begun: AtomicBool,
}

#[uniffi::export]
impl Journal {
    /// In that store, with the words of that content.
    #[uniffi::constructor]
    pub fn new(store: Arc<Store>, content: Arc<Content>) -> Arc<Self> {
        Arc::new(Self { store, content, begun: AtomicBool::new(false) })
    }

    /// Kinds, words and limits.
    pub fn catalogue(&self) -> JournalCatalogue {
        JournalCatalogue::new(&self.content.catalogue, &self.content.language)
    }

    /// To be called when the app starts and when it comes to the front: what was deleted before the app started goes for
    /// good, sealed letters whose day has come can be found, and nothing that was written over stays in the file's log.
    pub fn tidy(&self, now: Moment) -> Result<(), JournalError> {
        self.store.open.write(|store| {
            // Only once: what is deleted from now on can be had back for a while.
            // And not where a damaged file was set aside in this run: a deletion takes that file with it, and nobody asked
            // for one just now. What was deleted stays hidden, and goes at the next start.
            if !self.begun.swap(true, Ordering::Relaxed) && store.mended().is_none() {
                entries::empty_trash(store, time::UtcMillis(now.utc_ms))?;
            }
            entries::tidy(store, &self.content.catalogue, now.into())?;
            Ok(store.rest().map_err(StoreError::from)?)
        })
    }

    /// An empty one of that kind, for today.
    pub fn begin(&self, kind: String, now: Moment) -> Result<Written, JournalError> {
        let kind = self.content.catalogue.kind(&KindId(kind)).ok_or(JournalError::UnknownKind)?;
        Ok(written::begun(kind, today(now)?).into())
    }

    /// Keeps an entry: a new one, or the next version of the one with that id. Its draft goes with it.
    pub fn keep(
        &self,
        id: Option<String>,
        written: Written,
        draft: Option<String>,
        now: Moment,
    ) -> Result<EntryCard, JournalError> {
        let id = match id {
            Some(id) => entry_id(&id)?,
            None => EntryId(random::bytes()?),
        };
        let draft = draft.as_deref().map(draft_id).transpose()?;
        let written = written.try_into()?;
        let entry = self.store.open.write(|store| {
            let kept = entries::keep(store, &self.content.catalogue, id, written, draft, now.into());
            Ok::<_, JournalError>(kept?)
        })?;
        Ok(self.cards(now)?.entry(&entry))
    }

    /// An entry, to be read. A letter that had opened does not wait any more.
    pub fn entry(&self, id: String, now: Moment) -> Result<EntryView, JournalError> {
        let (id, cards) = (entry_id(&id)?, self.cards(now)?);
        let view = self.store.open.read(|reader| {
            let entry = entries::read(reader, id, cards.today)?;
            let previous = entries::previous(reader, id, cards.today)?;
            Ok::<_, JournalError>(EntryView {
                card: cards.entry(&entry),
                written: entry.written.into(),
                previous: previous.map(cards::previous),
            })
        })?;
        if view.written.opens.is_some() {
            // Where that cannot be kept (a full drive), it is said once more; the letter is read all the same.
            self.store.open.write(|store| Ok::<_, JournalError>(opened::seen(store, id)?)).ok();
        }
        Ok(view)
    }

    /// An entry, to be put on paper or read by someone else. Refused where it cannot be read: a letter that is sealed is on no paper.
    pub fn sheet(&self, id: String, now: Moment) -> Result<Sheet, JournalError> {
        let (id, today) = (entry_id(&id)?, today(now)?);
        let Content { catalogue, language } = &*self.content;
        let entry =
            self.store.open.read(|reader| Ok::<_, JournalError>(entries::read(reader, id, today)?))?;
        Ok(sheets::filled(&entry.written, catalogue.kind(&entry.written.kind), language).into())
    }

    /// Entries by day, the newest first: at most `most`, after the page that gave `after` as its next.
    pub fn entries(
        &self,
        filter: EntryFilter,
        after: Option<String>,
        most: u32,
        now: Moment,
    ) -> Result<EntryPage, JournalError> {
        let (filter, cards) = (filter.try_into()?, self.cards(now)?);
        let after = after.as_deref().map(cards::after).transpose()?;
        let mut list = self.store.open.read(|reader| {
            Ok::<_, JournalError>(entries::list(reader, &filter, after.as_ref(), most.saturating_add(1))?)
        })?;
        let more = list.len() > most as usize;
        list.truncate(most as usize);
        Ok(EntryPage {
            next: list.last().filter(|_| more).map(cards::after_text),
            entries: list.iter().map(|entry| cards.entry(entry)).collect(),
        })
    }

    /// Entries with every word of `text`, the best first: at most `most`, after the first `skip`.
    pub fn search(
        &self,
        text: String,
        filter: EntryFilter,
        skip: u32,
        most: u32,
        now: Moment,
    ) -> Result<SearchPage, JournalError> {
        let (filter, cards) = (filter.try_into()?, self.cards(now)?);
        let mut found = self.store.open.read(|reader| {
            Ok::<_, JournalError>(search::find(reader, &self.content.catalogue, &text, &filter, skip, most)?)
        })?;
        found.open_on(cards.today, &text);
        Ok(SearchPage { hits: found.hits.into_iter().map(|hit| cards.hit(hit)).collect(), next: found.next })
    }

    /// Tags, the most used first.
    pub fn tags(&self) -> Result<Vec<TagCard>, JournalError> {
        let tags = self.store.open.read(|reader| Ok::<_, JournalError>(entries::tags(reader)?))?;
        Ok(tags.into_iter().map(|(name, entries)| TagCard { name, entries }).collect())
    }

    /// Deletes an entry; for `undo_ms` it can be had back, then `forget` is to be called.
    pub fn delete(&self, id: String) -> Result<(), JournalError> {
        let id = entry_id(&id)?;
        self.store.open.write(|store| Ok(entries::delete(store, id)?))
    }

    /// Brings back what was deleted.
    pub fn undo_delete(&self, id: String, now: Moment) -> Result<(), JournalError> {
        let (id, today) = (entry_id(&id)?, today(now)?);
        self.store.open.write(|store| Ok(entries::undo_delete(store, &self.content.catalogue, id, today)?))
    }

    /// Lets a deleted entry go for good; one that was brought back stays.
    pub fn forget(&self, id: String, now: Moment) -> Result<(), JournalError> {
        let id = entry_id(&id)?;
        self.store.open.write(|store| Ok(entries::forget(store, id, time::UtcMillis(now.utc_ms))?))
    }

    /// Keeps a draft, a new one or the next state of the one with that id; its id. What is blank is no draft: the one with that
    /// id goes then, and there is no id. `entry` is the one being edited.
    pub fn keep_draft(
        &self,
        id: Option<String>,
        entry: Option<String>,
        written: Written,
        now: Moment,
    ) -> Result<Option<String>, JournalError> {
        let id = match id {
            Some(id) => draft_id(&id)?,
            None => DraftId(random::bytes()?),
        };
        let entry = entry.as_deref().map(entry_id).transpose()?;
        let draft = Draft { id, entry, saved: time::UtcMillis(now.utc_ms), written: written.try_into()? };
        let today = time::Moment::from(now).day();
        let kept =
            self.store.open.write(|store| Ok::<_, JournalError>(drafts::save(store, &draft, today)?))?;
        Ok(kept.map(|id| id.text()))
    }

    /// All drafts, the newest first.
    pub fn drafts(&self, now: Moment) -> Result<Vec<DraftCard>, JournalError> {
        let cards = self.cards(now)?;
        let all = self.store.open.read(|reader| Ok::<_, JournalError>(drafts::all(reader)?))?;
        Ok(all.into_iter().map(|draft| cards.draft(draft)).collect())
    }

    /// What lies on the desk when someone comes to write: which day it is, what waits to be read, what is not finished.
    pub fn desk(&self, now: Moment) -> Result<DeskCard, JournalError> {
        let cards = self.cards(now)?;
        let (opened, drafts) = self.store.open.read(|reader| {
            Ok::<_, JournalError>((opened::waiting(reader, cards.today)?, drafts::all(reader)?))
        })?;
        Ok(DeskCard {
            days: days(now)?.into(),
            opened: opened.iter().map(|entry| cards.entry(entry)).collect(),
            drafts: drafts.into_iter().map(|draft| cards.draft(draft)).collect(),
        })
    }

    /// Lets a draft go.
    pub fn discard_draft(&self, id: String) -> Result<(), JournalError> {
        let id = draft_id(&id)?;
        self.store.open.write(|store| Ok(drafts::discard(store, id)?))
    }

    /// Which day it is, and which can be chosen. Asked of nobody else: no date is worked out from a clock elsewhere.
    pub fn days(&self, now: Moment) -> Result<DaysCard, JournalError> {
        Ok(days(now)?.into())
    }
}

impl Journal {
    fn cards(&self, now: Moment) -> Result<Cards<'_>, JournalError> {
        Ok(Cards { catalogue: &self.content.catalogue, language: &self.content.language, today: today(now)? })
    }
}

fn days(now: Moment) -> Result<Days, JournalError> {
    Days::of(now.into()).ok_or(JournalError::Clock)
}

fn today(now: Moment) -> Result<NaiveDate, JournalError> {
    Ok(days(now)?.today)
}

fn entry_id(text: &str) -> Result<EntryId, JournalError> {
    EntryId::from_text(text).ok_or_else(JournalError::invalid_id)
}

fn draft_id(text: &str) -> Result<DraftId, JournalError> {
    DraftId::from_text(text).ok_or_else(JournalError::invalid_id)
}

//! Scales: taking one, what came of it, how it changed, and the official wording that a person brings.

mod cards;
mod errors;
mod result;
mod taking;
mod wording;

pub use cards::{
    BandCard, BandsCard, Basis, FormulaCard, GroundCard, InformalCard, KnownCard, MissingAnswers, PointCard,
    ScaleCard, ScaleForm, ScalePage, ScaleQuestion, ScaleSection, TakenCard, WordingCard,
};
pub use errors::{NotText, ScaleError};
pub use result::{
    AnsweredCard, BesideCard, ChangeCard, ChangeRowCard, CoefficientKind, KindWords, NoScore, ScaleBarrier,
    ScaleDoubt, ScaleLeads, ScaleResult, ScaleVerdict, ScoreCard, Usable, WordingUsed,
};
pub use taking::{ScaleAnswer, ScaleDeed, SupportCard, Taking};
pub use wording::{CountsFrom, DraftAnchor, DraftChange, DraftItem, DraftLine, WordingDoubt, WordingDraft};

use crate::content::Content;
use crate::random;
use crate::store::Store;
use crate::time::Moment;
use cards::Cards;
use kindself_core::content::{Instrument, InstrumentId, ItemNo, Measure};
use kindself_core::scales::export::{self, Wish};
use kindself_core::scales::kept::{self, Taken, TakenId, Unfinished};
use kindself_core::scales::wording::{Draft, Expected, Said, read, read_text};
use kindself_core::scales::{self, Answer, ScoreError, WordingId, WordingName, taking as core_taking};
use kindself_core::store::Reader;
use kindself_core::time::UtcMillis;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What answers are written for others to read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ScaleFormat {
    /// A table with a row for each item.
    Answers,
    /// A table with a row for each score.
    Scores,
    Json,
    /// A bundle of HL7 FHIR R4.
    Fhir,
}

/// A file of answers.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ScaleFile {
    /// What it is called, without a person's words.
    pub name: String,
    pub mime: String,
    pub text: String,
}

/// A score over time.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct ScaleTrend {
    pub name: String,
    /// The lowest and the highest there can be.
    pub least: f64,
    pub most: f64,
    /// More than one: lines do not go on from one to the next.
    pub stretches: Vec<TrendStretch>,
    /// So many sheets have no such score.
    pub without: u32,
}

/// Scores that can be compared.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct TrendStretch {
    /// Why it is another one than the stretch before; none of the first.
    pub begins: Option<ScaleBarrier>,
    pub points: Vec<TrendPoint>,
}

/// A score of a day.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct TrendPoint {
    /// The sheet's name.
    pub id: String,
    /// The person's day, ISO 8601.
    pub day: String,
    pub utc_ms: i64,
    pub value: f64,
    pub shown: String,
}

/// Scales in a store, with the words of one language. Its calls take a few milliseconds and wait for the drive: off the main thread.
/// `now` is the phone's clock.
#[derive(Debug, uniffi::Object)]
pub struct Scales {
    store: Arc<Store>,
    content: Arc<Content>,
}

#[uniffi::export]
impl Scales {
    /// In that store, with the words of that content.
    #[uniffi::constructor]
    pub fn new(store: Arc<Store>, content: Arc<Content>) -> Arc<Self> {
        Arc::new(Self { store, content })
    }

    /// All of them, in the order in which they are shown.
    pub fn list(&self) -> Result<Vec<ScaleCard>, ScaleError> {
        let cards = self.cards();
        self.store.open.read(|reader| {
            let instruments = &self.content.catalogue.instruments;
            instruments.iter().map(|instrument| self.card(&cards, reader, instrument)).collect()
        })
    }

    /// The written exercise that stands beside one of them.
    pub fn informal(&self) -> InformalCard {
        InformalCard::new(&self.content.catalogue, &self.content.language)
    }

    /// All that is known of one.
    pub fn page(&self, scale: String) -> Result<ScalePage, ScaleError> {
        let (cards, instrument) = (self.cards(), self.instrument(&scale)?);
        let text = instrument.text.get(&self.content.language);
        self.store.open.read(|reader| {
            let taken = kept::list(reader, Some(&instrument.id))?;
            let wordings = kept::wordings(reader, Some(&instrument.id))?;
            let wordings = wordings
                .iter()
                .map(|one| Ok(cards::wording(instrument, one, kept::answers_in(reader, one.wording.id())?)));
            let informal = &self.content.catalogue.informal;
            Ok(ScalePage {
                card: self.card(&cards, reader, instrument)?,
                about: text.about.clone(),
                time_frame: text.time_frame.clone(),
                own_wording: text.own_wording.clone(),
                licence: text.licence.clone(),
                citation: instrument.citation.clone(),
                from_age: instrument.ages.as_ref().map(|ages| ages.from),
                to_age: instrument.ages.as_ref().and_then(|ages| ages.to),
                repeat_after_days: instrument.repeat.after_days,
                repeat_ground: cards.ground(&instrument.repeat.ground),
                formulas: cards.formulas(instrument, text),
                parts: Cards::parts(instrument, text),
                missing: cards::missing(instrument),
                missing_basis: instrument.missing.basis,
                missing_ground: cards.ground(&instrument.missing.ground),
                bands: cards.bands(instrument, text),
                known: cards.known(instrument, text),
                key_ground: cards.ground(&instrument.key_ground),
                unsure: instrument.unsure.clone(),
                wordings: wordings.collect::<Result<_, ScaleError>>()?,
                has_draft: matches!(kept::draft(reader, &instrument.id), Ok(Some(_))),
                taken: taken.iter().map(|taken| cards.taken(instrument, taken)).collect(),
                informal: (informal.beside == instrument.id).then(|| self.informal()),
            })
        })
    }

    /// The form of the sheet that is not finished; else one in that wording, or in the app's own.
    pub fn form(&self, scale: String, wording: Option<String>) -> Result<ScaleForm, ScaleError> {
        let instrument = self.instrument(&scale)?;
        self.store.open.read(|reader| {
            let begun = self.begun(reader, instrument)?;
            let id = match begun.map(|begun| begun.sheet.wording) {
                Some(WordingName::Brought { id, .. }) => Some(id),
                Some(WordingName::Own { .. }) => None,
                None => wording.as_deref().map(wording_id).transpose()?,
            };
            let brought = id.map(|id| kept::wording(reader, id)?.ok_or(ScaleError::Gone)).transpose()?;
            Ok(self.cards().form(instrument, brought.as_ref().map(|kept| &kept.wording)))
        })
    }

    /// How the sheet stands that is not finished; one in that wording, or in the app's own, where there is none. Nothing is kept before
    /// the first answer.
    pub fn taking(&self, scale: String, wording: Option<String>, now: Moment) -> Result<Taking, ScaleError> {
        let instrument = self.instrument(&scale)?;
        self.store.open.read(|reader| {
            let unfinished = self.unfinished(reader, instrument, wording.as_deref(), now)?;
            Ok(Taking::new(instrument, &unfinished))
        })
    }

    /// Help that an answer opens at once. It asks no store, and so it is there whatever becomes of one: to be asked before
    /// [`does`](Self::does).
    pub fn support(&self, scale: String, item: u8, point: u8) -> Option<SupportCard> {
        let instrument = self.instrument(&scale).ok()?;
        let leads = scales::leads_at_once(instrument, ItemNo(item), Answer(point));
        taking::support(instrument, item, leads, &self.content.language)
    }

    /// Does something with it, and keeps how it stands then.
    pub fn does(
        &self,
        scale: String,
        wording: Option<String>,
        deed: ScaleDeed,
        now: Moment,
    ) -> Result<Taking, ScaleError> {
        let instrument = self.instrument(&scale)?;
        self.store.open.write(|store| {
            let unfinished = self.unfinished(store.reader(), instrument, wording.as_deref(), now)?;
            let (unfinished, _) =
                core_taking::does(instrument, unfinished, deed.into(), UtcMillis(now.utc_ms))?;
            if self.begun(store.reader(), instrument)?.is_none() {
                // What cannot be read, or is of other questions, is not written over.
                kept::set_unfinished_aside(store, &instrument.id)?;
            }
            // With nothing answered and nothing left there is nothing to keep.
            if unfinished.sheet.answers.is_empty() && unfinished.skipped.is_empty() {
                kept::drop_unfinished(store, &instrument.id)?;
            } else {
                kept::keep_unfinished(store, &unfinished)?;
            }
            Ok(Taking::new(instrument, &unfinished))
        })
    }

    /// Finishes it as it stands; the name under which it is kept.
    pub fn finish(&self, scale: String, now: Moment) -> Result<String, ScaleError> {
        let instrument = self.instrument(&scale)?;
        let id = TakenId(random::bytes()?);
        self.store.open.write(|store| {
            let begun = self.begun(store.reader(), instrument)?.ok_or(ScaleError::NothingAnswered)?;
            let Unfinished { sheet, skipped, begun, .. } = begun;
            let taken = kept::take(store, instrument, id, sheet, skipped, begun, now.into())?;
            Ok::<_, ScaleError>(taken.id.text())
        })
    }

    /// Lets the sheet go that is not finished.
    pub fn leave(&self, scale: String) -> Result<(), ScaleError> {
        let instrument = self.instrument(&scale)?;
        self.store.open.write(|store| Ok(kept::drop_unfinished(store, &instrument.id)?))
    }

    /// What came of a sheet, beside the one before it. Of one that was answered for another version of the key there are the answers, and
    /// no scores.
    pub fn result(&self, id: String) -> Result<ScaleResult, ScaleError> {
        let id = taken_id(&id)?;
        self.store.open.read(|reader| {
            let taken = kept::find(reader, id)?;
            let sheet = &taken.answered.sheet;
            let instrument = self.instrument(&sheet.instrument.0)?;
            let name = taken.id.text();
            let mut result = match scales::score(instrument, sheet) {
                Err(ScoreError::OtherKey { .. }) => {
                    let text = instrument.text.get(&self.content.language);
                    ScaleResult::of_other_key(name, instrument, text, &taken)
                }
                Err(error) => return Err(error.into()),
                Ok(scored) => {
                    let words = scales::said(instrument, &scored, &self.content.language);
                    let earlier = kept::earlier(reader, instrument, &taken)?;
                    let wordings = kept::wordings(reader, Some(&instrument.id))?;
                    let about = export::Subject { sheet: &taken, earlier: earlier.as_ref() };
                    let sources = &self.content.catalogue.sources;
                    let blocks = export::report(about, &self.from(&wordings), sources)?;
                    ScaleResult::new(name, instrument.id.0.clone(), words, blocks)
                }
            };
            let sentences = self.sentences(instrument, &taken);
            for answer in &mut result.answers {
                answer.text = sentences.get(&answer.item).cloned();
            }
            Ok(result)
        })
    }

    /// Lets a sheet go for good.
    pub fn forget(&self, id: String, now: Moment) -> Result<(), ScaleError> {
        let id = taken_id(&id)?;
        self.store.open.write(|store| Ok(kept::forget(store, id, UtcMillis(now.utc_ms))?))
    }

    /// Each score of a scale over time that it has: the recommended totals, then parts that are shown by themselves.
    pub fn trends(&self, scale: String) -> Result<Vec<ScaleTrend>, ScaleError> {
        let instrument = self.instrument(&scale)?;
        let taken =
            self.store.open.read(|reader| Ok::<_, ScaleError>(kept::list(reader, Some(&instrument.id))?))?;
        let scored: Vec<(&Taken, scales::Scored)> = taken
            .iter()
            .filter_map(|taken| Some((taken, scales::score(instrument, &taken.answered.sheet).ok()?)))
            .collect();
        let totals = instrument.formulas.iter().filter(|formula| formula.recommended);
        let totals = totals.map(|formula| Measure::Formula(formula.id.clone()));
        let parts = instrument.subscales.iter().filter(|subscale| subscale.prints);
        let parts = parts.map(|subscale| Measure::Subscale(subscale.id.clone()));
        let unscored = taken.len() - scored.len();
        Ok(totals.chain(parts).filter_map(|of| self.trend(instrument, &of, &scored, unscored)).collect())
    }

    /// Reads a wording from a file, and keeps what was read as a draft.
    pub fn read_wording(&self, scale: String, bytes: Vec<u8>) -> Result<WordingDraft, ScaleError> {
        let instrument = self.instrument(&scale)?;
        self.keep_draft(instrument, read(&bytes, &Expected::of(instrument))?)
    }

    /// Reads a wording that was pasted, and keeps what was read as a draft.
    pub fn read_wording_text(&self, scale: String, text: String) -> Result<WordingDraft, ScaleError> {
        let instrument = self.instrument(&scale)?;
        self.keep_draft(instrument, read_text(&text, &Expected::of(instrument))?)
    }

    /// The wording that is on its way in.
    pub fn wording_draft(&self, scale: String) -> Result<Option<WordingDraft>, ScaleError> {
        let instrument = self.instrument(&scale)?;
        let draft = self.draft(instrument)?;
        Ok(draft.map(|draft| WordingDraft::new(&draft, instrument.items)))
    }

    /// Puts something in it right.
    pub fn change_wording(&self, scale: String, change: DraftChange) -> Result<WordingDraft, ScaleError> {
        let instrument = self.instrument(&scale)?;
        self.store.open.write(|store| {
            let draft = kept::draft(store.reader(), &instrument.id)?.ok_or(ScaleError::Gone)?;
            let draft = change.to(draft)?;
            kept::keep_draft(store, &instrument.id, &draft)?;
            Ok(WordingDraft::new(&draft, instrument.items))
        })
    }

    /// Lets it go.
    pub fn drop_wording_draft(&self, scale: String) -> Result<(), ScaleError> {
        let instrument = self.instrument(&scale)?;
        self.store.open.write(|store| Ok(kept::drop_draft(store, &instrument.id)?))
    }

    /// Keeps the draft as a wording: where it is from, whether it is the validated one, and whether it is about the time that the key is
    /// about, as the person says. The name under which it is kept.
    pub fn keep_wording(
        &self,
        scale: String,
        source: String,
        validated: bool,
        same_time: bool,
        now: Moment,
    ) -> Result<String, ScaleError> {
        let instrument = self.instrument(&scale)?;
        self.store.open.write(|store| {
            let draft = kept::draft(store.reader(), &instrument.id)?.ok_or(ScaleError::Gone)?;
            let wording = draft.whole(instrument, Said { source, validated, same_time })?;
            let id = wording.id();
            kept::keep_wording(store, wording, UtcMillis(now.utc_ms))?;
            kept::drop_draft(store, &instrument.id)?;
            Ok::<_, ScaleError>(id.text())
        })
    }

    /// Lets a wording go, unless a sheet that is not finished is in it. Sheets that were answered in it stay, with their scores and where it was from.
    pub fn forget_wording(&self, id: String, now: Moment) -> Result<(), ScaleError> {
        let id = wording_id(&id)?;
        self.store.open.write(|store| {
            for instrument in &self.content.catalogue.instruments {
                let begun = self.begun(store.reader(), instrument)?.map(|begun| begun.sheet.wording);
                if matches!(begun, Some(WordingName::Brought { id: of, .. }) if of == id) {
                    return Err(ScaleError::BeingAnswered);
                }
            }
            Ok(kept::forget_wording(store, id, UtcMillis(now.utc_ms))?)
        })
    }

    /// Every sheet, or those of one scale, for others to read. Sentences of wordings that were brought go along only where the person
    /// asks for them: they are others'.
    pub fn export(
        &self,
        scale: Option<String>,
        format: ScaleFormat,
        with_brought_sentences: bool,
    ) -> Result<ScaleFile, ScaleError> {
        let instrument = scale.map(|scale| self.instrument(&scale)).transpose()?;
        let only = instrument.map(|instrument| &instrument.id);
        let (taken, wordings) = self
            .store
            .open
            .read(|reader| Ok::<_, ScaleError>((kept::list(reader, only)?, kept::wordings(reader, only)?)))?;
        let (from, wish) = (self.from(&wordings), Wish { with_brought_sentences });
        let (end, mime, text) = match format {
            ScaleFormat::Answers => ("answers.csv", "text/csv", export::answers_csv(&taken, &from, wish)),
            ScaleFormat::Scores => ("scores.csv", "text/csv", export::scores_csv(&taken, &from)),
            ScaleFormat::Json => ("json", "application/json", export::json(&taken, &from, wish)?),
            ScaleFormat::Fhir => ("fhir.json", "application/fhir+json", export::fhir(&taken, &from, wish)?),
        };
        let name = only.map_or("kindself-scales", |id| id.0.as_str());
        Ok(ScaleFile { name: format!("{name}.{end}"), mime: mime.to_owned(), text })
    }
}

impl Scales {
    fn cards(&self) -> Cards<'_> {
        Cards { catalogue: &self.content.catalogue, language: &self.content.language }
    }

    fn instrument(&self, scale: &str) -> Result<&Instrument, ScaleError> {
        self.content.catalogue.instrument(&InstrumentId(scale.to_owned())).ok_or(ScaleError::Unknown)
    }

    fn from<'a>(&'a self, wordings: &'a [kept::KeptWording]) -> export::From<'a> {
        export::From {
            instruments: &self.content.catalogue.instruments,
            wordings,
            language: &self.content.language,
        }
    }

    fn card(&self, cards: &Cards, reader: &Reader, instrument: &Instrument) -> Result<ScaleCard, ScaleError> {
        let taken = kept::list(reader, Some(&instrument.id))?;
        let begun = self.begun(reader, instrument)?;
        Ok(cards.card(instrument, &taken, begun.as_ref()))
    }

    /// Our own sentences, item by item, as they were answered. Those of a wording that was brought are others': they stand on no page that
    /// may be printed or sent.
    fn sentences(&self, instrument: &Instrument, taken: &Taken) -> BTreeMap<u8, String> {
        let WordingName::Own { version } = taken.answered.sheet.wording else { return BTreeMap::new() };
        if version != instrument.wording || taken.answered.sheet.key != instrument.key {
            return BTreeMap::new();
        }
        let form = self.cards().form(instrument, None);
        form.questions.into_iter().map(|question| (question.item, question.text)).collect()
    }

    /// The sheet that is not finished. One that cannot be read, or is of another key, is as good as none: it is begun afresh.
    fn begun(&self, reader: &Reader, instrument: &Instrument) -> Result<Option<Unfinished>, ScaleError> {
        match kept::unfinished(reader, &instrument.id) {
            Ok(begun) => Ok(begun.filter(|begun| begun.fits(instrument))),
            Err(kept::KeptError::Seal(_)) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    fn unfinished(
        &self,
        reader: &Reader,
        instrument: &Instrument,
        wording: Option<&str>,
        now: Moment,
    ) -> Result<Unfinished, ScaleError> {
        if let Some(begun) = self.begun(reader, instrument)? {
            return Ok(begun);
        }
        let name = match wording {
            None => WordingName::Own { version: instrument.wording },
            Some(id) => {
                let kept = kept::wording(reader, wording_id(id)?)?.ok_or(ScaleError::Gone)?;
                if kept.wording.key != instrument.key {
                    return Err(ScaleError::OtherKey);
                }
                kept.name
            }
        };
        Ok(core_taking::begin(instrument, name, UtcMillis(now.utc_ms)))
    }

    /// One that cannot be read is as good as none, until it would be written over.
    fn draft(&self, instrument: &Instrument) -> Result<Option<Draft>, ScaleError> {
        self.store.open.read(|reader| Ok(kept::draft(reader, &instrument.id).unwrap_or_default()))
    }

    fn keep_draft(&self, instrument: &Instrument, draft: Draft) -> Result<WordingDraft, ScaleError> {
        self.store.open.write(|store| {
            if matches!(kept::draft(store.reader(), &instrument.id), Err(kept::KeptError::Wording(_))) {
                kept::set_draft_aside(store, &instrument.id)?;
            }
            Ok::<_, ScaleError>(kept::keep_draft(store, &instrument.id, &draft)?)
        })?;
        Ok(WordingDraft::new(&draft, instrument.items))
    }

    fn trend(
        &self,
        instrument: &Instrument,
        of: &Measure,
        scored: &[(&Taken, scales::Scored)],
        unscored: usize,
    ) -> Option<ScaleTrend> {
        let trend = scales::trend(of, scored.iter().map(|(taken, scored)| (taken.finished, scored)));
        let (least, most) = instrument.range(of)?;
        let point = |(at, value): (UtcMillis, scales::Exact)| {
            // Two that were finished in one moment have one place on a line.
            let (taken, _) = scored.iter().find(|(taken, scored)| {
                taken.finished == at && scored.value(of).is_some_and(|found| found == Ok(value))
            })?;
            Some(TrendPoint {
                id: taken.id.text(),
                day: taken.day.to_string(),
                utc_ms: at.0,
                value: value.to_f64(),
                shown: scales::shown(instrument, of, value),
            })
        };
        let stretch = |stretch: scales::Stretch| TrendStretch {
            begins: stretch.begins.map(Into::into),
            points: stretch.scores.into_iter().filter_map(point).collect(),
        };
        Some(ScaleTrend {
            name: scales::name(instrument.text.get(&self.content.language), of),
            least: least.to_f64(),
            most: most.to_f64(),
            stretches: trend.stretches.into_iter().map(stretch).collect(),
            without: u32::try_from(trend.without.len() + unscored).unwrap_or(u32::MAX),
        })
    }
}

fn taken_id(text: &str) -> Result<TakenId, ScaleError> {
    TakenId::from_text(text).ok_or(ScaleError::InvalidId)
}

fn wording_id(text: &str) -> Result<WordingId, ScaleError> {
    WordingId::from_text(text).ok_or(ScaleError::InvalidId)
}

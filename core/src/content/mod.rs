//! What the app knows before anyone opens it: breathing protocols, practices led with words, kinds of journal
//! entries, crisis lines, and the rules they keep. All of it is data under `core/content/`, compiled in. This module is also
//! compiled into `build.rs`, so that a broken file fails the build with its file, line and field.
//!
//! - [`Catalogue`]: everything, checked. [`Catalogue::bundled`] is what ships.
//! - [`Protocol`], [`Practice`], [`Kind`], [`Rules`], [`Crisis`]: one file each, in the shape of its file; a kind asks with
//!   the [`fields`](crate::fields) that others ask with.
//! - [`AbuseLines`]: help lines for people who live with abuse, in the shape of its file.
//! - [`Finding`]: the words by which all of it is found, and those in which facets and reasons are said.
//! - [`ReminderTexts`], [`Makers`]: what reminders say, and what phones do that keep them away.
//! - [`Instrument`]: a scale, its key and what is known of it.
//! - [`Pattern`], [`Bounds`]: the lengths of a breath, and what keeps it safe.
//! - [`Picture`]: what is drawn, as closed curves in colours of the palette's roles.
//! - [`passphrases`]: words that are suggested, and words that many people choose.

mod abuse_lines;
mod catalogue;
mod crisis;
mod error;
mod finding;
mod finding_review;
mod instrument;
mod kind;
mod leaning;
mod makers;
mod part;
pub mod passphrases;
mod pattern;
pub mod picture;
mod practice;
mod protocol;
mod reminder_texts;
mod review;
mod rules;
mod source_line;
#[cfg(test)]
mod tests;
mod text;
mod voice;

pub use abuse_lines::{AbuseLine, AbuseLines, AbuseLinesText, AbusePlace, AbusePlaceText, Bill, LineFor};
pub use catalogue::{Catalogue, File, Files, FindingFiles};
pub use crisis::{
    Cost, Crisis, CrisisText, Emergency, EmergencyText, Evidence, Helpline, HelplineText, Hours, PartialDate,
    PhoneNumber, Place, PlaceText, Reaches, Ship, Source, Way, Wide, WideText, all_old,
};
pub use error::ContentError;
pub use finding::{
    Album, AlbumId, AlbumText, Albums, BecauseText, BecauseWords, DistressText, DistressWords, FacetText,
    FacetWords, Finding, LengthBand, ProblemText, Said, SaidText, SaidWords,
};
pub use instrument::{
    Ages, Band, BandId, BandText, Bands, Basis, By, ChangeRow, Code, Coefficient, CoefficientKind, CutOff,
    Doubt, Exact, Extra, Formula, FormulaId, FormulaText, Ground, How, Informal, InformalText, Instrument,
    InstrumentId, InstrumentText, ItemNo, Leads, Measure, Missing, MissingRule, Norm, NotExact, Noticed,
    PublishedRule, Repeat, RuleKind, Screening, Section, SectionText, Sensitive, SensitiveText, Subscale,
    SubscaleId, SubscaleText, TimeFrameId, TotalsText, Usable,
};
pub use kind::{JournalText, JournalWords, Kind, KindField, KindId, KindText};
pub use makers::{Maker, MakerText, Makers, MakersText};
pub use part::Part;
pub use pattern::{Bounds, Fault, Field, Pattern, PatternSeconds, Problem, Range};
pub use picture::{PaletteRole, Picture, PictureFile, PictureId, StandsFor};
pub use practice::{
    Choose, Composition, Condition, Does, Facets, Family, Flow, HELP_LINES, Hand, KeptKind, LEAVE_NOW, Line,
    PairId, Pause, Posture, Practice, PracticeId, PracticeText, Rate, Read, ResourceType, Rest, Role, Script,
    Side, Silence, Step, StepId, Write,
};
pub use protocol::{Cycles, Lengths, Protocol, ProtocolFile, ProtocolId, ProtocolText};
pub use reminder_texts::{Message, Purpose, ReminderText, ReminderTexts};
pub use rules::{Ramp, Rules, RulesText, Spoken, StartPace, WordOverrides, Words};
pub use text::{Language, Seconds, Texts};
pub use voice::{VoiceText, VoiceWords};

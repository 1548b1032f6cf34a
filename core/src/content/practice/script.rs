//! A script: what is said, shown and asked, step by step.

use super::{Condition, PairId};
use crate::content::{KindId, PictureId, Seconds, Texts};
use crate::fields::{FieldId, OptionId};
use serde::{Deserialize, Serialize};

/// Names a step of a practice; never given to another step. In two lengths it means the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StepId(pub String);

/// What may be kept from a practice, to be offered again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum KeptKind {
    Place,
    Other,
    Colour,
    Phrase,
    Mantra,
    Touch,
    KindSentence,
    /// Something small to do.
    Act,
}

/// Where a hand may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Hand {
    Heart,
    Belly,
    Cheek,
    Arms,
    Hands,
    Shoulders,
    Knees,
    /// Nothing of the body: something to hold.
    Cushion,
    /// Nothing of the body: something hard to feel.
    Table,
}

/// Silence after a line, as `[least, usual, most]`. Only silence stretches or shrinks, so that a slow voice never cuts a sentence
/// off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(from = "[Seconds; 3]")]
pub struct Pause {
    /// The shortest.
    pub least: Seconds,
    /// As it is meant.
    pub usual: Seconds,
    /// The longest.
    pub most: Seconds,
}

impl From<[Seconds; 3]> for Pause {
    fn from([least, usual, most]: [Seconds; 3]) -> Self {
        Self { least, usual, most }
    }
}

/// A few joined sentences, and the silence after them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Line {
    /// Shown, and spoken where there is a voice. `{kept}` stands for what was kept of the kind that the step's condition names.
    pub line: Texts<String>,
    /// Other versions of it. One number a session picks the same place in all lists of a script.
    #[serde(default)]
    pub or: Vec<Texts<String>>,
    /// Spoken instead, where a voice would get the line wrong.
    #[serde(default)]
    pub say_as: Option<Texts<String>>,
    /// The kind line: the rest that follows leaves it alone.
    #[serde(default)]
    pub kind: bool,
    /// What follows it.
    #[serde(rename = "pause_s")]
    pub pause: Pause,
}

/// How long it is quiet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silence {
    /// By the person's own breath; a slow one is one that was asked to be slow.
    Breaths { count: u32, slow: bool },
    /// However someone breathes.
    Clock(Pause),
}

/// It is quiet.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "RestInFile")]
pub struct Rest {
    pub silence: Silence,
    /// Shown, and not spoken; else what was shown before it stays.
    pub shown: Option<Texts<String>>,
}

/// A rest as a file has it: `breaths`, or `pause_s`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct RestInFile {
    /// So many breaths of the person's own.
    #[serde(default)]
    breaths: Option<u32>,
    /// Whether they were asked to be slow.
    #[serde(default)]
    slow: bool,
    /// By the clock.
    #[serde(default)]
    pause_s: Option<Pause>,
    /// Shown, and not spoken.
    #[serde(default)]
    shown: Option<Texts<String>>,
}

impl TryFrom<RestInFile> for Rest {
    type Error = &'static str;

    fn try_from(file: RestInFile) -> Result<Self, Self::Error> {
        let silence = match (file.breaths, file.pause_s) {
            (Some(count), None) if count > 0 => Silence::Breaths { count, slow: file.slow },
            (None, Some(pause)) if !file.slow && pause.least > Seconds::default() => Silence::Clock(pause),
            _ => {
                return Err(
                    "a rest has \"breaths\" (one at least), or a \"pause_s\" that is longer than nothing",
                );
            }
        };
        Ok(Self { silence, shown: file.shown })
    }
}

/// A gate's form for closed eyes: spoken, and then it is quiet.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Closed {
    pub line: Texts<String>,
    #[serde(rename = "pause_s")]
    pub pause: Pause,
}

/// One of a few to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OptionText {
    pub id: OptionId,
    pub words: Texts<String>,
    /// Whether it opens a field for words of one's own. They are kept, and never in a session's record.
    #[serde(default)]
    pub own: bool,
    /// Whether nothing is kept of it, though the step keeps what is chosen: "none today".
    #[serde(default)]
    pub keeps_nothing: bool,
}

/// The clock stops until one of a few is chosen.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Choose {
    pub ask: Texts<String>,
    pub options: Vec<OptionText>,
    /// What counts where nobody answers: the mildest.
    pub default: OptionId,
    /// What is chosen is kept as that.
    #[serde(default)]
    pub keep: Option<KeptKind>,
    pub closed: Closed,
}

/// Which of a pair's two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Side {
    First,
    Second,
}

/// The clock stops until a number from 0 to 10 is given, or none.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Rate {
    pub pair: PairId,
    pub side: Side,
    pub ask: Texts<String>,
    /// What 0 means.
    pub low: Texts<String>,
    /// What 10 means.
    pub high: Texts<String>,
    /// Where it has none, eyes that are closed are not asked.
    #[serde(default)]
    pub closed: Option<Closed>,
}

/// The clock stops while something is written into a field of a kind of entry.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Write {
    pub kind: KindId,
    pub field: FieldId,
    pub ask: Texts<String>,
    /// Where the page stays empty, and one asks.
    #[serde(default)]
    pub help: Option<Texts<String>>,
    pub closed: Closed,
}

/// The clock stops while a page is read.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Read {
    pub title: Texts<String>,
    pub paragraphs: Vec<Texts<String>>,
}

/// What happens in a step.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Does {
    /// Lines are said, each with its silence.
    Say(Vec<Line>),
    /// The same, and it is shown where a hand may go.
    Touch {
        place: Hand,
        lines: Vec<Line>,
    },
    /// The same, with a picture.
    Picture {
        name: PictureId,
        lines: Vec<Line>,
    },
    Rest(Rest),
    /// Breaths are led, at the pace of the first protocol.
    Breathe {
        breaths: u32,
    },
    Choose(Choose),
    Rate(Rate),
    Write(Write),
    Read(Read),
}

/// A step of a script.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Step {
    pub id: StepId,
    /// A word or two, where a part of the practice begins with it.
    #[serde(default)]
    pub part: Option<Texts<String>>,
    /// Whether a soft bell rings before it. The first step of a practice has the first bell anyway.
    #[serde(default)]
    pub bell: bool,
    /// When it is there; always, where nothing is said.
    #[serde(default)]
    pub when: Option<Condition>,
    /// Steps before it of which it is another form, for closed eyes perhaps: once one of them has begun it is not there, nor they once it
    /// has, though the screen goes dark or lights up between.
    #[serde(default)]
    pub instead_of: Vec<StepId>,
    pub does: Does,
}

/// The script of one length.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Composition {
    /// How long it is meant to take with eyes open, every default, and no time counted while something is asked; pauses stretch and
    /// shrink to meet it.
    #[serde(rename = "length_s")]
    pub length: Seconds,
    pub steps: Vec<Step>,
}

#[cfg(test)]
mod schema {
    use super::{Pause, Rest, RestInFile, Seconds};
    use schemars::{JsonSchema, Schema, SchemaGenerator};
    use std::borrow::Cow;

    impl JsonSchema for Pause {
        fn schema_name() -> Cow<'static, str> {
            "Pause".into()
        }
        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            <[Seconds; 3]>::json_schema(generator)
        }
    }

    impl JsonSchema for Rest {
        fn schema_name() -> Cow<'static, str> {
            "Rest".into()
        }
        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            RestInFile::json_schema(generator)
        }
    }
}

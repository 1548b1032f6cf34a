//! What a voice is asked before it says anything to a person.

use super::Texts;
use serde::Deserialize;

/// `voice.json`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct VoiceWords {
    /// Keys into `sources.json`.
    pub sources: Vec<String>,
    /// What is not certain about it.
    #[serde(default)]
    pub unsure: Vec<String>,
    /// Words.
    pub text: Texts<VoiceText>,
}

/// Words in one language.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct VoiceText {
    /// One sentence as they are said in practices, by which it is found how fast a voice speaks. Nobody hears it.
    pub calibration: String,
}

impl VoiceWords {
    /// What is wrong with it: its field, and what belongs there.
    pub(super) fn fault(&self) -> Option<(String, &'static str)> {
        let plain = |words: &str| {
            let sentence = words.trim_end_matches('.');
            words.ends_with('.') && !sentence.contains(['.', ';', ':', '!', '?', '…', '—'])
        };
        self.text.entries().find_map(|(language, text)| {
            let words = text.calibration.split_whitespace().count();
            let fits = plain(&text.calibration) && (8..=20).contains(&words);
            let field = format!("text.{}.calibration", language.tag());
            (!fits).then_some((field, "one sentence of 8 to 20 words, with its full stop"))
        })
    }
}

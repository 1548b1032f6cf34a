//! Words by language, and seconds as files write them.

use crate::time::Millis;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A language, as a BCP 47 tag in lower case (`en`, `pl`, `pt-br`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Language(String);

impl Language {
    /// The language every content file has.
    pub const BASE: &'static str = "en";

    /// From a tag as the phone gives it (`pt_BR`, `PT-br`).
    pub fn new(tag: &str) -> Self {
        Self(tag.replace('_', "-").to_ascii_lowercase())
    }

    /// The tag.
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// The language without its region or script.
    fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }
}

/// The same words in every language the app speaks. [`Language::BASE`] is always there.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "BTreeMap<Language, T>", bound = "T: Deserialize<'de>")]
pub struct Texts<T> {
    base: T,
    others: BTreeMap<Language, T>,
}

impl<T> TryFrom<BTreeMap<Language, T>> for Texts<T> {
    type Error = &'static str;

    fn try_from(mut all: BTreeMap<Language, T>) -> Result<Self, Self::Error> {
        let base =
            all.remove(&Language::new(Language::BASE)).ok_or("no text in \"en\"; every file has English")?;
        Ok(Self { base, others: all })
    }
}

impl<T> Texts<T> {
    /// The words in `language`, else in the same language of another region, else in English.
    pub fn get(&self, language: &Language) -> &T {
        self.others
            .get(language)
            .or_else(|| self.others.get(&Language::new(language.primary())))
            .unwrap_or(&self.base)
    }

    /// The language that these words are to be said in: the person's own, unless they are English for want of it.
    pub fn spoken(&self, language: &Language) -> Language {
        let primary = Language::new(language.primary());
        let is_there = [language, &primary].into_iter().any(|each| self.has(each));
        if is_there { language.clone() } else { Language::new(Language::BASE) }
    }

    /// Whether there are words in exactly this language.
    pub fn has(&self, language: &Language) -> bool {
        language.tag() == Language::BASE || self.others.contains_key(language)
    }

    /// Every language there is, English first.
    pub fn each(&self) -> impl Iterator<Item = &T> {
        self.entries().map(|(_, text)| text)
    }

    /// Every language there is, with its tag; English first.
    pub fn entries(&self) -> impl Iterator<Item = (Language, &T)> {
        let others = self.others.iter().map(|(language, text)| (language.clone(), text));
        std::iter::once((Language::new(Language::BASE), &self.base)).chain(others)
    }
}

/// A length that a content file gives in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Deserialize)]
#[serde(try_from = "f64")]
pub struct Seconds(pub Millis);

impl TryFrom<f64> for Seconds {
    type Error = &'static str;

    fn try_from(seconds: f64) -> Result<Self, Self::Error> {
        Millis::from_seconds(seconds).map(Self).ok_or("not a length of time in seconds")
    }
}

#[cfg(test)]
mod schema {
    use super::{Seconds, Texts};
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use std::borrow::Cow;
    use std::collections::BTreeMap;

    impl JsonSchema for Seconds {
        fn schema_name() -> Cow<'static, str> {
            "Seconds".into()
        }
        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({ "type": "number", "minimum": 0, "maximum": 86400 })
        }
    }

    impl<T: JsonSchema> JsonSchema for Texts<T> {
        fn schema_name() -> Cow<'static, str> {
            format!("TextsOf{}", T::schema_name()).into()
        }
        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let mut schema = BTreeMap::<String, T>::json_schema(generator);
            schema.insert("required".into(), vec![super::Language::BASE].into());
            schema
        }
    }
}

//! What stands at a place among a kind's fields.

use super::PracticeId;
use crate::fields::Shape;
use serde::de::Error;
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

/// What stands at a place among a kind's fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Something to answer.
    Asks(Shape),
    /// Nothing to answer: a practice that is played here, if one likes.
    Pause { practice: PracticeId },
}

/// A pause, as it stands in a file beside shapes.
#[derive(Deserialize)]
#[serde(tag = "is", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
enum InFile {
    /// Nothing to answer: a practice that is played here, if one likes.
    Pause { practice: PracticeId },
}

/// By hand, for shapes know of no practice, and of two enums that share a tag serde would not say what is wrong inside.
impl<'de> Deserialize<'de> for Part {
    fn deserialize<D: Deserializer<'de>>(file: D) -> Result<Self, D::Error> {
        let all = Map::deserialize(file)?;
        let pauses = all.get("is").is_some_and(|is| is == "pause");
        let all = Value::Object(all);
        let part = if pauses {
            InFile::deserialize(all).map(|InFile::Pause { practice }| Self::Pause { practice })
        } else {
            Shape::deserialize(all).map(Self::Asks)
        };
        part.map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod schema {
    use super::{InFile, Part, Shape};
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use std::borrow::Cow;

    impl JsonSchema for Part {
        fn schema_name() -> Cow<'static, str> {
            "Part".into()
        }
        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let shape = generator.subschema_for::<Shape>();
            json_schema!({ "anyOf": [shape, InFile::json_schema(generator)] })
        }
    }
}

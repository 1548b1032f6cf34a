//! Numbers and dates as the list writes them.

use chrono::NaiveDate;
use serde::Deserialize;

/// A phone number as people write it: digits, spaces, hyphens and brackets; at its start also `+` or `*`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct PhoneNumber(String);

impl TryFrom<String> for PhoneNumber {
    type Error = String;

    fn try_from(written: String) -> Result<Self, Self::Error> {
        let rest = written.strip_prefix(['+', '*']).unwrap_or(&written);
        let plain = rest.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')'));
        let begins = rest.starts_with(|c: char| c.is_ascii_digit() || c == '(');
        if plain && begins && rest.ends_with(|c: char| c.is_ascii_digit()) {
            Ok(Self(written))
        } else {
            Err(format!("\"{written}\" is not a number to dial: digits, spaces, hyphens and brackets"))
        }
    }
}

impl PhoneNumber {
    /// As people write it.
    pub fn written(&self) -> &str {
        &self.0
    }

    /// As it is dialled: its digits, and the `+` or `*` at its start.
    pub fn dialled(&self) -> String {
        self.0.chars().filter(|c| c.is_ascii_digit() || matches!(c, '+' | '*')).collect()
    }
}

/// A day, a month or a year, as far as it is known (ISO 8601: `2026-11-23`, `2026-11`, `2026`).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct PartialDate {
    written: String,
    first_day: NaiveDate,
}

impl TryFrom<String> for PartialDate {
    type Error = String;

    fn try_from(written: String) -> Result<Self, Self::Error> {
        let whole = match written.len() {
            4 => format!("{written}-01-01"),
            7 => format!("{written}-01"),
            _ => written.clone(),
        };
        let digits = whole.len() == 10 && whole.chars().all(|c| c.is_ascii_digit() || c == '-');
        match NaiveDate::parse_from_str(&whole, "%Y-%m-%d") {
            Ok(first_day) if digits => Ok(Self { written, first_day }),
            _ => Err(format!("\"{written}\" is not a date: year, year-month or year-month-day")),
        }
    }
}

impl PartialDate {
    /// As it stands in the list.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// The first day it can mean: where the day is not known, age is not made less than it may be.
    pub fn first_day(&self) -> NaiveDate {
        self.first_day
    }
}

#[cfg(test)]
mod schema {
    use super::{PartialDate, PhoneNumber};
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use std::borrow::Cow;

    impl JsonSchema for PhoneNumber {
        fn schema_name() -> Cow<'static, str> {
            "PhoneNumber".into()
        }
        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({ "type": "string", "pattern": "^[+*]?[0-9(][0-9 ()-]*$" })
        }
    }

    impl JsonSchema for PartialDate {
        fn schema_name() -> Cow<'static, str> {
            "PartialDate".into()
        }
        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({ "type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" })
        }
    }
}

//! What was written, as it crosses the border.

use super::JournalError;
use crate::fields::FieldValue;
use crate::time::date;
use kindself_core::content::{self, KindId};
use kindself_core::fields::FieldId;
use kindself_core::journal as core;
use std::collections::{BTreeMap, BTreeSet};

/// What was put into an entry or a draft.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Written {
    /// The kind's id.
    pub kind: String,
    /// The version of the kind it was written in.
    pub version: u32,
    /// The day it is about, ISO 8601.
    pub day: String,
    /// One for each field that is not empty.
    pub values: Vec<FieldValue>,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// Sealed until this day, ISO 8601.
    pub opens: Option<String>,
}

impl TryFrom<Written> for core::Written {
    type Error = JournalError;

    fn try_from(written: Written) -> Result<Self, JournalError> {
        let day = |text: &str| date(text).map_err(|_| JournalError::invalid_id());
        Ok(Self {
            kind: KindId(written.kind),
            version: written.version,
            day: day(&written.day)?,
            values: written.values.into_iter().map(|one| (FieldId(one.field), one.value.into())).collect(),
            tags: written.tags.into_iter().collect::<BTreeSet<_>>(),
            opens: written.opens.as_deref().map(day).transpose()?,
        })
    }
}

impl From<core::Written> for Written {
    fn from(written: core::Written) -> Self {
        Self {
            kind: written.kind.0,
            version: written.version,
            day: written.day.to_string(),
            values: written
                .values
                .into_iter()
                .map(|(field, value)| FieldValue { field: field.0, value: value.into() })
                .collect(),
            tags: written.tags.into_iter().collect(),
            opens: written.opens.map(|day| day.to_string()),
        }
    }
}

/// Nothing in it.
pub(super) fn begun(kind: &content::Kind, today: chrono::NaiveDate) -> core::Written {
    core::Written {
        kind: kind.id.clone(),
        version: kind.version,
        day: today,
        values: BTreeMap::new(),
        tags: BTreeSet::new(),
        opens: None,
    }
}

//! What the app knows, made once and shared by every capability.

use kindself_core::content::{self, Catalogue, Language};
use std::sync::Arc;

/// What the app knows, in the words of one language. Make one when the app starts: capabilities are made from it.
#[derive(Debug, uniffi::Object)]
pub struct Content {
    pub(crate) catalogue: Arc<Catalogue>,
    pub(crate) language: Language,
}

/// Why there is no content. Only a developer meets this.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum ContentError {
    /// A file of the app's own content is broken.
    #[error("{}: {place}", self.code())]
    Broken {
        /// File, line and field.
        place: String,
    },
}

#[uniffi::export]
impl ContentError {
    /// Its code, which never changes; it is older than this type.
    pub fn code(&self) -> String {
        "breathing.content".to_owned()
    }
}

#[uniffi::export]
impl Content {
    /// For a language tag as the phone gives it; words fall back to English.
    #[uniffi::constructor]
    pub fn new(language: String) -> Result<Arc<Self>, ContentError> {
        Ok(Arc::new(Self { catalogue: Arc::new(Catalogue::bundled()?), language: Language::new(&language) }))
    }
}

impl From<content::ContentError> for ContentError {
    fn from(error: content::ContentError) -> Self {
        Self::Broken { place: error.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_never_change() {
        let place =
            content::ContentError { file: "f".into(), line: 1, field: "x".into(), reason: "r".into() };
        assert_eq!(ContentError::from(place).to_string(), "breathing.content: f:1: x: r");
    }
}

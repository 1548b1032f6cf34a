//! What tests share.

use crate::content::Catalogue;
#[allow(clippy::disallowed_types, reason = "tests may have globals")]
use std::sync::LazyLock;

/// What ships, read once for all tests, each script when the first one asks for it.
pub(crate) fn catalogue() -> &'static Catalogue {
    #[allow(clippy::disallowed_types, reason = "tests may have globals")]
    static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::bundled().unwrap());
    &CATALOGUE
}

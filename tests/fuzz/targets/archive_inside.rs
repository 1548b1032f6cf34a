//! The zip inside of an archive.
#![no_main]

use kindself_core::archive::open;
use kindself_core::content::Catalogue;
use libfuzzer_sys::fuzz_target;
use std::ops::ControlFlow;
use std::sync::LazyLock;

static CATALOGUE: LazyLock<Option<Catalogue>> = LazyLock::new(|| Catalogue::bundled().ok());

fuzz_target!(|bytes: &[u8]| {
    let Some(catalogue) = &*CATALOGUE else { return };
    let _ = open::inner(bytes, catalogue, &mut |_| ControlFlow::Continue(()));
});

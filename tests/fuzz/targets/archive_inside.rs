//! The zip inside of an archive.
#![no_main]

use kindself_core::archive::open;
use kindself_core::content::Catalogue;
use kindself_fuzz::{RECORDS, archive, mutate};
use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use std::ops::ControlFlow;
use std::sync::LazyLock;

static CATALOGUE: LazyLock<Option<Catalogue>> = LazyLock::new(|| Catalogue::bundled().ok());

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, _seed: u32| {
    mutate(data, size, max_size, &archive(0, RECORDS[0].2.as_bytes()))
});

fuzz_target!(|bytes: &[u8]| {
    let Some(catalogue) = &*CATALOGUE else { return };
    let _ = open::inner(bytes, catalogue, &mut |_| ControlFlow::Continue(()));
});

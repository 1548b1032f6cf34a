//! A database of another journal, as a file.
#![no_main]

use kindself_core::archive::import::daily_you;
use kindself_fuzz::{NOW, database, mutate};
use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use std::io::Write;
use std::ops::ControlFlow;
use std::sync::LazyLock;

static SEED: LazyLock<Vec<u8>> = LazyLock::new(database);

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, _seed: u32| {
    mutate(data, size, max_size, &SEED)
});

fuzz_target!(|bytes: &[u8]| {
    if let Ok(mut file) = tempfile::NamedTempFile::new()
        && file.write_all(bytes).is_ok()
    {
        let _ = daily_you::database(file.path(), NOW, &mut |_| ControlFlow::Continue(()));
    }
});

//! A database of another journal, as a file.
#![no_main]

use kindself_core::archive::import::daily_you;
use libfuzzer_sys::fuzz_target;
use std::io::Write;
use std::ops::ControlFlow;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(mut file) = tempfile::NamedTempFile::new()
        && file.write_all(bytes).is_ok()
    {
        let _ = daily_you::database(file.path(), &mut |_| ControlFlow::Continue(()));
    }
});

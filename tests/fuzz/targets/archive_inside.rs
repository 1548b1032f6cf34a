//! The zip inside of an archive.
#![no_main]

use kindself_core::archive::open;
use libfuzzer_sys::fuzz_target;
use std::ops::ControlFlow;

fuzz_target!(|bytes: &[u8]| {
    let _ = open::inner(bytes, &mut |_| ControlFlow::Continue(()));
});

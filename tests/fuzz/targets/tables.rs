//! Tables of other journals.
#![no_main]

use kindself_core::archive::import::{daylio, presently};
use kindself_fuzz::NOW;
use libfuzzer_sys::fuzz_target;
use std::ops::ControlFlow;

fuzz_target!(|bytes: &[u8]| {
    let _ = daylio::read(bytes, &mut |_| ControlFlow::Continue(()));
    let _ = presently::read(bytes, NOW, &mut |_| ControlFlow::Continue(()));
});

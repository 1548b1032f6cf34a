//! Markdown files: the name up to the first line's end, then the page.
#![no_main]

use kindself_core::archive::import::pages;
use kindself_fuzz::NOW;
use libfuzzer_sys::fuzz_target;
use std::ops::ControlFlow;

fuzz_target!(|bytes: &[u8]| {
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    let (name, page) = bytes.split_at(end);
    let name = format!("{}.md", String::from_utf8_lossy(name));
    let files = [(name.as_str(), page), ("2024-01-01.md", page)];
    let _ = pages::from_files(&files, NOW, &mut |_| ControlFlow::Continue(()));
});

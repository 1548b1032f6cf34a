//! `recorder.c`, loaded into a writer.

use std::path::Path;
use std::process::Command;

/// Compiles the recorder and has it watch the files in `folder` while `command` runs.
pub fn watch<'a>(command: &'a mut Command, folder: &Path) -> &'a mut Command {
    // Tests of one program run at once: each compiles its own, and the rename is whole or not at all.
    let library = Path::new(env!("CARGO_TARGET_TMPDIR")).join("librecorder.so");
    let draft = tempfile::NamedTempFile::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/recorder.c");
    let mut compiler = Command::new("cc");
    compiler
        .args(["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o"])
        .arg(draft.path())
        .arg(source)
        .arg("-ldl");
    assert!(compiler.status().unwrap().success(), "the recorder compiles");
    std::fs::rename(draft.path(), &library).unwrap();
    std::mem::forget(draft);
    command.env("LD_PRELOAD", library).env("KINDSELF_WATCHED", folder.canonicalize().unwrap())
}

//! A disk that gets full, and one that cannot be written. Where this user may have a space of their own for mounting
//! (`unshare`), both are real; elsewhere the calls of the system answer as such disks would.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod recorder;

use kindself_core::store::{StoreError, kept};
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};

const WRITER: &str = env!("CARGO_BIN_EXE_kindself-writer");

/// A file system of four megabytes, of which a ballast takes one; the writer in it.
const ON_A_SMALL_DISK: &str = r#"set -e
mount -t tmpfs -o size=4m tmpfs "$1"
head -c 1m /dev/zero > "$1/ballast"
exec "$2" "$1" until-full"#;

/// The folder as it is, but nothing in it can be written.
const ON_A_READ_ONLY_DISK: &str = r#"set -e
mount --bind "$1" "$1"
mount -o remount,bind,ro "$1"
exec "$2" "$1" 1 0 1"#;

/// Runs a script in a space of its own for mounting; `None` where there can be none.
fn in_own_space(script: &str, folder: &Path) -> Option<Output> {
    // The last is for root in a folder that is no mount of its own, where nothing can be made private first.
    let spaces: [&[&str]; 3] =
        [&["--mount"], &["--map-root-user", "--mount"], &["--mount", "--propagation", "unchanged"]];
    for own in spaces {
        if Command::new("unshare").args(own).arg("true").output().is_ok_and(|tried| tried.status.success()) {
            let mut command = Command::new("unshare");
            command.args(own).args(["sh", "-c", script, "sh"]).arg(folder).arg(WRITER);
            return Some(command.output().unwrap());
        }
    }
    let said = "NO SPACE OF ITS OWN FOR MOUNTING HERE: the calls of the system answer as such a disk would\n";
    std::io::stderr().write_all(said.as_bytes()).unwrap();
    None
}

#[test]
fn on_a_full_disk_the_error_says_so_and_all_that_was_acknowledged_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let output = in_own_space(ON_A_SMALL_DISK, folder.path()).unwrap_or_else(|| {
        std::fs::write(folder.path().join("ballast"), "").unwrap();
        let mut command = Command::new(WRITER);
        command.arg(folder.path()).arg("until-full");
        recorder::watch(&mut command, folder.path()).env("KINDSELF_ROOM", "3000000").output().unwrap()
    });
    let (said, errors) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success() && said.contains("all of them are there"), "{said}{errors}");
}

#[test]
fn a_folder_that_cannot_be_written_is_said_and_what_is_there_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = kindself_durability::open(folder.path()).unwrap();
    kept::keep(&mut store, "settings", "before").unwrap();
    drop(store);
    let output = in_own_space(ON_A_READ_ONLY_DISK, folder.path()).unwrap_or_else(|| {
        // Root could write all the same; but root has a space of its own.
        let mode = |mode| std::fs::set_permissions(folder.path(), PermissionsExt::from_mode(mode)).unwrap();
        let file = folder.path().join("kindself.db");
        std::fs::set_permissions(&file, PermissionsExt::from_mode(0o400)).unwrap();
        mode(0o500);
        let output = Command::new(WRITER).arg(folder.path()).args(["1", "0", "1"]).output().unwrap();
        mode(0o700);
        std::fs::set_permissions(&file, PermissionsExt::from_mode(0o600)).unwrap();
        output
    });
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && errors.contains(&StoreError::ReadOnly.to_string()), "{errors}");
    let store = kindself_durability::open(folder.path()).unwrap();
    assert_eq!(kept::read(store.reader(), "settings").unwrap().as_deref(), Some("before"));
}

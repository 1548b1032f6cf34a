//! A disk that gets full, and one that cannot be written.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use kindself_core::store::{StoreError, kept};
use std::process::Command;

/// A file system of four megabytes in a space of its own, of which a ballast takes one; the writer in it.
const ON_A_SMALL_DISK: &str = r#"
set -e
mount -t tmpfs -o size=4m tmpfs "$1"
head -c 1m /dev/zero > "$1/ballast"
exec "$2" "$1" until-full
"#;

#[test]
fn on_a_full_disk_the_error_says_so_and_all_that_was_acknowledged_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let root = Command::new("id").arg("-u").output().unwrap().stdout == b"0\n";
    let own_space: &[&str] = if root { &["--mount"] } else { &["--map-root-user", "--mount"] };
    let output = Command::new("unshare")
        .args(own_space)
        .args(["sh", "-c", ON_A_SMALL_DISK, "sh"])
        .arg(folder.path())
        .arg(env!("CARGO_BIN_EXE_kindself-writer"))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("all of them are there"), "{said}{errors}");
}

#[test]
fn a_folder_that_cannot_be_written_is_said_and_what_is_there_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = kindself_durability::open(folder.path()).unwrap();
    kept::keep(&mut store, "settings", "before").unwrap();
    // What the system answers to a write on storage that turned read-only, without needing such storage.
    let reader = store.another_reader().unwrap();
    assert_eq!(kept::read(&reader, "settings").unwrap().as_deref(), Some("before"));
    drop((store, reader));
    let output = Command::new("unshare")
        .args(if is_root() { vec!["--mount"] } else { vec!["--map-root-user", "--mount"] })
        .args([
            "sh",
            "-c",
            "mount --bind \"$1\" \"$1\" && mount -o remount,bind,ro \"$1\" && exec \"$2\" \"$1\" 1 0 1",
            "sh",
        ])
        .arg(folder.path())
        .arg(env!("CARGO_BIN_EXE_kindself-writer"))
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && errors.contains(&StoreError::ReadOnly.to_string()), "{errors}");
    let store = kindself_durability::open(folder.path()).unwrap();
    assert_eq!(kept::read(store.reader(), "settings").unwrap().as_deref(), Some("before"));
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().unwrap().stdout == b"0\n"
}

//! The first connections of a process, opened at once. In a file of its own, for only a new process has first ones.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use kindself::{Store, new_key};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Where it is set, the test is one of the processes.
const OPENS: &str = "KINDSELF_OPENS_AT_ONCE";
/// Without `make_ready` about one process in a hundred failed on a busy machine of two cores: what is broken again is met by
/// chance, in one run of this test out of four.
const PROCESSES: u32 = 30;
const THREADS: usize = 3;

fn open_at_once() {
    let waiting = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                let (folder, key) = (tempfile::tempdir().unwrap(), new_key().unwrap());
                let path = folder.path().to_str().unwrap().to_owned();
                waiting.fetch_add(1, Ordering::SeqCst);
                while waiting.load(Ordering::SeqCst) < THREADS {
                    std::thread::yield_now();
                }
                Store::open(path, key.key, key.check).unwrap();
            });
        }
    });
}

#[test]
fn whoever_opens_a_store_at_the_same_time_as_the_first_gets_one_too() {
    if std::env::var_os(OPENS).is_some() {
        return open_at_once();
    }
    for _ in 0..PROCESSES {
        let one = Command::new(std::env::current_exe().unwrap()).env(OPENS, "1").output().unwrap();
        assert!(one.status.success(), "{}", String::from_utf8_lossy(&one.stdout));
    }
}

//! The writing process is killed at random moments; nothing acknowledged is lost, nothing is half there.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use kindself_durability::{Dice, found, judge, rounds};
use std::io::Read;
use std::process::{Command, Stdio};

#[test]
fn a_killed_writer_loses_nothing_that_was_acknowledged_and_leaves_nothing_half_done() {
    let mut dice = Dice(20_261_125);
    let mut cut_short = 0;
    let all = rounds(40);
    for round in 0..all {
        let folder = tempfile::tempdir().unwrap();
        // A life goes on over several kills: each one meets what the one before left behind.
        let (seed, mut acknowledged) = (round, 0);
        for _ in 0..3 {
            let mut writer = Command::new(env!("CARGO_BIN_EXE_kindself-writer"))
                .arg(folder.path())
                .args([seed, acknowledged, 60].map(|number| number.to_string()))
                .stdout(Stdio::piped())
                .spawn()
                .unwrap();
            let mut output = writer.stdout.take().unwrap();
            let mut said = Vec::new();
            let enough = dice.below(40) as usize;
            let mut byte = [0];
            while said.iter().filter(|byte| **byte == b'\n').count() < enough {
                if output.read(&mut byte).unwrap() == 0 {
                    break;
                }
                said.push(byte[0]);
            }
            // A little into the next step.
            for _ in 0..dice.below(200_000) {
                std::hint::spin_loop();
            }
            writer.kill().unwrap();
            cut_short += u64::from(!writer.wait().unwrap().success());
            output.read_to_end(&mut said).unwrap();
            let lines = String::from_utf8(said).unwrap();
            acknowledged += lines.lines().count() as u64;
            let found = found(folder.path()).unwrap_or_else(|error| panic!("round {round}: {error}"));
            judge(seed, acknowledged, &found).unwrap_or_else(|error| panic!("round {round}: {error}"));
            // The next one begins where this one really stands.
            acknowledged += u64::from(found != kindself_durability::state(seed, acknowledged));
        }
    }
    assert!(cut_short > all, "most writers were killed before they were done: {cut_short}");
}

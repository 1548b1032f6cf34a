//! The power goes at any moment: what was not flushed is on the drive, or not, or in part, and in any order. `recorder.c`
//! writes down what a real writer does to its files; here it is played back up to a moment, and what was written since
//! the last flush is dropped at random.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod recorder;

use kindself_durability::{Dice, found, judge, rounds};
use std::collections::BTreeMap;
use std::process::Command;

const SEED: u64 = 4;
const STEPS: u64 = 120;
/// What a drive writes whole or not at all, bytes.
const SECTOR: usize = 512;

enum Event {
    Write {
        file: String,
        at: usize,
        bytes: Vec<u8>,
    },
    Cut {
        file: String,
        length: usize,
    },
    Flush {
        file: String,
    },
    /// SQLite waits until the folder is flushed, too.
    Remove {
        file: String,
    },
    /// So many steps were acknowledged.
    Said(u64),
}

/// What a life of that many steps does to its files.
fn recorded() -> Vec<Event> {
    let folder = tempfile::tempdir().unwrap();
    let record = tempfile::NamedTempFile::new().unwrap();
    let mut writer = Command::new(env!("CARGO_BIN_EXE_kindself-writer"));
    writer.arg(folder.path()).args([SEED, 0, STEPS].map(|number| number.to_string()));
    let written =
        recorder::watch(&mut writer, folder.path()).env("KINDSELF_RECORD", record.path()).output().unwrap();
    assert!(written.status.success());
    let bytes = std::fs::read(record.path()).unwrap();
    let (mut events, mut said, mut at) = (Vec::new(), 0, 0);
    while at < bytes.len() {
        let what = bytes[at];
        let end = at + 1 + bytes[at + 1..].iter().position(|byte| *byte == 0).unwrap();
        let file = String::from_utf8(bytes[at + 1..end].to_vec()).unwrap();
        let number = |from: usize| {
            usize::try_from(u64::from_le_bytes(bytes[from..from + 8].try_into().unwrap())).unwrap()
        };
        let (offset, length) = (number(end + 1), number(end + 9));
        let data = bytes[end + 17..end + 17 + length].to_vec();
        at = end + 17 + length;
        events.push(match what {
            b'w' => Event::Write { file, at: offset, bytes: data },
            b't' => Event::Cut { file, length: offset },
            b'f' => Event::Flush { file },
            b'u' => Event::Remove { file },
            _ => {
                said += data.iter().filter(|byte| **byte == b'\n').count() as u64;
                Event::Said(said)
            }
        });
    }
    assert_eq!(said, STEPS);
    events
}

/// A file: what is surely on the drive, and what was done since.
#[derive(Default, Clone)]
struct Drive {
    flushed: Vec<u8>,
    pending: Vec<(usize, Option<Vec<u8>>)>,
}

fn put(file: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    if file.len() < at + bytes.len() {
        file.resize(at + bytes.len(), 0);
    }
    file[at..at + bytes.len()].copy_from_slice(bytes);
}

impl Drive {
    fn flush(&mut self) {
        for (at, bytes) in std::mem::take(&mut self.pending) {
            match bytes {
                Some(bytes) => put(&mut self.flushed, at, &bytes),
                None => self.flushed.resize(at, 0),
            }
        }
    }

    /// What is on the drive when the power goes: of each write since the last flush, each sector or not.
    fn after_power_loss(&self, dice: &mut Dice) -> Vec<u8> {
        let mut file = self.flushed.clone();
        let mood = dice.below(4);
        for (at, bytes) in &self.pending {
            let Some(bytes) = bytes else {
                if dice.below(2) == 0 {
                    file.resize(*at, 0);
                }
                continue;
            };
            for (n, sector) in bytes.chunks(SECTOR).enumerate() {
                // Nothing, almost everything, or half of it.
                let written = match mood {
                    0 => false,
                    1 => dice.below(8) > 0,
                    _ => dice.below(2) == 0,
                };
                if written {
                    put(&mut file, at + n * SECTOR, sector);
                }
            }
        }
        file
    }
}

/// Loses the power after so many events; what is found then.
fn lose_power(events: &[Event], dice: &mut Dice, flushes: bool) -> Result<(), String> {
    let mut drives: BTreeMap<&str, Drive> = BTreeMap::new();
    let mut acknowledged = 0;
    for event in events {
        match event {
            Event::Write { file, at, bytes } => {
                drives.entry(file).or_default().pending.push((*at, Some(bytes.clone())));
            }
            Event::Cut { file, length } => drives.entry(file).or_default().pending.push((*length, None)),
            Event::Flush { file } if flushes => drives.entry(file).or_default().flush(),
            Event::Flush { .. } => {}
            Event::Remove { file } => drop(drives.remove(file.as_str())),
            Event::Said(said) => acknowledged = *said,
        }
    }
    let folder = tempfile::tempdir().unwrap();
    for (name, drive) in &drives {
        std::fs::write(folder.path().join(name), drive.after_power_loss(dice)).unwrap();
    }
    judge(SEED, acknowledged, &found(folder.path())?)
}

/// The file is made in the first few events; before that there is nothing to lose.
fn made(events: &[Event]) -> usize {
    events.iter().position(|event| matches!(event, Event::Said(_))).unwrap()
}

#[test]
fn after_a_power_loss_everything_acknowledged_is_there_and_nothing_is_half_there() {
    let events = recorded();
    let flushes = events.iter().filter(|event| matches!(event, Event::Flush { .. })).count() as u64;
    assert!(flushes >= STEPS, "each step waits for the drive: {flushes}");
    let mut dice = Dice(11);
    let first = made(&events);
    for round in 0..rounds(150) {
        let moment = first + dice.below((events.len() - first) as u64) as usize;
        let left = lose_power(&events[..moment], &mut dice, true);
        left.unwrap_or_else(|error| {
            panic!("round {round}, after {moment} of {} events: {error}", events.len())
        });
    }
}

#[test]
fn a_drive_that_lied_about_flushing_would_be_noticed() {
    let events = recorded();
    let mut dice = Dice(12);
    let lost = (0..20).filter(|_| lose_power(&events, &mut dice, false).is_err()).count();
    assert!(lost > 5, "otherwise the test above could not fail: {lost}");
}

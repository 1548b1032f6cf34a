//! `kindself-writer FOLDER SEED FROM STEPS`: lives the steps FROM to FROM + STEPS, and says each one's number on a line
//! of its own once it is acknowledged. `kindself-writer FOLDER until-full` writes until there is no room, and looks at
//! what is left then.

use kindself_core::content::Catalogue;
use kindself_core::journal::JournalError;
use kindself_core::store::{StoreError, kept};
use kindself_durability::{act, found, judge, open, state, step};
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    let texts: Vec<&str> = arguments.iter().skip(1).map(String::as_str).collect();
    let done = match texts.as_slice() {
        [folder, "until-full"] => until_full(Path::new(folder)),
        [folder, numbers @ ..] => {
            let numbers: Vec<u64> = numbers.iter().map_while(|number| number.parse().ok()).collect();
            match numbers.as_slice() {
                [seed, from, steps] => live(Path::new(folder), *seed, *from, *steps),
                _ => Err("a seed, a first step and how many".into()),
            }
        }
        [] => Err("a folder first".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

fn live(folder: &Path, seed: u64, from: u64, steps: u64) -> Result<(), String> {
    let mut store = open(folder).map_err(|error| error.to_string())?;
    let catalogue = Catalogue::bundled().map_err(|error| error.to_string())?;
    for n in from..from + steps {
        act(&mut store, &catalogue, &step(seed, n)).map_err(|error| error.to_string())?;
        // In one write, so that whoever reads never sees half a number.
        std::io::stdout().write_all(format!("{n}\n").as_bytes()).map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// `ballast` in the folder is deleted at the end, and then there is room again.
fn until_full(folder: &Path) -> Result<(), String> {
    const SEED: u64 = 77;
    let catalogue = Catalogue::bundled().map_err(|error| error.to_string())?;
    let mut store = open(folder).map_err(|error| error.to_string())?;
    let mut n = 0;
    // The life writes over the same few entries; beside it something has to grow.
    let ballast = "ballast ".repeat(500);
    let refused = loop {
        let done = act(&mut store, &catalogue, &step(SEED, n));
        match done.and_then(|()| Ok(kept::keep(&mut store, &format!("ballast {n}"), &ballast)?)) {
            Ok(()) => n += 1,
            Err(error) => break error,
        }
        if n > 20_000 {
            return Err("it never got full".into());
        }
    };
    if refused != JournalError::Store(StoreError::Full) {
        return Err(format!("after {n} steps there was no room, and it said: {refused}"));
    }
    drop(store);
    std::fs::remove_file(folder.join("ballast")).map_err(|error| format!("ballast: {error}"))?;
    // A deletion is two steps to the file; the first may have had room.
    judge(SEED, n, &found(folder)?)?;
    let mut store = open(folder).map_err(|error| error.to_string())?;
    act(&mut store, &catalogue, &step(SEED, n)).map_err(|error| format!("with room again: {error}"))?;
    drop(store);
    if found(folder)? != state(SEED, n + 1) {
        return Err("what was kept once there was room again is not there".into());
    }
    let _ = writeln!(std::io::stdout(), "full after {n} steps, and all of them are there");
    Ok(())
}

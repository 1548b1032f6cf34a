//! An archive of everything, beside the encryption of its bytes alone.

use crate::table::{Row, Table};
use crate::{Outcome, median, time};
use kindself_core::archive::{Passphrase, Setting, WORK, export, open, recovery};
use kindself_core::content::{Catalogue, Language};
use kindself_core::store::{Key, Store};
use kindself_core::time::Moment;
use std::hint::black_box;
use std::io::{Read, Write};
use std::ops::ControlFlow;
use std::path::Path;

const ROUNDS: usize = 21;
/// So little of scrypt's work that it does not count; what it usually takes is measured apart.
const NO_WORK: u8 = 1;

/// Export and verification, key derivation apart.
pub fn rows(table: &mut Table, store: &Store, catalogue: &Catalogue, now: Moment) -> Outcome<()> {
    let passphrase = Passphrase::new("a lamp in the window")?;
    let language = Language::new("en");
    let setting = Setting { catalogue, language: &language, now, work: NO_WORK };
    let target = Path::new("target/bench/archive.age");
    let reader = store.reader();
    let once = || {
        let go_on = &mut |_| ControlFlow::Continue(());
        export::export(reader, &setting, target, &passphrase, go_on)
    };
    let made = once()?;
    let input = std::io::BufReader::new(std::fs::File::open(target)?);
    let (_, manifest) = open::read(input, &passphrase, catalogue, &mut |_| ControlFlow::Continue(()))?;
    let plain: u64 = manifest.files.values().map(|file| file.length).sum();
    let plain = vec![b'x'; usize::try_from(plain)?];

    let (mut ratios, mut millis) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let mut failed = None;
        let ours = time(|| failed = once().err());
        if let Some(error) = failed {
            return Err(error.into());
        }
        let mut failed = None;
        let alone = time(|| failed = there_and_back(&plain).err());
        if let Some(error) = failed {
            return Err(error);
        }
        ratios.push(ours.as_secs_f64() / alone.as_secs_f64());
        millis.push(ours.as_secs_f64() * 1000.0);
    }
    let detail = format!(
        "{:.0} ms, and {:.0} for keys; {} entries, {:.1} MB, packed {:.1}",
        median(millis),
        keys(&passphrase)?,
        made.counts.of("entries"),
        plain.len() as f64 / 1e6,
        made.bytes as f64 / 1e6
    );
    table.add(Row::figure("export and verify", median(ratios), "× age").at_most(3.0).with(detail));
    Ok(())
}

/// Milliseconds of deriving a key twice, once to write an archive and once to read it again, as wrapping and unwrapping a
/// key do, which do nothing else.
fn keys(passphrase: &Passphrase) -> Outcome<f64> {
    let key = Key::new(&[5; 32]).ok_or("32 bytes")?;
    let mut millis = Vec::new();
    for _ in 0..5 {
        let taken = time(|| {
            let wrapped = recovery::wrap_key(&key, passphrase, WORK);
            drop(black_box(wrapped.and_then(|bytes| recovery::unwrap_key(&bytes, passphrase))));
        });
        millis.push(taken.as_secs_f64() * 1000.0);
    }
    Ok(median(millis))
}

/// The same number of bytes through age and back, under a key that costs nothing to derive.
fn there_and_back(plain: &[u8]) -> Outcome<()> {
    let key = age::x25519::Identity::generate();
    let recipient = key.to_public();
    let only: &dyn age::Recipient = &recipient;
    let mut writer = age::Encryptor::with_recipients(std::iter::once(only))?.wrap_output(Vec::new())?;
    writer.write_all(plain)?;
    let sealed = writer.finish()?;
    let identity: &dyn age::Identity = &key;
    let mut reader = age::Decryptor::new(sealed.as_slice())?.decrypt(std::iter::once(identity))?;
    let mut back = Vec::with_capacity(plain.len());
    reader.read_to_end(&mut back)?;
    if black_box(back.len()) == plain.len() { Ok(()) } else { Err("other bytes came back".into()) }
}

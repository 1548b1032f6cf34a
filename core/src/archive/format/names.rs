//! A zip in which a name stands twice. Some apps write one, and both are files; the library that reads zips keeps the last. So
//! it is shown a list of files in which each has a name of its own, and the true names are kept beside it.

use crate::archive::ArchiveError;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read, Seek, SeekFrom};

/// The most bytes of a list of files.
const MOST_LIST: u64 = 64 << 20;
/// What a file in the list begins with, and where in it the lengths of name, extra and comment stand, before the name itself.
const BEGINS: &[u8] = b"PK\x01\x02";
const LENGTHS: [usize; 3] = [28, 30, 32];
const FIXED: usize = 46;

/// A file of which some bytes are shown as others.
pub(super) struct Renamed<R> {
    file: R,
    at: u64,
    begin: u64,
    shown: Vec<u8>,
}

impl<R: Read + Seek> Renamed<R> {
    /// All bytes as they are.
    pub fn not(file: R) -> Self {
        Self { file, at: 0, begin: 0, shown: Vec::new() }
    }
}

impl<R: Read + Seek> Read for Renamed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        let end = self.begin + self.shown.len() as u64;
        if self.at < end && self.at + count as u64 > self.begin {
            for (at, byte) in (self.at..).zip(buffer.iter_mut().take(count)) {
                let place = at.checked_sub(self.begin).and_then(|place| usize::try_from(place).ok());
                if let Some(shown) = place.and_then(|place| self.shown.get(place)) {
                    *byte = *shown;
                }
            }
        }
        self.at += count as u64;
        Ok(count)
    }
}

impl<R: Read + Seek> Seek for Renamed<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = self.file.seek(to)?;
        Ok(self.at)
    }
}

/// The true names of files by those they are shown with.
pub(super) type TrueNames = BTreeMap<String, String>;

/// The zip whose list of files begins at that byte, so that no name stands in it twice.
pub(super) fn apart<R: Read + Seek>(
    zip: Renamed<R>,
    list: u64,
) -> Result<(Renamed<R>, TrueNames), ArchiveError> {
    let mut file = zip.file;
    file.seek(SeekFrom::Start(list))?;
    let mut shown = Vec::new();
    (&mut file).take(MOST_LIST + 1).read_to_end(&mut shown)?;
    if shown.len() as u64 > MOST_LIST {
        return Err(ArchiveError::TooLarge { most_bytes: MOST_LIST });
    }
    let mut taken = BTreeSet::new();
    let mut names = TrueNames::new();
    // A first look, so that no file is shown with the name of one that comes later.
    each_name(&mut shown, |name| {
        taken.insert(name.to_vec());
    });
    let mut seen = BTreeSet::new();
    let mut count = 0;
    each_name(&mut shown, |name| {
        if seen.insert(name.to_vec()) {
            return;
        }
        let true_name = name.to_vec();
        loop {
            count += 1;
            if !another(name, count) {
                // Too short to be told apart so often, and too short for a page.
                name.copy_from_slice(&true_name);
                return;
            }
            if taken.insert(name.to_vec()) {
                break;
            }
        }
        let shown = String::from_utf8_lossy(name).into_owned();
        names.insert(shown, String::from_utf8_lossy(&true_name).into_owned());
    });
    file.seek(SeekFrom::Start(0))?;
    Ok((Renamed { file, at: 0, begin: list, shown }, names))
}

/// Writes a number into a name, in signs of ASCII; false where it has no room for it.
fn another(name: &mut [u8], number: u32) -> bool {
    let mut rest = number;
    for byte in name.iter_mut() {
        *byte = b'@' + u8::try_from(rest % 64).unwrap_or_default();
        rest /= 64;
    }
    rest == 0
}

/// Each name in a list of files, as far as it is one.
fn each_name(list: &mut [u8], mut tell: impl FnMut(&mut [u8])) {
    let mut at = 0;
    while let Some(file) = list.get_mut(at..).filter(|file| file.starts_with(BEGINS)) {
        let length = |at: usize| {
            file.get(at..at + 2).and_then(|two| Some(usize::from(u16::from_le_bytes(two.try_into().ok()?))))
        };
        let [Some(name), Some(extra), Some(comment)] = LENGTHS.map(length) else { return };
        let Some(bytes) = file.get_mut(FIXED..FIXED + name) else { return };
        tell(bytes);
        at += FIXED + name + extra + comment;
    }
}

//! A zip in which a name stands twice. Some apps write one, and both are files; the library that reads zips keeps the last. So
//! it is shown a list of files in which each has a name of its own, and beside it is kept of which file each has the true name.

use crate::archive::ArchiveError;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read, Seek, SeekFrom};

/// The most bytes of a list of files.
const MOST_LIST: u64 = 64 << 20;
/// What a file in the list begins with, and where in it the lengths of name, extra and comment stand, before the name itself.
const BEGINS: &[u8] = b"PK\x01\x02";
const LENGTHS: [usize; 3] = [28, 30, 32];
const FIXED: usize = 46;
/// Of what may stand behind a name: the same name in UTF-8 (Info-ZIP's Unicode path; APPNOTE 4.6.9), as number, length, version
/// and the checksum of the name it stands for.
const UNICODE_PATH: &[u8] = b"up";
const UNICODE_FIXED: usize = 9;

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

/// Places in the zip of files that are shown with a name of their own, and the place of the first one with their true name.
pub(super) type TrueNames = BTreeMap<usize, usize>;

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
    // A first look, so that no file is shown with the name of one that comes later.
    each_name(&mut shown, |_, true_name| {
        taken.insert(true_name.to_vec());
    });
    let mut names = TrueNames::new();
    let mut firsts = BTreeMap::new();
    let (mut place, mut count) = (0, 0);
    each_name(&mut shown, |name, true_name| {
        match firsts.get(true_name) {
            None => drop(firsts.insert(true_name.to_vec(), place)),
            Some(first) => {
                let before = name.to_vec();
                loop {
                    count += 1;
                    if !another(name, count) {
                        // Too short to be told apart so often, and too short for a page. The library takes it for the first.
                        name.copy_from_slice(&before);
                        return;
                    }
                    if taken.insert(name.to_vec()) {
                        break;
                    }
                }
                names.insert(place, *first);
            }
        }
        place += 1;
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

/// Each name in a list of files, as far as it is one: its bytes, and the name that the library reads there.
fn each_name(list: &mut [u8], mut tell: impl FnMut(&mut [u8], &[u8])) {
    let mut at = 0;
    while let Some(file) = list.get_mut(at..).filter(|file| file.starts_with(BEGINS)) {
        let length = |at: usize| number(file, at);
        let [Some(name), Some(extra), Some(comment)] = LENGTHS.map(length) else { return };
        let Some((name_bytes, rest)) =
            file.get_mut(FIXED..).and_then(|from_name| from_name.split_at_mut_checked(name))
        else {
            return;
        };
        let true_name = in_unicode(name_bytes, rest.get(..extra).unwrap_or_default())
            .map_or_else(|| name_bytes.to_vec(), <[u8]>::to_vec);
        tell(name_bytes, &true_name);
        at += FIXED + name + extra + comment;
    }
}

/// The name in UTF-8 that stands behind a name, where there is one that is of this name. (Of several the last.) A name that is
/// written over has none any more: its checksum is another.
fn in_unicode<'a>(name: &[u8], mut extra: &'a [u8]) -> Option<&'a [u8]> {
    let checksum = crc32fast::hash(name).to_le_bytes();
    let mut found = None;
    while let Some(length) = number(extra, 2) {
        let Some((field, rest)) = extra.split_at_checked(4 + length) else { break };
        let of_this_name =
            field.starts_with(UNICODE_PATH) && field.get(5..UNICODE_FIXED) == Some(&checksum[..]);
        let unicode =
            field.get(UNICODE_FIXED..).filter(|name| of_this_name && std::str::from_utf8(name).is_ok());
        found = unicode.or(found);
        extra = rest;
    }
    found
}

/// The number in two bytes there.
fn number(bytes: &[u8], at: usize) -> Option<usize> {
    bytes.get(at..at + 2).and_then(|two| Some(usize::from(u16::from_le_bytes(two.try_into().ok()?))))
}

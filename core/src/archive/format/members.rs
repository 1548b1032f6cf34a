//! What is inside of a zip that nobody vouches for. Names are compared, never used as paths; sizes are counted as they
//! come, never believed.

use super::names::{Renamed, TrueNames, apart};
use crate::archive::ArchiveError;
use std::io::{Read, Seek};
use zip::ZipArchive;

/// How much is taken in, at the most.
#[derive(Debug, Clone, Copy)]
pub(in crate::archive) struct Limits {
    /// Files in the zip.
    pub members: u32,
    /// Bytes of one of them, unpacked.
    pub member_bytes: u64,
    /// Bytes of all that are read, unpacked.
    pub total_bytes: u64,
    /// More than so many times its packed size is suspicious…
    pub ratio: u64,
    /// …from so many unpacked bytes on. (A page of one letter packs to a thousandth, and is harmless.)
    pub ratio_from: u64,
}

const MIB: u64 = 1 << 20;

/// For everything. A hundred thousand entries of two thousand characters are 200 MiB.
pub(in crate::archive) const LIMITS: Limits = Limits {
    members: 250_000,
    member_bytes: 512 * MIB,
    total_bytes: 1024 * MIB,
    ratio: 100,
    ratio_from: 64 * MIB,
};

pub(in crate::archive) struct Members<R> {
    zip: ZipArchive<Renamed<R>>,
    names: TrueNames,
    limits: Limits,
    total: u64,
}

impl<R: Read + Seek> Members<R> {
    /// Reads the list of files. Errors: not a zip, or a name twice.
    pub fn open(reader: R, limits: Limits) -> Result<Self, ArchiveError> {
        let members = Self::list(Renamed::not(reader), TrueNames::new(), limits)?;
        if members.zip.has_duplicate_names() { Err(ArchiveError::Damaged) } else { Ok(members) }
    }

    /// The same of another app's zip, in which a name may stand twice: those are two files. Errors: not a zip.
    pub fn of_another_app(reader: R, limits: Limits) -> Result<Self, ArchiveError> {
        let members = Self::list(Renamed::not(reader), TrueNames::new(), limits)?;
        if !members.zip.has_duplicate_names() {
            return Ok(members);
        }
        let list = members.zip.central_directory_start();
        let (zip, names) = apart(members.zip.into_inner(), list)?;
        Self::list(zip, names, limits)
    }

    fn list(reader: Renamed<R>, names: TrueNames, limits: Limits) -> Result<Self, ArchiveError> {
        let zip = ZipArchive::new(reader).map_err(|error| ArchiveError::inside(&error))?;
        if zip.len() > limits.members as usize {
            return Err(ArchiveError::TooMany { most: limits.members });
        }
        Ok(Self { zip, names, limits, total: 0 })
    }

    /// That no byte belongs to two files, which is how a small zip unpacks to a large one.
    pub fn apart(&mut self) -> Result<(), ArchiveError> {
        match self.zip.has_overlapping_entries() {
            Ok(false) => Ok(()),
            Ok(true) => Err(ArchiveError::TooPacked),
            Err(error) => Err(ArchiveError::inside(&error)),
        }
    }

    /// How many files the zip has.
    pub fn count(&self) -> usize {
        self.zip.len()
    }

    /// Names by their place; `None` for one that is no text.
    pub fn name(&self, index: usize) -> Option<String> {
        let true_one = self.names.get(&index).copied().unwrap_or(index);
        Some(self.zip.name_for_index(true_one)?.ok()?.into_owned())
    }

    /// Where the file of that name is; the first, where there are two.
    pub fn find(&self, name: &str) -> Option<usize> {
        (0..self.count()).find(|index| self.name(*index).as_deref() == Some(name))
    }

    /// Unpacks one file, piece by piece.
    pub fn read(
        &mut self,
        index: usize,
        sink: &mut dyn FnMut(&[u8]) -> Result<(), ArchiveError>,
    ) -> Result<(), ArchiveError> {
        let limits = self.limits;
        let mut file = self.zip.by_index(index).map_err(|error| ArchiveError::inside(&error))?;
        let packed = file.compressed_size();
        let mut buffer = vec![0; 1 << 15];
        let mut length: u64 = 0;
        loop {
            // Whatever goes wrong while unpacking bytes that are in memory is the bytes' fault.
            let count = file.read(&mut buffer).map_err(|_| ArchiveError::Damaged)?;
            let Some(piece) = buffer.get(..count).filter(|piece| !piece.is_empty()) else { return Ok(()) };
            length += count as u64;
            self.total += count as u64;
            if length > limits.member_bytes {
                return Err(ArchiveError::TooLarge { most_bytes: limits.member_bytes });
            }
            if self.total > limits.total_bytes {
                return Err(ArchiveError::TooLarge { most_bytes: limits.total_bytes });
            }
            if length > limits.ratio_from && length / limits.ratio > packed {
                return Err(ArchiveError::TooPacked);
            }
            sink(piece)?;
        }
    }

    /// One whole file of at most so many bytes. One that says itself that it is longer is not read at all, so that what is
    /// refused takes nothing from what the others may have together.
    pub fn whole(&mut self, index: usize, most: u64) -> Result<Vec<u8>, ArchiveError> {
        if self.zip.by_index(index).map_err(|error| ArchiveError::inside(&error))?.size() > most {
            return Err(ArchiveError::TooLarge { most_bytes: most });
        }
        let mut all = Vec::new();
        self.read(index, &mut |piece| {
            if (all.len() + piece.len()) as u64 > most {
                return Err(ArchiveError::TooLarge { most_bytes: most });
            }
            all.extend_from_slice(piece);
            Ok(())
        })?;
        Ok(all)
    }
}

//! Why a wording cannot be read or kept. Nothing of it stands in an error.

use crate::content::ItemNo;
use crate::sealed::SealError;
use thiserror::Error;

/// What was brought instead of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotText {
    Pdf,
    Picture,
    /// Of a word processor, or packed.
    Document,
    /// Of the web.
    Page,
}

/// Why a wording cannot be read or kept. What was read before stays as it was.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WordingError {
    /// Its text can be selected and copied where it opens, and pasted here.
    #[error("this is no plain text; open it, select its text, copy it, and paste it here")]
    NotText { what: NotText },
    /// It can be saved as UTF-8, or copied and pasted.
    #[error("the letters of this file cannot be told; save it as UTF-8, or copy its text and paste it here")]
    Encoding,
    #[error("there is nothing in it; choose another file, or paste the text")]
    Empty,
    #[error("more than {most_bytes} bytes; bring the page with the items alone")]
    TooLong {
        /// So many bytes are read.
        most_bytes: u32,
    },
    /// None of its lines looks like an item.
    #[error("no line looks like an item; each item goes on a line of its own")]
    NoItems,
    #[error("there is no item {}; they go from 1 to {items}", .item.0)]
    NoSuchItem {
        item: ItemNo,
        /// So many there are.
        items: u8,
    },
    #[error("item {} is longer than {most_chars} characters; leave out what is not its sentence", .item.0)]
    ItemTooLong {
        item: ItemNo,
        /// The most characters.
        most_chars: u32,
    },
    /// There is no line of that number that was left over.
    #[error("line {line} was not left over")]
    NoSuchLine { line: u32 },
    /// No such point can be answered, however answers are counted.
    #[error("answers go up to {most}")]
    NoSuchAnswer { most: u8 },
    #[error("{} items have no sentence yet; type them or choose their lines", .items.len())]
    Missing { items: Vec<ItemNo> },
    #[error("say whether its answers are counted from 0 or from 1")]
    CountsUnsaid,
    /// A number that stands on the paper is none of its answers, counted from there.
    #[error("counted from {from}, {number} is no answer; say whether it counts from 0 or from 1")]
    CountsOtherwise { from: u8, number: u8 },
    #[error("say where it is from: a book, a page, a person")]
    SourceUnsaid,
    #[error("longer than {most_chars} characters; fewer will do")]
    SaidTooLong {
        /// The most characters.
        most_chars: u32,
    },
    /// A draft, or a wording, that was kept.
    #[error(transparent)]
    Seal(#[from] SealError),
}

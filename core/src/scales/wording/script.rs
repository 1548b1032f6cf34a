//! Scripts, as far as they tell two languages apart. Of two languages in one script nothing is said.

/// A script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Hebrew,
    Arabic,
    /// Of India and its neighbours, by their blocks.
    Indic(u32),
    Thai,
    Georgian,
    Ethiopic,
    Khmer,
    /// Chinese, Japanese, Korean: they are written together.
    EastAsian,
}

/// The script of most letters of a text, as it begins.
pub(super) fn of(text: &str) -> Option<Script> {
    let scripts: Vec<Script> = text.chars().filter_map(of_letter).take(ENOUGH).collect();
    let count = |script: &Script| scripts.iter().filter(|other| *other == script).count();
    scripts.iter().copied().max_by_key(count)
}

/// So many letters tell.
const ENOUGH: usize = 200;

/// By Unicode's blocks (<https://www.unicode.org/Public/UNIDATA/Blocks.txt>).
fn of_letter(c: char) -> Option<Script> {
    if !c.is_alphabetic() {
        return None;
    }
    match u32::from(c) {
        0..0x250 | 0x1e00..0x1f00 => Some(Script::Latin),
        0x370..0x400 | 0x1f00..0x2000 => Some(Script::Greek),
        0x400..0x530 => Some(Script::Cyrillic),
        0x530..0x590 => Some(Script::Armenian),
        0x590..0x600 => Some(Script::Hebrew),
        0x600..0x780 | 0xfb50..0xfe00 | 0xfe70..0xff00 => Some(Script::Arabic),
        code @ 0x900..0xe00 => Some(Script::Indic(code / 0x80)),
        0xe00..0xe80 => Some(Script::Thai),
        0x10a0..0x1100 => Some(Script::Georgian),
        0x1200..0x1400 => Some(Script::Ethiopic),
        0x1780..0x1800 => Some(Script::Khmer),
        0x1100..0x1200 | 0x3040..0xa4d0 | 0xac00..0xd7b0 | 0x20000..0x32000 => Some(Script::EastAsian),
        _ => None,
    }
}

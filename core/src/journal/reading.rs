//! An entry as plain text.

use super::Written;
use crate::content::{Kind, KindField, Language};
use crate::fields::{OptionId, Value};

/// The texts of an entry in the order of its kind's fields; what the kind does not know comes last.
pub fn texts<'a>(written: &'a Written, kind: Option<&Kind>) -> Vec<&'a str> {
    in_order(written, kind).into_iter().flat_map(|(_, value)| value.texts()).collect()
}

/// The values of an entry in the order of its kind's fields; what the kind does not know comes last.
pub fn in_order<'a, 'k>(
    written: &'a Written,
    kind: Option<&'k Kind>,
) -> Vec<(Option<&'k KindField>, &'a Value)> {
    let fields: &[KindField] = kind.map_or(&[], |kind| &kind.fields);
    let known = fields.iter().filter_map(|field| Some((Some(field), written.values.get(&field.id)?)));
    let unknown = written.values.iter().filter(|(id, _)| !fields.iter().any(|field| field.id == **id));
    known.chain(unknown.map(|(_, value)| (None, value))).collect()
}

/// Characters of a preview in a list.
pub const PREVIEW_CHARS: usize = 160;

/// The beginning of an entry on one line, for a list; empty where there are no words.
pub fn preview(written: &Written, kind: Option<&Kind>) -> String {
    let mut preview = String::new();
    let mut count = 0;
    let words = texts(written, kind).into_iter().flat_map(str::split_whitespace);
    for word in words {
        let length = word.chars().count();
        if count + length > PREVIEW_CHARS {
            // A single endless word is cut rather than left out.
            if count == 0 {
                preview.extend(word.chars().take(PREVIEW_CHARS));
            }
            preview.push('…');
            break;
        }
        if count > 0 {
            preview.push(' ');
        }
        preview.push_str(word);
        count += length + 1;
    }
    preview
}

/// What a choice says, in that language.
pub fn option<'k>(field: &KindField, kind: &'k Kind, id: &OptionId, language: &Language) -> Option<&'k str> {
    let words = kind.text.get(language).fields.get(&field.id)?;
    words.options.get(id).map(String::as_str)
}

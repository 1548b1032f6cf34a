//! An entry as a page that any program shows.

use super::Setting;
use crate::breath::Subject;
use crate::content::{FieldId, Kind, KindField};
use crate::journal::reading::{in_order, option};
use crate::journal::{Value, Written};
use std::collections::BTreeSet;
use std::fmt::Write;

/// What stands in the folder beside the pages.
pub(super) const README: &str = "\
# Your writing, as pages

Each file here is one entry: the day, what kind it is, and the beginning of its name. Any text editor opens them.

Letters that were still sealed when this was made have no page here.

The pages are for reading. The app takes its own records in again (the files that end in .jsonl), not the pages: what
is changed here stays here.
";

/// The name of an entry's page, another one for each.
pub(super) fn name(folder: &str, written: &Written, id: &str, taken: &mut BTreeSet<String>) -> String {
    let plain = |c: char| if c.is_ascii_lowercase() || c.is_ascii_digit() { c } else { '-' };
    let kind: String = written.kind.0.chars().map(plain).collect();
    let of = |id: &str| format!("{folder}/{}-{kind}-{id}.md", written.day);
    let short = of(id.get(..8).unwrap_or(id));
    let name = if taken.contains(&short) { of(id) } else { short };
    taken.insert(name.clone());
    name
}

/// The page.
pub(super) fn page(written: &Written, setting: &Setting) -> String {
    let kind = setting.catalogue.kind(&written.kind);
    let words = kind.map(|kind| kind.text.get(setting.language));
    let mut page = String::new();
    // Writing into a string does not fail.
    let _ = writeln!(page, "# {}\n\n{}", words.map_or(&*written.kind.0, |words| &*words.name), written.day);
    for (field, value) in in_order(written, kind) {
        let label = field.and_then(|field| words?.fields.get(&field.id)).map(|words| words.label.as_str());
        let label = label.map(str::to_owned).or_else(|| unknown(written, value)).unwrap_or_default();
        let _ = write!(page, "\n## {label}\n\n{}\n", shown(value, field, kind, setting));
    }
    if !written.tags.is_empty() {
        let tags: Vec<String> =
            written.tags.iter().map(|tag| format!("#{}", tag.replace(' ', "-"))).collect();
        let _ = writeln!(page, "\n{}", tags.join(" "));
    }
    if let Some(opens) = written.opens {
        let _ = writeln!(page, "\n({opens})");
    }
    page
}

/// A field that this version does not know goes by its own name.
fn unknown(written: &Written, value: &Value) -> Option<String> {
    let found: Option<(&FieldId, _)> = written.values.iter().find(|(_, other)| std::ptr::eq(*other, value));
    Some(found?.0.0.clone())
}

fn shown(value: &Value, field: Option<&KindField>, kind: Option<&Kind>, setting: &Setting) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Rating(number) => match field.map(|field| &field.shape) {
            Some(crate::content::Shape::Rating { most, .. }) => format!("{number} / {most}"),
            _ => number.to_string(),
        },
        Value::Feelings(all) => {
            let one = |feeling: &crate::journal::Feeling| match feeling.strength {
                Some(strength) => format!("- {} ({strength})", feeling.word),
                None => format!("- {}", feeling.word),
            };
            all.iter().map(one).collect::<Vec<_>>().join("\n")
        }
        Value::Choice(id) => {
            let said = field.zip(kind).and_then(|(field, kind)| option(field, kind, id, setting.language));
            said.unwrap_or(id).to_owned()
        }
        Value::List(lines) => lines.iter().map(|line| format!("- {line}")).collect::<Vec<_>>().join("\n"),
    }
}

/// What a session was about, in words.
pub(super) fn subject(subject: &Subject, setting: &Setting) -> String {
    let catalogue = setting.catalogue;
    match subject {
        Subject::Protocol(id) => {
            let found = catalogue.protocols.iter().find(|protocol| protocol.id == *id);
            found.map_or(id.0.clone(), |protocol| protocol.text.get(setting.language).name.clone())
        }
        Subject::Structure(id) => {
            let found = catalogue.structures.iter().find(|structure| structure.id == *id);
            found.map_or(id.0.clone(), |structure| structure.text.get(setting.language).name.clone())
        }
        Subject::Own(pattern) => {
            let parts =
                [pattern.inhale, pattern.top_up, pattern.hold_full, pattern.exhale, pattern.hold_empty];
            parts.map(|part| part.seconds().to_string()).join("-")
        }
    }
}

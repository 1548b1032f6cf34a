//! An entry as text that any program shows.

use crate::archive::Setting;
use crate::content::{Kind, KindField};
use crate::fields::{FieldId, Most, Shape, Value};
use crate::journal::Written;
use crate::journal::reading::{in_order, option};
use crate::session::Subject;
use std::collections::BTreeSet;
use std::fmt::Write;

/// The name of an entry's page, another one for each.
pub(in crate::archive) fn name(
    folder: &str,
    written: &Written,
    id: &str,
    taken: &mut BTreeSet<String>,
) -> String {
    let plain = |c: char| if c.is_ascii_lowercase() || c.is_ascii_digit() { c } else { '-' };
    let kind: String = written.kind.0.chars().map(plain).collect();
    let of = |id: &str| format!("{folder}/{}-{kind}-{id}.md", written.day);
    let short = of(id.get(..8).unwrap_or(id));
    let name = if taken.contains(&short) { of(id) } else { short };
    taken.insert(name.clone());
    name
}

/// A page of its own.
pub(in crate::archive) fn page(written: &Written, setting: &Setting) -> String {
    let mut page = String::new();
    // Writing into a string does not fail.
    let _ = writeln!(page, "# {}\n\n{}", title(written, setting), written.day);
    fields(&mut page, "##", written, setting);
    page
}

/// A part of a longer page.
pub(in crate::archive) fn entry(page: &mut String, written: &Written, setting: &Setting) {
    let _ = writeln!(page, "\n## {}: {}", written.day, title(written, setting));
    fields(page, "###", written, setting);
}

/// What its kind is called.
fn title<'a>(written: &'a Written, setting: &Setting<'a>) -> &'a str {
    let kind = setting.catalogue.kind(&written.kind);
    kind.map_or(&written.kind.0, |kind| &kind.text.get(setting.language).name)
}

fn fields(page: &mut String, heading: &str, written: &Written, setting: &Setting) {
    let kind = setting.catalogue.kind(&written.kind);
    let words = kind.map(|kind| kind.text.get(setting.language));
    for (field, value) in in_order(written, kind) {
        let label = field.and_then(|field| words?.fields.get(&field.id)).map(|words| words.label.as_str());
        let label = label.or_else(|| unknown(written, value)).unwrap_or_default();
        let _ = write!(page, "\n{heading} {label}\n\n");
        shown(page, value, field, kind, setting);
        page.push('\n');
    }
    if !written.tags.is_empty() {
        page.push('\n');
        for (n, tag) in written.tags.iter().enumerate() {
            let gap = if n == 0 { "" } else { " " };
            let _ = write!(page, "{gap}#{}", tag.replace(' ', "-"));
        }
        page.push('\n');
    }
    if let Some(opens) = written.opens {
        let _ = writeln!(page, "\n({opens})");
    }
}

/// A field that this version does not know goes by its own name.
fn unknown<'a>(written: &'a Written, value: &Value) -> Option<&'a str> {
    let found: Option<(&FieldId, _)> = written.values.iter().find(|(_, other)| std::ptr::eq(*other, value));
    Some(&found?.0.0)
}

fn shown(
    page: &mut String,
    value: &Value,
    field: Option<&KindField>,
    kind: Option<&Kind>,
    setting: &Setting,
) {
    let lines = |page: &mut String, lines: &mut dyn Iterator<Item = String>| {
        page.push_str(&lines.map(|line| format!("- {line}")).collect::<Vec<_>>().join("\n"));
    };
    match value {
        Value::Text(text) => page.push_str(text),
        Value::Rating(number) => {
            let _ = match field.and_then(KindField::shape) {
                Some(Shape::Rating { most: Most(most), .. }) => write!(page, "{number} / {most}"),
                _ => write!(page, "{number}"),
            };
        }
        Value::Feelings(all) => lines(
            page,
            &mut all.iter().map(|feeling| match feeling.strength {
                Some(strength) => format!("{} ({strength})", feeling.word),
                None => feeling.word.clone(),
            }),
        ),
        Value::Choice(id) => {
            let said = field.zip(kind).and_then(|(field, kind)| option(field, kind, id, setting.language));
            page.push_str(said.unwrap_or(&id.0));
        }
        Value::List(all) => lines(page, &mut all.iter().cloned()),
    }
}

/// What a session was about, in words.
pub(in crate::archive) fn subject(subject: &Subject, setting: &Setting) -> String {
    let catalogue = setting.catalogue;
    match subject {
        Subject::Protocol(id) => {
            let found = catalogue.protocols.iter().find(|protocol| protocol.id == *id);
            found.map_or(id.0.clone(), |protocol| protocol.text.get(setting.language).name.clone())
        }
        Subject::Practice(id) => {
            let found = catalogue.practice(id);
            found.map_or(id.0.clone(), |practice| practice.text.get(setting.language).name.clone())
        }
        // What only a newer version knows has no name here.
        Subject::Other(_) => "…".into(),
        Subject::Own(pattern) => {
            let parts =
                [pattern.inhale, pattern.top_up, pattern.hold_full, pattern.exhale, pattern.hold_empty];
            parts.map(|part| part.seconds().to_string()).join("-")
        }
    }
}

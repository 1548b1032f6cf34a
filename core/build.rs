//! Reads every content file with the same code the app uses: a broken one stops the build with its file,
//! line and field. Then writes them without spaces for `src/bundled.rs` to compile in, each script of a practice beside its head:
//! the app reads the heads when it starts, and a script when someone asks for it.

#![allow(clippy::disallowed_methods, reason = "reading the content files is what this is for")]

#[allow(dead_code, missing_docs, unused_imports)]
#[path = "src/content/mod.rs"]
mod content;
#[allow(dead_code, unused_imports)]
#[path = "src/fields/mod.rs"]
mod fields;
#[allow(dead_code, unused_imports)]
#[path = "src/time/mod.rs"]
mod time;

use content::{Catalogue, File, Files, FindingFiles};
use serde_json::{Value, json};
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

type Text = (String, String);

/// The names of a practice's lengths, in order.
const LENGTHS: [&str; 3] = ["short", "medium", "long"];
/// The files of `content/finding`.
const FINDING: [&str; 5] = ["facets", "said", "distress", "because", "albums"];

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("content");
    println!("cargo::rerun-if-changed=content");
    println!("cargo::rerun-if-changed=build.rs");
    let one = |path: &str| -> Result<Text, Box<dyn Error>> {
        Ok((path.to_owned(), fs::read_to_string(root.join(path)).map_err(|e| format!("{path}: {e}"))?))
    };
    let folder = |name: &str| -> Result<Vec<Text>, Box<dyn Error>> {
        names(&root.join(name))?.iter().map(|file| one(&format!("{name}/{file}.json"))).collect()
    };
    let singles = [
        ("sources", one("sources.json")?),
        ("rules", one("breathing-rules.json")?),
        ("crisis", one("safety/crisis.json")?),
        ("abuse_lines", one("safety/abuse-lines.json")?),
        ("journal_words", one("journal-words.json")?),
        ("voice", one("voice.json")?),
        ("reminder_texts", one("reminders/texts.json")?),
        ("makers", one("reminders/makers.json")?),
        ("informal", one("exercise-1.json")?),
    ];
    let finding = FINDING.map(|name| one(&format!("finding/{name}.json")));
    let [facets, said, distress, because, albums] = finding;
    let finding = [facets?, said?, distress?, because?, albums?];
    let folders = [
        ("protocols", folder("breathing")?),
        ("practices", folder("practices")?),
        ("kinds", folder("journal")?),
        ("pictures", folder("pictures")?),
        ("instruments", folder("instruments")?),
    ];

    let lists = folders.each_ref().map(|(_, texts)| texts.iter().map(file).collect::<Vec<_>>());
    let [sources, rules, crisis, abuse_lines, journal_words, voice, reminder_texts, makers, informal] =
        singles.each_ref().map(|(_, text)| file(text));
    let [protocols, practices, kinds, pictures, instruments] = lists.each_ref().map(Vec::as_slice);
    let scripts: &[_] = &[];
    let [facets, said, distress, because, albums] = finding.each_ref().map(file);
    let finds = FindingFiles { facets, said, distress, because, albums };
    let files = Files {
        sources,
        rules,
        protocols,
        practices,
        scripts,
        kinds,
        pictures,
        instruments,
        informal,
        journal_words,
        crisis,
        abuse_lines,
        voice,
        reminder_texts,
        makers,
        finding: finds,
    };
    let read = Catalogue::read(&files).and_then(|catalogue| catalogue.review(&files).map(|()| catalogue));
    let catalogue = match read.and_then(|all| content::passphrases::review().map(|()| all)) {
        Ok(catalogue) => catalogue,
        Err(error) => {
            println!("cargo::error=core/content/{error}");
            return Ok(());
        }
    };

    let out = Out(PathBuf::from(env::var("OUT_DIR")?).join("content"));
    let mut code = String::from("const FILES: Files<'static> = Files {\n");
    for (kind, (path, text)) in &singles {
        writeln!(code, "    {kind}: {},", out.file(path, &serde_json::from_str(text)?)?)?;
    }
    code.push_str("    finding: FindingFiles {\n");
    for (name, (path, text)) in FINDING.iter().zip(&finding) {
        writeln!(code, "        {name}: {},", out.file(path, &serde_json::from_str(text)?)?)?;
    }
    code.push_str("    },\n");
    let mut scripts = String::new();
    for (kind, texts) in &folders {
        write!(code, "    {kind}: &[")?;
        for (path, text) in texts {
            let mut whole: Value = serde_json::from_str(text)?;
            if *kind == "practices" {
                let practice = catalogue
                    .practices
                    .iter()
                    .find(|practice| whole.get("id").is_some_and(|id| *id == practice.id.0));
                let practice = practice.ok_or("a practice that was read is in the catalogue")?;
                writeln!(scripts, "        [{}],", out.taken_apart(path, &mut whole, practice)?)?;
            }
            write!(code, "{}, ", out.file(path, &whole)?)?;
        }
        code.push_str("],\n");
    }
    writeln!(code, "    scripts: &[\n{scripts}    ],\n}};")?;
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("content_files.rs"), code)?;
    Ok(())
}

/// The names of a folder's JSON files, without their ending.
fn names(folder: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let files = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let files = files.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut names: Vec<String> =
        files.filter_map(|file| Some(file.strip_suffix(".json")?.to_owned())).collect();
    names.sort();
    Ok(names)
}

fn file(text: &Text) -> File<'_> {
    File { path: &text.0, text: &text.1 }
}

/// Where what is compiled in is written.
struct Out(PathBuf);

impl Out {
    /// Writes JSON without spaces; the expression that compiles it in.
    fn text(&self, path: &str, json: &Value) -> Result<String, Box<dyn Error>> {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().ok_or("a file is in a folder")?)?;
        fs::write(&path, json.to_string())?;
        Ok(format!("include_str!({path:?})"))
    }

    fn file(&self, path: &str, json: &Value) -> Result<String, Box<dyn Error>> {
        Ok(format!("File {{ path: {path:?}, text: {} }}", self.text(path, json)?))
    }

    /// Leaves of a practice its head, and writes each script beside it; the expressions that compile those in.
    fn taken_apart(
        &self,
        path: &str,
        whole: &mut Value,
        practice: &content::Practice,
    ) -> Result<String, Box<dyn Error>> {
        let mut texts = Vec::new();
        for length in LENGTHS {
            let known = practice.lengths.scripts().find(|(name, _)| *name == length);
            let (Some(script), Some((_, known))) = (whole["lengths"].get_mut(length), known) else {
                texts.push("\"\"".to_owned());
                continue;
            };
            texts.push(self.text(&path.replace(".json", &format!(".{length}.json")), script)?);
            let steps = script["steps"].as_array().into_iter().flatten();
            let parts: Vec<Value> = steps.filter_map(|step| step.get("part").cloned()).collect();
            let head = json!({ "parts": parts, "minds_eyes": known.minds_eyes });
            *script = json!({ "length_s": script["length_s"], "head": head });
        }
        Ok(texts.join(", "))
    }
}

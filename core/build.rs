//! Reads every content file with the same code the app uses: a broken one stops the build with its file,
//! line and field. Then lists the files for `src/bundled.rs` to compile in.

#![allow(clippy::disallowed_methods, reason = "reading the content files is what this is for")]

#[allow(dead_code, missing_docs, unused_imports)]
#[path = "src/content/mod.rs"]
mod content;
#[allow(dead_code, unused_imports)]
#[path = "src/fields/mod.rs"]
mod fields;
#[allow(dead_code)]
#[path = "src/time.rs"]
mod time;

use content::{Catalogue, File, Files};
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

type Text = (String, String);

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("content");
    println!("cargo::rerun-if-changed=content");
    println!("cargo::rerun-if-changed=build.rs");
    let one = |path: &str| -> Result<Text, Box<dyn Error>> {
        Ok((path.to_owned(), fs::read_to_string(root.join(path)).map_err(|e| format!("{path}: {e}"))?))
    };
    let folder = |name: &str| -> Result<Vec<Text>, Box<dyn Error>> {
        let mut names: Vec<String> = fs::read_dir(root.join(name))?
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|file| file.ends_with(".json"))
            .collect();
        names.sort();
        names.iter().map(|file| one(&format!("{name}/{file}"))).collect()
    };
    let singles = [
        ("sources", one("sources.json")?),
        ("rules", one("breathing-rules.json")?),
        ("crisis", one("safety/crisis.json")?),
        ("journal_words", one("journal-words.json")?),
        ("voice", one("voice.json")?),
    ];
    let folders = [
        ("protocols", folder("breathing")?),
        ("practices", folder("practices")?),
        ("kinds", folder("journal")?),
        ("pictures", folder("pictures")?),
    ];

    let lists = folders.each_ref().map(|(_, texts)| texts.iter().map(file).collect::<Vec<_>>());
    let [sources, rules, crisis, journal_words, voice] = singles.each_ref().map(|(_, text)| file(text));
    let [protocols, practices, kinds, pictures] = lists.each_ref().map(Vec::as_slice);
    let files = Files { sources, rules, protocols, practices, kinds, pictures, journal_words, crisis, voice };
    let read = Catalogue::read(&files).and_then(|catalogue| catalogue.review(&files));
    if let Err(error) = read.and_then(|()| content::passphrases::review()) {
        println!("cargo::error=core/content/{error}");
        return Ok(());
    }

    let mut code = String::from("const FILES: Files<'static> = Files {\n");
    for (kind, (path, _)) in &singles {
        writeln!(code, "    {kind}: {},", include(&root, path))?;
    }
    for (kind, texts) in &folders {
        let list: Vec<String> = texts.iter().map(|(path, _)| include(&root, path)).collect();
        writeln!(code, "    {kind}: &[{}],", list.join(", "))?;
    }
    code.push_str("};\n");
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("content_files.rs"), code)?;
    Ok(())
}

fn file(text: &Text) -> File<'_> {
    File { path: &text.0, text: &text.1 }
}

fn include(root: &Path, path: &str) -> String {
    format!("File {{ path: {path:?}, text: include_str!({:?}) }}", root.join(path))
}

#![allow(clippy::disallowed_methods, reason = "a test reads the files that build.rs compiles in")]

use super::*;
use crate::time::Millis;
use schemars::schema_for;

/// The bundled files with one of them changed.
pub(super) fn read_with(path: &str, from: &str, to: &str) -> Result<Catalogue, ContentError> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/content");
    let one = |name: &str| {
        let text = std::fs::read_to_string(format!("{root}/{name}")).unwrap();
        let changed = if name == path { text.replacen(from, to, 1) } else { text.clone() };
        assert!(name != path || changed != text, "\"{from}\" is in {path}");
        (name.to_owned(), changed)
    };
    let folder = |name: &str| -> Vec<(String, String)> {
        let entries = std::fs::read_dir(format!("{root}/{name}")).unwrap();
        // As build.rs lists them.
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names.iter().map(|file| one(&format!("{name}/{}", file.to_str().unwrap()))).collect()
    };
    let singles = [
        "sources",
        "breathing-rules",
        "safety/crisis",
        "safety/abuse-lines",
        "journal-words",
        "voice",
        "reminders/texts",
        "reminders/makers",
        "exercise-1",
    ];
    let singles = singles.map(|name| one(&format!("{name}.json")));
    let folders = ["breathing", "practices", "journal", "pictures", "instruments"].map(folder);
    let finding = ["facets", "said", "distress", "because", "albums"];
    let finding = finding.map(|name| one(&format!("finding/{name}.json")));
    let file = |(path, text): &'static (String, String)| File { path, text };
    // The files live as long as the test: a reader borrows them, and a test ends soon.
    let singles: &'static [(String, String); 9] = Box::leak(Box::new(singles));
    let folders: &'static [Vec<(String, String)>; 5] = Box::leak(Box::new(folders));
    let finding: &'static [(String, String); 5] = Box::leak(Box::new(finding));
    let [sources, rules, crisis, abuse_lines, journal_words, voice, reminder_texts, makers, informal] =
        singles.each_ref().map(file);
    let [facets, said, distress, because, albums] = finding.each_ref().map(file);
    let finding = FindingFiles { facets, said, distress, because, albums };
    let lists = folders.each_ref().map(|all| all.iter().map(file).collect::<Vec<_>>());
    let [protocols, practices, kinds, pictures, instruments] = lists.each_ref().map(Vec::as_slice);
    let scripts: &[_] = &[];
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
        finding,
    };
    Catalogue::read(&files).and_then(|catalogue| catalogue.review(&files).map(|()| catalogue))
}

/// The ids in a folder by the places their files give themselves, read without any type of ours.
fn by_place(folder: &str) -> Vec<String> {
    let entries = std::fs::read_dir(format!("{}/content/{folder}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let mut placed: Vec<(u64, String)> = entries
        .map(|entry| {
            let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
            let file: serde_json::Value = serde_json::from_str(&text).unwrap();
            (file["order"].as_u64().unwrap(), file["id"].as_str().unwrap().to_owned())
        })
        .collect();
    placed.sort();
    placed.into_iter().map(|(_, id)| id).collect()
}

#[test]
fn every_file_of_a_folder_is_in_the_catalogue_at_the_place_it_gives_itself() {
    let catalogue = Catalogue::bundled().unwrap();
    let ids = [
        ("breathing", catalogue.protocols.iter().map(|p| p.id.0.clone()).collect::<Vec<_>>()),
        ("practices", catalogue.practices.iter().map(|p| p.id.0.clone()).collect()),
        ("journal", catalogue.kinds.iter().map(|k| k.id.0.clone()).collect()),
        ("instruments", catalogue.instruments.iter().map(|i| i.id.0.clone()).collect()),
    ];
    for (folder, ids) in ids {
        assert!(!ids.is_empty(), "{folder}");
        assert_eq!(ids, by_place(folder), "{folder}");
    }
    assert_eq!(catalogue.protocols[0].id.0, "soothing-rhythm", "the gentlest comes first");
    let offered = |role| catalogue.offered(role).map(|practice| practice.id.0.as_str()).collect::<Vec<_>>();
    assert_eq!(offered(Role::Anchor), [catalogue.anchor.id.0.as_str()]);
    assert!(!offered(Role::Pause).is_empty(), "kinds of entries pause");
    assert_eq!(offered(Role::Grounding), [catalogue.grounding.id.0.as_str()]);
}

#[test]
fn of_two_files_with_one_place_in_the_order_both_are_named() {
    let cases = [
        ("breathing/soothing-rhythm.json", "\"order\": 1,", "\"order\": 10,", "breathing/natural.json"),
        (
            "practices/three-minute-breathing-space.json",
            "\"order\": 1,",
            "\"order\": 2,",
            "practices/balanced-minds-srb-1.json",
        ),
        ("journal/reframe.json", "\"order\": 50,", "\"order\": 10,", "journal/note.json"),
    ];
    for (path, from, to, other) in cases {
        let error = read_with(path, from, to).unwrap_err();
        assert_eq!(error.field, "order", "{error}");
        let named = [path, other].iter().all(|file| error.file == *file || error.reason.contains(file));
        assert!(named && !error.reason.contains(&error.file), "{error}");
        assert!(error.line > 1, "{error}");
    }
}

#[test]
fn a_broken_file_is_named_with_its_line_and_field() {
    let cases = [
        ("breathing/box-4.json", "\"inhale\": 4", "\"inhale\": \"four\"", 5, "pattern.inhale"),
        ("breathing/box-4.json", "\"inhale\": 4", "\"inhale\": 1.5", 4, "pattern"),
        ("breathing/box-4.json", "\"inhale\": 4", "\"inhale\": 4.3", 4, "pattern"),
        ("breathing/box-4.json", "\"hold_full\": 4", "\"hold_ful\": 4", 6, "pattern.hold_ful"),
        ("breathing/box-4.json", "\"long\": 300", "\"long\": 601", 13, "session_s.long"),
        ("breathing/box-4.json", "\"short\": 64", "\"short\": -64", 11, "session_s.short"),
        ("breathing/box-4.json", "\"id\": \"box-4\"", "\"id\": \"box-5\"", 2, "id"),
        ("breathing/box-4.json", "\"balban\"", "\"balbam\"", 16, "sources"),
        ("breathing/box-4.json", "\"en\": {", "\"pl\": {", 0, "text"),
        ("breathing/four-seven-eight.json", "\"beginner\": 4", "\"beginner\": 9", 21, "cycles"),
        ("breathing/soothing-rhythm.json", "\"hold_empty\": 1", "\"hold_empty\": 7", 0, "ramp[0]"),
        ("practices/grounding.json", "[0.5, 1, 3]", "[1.5, 1, 3]", 0, "lengths.short.steps[0].does"),
        (
            "practices/grounding.json",
            "[0.5, 1, 3]",
            "[0.5, 1]",
            0,
            "lengths.short.steps[0].does.say[0].pause_s",
        ),
        (
            "practices/grounding.json",
            "[0.5, 1, 3]",
            "[-1, 1, 3]",
            0,
            "lengths.short.steps[0].does.say[0].pause_s[0]",
        ),
        ("practices/grounding.json", "\"id\": \"hands\"", "\"id\": \"feet\"", 0, "lengths.short.steps[1].id"),
        (
            "practices/grounding.json",
            "\"id\": \"hands\"",
            "\"id\": \"Two hands\"",
            0,
            "lengths.short.steps[1].id",
        ),
        ("practices/grounding.json", "\"say\": [", "\"sing\": [", 0, "lengths.short.steps[0].does"),
        ("practices/grounding.json", "\"short\": {", "\"tiny\": {", 0, "lengths.tiny"),
        (
            "practices/outside-anchor.json",
            "\"default\": \"home\"",
            "\"default\": \"out\"",
            0,
            "lengths.short.steps[5].does.choose.default",
        ),
        (
            "practices/outside-anchor.json",
            "\"default\": \"home\",",
            "",
            0,
            "lengths.short.steps[5].does.choose",
        ),
        (
            "practices/letter-to-myself.json",
            "\"kind\": \"letter\"",
            "\"kind\": \"postcard\"",
            0,
            "lengths.short.steps",
        ),
        (
            "practices/grounding.json",
            "\"text\": {\n    \"en\"",
            "\"text\": {\n    \"pl\": {\"name\": \"x\", \"summary\": \"x\", \"how\": [], \"cautions\": []},\n    \"en\"",
            0,
            "lengths.short.steps[0]",
        ),
        ("practices/balanced-minds-srb-1.json", "\"practice\"", "\"grounding\"", 0, "roles"),
        (
            "practices/calm-place.json",
            "\"prerequisites\": [",
            "\"prerequisites\": [\"responses-to-threat\", \"soothing-rythm-breathing\", ",
            0,
            "prerequisites[1]",
        ),
        (
            "practices/calm-place.json",
            "\"prerequisites\": [",
            "\"prerequisites\": [\"receiving-from-ideal-other\", ",
            13,
            "prerequisites[0]",
        ),
        (
            "practices/rain.json",
            "\"problems\": [",
            "\"problems\": [\"bad-weather\", ",
            0,
            "facets.problems[0]",
        ),
        ("finding/facets.json", "\"information\":", "\"audio-book\":", 0, "text"),
        ("finding/facets.json", "\"information\": \"To read\",", "", 0, "facets.resource_type"),
        ("finding/facets.json", "\"grief\": {", "\"grieving\": {", 0, "facets.problems"),
        ("finding/facets.json", "\"length\": \"How long\",", "", 0, "text.en.facets.length"),
        (
            "finding/said.json",
            "\"supportive-touch\"",
            "\"supportive-tuch\"",
            0,
            "text.en.said[0].practices[0]",
        ),
        ("finding/said.json", "\"insomnia\"", "\"no-sleep\"", 0, "text.en.said[1].problems[0]"),
        ("finding/distress.json", "\"cant breathe\"", "\"can't breathe\"", 0, "text.en.distress"),
        ("finding/albums.json", "\"voice-tone\"", "\"voice-tune\"", 0, "albums[0].practices"),
        ("finding/albums.json", "\"pt-what\"", "\"pt-which\"", 0, "albums[0].sources"),
        ("finding/albums.json", "\"free-tracks\"", "\"psychology-tools-audio\"", 0, "albums[1].id"),
        ("finding/because.json", "\"helped\"", "\"helpt\"", 0, "text"),
        ("voice.json", "in, slowly, and", "in. Slowly, and", 0, "text.en.calibration"),
        ("breathing-rules.json", "\"cycle_s\": [", "\"cycle_s\": [1, 2, ", 0, "bounds.cycle_s"),
        ("breathing-rules.json", "\"step_s\": 0.5", "\"step_s\": 0", 0, "bounds.step_s"),
        (
            "breathing-rules.json",
            "\"holds_percent_most\": 50",
            "\"holds_percent_most\": 90",
            27,
            "bounds.holds",
        ),
        ("breathing-rules.json", "\"usual_s\": 3", "\"usual_s\": 3.2", 44, "ramp.start.usual_s"),
        ("breathing-rules.json", "\"panic is rising\"", "\" \"", 0, "text.en.stop_if[3]"),
        ("journal/letter.json", "\"is\": \"choice\"", "\"is\": \"chance\"", 0, "fields[0].shape"),
        ("journal/letter.json", "\"most\": 10", "\"most\": 7", 0, "fields[2]"),
        ("journal/letter.json", "\"id\": \"eased\"", "\"id\": \"text\"", 0, "fields[2]"),
        ("journal/letter.json", "\"low\": \"cool\",", "", 0, "text.en.fields.eased"),
        ("journal/critic-log.json", "\"again\": \"before\"", "\"again\": \"later\"", 0, "fields[6]"),
        (
            "journal/critic-log.json",
            "\"practice\": \"noticing\"",
            "\"practice\": \"grounding\"",
            0,
            "fields[3].shape",
        ),
    ];
    for (path, from, to, line, field) in cases {
        let error = read_with(path, from, to).unwrap_err();
        let elsewhere = path == "finding/facets.json" && field.starts_with("facets.");
        assert!(error.file == path || elsewhere && error.file.starts_with("practices/"), "{error}");
        assert!(error.field.starts_with(field), "{field}: {error}");
        assert!(line == 0 || error.line == line, "line {line}: {error}");
        assert!(!error.reason.is_empty());
    }
    assert!(read_with("breathing/box-4.json", "\"inhale\": 4", "\"inhale\": 4.0").is_ok());
}

#[test]
fn a_circle_of_practices_that_lean_on_each_other_is_told_all_the_way_round() {
    let with = "\"prerequisites\": [\"receiving-from-ideal-other\", ";
    let error = read_with("practices/calm-place.json", "\"prerequisites\": [", with).unwrap_err();
    let circle =
        "calm-place leans on receiving-from-ideal-other leans on compassionate-other leans on calm-place";
    assert!(error.reason.contains(circle), "{error}");
}

/// The app has heads, and reads a script when it is asked for one.
#[test]
fn what_is_known_of_a_script_before_it_is_read_is_what_stands_in_it() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/content/practices");
    for practice in Catalogue::bundled().unwrap().practices {
        let text = std::fs::read_to_string(format!("{folder}/{}.json", practice.id.0)).unwrap();
        let whole: Practice = serde_json::from_str(&text).unwrap();
        let known = |practice: &Practice| -> Vec<_> {
            let scripts = practice.lengths.scripts();
            scripts.map(|(name, one)| (name, one.length, one.parts.clone(), one.minds_eyes)).collect()
        };
        assert!(!known(&practice).is_empty(), "{}", practice.id.0);
        assert_eq!(known(&practice), known(&whole), "{}", practice.id.0);
        assert_eq!(practice, whole, "with every step");
    }
}

#[test]
fn every_protocol_lies_inside_the_bounds_of_own_patterns() {
    let catalogue = Catalogue::bundled().unwrap();
    for protocol in &catalogue.protocols {
        for pattern in protocol.pattern.iter().chain(&protocol.ramp) {
            assert!(catalogue.rules.bounds.admits(pattern), "{}", protocol.id.0);
        }
    }
}

#[test]
fn words_fall_back_from_region_to_language_to_english() {
    let texts: Texts<String> =
        serde_json::from_str(r#"{"en": "soft", "pl": "miękko", "pt-br": "suave"}"#).unwrap();
    // And are said by a voice of the language that they are in.
    for (tag, expected, said_in) in [
        ("en", "soft", "en"),
        ("en-GB", "soft", "en-gb"),
        ("pl_PL", "miękko", "pl-pl"),
        ("PT-BR", "suave", "pt-br"),
        ("pt", "soft", "en"),
        ("", "soft", "en"),
        ("xx", "soft", "en"),
    ] {
        let language = Language::new(tag);
        assert_eq!(
            (texts.get(&language).as_str(), texts.spoken(&language).tag()),
            (expected, said_in),
            "{tag}"
        );
    }
}

/// Words the app does not say, and beginnings of such. The words of the screens are held against the same list
/// (`tests/strings/check.py`).
#[derive(serde::Deserialize)]
struct Unkind {
    words: Vec<String>,
    beginnings: Vec<String>,
}

/// Where such a word is a virtue, a kindness or a train.
const MEANT_OTHERWISE: [&str; 8] = [
    "patient with",
    "someone patient",
    "as patient",
    "like yours patient",
    "be treated kindly",
    "like to treat yourself",
    "would you treat a friend",
    "take a missed train",
];

#[test]
fn no_content_says_an_unkind_word_or_makes_a_claim() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/content");
    let list = include_str!("../../../tests/strings/unkind.json");
    let unkind: Unkind = serde_json::from_str(list).unwrap();
    let words = unkind.words.iter().map(|word| format!(" {word} "));
    let unkind: Vec<String> = words.chain(unkind.beginnings.iter().map(|word| format!(" {word}"))).collect();
    let mut read = 0;
    // What people type is theirs, and said to nobody.
    let typed = ["sources.json", "said.json", "distress.json"];
    for folder in [
        "",
        "/breathing",
        "/practices",
        "/safety",
        "/journal",
        "/finding",
        "/pictures",
        "/reminders",
        "/instruments",
    ] {
        for entry in std::fs::read_dir(format!("{root}{folder}")).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            if typed.contains(&name.as_str()) || !name.ends_with(".json") {
                continue;
            }
            let json: serde_json::Value =
                serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
            let mut words = String::new();
            collect(&json, false, &mut words);
            let spaced = words.to_lowercase().replace(|c: char| !c.is_alphabetic() && c != '\'', " ");
            let spaced = format!(" {} ", spaced.split_whitespace().collect::<Vec<_>>().join(" "));
            let spaced = MEANT_OTHERWISE.iter().fold(spaced, |text, meant| text.replace(meant, ""));
            for unkind in &unkind {
                assert!(!spaced.contains(unkind), "{name} says \"{unkind}\"");
            }
            read += 1;
        }
    }
    assert!(read >= 28);
}

/// The strings below "text" keys, which are what a person reads.
fn collect(json: &serde_json::Value, inside: bool, words: &mut String) {
    match json {
        serde_json::Value::String(text) if inside => {
            words.push_str(text);
            words.push_str(" . ");
        }
        serde_json::Value::Array(all) => all.iter().for_each(|one| collect(one, inside, words)),
        serde_json::Value::Object(all) => {
            all.iter().for_each(|(k, v)| collect(v, inside || k == "text" || k == "part" || k == "en", words))
        }
        _ => {}
    }
}

#[test]
fn the_schemas_that_editors_use_are_those_of_the_types() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/content/schema");
    let schemas = [
        ("protocol", schema_for!(ProtocolFile)),
        ("practice", schema_for!(Practice)),
        ("breathing-rules", schema_for!(Rules)),
        ("crisis", schema_for!(Crisis)),
        ("abuse-lines", schema_for!(AbuseLines)),
        ("kind", schema_for!(Kind)),
        ("journal-words", schema_for!(JournalWords)),
        ("voice", schema_for!(VoiceWords)),
        ("reminder-texts", schema_for!(ReminderTexts)),
        ("makers", schema_for!(Makers)),
        ("finding-facets", schema_for!(FacetWords)),
        ("finding-said", schema_for!(SaidWords)),
        ("finding-distress", schema_for!(DistressWords)),
        ("finding-because", schema_for!(BecauseWords)),
        ("finding-albums", schema_for!(Albums)),
        ("picture", schema_for!(PictureFile)),
        ("instrument", schema_for!(Instrument)),
        ("informal", schema_for!(Informal)),
    ];
    for (name, schema) in schemas {
        let path = format!("{root}/{name}.schema.json");
        let made = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        if std::env::var_os("KINDSELF_WRITE_SCHEMAS").is_some() {
            std::fs::create_dir_all(root).unwrap();
            std::fs::write(&path, &made).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            kept == made,
            "{name}: write it anew with KINDSELF_WRITE_SCHEMAS=1 cargo test -p kindself-core schemas"
        );
    }
}

#[test]
fn a_step_stays_in_its_range_and_leads_nowhere_at_its_end() {
    let range = Range { least: Millis(1000), most: Millis(5200) };
    for (now, more, next) in [
        (None, true, Some(1000)),
        (None, false, Some(1000)),
        (Some(1000), true, Some(1500)),
        (Some(5000), true, Some(5200)),
        (Some(5200), true, None),
        (Some(9000), true, None),
        (Some(9000), false, Some(5200)),
        (Some(1200), false, Some(1000)),
        (Some(1000), false, None),
        (Some(0), false, None),
        (Some(0), true, Some(1000)),
        (Some(u64::MAX), true, None),
    ] {
        assert_eq!(range.stepped(now.map(Millis), Millis(500), more), next.map(Millis), "{now:?} {more}");
    }
}

#[test]
fn a_discreet_practice_keeps_nothing_and_begins_with_the_room() {
    let file = "practices/coercive-methods.json";
    for (from, to, field) in [
        ("\"default\": \"room-first\"", "\"default\": \"go-on\"", ".does.choose.default"),
        ("\"default\": \"room-first\"", "\"keep\": \"phrase\", \"default\": \"room-first\"", ".does.choose"),
        ("\"note\":", "\"unknown_note\":", ""),
        ("\"unreviewed\":", "\"unreviewd\":", ""),
    ] {
        let error = read_with(file, from, to).unwrap_err();
        assert_eq!(error.file, file, "{error}");
        assert!(error.field.ends_with(field), "{error}");
    }
    let error =
        read_with(file, "\"roles\": [\"practice\"]", "\"roles\": [\"practice\", \"pause\"]").unwrap_err();
    assert_eq!(error.field, "roles", "{error}");
}

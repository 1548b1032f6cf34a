//! Reads the content files and checks that they fit together.

use super::source_line::line_of;
use super::{
    AbuseLines, Albums, ContentError, Crisis, Finding, Informal, Instrument, InstrumentId, JournalWords,
    Kind, KindId, Makers, Part, Picture, Practice, PracticeId, Protocol, ProtocolFile, ProtocolId,
    ReminderTexts, Role, Rules, VoiceWords, picture,
};
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};

/// A content file: its path below `core/content/`, and its text.
#[derive(Debug, Clone, Copy)]
pub struct File<'a> {
    /// Path below `core/content/`.
    pub path: &'a str,
    /// The JSON.
    pub text: &'a str,
}

/// All content files, by kind. `build.rs` lists the folders; adding a protocol is adding a file.
#[derive(Debug, Clone, Copy)]
pub struct Files<'a> {
    /// Where facts come from.
    pub sources: File<'a>,
    /// What all breathing keeps to.
    pub rules: File<'a>,
    pub protocols: &'a [File<'a>],
    /// One file a practice.
    pub practices: &'a [File<'a>],
    /// Where the steps of the practices' scripts stand, practice by practice, in the order of their lengths; empty where they stand in
    /// the files themselves.
    pub scripts: &'a [[&'static str; 3]],
    /// One file a kind of entry.
    pub kinds: &'a [File<'a>],
    /// One file a picture.
    pub pictures: &'a [File<'a>],
    /// Scales, one in each file.
    pub instruments: &'a [File<'a>],
    /// The written exercise that stands beside one.
    pub informal: File<'a>,
    /// What kinds share.
    pub journal_words: File<'a>,
    /// The lifebuoy's numbers.
    pub crisis: File<'a>,
    /// Help lines for people who live with abuse.
    pub abuse_lines: File<'a>,
    /// What a voice is asked first.
    pub voice: File<'a>,
    /// What reminders say.
    pub reminder_texts: File<'a>,
    /// What makers of phones do with apps that are out of sight.
    pub makers: File<'a>,
    /// The words by which all of it is found.
    pub finding: FindingFiles<'a>,
}

/// The files of `finding/`.
#[derive(Debug, Clone, Copy)]
pub struct FindingFiles<'a> {
    pub facets: File<'a>,
    pub said: File<'a>,
    pub distress: File<'a>,
    pub because: File<'a>,
    pub albums: File<'a>,
}

impl<'a> FindingFiles<'a> {
    /// All of them.
    pub fn each(&self) -> [File<'a>; 5] {
        [self.facets, self.said, self.distress, self.because, self.albums]
    }
}

/// Everything the app knows, checked and in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalogue {
    /// Where facts come from, by key.
    pub sources: BTreeMap<String, String>,
    /// What all breathing keeps to.
    pub rules: Rules,
    /// Protocols in their order.
    pub protocols: Vec<Protocol>,
    /// Practices in their order, wherever they are offered.
    pub practices: Vec<Practice>,
    /// Kinds of entries in their order.
    pub kinds: Vec<Kind>,
    /// Emblems, and what lessons show.
    pub pictures: Vec<Picture>,
    /// Instruments in their order.
    pub instruments: Vec<Instrument>,
    /// The written exercise that stands beside one.
    pub informal: Informal,
    /// What kinds share.
    pub journal_words: JournalWords,
    /// The practice of the lifebuoy.
    pub grounding: Practice,
    /// Where practices lead out to.
    pub anchor: Practice,
    /// What begins with one tap, for whoever needs a kind word now.
    pub kind_minute: Practice,
    /// The lifebuoy's numbers.
    pub crisis: Crisis,
    /// Help lines for people who live with abuse.
    pub abuse_lines: AbuseLines,
    /// What a voice is asked first.
    pub voice: VoiceWords,
    /// What reminders say.
    pub reminder_texts: ReminderTexts,
    /// What makers of phones do with apps that are out of sight.
    pub makers: Makers,
    /// The words by which all of it is found.
    pub finding: Finding,
}

impl Catalogue {
    /// Reads and checks all files.
    pub fn read(files: &Files) -> Result<Self, ContentError> {
        let sources: BTreeMap<String, String> = parse(&files.sources)?;
        let known: BTreeSet<&str> = sources.keys().map(String::as_str).collect();
        let rules: Rules = parse(&files.rules)?;
        cited(&files.rules, "sources", rules.sources.iter().chain(&rules.ramp.sources), &known)?;

        let mut protocols = Vec::with_capacity(files.protocols.len());
        for file in files.protocols {
            let parsed: ProtocolFile = parse(file)?;
            named(file, &parsed.id.0)?;
            cited(file, "sources", &parsed.sources, &known)?;
            let protocol = Protocol::checked(parsed, &rules.bounds);
            protocols.push(protocol.map_err(|(field, reason)| fault(file, field, reason))?);
        }
        let mut practices = Vec::with_capacity(files.practices.len());
        for (n, file) in files.practices.iter().enumerate() {
            let mut practice = practice(file, &known)?;
            if let Some(texts) = files.scripts.get(n) {
                practice.lengths.stand_in(*texts);
            }
            practices.push(practice);
        }
        let mut kinds = Vec::with_capacity(files.kinds.len());
        for file in files.kinds {
            kinds.push(kind(file, &known, &practices)?);
        }
        let mut instruments = Vec::with_capacity(files.instruments.len());
        for file in files.instruments {
            let instrument: Instrument = parse(file)?;
            named(file, &instrument.id.0)?;
            cited(file, "sources", &instrument.sources, &known)?;
            instruments.push(instrument);
        }
        let informal: Informal = parse(&files.informal)?;
        cited(&files.informal, "ground.sources", &informal.ground.sources, &known)?;
        let journal_words: JournalWords = parse(&files.journal_words)?;
        cited(&files.journal_words, "sources", &journal_words.sources, &known)?;
        let crisis: Crisis = parse(&files.crisis)?;
        let abuse_lines: AbuseLines = parse(&files.abuse_lines)?;
        let voice: VoiceWords = parse(&files.voice)?;
        cited(&files.voice, "sources", &voice.sources, &known)?;
        if let Some((field, reason)) = voice.fault() {
            return Err(fault(&files.voice, field, reason));
        }
        let reminder_texts: ReminderTexts = parse(&files.reminder_texts)?;
        cited(&files.reminder_texts, "sources", &reminder_texts.sources, &known)?;
        let makers: Makers = parse(&files.makers)?;
        for (at, maker) in makers.each() {
            cited(&files.makers, &format!("{at}.sources"), &maker.sources, &known)?;
        }
        let finding = finding(&files.finding)?;
        let pictures = picture::read(files.pictures)?;
        protocols.sort_by_key(|p| p.order);
        practices.sort_by_key(|p| p.order);
        kinds.sort_by_key(|k| k.order);
        instruments.sort_by_key(|i| i.order);
        let grounding = only(Role::Grounding, "grounding", files.practices, &practices)?;
        let anchor = only(Role::Anchor, "anchor", files.practices, &practices)?;
        let kind_minute = only(Role::Minute, "minute", files.practices, &practices)?;
        Ok(Self {
            sources,
            rules,
            protocols,
            practices,
            kinds,
            pictures,
            instruments,
            informal,
            journal_words,
            grounding,
            anchor,
            kind_minute,
            crisis,
            abuse_lines,
            voice,
            reminder_texts,
            makers,
            finding,
        })
    }

    /// The protocol of that name.
    pub fn protocol(&self, id: &ProtocolId) -> Option<&Protocol> {
        self.protocols.iter().find(|protocol| protocol.id == *id)
    }

    /// The practice of that name.
    pub fn practice(&self, id: &PracticeId) -> Option<&Practice> {
        self.practices.iter().find(|practice| practice.id == *id)
    }

    /// The instrument of that name.
    pub fn instrument(&self, id: &InstrumentId) -> Option<&Instrument> {
        self.instruments.iter().find(|instrument| instrument.id == *id)
    }

    /// Where something is from, for a person to read: what is published. Names of our own lists say nothing to them.
    pub fn published<'a>(&'a self, keys: &'a [String]) -> impl Iterator<Item = &'a str> {
        let texts = keys.iter().filter_map(|key| self.sources.get(key)).map(String::as_str);
        texts.filter(|text| text.contains("http") || text.contains("doi"))
    }

    /// The practices that are offered there, in their order.
    pub fn offered(&self, role: Role) -> impl Iterator<Item = &Practice> {
        self.practices.iter().filter(move |practice| practice.is(role))
    }

    /// The kind of entry of that name.
    pub fn kind(&self, id: &KindId) -> Option<&Kind> {
        self.kinds.iter().find(|kind| kind.id == *id)
    }
}

fn finding(files: &FindingFiles) -> Result<Finding, ContentError> {
    let Albums { unsure: _, albums } = parse(&files.albums)?;
    Ok(Finding {
        facets: parse(&files.facets)?,
        said: parse(&files.said)?,
        distress: parse(&files.distress)?,
        because: parse(&files.because)?,
        albums,
    })
}

fn practice(file: &File, known: &BTreeSet<&str>) -> Result<Practice, ContentError> {
    let practice: Practice = parse(file)?;
    named(file, &practice.id.0)?;
    cited(file, "sources", &practice.sources, known)?;
    Ok(practice)
}

/// The one practice that has a role.
fn only(role: Role, name: &str, files: &[File], practices: &[Practice]) -> Result<Practice, ContentError> {
    let all: Vec<&Practice> = practices.iter().filter(|practice| practice.is(role)).collect();
    if let [one] = all.as_slice() {
        return Ok((*one).clone());
    }
    // One of those that have it, where there are several.
    let path = all.first().map(|practice| format!("practices/{}.json", practice.id.0));
    let file = files.iter().find(|file| path.as_deref() == Some(file.path)).or(files.first()).copied();
    let file = file.unwrap_or(File { path: "practices", text: "" });
    Err(fault(&file, "roles", format!("one practice, and only one, has the role \"{name}\"")))
}

fn kind(file: &File, known: &BTreeSet<&str>, practices: &[Practice]) -> Result<Kind, ContentError> {
    let kind: Kind = parse(file)?;
    named(file, &kind.id.0)?;
    cited(file, "sources", &kind.sources, known)?;
    if let Some((field, reason)) = kind.fault() {
        return Err(fault(file, field, reason));
    }
    for (n, field) in kind.fields.iter().enumerate() {
        if let Part::Pause { practice } = &field.part
            && !practices.iter().any(|one| one.id == *practice && one.is(Role::Pause))
        {
            let reason = "names a practice that has the role \"pause\"";
            return Err(fault(file, format!("fields[{n}].shape.practice"), reason));
        }
    }
    Ok(kind)
}

pub(super) fn parse<T: DeserializeOwned>(file: &File) -> Result<T, ContentError> {
    let mut json = serde_json::Deserializer::from_str(file.text);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let field = error.path().to_string();
        let inner = error.into_inner();
        // serde_json appends the place to its text; it is told apart here, once.
        let text = inner.to_string();
        let reason = text.split(" at line ").next().unwrap_or(&text).to_owned();
        ContentError { file: file.path.into(), line: inner.line(), field, reason }
    })?;
    json.end().map_err(|e| ContentError {
        file: file.path.into(),
        line: e.line(),
        field: ".".into(),
        reason: "something follows the end of the file's one object".into(),
    })?;
    Ok(value)
}

/// A fault that the types alone cannot see.
pub(super) fn fault(file: &File, field: impl Into<String>, reason: impl Into<String>) -> ContentError {
    let field = field.into();
    let line = line_of(file.text, &field);
    ContentError { file: file.path.into(), line, reason: reason.into(), field }
}

/// A file is named for what is in it, so that one finds it.
pub(super) fn named(file: &File, id: &str) -> Result<(), ContentError> {
    let stem = file.path.rsplit('/').next().and_then(|name| name.strip_suffix(".json"));
    if stem == Some(id) {
        Ok(())
    } else {
        Err(fault(file, "id", format!("\"{id}\" is in a file of another name; they are the same")))
    }
}

pub(super) fn cited<'a>(
    file: &File,
    field: &str,
    keys: impl IntoIterator<Item = &'a String>,
    known: &BTreeSet<&str>,
) -> Result<(), ContentError> {
    let mut count = 0;
    for key in keys {
        count += 1;
        if !known.contains(key.as_str()) {
            return Err(fault(file, field, format!("\"{key}\" is not in sources.json")));
        }
    }
    if count == 0 { Err(fault(file, field, "at least one source")) } else { Ok(()) }
}

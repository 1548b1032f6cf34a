//! What is asked of the words of reminders beyond their shape: that they fit, that there are enough, and that none of them nags.

use super::{Message, NAME, Purpose, ReminderText, ReminderTexts};
use crate::content::Language;
use std::collections::BTreeSet;

type Wrong = Option<(String, String)>;

/// The most letters of a title.
const TITLE: usize = 40;
/// The most letters of a body, a name in it included.
const BODY: usize = 100;
/// The letters that a name is counted as; the longest in the catalogue has about as many.
const NAME_ROOM: usize = 44;

/// Words by which a reminder would nag, blame or hurry.
pub(super) const NAGGING: [&str; 58] = [
    "missed",
    "miss",
    "again",
    "still",
    "forgot",
    "forgotten",
    "forget",
    "don't forget",
    "remember to",
    "haven't",
    "hasn't",
    "didn't",
    "never",
    "streak",
    "streaks",
    "on track",
    "back on track",
    "should",
    "shouldn't",
    "must",
    "mustn't",
    "ought",
    "need to",
    "needs to",
    "have to",
    "has to",
    "got to",
    "supposed to",
    "time to",
    "time for",
    "overdue",
    "due",
    "late",
    "behind",
    "waiting",
    "awaits",
    "been a while",
    "long time",
    "come back",
    "welcome back",
    "return",
    "yet",
    "only",
    "just",
    "simply",
    "finally",
    "at last",
    "hurry",
    "quick",
    "quickly",
    "now or never",
    "last chance",
    "goal",
    "goals",
    "keep it up",
    "well done",
    "heal",
    "heals",
];

/// How words begin that blame, or promise what nobody can.
pub(super) const BEGINNINGS: [&str; 17] = [
    "fail",
    "skip",
    "laps",
    "neglect",
    "ignor",
    "lazi",
    "lazy",
    "guilt",
    "disappoint",
    "healing",
    "improv",
    "prove",
    "reduc",
    "reliev",
    "boost",
    "fix",
    "transform",
];

/// How words begin that tell what the app is about.
pub(super) const TELLING: [&str; 26] = [
    "kind",
    "compassion",
    "self",
    "practi",
    "breath",
    "journal",
    "diar",
    "letter",
    "scale",
    "programme",
    "mind",
    "meditat",
    "calm",
    "relax",
    "sooth",
    "feel",
    "mood",
    "emotion",
    "stress",
    "anxi",
    "sad",
    "worr",
    "therap",
    "health",
    "well being",
    "wellbeing",
];

impl ReminderTexts {
    /// The first fault, if there is one: its field, and what belongs there.
    pub(in crate::content) fn fault(&self) -> Wrong {
        self.text.entries().find_map(|(language, text)| {
            let wrong = wrong_in(&language, text)?;
            Some((format!("text.{}.{}", language.tag(), wrong.0), wrong.1))
        })
    }
}

fn wrong_in(language: &Language, text: &ReminderText) -> Wrong {
    let mut told: BTreeSet<(&str, &str)> = BTreeSet::new();
    for purpose in Purpose::ALL {
        let versions = text.versions(purpose);
        let field = purpose.field();
        if versions.len() < fewest(purpose) {
            let reason = format!("at least {} versions", fewest(purpose));
            return Some((field.to_owned(), reason));
        }
        let is_list = !matches!(purpose, Purpose::Public | Purpose::Refill | Purpose::Test);
        let (mut titles, mut bodies) = (BTreeSet::new(), BTreeSet::new());
        for (n, message) in versions.iter().enumerate() {
            let at = if is_list { format!("{field}[{n}]") } else { field.to_owned() };
            if let Some((part, reason)) = wrong_message(language, purpose, message) {
                return Some((format!("{at}.{part}"), reason));
            }
            if !titles.insert(message.title.as_str()) {
                return Some((format!("{at}.title"), "no two versions have the same title".into()));
            }
            if !bodies.insert(message.body.as_str()) {
                return Some((format!("{at}.body"), "no two versions have the same body".into()));
            }
            if !told.insert((&message.title, &message.body)) {
                return Some((at, "no two purposes say the same".into()));
            }
        }
    }
    None
}

/// So many that a daily reminder does not wear out; one where a person meets it once.
fn fewest(purpose: Purpose) -> usize {
    match purpose {
        Purpose::Discreet => 12,
        Purpose::KindAct => 8,
        _ if purpose.says_name() => 6,
        Purpose::Letter | Purpose::AfterPractice => 4,
        Purpose::OfferPause => 2,
        _ => 1,
    }
}

fn wrong_message(language: &Language, purpose: Purpose, message: &Message) -> Option<(&'static str, String)> {
    let names = message.body.matches(NAME).count();
    if names != usize::from(purpose.says_name()) || message.body.replace(NAME, "").contains(['{', '}']) {
        let reason = if purpose.says_name() { "{name}, once, and no other" } else { "no placeholder" };
        return Some(("body", reason.to_owned()));
    }
    if message.title.contains(['{', '}']) {
        return Some(("title", "a name is in the body, which has room for it".to_owned()));
    }
    let body = message.body.replace(NAME, "");
    let room = BODY.saturating_sub(names * NAME_ROOM);
    for (part, text, most) in [("title", message.title.as_str(), TITLE), ("body", body.as_str(), room)] {
        if text.chars().count() > most {
            return Some((part, format!("at most {most} letters beside a name")));
        }
        if let Some(reason) = not_plain(text).or_else(|| nagging(language, text)) {
            return Some((part, reason));
        }
        if let Some(word) = telling(language, text).filter(|_| purpose.is_discreet()) {
            return Some((part, format!("\"{word}…\" tells what the app is about; say it without")));
        }
    }
    None
}

/// What a notification would not show as it is meant, or what would shout.
fn not_plain(text: &str) -> Option<String> {
    let refused = |c: char| {
        let markup = "<>*_`#|\\{}[]".contains(c);
        let shouts = matches!(c, '!' | '¡' | '！');
        // Arrows, signs, dingbats, and everything that is drawn as a little picture.
        let picture = matches!(c, '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..='\u{1ffff}');
        c.is_control() || markup || shouts || picture
    };
    let wrong = text.chars().find(|c| refused(*c));
    let wrong =
        wrong.map(|c| format!("{c:?} has no place here: plain words, no exclamation marks, no emoji"));
    let spaced = text.trim() != text || text.contains("  ");
    wrong.or_else(|| spaced.then(|| "no space at either end, none twice".to_owned()))
}

fn nagging(language: &Language, text: &str) -> Option<String> {
    let spaced = spaced(language, text)?;
    let word = NAGGING.iter().find(|word| spaced.contains(&format!(" {word} ")));
    let word = word.or_else(|| BEGINNINGS.iter().find(|word| spaced.contains(&format!(" {word}"))))?;
    Some(format!("\"{word}\" nags, blames or promises; a reminder invites"))
}

fn telling(language: &Language, text: &str) -> Option<&'static str> {
    let spaced = spaced(language, text)?;
    TELLING.into_iter().find(|word| spaced.contains(&format!(" {word}")))
}

/// The words in small letters, a space around each. `None` in languages for which there are no lists: whoever adds one reads
/// its texts aloud to someone (CONTRIBUTING).
fn spaced(language: &Language, text: &str) -> Option<String> {
    let english = language.tag() == Language::BASE || language.tag().starts_with("en-");
    let text = text.to_lowercase().replace('’', "'");
    let words = text.replace(|c: char| !c.is_alphanumeric() && c != '\'', " ");
    english.then(|| format!(" {} ", words.split_whitespace().collect::<Vec<_>>().join(" ")))
}

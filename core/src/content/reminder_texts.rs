//! What reminders say.

mod review;
#[cfg(test)]
mod tests;

use super::{Language, Texts};
use serde::Deserialize;

/// Where the name of what a reminder is about goes.
const NAME: &str = "{name}";

/// What a reminder's words are for. A person's own words need none of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purpose {
    /// Says nothing of what the app or the reminder is about: what is said unless a person chose otherwise.
    Discreet,
    /// A practice, by its name.
    Practice,
    /// A breathing protocol, by its name.
    Breathing,
    /// A kind of entry, by its name.
    Journal,
    /// A scale, by its name.
    Scale,
    /// A programme's day, by the programme's name.
    Programme,
    /// A sealed letter to oneself opens today.
    Letter,
    /// The evening's question about a kind act.
    KindAct,
    /// Some hours after a practice.
    AfterPractice,
    /// After some were let pass: reminders can rest.
    OfferPause,
    /// On a locked screen, whatever the reminder says.
    Public,
    /// The app is to be opened, for the phone holds no more reminders.
    Refill,
    /// Of the self-test.
    Test,
}

impl Purpose {
    /// All of them, in the order of the file.
    pub const ALL: [Self; 13] = [
        Self::Discreet,
        Self::Practice,
        Self::Breathing,
        Self::Journal,
        Self::Scale,
        Self::Programme,
        Self::Letter,
        Self::KindAct,
        Self::AfterPractice,
        Self::OfferPause,
        Self::Public,
        Self::Refill,
        Self::Test,
    ];

    /// Whether its words say the name of what they are about.
    pub fn says_name(self) -> bool {
        matches!(self, Self::Practice | Self::Breathing | Self::Journal | Self::Scale | Self::Programme)
    }

    /// Whether someone who reads it over a shoulder learns nothing.
    pub fn is_discreet(self) -> bool {
        matches!(self, Self::Discreet | Self::OfferPause | Self::Public | Self::Refill | Self::Test)
    }

    /// Its field in the file.
    fn field(self) -> &'static str {
        match self {
            Self::Discreet => "discreet",
            Self::Practice => "practice",
            Self::Breathing => "breathing",
            Self::Journal => "journal",
            Self::Scale => "scale",
            Self::Programme => "programme",
            Self::Letter => "letter",
            Self::KindAct => "kind_act",
            Self::AfterPractice => "after_practice",
            Self::OfferPause => "offer_pause",
            Self::Public => "public",
            Self::Refill => "refill",
            Self::Test => "test",
        }
    }
}

/// What a notification says, as plain text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Message {
    /// At most 40 letters.
    pub title: String,
    /// At most 100 letters, with a name in it.
    pub body: String,
}

/// Words in one language: versions of each purpose.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ReminderText {
    /// Says nothing of what the app or the reminder is about.
    pub discreet: Vec<Message>,
    /// `{name}` is the practice's.
    pub practice: Vec<Message>,
    /// `{name}` is the protocol's.
    pub breathing: Vec<Message>,
    /// `{name}` is that of the kind of entry.
    pub journal: Vec<Message>,
    /// `{name}` is the scale's.
    pub scale: Vec<Message>,
    /// `{name}` is the programme's.
    pub programme: Vec<Message>,
    /// A sealed letter to oneself opens today.
    pub letter: Vec<Message>,
    /// A question in the evening, which takes no for an answer.
    pub kind_act: Vec<Message>,
    /// Some hours after a practice.
    pub after_practice: Vec<Message>,
    /// Reminders can rest: no count, no guilt.
    pub offer_pause: Vec<Message>,
    /// On a locked screen.
    pub public: Message,
    /// The app is to be opened for reminders to go on.
    pub refill: Message,
    /// Of the self-test.
    pub test: Message,
}

impl ReminderText {
    /// The versions there are for a purpose.
    pub fn versions(&self, purpose: Purpose) -> &[Message] {
        match purpose {
            Purpose::Discreet => &self.discreet,
            Purpose::Practice => &self.practice,
            Purpose::Breathing => &self.breathing,
            Purpose::Journal => &self.journal,
            Purpose::Scale => &self.scale,
            Purpose::Programme => &self.programme,
            Purpose::Letter => &self.letter,
            Purpose::KindAct => &self.kind_act,
            Purpose::AfterPractice => &self.after_practice,
            Purpose::OfferPause => &self.offer_pause,
            Purpose::Public => std::slice::from_ref(&self.public),
            Purpose::Refill => std::slice::from_ref(&self.refill),
            Purpose::Test => std::slice::from_ref(&self.test),
        }
    }
}

/// `reminders/texts.json`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ReminderTexts {
    /// Keys into `sources.json`.
    pub sources: Vec<String>,
    /// What is not certain about them.
    #[serde(default)]
    pub unsure: Vec<String>,
    /// Words.
    pub text: Texts<ReminderText>,
}

impl ReminderTexts {
    /// What a reminder says: of the n versions for its purpose the one at `pick % n`, so that the same pick says the same.
    /// What would say a name and is given none says nothing of what it is about instead.
    pub fn text(&self, purpose: Purpose, name: Option<&str>, pick: u64, language: &Language) -> Message {
        let words = self.text.get(language);
        let name = name.map(str::trim).filter(|name| !name.is_empty());
        let nameless = purpose.says_name() && name.is_none();
        let purpose = if nameless { Purpose::Discreet } else { purpose };
        let versions = words.versions(purpose);
        // The build refuses a purpose without versions; what a locked screen shows is right for all of them.
        let version = picked(versions, pick).unwrap_or(&words.public);
        let Some(name) = name.filter(|_| purpose.says_name()) else { return version.clone() };
        let with_name = |text: &str| text.replacen(NAME, name, 1);
        Message { title: with_name(&version.title), body: with_name(&version.body) }
    }
}

fn picked(versions: &[Message], pick: u64) -> Option<&Message> {
    let count = u64::try_from(versions.len()).ok()?;
    let at = pick.checked_rem(count)?;
    versions.get(usize::try_from(at).ok()?)
}

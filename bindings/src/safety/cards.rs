//! Crisis lines as the screens show them.

pub use kindself_core::content::Reaches;

/// What an emergency number is for.
#[uniffi::remote(Enum)]
pub enum Reaches {
    /// All emergencies.
    All,
    Ambulance,
    AmbulanceAndFire,
    /// Medical help.
    Medical,
    Police,
}

/// A phone number.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct NumberCard {
    /// As people write it.
    pub shown: String,
    /// As it is dialled: digits, and `+` or `*` at its start.
    pub dialled: String,
}

/// An emergency number.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct EmergencyCard {
    pub number: NumberCard,
    pub reaches: Reaches,
    /// Where, or from what phone, it works.
    pub note: Option<String>,
    /// Found in lists of numbers only; to be said.
    pub list_only: bool,
}

/// Where a number was seen.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SourceCard {
    /// The website's name.
    pub site: String,
    /// Its date: a day, a month or a year, ISO 8601; none where it has none.
    pub date: Option<String>,
}

/// When a helpline answers.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum Hours {
    /// Day and night.
    Always,
    /// As these words say.
    Told { words: String },
    /// Not known.
    Unknown,
}

/// What a helpline costs.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum Cost {
    /// Nothing.
    Free,
    /// What such a call costs.
    Charged,
    /// As these words say.
    Told { words: String },
    /// Not known.
    Unknown,
}

/// A way to reach a helpline.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum LineWay {
    Call {
        number: NumberCard,
    },
    /// By a text message.
    Text {
        number: NumberCard,
        /// What to write, where it is asked for.
        say: Option<String>,
    },
    /// By WhatsApp.
    Whatsapp {
        number: NumberCard,
    },
    /// By a chat on a website.
    Chat {
        /// The website's name.
        site: String,
    },
}

/// A helpline.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct LineCard {
    pub name: String,
    /// How to reach it, the best way first.
    pub ways: Vec<LineWay>,
    /// When it answers.
    pub hours: Hours,
    pub cost: Cost,
    /// Languages spoken there, where that is known.
    pub languages: Vec<String>,
    /// What is doubtful about it.
    pub caution: Option<String>,
    /// What else is good to know.
    pub note: Option<String>,
    /// Nothing about it is dated within a year; to be said.
    pub is_old: bool,
    /// Where it was seen.
    pub sources: Vec<SourceCard>,
}

/// A country that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CountryCard {
    /// ISO 3166 code, or `EU`.
    pub code: String,
    pub name: String,
}

/// What is known of one country.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PlaceCard {
    /// ISO 3166 code, or `EU`.
    pub country: String,
    pub name: String,
    /// Helplines; none where none is known well enough.
    pub lines: Vec<LineCard>,
    /// What to do when nobody answers.
    pub if_no_answer: String,
}

/// Everything the crisis screen shows.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CrisisCard {
    /// The person's country; none where it is not known, or not in the list.
    pub place: Option<PlaceCard>,
    /// The code of the person's country where it is known and not in the list; the phone has its name, and it is to be said.
    pub unlisted: Option<String>,
    /// Its emergency numbers; where there is no place, those that work widely.
    pub emergency: Vec<EmergencyCard>,
    /// Nothing about any of them is dated within a year; to be said of their sources.
    pub emergency_is_old: bool,
    /// Where they were seen.
    pub emergency_sources: Vec<SourceCard>,
    /// Nothing about one of them, or about a line, or about the words `elsewhere` where they stand, is dated within a year;
    /// to be said.
    pub some_are_old: bool,
    /// The day on which someone last looked at the list, ISO 8601.
    pub looked_on: String,
    /// That is more than a year ago; to be said.
    pub is_old: bool,
    /// Before the emergency number.
    pub first: String,
    /// Before the helplines.
    pub then: String,
    /// Where there is no helpline.
    pub no_line: String,
    /// After both.
    pub also: String,
    /// Asks for the country.
    pub ask: String,
    /// Before the numbers, where the country is not known.
    pub unknown: String,
    /// Where a country is not in the list.
    pub elsewhere: String,
    /// Where that was seen; none where there is a place.
    pub elsewhere_sources: Vec<SourceCard>,
    /// Nothing about it is dated within a year; to be said.
    pub elsewhere_is_old: bool,
    /// Says that nobody has tried the numbers, and that they change.
    pub untried: String,
}

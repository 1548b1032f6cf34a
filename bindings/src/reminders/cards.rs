//! What the screens of reminders show.

use super::errors::ReminderFault;
use super::phone::{Factor, FactorState, PhoneSystem, ReminderAct, SettingsPage};
use super::rule::{self, QuietSpan, ReminderRule};
use chrono::Timelike;
use kindself_core::reminders::usual;
use kindself_core::reminders::{self, Between, Noted, Upcoming, Weekdays, Wishes};

pub use kindself_core::reminders::{Moved, Never, Why as WhyNot};

/// Why a reminder comes at another time than was asked for.
#[uniffi::remote(Enum)]
pub enum Moved {
    No,
    /// A change of the clocks left that time out.
    Gap,
    Quiet,
}

/// Why a rule never reminds.
#[uniffi::remote(Enum)]
pub enum Never {
    /// It is always quiet then.
    Quiet,
    /// Its date is over.
    Over,
    /// It rests until it is woken.
    Resting,
    /// What it is about is not there any more.
    Gone,
    /// There was no practice yet that it counts from.
    NoPractice,
    /// No programme says a day.
    NoProgramme,
    /// Others come before it on each day: there are so many a day at most.
    HeldBack,
}

/// Why there is none on the dates before one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum NoReminder {
    NotItsDay,
    Quiet,
    Resting,
    /// Other reminders come on it.
    OneADay,
    /// It came already.
    Came,
    /// What it is about was done.
    Done,
    /// The person wants no more of it on that day.
    NotToday,
    /// Its time is over.
    TooLate,
}

impl From<WhyNot> for NoReminder {
    fn from(why: WhyNot) -> Self {
        match why {
            WhyNot::NotItsDay => Self::NotItsDay,
            WhyNot::Quiet => Self::Quiet,
            WhyNot::Resting => Self::Resting,
            WhyNot::OneADay => Self::OneADay,
            WhyNot::Came => Self::Came,
            WhyNot::Done => Self::Done,
            WhyNot::NotToday => Self::NotToday,
            WhyNot::TooLate => Self::TooLate,
        }
    }
}

/// Between which times one is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct DrawnWindow {
    /// Minutes after midnight.
    pub from_min: u16,
    pub until_min: u16,
}

/// A reminder that is to come.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct UpcomingCard {
    /// The rule's name.
    pub rule: String,
    /// The date that clocks show then where the person is, ISO 8601.
    pub date: String,
    /// And the time, minutes after midnight.
    pub at_min: u16,
    /// So many dates ahead; 0: today, 1: tomorrow.
    pub in_days: u32,
    /// Drawn inside of a window: nobody is to know its moment ahead.
    pub window: Option<DrawnWindow>,
    pub moved: Moved,
    /// Why there is none on the dates since the one before it, or since today.
    pub before: Option<NoReminder>,
    /// Those dates are a Saturday and a Sunday.
    pub weekend: bool,
}

impl From<Upcoming> for UpcomingCard {
    fn from(upcoming: Upcoming) -> Self {
        let Upcoming { id, wall, in_days, window, moved, between } = upcoming;
        let window =
            window.map(|(from, until)| DrawnWindow { from_min: from.minutes(), until_min: until.minutes() });
        Self {
            rule: id.rule.text(),
            date: wall.date().to_string(),
            at_min: u16::try_from(wall.hour() * 60 + wall.minute()).unwrap_or_default(),
            in_days,
            window,
            moved,
            before: between.map(|Between { why, .. }| why.into()),
            weekend: between.is_some_and(|between| between.weekend),
        }
    }
}

/// A rule, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ReminderCard {
    pub id: String,
    pub rule: ReminderRule,
    /// What is opened is called so; none where it has no name of its own.
    pub name: Option<String>,
    /// When it comes next.
    pub next: Option<UpcomingCard>,
    /// Why it never does.
    pub never: Option<Never>,
    /// Not all that it asks for comes, for so many come a day: with so many at most they would.
    pub allow: Option<u8>,
}

/// What a rule that is being made would do.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ReminderPreview {
    /// What is to be mended before it can be kept.
    pub faults: Vec<ReminderFault>,
    /// Its next ones, three at most, beside the others there are.
    pub next: Vec<UpcomingCard>,
    pub never: Option<Never>,
    /// Not all that it asks for comes, for so many come a day: with so many at most they would.
    pub allow: Option<u8>,
    /// Its next notification would say this.
    pub title: String,
    pub body: String,
}

/// What a person wishes of all reminders together.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ReminderWishes {
    /// At most so many a day.
    pub most_a_day: u8,
    /// "Later" is so many minutes later.
    pub later_min: u16,
    /// Moments are to be kept to the minute (Android).
    pub exact: bool,
}

impl From<&Wishes> for ReminderWishes {
    fn from(wishes: &Wishes) -> Self {
        Self { most_a_day: wishes.most_a_day, later_min: wishes.later_min, exact: wishes.exact }
    }
}

impl From<ReminderWishes> for Wishes {
    fn from(wishes: ReminderWishes) -> Self {
        Self { most_a_day: wishes.most_a_day, later_min: wishes.later_min, exact: wishes.exact }
    }
}

/// A line of the log: what became of one reminder. Moments are milliseconds since 1970, UTC.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ReminderLogCard {
    pub rule: String,
    /// What it opens is called so; none where it has no name, or is not there any more.
    pub name: Option<String>,
    /// The day it was for, ISO 8601.
    pub date: String,
    pub intended_utc_ms: i64,
    pub accepted_utc_ms: Option<i64>,
    pub delivered_utc_ms: Option<i64>,
    pub act: Option<ReminderAct>,
    pub acted_utc_ms: Option<i64>,
}

impl ReminderLogCard {
    pub(super) fn new(noted: &Noted, name: Option<String>) -> Self {
        Self {
            rule: noted.id.rule.text(),
            name,
            date: noted.id.date.to_string(),
            intended_utc_ms: noted.at.0,
            accepted_utc_ms: noted.accepted.map(|at| at.0),
            delivered_utc_ms: noted.delivered.map(|at| at.0),
            act: noted.act.map(|(act, _)| act.into()),
            acted_utc_ms: noted.act.map(|(_, at)| at.0),
        }
    }
}

pub use kindself_core::reminders::selftest::{NotificationsShown, ReminderReadings};

/// Whether what arrives may be shown.
#[uniffi::remote(Enum)]
pub enum NotificationsShown {
    /// Nobody was asked yet.
    NotAsked,
    Refused,
    /// It arrives without a sound, and is not seen on a locked screen (iOS: provisional).
    Quietly,
    Yes,
}

/// What a phone says of itself; none where it does not say, or has no such thing.
#[uniffi::remote(Record)]
pub struct ReminderReadings {
    pub system: PhoneSystem,
    pub shown: NotificationsShown,
    /// The kinds of notifications that were switched off in the system's settings (Android).
    pub silent_off: Option<bool>,
    pub sounding_off: Option<bool>,
    /// What is to make a sound makes none: sounds are switched off for the app (iOS), or its channel was set to silent (Android).
    pub sound_off: Option<bool>,
    /// Whether moments may be kept to the minute (Android).
    pub exact: Option<bool>,
    /// Whether the app is left out of saving battery (Android).
    pub battery_exempt: Option<bool>,
    /// Whether it may do nothing out of sight.
    pub background_restricted: Option<bool>,
    /// Whether notifications wait for a summary at set times (iOS).
    pub summary: Option<bool>,
    /// Whether Do Not Disturb is on now (Android; an iPhone does not say).
    pub focus_on: Option<bool>,
    /// Who made the phone, as it says (Android).
    pub maker: Option<String>,
}

/// A line of the self-test.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct FactorCard {
    pub factor: Factor,
    pub state: FactorState,
    /// Where it is changed.
    pub page: Option<SettingsPage>,
    /// What the maker of this phone is known to do, and the way in its settings; only for `Maker`.
    pub maker: Option<MakerCard>,
}

/// What phones of a maker do to reminders.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct MakerCard {
    /// One sentence: what such phones do.
    pub habit: String,
    /// What to change, in the order in which to do it.
    pub steps: Vec<String>,
    /// Below the steps: that menus change.
    pub may_differ: String,
}

/// Whether this phone will deliver.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SelfTestCard {
    pub verdict: FactorState,
    /// What needs doing first.
    pub factors: Vec<FactorCard>,
}

/// Rules as a calendar that other apps read (RFC 5545).
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CalendarCard {
    /// A file of type `text/calendar`; none where not one rule can be said in it.
    pub text: Option<String>,
    /// Rules that cannot be said in it.
    pub left_out: Vec<LeftOutCard>,
}

/// A rule that cannot be said in a calendar.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct LeftOutCard {
    /// The rule's name.
    pub rule: String,
    pub why: Unsaid,
}

pub use kindself_core::reminders::Unsaid;

/// Why a rule cannot be said in a calendar.
#[uniffi::remote(Enum)]
pub enum Unsaid {
    /// Its moments are drawn.
    Drawn,
    /// It counts from a practice.
    AfterPractice,
    /// A programme says its days.
    Programme,
    /// Quiet spans move it on some days, in no weekly order.
    Quiet,
    /// It rests until it is woken.
    Resting,
    /// It never comes any more.
    Over,
}

/// What rules are made from.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ReminderBounds {
    pub most_days: u16,
    pub most_times: u8,
    pub most_hours: u8,
    pub most_quiet: u32,
    pub most_words: u32,
    /// What "at most so many a day" can be, and what "later" can.
    pub most_a_day: Vec<u8>,
    pub later_min: Vec<u16>,
}

/// What a rule begins with until a person chooses otherwise, and what screens show of reminders. Minutes are after midnight.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ReminderUsual {
    pub morning_min: u16,
    /// For a rule that leads to a page, or asks about the day.
    pub evening_min: u16,
    pub workdays: Vec<u8>,
    /// Every so many days; so many times a week, or a day; so many hours after a practice.
    pub days: u16,
    pub times_a_week: u8,
    pub times_a_day: u8,
    pub hours_after: u8,
    /// Quiet hours that are offered.
    pub night: QuietSpan,
    pub weekend: QuietSpan,
    /// The window of moments at random; how many minutes apart they can be, and are at first.
    pub window_from_min: u16,
    pub window_until_min: u16,
    pub apart_min: Vec<u16>,
    pub first_apart_min: u16,
    /// The kind of entry that the question about a small kind act leads to.
    pub kind_act: String,
    /// So many of the next ones are shown, and so many lines of the log.
    pub shown: u16,
    pub log_lines: u32,
    /// The one that a person sends themselves may be so late before something is said.
    pub patience_ms: u64,
}

pub(super) fn usual() -> ReminderUsual {
    ReminderUsual {
        morning_min: usual::MORNING.minutes(),
        evening_min: usual::EVENING.minutes(),
        workdays: rule::listed(Weekdays::WORKING),
        days: usual::DAYS,
        times_a_week: usual::TIMES_A_WEEK,
        times_a_day: usual::TIMES_A_DAY,
        hours_after: usual::HOURS_AFTER,
        night: usual::NIGHT.into(),
        weekend: usual::WEEKEND.into(),
        window_from_min: usual::WINDOW.0.minutes(),
        window_until_min: usual::WINDOW.1.minutes(),
        apart_min: usual::APART_MIN.to_vec(),
        first_apart_min: usual::FIRST_APART_MIN,
        kind_act: usual::KIND_ACT.to_owned(),
        shown: usual::SHOWN,
        log_lines: usual::LOG_LINES,
        patience_ms: usual::PATIENCE.0,
    }
}

pub(super) fn bounds() -> ReminderBounds {
    let count = |most: usize| u32::try_from(most).unwrap_or(u32::MAX);
    ReminderBounds {
        most_days: reminders::MOST_DAYS,
        most_times: reminders::MOST_TIMES,
        most_hours: reminders::MOST_HOURS,
        most_quiet: count(reminders::MOST_QUIET),
        most_words: count(reminders::MOST_WORDS),
        most_a_day: (1..=reminders::MOST_A_DAY).collect(),
        later_min: reminders::LATER_MIN.to_vec(),
    }
}

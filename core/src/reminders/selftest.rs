//! Whether this phone will deliver, and what to do where it may not.

/// Which system a phone has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhoneSystem {
    Android,
    Ios,
}

/// Whether what arrives may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotificationsShown {
    /// Nobody was asked yet.
    NotAsked,
    Refused,
    /// It arrives without a sound, and is not seen on a locked screen (iOS: provisional).
    Quietly,
    Yes,
}

/// What a phone says of itself. `None` where it does not say, or has no such thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReminderReadings {
    pub system: PhoneSystem,
    pub shown: NotificationsShown,
    /// The channels that were switched off in the system's settings (Android).
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

/// What a rule of the person's asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Asked {
    pub sounding: bool,
    pub silent: bool,
    pub exact: bool,
}

/// Something that decides whether a reminder arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Factor {
    /// Whether what arrives is shown.
    Shown,
    /// The kind of notification that makes no sound.
    SilentChannel,
    /// The kind that makes one.
    SoundingChannel,
    Sound,
    Exact,
    Battery,
    Background,
    Summary,
    /// What the maker of the phone adds: nobody can see it.
    Maker,
    /// A phone that lies still sleeps, and wakes for a reminder now and then: nobody can see when.
    Sleep,
    /// A focus, or Do Not Disturb. Where a phone says whether one is on now, nobody can see all the same when one begins.
    Focus,
    /// After it was stopped by force in the settings, nothing arrives until the app is opened.
    ForceStop,
}

/// How something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactorState {
    Good,
    /// Reminders arrive; later, or more quietly, than they could.
    Weaker,
    /// Reminders do not arrive.
    Broken,
    /// No app can see it.
    Unseen,
}

/// Where it is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingsPage {
    /// The system's own question.
    Ask,
    /// The settings of this app's notifications.
    Notifications,
    SilentChannel,
    SoundingChannel,
    ExactAlarms,
    Battery,
    /// Where Do Not Disturb is set.
    Focus,
    /// The page of this app in the settings.
    App,
}

/// One line of the self-test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    pub factor: Factor,
    pub state: FactorState,
    pub page: Option<SettingsPage>,
}

/// What a phone's readings mean, what needs doing first.
pub fn findings(readings: &ReminderReadings, asked: Asked) -> Vec<Finding> {
    let mut list = match readings.system {
        PhoneSystem::Android => android(readings, asked),
        PhoneSystem::Ios => ios(readings, asked),
    };
    list.sort_by_key(|finding| match finding.state {
        FactorState::Broken => 0,
        FactorState::Weaker => 1,
        FactorState::Unseen => 2,
        FactorState::Good => 3,
    });
    list
}

fn line(factor: Factor, state: FactorState, page: SettingsPage) -> Finding {
    Finding { factor, state, page: (state != FactorState::Good).then_some(page) }
}

fn shown(readings: &ReminderReadings) -> Finding {
    let (state, page) = match readings.shown {
        NotificationsShown::NotAsked => (FactorState::Broken, SettingsPage::Ask),
        NotificationsShown::Refused => (FactorState::Broken, SettingsPage::Notifications),
        NotificationsShown::Quietly => (FactorState::Weaker, SettingsPage::Ask),
        NotificationsShown::Yes => (FactorState::Good, SettingsPage::Notifications),
    };
    line(Factor::Shown, state, page)
}

/// `worse` where that was read, good where its opposite was; no line where it was not.
fn read(off: Option<bool>, worse: FactorState) -> Option<FactorState> {
    off.map(|off| if off { worse } else { FactorState::Good })
}

fn android(readings: &ReminderReadings, asked: Asked) -> Vec<Finding> {
    let mut list = vec![shown(readings)];
    let mut add =
        |factor, state: Option<FactorState>, page| list.extend(state.map(|state| line(factor, state, page)));
    if asked.silent {
        add(
            Factor::SilentChannel,
            read(readings.silent_off, FactorState::Broken),
            SettingsPage::SilentChannel,
        );
    }
    if asked.sounding {
        let state = match (readings.sounding_off, readings.sound_off) {
            (Some(false), Some(true)) => Some(FactorState::Weaker),
            (off, _) => read(off, FactorState::Broken),
        };
        add(Factor::SoundingChannel, state, SettingsPage::SoundingChannel);
    }
    if asked.exact {
        add(
            Factor::Exact,
            read(readings.exact.map(|exact| !exact), FactorState::Weaker),
            SettingsPage::ExactAlarms,
        );
    }
    let saves = readings.battery_exempt.map(|exempt| !exempt);
    add(Factor::Battery, read(saves, FactorState::Weaker), SettingsPage::Battery);
    add(Factor::Background, read(readings.background_restricted, FactorState::Broken), SettingsPage::App);
    let focus = read(readings.focus_on, FactorState::Weaker);
    add(Factor::Focus, focus, SettingsPage::Focus);
    let unseen = |factor| line(factor, FactorState::Unseen, SettingsPage::App);
    list.extend([Factor::Maker, Factor::ForceStop].map(unseen));
    let nowhere = |factor| Finding { factor, state: FactorState::Unseen, page: None };
    list.push(nowhere(Factor::Sleep));
    list.extend(focus.is_none().then_some(nowhere(Factor::Focus)));
    list
}

fn ios(readings: &ReminderReadings, asked: Asked) -> Vec<Finding> {
    let mut list = vec![shown(readings)];
    let mut add =
        |factor, state: Option<FactorState>, page| list.extend(state.map(|state| line(factor, state, page)));
    if asked.sounding {
        add(Factor::Sound, read(readings.sound_off, FactorState::Weaker), SettingsPage::Notifications);
    }
    add(Factor::Summary, read(readings.summary, FactorState::Weaker), SettingsPage::Notifications);
    add(Factor::Background, read(readings.background_restricted, FactorState::Weaker), SettingsPage::App);
    list.push(Finding { factor: Factor::Focus, state: FactorState::Unseen, page: None });
    list
}

/// Whether a reminder will arrive, in one word.
pub fn verdict(findings: &[Finding]) -> FactorState {
    let has = |state| findings.iter().any(|finding| finding.state == state);
    if has(FactorState::Broken) {
        FactorState::Broken
    } else if has(FactorState::Weaker) {
        FactorState::Weaker
    } else {
        FactorState::Good
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn android() -> ReminderReadings {
        ReminderReadings {
            system: PhoneSystem::Android,
            shown: NotificationsShown::Yes,
            silent_off: Some(false),
            sounding_off: Some(false),
            sound_off: Some(false),
            exact: Some(true),
            battery_exempt: Some(true),
            background_restricted: Some(false),
            summary: None,
            focus_on: Some(false),
            maker: Some("Google".into()),
        }
    }

    fn ios() -> ReminderReadings {
        ReminderReadings {
            system: PhoneSystem::Ios,
            silent_off: None,
            sounding_off: None,
            exact: None,
            battery_exempt: None,
            summary: Some(false),
            focus_on: None,
            maker: None,
            ..android()
        }
    }

    const ALL: Asked = Asked { sounding: true, silent: true, exact: true };

    #[test]
    fn a_phone_that_lets_everything_through_says_so_and_what_nobody_can_see() {
        for readings in [android(), ios()] {
            let findings = findings(&readings, ALL);
            assert_eq!(verdict(&findings), FactorState::Good);
            assert!(findings.iter().any(|finding| finding.state == FactorState::Unseen));
        }
    }

    #[test]
    fn whatever_a_phone_holds_back_has_its_line_first_and_its_page() {
        type Change = fn(&mut ReminderReadings);
        let cases: [(ReminderReadings, Change, Factor, FactorState, SettingsPage); 14] = [
            (
                android(),
                |r| r.shown = NotificationsShown::NotAsked,
                Factor::Shown,
                FactorState::Broken,
                SettingsPage::Ask,
            ),
            (
                android(),
                |r| r.shown = NotificationsShown::Refused,
                Factor::Shown,
                FactorState::Broken,
                SettingsPage::Notifications,
            ),
            (
                android(),
                |r| r.silent_off = Some(true),
                Factor::SilentChannel,
                FactorState::Broken,
                SettingsPage::SilentChannel,
            ),
            (
                android(),
                |r| r.sounding_off = Some(true),
                Factor::SoundingChannel,
                FactorState::Broken,
                SettingsPage::SoundingChannel,
            ),
            (
                android(),
                |r| r.sound_off = Some(true),
                Factor::SoundingChannel,
                FactorState::Weaker,
                SettingsPage::SoundingChannel,
            ),
            (android(), |r| r.focus_on = Some(true), Factor::Focus, FactorState::Weaker, SettingsPage::Focus),
            (
                android(),
                |r| r.exact = Some(false),
                Factor::Exact,
                FactorState::Weaker,
                SettingsPage::ExactAlarms,
            ),
            (
                android(),
                |r| r.battery_exempt = Some(false),
                Factor::Battery,
                FactorState::Weaker,
                SettingsPage::Battery,
            ),
            (
                android(),
                |r| r.background_restricted = Some(true),
                Factor::Background,
                FactorState::Broken,
                SettingsPage::App,
            ),
            (
                ios(),
                |r| r.shown = NotificationsShown::Quietly,
                Factor::Shown,
                FactorState::Weaker,
                SettingsPage::Ask,
            ),
            (
                ios(),
                |r| r.shown = NotificationsShown::Refused,
                Factor::Shown,
                FactorState::Broken,
                SettingsPage::Notifications,
            ),
            (
                ios(),
                |r| r.sound_off = Some(true),
                Factor::Sound,
                FactorState::Weaker,
                SettingsPage::Notifications,
            ),
            (
                ios(),
                |r| r.summary = Some(true),
                Factor::Summary,
                FactorState::Weaker,
                SettingsPage::Notifications,
            ),
            (
                ios(),
                |r| r.background_restricted = Some(true),
                Factor::Background,
                FactorState::Weaker,
                SettingsPage::App,
            ),
        ];
        for (mut readings, change, factor, state, page) in cases {
            change(&mut readings);
            let findings = findings(&readings, ALL);
            assert_eq!(findings.first(), Some(&Finding { factor, state, page: Some(page) }));
            assert_eq!(verdict(&findings), state);
        }
    }

    #[test]
    fn do_not_disturb_is_seen_where_the_phone_says_and_unseen_where_it_does_not() {
        for (readings, state) in [
            (android(), FactorState::Good),
            (ReminderReadings { focus_on: None, ..android() }, FactorState::Unseen),
            (ios(), FactorState::Unseen),
        ] {
            let list = findings(&readings, ALL);
            let focus: Vec<_> = list.iter().filter(|finding| finding.factor == Factor::Focus).collect();
            assert_eq!(focus, [&Finding { factor: Factor::Focus, state, page: None }]);
        }
    }

    #[test]
    fn a_kind_that_is_off_is_not_told_to_be_silent_besides() {
        let readings = ReminderReadings { sounding_off: Some(true), sound_off: Some(true), ..android() };
        assert_eq!(verdict(&findings(&readings, ALL)), FactorState::Broken);
    }

    #[test]
    fn what_no_rule_asks_for_and_what_a_phone_does_not_say_has_no_line() {
        let readings = ReminderReadings {
            silent_off: Some(true),
            sounding_off: Some(true),
            sound_off: Some(true),
            exact: Some(false),
            battery_exempt: None,
            background_restricted: None,
            focus_on: None,
            ..android()
        };
        let findings = findings(&readings, Asked::default());
        assert_eq!(verdict(&findings), FactorState::Good);
        let told: Vec<_> = findings.iter().filter(|finding| finding.state != FactorState::Unseen).collect();
        assert_eq!(told.len(), 1, "{told:?}");
    }
}

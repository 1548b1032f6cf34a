//! Settings as the shells hold them.

use crate::choice::{Guide, Holds, Pattern};

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Theme {
    /// As the phone has it.
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// A breath of one's own.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct OwnPattern {
    /// What the person calls it.
    pub name: String,
    /// Its lengths.
    pub pattern: Pattern,
}

/// When a protocol was first finished.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct FirstFinished {
    /// The protocol's id.
    pub protocol: String,
    /// The person's day, ISO 8601.
    pub date: String,
}

/// All settings.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Settings {
    /// Light or dark.
    pub theme: Theme,
    /// No scaling of the shape, whatever the phone says.
    pub reduce_motion: bool,
    /// How sessions lead unless chosen otherwise.
    pub guide: Guide,
    /// The pace sessions start with, once chosen.
    pub start_pace_ms: Option<u64>,
    /// Whether the breath may be held.
    pub holds: Holds,
    /// Keep the screen on during a session.
    pub keep_screen_on: bool,
    /// The person's own music goes on beside the session's sounds.
    pub own_music: bool,
    /// Country for the crisis lines; none: the phone's region.
    pub country: Option<String>,
    /// Breaths of one's own.
    pub own_patterns: Vec<OwnPattern>,
    /// First finished sessions, by protocol.
    pub first_finished: Vec<FirstFinished>,
}

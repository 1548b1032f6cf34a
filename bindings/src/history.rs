//! What is remembered of sessions.

use kindself_core::history;
use kindself_core::time::Millis;

/// Whether a session that lasted so long is remembered; one that broke off sooner was only looked at.
#[uniffi::export]
pub fn is_session_remembered(length_ms: u64) -> bool {
    history::is_remembered(Millis(length_ms))
}

/// The whole minutes that a session is said to have lasted; 0: a moment.
#[uniffi::export]
pub fn minutes_given(length_ms: u64) -> u32 {
    u32::try_from(history::minutes_given(Millis(length_ms))).unwrap_or(u32::MAX)
}

/// The highest number for how a session was; the lowest is 0.
#[uniffi::export]
pub fn felt_most() -> u8 {
    history::FELT_MOST
}

/// How many sessions a screen asks for at a time.
#[uniffi::export]
pub fn sessions_page() -> u32 {
    history::PAGE
}

//! Lengths as they are typed and stepped.

use super::Range;
use kindself_core::breath::typed;
use kindself_core::content;
use kindself_core::time::Millis;

/// Seconds as they were typed, for a pattern that is to be checked; not a number where they are none.
#[uniffi::export]
pub fn typed_seconds(text: String) -> f64 {
    typed::seconds(&text)
}

/// The length that was typed, milliseconds; `None` where it is none.
#[uniffi::export]
pub fn typed_length_ms(text: String) -> Option<u64> {
    typed::length(&text).map(|length| length.0)
}

/// A length in seconds, with a fraction where there is one: `3`, `5.5`. Written like this it can be typed again.
#[uniffi::export]
pub fn seconds_in_digits(ms: u64) -> String {
    typed::in_digits(Millis(ms))
}

/// One step more, or less; `None` where there is no other that way. What is no length yet steps to the least.
#[uniffi::export]
pub fn stepped(within: Range, now_ms: Option<u64>, step_ms: u64, more: bool) -> Option<u64> {
    let range = content::Range { least: Millis(within.least_ms), most: Millis(within.most_ms) };
    range.stepped(now_ms.map(Millis), Millis(step_ms), more).map(|next| next.0)
}

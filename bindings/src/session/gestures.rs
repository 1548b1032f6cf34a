//! What fingers do on a session's screen.

use kindself_core::player;

/// How long what lasts, milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct SessionGestures {
    /// A press that ends the session.
    pub end_press_ms: u64,
    /// After how much of it the screen says so.
    pub say_press_ms: u64,
    /// How long the controls stay after a touch.
    pub controls_stay_ms: u64,
}

/// These lengths; the same on every phone.
#[uniffi::export]
pub fn session_gestures() -> SessionGestures {
    SessionGestures {
        end_press_ms: player::END_PRESS.0,
        say_press_ms: player::SAY_PRESS.0,
        controls_stay_ms: player::CONTROLS_STAY.0,
    }
}

package app.kindself.ui.reminders

import app.kindself.R
import app.kindself.core.Factor
import app.kindself.core.FactorState

/** What a line of the self-test is about. */
internal fun words(factor: Factor): Int = when (factor) {
    Factor.SHOWN -> R.string.factor_shown
    Factor.SILENT_CHANNEL -> R.string.factor_silent
    Factor.SOUNDING_CHANNEL -> R.string.factor_sounding
    Factor.SOUND -> R.string.factor_sound
    Factor.EXACT -> R.string.factor_exact
    Factor.BATTERY -> R.string.factor_battery
    Factor.BACKGROUND -> R.string.factor_background
    Factor.SUMMARY -> R.string.factor_summary
    Factor.MAKER -> R.string.factor_maker
    Factor.SLEEP -> R.string.factor_sleep
    Factor.FOCUS -> R.string.factor_focus
    Factor.FORCE_STOP -> R.string.factor_force_stop
}

/** How it is there, in one word. */
internal fun words(state: FactorState): Int = when (state) {
    FactorState.GOOD -> R.string.arrive_state_good
    FactorState.WEAKER -> R.string.arrive_state_weaker
    FactorState.BROKEN -> R.string.arrive_state_broken
    FactorState.UNSEEN -> R.string.arrive_state_unseen
}

/** What that means, and what one might do. What no app can see is said alike on every phone. */
internal fun advice(factor: Factor, state: FactorState): Int {
    val good = state == FactorState.GOOD
    return when (factor) {
        Factor.SHOWN -> if (good) R.string.factor_shown_good else R.string.factor_shown_not
        Factor.SILENT_CHANNEL, Factor.SOUNDING_CHANNEL -> channelAdvice(state)
        Factor.SOUND -> if (good) R.string.factor_sound_good else R.string.factor_sound_off
        Factor.EXACT -> if (good) R.string.factor_exact_good else R.string.factor_exact_not
        Factor.BATTERY -> if (good) R.string.factor_battery_good else R.string.factor_battery_not
        Factor.BACKGROUND -> if (good) R.string.factor_background_good else R.string.factor_background_not
        Factor.SUMMARY -> if (good) R.string.factor_summary_good else R.string.factor_summary_not
        Factor.MAKER -> R.string.factor_maker_unseen
        Factor.SLEEP -> R.string.factor_sleep_unseen
        Factor.FOCUS -> focusAdvice(state)
        Factor.FORCE_STOP -> R.string.factor_force_stop_unseen
    }
}

private fun channelAdvice(state: FactorState) = when (state) {
    FactorState.GOOD -> R.string.factor_channel_good
    FactorState.WEAKER -> R.string.factor_channel_mute
    FactorState.BROKEN, FactorState.UNSEEN -> R.string.factor_channel_off
}

private fun focusAdvice(state: FactorState) = when (state) {
    FactorState.GOOD -> R.string.factor_focus_off
    FactorState.WEAKER -> R.string.factor_focus_on
    FactorState.BROKEN, FactorState.UNSEEN -> R.string.factor_focus_unseen
}

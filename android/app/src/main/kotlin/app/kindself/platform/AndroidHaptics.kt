package app.kindself.platform

import android.content.Context
import android.media.AudioAttributes
import android.os.Build
import android.os.PowerManager
import android.os.VibrationAttributes
import android.os.VibrationEffect
import android.os.Vibrator
import android.os.VibratorManager
import android.provider.Settings
import app.kindself.core.Pulse
import app.kindself.core.Touch
import app.kindself.ui.platform.Haptics
import app.kindself.ui.platform.Muted

private const val PERCENT = 100

/** The strongest that the platform takes. */
private const val STRONGEST = 255

/** The phone's vibrator. */
class AndroidHaptics(context: Context) : Haptics {
    private val vibrator = vibrator(context)

    private val power = context.service<PowerManager>()
    private val resolver = context.contentResolver

    override val there: Boolean = vibrator.hasVibrator()

    // Only alarms, calls and what stands for a key or a sensor pass a battery saver, and only a screen reader the switch for all. A touch
    // of a session is none of these: it is muted with the rest, and the screen says so.
    override val muted: Muted?
        get() = when {
            !there -> null
            power.isPowerSaveMode -> Muted.SavingPower
            switchedOff() -> Muted.SwitchedOff
            else -> null
        }

    /** Whether the phone's switch for all vibration is off; it has one since Android 13, and apps may read it. */
    private fun switchedOff(): Boolean = Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU &&
        try {
            Settings.System.getInt(resolver, VIBRATE_ON, 1) == 0
        } catch (_: SecurityException) {
            false
        }

    override fun play(touch: Touch) {
        if (!there) return
        // A new effect takes the place of the one before by itself, but an empty one is refused.
        val effect = effect(touch) ?: return still()
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) {
            // Media, as Android has it for music, games and whatever is interactive and no feedback of keys: people who switched that off
            // have still asked for this.
            vibrator.vibrate(effect, VibrationAttributes.createForUsage(VibrationAttributes.USAGE_MEDIA))
        } else {
            @Suppress("DEPRECATION") // The one that takes VibrationAttributes came later.
            vibrator.vibrate(effect, AudioAttributes.Builder().setUsage(AudioAttributes.USAGE_MEDIA).build())
        }
    }

    override fun still() {
        if (there) vibrator.cancel()
    }

    private fun effect(touch: Touch): VibrationEffect? {
        val fine = vibrator.hasAmplitudeControl()
        val steps = steps(if (fine) touch.pulses else touch.plain)
        if (steps.none { it.strength > 0 }) return null
        val timings = steps.map { it.lengthMs }.toLongArray()
        // Without strengths, the timings take turns: off, on, off, on.
        return if (fine) {
            VibrationEffect.createWaveform(timings, steps.map { it.strength }.toIntArray(), ONCE)
        } else {
            VibrationEffect.createWaveform(timings, ONCE)
        }
    }

    private companion object {
        const val ONCE = -1

        /** The setting's name; no constant of it is public. */
        const val VIBRATE_ON = "vibrate_on"

        fun vibrator(context: Context): Vibrator = if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) {
            context.service<VibratorManager>().defaultVibrator
        } else {
            context.service<Vibrator>()
        }
    }
}

/** A stretch of a waveform; [strength] 0 is stillness, otherwise 1 to 255. */
private class Step(val lengthMs: Long, val strength: Int)

/** Pulses as stillness and movement in turns, beginning with stillness. */
private fun steps(pulses: List<Pulse>): List<Step> {
    var at = 0L
    return pulses.sortedBy { it.atMs }.flatMap { pulse ->
        val gap = (pulse.atMs.toLong() - at).coerceAtLeast(0)
        at += gap + pulse.lengthMs.toLong()
        val strength = (pulse.strength.toInt() * STRONGEST + PERCENT / 2) / PERCENT
        listOf(Step(gap, 0), Step(pulse.lengthMs.toLong(), strength.coerceIn(1, STRONGEST)))
    }
}

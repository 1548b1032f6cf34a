package app.kindself.adapters

import android.os.Build
import android.os.PowerManager
import android.os.VibrationAttributes
import android.os.VibratorManager
import android.os.vibrator.StepSegment
import android.provider.Settings
import app.kindself.core.Pulse
import app.kindself.core.Touch
import app.kindself.platform.AndroidHaptics
import app.kindself.platform.service
import app.kindself.ui.platform.Muted
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowVibrator
import org.robolectric.util.ReflectionHelpers

class HapticsTest : OnThePhone() {
    private val vibrator: ShadowVibrator get() = shadowOf(app.service<VibratorManager>().defaultVibrator)

    private val touch = Touch(
        pulses = listOf(Pulse(0u, 30u, 100u), Pulse(50u, 200u, 20u), Pulse(250u, 100u, 1u)),
        plain = listOf(Pulse(10u, 40u, 100u), Pulse(100u, 40u, 100u))
    )

    /** Length and strength, 0 to 255, of each step that the vibrator was given; stillness of no length is left out. */
    private fun steps(): List<Pair<Long, Int>> {
        val segments = ReflectionHelpers.getStaticField<List<*>>(ShadowVibrator::class.java, "vibrationEffectSegments")
        return segments.map { it as StepSegment }.filter { it.duration > 0 }.map { it.duration to (it.amplitude * 255 + 0.5f).toInt() }
    }

    @Test
    fun aFineMotorPlaysEachPulseInItsStrength() {
        vibrator.setHasVibrator(true)
        vibrator.setHasAmplitudeControl(true)
        AndroidHaptics(app).play(touch)
        assertEquals(listOf(30L to 255, 20L to 0, 200L to 51, 100L to 3), steps())
        assertEquals(-1, vibrator.repeat)
        assertEquals(VibrationAttributes.USAGE_MEDIA, (vibrator.vibrationAttributesFromLastVibration as VibrationAttributes).usage)
    }

    @Test
    fun aPlainMotorPlaysThePlainPulses() {
        vibrator.setHasVibrator(true)
        vibrator.setHasAmplitudeControl(false)
        AndroidHaptics(app).play(touch)
        assertArrayEquals(longArrayOf(10, 40, 50, 40), vibrator.pattern)
    }

    @Test
    fun stillMeansStill() {
        vibrator.setHasVibrator(true)
        val haptics = AndroidHaptics(app)
        haptics.play(touch)
        assertTrue(vibrator.isVibrating)
        haptics.still()
        assertTrue(vibrator.isCancelled)
        haptics.play(Touch(emptyList(), emptyList()))
    }

    @Test
    fun itIsSaidWhatMutesAMotor() {
        vibrator.setHasVibrator(true)
        val haptics = AndroidHaptics(app)
        assertNull(haptics.muted)
        shadowOf(app.service<PowerManager>()).setIsPowerSaveMode(true)
        assertEquals(Muted.SavingPower, haptics.muted)
        shadowOf(app.service<PowerManager>()).setIsPowerSaveMode(false)
        Settings.System.putInt(app.contentResolver, "vibrate_on", 0)
        assertEquals(Muted.SwitchedOff, haptics.muted)
        Settings.System.putInt(app.contentResolver, "vibrate_on", 1)
        assertNull(haptics.muted)
    }

    @Test
    fun whereThePhoneHasNoSwitchForAllNothingIsReadFromIt() {
        vibrator.setHasVibrator(true)
        // Before Android 13 the same name stood for something else.
        ReflectionHelpers.setStaticField(Build.VERSION::class.java, "SDK_INT", Build.VERSION_CODES.S_V2)
        Settings.System.putInt(app.contentResolver, "vibrate_on", 0)
        assertNull(AndroidHaptics(app).muted)
    }

    @Test
    fun aPhoneWithoutAMotorSaysSo() {
        vibrator.setHasVibrator(false)
        val haptics = AndroidHaptics(app)
        assertFalse(haptics.there)
        haptics.play(touch)
        haptics.still()
        assertFalse(vibrator.isVibrating)
    }
}

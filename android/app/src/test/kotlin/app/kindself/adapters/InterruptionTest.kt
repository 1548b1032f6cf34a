package app.kindself.adapters

import android.content.Intent
import android.media.AudioManager
import android.os.Looper
import app.kindself.core.Interruption
import app.kindself.core.SessionEvent
import java.time.Duration
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.robolectric.Shadows.shadowOf

class InterruptionTest : OnThePhone() {
    private val request get() = shadowOf(audio).lastAudioFocusRequest!!.audioFocusRequest!!

    private fun focus(change: Int) {
        request.onAudioFocusChangeListener!!.onAudioFocusChange(change)
        idle()
    }

    private fun play() = machine.platform.speaker.play(realTrack(48_000u), 0u) { _, _ -> }

    private val otherSound = SessionEvent.Interrupt(Interruption.OTHER_SOUND)
    private val call = SessionEvent.Interrupt(Interruption.CALL)
    private fun ended(mayResume: Boolean) = SessionEvent.InterruptionEnded(mayResume)

    @Test
    fun aNavigationVoiceInterruptsForAWhile() {
        openStage()
        assertTrue(play())
        assertEquals(AudioManager.AUDIOFOCUS_GAIN, request.focusGain)
        focus(AudioManager.AUDIOFOCUS_LOSS_TRANSIENT)
        assertEquals(listOf(otherSound), events)
        machine.platform.speaker.silence()
        focus(AudioManager.AUDIOFOCUS_GAIN)
        assertEquals(listOf(otherSound, ended(mayResume = true)), events)
    }

    @Test
    fun aMessageToneOnlyLowersUs() {
        openStage()
        play()
        assertFalse("The system lowers us by itself", request.willPauseWhenDucked())
        focus(AudioManager.AUDIOFOCUS_LOSS_TRANSIENT_CAN_DUCK)
        focus(AudioManager.AUDIOFOCUS_GAIN)
        assertEquals(emptyList<SessionEvent>(), events)
        assertTrue(speakerThreads().isNotEmpty())
    }

    @Test
    fun anotherPlayerTakesOverForGoodUntilThePersonGoesOn() {
        openStage()
        play()
        focus(AudioManager.AUDIOFOCUS_LOSS)
        machine.platform.speaker.silence()
        assertEquals(listOf(otherSound), events)
        val before = shadowOf(audio).lastAudioFocusRequest
        assertTrue(play())
        assertTrue("Asked for again", before !== shadowOf(audio).lastAudioFocusRequest)
        focus(AudioManager.AUDIOFOCUS_LOSS_TRANSIENT)
        assertEquals("The next one is told again", listOf(otherSound, otherSound), events)
    }

    @Test
    fun aCallIsToldOnceAndNeverLetsTheVoiceStartByItself() {
        openStage()
        play()
        audio.mode = AudioManager.MODE_RINGTONE
        idle()
        focus(AudioManager.AUDIOFOCUS_LOSS_TRANSIENT)
        audio.mode = AudioManager.MODE_IN_CALL
        idle()
        assertEquals(listOf(call), events)
        audio.mode = AudioManager.MODE_NORMAL
        idle()
        assertEquals("Not before the sound is ours again", listOf(call), events)
        focus(AudioManager.AUDIOFOCUS_GAIN)
        assertEquals(listOf(call, ended(mayResume = false)), events)
    }

    @Test
    fun aCallThatTakesTheSoundBeforeItSaysWhatItIs() {
        openStage()
        play()
        focus(AudioManager.AUDIOFOCUS_LOSS_TRANSIENT)
        audio.mode = AudioManager.MODE_IN_CALL
        shadowOf(Looper.getMainLooper()).idleFor(Duration.ofSeconds(2))
        audio.mode = AudioManager.MODE_NORMAL
        idle()
        focus(AudioManager.AUDIOFOCUS_GAIN)
        assertEquals(listOf(otherSound, ended(mayResume = false)), events)
    }

    @Test
    fun aCallInterruptsASilentSessionToo() {
        openStage(show.copy(sounding = false))
        audio.mode = AudioManager.MODE_IN_CALL
        idle()
        audio.mode = AudioManager.MODE_NORMAL
        idle()
        assertEquals(listOf(call, ended(mayResume = false)), events)
    }

    @Test
    fun besideSomeonesOwnMusicTheRightToSoundIsNotTakenAndACallStillInterrupts() {
        openStage()
        play()
        machine.platform.speaker.mixes = true
        val asked = shadowOf(audio).lastAudioFocusRequest
        assertTrue(play())
        assertNotNull("Given back", shadowOf(audio).lastAbandonedAudioFocusRequest)
        assertTrue("Not asked for again", asked === shadowOf(audio).lastAudioFocusRequest)
        audio.mode = AudioManager.MODE_IN_CALL
        idle()
        assertEquals(listOf(call), events)
    }

    @Test
    fun unpluggedHeadphonesInterrupt() {
        openStage()
        app.sendBroadcast(Intent(AudioManager.ACTION_AUDIO_BECOMING_NOISY))
        idle()
        assertEquals(listOf<SessionEvent>(SessionEvent.Interrupt(Interruption.HEADPHONES_GONE)), events)
    }

    @Test
    fun afterTheSessionNothingIsWatchedAndTheSoundGivenBack() {
        openStage()
        play()
        machine.platform.speaker.silence()
        machine.platform.stage.close()
        idle()
        assertNotNull(shadowOf(audio).lastAbandonedAudioFocusRequest)
        audio.mode = AudioManager.MODE_IN_CALL
        app.sendBroadcast(Intent(AudioManager.ACTION_AUDIO_BECOMING_NOISY))
        idle()
        assertEquals(emptyList<SessionEvent>(), events)
        assertTrue(shadowOf(app).registeredReceivers.none { it.intentFilter.hasAction(AudioManager.ACTION_AUDIO_BECOMING_NOISY) })
    }
}

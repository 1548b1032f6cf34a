package app.kindself.adapters

import android.media.AudioManager
import android.os.Looper
import app.kindself.KindselfApp
import app.kindself.core.Breathing
import app.kindself.core.Choice
import app.kindself.core.Content
import app.kindself.core.Guide
import app.kindself.core.HapticsState
import app.kindself.core.Holds
import app.kindself.core.Manner
import app.kindself.core.Moment
import app.kindself.core.SessionDevice
import app.kindself.core.SessionEvent
import app.kindself.core.Subject
import app.kindself.core.Track
import app.kindself.platform.AndroidMachine
import app.kindself.platform.service
import app.kindself.ui.platform.NowPlaying
import java.util.concurrent.TimeUnit
import kotlinx.coroutines.runBlocking
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Before
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/** The app on a phone as Robolectric and the shadows beside this have it, with what its sessions are told. */
@RunWith(RobolectricTestRunner::class)
@Config(shadows = [PhoneAudioTrack::class, PhoneAudioManager::class])
abstract class OnThePhone {
    protected val app: KindselfApp by lazy { RuntimeEnvironment.getApplication() as KindselfApp }
    internal val machine: AndroidMachine get() = app.machine
    protected val audio: AudioManager get() = app.service()

    /** What the session was told, in order. */
    protected val events = ArrayList<SessionEvent>()

    protected val show = NowPlaying("4-7-8", running = true, sounding = true, keepScreenOn = false, atMs = 1000u, lengthMs = 61_000u)

    protected fun openStage(how: NowPlaying = show) = machine.platform.stage.open(how) { events += it }

    protected fun idle() = shadowOf(Looper.getMainLooper()).idle()

    protected fun speakerThreads() = Thread.getAllStackTraces().keys.filter { it.name == "kindself-speaker" }

    @Before
    fun aFreshPhone() {
        PhoneAudioTrack.afresh()
        PhoneAudioManager.afresh()
        PhoneSpeech.afresh()
    }

    @After
    fun nothingGoesOn() {
        machine.platform.speaker.silence()
        machine.platform.stage.close()
        speakerThreads().forEach { it.join(TimeUnit.SECONDS.toMillis(30)) }
        assertEquals(emptyList<Thread>(), speakerThreads())
    }

    companion object {
        /** The sound of a short session, as the core makes it. */
        fun realTrack(rate: UInt): Track = runBlocking {
            val guide = Guide(voice = false, tones = true, bell = true, touch = false)
            val breathing = Breathing(Content("en"))
            val subject = Subject.Practice(breathing.catalogue().grounding.id)
            val session = breathing.begin(
                Choice(subject, 30_000u, 4000u, Holds.WITHOUT, guide, plainly, null, Moment(1_795_435_200_000, 0))
            )
            session.open(SessionDevice(rate, HapticsState.ABSENT, inSight = true, kept = false, speechCache = null), 0u)
            session.track()
        }
    }
}

private val plainly = Manner(eyesClosed = false, posture = null, afterBackdraft = false, kept = emptyList(), delayMs = 0u, seed = null)

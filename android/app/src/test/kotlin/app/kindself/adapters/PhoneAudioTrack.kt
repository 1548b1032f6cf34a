package app.kindself.adapters

import android.media.AudioManager
import android.media.AudioTrack
import java.io.ByteArrayOutputStream
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.TimeUnit
import java.util.concurrent.locks.ReentrantLock
import kotlin.concurrent.withLock
import org.junit.Assert.assertTrue
import org.robolectric.annotation.Implementation
import org.robolectric.annotation.Implements
import org.robolectric.annotation.RealObject
import org.robolectric.shadows.ShadowAudioManager
import org.robolectric.shadows.ShadowAudioTrack

/**
 * An AudioTrack as a phone has it: it takes in what it has room for and then waits until some of that has been played, or until it is
 * paused. What is played is the test's to say.
 */
@Implements(AudioTrack::class)
class PhoneAudioTrack : ShadowAudioTrack() {
    @RealObject
    lateinit var real: AudioTrack
    private val taken = ByteArrayOutputStream()
    private var played = 0L

    /** Whether it was paused. */
    var paused = false
        private set

    /** The volume that was asked for last. */
    var volume = 1f
        private set

    /** Whether it was given back. */
    var released = false
        private set

    init {
        all += this
    }

    @Implementation
    override fun native_get_buffer_size_frames(): Int = ROOM

    @Implementation
    override fun native_write_byte(audioData: ByteArray, offset: Int, size: Int, format: Int, blocking: Boolean): Int = lock.withLock {
        for (frame in 0 until size / 2) {
            while (!paused && !dead && taken.size() / 2 - played >= ROOM) turned.await()
            if (dead) return AudioTrack.ERROR_DEAD_OBJECT
            if (paused) return 2 * frame
            taken.write(audioData, offset + 2 * frame, 2)
            turned.signalAll()
        }
        size
    }

    @Implementation
    fun native_pause() = change { paused = true }

    @Implementation
    fun native_setVolume(left: Float, right: Float) = change { volume = maxOf(left, right) }

    @Implementation
    fun native_release() = change { released = true }

    /** A stamp, where the phone gives any: a frame, and when it was heard. */
    @Implementation
    fun native_get_timestamp(stamp: LongArray): Int {
        val (frame, nanos) = stamped ?: return AudioManager.ERROR
        stamp[0] = frame
        stamp[1] = nanos
        return AudioTrack.SUCCESS
    }

    @Implementation
    override fun getPlaybackHeadPosition(): Int = lock.withLock { played.toInt() }

    /** Everything taken in so far. */
    fun bytes(): ByteArray = lock.withLock { taken.toByteArray() }

    /** Plays [frames] more, and waits until it is full again or given back. */
    fun play(frames: Long = 0) = lock.withLock {
        played += frames
        turned.signalAll()
        awaitThat { taken.size() / 2 - played >= ROOM }
    }

    /** Plays whatever comes, to its end. */
    fun playOn() = lock.withLock {
        played = Long.MAX_VALUE / 2
        turned.signalAll()
        awaitReleased()
    }

    /** Waits until it is given back. */
    fun awaitReleased() = lock.withLock { awaitThat { false } }

    private fun awaitThat(done: () -> Boolean) {
        var left = TimeUnit.SECONDS.toNanos(60)
        while (!done() && !released) {
            left = turned.awaitNanos(left)
            assertTrue("The speaker's thread is stuck", left > 0)
        }
    }

    private fun change(what: () -> Unit) = lock.withLock {
        what()
        turned.signalAll()
    }

    companion object {
        /** How many frames it has room for. */
        const val ROOM = 19_200
        private val lock = ReentrantLock()
        private val turned = lock.newCondition()
        private var dead = false

        /** Every one that was made, in order. */
        val all = CopyOnWriteArrayList<PhoneAudioTrack>()

        /** What all of them stamp. */
        @Volatile
        var stamped: Pair<Long, Long>? = null

        /** The system's sound has crashed. */
        fun die() = lock.withLock {
            dead = true
            turned.signalAll()
        }

        /** For the next test. */
        fun afresh() {
            all.clear()
            stamped = null
            dead = false
        }
    }
}

/** An AudioManager that says at which rate it mixes. */
@Implements(AudioManager::class)
class PhoneAudioManager : ShadowAudioManager() {
    @Implementation
    fun getProperty(key: String): String? = if (key == AudioManager.PROPERTY_OUTPUT_SAMPLE_RATE) mixesAt else null

    companion object {
        /** Frames a second, or null where the phone does not say. */
        var mixesAt: String? = "48000"

        /** For the next test. */
        fun afresh() {
            mixesAt = "48000"
        }
    }
}

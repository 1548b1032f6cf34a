package app.kindself.preview.sound

import app.kindself.ui.platform.sound.Heard
import app.kindself.ui.platform.sound.Output
import java.io.ByteArrayOutputStream
import java.util.concurrent.TimeUnit
import java.util.concurrent.locks.ReentrantLock
import kotlin.concurrent.withLock
import org.junit.Assert.assertTrue

/** An output as a device behaves: it takes in what it has room for, and goes on when the test lets it play. */
class Desk(override val roomFrames: Int) : Output {
    private val lock = ReentrantLock()
    private val turned = lock.newCondition()
    private val taken = ByteArrayOutputStream()
    private var played = 0L
    private var hushed = false
    private var broken = false

    /** Whether it has been given back. */
    @Volatile
    var closed = false
        private set

    override fun start() = Unit

    override fun write(bytes: ByteArray): Boolean = lock.withLock {
        for (frame in 0 until bytes.size / 2) {
            while (!hushed && !broken && taken.size() / 2 - played >= roomFrames) turned.await()
            if (hushed || broken) return false
            taken.write(bytes, 2 * frame, 2)
            turned.signalAll()
        }
        true
    }

    override fun heard(): Heard? = lock.withLock { Heard(played, 1000u + (played / 48).toULong()) }

    override fun hush() = lock.withLock {
        hushed = true
        turned.signalAll()
    }

    override fun close() = lock.withLock {
        closed = true
        turned.signalAll()
    }

    /** Everything taken in so far. */
    fun bytes(): ByteArray = lock.withLock { taken.toByteArray() }

    /** Plays [frames] more, and waits until it is full again or closed. */
    fun play(frames: Long) = lock.withLock {
        played += frames
        turned.signalAll()
        awaitThat { taken.size() / 2 - played >= roomFrames }
    }

    /** Waits until it is full or closed. */
    fun awaitFull() = play(0)

    /** Plays whatever comes. */
    fun playOn() = lock.withLock {
        played = Long.MAX_VALUE / 2
        turned.signalAll()
        awaitThat { false }
    }

    /** It is pulled out of the wall. */
    fun breakDown() = lock.withLock {
        broken = true
        turned.signalAll()
    }

    private fun awaitThat(done: () -> Boolean) {
        var left = TimeUnit.SECONDS.toNanos(30)
        while (!done() && !closed) {
            left = turned.awaitNanos(left)
            assertTrue("The speaker's thread is stuck", left > 0)
        }
    }
}

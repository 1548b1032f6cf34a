package app.kindself.ui.platform.sound

import app.kindself.core.Track
import kotlin.concurrent.thread

/** Pieces of sound a second: what is asked of a track at once, and how long a change waits at most. */
private const val PIECES_PER_SECOND = 10

/** What is heard is told twice a second: a clock drifts less than a frame of animation in that time. */
private const val PIECES_PER_REPORT = 5

/** A change this many milliseconds away from what is being rendered still goes on without a seam; further, and it is a jump. */
private const val NEAR_MS = 1000L

/** Called on any thread: this millisecond of the track is heard at that reading of the monotonic clock. */
internal typealias Told = (atMs: ULong, nowMs: ULong) -> Unit

/**
 * One output sounding, from its start to its silence, on one thread of its own. [ended] is told on that thread when it is over, with
 * whether the output broke off.
 */
internal class Playing(
    private val output: Output,
    track: Track,
    fromMs: ULong,
    private var told: Told?,
    private val ended: (Playing, broken: Boolean) -> Unit
) {
    private val feed = Feed(track, frame(fromMs, track.rate()))
    private val lock = Any()
    private var over = false

    @Volatile
    private var hushed = false

    /** Begins to sound. */
    fun start() {
        thread(name = THREAD_NAME) { run() }
    }

    /** Goes on with [track] if it is about the same moment of the same session; false where it has to be started anew. */
    fun change(track: Track, fromMs: ULong, told: Told): Boolean = synchronized(lock) {
        val near = NEAR_MS * feed.rate / 1000
        val heard = feed.next - output.roomFrames
        val fits = track.rate().toInt() == feed.rate && frame(fromMs, track.rate()) in heard - near..feed.next + near
        if (over || hushed || !fits) return false
        feed.change(track)
        this.told = told
        true
    }

    /** Tells no more what is heard; the session is over, its last bell is not. */
    fun ringOut() = synchronized(lock) { told = null }

    /** Silent within milliseconds. */
    fun hush() {
        hushed = true
        output.hush()
    }

    private fun run() {
        var broken = false
        try {
            output.start()
            broken = !play() && !hushed
        } catch (_: Exception) {
            // A dead device or track, even a core that gave up (which is no RuntimeException), must not take the app down in the middle of
            // somebody's practice.
            broken = !hushed
        } finally {
            output.close()
            ended(this, broken)
        }
    }

    /** False when it broke off. */
    private fun play(): Boolean {
        var pieces = 0
        while (true) {
            val piece = synchronized(lock) { piece() } ?: break
            if (!output.write(piece)) return false
            if (++pieces % PIECES_PER_REPORT == 0) report()
        }
        // Once as much silence as it has room for has gone in, the last of the bell has come out.
        return hushed || output.write(ByteArray(2 * output.roomFrames))
    }

    private fun piece() = (if (hushed) null else feed.take(feed.rate / PIECES_PER_SECOND)).also { over = it == null }

    private fun report() {
        val told = synchronized(lock) { told } ?: return
        val heard = output.heard() ?: return
        told(((feed.first + heard.frame) * 1000 / feed.rate).toULong(), heard.nowMs)
    }

    internal companion object {
        const val THREAD_NAME = "kindself-speaker"

        private fun frame(atMs: ULong, rate: UInt) = (atMs * rate / 1000u).toLong()
    }
}

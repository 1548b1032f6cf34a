package app.kindself.ui.platform.sound

import app.kindself.core.Track
import app.kindself.ui.platform.Speaker

/**
 * A [Speaker] for any [Output]; the phone and the desktop differ in [open] only, which gives null where sound is denied.
 * On a thread of its own, [lost] is told that the output broke off, and [silent] that nothing sounds any more, for whichever reason.
 */
class StreamingSpeaker(
    override val rate: UInt,
    private val lost: () -> Unit = {},
    private val silent: () -> Unit = {},
    private val open: (rate: UInt) -> Output?
) : Speaker {
    private var playing: Playing? = null

    /** Of no meaning to an output by itself; the phone's speaker asks for the right to sound, or does not. */
    override var mixes = false

    /** Whether something is to be heard. */
    val sounding: Boolean
        @Synchronized get() = playing != null

    @Synchronized
    override fun play(track: Track, fromMs: ULong, heard: (atMs: ULong, nowMs: ULong) -> Unit): Boolean {
        if (playing?.change(track, fromMs, heard) == true) return true
        playing?.hush()
        playing = open(track.rate())?.let { Playing(it, track, fromMs, heard, ::ended) }
        playing?.start()
        return playing != null
    }

    override fun silence() {
        val last = synchronized(this) { playing.also { playing = null } } ?: return
        last.hush()
        silent()
    }

    @Synchronized
    override fun ringOut() {
        playing?.ringOut()
    }

    private fun ended(which: Playing, broken: Boolean) {
        synchronized(this) {
            // One that was hushed or replaced has been spoken for already.
            if (playing !== which) return
            playing = null
        }
        if (broken) lost()
        silent()
    }
}

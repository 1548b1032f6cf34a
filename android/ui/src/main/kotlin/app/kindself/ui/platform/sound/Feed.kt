package app.kindself.ui.platform.sound

import app.kindself.core.Track

/** How long a change of sound takes, milliseconds: too short to hear, long enough not to click. */
private const val FADE_MS = 10

/**
 * Cuts tracks into pieces for an output, from frame [first] on. A track that takes another's place goes on at the very next frame,
 * faded over; where both say the same, the fade changes nothing. Not for several threads at once.
 */
internal class Feed(private var track: Track, val first: Long) {
    /** Frames a second. */
    val rate: Int = track.rate().toInt()

    /** The next frame to be given. */
    var next = first
        private set

    private val fade = rate * FADE_MS / 1000

    // What the track would have said next, kept so that nobody asks the old one after a change.
    private var tail = ShortArray(0)

    // Sound that starts in the middle swells up from nothing; a beginning is left as it is.
    private var fading = first > 0

    /** The next [frames] frames (more than a fade), fewer at the end, null after it. */
    fun take(frames: Int): ByteArray? {
        val rendered = samples(track.render(next.toULong(), (frames + fade).toUInt()))
        val ahead = if (fading) fadedOver(rendered) else rendered
        val count = minOf(frames, ahead.size)
        fading = false
        tail = ahead.copyOfRange(count, ahead.size)
        next += count
        return if (count == 0) null else bytes(ahead, count)
    }

    /** [other] from the next frame on; it must be of the same rate. */
    fun change(other: Track) {
        require(other.rate().toInt() == rate) { "A track of another rate" }
        track = other
        fading = true
    }

    /** [samples] coming in while the tail goes out. */
    private fun fadedOver(samples: ShortArray) = samples.copyOf(maxOf(samples.size, tail.size)).also { mixed ->
        for (i in 0 until minOf(fade, mixed.size)) {
            val old = if (i < tail.size) tail[i].toInt() else 0
            mixed[i] = ((old * (fade - i) + mixed[i] * i) / fade).toShort()
        }
    }
}

private fun samples(bytes: ByteArray) = ShortArray(bytes.size / 2) {
    (bytes[2 * it].toInt() and 0xFF or (bytes[2 * it + 1].toInt() shl 8)).toShort()
}

private fun bytes(samples: ShortArray, count: Int) = ByteArray(2 * count) {
    (samples[it / 2].toInt() shr 8 * (it % 2)).toByte()
}

package app.kindself.preview.sound

import app.kindself.core.NoHandle
import app.kindself.core.Track

/** A track whose every sample can be told from its neighbours and from those of a track with another [key]. */
class MadeTrack(private val frames: Long, private val key: Int, private val rate: Int = 48_000) : Track(NoHandle) {
    /** How often it was asked for samples. */
    @Volatile
    var asked = 0
        private set

    /** The sample of [frame]. */
    fun sample(frame: Long): Short = ((frame * 31 + key * 1009) % 20_011 - 10_005).toShort()

    override fun frames(): ULong = frames.toULong()

    override fun rate(): UInt = rate.toUInt()

    override fun render(from: ULong, count: UInt): ByteArray {
        asked++
        val first = from.toLong()
        return shorts((frames - first).coerceIn(0, count.toLong()).toInt()) { sample(first + it) }
    }
}

/** 16-bit little-endian samples. */
fun shorts(count: Int, sample: (Int) -> Short) = ByteArray(2 * count) { (sample(it / 2).toInt() shr 8 * (it % 2)).toByte() }

package app.kindself.ui.platform

import app.kindself.core.Rendering
import java.nio.ByteBuffer
import java.nio.ByteOrder

private const val PLAIN_PCM = 1
private const val EXTENDED = 0xFFFE
private const val HEADER = 8

/** How one sample stands in a file, and what it is in 16 bits. */
private enum class Sample(val format: Int, val bytes: Int) {
    /** Without a sign: half way up, it is silent. */
    BITS_8(PLAIN_PCM, 1) {
        override fun read(from: ByteBuffer, at: Int) = ((from.get(at).toInt() and 0xFF) + Byte.MIN_VALUE) * 256
    },
    BITS_16(PLAIN_PCM, 2) {
        override fun read(from: ByteBuffer, at: Int) = from.getShort(at).toInt()
    },

    /** Of longer ones, the upper 16 bits are heard. */
    BITS_24(PLAIN_PCM, 3) {
        override fun read(from: ByteBuffer, at: Int) = from.getShort(at + 1).toInt()
    },
    BITS_32(PLAIN_PCM, 4) {
        override fun read(from: ByteBuffer, at: Int) = from.getShort(at + 2).toInt()
    },

    /** From -1 to 1. */
    FLOAT(3, 4) {
        override fun read(from: ByteBuffer, at: Int) = (from.getFloat(at).coerceIn(-1f, 1f) * Short.MAX_VALUE).toInt()
    };

    abstract fun read(from: ByteBuffer, at: Int): Int
}

/** What the header says of all samples. */
private class Format(val sample: Sample, val channels: Int, val rate: Int)

/**
 * Reads a WAV file, mixing its channels into one; null where it is of another kind or holds no sound. Engines that write while they
 * speak leave an absurd length in the header: then it is what is there.
 */
fun readWave(bytes: ByteArray): Rendering.Samples? {
    val all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN)
    if (bytes.size < 12 || tag(bytes, 0) != "RIFF" || tag(bytes, 8) != "WAVE") return null
    var at = 12
    var format: Format? = null
    while (at + HEADER <= bytes.size) {
        val length = (all.getInt(at + 4).toLong() and 0xFFFF_FFFFL).coerceAtMost((bytes.size - at - HEADER).toLong()).toInt()
        val body = at + HEADER
        when (tag(bytes, at)) {
            "fmt " -> format = format(all, body, length) ?: return null
            "data" -> return format?.let { mixed(all, body, length, it) }
        }
        // Chunks begin at even places.
        at = body + length + (length and 1)
    }
    return null
}

private fun format(all: ByteBuffer, at: Int, length: Int): Format? {
    if (length < 16) return null
    fun number(from: Int) = all.getShort(at + from).toInt() and 0xFFFF
    // An extended header says further on what the samples are.
    val kind = number(0).let { if (it == EXTENDED && length >= 26) number(24) else it }
    val sample = Sample.entries.find { it.format == kind && it.bytes * Byte.SIZE_BITS == number(14) }
    val (channels, rate) = number(2) to all.getInt(at + 4)
    return if (sample != null && channels in 1..8 && rate > 0) Format(sample, channels, rate) else null
}

private fun mixed(all: ByteBuffer, from: Int, length: Int, format: Format): Rendering.Samples? {
    val (sample, channels) = format.sample to format.channels
    val frames = length / (sample.bytes * channels)
    if (frames == 0) return null
    val pcm = ByteBuffer.allocate(frames * 2).order(ByteOrder.LITTLE_ENDIAN)
    repeat(frames) { frame ->
        var sum = 0
        repeat(channels) { channel -> sum += sample.read(all, from + sample.bytes * (frame * channels + channel)) }
        pcm.putShort((sum / channels).toShort())
    }
    return Rendering.Samples(format.rate.toUInt(), pcm.array())
}

private fun tag(bytes: ByteArray, at: Int) = String(bytes, at, 4, Charsets.ISO_8859_1)

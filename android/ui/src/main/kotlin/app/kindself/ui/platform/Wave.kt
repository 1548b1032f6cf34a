package app.kindself.ui.platform

import java.nio.ByteBuffer
import java.nio.ByteOrder

/** Samples as a speech engine delivers them: [rate] frames a second; [pcm] is 16-bit, one channel, little-endian. */
class Wave(val rate: UInt, val pcm: ByteArray)

private const val PLAIN_PCM = 1
private const val EXTENDED = 0xFFFE
private const val HEADER = 8

/**
 * Reads a WAV file of 16-bit samples, mixing its channels into one; null where it is anything else or holds no sound. Engines that
 * write while they speak leave an absurd length in the header: then it is what is there.
 */
fun readWave(bytes: ByteArray): Wave? {
    val all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN)
    if (bytes.size < 12 || tag(bytes, 0) != "RIFF" || tag(bytes, 8) != "WAVE") return null
    var at = 12
    var channels = 0
    var rate = 0
    while (at + HEADER <= bytes.size) {
        val length = (all.getInt(at + 4).toLong() and 0xFFFF_FFFFL).coerceAtMost((bytes.size - at - HEADER).toLong()).toInt()
        val body = at + HEADER
        when (tag(bytes, at)) {
            "fmt " -> {
                if (length < 16) return null
                val format = all.getShort(body).toInt() and 0xFFFF
                if (format != PLAIN_PCM && format != EXTENDED || all.getShort(body + 14).toInt() != 16) return null
                channels = all.getShort(body + 2).toInt()
                rate = all.getInt(body + 4)
            }

            "data" -> return if (channels in 1..8 && rate > 0) mixed(all, body, length, channels, rate) else null
        }
        // Chunks begin at even places.
        at = body + length + (length and 1)
    }
    return null
}

private fun mixed(all: ByteBuffer, from: Int, length: Int, channels: Int, rate: Int): Wave? {
    val frames = length / (2 * channels)
    if (frames == 0) return null
    val pcm = ByteBuffer.allocate(frames * 2).order(ByteOrder.LITTLE_ENDIAN)
    repeat(frames) { frame ->
        var sum = 0
        repeat(channels) { channel -> sum += all.getShort(from + 2 * (frame * channels + channel)) }
        pcm.putShort((sum / channels).toShort())
    }
    return Wave(rate.toUInt(), pcm.array())
}

private fun tag(bytes: ByteArray, at: Int) = String(bytes, at, 4, Charsets.ISO_8859_1)

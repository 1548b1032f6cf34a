package app.kindself.platform.sound

import android.media.AudioAttributes
import android.media.AudioFormat
import android.media.AudioTimestamp
import android.media.AudioTrack
import android.os.Process
import app.kindself.ui.platform.Clock
import app.kindself.ui.platform.sound.Heard
import app.kindself.ui.platform.sound.Output

/** How much sound waits in the output, milliseconds: enough that a busy phone does not stutter. */
private const val ROOM_MS = 400

/** How long the mixer takes to let the volume down, milliseconds, with room to spare. */
private const val HUSH_MS = 40L

private const val NANOS_IN_MS = 1_000_000L

/** Sound through an AudioTrack, in a stream. */
internal class AudioTrackOutput private constructor(private val track: AudioTrack, private val clock: Clock) : Output {
    private val lock = Any()
    private val stamp = AudioTimestamp()
    private var closed = false

    @Volatile
    private var hushed = false

    override val roomFrames: Int = track.bufferSizeInFrames

    override fun start() {
        Process.setThreadPriority(Process.THREAD_PRIORITY_AUDIO)
        synchronized(lock) { if (!hushed) track.play() }
    }

    override fun write(bytes: ByteArray): Boolean {
        var from = 0
        while (from < bytes.size) {
            if (hushed) return false
            val taken = track.write(bytes, from, bytes.size - from, AudioTrack.WRITE_BLOCKING)
            // Less than nothing is an error; nothing at all, that it has been paused.
            if (taken <= 0) return false
            from += taken
        }
        return true
    }

    override fun heard(): Heard? {
        if (track.getTimestamp(stamp) && stamp.framePosition > 0) {
            // The stamp is a little old already, and on a clock that does not count sleep.
            val ageMs = (System.nanoTime() - stamp.nanoTime) / NANOS_IN_MS
            return Heard(stamp.framePosition, clock.nowMs() - ageMs.coerceAtLeast(0).toULong())
        }
        // Before the first stamp, and where there are none: what the mixer has taken, which is a little ahead of the ear.
        val taken = track.playbackHeadPosition.toLong() and 0xFFFF_FFFFL
        return if (taken > 0) Heard(taken, clock.nowMs()) else null
    }

    override fun hush() {
        hushed = true
        synchronized(lock) {
            if (closed) return
            // The mixer lets both down over one of its rounds; only to throw away what waits would click.
            track.setVolume(0f)
            if (track.playState == AudioTrack.PLAYSTATE_PLAYING) track.pause()
        }
    }

    override fun close() {
        if (hushed) Thread.sleep(HUSH_MS)
        synchronized(lock) {
            closed = true
            track.release()
        }
    }

    internal companion object {
        /** What the system is told about this sound. Not speech: sound of that kind is paused for a message tone, not lowered. */
        val ATTRIBUTES: AudioAttributes = AudioAttributes.Builder()
            .setUsage(AudioAttributes.USAGE_MEDIA)
            .setContentType(AudioAttributes.CONTENT_TYPE_MUSIC)
            .build()

        /** Null where the phone has no sound to give. */
        fun open(rate: UInt, clock: Clock): AudioTrackOutput? {
            val hertz = rate.toInt()
            val least = AudioTrack.getMinBufferSize(hertz, AudioFormat.CHANNEL_OUT_MONO, AudioFormat.ENCODING_PCM_16BIT)
            if (least <= 0) return null
            val format = AudioFormat.Builder()
                .setEncoding(AudioFormat.ENCODING_PCM_16BIT)
                .setSampleRate(hertz)
                .setChannelMask(AudioFormat.CHANNEL_OUT_MONO)
                .build()
            val track = try {
                AudioTrack.Builder()
                    .setAudioAttributes(ATTRIBUTES)
                    .setAudioFormat(format)
                    .setTransferMode(AudioTrack.MODE_STREAM)
                    .setBufferSizeInBytes(maxOf(least, 2 * hertz * ROOM_MS / 1000))
                    .build()
            } catch (_: UnsupportedOperationException) {
                return null
            }
            return AudioTrackOutput(track, clock)
        }
    }
}

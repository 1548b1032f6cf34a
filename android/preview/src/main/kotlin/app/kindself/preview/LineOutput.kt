package app.kindself.preview

import app.kindself.ui.platform.Clock
import app.kindself.ui.platform.sound.Heard
import app.kindself.ui.platform.sound.Output
import javax.sound.sampled.AudioFormat
import javax.sound.sampled.AudioSystem
import javax.sound.sampled.LineUnavailableException
import javax.sound.sampled.SourceDataLine

/** How much sound waits in the line, milliseconds. */
private const val ROOM_MS = 300

/** Sound through a line of the desktop's mixer. */
class LineOutput private constructor(private val line: SourceDataLine, private val clock: Clock) : Output {
    private val lock = Any()
    private var closed = false

    @Volatile
    private var hushed = false

    override val roomFrames: Int = line.bufferSize / 2

    override fun start() = synchronized(lock) { if (!hushed) line.start() }

    // A line takes less than it was given once it has been stopped, and nothing once it is closed.
    override fun write(bytes: ByteArray): Boolean = !hushed && line.write(bytes, 0, bytes.size) == bytes.size

    override fun heard(): Heard? = line.longFramePosition.takeIf { it > 0 }?.let { Heard(it, clock.nowMs()) }

    override fun hush() {
        hushed = true
        synchronized(lock) {
            if (closed) return
            // Few mixers let the volume down: on a desk, what was heard last may end abruptly.
            line.stop()
            line.flush()
        }
    }

    override fun close() = synchronized(lock) {
        closed = true
        line.close()
    }

    companion object {
        /** Null where the desktop has no sound. [find] gives a line for a format, or throws like the system's own. */
        fun open(rate: UInt, clock: Clock, find: (AudioFormat) -> SourceDataLine = AudioSystem::getSourceDataLine): LineOutput? {
            val format = AudioFormat(rate.toFloat(), 16, 1, true, false)
            return try {
                val line = find(format)
                line.open(format, 2 * (rate.toInt() * ROOM_MS / 1000))
                LineOutput(line, clock)
            } catch (_: LineUnavailableException) {
                null
            } catch (_: IllegalArgumentException) {
                // That is how a machine without any sound card answers.
                null
            }
        }
    }
}

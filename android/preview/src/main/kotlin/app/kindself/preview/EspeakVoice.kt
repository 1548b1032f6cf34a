package app.kindself.preview

import app.kindself.core.Rendering
import app.kindself.ui.platform.OpenVoice
import app.kindself.ui.platform.Voice
import app.kindself.ui.platform.readWave
import java.io.IOException
import kotlin.concurrent.thread
import kotlin.math.roundToInt
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runInterruptible

private const val WORDS_A_MINUTE = 175f
private const val SLOWEST = 80
private const val FASTEST = 450

/** The desktop's speech voice: the program espeak-ng, where it is installed. */
class EspeakVoice(private val program: String = "espeak-ng") : Voice {
    override suspend fun open(tag: String): OpenVoice? = try {
        // Where it has no voice for the language, it says so instead of nothing.
        runInterruptible(Dispatchers.IO) { say("", tag, 1f) }?.let { Open(tag) }
    } catch (_: IOException) {
        null
    }

    private inner class Open(private val tag: String) : OpenVoice {
        override val name = "$program $tag"

        override suspend fun say(words: String, speed: Float): Rendering = try {
            runInterruptible(Dispatchers.IO) { say(words, tag, speed)?.let(::readWave) } ?: Rendering.Failed
        } catch (_: IOException) {
            Rendering.Gone
        }

        // Each thing it says is a process of its own.
        override fun close() = Unit
    }

    /** What the program says: a WAV file; null where it cannot. */
    private fun say(words: String, tag: String, speed: Float): ByteArray? {
        val pace = (WORDS_A_MINUTE * speed).roundToInt().coerceIn(SLOWEST, FASTEST)
        val process = ProcessBuilder(program, "-v", tag, "-s", "$pace", "--stdin", "--stdout")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start()
        try {
            // Words go in beside what comes out: a program that answers before it has heard everything would wait for us for ever.
            val writer = thread(name = "kindself-words") {
                try {
                    process.outputStream.use { it.write(words.toByteArray()) }
                } catch (_: IOException) {
                    // It ended without listening; what it said, if anything, decides.
                }
            }
            val sound = process.inputStream.use { it.readBytes() }
            writer.join()
            return sound.takeIf { process.waitFor() == 0 }
        } finally {
            process.destroyForcibly()
        }
    }
}

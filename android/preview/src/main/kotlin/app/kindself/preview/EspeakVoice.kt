package app.kindself.preview

import app.kindself.core.Clip
import app.kindself.ui.platform.Voice
import app.kindself.ui.platform.readWave
import java.io.IOException
import kotlin.concurrent.thread
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runInterruptible
import kotlinx.coroutines.withContext

/** The desktop's speech voice: the program espeak-ng, where it is installed. */
class EspeakVoice(private val program: String = "espeak-ng") : Voice {
    override suspend fun speak(lines: List<String>, tag: String, said: (Clip) -> Unit) = withContext(Dispatchers.IO) {
        for (words in lines) {
            val wave = try {
                runInterruptible { readWave(say(words, tag)) }
            } catch (_: IOException) {
                null
            } ?: break
            said(Clip(words, program, wave.rate, wave.pcm))
        }
    }

    /** What the program says: a WAV file, or nothing where it has no voice for [tag]. */
    private fun say(words: String, tag: String): ByteArray {
        val process = ProcessBuilder(program, "-v", tag, "--stdin", "--stdout")
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
            return if (process.waitFor() == 0) sound else ByteArray(0)
        } finally {
            process.destroyForcibly()
        }
    }
}

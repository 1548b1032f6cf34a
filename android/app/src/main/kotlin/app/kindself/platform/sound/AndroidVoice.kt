package app.kindself.platform.sound

import android.content.Context
import app.kindself.core.Clip
import app.kindself.ui.platform.Voice
import app.kindself.ui.platform.Wave
import app.kindself.ui.platform.readWave
import java.io.File
import java.io.IOException
import java.util.Locale
import kotlin.time.Duration
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeoutOrNull

/**
 * The phone's own speech voice. The engine runs only while lines are made, and only with a voice that is on the phone. [patience] is
 * how long it may take to come up, and for one line.
 */
class AndroidVoice(private val context: Context, private val patience: Duration = 20.seconds) : Voice {
    private val alone = Mutex()

    override suspend fun speak(lines: List<String>, tag: String, said: (Clip) -> Unit) = alone.withLock {
        withContext(Dispatchers.IO) {
            // What a killed process left behind is gone with it.
            val folder = File(context.cacheDir, "speech").apply { deleteRecursively() }
            try {
                folder.mkdirs()
                SpeechEngine(context).use { engine ->
                    val ready = withTimeoutOrNull(patience) { engine.ready() && engine.choose(Locale.forLanguageTag(tag)) }
                    if (ready == true) speak(engine, lines, folder, said)
                }
            } finally {
                folder.deleteRecursively()
            }
        }
    }

    /** Says what can be spoken. */
    private suspend fun speak(engine: SpeechEngine, lines: List<String>, folder: File, said: (Clip) -> Unit) {
        for ((number, words) in lines.withIndex()) {
            val file = File(folder, "$number.wav")
            // An engine that has stopped answering will not answer the next line either.
            val spoken = withTimeoutOrNull(patience) { engine.speak(words, file) } ?: return
            val wave = (if (spoken) wave(file) else null) ?: continue
            said(Clip(words, engine.voice, wave.rate, wave.pcm))
        }
    }

    private fun wave(file: File): Wave? = try {
        readWave(file.readBytes()).also { file.delete() }
    } catch (_: IOException) {
        null
    }
}

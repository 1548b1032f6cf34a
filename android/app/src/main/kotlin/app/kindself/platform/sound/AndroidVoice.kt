package app.kindself.platform.sound

import android.content.Context
import app.kindself.core.Rendering
import app.kindself.ui.platform.OpenVoice
import app.kindself.ui.platform.Voice
import app.kindself.ui.platform.readWave
import java.io.File
import java.io.IOException
import java.util.Locale
import kotlin.time.Duration
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeoutOrNull

/**
 * The phone's own speech voice. The engine runs only while lines are made, and only with a voice that is on the phone. [patience] is
 * how long it may take to come up, and for one line.
 */
class AndroidVoice(private val context: Context, private val patience: Duration = 20.seconds) : Voice {
    private var isCleared = false

    override suspend fun open(tag: String): OpenVoice? {
        var engine: SpeechEngine? = null
        var voice: OpenVoice? = null
        try {
            voice = withContext(Dispatchers.IO) {
                clear()
                val starting = SpeechEngine(context).also { engine = it }
                val ready = withTimeoutOrNull(patience) { starting.ready() && starting.choose(Locale.forLanguageTag(tag)) }
                if (ready == true) Open(starting) else null
            }
        } finally {
            // Whoever asked may have gone meanwhile, and would not close it.
            if (voice == null) engine?.close()
        }
        return voice
    }

    /**
     * What a killed process left behind goes: when the next one starts, for it says what was being done, and in any case before anything is
     * said; never later, when it would take away what is being said. It waits for the drive.
     */
    @Synchronized
    fun clear() {
        if (isCleared) return
        context.cacheDir.listFiles { file -> file.name.startsWith(PREFIX) }?.forEach(File::delete)
        isCleared = true
    }

    private inner class Open(private val engine: SpeechEngine) : OpenVoice {
        override val name = engine.voice

        override suspend fun say(words: String, speed: Float): Rendering = withContext(Dispatchers.IO) {
            // Where there is no room for it there is none for the next one either.
            val sound = temporary() ?: return@withContext Rendering.Gone
            try {
                when (withTimeoutOrNull(patience) { engine.speak(words, speed, sound) }) {
                    // An engine that has stopped answering, or takes no words any more, will not answer the next time either.
                    null -> Rendering.Gone

                    true -> readWave(sound.readBytes()) ?: Rendering.Failed

                    false -> Rendering.Failed
                }
            } catch (_: IOException) {
                Rendering.Failed
            } finally {
                sound.delete()
            }
        }

        private fun temporary() = try {
            File.createTempFile(PREFIX, ".wav", context.cacheDir)
        } catch (_: IOException) {
            null
        }

        override fun close() = engine.close()
    }

    private companion object {
        /** Of files on their way from the engine. */
        const val PREFIX = "saying-"
    }
}

package app.kindself.platform.sound

import android.content.Context
import android.os.Bundle
import android.speech.tts.TextToSpeech
import android.speech.tts.UtteranceProgressListener
import android.speech.tts.Voice
import java.io.File
import java.util.Locale
import java.util.MissingResourceException
import java.util.concurrent.ConcurrentHashMap
import kotlinx.coroutines.CompletableDeferred

/** The system's speech engine as suspending calls. They wait for the engine without limit: the caller sets one. */
internal class SpeechEngine(context: Context) : AutoCloseable {
    private val status = CompletableDeferred<Int>()
    private val waiting = ConcurrentHashMap<String, CompletableDeferred<Boolean>>()
    private val speech = TextToSpeech(context) { status.complete(it) }

    /** The engine, and what it calls the voice that was chosen. */
    var voice = ""
        private set

    /** Whether there is an engine and it has come up. */
    suspend fun ready(): Boolean {
        if (status.await() != TextToSpeech.SUCCESS) return false
        return speech.setOnUtteranceProgressListener(Progress()) == TextToSpeech.SUCCESS
    }

    /** Chooses a voice for [language] that needs no network; false where there is none. */
    fun choose(language: Locale): Boolean {
        // An engine may list none or give null.
        val voices = asked { speech.voices }.orEmpty().filter { it.locale.speaks(language) && it.isHere() }
        // The same country first (a British voice for British words), then the best, then always the same one.
        val order = compareByDescending<Voice> { it.locale.country == language.country }.thenByDescending { it.quality }.thenBy { it.name }
        val chosen = voices.sortedWith(order).firstOrNull { asked { speech.setVoice(it) } == TextToSpeech.SUCCESS }
        // Engines call their voices alike.
        voice = chosen?.let { "${asked { speech.defaultEngine }.orEmpty()}/${it.name}" }.orEmpty()
        return chosen != null
    }

    /**
     * Speaks [words] into [file], [speed] times as fast as usual; false where the engine cannot, or would not say all of them, null where
     * it takes no more words: its process is gone.
     */
    suspend fun speak(words: String, speed: Float, file: File): Boolean? {
        if (words.length > TextToSpeech.getMaxSpeechInputLength()) return false
        val done = CompletableDeferred<Boolean>()
        waiting[file.name] = done
        try {
            val isTaken = asked { speech.setSpeechRate(speed) } == TextToSpeech.SUCCESS &&
                asked { speech.synthesizeToFile(words, Bundle(), file, file.name) } == TextToSpeech.SUCCESS
            return if (isTaken) done.await() else null
        } finally {
            waiting.remove(file.name)
        }
    }

    override fun close() {
        asked { speech.stop() }
        asked { speech.shutdown() }
    }

    /** An engine is another app, and what goes wrong in it comes out here; null then. */
    private inline fun <T> asked(ask: () -> T): T? = try {
        ask()
    } catch (_: RuntimeException) {
        null
    }

    private fun Voice.isHere() = !isNetworkConnectionRequired && TextToSpeech.Engine.KEY_FEATURE_NOT_INSTALLED !in features.orEmpty()

    // Engines write languages with two letters or with three.
    private fun Locale.speaks(other: Locale) = language == other.language || threeLetters() == other.threeLetters()

    private fun Locale.threeLetters() = try {
        isO3Language
    } catch (_: MissingResourceException) {
        language
    }

    private inner class Progress : UtteranceProgressListener() {
        override fun onStart(utteranceId: String) = Unit

        override fun onDone(utteranceId: String) = finished(utteranceId, true)

        @Deprecated("Engines from before Android 5 call it")
        override fun onError(utteranceId: String) = finished(utteranceId, false)

        override fun onError(utteranceId: String, errorCode: Int) = finished(utteranceId, false)

        override fun onStop(utteranceId: String, interrupted: Boolean) = finished(utteranceId, false)

        private fun finished(which: String, well: Boolean) {
            waiting[which]?.complete(well)
        }
    }
}

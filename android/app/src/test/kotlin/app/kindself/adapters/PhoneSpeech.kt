package app.kindself.adapters

import android.os.Bundle
import android.speech.tts.TextToSpeech
import android.speech.tts.UtteranceProgressListener
import android.speech.tts.Voice
import java.io.File
import java.nio.ByteBuffer
import java.nio.ByteOrder
import java.util.Locale
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.atomic.AtomicInteger
import kotlin.concurrent.thread
import org.robolectric.annotation.Implementation
import org.robolectric.annotation.Implements
import org.robolectric.annotation.RealObject
import org.robolectric.shadows.ShadowTextToSpeech
import org.robolectric.util.ReflectionHelpers

/** A speech engine that does what a test tells it, and answers on a thread of its own like a real one. */
@Implements(TextToSpeech::class)
class PhoneSpeech : ShadowTextToSpeech() {
    @RealObject
    lateinit var real: TextToSpeech

    init {
        running.incrementAndGet()
    }

    @Implementation
    override fun initTts(): Int {
        // The shadow's own copy is not there yet.
        val listener: TextToSpeech.OnInitListener = ReflectionHelpers.getField(real, "mInitListener")
        if (starts) thread { listener.onInit(initStatus) }
        return TextToSpeech.SUCCESS
    }

    @Implementation
    override fun getVoices(): Set<Voice>? = installed

    @Implementation
    override fun setVoice(voice: Voice): Int {
        used = voice.name
        return TextToSpeech.SUCCESS
    }

    @Implementation
    override fun synthesizeToFile(text: CharSequence, params: Bundle, file: File, utteranceId: String): Int {
        files += file
        spoken += text.toString()
        thread { answers(text.toString(), file, utteranceId, utteranceProgressListener) }
        return TextToSpeech.SUCCESS
    }

    @Implementation
    override fun shutdown() {
        running.decrementAndGet()
    }

    companion object {
        /** Whether an engine answers at all, and how. */
        @Volatile
        var starts = true
        var initStatus = TextToSpeech.SUCCESS
        var installed: Set<Voice>? = null
        var used: String? = null

        /** How many engines have been started and not ended. */
        val running = AtomicInteger()
        val files = CopyOnWriteArrayList<File>()
        val spoken = CopyOnWriteArrayList<String>()

        /** What it does with words. */
        var answers: (String, File, String, UtteranceProgressListener) -> Unit = ::speaks

        /** Writes [wave] of the words and says that it is done. */
        fun speaks(words: String, file: File, id: String, listener: UtteranceProgressListener) {
            listener.onStart(id)
            file.writeBytes(wave(samples(words)))
            listener.onDone(id)
        }

        /** Samples by which words can be told. */
        fun samples(words: String): ByteArray = words.toByteArray().flatMap { listOf(it, 0) }.toByteArray()

        fun wave(pcm: ByteArray, rate: Int = 22_050): ByteArray {
            val header = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN)
            header.put("RIFF".toByteArray()).putInt(36 + pcm.size).put("WAVEfmt ".toByteArray()).putInt(16).putShort(1).putShort(1)
            header.putInt(rate).putInt(2 * rate).putShort(2).putShort(16).put("data".toByteArray()).putInt(pcm.size)
            return header.array() + pcm
        }

        fun voice(name: String, language: String, quality: Int = Voice.QUALITY_NORMAL, network: Boolean = false, missing: Boolean = false) =
            Voice(
                name,
                Locale.forLanguageTag(language),
                quality,
                Voice.LATENCY_NORMAL,
                network,
                if (missing) setOf(TextToSpeech.Engine.KEY_FEATURE_NOT_INSTALLED) else emptySet()
            )

        /** For the next test. */
        fun afresh() {
            starts = true
            initStatus = TextToSpeech.SUCCESS
            installed = null
            used = null
            running.set(0)
            files.clear()
            spoken.clear()
            answers = ::speaks
        }
    }
}

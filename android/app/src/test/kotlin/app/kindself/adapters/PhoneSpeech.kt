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
    override fun getVoices(): Set<Voice>? = if (breaks) error("broken") else installed

    @Implementation
    fun getDefaultEngine(): String = "engine"

    @Implementation
    override fun setVoice(voice: Voice): Int {
        used = voice.name
        return TextToSpeech.SUCCESS
    }

    @Implementation
    fun setSpeechRate(rate: Float): Int {
        speeds += rate
        return if (rate > 0) TextToSpeech.SUCCESS else TextToSpeech.ERROR
    }

    @Implementation
    override fun synthesizeToFile(text: CharSequence, params: Bundle, file: File, utteranceId: String): Int {
        files += file
        spoken += text.toString()
        if (breaksAt == text.toString()) error("broken")
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

        /** Whether it breaks down when it is asked for its voices, and at which words. */
        var breaks = false
        var breaksAt: String? = null
        var used: String? = null

        /** How many engines have been started and not ended. */
        val running = AtomicInteger()
        val files = CopyOnWriteArrayList<File>()
        val spoken = CopyOnWriteArrayList<String>()

        /** The speeds it was set to. */
        val speeds = CopyOnWriteArrayList<Float>()

        /** What it does with words. */
        var answers: (String, File, String, UtteranceProgressListener) -> Unit = ::speaks

        /** Writes [wave] of the words and says that it is done. */
        fun speaks(words: String, file: File, id: String, listener: UtteranceProgressListener) =
            writes(wave(samples(words)), file, id, listener)

        /** Writes [bytes] and says that it is done. */
        fun writes(bytes: ByteArray, file: File, id: String, listener: UtteranceProgressListener) {
            listener.onStart(id)
            file.writeBytes(bytes)
            listener.onDone(id)
        }

        /** Samples by which words can be told. */
        fun samples(words: String): ByteArray = words.toByteArray().flatMap { listOf(it, 0) }.toByteArray()

        /** A file as engines write them, of [data] in samples of so many [bits]; those of [format] 3 are floating. */
        fun wave(data: ByteArray, rate: Int = 22_050, channels: Int = 1, bits: Int = 16, format: Int = 1): ByteArray {
            val (header, frame) = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN) to channels * bits / 8
            header.put("RIFF".toByteArray()).putInt(36 + data.size).put("WAVEfmt ".toByteArray()).putInt(16)
            header.putShort(format.toShort()).putShort(channels.toShort()).putInt(rate).putInt(frame * rate)
            header.putShort(frame.toShort()).putShort(bits.toShort()).put("data".toByteArray()).putInt(data.size)
            return header.array() + data
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
            breaks = false
            breaksAt = null
            used = null
            running.set(0)
            files.clear()
            spoken.clear()
            speeds.clear()
            answers = ::speaks
        }
    }
}

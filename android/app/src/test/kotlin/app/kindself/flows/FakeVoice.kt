package app.kindself.flows

import app.kindself.core.Rendering
import app.kindself.ui.platform.OpenVoice
import app.kindself.ui.platform.Voice
import java.nio.ByteBuffer
import java.nio.ByteOrder
import kotlinx.coroutines.CompletableDeferred

/** What comes of words at a speed. */
typealias Says = (words: String, speed: Float) -> Rendering

/** A voice, or none. */
class FakeVoice(var there: Boolean) : Voice {
    /** What it was to say, in order; from the beginning, by which its speed is found. */
    val asked = ArrayList<String>()

    /** How fast it was to say each. */
    val speeds = ArrayList<Float>()

    /** How often it was opened, and how often it was closed. */
    var openings = 0
        private set
    var closings = 0
        private set

    /** It answers when this is completed. */
    var answers: CompletableDeferred<Unit> = CompletableDeferred(Unit)

    /** Whether it waits for [answers] before it says what it is asked as the one of that number. */
    var waits: (Int) -> Boolean = { true }

    /** It comes up when this is completed. */
    var comesUp: CompletableDeferred<Unit> = CompletableDeferred(Unit)

    var says: Says = ::sound

    override suspend fun open(tag: String): OpenVoice? {
        comesUp.await()
        return if (there) Open() else null
    }

    private inner class Open : OpenVoice {
        init {
            openings++
        }

        override val name = "fake"

        override suspend fun say(words: String, speed: Float): Rendering {
            asked += words
            speeds += speed
            if (waits(asked.size)) answers.await()
            return says(words, speed)
        }

        override fun close() {
            closings++
        }
    }

    companion object {
        private const val RATE = 8000
        private const val SECONDS_A_WORD = 0.48f
        private const val LOUD: Short = 8000
        private const val HALF_A_WAVE = 20

        /** What somebody would take for words, as long as most voices take for them: 200 Hz. */
        fun sound(words: String, speed: Float): Rendering =
            samples(words, speed) { if (it / HALF_A_WAVE % 2 == 0) LOUD else (-LOUD).toShort() }

        /** As long, and nothing in it. */
        fun silence(words: String, speed: Float): Rendering = samples(words, speed) { 0 }

        /** The beginning of the first word. */
        fun cutOff(words: String, speed: Float): Rendering =
            (sound(words, speed) as Rendering.Samples).let { Rendering.Samples(it.rate, it.pcm.copyOf(RATE / 10)) }

        private fun samples(words: String, speed: Float, at: (Int) -> Short): Rendering {
            val frames = (words.split(' ').count { it.isNotBlank() } * SECONDS_A_WORD / speed * RATE).toInt()
            val pcm = ByteBuffer.allocate(2 * frames).order(ByteOrder.LITTLE_ENDIAN)
            repeat(frames) { pcm.putShort(at(it)) }
            return Rendering.Samples(RATE.toUInt(), pcm.array())
        }
    }
}

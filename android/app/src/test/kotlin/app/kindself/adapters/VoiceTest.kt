package app.kindself.adapters

import android.content.Context
import android.speech.tts.TextToSpeech
import android.speech.tts.Voice
import app.kindself.KindselfApp
import app.kindself.core.Rendering
import app.kindself.platform.sound.AndroidVoice
import app.kindself.ui.platform.OpenVoice
import java.nio.ByteBuffer
import java.nio.ByteOrder
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.yield
import org.junit.After
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.robolectric.annotation.Config
import org.robolectric.util.ReflectionHelpers
import org.robolectric.util.ReflectionHelpers.ClassParameter

@Config(shadows = [PhoneAudioTrack::class, PhoneAudioManager::class, PhoneSpeech::class])
class VoiceTest : OnThePhone() {
    private fun <T> opened(tag: String = "en", patience: Duration = 60.seconds, act: suspend (OpenVoice?) -> T): T = runBlocking {
        AndroidVoice(app, patience).open(tag).use { act(it) }
    }

    private fun named(tag: String = "en"): String? = opened(tag) { it?.name }

    /** What comes of [words]. */
    private fun said(words: String = "Breathe in", patience: Duration = 60.seconds): Rendering =
        opened(patience = patience) { checkNotNull(it).say(words, 1f) }

    /** What comes of a file of those [bytes]. */
    private fun read(bytes: ByteArray): Rendering {
        PhoneSpeech.answers = { _, file, id, listener -> PhoneSpeech.writes(bytes, file, id, listener) }
        return said()
    }

    private fun data(bytes: Int, fill: ByteBuffer.() -> Unit) =
        ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN).apply(fill).array()

    private fun samples(vararg of: Int) = data(2 * of.size) { of.forEach { putShort(it.toShort()) } }

    private fun assertSamples(expected: ByteArray, rate: UInt, what: Rendering) {
        val samples = what as Rendering.Samples
        assertEquals(rate, samples.rate)
        assertArrayEquals(expected, samples.pcm)
    }

    @Before
    fun aVoice() {
        // Begun when the process started: it is not to come in between.
        app.voice.clear()
        PhoneSpeech.installed = setOf(PhoneSpeech.voice("plain", "en-US"))
    }

    @After
    fun theEngineIsEndedAndNothingIsLeftBehind() {
        assertEquals(0, PhoneSpeech.running.get())
        assertTrue(PhoneSpeech.files.none { it.exists() })
        assertEquals(emptyList<String>(), app.cacheDir.list().orEmpty().filter { it.startsWith("saying-") })
    }

    @Test
    fun oneOpeningSaysOneThingAfterAnother() = opened { voice ->
        val lines = listOf("Breathe in", "and out")
        assertEquals("engine/plain", voice?.name)
        for (words in lines) assertSamples(PhoneSpeech.samples(words), 22_050u, voice!!.say(words, 1f))
        assertEquals(lines, PhoneSpeech.spoken)
    }

    @Test
    fun theSpeedIsTheEnginesOwnTimesThatMuch() = opened { voice ->
        for (speed in listOf(1f, 0.8f, 1.25f)) voice!!.say("Breathe in", speed)
        assertEquals(listOf(1f, 0.8f, 1.25f), PhoneSpeech.speeds)
    }

    @Test
    fun anEngineThatTakesNoSpeedIsGone() = opened { voice ->
        assertEquals(Rendering.Gone, voice!!.say("Breathe in", 0f))
        assertEquals(emptyList<String>(), PhoneSpeech.spoken)
    }

    @Test
    fun theVoiceIsOnThePhoneAndTheBestOfItsLanguage() {
        PhoneSpeech.installed = setOf(
            PhoneSpeech.voice("cloud", "en-GB", Voice.QUALITY_VERY_HIGH, network = true),
            PhoneSpeech.voice("to-be-fetched", "en-GB", Voice.QUALITY_VERY_HIGH, missing = true),
            PhoneSpeech.voice("polish", "pl-PL", Voice.QUALITY_VERY_HIGH),
            PhoneSpeech.voice("rough", "en-GB", Voice.QUALITY_LOW),
            PhoneSpeech.voice("fine", "en-GB", Voice.QUALITY_HIGH),
            PhoneSpeech.voice("american", "en-US", Voice.QUALITY_VERY_HIGH)
        )
        assertEquals("engines may call theirs alike", "engine/fine", named("en-GB"))
        assertEquals("engine/american", named("en"))
        assertEquals("engine/polish", named("pl"))
        assertEquals("polish", PhoneSpeech.used)
    }

    @Test
    fun noVoiceOfThisLanguageIsNone() = assertNull(named("pl"))

    @Test
    fun aVoiceThatIsOnlyInTheNetworkIsNone() {
        PhoneSpeech.installed = setOf(PhoneSpeech.voice("cloud", "en-GB", network = true))
        assertNull(named())
    }

    @Test
    fun aVoiceThatIsNotInstalledIsNone() {
        PhoneSpeech.installed = setOf(PhoneSpeech.voice("to-be-fetched", "en-GB", missing = true))
        assertNull(named())
    }

    @Test
    fun anEngineThatListsNoVoicesHasNone() {
        PhoneSpeech.installed = null
        assertNull(named())
    }

    @Test
    fun anEngineThatBreaksDownHasNoneOrIsGone() {
        PhoneSpeech.breaksAt = "and out"
        opened { voice ->
            assertEquals(Rendering.Gone, voice!!.say("and out", 1f))
            assertSamples(PhoneSpeech.samples("Breathe in"), 22_050u, voice.say("Breathe in", 1f))
        }
        PhoneSpeech.breaks = true
        assertNull(named())
    }

    @Test
    fun noEngineIsNoVoice() {
        PhoneSpeech.initStatus = TextToSpeech.ERROR
        assertNull(named())
    }

    @Test
    fun anEngineThatNeverComesUpIsNoVoice() {
        PhoneSpeech.starts = false
        assertNull(opened(patience = 20.milliseconds) { it })
    }

    @Test
    fun anEngineThatStopsAnsweringIsGone() {
        PhoneSpeech.answers = { words, file, id, listener -> if (words == "Breathe in") PhoneSpeech.speaks(words, file, id, listener) }
        opened(patience = 2.seconds) { voice ->
            assertSamples(PhoneSpeech.samples("Breathe in"), 22_050u, voice!!.say("Breathe in", 1f))
            assertEquals(Rendering.Gone, voice.say("and out", 1f))
        }
    }

    @Test
    fun whatTheEngineCannotSayHasFailedAndTheNextIsSaid() {
        PhoneSpeech.answers = { words, file, id, listener ->
            if (words == "and out") listener.onError(id, TextToSpeech.ERROR_SYNTHESIS) else PhoneSpeech.speaks(words, file, id, listener)
        }
        opened { voice ->
            assertEquals(Rendering.Failed, voice!!.say("and out", 1f))
            assertSamples(PhoneSpeech.samples("Breathe in"), 22_050u, voice.say("Breathe in", 1f))
        }
    }

    @Test
    fun whatTheEngineStopsInTheMiddleHasFailed() {
        PhoneSpeech.answers = { words, file, id, listener ->
            listener.onStart(id)
            file.writeBytes(PhoneSpeech.wave(PhoneSpeech.samples(words.take(3))))
            listener.onStop(id, true)
        }
        assertEquals(Rendering.Failed, said())
    }

    @Test
    fun wordsThatAreTooManyForTheEngineAreNotCut() {
        val most = TextToSpeech.getMaxSpeechInputLength()
        assertEquals(Rendering.Failed, said("a".repeat(most + 1)))
        assertEquals(emptyList<String>(), PhoneSpeech.spoken)
        assertTrue(said("a".repeat(most)) is Rendering.Samples)
    }

    @Test
    fun anEmptyFileIsNoSound() {
        assertEquals(Rendering.Failed, read(ByteArray(0)))
        assertEquals("a header and nothing after it", Rendering.Failed, read(PhoneSpeech.wave(ByteArray(0))))
    }

    @Test
    fun aFileThatTheEngineTookAwayIsNoSound() {
        PhoneSpeech.answers = { _, file, id, listener ->
            file.delete()
            listener.onDone(id)
        }
        assertEquals(Rendering.Failed, said())
    }

    @Test
    fun aFileOfAnotherKindIsNoSound() {
        assertEquals(Rendering.Failed, read("not a wave".toByteArray()))
        assertEquals("of 20 bits", Rendering.Failed, read(PhoneSpeech.wave(ByteArray(40), bits = 20)))
        assertEquals("compressed", Rendering.Failed, read(PhoneSpeech.wave(ByteArray(40), format = 0x55)))
    }

    @Test
    fun samplesOfEachWidthAreRead() {
        val expected = samples(0, 0x1200, -0x1200)
        assertSamples(expected, 22_050u, read(PhoneSpeech.wave(byteArrayOf(-128, -110, 110), bits = 8)))
        assertSamples(expected, 22_050u, read(PhoneSpeech.wave(expected)))
        assertSamples(expected, 22_050u, read(PhoneSpeech.wave(byteArrayOf(9, 0, 0, 9, 0, 0x12, 9, 0, -0x12), bits = 24)))
        val whole = data(12) { listOf(0, 0x1200_0000, -0x1200_0000).forEach(::putInt) }
        assertSamples(expected, 22_050u, read(PhoneSpeech.wave(whole, bits = 32)))
        val floating = data(20) { listOf(0f, 0.5f, -1f, 3f, Float.NaN).forEach(::putFloat) }
        val clipped = samples(0, 16_383, -32_767, 32_767, 0)
        assertSamples(clipped, 22_050u, read(PhoneSpeech.wave(floating, bits = 32, format = 3)))
    }

    @Test
    fun channelsBecomeOneAtWhateverRate() {
        val both = samples(100, 300, -100, -300)
        for (rate in listOf(8000, 16_000, 24_000, 44_100, 48_000)) {
            assertSamples(samples(200, -200), rate.toUInt(), read(PhoneSpeech.wave(both, rate, channels = 2)))
        }
    }

    @Test
    fun whatAKilledProcessLeftBehindGoes() {
        val left = app.cacheDir.resolve("saying-1.wav").apply { writeText("half a line") }
        val others = app.cacheDir.resolve("other").apply { writeText("not ours") }
        assertNotNull(named())
        assertFalse(left.exists())
        assertTrue(others.delete())
    }

    @Test
    fun whatAKilledProcessLeftBehindGoesAsSoonAsTheNextOneStarts() = runBlocking {
        val left = app.cacheDir.resolve("saying-1.wav").apply { writeText("half a line") }
        val next = KindselfApp()
        ReflectionHelpers.callInstanceMethod<Unit>(next, "attach", ClassParameter.from(Context::class.java, app.baseContext))
        next.onCreate()
        try {
            withTimeout(60.seconds) { while (left.exists()) yield() }
        } finally {
            next.onTerminate()
        }
    }

    @Test
    fun whatIsBeingSaidStaysWhereAnotherOneIsOpened() = runBlocking {
        val voice = AndroidVoice(app)
        assertNotNull(voice.open("en").use { it?.name })
        val saying = app.cacheDir.resolve("saying-2.wav").apply { writeText("half a line") }
        assertNotNull(voice.open("en").use { it?.name })
        assertTrue(saying.delete())
    }

    @Test
    fun givingUpEndsTheEngine() = runBlocking {
        val asked = CompletableDeferred<Unit>()
        PhoneSpeech.answers = { _, _, _, _ -> asked.complete(Unit) }
        val speaking = launch(Dispatchers.Default) { AndroidVoice(app).open("en").use { it?.say("Breathe in", 1f) } }
        withTimeout(60.seconds) { asked.await() }
        speaking.cancelAndJoin()
    }

    @Test
    fun givingUpBeforeItIsUpEndsTheEngine() = runBlocking {
        PhoneSpeech.starts = false
        val opening = launch(Dispatchers.Default) { AndroidVoice(app).open("en") }
        withTimeout(60.seconds) { while (PhoneSpeech.running.get() == 0) yield() }
        opening.cancelAndJoin()
    }
}

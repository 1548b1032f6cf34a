package app.kindself.adapters

import android.speech.tts.TextToSpeech
import android.speech.tts.Voice
import app.kindself.core.Clip
import app.kindself.platform.sound.AndroidVoice
import java.io.File
import java.util.concurrent.ConcurrentLinkedQueue
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import org.junit.After
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.robolectric.annotation.Config

@Config(shadows = [PhoneAudioTrack::class, PhoneAudioManager::class, PhoneSpeech::class])
class VoiceTest : OnThePhone() {
    private val lines = listOf("Breathe in", "and out")

    private fun speak(tag: String = "en", patience: Duration = 60.seconds): List<Clip> = runBlocking {
        val said = ConcurrentLinkedQueue<Clip>()
        AndroidVoice(app, patience).speak(lines, tag, said::add)
        said.toList()
    }

    @Before
    fun aVoice() {
        PhoneSpeech.installed = setOf(PhoneSpeech.voice("plain", "en-US"))
    }

    @After
    fun theEngineIsEndedAndNothingIsLeftBehind() {
        assertEquals(0, PhoneSpeech.running.get())
        assertTrue(PhoneSpeech.files.none { it.exists() })
        assertFalse(File(app.cacheDir, "speech").exists())
    }

    @Test
    fun eachLineInItsOwnSamples() {
        val clips = speak()
        assertEquals(lines, clips.map { it.words })
        assertTrue(clips.all { it.rate == 22_050u && it.voice == "plain" })
        clips.forEach { clip -> assertArrayEquals(PhoneSpeech.samples(clip.words), clip.pcm) }
        assertEquals(lines, PhoneSpeech.spoken)
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
        speak("en-GB")
        assertEquals("fine", PhoneSpeech.used)
        speak("en")
        assertEquals("american", PhoneSpeech.used)
        speak("pl")
        assertEquals("polish", PhoneSpeech.used)
    }

    @Test
    fun noVoiceOfThisLanguage() {
        assertEquals(emptyList<Clip>(), speak("pl"))
        PhoneSpeech.installed = setOf(PhoneSpeech.voice("cloud", "pl-PL", network = true))
        assertEquals(emptyList<Clip>(), speak("pl"))
        PhoneSpeech.installed = null
        assertEquals(emptyList<Clip>(), speak())
        assertEquals(emptyList<String>(), PhoneSpeech.spoken)
    }

    @Test
    fun noEngine() {
        PhoneSpeech.initStatus = TextToSpeech.ERROR
        assertEquals(emptyList<Clip>(), speak())
    }

    @Test
    fun anEngineThatNeverComesUp() {
        PhoneSpeech.starts = false
        assertEquals(emptyList<Clip>(), speak(patience = 20.milliseconds))
    }

    @Test
    fun anEngineThatStopsAnsweringKeepsWhatItHasSaid() {
        PhoneSpeech.answers = { words, file, id, listener -> if (words == "Breathe in") PhoneSpeech.speaks(words, file, id, listener) }
        assertEquals(listOf("Breathe in"), speak(patience = 2.seconds).map { it.words })
    }

    @Test
    fun aLineItCannotSayIsLeftOut() {
        PhoneSpeech.answers = { words, file, id, listener ->
            if (words == "and out") listener.onError(id, TextToSpeech.ERROR_SYNTHESIS) else PhoneSpeech.speaks(words, file, id, listener)
        }
        assertEquals(listOf("Breathe in"), speak().map { it.words })
    }

    @Test
    fun whatIsNoSoundIsLeftOut() {
        PhoneSpeech.answers = { _, file, id, listener ->
            file.writeText("not a wave")
            listener.onDone(id)
        }
        assertEquals(emptyList<Clip>(), speak())
    }

    @Test
    fun givingUpEndsTheEngine() = runBlocking {
        val asked = CompletableDeferred<Unit>()
        PhoneSpeech.answers = { _, _, _, _ -> asked.complete(Unit) }
        val speaking = launch(Dispatchers.Default) { AndroidVoice(app).speak(lines, "en") {} }
        withTimeout(60.seconds) { asked.await() }
        speaking.cancelAndJoin()
    }
}

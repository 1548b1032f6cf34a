package app.kindself.ui.session

import app.kindself.core.NoHandle
import app.kindself.core.Rendering
import app.kindself.core.Session
import app.kindself.core.SessionEffect
import app.kindself.core.SessionInterface
import app.kindself.core.SoundException
import app.kindself.core.SpeechNext
import app.kindself.core.SpeechTurn
import app.kindself.core.Track
import app.kindself.flows.FakeMachine
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.yield
import org.junit.Assert.assertEquals
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/** What is asked of a voice while another answer is on its way, turn by turn. */
@RunWith(RobolectricTestRunner::class)
class SessionSoundTest {
    private val machine = FakeMachine()

    /** What the core was handed over, and its answers, which the test gives. */
    private val handedOver = ArrayList<Rendering?>()
    private val answers = ArrayList<CompletableDeferred<SpeechTurn>>()

    private val session = object : SessionInterface by Session(NoHandle) {
        override suspend fun speak(voice: String, said: Rendering?): SpeechTurn {
            handedOver += said
            return CompletableDeferred<SpeechTurn>().also(answers::add).await()
        }

        override suspend fun track(): Track = throw SoundException.Interrupted()
    }

    private val made = ArrayList<UInt>()
    private var told = 0
    private var whenTold: (Int) -> Unit = {}

    private val spoken = Rendering.Samples(8_000u, ByteArray(2))
    private val say = SpeechNext.Say("Breathe in", 1f)

    private fun answered(turn: SpeechTurn) = answers.last().complete(turn)

    private fun needed(revision: Int, patienceMs: ULong = 8000u) = SessionEffect.NeedTrack(revision.toUInt(), speech = true, patienceMs)

    /** Everything runs on this thread, as far as it can. */
    private suspend fun on() = repeat(100) { yield() }

    private fun sound(act: suspend (SessionSound) -> Unit) = runBlocking {
        val scope = CoroutineScope(coroutineContext + Job())
        val sound = SessionSound(
            machine.platform,
            scope,
            session,
            "en",
            spoken = { whenTold(++told) },
            made = { _, revision -> made += revision }
        )
        act(sound)
        sound.stop()
        on()
        assertEquals("no voice is left open", machine.voice.openings, machine.voice.closings)
    }

    @Test
    fun whatIsAskedWhileTheVoiceHearsThatThereIsNothingToSayIsNotLost() = sound {
        it.make(needed(1))
        on()
        it.make(needed(2))
        answered(SpeechTurn(news = false, enough = true, next = SpeechNext.Done))
        on()
        assertEquals("that was enough of what was asked before", emptyList<UInt>(), made)
        assertEquals("it asks once more", 2, answers.size)
        answered(SpeechTurn(news = true, enough = true, next = SpeechNext.Done))
        on()
        assertEquals(listOf(1u, 2u), made)
        assertEquals(1, machine.voice.openings)
    }

    @Test
    fun whatIsAskedByWhoeverHearsThatTheVoiceIsThroughIsSpoken() = sound {
        // First that patience is over, then that nothing more will come.
        whenTold = { times -> if (times == 2) it.make(needed(2)) }
        it.make(needed(1, patienceMs = 0u))
        on()
        assertEquals(listOf(1u), made)
        answered(SpeechTurn(news = false, enough = true, next = SpeechNext.Done))
        on()
        assertEquals(2, machine.voice.openings)
        assertEquals(2, answers.size)
    }

    @Test
    fun whoWaitsIsLetGoAsSoonAsThereIsEnoughAndTheRestIsToldAsItComes() = sound {
        it.make(needed(1))
        on()
        answered(SpeechTurn(news = false, enough = false, next = say))
        on()
        assertEquals(emptyList<UInt>(), made)
        machine.voice.answers = CompletableDeferred()
        answered(SpeechTurn(news = true, enough = true, next = say))
        on()
        assertEquals(listOf(1u), made)
        assertEquals("once, for what is there", 1, told)
        machine.voice.answers.complete(Unit)
        on()
        answered(SpeechTurn(news = true, enough = true, next = SpeechNext.Again))
        on()
        assertEquals("for the news", 2, told)
        assertEquals("again with nothing to hand over", null, handedOver.last())
        answered(SpeechTurn(news = false, enough = true, next = SpeechNext.Done))
        on()
        assertEquals("that nothing more will come", 3, told)
    }

    @Test
    fun aVoiceThatIsGoneIsOpenedOnceMoreAndGoesOn() = sound {
        machine.voice.says = { _, _ -> Rendering.Gone }
        it.make(needed(1))
        on()
        answered(SpeechTurn(news = false, enough = false, next = say))
        on()
        assertEquals(listOf(null, Rendering.Gone), handedOver)
        machine.voice.says = { _, _ -> spoken }
        answered(SpeechTurn(news = false, enough = false, next = SpeechNext.Done))
        on()
        assertEquals(2, machine.voice.openings)
        answered(SpeechTurn(news = false, enough = false, next = say))
        on()
        assertEquals("it answers again", listOf(null, Rendering.Gone, null, spoken), handedOver)
    }

    @Test
    fun aVoiceThatIsGoneEachTimeIsAskedNoMoreAndNobodyWaitsForTheNext() = sound {
        machine.voice.says = { _, _ -> Rendering.Gone }
        it.make(needed(1))
        on()
        repeat(2) {
            answered(SpeechTurn(news = false, enough = false, next = say))
            on()
            answered(SpeechTurn(news = false, enough = false, next = SpeechNext.Done))
            on()
        }
        assertEquals(2, machine.voice.openings)
        assertEquals("not for ever", 4, answers.size)
        assertEquals(listOf(1u), made)
        it.make(needed(2))
        on()
        assertEquals(listOf(1u, 2u), made)
        assertEquals("it may have come back", 3, machine.voice.openings)
    }

    @Test
    fun withoutAVoiceNobodyWaits() = sound {
        machine.voice.there = false
        it.make(needed(1))
        on()
        assertEquals(listOf(1u), made)
        assertEquals("that it goes on without, and that nothing more will come", 2, told)
        assertEquals(0, answers.size)
    }

    @Test
    fun stoppedInTheMiddleOfAWordItClosesTheVoice() = sound {
        machine.voice.answers = CompletableDeferred()
        it.make(needed(1))
        on()
        answered(SpeechTurn(news = false, enough = false, next = say))
        on()
        assertEquals(1, machine.voice.openings)
        assertEquals(0, machine.voice.closings)
    }
}

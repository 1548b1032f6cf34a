package app.kindself.flows.practices

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.core.Degradation
import app.kindself.core.Rendering
import app.kindself.flows.FakeMachine
import app.kindself.flows.FakeVoice
import app.kindself.flows.Person
import kotlinx.coroutines.CompletableDeferred
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** A practice goes on whatever its voice does: what is not spoken is there to be read. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class VoiceFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    /** Begins a practice that such a voice is to lead; nobody waits for it but for so long. */
    private fun led(by: FakeVoice.() -> Unit, waitsMs: Int = 0, act: Person.() -> Unit) {
        val machine = FakeMachine().ledByAVoice().apply { voice.by() }
        Person(screen, machine).use {
            it.goToPractice("Soles of the feet")
            it.tap("Begin")
            it.pass(waitsMs)
            it.untilItRuns()
            it.act()
            it.until("no voice is left open") { machine.voice.closings == machine.voice.openings }
        }
    }

    private fun Person.readsOn() {
        sees(checkNotNull(machine.app.sessions.player.display).line)
        untilItEnds()
        sees("You were here for yourself.")
    }

    private fun Person.readsOnWithoutAVoice() {
        saysThatThereIsNone()
        readsOn()
    }

    private fun Person.saysThatThereIsNone() {
        until("it is without a voice") { isWithoutAVoice() }
        pass(FADE_MS)
        sees(NO_VOICE)
    }

    private fun Person.isWithoutAVoice() = machine.app.sessions.player.display?.degradations == listOf(Degradation.VOICE)

    @Test
    fun withAVoiceItIsSpokenAndCanBeRead() = led({}) {
        seesNot(NO_VOICE)
        assertEquals("opened once for what is asked at once", 1, machine.voice.openings)
        readsOn()
    }

    @Test
    fun withoutAVoice() = led({ there = false }) {
        readsOnWithoutAVoice()
        assertEquals(emptyList<String>(), machine.voice.asked)
    }

    @Test
    fun withAVoiceThatDoesNotComeUp() = led({ comesUp = CompletableDeferred() }, PATIENCE_MS) {
        readsOnWithoutAVoice()
        machine.voice.comesUp.complete(Unit)
    }

    /** With a voice of which nothing can be heard: it is asked for each thing once more, and no more than that. */
    private fun inaudible(says: (String, Float) -> Rendering) = led({ this.says = says }) {
        readsOnWithoutAVoice()
        val often = machine.voice.asked.groupingBy { it }.eachCount()
        assertTrue("$often", often.isNotEmpty() && often.values.max() <= 2)
    }

    @Test
    fun withASilentVoice() = inaudible(FakeVoice::silence)

    @Test
    fun withAVoiceThatSaysNothing() = inaudible { _, _ -> Rendering.Samples(8000u, ByteArray(0)) }

    @Test
    fun withAVoiceThatIsCutOff() = inaudible(FakeVoice::cutOff)

    @Test
    fun withAVoiceThatCannotSayIt() = inaudible { _, _ -> Rendering.Failed }

    @Test
    fun withAVoiceThatFailsEachTimeAtFirst() {
        val failed = HashSet<String>()
        led({ says = { words, speed -> if (failed.add(words)) Rendering.Failed else FakeVoice.sound(words, speed) } }) {
            seesNot(NO_VOICE)
            readsOn()
        }
    }

    @Test
    fun withAVoiceTwiceAsFastItIsToldToGoHalfAsFast() = led({ says = { words, speed -> FakeVoice.sound(words, 2 * speed) } }) {
        seesNot(NO_VOICE)
        assertEquals(1f, machine.voice.speeds.first(), 0f)
        assertEquals(0.5f, machine.voice.speeds.last(), 0.05f)
        readsOn()
    }

    @Test
    fun withAVoiceThatComesLateItIsHeardFromThenOn() = led({ answers = CompletableDeferred() }, PATIENCE_MS) {
        saysThatThereIsNone()
        machine.voice.answers.complete(Unit)
        until("it is heard") { !isWithoutAVoice() }
        pass(FADE_MS)
        seesNot(NO_VOICE)
        readsOn()
    }

    @Test
    fun withAVoiceThatGoesInTheMiddle() {
        fun FakeVoice.goes() {
            says = { words, speed -> if (asked.size > 4) Rendering.Gone else FakeVoice.sound(words, speed) }
        }
        led({ goes() }) {
            seesNot(NO_VOICE)
            readsOn()
        }
    }

    @Test
    fun withAVoiceThatGoesAtOnceItIsOpenedAnewAndNobodyWaitsForIt() = led({ says = { _, _ -> Rendering.Gone } }) {
        saysThatThereIsNone()
        val now = machine.clock.nowMs()
        repeat(3) { stepLeftOut() }
        assertTrue("no step waits for patience to end", machine.clock.nowMs() - now < PATIENCE_MS.toULong())
        assertTrue("it may have come back", machine.voice.openings > 1)
        readsOn()
    }

    /** Leaves out a step, and waits for the next without letting time go by. */
    private fun Person.stepLeftOut() {
        activate("Skip this")
        untilItRuns()
    }

    private companion object {
        const val PATIENCE_MS = 8000
        const val FADE_MS = 300
        const val NO_VOICE = "This phone has no voice for this language, so it goes on without one."
    }
}

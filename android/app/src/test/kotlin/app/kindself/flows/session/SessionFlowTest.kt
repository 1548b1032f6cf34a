package app.kindself.flows.session

import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.core.Interruption
import app.kindself.core.SessionEvent
import app.kindself.flows.FakeMachine
import app.kindself.flows.FakeVoice
import app.kindself.flows.Person
import app.kindself.ui.platform.Muted
import kotlinx.coroutines.CompletableDeferred
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

private const val SETTLE = 4000
private const val MINUTE_IN_ALL = 70_000
private val middle = Offset(400f, 700f)

@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class SessionFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    private fun aMinute(machine: FakeMachine = FakeMachine(), act: Person.() -> Unit) = Person(screen, machine).use {
        it.tap("A minute")
        it.untilItRuns()
        it.act()
    }

    @Test
    fun oneTapStartsAndTheFirstWordsAreSaid() = aMinute {
        sees("Let yourself settle")
        pass(SETTLE)
        sees("Breathe in")
        pass(3000)
        pass(1000)
        sees("Breathe out")
    }

    @Test
    fun aTapAnywherePausesAndAnotherGoesOn() = aMinute {
        pass(SETTLE + 1000)
        touch(middle)
        sees("Paused. Take your time.")
        assertEquals(false, machine.stage.show?.running)
        assertEquals("silence", machine.speaker.told.last())
        val level = level()
        pass(5000)
        assertEquals("the shape stands while it waits", level, level(), 0f)
        touch(middle)
        sees("Breathe in")
        assertEquals("the breath is taken up from its start", "play 4000", machine.speaker.told.last())
    }

    @Test
    fun theButtonsDoTheSame() = aMinute {
        pass(SETTLE)
        tap("Pause")
        sees("Paused. Take your time.")
        tap("Carry on")
        sees("Breathe in")
        tap("End here")
        sees("You gave yourself a moment.")
        assertNull(machine.stage.show)
        tap("Done")
        sees("What would help now?")
        seesNot("Still open")
        until("the record is gone") { machine.kept("session") == null }
    }

    @Test
    fun controlsFadeAndStayInReachOfSwitchesAndScreenReaders() = aMinute {
        pass(SETTLE + 6000)
        // A finger there finds the surface, not the button that cannot be seen.
        touch(Offset(200f, 1720f))
        sees("Paused. Take your time.")
        tap("Carry on")
        pass(6000)
        activate("Pause")
        sees("Paused. Take your time.")
    }

    @Test
    fun aPressOfTwoSecondsEnds() = aMinute {
        pass(SETTLE)
        press(middle, 1500)
        sees("Paused. Take your time.")
        tap("Carry on")
        pass(1000)
        press(middle, 2100)
        sees("You gave yourself a moment.")
    }

    @Test
    fun itComesToItsEndByItself() = aMinute {
        until("it is kept") { machine.kept("session") != null }
        pass(MINUTE_IN_ALL)
        sees("You gave yourself a minute.")
        assertEquals("ring out", machine.speaker.told.last())
        assertEquals("three slow pulses", 3, machine.haptics.played.last().pulses.size)
        until("the record is gone") { machine.kept("session") == null }
        until("the day is kept") { machine.kept("settings")?.contains("2026-11-23") == true }
        tap("A little more")
        untilItRuns()
        sees("Let yourself settle")
    }

    @Test
    fun anotherScreenShowsTheSameSession() = aMinute {
        pass(SETTLE + 500)
        turnThePhone()
        sees("Breathe in")
        assertEquals(true, machine.stage.show?.running)
        pass(3500)
        sees("Breathe out")
    }

    @Test
    fun aCallPausesAndWhenItIsOverOnePersonDecides() = aMinute {
        pass(SETTLE)
        interrupt(SessionEvent.Interrupt(Interruption.CALL))
        sees("Paused for a call.")
        interrupt(SessionEvent.InterruptionEnded(true))
        sees("Paused for a call.")
        tap("Carry on")
        sees("Breathe in")
    }

    @Test
    fun aShortSoundLetsItGoOn() = aMinute {
        pass(SETTLE)
        interrupt(SessionEvent.Interrupt(Interruption.OTHER_SOUND))
        sees("Paused while something else is playing.")
        pass(2000)
        interrupt(SessionEvent.InterruptionEnded(true))
        sees("Breathe in")
    }

    @Test
    fun pulledHeadphonesPause() = aMinute {
        pass(SETTLE)
        interrupt(SessionEvent.Interrupt(Interruption.HEADPHONES_GONE))
        sees("Paused: the headphones came out.")
        interrupt(SessionEvent.InterruptionEnded(true))
        sees("Paused: the headphones came out.")
    }

    @Test
    fun theLockScreenPausesResumesAndEnds() = aMinute {
        pass(SETTLE)
        interrupt(SessionEvent.Pause)
        sees("Paused. Take your time.")
        interrupt(SessionEvent.Resume)
        sees("Breathe in")
        interrupt(SessionEvent.Stop)
        sees("You gave yourself a moment.")
    }

    @Test
    fun backPausesThenLeavesAndItCanBeCarriedOnOrLetGo() = aMinute {
        pass(SETTLE)
        back()
        sees("Paused. Take your time.")
        back()
        sees("Still open")
        sees("Soothing rhythm")
        tap("Carry on")
        untilItRuns()
        sees("Breathe in")
        back()
        back()
        tap("Let it go")
        seesNot("Still open")
        until("the record is gone") { machine.kept("session") == null }
    }

    @Test
    fun slowerChangesTheBreathsToCome() = aMinute {
        pass(SETTLE)
        tap("Slower")
        until("the new track plays") { machine.speaker.told.count { it.startsWith("play") } == 2 }
        sees("Breathe in")
    }

    @Test
    fun eachWayOfLeadingCanBeChangedOnTheWay() = aMinute {
        pass(SETTLE)
        tap("Voice")
        until("the voice was asked") { "Breathe in" in machine.voice.asked }
        tap("Touch")
        tap("Tones")
        tap("Bell")
        tap("Voice")
        until("it is silent") { machine.speaker.told.last() == "silence" }
        assertEquals("the phone is to be kept awake in another way", false, machine.stage.show?.sounding)
        val felt = machine.haptics.played.size
        pass(8000)
        assertEquals("no touch is felt any more", felt, machine.haptics.played.size)
        assertEquals(true, machine.stage.show?.running)
    }

    @Test
    fun aDistinctTouchForEachPart() = aMinute {
        pass(SETTLE + 100)
        val inward = machine.haptics.played.last()
        pass(4100)
        val outward = machine.haptics.played.last()
        assertTrue(inward != outward)
        touch(middle)
        val paused = machine.haptics.played.last()
        touch(middle)
        assertTrue(paused != machine.haptics.played.last())
    }

    @Test
    fun whatIsHeardMovesThePicture() = aMinute {
        pass(SETTLE + 1500)
        val before = level()
        // The output is 300 ms behind the clock.
        machine.speaker.heard!!(SETTLE.toULong() + 1200uL, machine.clock.nowMs())
        pass(32)
        assertTrue("${level()} is behind $before", level() < before)
    }

    @Test
    fun whatIsHeardWhileEffectsAreCarriedOutIsAnsweredAfterThem() {
        val machine = FakeMachine()
        machine.speaker.atOnce = { heard -> heard(500uL, machine.clock.nowMs()) }
        aMinute(machine) {
            pass(SETTLE - 500)
            sees("Breathe in")
        }
    }

    /** Of a voice that says nothing until a test lets it. */
    private fun ledByAVoice() = FakeMachine().ledByAVoice().apply { voice.answers = CompletableDeferred() }

    @Test
    fun aLineThatIsSpokenLateFindsItsRoomInWhatIsStillToCome() {
        val machine = ledByAVoice()
        machine.voice.waits = { it > 3 }
        // Slower than anyone would think, whatever it is told.
        machine.voice.says = { words, _ -> FakeVoice.sound(words, 0.5f) }
        fun plays() = machine.speaker.told.count { told -> told.startsWith("play") }
        Person(screen, machine).use {
            it.tap("Lifebuoy: grounding and crisis lines")
            it.tap("Ground me")
            it.until("it waits") { machine.voice.asked.size == 4 }
            it.pass(8000)
            it.untilItRuns()
            assertEquals(1, plays())
            machine.voice.answers.complete(Unit)
            it.until("what has room for it plays") { plays() > 1 }
        }
    }

    @Test
    fun itBeginsWithItsFirstLine() {
        val machine = ledByAVoice()
        machine.voice.waits = { machine.stage.show?.running == true }
        Person(screen, machine).use {
            machine.app.sessions.beginPause("three-minute-breathing-space", "")
            it.untilItRuns()
            val asked = machine.voice.asked.size
            machine.voice.answers.complete(Unit)
            it.until("the others are spoken, too") { machine.voice.closings == 1 }
            assertTrue("$asked of ${machine.voice.asked}", asked < machine.voice.asked.size)
        }
    }

    @Test
    fun linesThatAreBeingSpokenGoOnWhenAnotherTrackIsNeeded() {
        val machine = ledByAVoice()
        machine.voice.waits = { it > 2 }
        Person(screen, machine).use {
            it.tap("A minute")
            // With its first line; the voice is at the second.
            it.until("it waits") { machine.voice.asked.size == 3 }
            it.untilItRuns()
            val asked = machine.voice.asked.toList()
            it.tap("Slower")
            it.until("the new track plays") { machine.speaker.told.count { told -> told.startsWith("play") } == 2 }
            assertEquals("none is begun again", asked, machine.voice.asked)
            assertEquals("the voice is the same", 1, machine.voice.openings)
        }
    }

    @Test
    fun whatWaitsForItsSoundDoesNotStartUnderTheLifebuoy() {
        val machine = ledByAVoice()
        Person(screen, machine).use {
            it.tap("A minute")
            it.until("the voice is asked") { machine.voice.asked.isNotEmpty() }
            it.tap("Lifebuoy: grounding and crisis lines")
            machine.voice.answers.complete(Unit)
            it.pass(2000)
            assertEquals(emptyList<String>(), machine.speaker.told.filter { told -> told.startsWith("play") })
            it.back()
            it.tap("Carry on")
            it.untilItRuns()
        }
    }

    @Test
    fun aWishMadeWhilePausedIsNotLostWhenOneGoesOnAtOnce() = aMinute {
        pass(5000)
        tap("Pause")
        tap("Slower")
        tap("Carry on")
        untilItRuns()
        until("the new track plays") { machine.speaker.told.count { it.startsWith("play") } == 2 }
    }

    @Test
    fun whatThePhoneLacksIsSaidPlainly() = aMinute(FakeMachine(motorThere = false, voiceThere = false, soundAllowed = false)) {
        sees("This phone cannot vibrate, so it goes on without touch.")
        sees("There is no sound right now, so it goes on in silence.")
        tap("Voice")
        until("it says so") { says("This phone has no voice for this language, so it goes on without one.") }
        pass(SETTLE)
        sees("Breathe in")
    }

    @Test
    fun whatMutesTheMotorIsSaidForAsLongAsItDoes() = aMinute {
        val (saving, off) = "Battery saver is on, so this phone may not vibrate." to
            "Vibration is off in this phone's settings, so it goes on without touch."
        seesNot(saving)
        machine.haptics.muted = Muted.SavingPower
        pass(SETTLE + 100)
        sees(saving)
        machine.haptics.muted = Muted.SwitchedOff
        pass(4100)
        sees(off)
        seesNot(saving)
        activate("Touch")
        seesNot(off)
        machine.haptics.muted = null
        activate("Touch")
        seesNot(off)
    }

    @Test
    fun whatASlowVoiceHasSaidWhenPatienceEndsIsHeard() {
        val machine = FakeMachine()
        machine.voice.waits = { it > 2 }
        machine.voice.answers = CompletableDeferred()
        aMinute(machine) {
            pass(SETTLE)
            tap("Voice")
            until("it waits") { machine.voice.asked.size == 3 }
            pass(9000)
            until("the new track plays") { machine.speaker.told.count { it.startsWith("play") } > 1 }
            seesNot("This phone has no voice for this language, so it goes on without one.")
            val first = machine.voice.asked[1]
            tap("Voice")
            tap("Voice")
            pass(9000)
            assertEquals("what was said is not asked for again", 1, machine.voice.asked.count { it == first })
        }
    }

    @Test
    fun aVoiceThatSaysNothingInTimeIsNone() {
        val machine = FakeMachine()
        machine.voice.answers = CompletableDeferred()
        aMinute(machine) {
            pass(SETTLE)
            tap("Voice")
            seesNot("This phone has no voice for this language, so it goes on without one.")
            // It is said with the next phase.
            pass(8000 + 5000)
            sees("This phone has no voice for this language, so it goes on without one.")
        }
    }

    @Test
    fun aFullPhoneIsSaidAndTheSessionGoesOn() = aMinute(FakeMachine().apply { core.full = true }) {
        until("it says so") { says("This phone could not save your place; perhaps its storage is full. The session goes on.") }
        pass(SETTLE)
        sees("Breathe in")
    }
}

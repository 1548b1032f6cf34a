package app.kindself.flows.journal

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.core.DraftCard
import app.kindself.core.EntryValue
import app.kindself.core.Feeling
import app.kindself.core.FieldValue
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import app.kindself.ui.platform.momentIn
import java.time.Instant
import java.time.ZoneOffset
import kotlinx.coroutines.launch
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** Each shape of a field, and what all kinds have. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class EditorFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    private fun value(machine: FakeMachine, field: String) = machine.onlyEntry().values.find { it.field == field }?.value

    @Test
    fun ratingsAreUnratedUntilTouchedAndStandBesideTheEarlierOne() = Person(screen, FakeMachine()).use {
        it.tap("A line, a letter, a hard thought")
        it.tap("The hard voice")
        it.type("What did it say?", "Too slow")
        it.slide("How tense are you right now?", 8f)
        it.sees("8 of 10")
        it.sees("Before: 8")
        it.sees("Not rated")
        assertEquals("it does not stand at zero", 5f, it.standsAt("How tense are you now?"))
        it.slide("How tense are you now?", 0f)
        it.sees("0 of 10")
        it.tap("Save")
        assertEquals(EntryValue.Rating(8u), value(it.machine, "before"))
        assertEquals(EntryValue.Rating(0u), value(it.machine, "after"))
    }

    @Test
    fun whatIsTypedWhileItIsBeingKeptIsKeptToo() = Person(screen, FakeMachine()).use {
        it.goToWriting()
        it.tap("A note")
        it.type("Your words", "Rain")
        val editor = checkNotNull(it.machine.app.writing.editor)
        val keeping = it.machine.app.scope.launch { assertTrue(editor.keep()) }
        editor.change("text", EntryValue.Text("Rain, and tea"))
        it.until("it is kept") { keeping.isCompleted }
        assertEquals(EntryValue.Text("Rain, and tea"), value(it.machine, "text"))
        assertEquals(emptyList<DraftCard>(), it.machine.drafts())
    }

    @Test
    fun aRatingCanBeTakenBack() = Person(screen, FakeMachine()).use {
        it.goToWriting()
        it.tap("A note")
        it.type("Your words", "Grey")
        it.slide("How is it right now?", 3f)
        it.tap("Leave it unrated")
        it.sees("Not rated")
        it.tap("Save")
        assertEquals(null, value(it.machine, "mood"))
    }

    @Test
    fun feelingsAreChosenOrOnesOwnAndTakenUpUnratedLater() = Person(screen, FakeMachine()).use {
        it.tap("A line, a letter, a hard thought")
        it.tap("A hard thought, looked at kindly")
        it.tapFirst("sad")
        it.type("A word of your own", "wobbly", first = true)
        it.tap("Add it")
        it.slide("sad", 70f, first = true)
        it.sees("70 of 100")
        it.sees("Before: 70")
        it.slide("sad", 40f, first = false)
        it.sees("40 of 100")
        it.tap("Save")
        assertEquals(EntryValue.Feelings(listOf(Feeling("sad", 70u), Feeling("wobbly", null))), value(it.machine, "feelings"))
        assertEquals(EntryValue.Feelings(listOf(Feeling("sad", 40u), Feeling("wobbly", null))), value(it.machine, "feelings-after"))
    }

    @Test
    fun aWordOfOnesOwnThatIsTypedAndNotAddedIsKeptWithTheRest() = Person(screen, FakeMachine()).use {
        it.tap("A line, a letter, a hard thought")
        it.tap("A hard thought, looked at kindly")
        it.tapFirst("sad")
        it.type("A word of your own", "wobbly ", first = true)
        it.tap("Save")
        assertEquals(EntryValue.Feelings(listOf(Feeling("sad", null), Feeling("wobbly", null))), value(it.machine, "feelings"))
        assertEquals("what was not touched stays so", null, value(it.machine, "feelings-after"))
    }

    @Test
    fun aWordOfOnesOwnThatIsTypedAndNotAddedIsInItsDraftAndStillBeingTyped() {
        val machine = FakeMachine()
        Person(screen, machine).use {
            it.tap("A line, a letter, a hard thought")
            it.tap("A hard thought, looked at kindly")
            it.type("A word of your own", "wob", first = true)
            it.pass(1100)
            it.sees("Draft saved")
            it.type("A word of your own", "wobbly", first = true)
            it.turnThePhone()
            it.tap("Add it")
            it.seesNot("Add it")
            it.type("A word of your own", "small", first = true)
            it.goAway()
        }
        Person(screen, machine.again()).use {
            it.goToWriting()
            it.tap("Go on")
            it.seesNot("wob")
            it.tap("Save")
            assertEquals(EntryValue.Feelings(listOf(Feeling("wobbly", null), Feeling("small", null))), value(it.machine, "feelings"))
        }
    }

    @Test
    fun aLetterIsSealedUntilADayToCome() = Person(screen, FakeMachine()).use {
        it.letter("Dear you", sealedUntil = 30)
        it.sees("Sealed until November 30, 2026")
        it.tap("Save")
        it.sees("Sealed until November 30, 2026")
        it.seesNot("Dear you")
        it.tap("Sealed until November 30, 2026")
        it.sees("Sealed until November 30, 2026. It opens by itself.")
        it.seesNot("Dear you")
        it.seesNot("Share")
        it.sees("Delete")
    }

    @Test
    fun aLetterThatIsSealedLeavesNoDraftHoweverOneTypesMeanwhile() = Person(screen, FakeMachine()).use {
        it.letter("Dear you", sealedUntil = 30)
        it.pass(1100)
        assertEquals("its draft goes with it", 1, it.machine.drafts().size)
        val editor = checkNotNull(it.machine.app.writing.editor)
        var first: Boolean? = null
        var second: Boolean? = null
        val change: (String) -> Unit = { words ->
            editor.change("text", EntryValue.Text(words))
            editor.tag(words)
            editor.change("eased", EntryValue.Rating(5u))
            editor.change("voice", EntryValue.Choice("to-part"))
            editor.opens(null)
            editor.day("2026-11-22")
        }
        it.machine.app.scope.launch { first = editor.keep() }
        change("While it is being sealed")
        // Keep is tapped twice.
        it.machine.app.scope.launch { second = editor.keep() }
        it.pass(3000)
        change("Once it is")
        it.pass(3000)
        it.machine.app.scope.launch { editor.keepDraft() }
        it.pass(300)
        assertEquals("whoever asked first is told that it is kept, and nobody else", true to false, first to second)
        assertEquals(null, editor.refusal)
        assertEquals("what one sees is what was sealed", "2026-11-30", editor.written.opens)
        assertEquals("", editor.tags)
        assertEquals(emptyList<DraftCard>(), it.machine.drafts())
        assertEquals("2026-11-30", it.machine.entries().single().sealedUntil)
        it.machine.clock.daysOn = 7
        assertEquals(EntryValue.Text("Dear you"), value(it.machine, "text"))
    }

    @Test
    fun aLetterThatCouldNotBeSealedCanBeChanged() = Person(screen, FakeMachine()).use {
        it.letter("Dear you", sealedUntil = 30)
        it.machine.core.full = true
        it.tap("Save")
        it.machine.core.full = false
        it.type("The letter", "Dear me")
        it.tap("Save")
        it.machine.clock.daysOn = 7
        assertEquals(EntryValue.Text("Dear me"), value(it.machine, "text"))
    }

    @Test
    fun aDayThatIsCenturiesAheadCanBeChanged() = Person(screen, FakeMachine()).use {
        it.machine.keep("From far away", now = momentIn(ZoneOffset.UTC, Instant.parse("2204-05-06T12:00:00Z"), 240u))
        it.goToWriting()
        it.tap("From far away")
        it.sees("May 6, 2204")
        it.tap("Change")
        it.tap("Another day")
        it.chooseDay(9)
        it.sees("November 9, 2026")
        it.tap("Save")
        assertEquals("2026-11-09", it.machine.onlyEntry().day)
    }

    @Test
    fun aDraftThatIsToOpenCenturiesAheadCanOpenOnAnotherDay() = Person(screen, FakeMachine()).use {
        it.machine.app.stored.with { open ->
            val now = it.machine.clock.moment()
            val text = FieldValue("text", EntryValue.Text("Dear you"))
            open.journal.keepDraft(null, null, open.journal.begin("letter", now).copy(values = listOf(text), opens = "2204-05-06"), now)
        }
        it.goToWriting()
        it.tap("Go on")
        it.sees("Sealed until May 6, 2204")
        it.tap("Seal until…")
        it.chooseDay(9)
        it.sees("Sealed until November 9, 2076")
    }

    @Test
    fun aLetterThatHasOpenedWaitsUntilItIsRead() = Person(screen, FakeMachine()).use {
        it.letter("Dear you", sealedUntil = 30)
        it.tap("Save")
        it.sees("Sealed until November 30, 2026")
        it.seesNot("It was sealed, and can be read now.")
        it.machine.clock.daysOn += 8
        it.goAway()
        it.sees("It was sealed, and can be read now.")
        it.tap("Read it")
        it.sees("Dear you")
        it.back()
        it.seesNot("It was sealed, and can be read now.")
        it.sees("Dear you")
    }

    @Test
    fun itMayBeAboutYesterdayAndHaveTags() = Person(screen, FakeMachine()).use {
        it.goToWriting()
        it.tap("A note")
        it.type("Your words", "Late")
        it.tap("Yesterday")
        it.type("Tags", "work,  sleep ,, work")
        it.tap("Save")
        it.sees("Yesterday")
        it.sees("sleep · work")
        assertEquals("2026-11-22", it.machine.onlyEntry().day)
        assertEquals(listOf("sleep", "work"), it.machine.onlyEntry().tags.sorted())
    }

    @Test
    fun tooLongATagIsSaidBesideIt() = Person(screen, FakeMachine()).use {
        it.goToWriting()
        it.tap("A note")
        it.type("Your words", "Late")
        it.type("Tags", "x".repeat(65))
        it.tap("Save")
        it.sees("Up to 32 tags fit, with up to 64 characters each.")
    }

    @Test
    fun aPauseLeadsBackToWhatIsBeingWrittenAndLeavesNoTrace() = Person(screen, FakeMachine()).use {
        it.tap("A line, a letter, a hard thought")
        it.tap("The hard voice")
        it.type("What set it off?", "A look")
        it.tap("Begin")
        it.untilItRuns()
        it.sees("Thirty seconds of noticing")
        it.pass(31_000)
        it.sees("A look")
        it.seesNot("How was it?")
        it.back()
        it.back()
        it.tap("You")
        it.tap("Breathing so far")
        it.sees("Nothing here yet. What you breathe from now on can be found here.")
    }

    @Test
    fun theLifebuoyIsThereAndWhatWasTypedIsSafe() = Person(screen, FakeMachine()).use {
        it.goToWriting()
        it.tap("A note")
        it.type("Your words", "Too much")
        it.tap("Lifebuoy: grounding and crisis lines")
        it.tap("Ground me")
        it.untilItRuns()
        it.pass(31_000)
        it.tap("Done")
        it.goToWriting()
        it.sees("Too much")
    }

    @Test
    fun nothingTypedIsInWhatTheSystemKeepsOfTheScreen() = Person(screen, FakeMachine()).use {
        it.goToWriting()
        it.tap("A note")
        it.type("Your words", "Quokkas everywhere")
        it.type("A word of your own", "Quokkaish")
        it.type("Tags", "quokka")
        val kept = it.savedState()
        check("journal" in kept) { "The way back is kept" }
        assertFalse(kept.contains("quokka", ignoreCase = true))
        it.turnThePhone()
        it.sees("Quokkas everywhere")
        it.back()
        it.tap("Search")
        it.type("Words to look for", "quokkas")
        assertFalse(it.savedState().contains("quokka", ignoreCase = true))
    }
}

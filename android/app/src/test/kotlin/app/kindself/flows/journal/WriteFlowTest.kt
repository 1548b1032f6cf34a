package app.kindself.flows.journal

import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** Writing from the list: a note, a draft, an entry of each kind. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class WriteFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    @Test
    fun aNoteIsTwoTapsAwayAndStandsInTheListOfItsDay() = Person(screen, FakeMachine()).use {
        it.goToWriting()
        it.sees("Nothing here yet. Whatever you write stays on this device, locked with a key that only this device has.")
        it.tap("A note")
        it.sees("Whatever is here may go down here. Half a sentence is enough.")
        it.type("Your words", "The rain was loud, and I was warm.")
        it.tap("Save")
        it.sees("It's written down. It can rest here.")
        it.sees("Today")
        it.sees("The rain was loud, and I was warm.")
        it.seesNot("Not finished yet")
    }

    @Test
    fun savedTwiceInHasteItIsOneEntryAndItsWordsAreSaidOnce() = Person(screen, FakeMachine()).use {
        fun said() = it.nodes().flatMap { node -> node.config.getOrNull(SemanticsProperties.Text).orEmpty() }
            .count { words -> words.text == WRITTEN }
        for (apartMs in listOf(null, 0, 150)) {
            it.goToWriting()
            it.tapFirst("A note")
            it.type("Your words", "Rain")
            it.tapTwice("Save", apartMs, thenMs = 0)
            // What takes the place of the same words stands beside them for a moment.
            val most = (1..60).maxOf { _ -> said().also { _ -> it.pass(16) } }
            assertEquals("$apartMs ms apart", 1, most)
            it.pass(12_000)
            it.seesNot(WRITTEN)
            it.tap("Now")
        }
        assertEquals(3, it.machine.entries().size)
    }

    @Test
    fun theDoorOnTheFirstScreenLeadsToEveryKind() = Person(screen, FakeMachine()).use {
        it.tap("A line, a letter, a hard thought")
        it.sees("What would you like to write?")
        for (kind in it.machine.app.writing.catalogue!!.kinds) it.sees(kind.name)
        it.tap("Something good")
        it.type("What was good?, line 1", "Tea")
        it.type("What was good?, line 2", "A call")
        it.type("What was good?, line 3", "Snow")
        it.seesNot("What was good?, line 4")
        it.slide("How is it right now?", 7f)
        it.sees("7 of 10")
        it.tap("Save")
        it.sees("Tea A call Snow")
        assertEquals("gratitude", it.machine.entries().single().kind)
    }

    @Test
    fun whatIsTypedIsInItsDraftAMomentLater() = Person(screen, FakeMachine()).use {
        it.goToWriting()
        it.tap("A note")
        it.seesNot("Draft saved")
        it.type("Your words", "Half a sen")
        it.pass(1100)
        it.sees("Draft saved")
        it.type("Your words", "Half a sentence")
        it.back()
        it.sees("Saved as a draft.")
        it.sees("Not finished yet")
        it.sees("Half a sentence")
        it.tap("Go on")
        it.sees("Half a sentence")
        it.tap("Save")
        it.seesNot("Not finished yet")
        it.sees("Half a sentence")
    }

    @Test
    fun aDraftIsThereAfterTheProcessHasEnded() {
        val machine = FakeMachine()
        Person(screen, machine).use {
            it.goToWriting()
            it.tap("A note")
            it.type("Your words", "Before the end")
            it.goAway()
        }
        Person(screen, machine.again()).use {
            it.goToWriting()
            it.sees("Before the end")
        }
    }

    @Test
    fun whatWasNotTouchedLeavesNoDraft() = Person(screen, FakeMachine()).use {
        it.goToWriting()
        it.tap("A note")
        it.pass(3000)
        it.back()
        it.seesNot("Saved as a draft.")
        it.seesNot("Not finished yet")
    }

    @Test
    fun aDraftThatWasEmptiedIsGone() = Person(screen, FakeMachine()).use {
        it.goToWriting()
        it.tap("A note")
        it.type("Your words", "Rather not")
        it.pass(1100)
        it.sees("Draft saved")
        it.type("Your words", " ")
        it.pass(1100)
        it.seesNot("Draft saved")
        it.back()
        it.seesNot("Saved as a draft.")
        it.seesNot("Not finished yet")
        it.tap("A note")
        it.type("Your words", "But this")
        it.back()
        it.sees("But this")
    }

    @Test
    fun onTheNextDayWhatWasWrittenTodayIsYesterdays() = Person(screen, FakeMachine()).use {
        it.note("Before midnight")
        it.sees("Today")
        it.goAway { it.machine.clock.daysOn++ }
        it.sees("Yesterday")
        it.seesNot("Today")
        it.sees("Before midnight")
    }

    @Test
    fun aDraftIsLetGoOnceItWasAsked() = Person(screen, FakeMachine()).use {
        it.goToWriting()
        it.tap("A note")
        it.type("Your words", "Not now")
        it.back()
        it.tap("Let it go")
        it.sees("Let this draft go? What you wrote in it is deleted.")
        it.tap("Hold on to it")
        it.sees("Not finished yet")
        it.tap("Let it go")
        it.activateLast("Let it go")
        it.seesNot("Not finished yet")
    }

    @Test
    fun withoutRoomItSaysSoAndNothingTypedIsLost() = Person(screen, FakeMachine()).use {
        it.goToWriting()
        it.tap("A note")
        it.machine.core.full = true
        it.type("Your words", "Still here")
        it.pass(1100)
        it.sees("Not saved: no room on this device")
        it.tap("Save")
        it.sees("There is no room left on this device. Once there is some, please try again. What was kept before is still there.")
        it.back()
        it.sees("Not saved: no room on this device")
        it.tap("A note")
        it.sees("Still here")
        it.machine.core.full = false
        it.tap("Save")
        it.sees("It's written down. It can rest here.")
        it.sees("Still here")
    }

    @Test
    fun halvesOfCharactersAreReplacedAndItIsSaid() = Person(screen, FakeMachine()).use {
        it.goToWriting()
        it.tap("A note")
        it.type("Your words", "a\uD83Db \uD83E\uDEC1")
        it.sees("Some characters could not be saved and were replaced.")
        it.tap("Save")
        it.sees("a\uFFFDb \uD83E\uDEC1")
    }

    @Test
    fun anEmptyOneIsNotKeptAndItIsSaid() = Person(screen, FakeMachine()).use {
        it.goToWriting()
        it.tap("A note")
        it.tap("Save")
        it.sees("There is nothing written yet. A word is enough.")
    }

    @Test
    fun ofALongListOnlyAPageIsReadAtATime() = Person(screen, FakeMachine()).use {
        val machine = it.machine
        repeat(60) { number -> machine.keep("Number $number") }
        it.goToWriting()
        assertEquals(50, machine.app.writing.page?.entries?.size)
        it.scrollFar()
        assertEquals(60, machine.app.writing.page?.entries?.size)
        assertTrue(machine.app.writing.page?.next == null)
    }

    private companion object {
        const val WRITTEN = "It's written down. It can rest here."
    }
}

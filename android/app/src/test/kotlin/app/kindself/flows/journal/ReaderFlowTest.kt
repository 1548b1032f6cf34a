package app.kindself.flows.journal

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.core.StoreTrouble
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import app.kindself.ui.parts.of
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** Reading, changing, sharing and deleting. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class ReaderFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    @Test
    fun anEntryIsReadAndChangedAndItsEarlierVersionBroughtBack() = Person(screen, FakeMachine()).use {
        it.note("First words")
        it.tap("First words")
        it.sees("Your words")
        it.seesNot("What it was before")
        it.tap("Change")
        it.type("Your words", "Second words")
        it.tap("Save")
        it.tap("Second words")
        it.tap("What it was before")
        it.sees("First words")
        it.tap("Restore this version")
        it.sees("The earlier version is back.")
        it.sees("First words")
        it.back()
        it.sees("First words")
        it.seesNot("Second words")
    }

    @Test
    fun sharingSaysFirstThatItLeavesTheLockedApp() = Person(screen, FakeMachine()).use {
        it.note("For a friend")
        it.tap("For a friend")
        it.tap("Share")
        it.sees("What you wrote leaves Kindself then. Whoever gets it can read it.")
        it.tap("Not now")
        assertEquals(0, it.machine.phone.shared.size)
        it.tap("Share")
        it.activateLast("Share")
        assertTrue(it.machine.phone.shared.single().contains("For a friend"))
    }

    @Test
    fun aDeletedEntryCanBeHadBack() = Person(screen, FakeMachine()).use {
        it.note("Here again")
        it.tap("Here again")
        it.tap("Delete")
        it.seesNot("Here again")
        it.sees("Deleted.")
        it.pass(5000)
        it.tap("Undo")
        it.pass(6000)
        it.sees("Here again")
    }

    @Test
    fun aDeletedEntryCanBeHadBackOnceThePhoneWasTurned() = Person(screen, FakeMachine()).use {
        it.note("Here again")
        it.tap("Here again")
        it.tap("Delete")
        it.turnThePhone()
        it.sees("Deleted.")
        it.tap("Undo")
        it.seesNot("Deleted.")
        it.pass(10_500)
        it.sees("Here again")
    }

    @Test
    fun aDeletedEntryCanBeHadBackBehindTheLockAndNotInFrontOfIt() = Person(screen, FakeMachine()).use {
        it.tap("You")
        it.tap("Privacy and backup")
        it.tap("Lock Kindself")
        it.back()
        it.note("Here again")
        it.tap("Here again")
        it.tap("Delete")
        it.goAway()
        it.sees("Kindself is locked")
        it.seesNot("Undo")
        it.tap("Unlock")
        it.machine.lock.asked!!(true)
        it.pass(300)
        it.tap("Undo")
        it.pass(10_500)
        it.sees("Here again")
    }

    @Test
    fun onlyTheLastOfTwoDeletedEntriesCanBeHadBack() = Person(screen, FakeMachine()).use {
        it.note("First words")
        it.note("Second words")
        for (words in listOf("First words", "Second words")) {
            // What is said for a while stands before the list.
            it.activate(words)
            it.tap("Delete")
        }
        it.tap("Undo")
        it.sees("Second words")
        it.seesNot("First words")
        it.pass(10_500)
        it.sees("Second words")
    }

    @Test
    fun whatCannotBeDeletedStaysAndItSaysWhy() = Person(screen, FakeMachine()).use {
        it.note("Stays")
        it.tap("Stays")
        it.machine.core.refuses = StoreTrouble.ReadOnly
        it.tap("Delete")
        it.sees("This device does not allow saving right now. What was saved before is still there.")
        it.seesNot("Deleted.")
        it.sees("Stays")
        it.machine.core.refuses = null
        it.tap("Delete")
        it.sees("Deleted.")
        it.seesNot("Stays")
    }

    @Test
    fun afterTenSecondsItIsGoneForGood() = Person(screen, FakeMachine()).use {
        it.note("Gone")
        it.tap("Gone")
        it.tap("Delete")
        it.pass(10_500)
        it.seesNot("Undo")
        it.seesNot("Gone")
        assertEquals(0u, it.machine.app.stored.with { open -> open.store.wouldRemove() }.counts.of("entries"))
    }
}

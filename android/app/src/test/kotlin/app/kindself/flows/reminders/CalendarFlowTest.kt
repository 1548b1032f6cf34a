package app.kindself.flows.reminders

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import app.kindself.flows.backup.onTheirWay
import java.nio.file.Files
import java.nio.file.Path
import kotlin.io.path.listDirectoryEntries
import kotlin.io.path.readText
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

private const val SEEN = "Other apps that read your calendar see these words and times."
private const val SAVED = "The calendar file is saved."
private const val NOT_SAVED = "The file could not be saved there. Nothing here has changed; another place may work."

/** Reminders in a file for other apps' calendars. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h3000dp-mdpi")
class CalendarFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    private fun Person.makes(vararg choices: String) {
        tap("New reminder")
        choices.forEach(::tap)
        tap("Save")
    }

    private val Person.file: Path get() = machine.documents.outside.resolve("mine.ics")

    private fun Person.savesTo(path: Path?) {
        tap("Save as a calendar file")
        until("the system asks where it is to go") { machine.documents.asking }
        machine.documents.answer(path)
        pass(300)
    }

    /** What was unfolded before may still be. */
    private fun Person.unfolds() {
        if (!says("Save as a calendar file")) tap("All of them together")
    }

    @Test
    fun theyAreSavedWhereThePersonWantsThemAndReadBack() = Person(screen, FakeMachine()).use {
        it.goToReminders()
        it.makes("On days of the week")
        it.unfolds()
        it.sees(SEEN)
        it.sees("A calendar knows nothing of what was done already, nor of how many come a day.")
        it.savesTo(it.file)
        it.untilSays(SAVED)
        assertEquals("reminders.ics", it.machine.documents.proposed)
        val lines = it.file.readText().split("\r\n")
        assertEquals("BEGIN:VCALENDAR", lines.first())
        assertTrue("$lines", "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR" in lines)
        it.seesNot("These cannot be said in a calendar, and are not in it:")
        assertEquals(emptyList<String>(), it.onTheirWay())
        // Whoever comes back later is not told again.
        it.back()
        it.tap("Reminders")
        it.unfolds()
        it.seesNot(SAVED)
    }

    @Test
    fun whatCannotBeSaidInACalendarIsNamedWithItsReason() = Person(screen, FakeMachine()).use {
        it.goToReminders()
        it.makes("At moments nobody knows ahead")
        it.makes("It rests until I wake it")
        it.unfolds()
        it.tap("Save as a calendar file")
        it.untilSays("None of these can be said in a calendar.")
        assertFalse("nothing is to be saved", it.machine.documents.asking)
        it.sees("“A quiet word”: nobody knows its moments ahead.")
        it.sees("“A quiet word”: it rests until you wake it.")
        it.makes("Every day")
        it.unfolds()
        it.savesTo(it.file)
        it.untilSays(SAVED)
        it.sees("These cannot be said in a calendar, and are not in it:")
        it.sees("“A quiet word”: nobody knows its moments ahead.")
        assertEquals(1, Regex("BEGIN:VEVENT").findAll(it.file.readText()).count())
    }

    @Test
    fun whereNothingWasChosenAllIsAsBefore() = Person(screen, FakeMachine()).use {
        it.goToReminders()
        it.makes()
        it.unfolds()
        it.savesTo(null)
        it.seesNot(SAVED)
        it.seesNot(NOT_SAVED)
        assertEquals(emptyList<String>(), it.onTheirWay())
        assertEquals(emptyList<Path>(), it.machine.documents.outside.listDirectoryEntries())
        it.savesTo(it.file)
        it.untilSays(SAVED)
    }

    @Test
    fun whereThereIsNoRoomThatIsSaidAndNoHalfFileStays() = Person(screen, FakeMachine()).use {
        it.goToReminders()
        it.makes()
        it.unfolds()
        it.machine.documents.breaksOff = true
        it.savesTo(it.file)
        it.untilSays(NOT_SAVED)
        assertFalse(Files.exists(it.file))
        assertEquals(emptyList<String>(), it.onTheirWay())
        it.machine.documents.breaksOff = false
        it.savesTo(it.file)
        it.untilSays(SAVED)
        it.seesNot(NOT_SAVED)
    }
}

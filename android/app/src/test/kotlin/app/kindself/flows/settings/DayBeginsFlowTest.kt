package app.kindself.flows.settings

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.core.Content
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import app.kindself.flows.backup.backUp
import app.kindself.flows.backup.openBackup
import app.kindself.flows.backup.openPrivate
import app.kindself.flows.journal.entries
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

private const val ROW = "A day begins at"

/** A person says where their day begins, and all that has a day goes by it. It is the night to 24 November where the machine is, in Berlin. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class DayBeginsFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    /** Half past one. */
    private fun atNight(machine: FakeMachine) = machine.apply { clock.minutesOn = 15 * 60 + 14 }

    private fun Person.openSettings() {
        tap("You")
        tap("Settings")
    }

    private fun Person.dayBeginsAt(time: String) {
        openSettings()
        tap(ROW)
        tap(time)
        sees(time)
        back()
    }

    /** What was written, and on which day it is. */
    private fun Person.days() = machine.entries().associate { it.preview to it.day }

    @Test
    fun whatIsWrittenAtNightIsOfTheDayThatThePersonSays() = Person(screen, atNight(FakeMachine())).use {
        it.openSettings()
        it.sees("04:00")
        it.sees("Night owls are welcome: what you write after midnight can belong to the evening before.")
        it.back()
        it.dayBeginsAt("00:00")
        it.goToWriting()
        it.tap("A note")
        it.sees("Today")
        it.seesNot("A day begins at 00:00. What comes before still belongs to the day before.")
        it.type("Your words", "At midnight")
        it.tap("Save")
        it.sees("Today")
        assertEquals(mapOf("At midnight" to "2026-11-24"), it.days())
        it.dayBeginsAt("04:00")
        it.goToWriting()
        it.sees("November 24, 2026")
        it.tapFirst("A note")
        it.sees("Today, November 23, 2026")
        it.sees("A day begins at 04:00. What comes before still belongs to the day before.")
        it.type("Your words", "At four")
        it.tap("Save")
        assertEquals("what is kept keeps its day", mapOf("At midnight" to "2026-11-24", "At four" to "2026-11-23"), it.days())
        it.sees("Today, November 23, 2026")
    }

    @Test
    fun aSessionIsOfTheDayThatThePersonSaysInTheHistoryAndInTheSettings() = Person(screen, atNight(FakeMachine())).use {
        it.dayBeginsAt("00:00")
        it.tap("Now")
        it.tap("A minute")
        it.untilItRuns()
        it.pass(80_000)
        it.tap("Done")
        val day = it.machine.app.stored.with { open -> open.store.sessions(Content("en"), 0u, 9u) }.single().day
        assertEquals("2026-11-24", day)
        assertEquals(listOf(day), it.machine.app.settings.now.firstFinished.map { first -> first.date })
    }

    @Test
    fun itIsAsItWasChosenAfterTheProcessHasEnded() = Person(screen, atNight(FakeMachine())).use {
        it.dayBeginsAt("01:30")
        it.processEnds(atNight(it.machine.again()))
        it.openSettings()
        it.sees("01:30")
        it.back()
        it.note("After the turn")
        assertEquals(mapOf("After the turn" to "2026-11-24"), it.days())
    }

    @Test
    fun itGoesAlongInAnArchiveAndIsAsUsualAfterEverythingWasDeleted() = Person(screen, atNight(FakeMachine())).use {
        it.dayBeginsAt("00:00")
        it.note("An owl called")
        it.openPrivate("Make a backup")
        val file = it.backUp()
        it.back()
        it.tap("Delete everything")
        it.tap("Delete everything")
        it.tap("Yes, delete everything")
        it.untilSays("Everything is deleted.")
        assertEquals(240u.toUShort(), it.machine.clock.moment().dayBeginsMin)
        it.openPrivate("Restore a backup")
        it.openBackup(file)
        it.untilSays("Not here yet: 1 entry")
        it.tap("Restore")
        it.untilSays("Restored: 1 entry.")
        it.until("the settings are read anew") { it.machine.clock.moment().dayBeginsMin == 0u.toUShort() }
        it.back()
        it.back()
        it.openSettings()
        it.sees("00:00")
    }
}

package app.kindself.flows.journal

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.core.Content
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** One idea of a day, on every screen that has one. It is ten in the morning of 23 November where the machine is, in Berlin. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class DayFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    private val begins = "A day begins at 04:00. What comes before still belongs to the day before."

    /** After three at night. */
    private fun atNight(machine: FakeMachine) {
        machine.clock.minutesOn = 17 * 60
    }

    @Test
    fun atNightTodayIsShownWithItsDateAndTheEditorSaysWhereADayBegins() = Person(screen, FakeMachine()).use {
        it.note("An owl called")
        it.sees("Today")
        it.tapFirst("A note")
        it.seesNot(begins)
        it.back()
        it.goAway { atNight(it.machine) }
        it.sees("Today, November 23, 2026")
        it.seesNot("Today")
        it.tapFirst("A note")
        it.sees(begins)
        it.sees("Yesterday, November 22, 2026")
        it.type("Your words", "Awake")
        it.tap("Save")
        assertEquals(listOf("2026-11-23"), it.machine.entries().map { card -> card.day }.distinct())
        it.goAway { it.machine.clock.minutesOn += 60 }
        it.sees("Yesterday")
        it.seesNot("Yesterday, November 23, 2026")
    }

    @Test
    fun whatTheEditorsCalendarTakesTheSearchesTakesToo() = Person(screen, FakeMachine()).use {
        atNight(it.machine)
        it.goToWriting()
        it.tap("A note")
        it.type("Your words", "The date on the clock")
        it.tap("Another day")
        it.sees(begins)
        it.chooseDay(25)
        assertEquals("nowhere on Earth is it that day", "2026-11-23", it.machine.app.writing.editor?.written?.day)
        it.tap("Another day")
        it.chooseDay(24)
        it.tap("Save")
        assertEquals("2026-11-24", it.machine.onlyEntry().day)
        it.tap("Search")
        it.tap("Filters")
        it.tap("From")
        it.sees(begins)
        it.chooseDay(25)
        assertEquals(null, it.machine.app.search.filter.from)
        it.tap("From")
        it.chooseDay(24)
        it.sees("From November 24, 2026")
        it.sees("The date on the clock")
    }

    @Test
    fun aSessionAtNightIsOfOneDayInTheHistoryAndInTheSettings() = Person(screen, FakeMachine()).use {
        atNight(it.machine)
        it.tap("A minute")
        it.untilItRuns()
        // It ends when the next day has begun.
        it.machine.clock.minutesOn += 60
        it.pass(80_000)
        it.pass(80_000)
        it.tap("Done")
        val day = it.machine.app.stored.with { open -> open.store.sessions(Content("en"), 0u, 9u) }.single().day
        assertEquals("2026-11-23", day)
        assertEquals(listOf(day), it.machine.app.settings.now.firstFinished.map { first -> first.date })
    }
}

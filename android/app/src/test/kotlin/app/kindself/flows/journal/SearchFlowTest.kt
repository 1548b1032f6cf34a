package app.kindself.flows.journal

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** Looking for what was written. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class SearchFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    private fun Person.written() {
        for (words in listOf("The otter slept", "Otters again", "A letter to nobody")) {
            machine.keep(words) { it.copy(tags = listOf(words.take(3))) }
        }
        search()
    }

    private fun Person.search() {
        goToWriting()
        tap("Search")
    }

    /** What was found, as it is written; each of it once. */
    private fun Person.found(): List<String> {
        val cards = machine.app.search.hits.orEmpty().map { it.card }
        assertEquals("each is shown once", cards.map { it.id }.distinct(), cards.map { it.id })
        return cards.map { it.preview }
    }

    @Test
    fun theBeginningOfAWordIsEnough() = Person(screen, FakeMachine()).use {
        it.written()
        it.type("Words to look for", "ott")
        it.sees("The otter slept")
        it.sees("Otters again")
        it.seesNot("A letter to nobody")
        it.type("Words to look for", "zzz")
        it.sees("Nothing found. The beginning of a word is enough.")
    }

    @Test
    fun filtersNarrowIt() = Person(screen, FakeMachine()).use {
        it.written()
        it.type("Words to look for", "ott")
        it.seesNot("With a rating")
        it.tap("Filters")
        it.tapFirst("The")
        it.sees("The otter slept")
        it.seesNot("Otters again")
        it.tap("Hide filters")
        it.seesNot("With a rating")
        it.tapFirst("The")
        it.sees("Otters again")
        it.tap("Filters")
        it.tap("With a rating")
        it.sees("Nothing found. The beginning of a word is enough.")
    }

    @Test
    fun aHitIsReadAndTheSearchIsStillThere() = Person(screen, FakeMachine()).use {
        it.written()
        it.type("Words to look for", "nobody")
        it.tap("A letter to nobody")
        it.sees("Change")
        it.back()
        it.sees("A letter to nobody")
        it.back()
        assertEquals("", it.machine.app.search.words)
    }

    @Test
    fun moreThanAPageIsShownWhenAsked() = Person(screen, FakeMachine()).use {
        repeat(25) { number -> it.machine.keep("Otter $number") }
        it.search()
        it.type("Words to look for", "otter")
        assertEquals(20, it.found().size)
        it.scrollFar()
        it.activate("More")
        assertEquals(25, it.found().size)
        it.scrollFar()
        it.seesNot("More")
    }

    @Test
    fun whatIsWrittenBetweenTwoPagesDoesNotShowAnEntryTwice() = Person(screen, FakeMachine()).use {
        repeat(25) { number -> it.machine.keep("Otter $number") }
        it.search()
        it.type("Words to look for", "otter")
        // Shorter, so that it comes before all of them, and the last of the first page is the first of the second.
        it.machine.keep("Otter")
        it.scrollFar()
        it.activate("More")
        it.scrollFar()
        assertEquals(25, it.found().size)
    }

    @Test
    fun lettersThatAreSealedAgainLeaveNoGapAndNothingTwice() = Person(screen, FakeMachine()).use {
        val machine = it.machine
        repeat(25) { number -> machine.keep("Otter $number", "letter") { letter -> letter.copy(opens = "2026-11-26") } }
        repeat(25) { number -> machine.keep("Otter and ${number + 50}") }
        machine.clock.daysOn = 3
        machine.app.stored.with { open -> open.journal.tidy(machine.clock.moment()) }
        machine.clock.daysOn = 0
        it.search()
        it.type("Words to look for", "otter")
        val notes = List(25) { number -> "Otter and ${number + 50}" }
        assertEquals("the first page has letters alone, and they are not shown", 15, it.found().size)
        it.scrollFar()
        it.activate("More")
        it.scrollFar()
        assertEquals(notes.toSet(), it.found().toSet())
        it.seesNot("More")
    }

    @Test
    fun aKeyboardThatLeavesHalfACharacterBreaksNothing() = Person(screen, FakeMachine()).use {
        it.written()
        it.type("Words to look for", "ott\uD83E\uDDA6")
        it.type("Words to look for", "ott\uD83E")
        it.sees("Some characters could not be saved and were replaced.")
        it.sees("Otters again")
        it.type("Words to look for", "\uDDA6")
        it.type("Words to look for", "nobody")
        it.seesNot("Some characters could not be saved and were replaced.")
        it.sees("A letter to nobody")
    }
}

package app.kindself.flows.writing

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.core.EntryValue
import app.kindself.core.FieldValue
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
            machine.app.stored.with { open ->
                val now = machine.clock.moment()
                val text = FieldValue("text", EntryValue.Text(words))
                open.journal.keep(
                    null,
                    open.journal.begin("note", now).copy(values = listOf(text), tags = listOf(words.take(3))),
                    null,
                    now
                )
            }
        }
        goToWriting()
        tap("Search")
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
        it.tapFirst("The")
        it.sees("The otter slept")
        it.seesNot("Otters again")
        it.tapFirst("The")
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
        it.machine.app.stored.with { open ->
            repeat(25) { number ->
                val now = it.machine.clock.moment()
                val text = FieldValue("text", EntryValue.Text("Otter $number"))
                open.journal.keep(null, open.journal.begin("note", now).copy(values = listOf(text)), null, now)
            }
        }
        it.goToWriting()
        it.tap("Search")
        it.type("Words to look for", "otter")
        assertEquals(20, it.machine.app.search.hits?.size)
        it.machine.app.search.showMore()
        it.pass(100)
        assertEquals(25, it.machine.app.search.hits?.size)
    }
}

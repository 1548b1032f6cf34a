package app.kindself.flows.practices

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.core.StoreTrouble
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

private const val CRISIS = "If it is too much to carry alone right now, there are people to talk to."
private const val NOTHING = "Nothing goes by that word yet. Another word may do."

/** Finding by what one types and chooses. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class FindingFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    private fun looking(words: String, act: Person.() -> Unit) = Person(screen, FakeMachine()).use {
        it.tap("Practise")
        it.look(words)
        it.act()
    }

    private val Person.found get() = checkNotNull(machine.app.finder.found)
    private val Person.hits get() = found.hits.map { it.name }

    @Test
    fun wordsOfABadDayLeadToATouch() = looking("I feel awful") {
        assertEquals("Soothing and supportive touch", hits.first())
        sees("${hits.size} found")
        seesNot("All practices")
        seesNot(CRISIS)
        tap("Soothing and supportive touch")
        sees("Begin")
        back()
        sees("${hits.size} found")
        assertEquals("I feel awful", machine.app.finder.words)
        look("hand on heart")
        sees("Soothing and supportive touch")
    }

    @Test
    fun whoeverCannotBreatheIsGivenTheGroundFirst() = looking("cant breathe") {
        assertEquals("Ground me", hits.first())
        tap("Ground me")
        untilItRuns()
        assertEquals(machine.app.practices.grounding, machine.app.sessions.player.display?.subject)
    }

    @Test
    fun whereSomeoneMayBeInDangerThereIsAWayToPeopleAboveEverything() = looking("i want to die") {
        sees(CRISIS)
        tap("Crisis lines")
        sees("Call 999 · All emergencies")
        back()
        sees(CRISIS)
        look("walking")
        seesNot(CRISIS)
        look("")
        seesNot(CRISIS)
        sees("All practices")
    }

    @Test
    fun wordsThatTellOfDangerAreGoneOnceNobodyLooks() = looking("i want to die") {
        sees(CRISIS)
        goAway()
        assertEquals("", machine.app.finder.words)
        seesNot(CRISIS)
    }

    @Test
    fun filtersNarrowItAndSayHowManyThereAre() = looking("friend") {
        val all = hits
        val (some, none) = found.facets.first().values.partition { it.hits > 0u }
        val value = some.minBy { it.hits }
        seesNot("${value.name}, ${value.hits} found")
        tap("Filters")
        sees("What it is for")
        for (one in none) seesDisabled("${one.name}, 0 found")
        tap("${value.name}, ${value.hits} found")
        assertEquals(value.hits.toInt(), hits.size)
        assertTrue(hits.size < all.size && all.containsAll(hits))
        tap("Hide filters")
        sees("${hits.size} found")
        sees("Clear filters")
        tap("${value.name}, ${value.hits} found")
        assertEquals("taken off again", all, hits)
        seesNot("Clear filters")
        tap("Filters")
        tap("${value.name}, ${value.hits} found")
        tap("Hide filters")
        tap("Clear filters")
        assertEquals(all, hits)
    }

    @Test
    fun oneThingIsCountedAsOne() = looking("free compassion audio tracks") { sees("1 found") }

    @Test
    fun whereNothingIsFoundEverythingIsOneTapAway() = looking("zzz") {
        sees(NOTHING)
        tap("Show all")
        seesNot(NOTHING)
        sees("All practices")
        assertEquals("", machine.app.finder.words)
    }

    @Test
    fun breathsPagesAndAlbumsAreFoundToo() = looking("cyclic sighing") {
        tapFirst(hits.first())
        sees("Choose length and start")
        back()
        look("thought record")
        tapFirst(hits.first())
        sees("Save")
        back()
        look("free compassion audio tracks")
        tap("Free compassion audio tracks")
        sees("3 practices")
        tap("Voice tone")
        sees("Begin")
        back()
        sees("3 practices")
    }

    @Test
    fun anAlbumIsStillThereWhenTheProcessEnds() = looking("free compassion audio tracks") {
        tap("Free compassion audio tracks")
        processEnds(machine.again())
        sees("3 practices")
        back()
        assertEquals("what was typed is gone with it", "", machine.app.finder.words)
    }

    @Test
    fun whereThereIsNoStoreAPageLeadsToWhySo() {
        val machine = FakeMachine()
        machine.core.trouble = StoreTrouble.ReadOnly
        Person(screen, machine).use {
            it.tap("Practise")
            it.look("thought record")
            it.tapFirst(it.hits.first())
            it.sees("Try again")
        }
    }

    @Test
    fun whatWasTypedIsInNothingThatTheSystemKeepsAndGoneOnceItIsLocked() = looking("Quokkas everywhere") {
        val kept = savedState()
        check("practices" in kept) { "the way back is kept" }
        assertFalse(kept.contains("quokka", ignoreCase = true))
        turnThePhone()
        assertEquals("Quokkas everywhere", machine.app.finder.words)
        goAway()
        assertEquals("it was not locked", "Quokkas everywhere", machine.app.finder.words)
        machine.app.lock.change(true)
        goAway()
        sees("Kindself is locked")
        assertEquals("", machine.app.finder.words)
    }
}

package app.kindself.flows.privacy

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import app.kindself.flows.backup.openPrivate
import app.kindself.flows.practices.goToPractice
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** What is deleted is gone from memory, too. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class ErasedFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    @Test
    fun nothingOfItStaysInMemory() = Person(screen, FakeMachine()).use {
        val app = it.machine.app
        it.tap("A minute")
        it.untilItRuns()
        it.pass(20_000)
        it.tap("Pause")
        it.tap("End here")
        it.tap("Done")
        it.goToWriting()
        it.tap("A note")
        it.type("Your words", "A heron by the lake")
        it.type("Tags", "birds")
        it.tap("Save")
        it.pass(12_000)
        it.tap("Search")
        it.type("Words to look for", "her")
        it.back()
        it.tap("You")
        it.tap("Breathing so far")
        it.back()
        assertEquals(1, app.history.sessions?.size)
        assertTrue(app.search.tags.isNotEmpty())
        assertNotNull(app.writing.page)
        it.goToPractice("Soles of the feet")
        it.tap("Add to favourites")
        it.back()
        assertEquals(listOf("Soles of the feet"), app.forYou.offered?.favourites?.map(app.practices::nameOf))
        assertEquals("soles of the feet", app.finder.words)
        it.openPrivate("Delete everything")
        it.tap("Delete everything")
        it.tap("Yes, delete everything")
        it.untilSays("Everything is deleted.")
        assertNull("sessions", app.history.sessions)
        assertEquals("tags", emptyList<Any>(), app.search.tags)
        assertNull("entries", app.writing.page)
        assertEquals("what was typed", "", app.finder.words)
        assertNull("favourites, suggestions and what was done lately", app.forYou.offered)
        assertNull("the session that ended", app.sessions.ended)
        assertNull("the last backup", app.backups.last?.card)
    }
}

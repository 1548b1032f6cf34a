package app.kindself.flows.practices

import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.core.StoreTrouble
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import app.kindself.flows.backup.openPrivate
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertNull
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** What may fit today, favourites, what was done lately, and what a practice builds on. */
@RunWith(RobolectricTestRunner::class)
// Of a long list only what is in sight is made: here, all of it is.
@Config(qualifiers = "w411dp-h20000dp-mdpi")
class OfferedFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    /** From the page of a practice. */
    private fun Person.backToList() {
        back()
        look("")
    }

    private fun Person.goToList() {
        tap("You")
        tap("Practise")
        look("")
    }

    @Test
    fun aSuggestionSaysWhyAndLeadsToItsPractice() = Person(screen, FakeMachine()).use {
        it.tap("Practise")
        it.sees("For you now")
        it.sees("A place to begin.")
        it.seesNot("Favourites")
        it.seesNot("Recent")
        val first = checkNotNull(it.machine.app.forYou.offered).suggestions.first().practice
        it.tapFirst(first.name)
        it.sees("Begin")
    }

    @Test
    fun aFavouriteIsKeptStandsInItsSectionAndCanBeTakenAway() {
        val machine = FakeMachine()
        Person(screen, machine).use {
            it.goToPractice("Mindful walking")
            it.tap("Add to favourites")
            it.sees("Remove from favourites")
            it.seesNot("Add to favourites")
            it.backToList()
            it.sees("Favourites")
        }
        Person(screen, machine.again()).use {
            it.tap("Practise")
            it.sees("Favourites")
            it.tapFirst("Mindful walking")
            it.tap("Remove from favourites")
            it.sees("Add to favourites")
            it.back()
            it.seesNot("Favourites")
        }
    }

    @Test
    fun aFavouriteIsGoneAfterEverythingIsDeleted() = Person(screen, FakeMachine()).use {
        it.goToPractice("Mindful walking")
        it.tap("Add to favourites")
        it.back()
        it.openPrivate("Delete everything")
        it.tap("Delete everything")
        it.tap("Yes, delete everything")
        it.untilSays("Everything is deleted.")
        assertNull(it.machine.app.forYou.offered)
        it.goToList()
        it.sees("For you now")
        it.seesNot("Favourites")
    }

    @Test
    fun whereThereIsNoRoomAFavouriteIsNotKeptAndThatIsSaid() = Person(screen, FakeMachine()).use {
        it.goToPractice("Mindful walking")
        it.machine.core.full = true
        it.tap("Add to favourites")
        it.sees("There is no room left on this device. Once there is some, please try again. What was kept before is still there.")
        it.sees("Add to favourites")
        it.machine.core.full = false
        it.tap("Add to favourites")
        it.sees("Remove from favourites")
        it.seesNot("There is no room left on this device. Once there is some, please try again. What was kept before is still there.")
    }

    @Test
    fun whatWasDoneLatelyHasItsDay() = Person(screen, FakeMachine()).use {
        it.practise("Soles of the feet")
        it.pass(20_000)
        it.activate("End here")
        it.tap("Done")
        it.goToList()
        it.sees("Recent")
        it.sees("November 23, 2026")
        it.seesNot("Helped before")
    }

    @Test
    fun thePartsOfTheTabStandInThatOrder() = Person(screen, FakeMachine()).use {
        it.practise("Soles of the feet")
        it.pass(20_000)
        it.activate("End here")
        it.tap("Done")
        it.goToPractice("Mindful walking")
        it.tap("Add to favourites")
        it.backToList()
        val headings = it.nodes().filter { node -> SemanticsProperties.Heading in node.config }.sortedBy { node -> node.positionInRoot.y }
        val words = headings.flatMap { node -> node.config.getOrNull(SemanticsProperties.Text).orEmpty() }.map { text -> text.text }
        assertEquals(listOf("For you now", "Favourites", "Recent", "All practices"), words.takeLast(4))
    }

    @Test
    fun whatFitsIsOfTheDayOnWhichTheAppComesBack() = Person(screen, FakeMachine()).use {
        fun offered() = checkNotNull(it.machine.app.forYou.offered).suggestions.map { one -> one.practice.name }
        it.tap("Practise")
        val today = offered()
        it.goAway()
        assertEquals("the same day", today, offered())
        it.machine.clock.daysOn = 1
        it.goAway()
        assertNotEquals(today, offered())
        offered().forEach(it::sees)
    }

    @Test
    fun whatCannotBeReadAnyMoreIsNotOfferedAndTheListIsThere() = Person(screen, FakeMachine()).use {
        it.goToPractice("Mindful walking")
        it.tap("Add to favourites")
        it.machine.core.unreadable = StoreTrouble.Io
        it.goAway()
        it.seesNot("Remove from favourites")
        it.seesNot("Add to favourites")
        it.sees("Begin")
        it.backToList()
        it.seesNot("For you now")
        it.seesNot("Favourites")
        it.sees("All practices")
        it.machine.core.unreadable = null
        it.goAway()
        it.sees("Favourites")
    }

    @Test
    fun untilTheStoreIsOpenThereIsOnlyTheListAndNobodyWaits() {
        val machine = FakeMachine()
        machine.core.hold()
        Person(screen, machine).use {
            it.tap("Practise")
            it.sees("All practices")
            it.seesNot("For you now")
            it.look("soles of the feet")
            it.tap("Soles of the feet")
            it.sees("Begin")
            it.seesNot("Add to favourites")
            machine.core.letGo()
            it.pass(300)
            it.sees("Add to favourites")
            it.backToList()
            it.sees("For you now")
        }
    }

    @Test
    fun whereTheStoreCannotBeOpenedThereIsTheListAllTheSame() {
        val machine = FakeMachine()
        machine.core.trouble = StoreTrouble.ReadOnly
        Person(screen, machine).use {
            it.tap("Practise")
            it.sees("All practices")
            it.seesNot("For you now")
            it.seesNot("Favourites")
            it.goToPractice("Soles of the feet")
            it.seesNot("Add to favourites")
            it.sees("Begin")
        }
    }

    @Test
    fun whatAPracticeBuildsOnOpens() = Person(screen, FakeMachine()).use {
        it.goToPractice("Feel the difference: criticism and kindness")
        it.sees("It builds on")
        it.sees("For most people these come first. You can begin here all the same.")
        it.tap("Soothing rhythm breathing")
        it.sees("Soothing rhythm breathing")
        it.seesNot("It builds on")
        it.back()
        it.sees("It builds on")
        it.back()
        it.goToPractice("Mindful walking")
        it.seesNot("It builds on")
    }
}

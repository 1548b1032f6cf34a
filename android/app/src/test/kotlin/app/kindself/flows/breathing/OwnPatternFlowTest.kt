package app.kindself.flows.breathing

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class OwnPatternFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    private fun editing(act: Person.() -> Unit) = Person(screen, FakeMachine()).use {
        it.tap("Breathe")
        it.tap("Make a breath of your own")
        it.act()
    }

    @Test
    fun oneIsMadeNamedBreathedChangedDeletedAndBroughtBack() = editing {
        type("Name", "Evening")
        tap("More: Out")
        sees("in 4 · out 6.5")
        tap("Save")
        sees("Evening")
        tap("Choose length and start")
        tap("Start")
        untilItRuns()
        pass(4100)
        sees("Breathe in")
        tap("End here")
        tap("Done")
        tap("Breathe")
        tap("Evening")
        tap("Change it")
        type("In", "5")
        tap("Save")
        sees("in 5 · out 6.5")
        tap("Change it")
        tap("Delete this breath")
        seesNot("Evening")
        tap("Undo")
        sees("Evening")
    }

    @Test
    fun aNameNeverHoldsHalfACharacter() = editing {
        type("Name", "Evening \uD83C")
        sees("Some characters could not be saved and were replaced.")
        tap("Save")
        sees("Evening \uFFFD")
        tap("Change it")
        // What is too long is cut, and that would go through the middle of the last character.
        type("Name", "x".repeat(59) + "\uD83C\uDF19")
        tap("Save")
        sees("x".repeat(59))
        assertEquals("x".repeat(59), machine.app.settings.now.ownPatterns.single().name)
    }

    @Test
    fun whatWasTypedGoesWithItsScreen() = editing {
        type("Name", "Evening")
        type("In", "5")
        turnThePhone()
        sees("Evening")
        back()
        tap("Make a breath of your own")
        seesNot("Evening")
        sees("in 4 · out 6")
    }

    @Test
    fun whatWasTypedWaitsBehindTheLifebuoyAndBehindTheLock() = Person(screen, FakeMachine()).use {
        it.tap("You")
        it.tap("Privacy and backup")
        it.tap("Lock Kindself")
        it.back()
        it.back()
        it.tap("Breathe")
        it.tap("Make a breath of your own")
        it.type("Name", "Evening")
        it.tap("Lifebuoy: grounding and crisis lines")
        it.back()
        it.sees("Evening")
        it.goAway()
        it.sees("Kindself is locked")
        it.seesNot("Evening")
        it.tap("Unlock")
        it.machine.lock.asked!!(true)
        it.pass(300)
        it.sees("Evening")
        it.back()
        it.tap("Make a breath of your own")
        it.seesNot("Evening")
    }

    @Test
    fun eachRefusalSaysItsLimitBesideItsField() = editing {
        type("In", "1")
        sees("This is shorter than is comfortable. 2 seconds or more works.")
        seesDisabled("Save")
        type("In", "900")
        sees("This is longer than is gentle. 8 seconds or less works.")
        type("In", "4,25")
        sees("It goes in steps of 0.5 seconds. The buttons beside it lead to the next one.")
        for (odd in listOf("NaN", "Infinity", "-1e999", "four", "1e308", "٤x")) {
            type("In", odd)
            seesDisabled("Save")
        }
        sees("This is not a number of seconds. A number such as 4 or 4.5 works.")
        type("In", "4")
        type("Hold, lungs full", "8")
        type("Hold, lungs empty", "6")
        type("Out", "2")
        check(told().contains("Much of this breath is held")) { told() }
        seesDisabled("Save")
        tap("More: Out")
        turnThePhone()
        sees("2.5")
    }

    @Test
    fun oneWithHoldsAsksAboutThem() = editing {
        type("Hold, lungs full", "3")
        tap("Save")
        sees("My breath")
        tap("Choose length and start")
        seesDisabled("Start")
        tap("Without holds")
        tap("Start")
        untilItRuns()
        pass(4100)
        sees("Breathe in")
    }
}

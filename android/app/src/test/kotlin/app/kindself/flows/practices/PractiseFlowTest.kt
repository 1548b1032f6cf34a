package app.kindself.flows.practices

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.core.Subject
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** Finding a practice, choosing how it is done, and beginning it. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class PractiseFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    @Test
    fun everyPracticeIsInTheListAndBegins() {
        val machine = FakeMachine()
        Person(screen, machine).use {
            val practices = machine.app.catalogue.practices
            assertTrue(practices.isNotEmpty())
            for (card in practices) {
                it.practise(card.name)
                val display = checkNotNull(machine.app.sessions.player.display)
                assertEquals(Subject.Practice(card.id), display.subject)
                check(display.question != null || it.says(display.line)) { it.told() }
                it.activate("End here")
                it.tap("Done")
            }
        }
    }

    @Test
    fun theBreakIsTwoTapsAway() = Person(screen, FakeMachine()).use {
        it.tap("A kind minute")
        it.untilItRuns()
        assertEquals(Subject.Practice("self-compassion-break"), it.machine.app.sessions.player.display?.subject)
        it.activate("End here")
        assertEquals("at its shortest", 90_000uL, it.machine.app.sessions.ended?.outcome?.scriptLengthMs)
    }

    @Test
    fun theBreakIsSofterAfterAHardTime() = Person(screen, FakeMachine()).use {
        it.tap("A kind minute")
        it.untilItRuns()
        it.pass(20_000)
        it.activate("End here")
        it.tap("It was harder than before")
        it.tap("Done")
        it.tap("A kind minute")
        it.untilItRuns()
        check(it.told().contains("Hold on to something that doesn't move")) { it.told() }
        it.activate("End here")
        it.tap("A little more")
        it.untilItRuns()
        check(it.told().contains("Hold on to something that doesn't move")) { it.told() }
    }

    @Test
    fun softerIsTheShortestWheneverItIsWishedForAndALongerOneThatIsChosenAfterThatStands() = Person(screen, FakeMachine()).use {
        fun lasts(choose: Person.() -> Unit): ULong? {
            it.practise("Soles of the feet", choose)
            it.pass(20_000)
            it.activate("End here")
            it.tap("It was harder than before")
            return it.machine.app.sessions.ended?.outcome?.scriptLengthMs.also { _ -> it.tap("Done") }
        }
        assertEquals(240_000uL, lasts { tap("4 minutes") })
        val wished = lasts {
            tap("4 minutes")
            tap("Softer this time")
            tap("Softer this time")
        }
        assertEquals(80_000uL, wished)
        assertEquals(240_000uL, lasts { tap("4 minutes") })
    }

    @Test
    fun withEyesClosedNothingIsAsked() = Person(screen, FakeMachine()).use {
        it.practise("Feel the difference: criticism and kindness") {
            sees("Eyes open")
            tap("Eyes closed")
        }
        it.untilItEnds()
        it.seesNot("One pair proves nothing. The numbers are yours to look at.")
    }

    @Test
    fun aPostureCanBeChosenAndWhatIsChosenOutlivesATurnOfThePhone() = Person(screen, FakeMachine()).use {
        it.goToPractice("Soles of the feet")
        it.sees("How would you like to be?")
        it.tap("Sitting")
        it.tap("4 minutes")
        it.turnThePhone()
        it.tap("Begin")
        it.untilItRuns()
        it.activate("Pause")
        it.activate("End here")
        assertEquals(240_000uL, it.machine.app.sessions.ended?.outcome?.scriptLengthMs)
    }

    @Test
    fun whatWasHarderIsSofterTheNextTime() = Person(screen, FakeMachine()).use {
        it.practise("Soles of the feet") {
            seesNot("Softer this time")
            tap("4 minutes")
        }
        it.pass(20_000)
        it.activate("Pause")
        it.activate("End here")
        it.sees("You were here for yourself.")
        it.tap("It was harder than before")
        it.sees("Thank you for saying so. Next time it can be softer. For now, something solid under your hands may help.")
        it.sees("Ground me")
        it.tap("Done")
        it.goToPractice("Soles of the feet")
        it.sees("Last time this one was hard. This time it can be softer: shorter, with eyes open, and out in the room first.")
        it.sees("Softer this time")
        it.tap("Begin")
        it.untilItRuns()
        it.activate("Pause")
        it.activate("End here")
        assertEquals(80_000uL, it.machine.app.sessions.ended?.outcome?.scriptLengthMs)
    }
}

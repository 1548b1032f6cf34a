package app.kindself.flows.history

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.core.StoreTrouble
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import app.kindself.ui.parts.of
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** What was breathed so far. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class HistoryFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    @Test
    fun aSessionIsRememberedWithHowItWasAndCanBeDeleted() = Person(screen, FakeMachine()).use {
        it.tap("A minute")
        it.untilItRuns()
        it.pass(20_000)
        it.tap("Pause")
        it.tap("End here")
        it.sees("How was it?")
        it.slide("How was it?", 8f)
        it.tap("Done")
        it.tap("You")
        it.tap("Breathing so far")
        it.sees("Soothing rhythm")
        it.sees("How it was: 8 of 10")
        it.tap("Delete: Soothing rhythm, November 23, 2026")
        it.seesNot("Soothing rhythm")
        assertEquals(0u, it.machine.app.stored.with { open -> open.store.wouldRemove() }.counts.of("sessions"))
    }

    @Test
    fun aSessionThatCannotBeDeletedStaysAndItSaysWhy() = Person(screen, FakeMachine()).use {
        it.tap("A minute")
        it.untilItRuns()
        it.pass(20_000)
        it.tap("Pause")
        it.tap("End here")
        it.tap("Done")
        it.tap("You")
        it.tap("Breathing so far")
        it.machine.core.refuses = StoreTrouble.ReadOnly
        it.tap("Delete: Soothing rhythm, November 23, 2026")
        it.sees("This device does not allow saving right now. What was saved before is still there.")
        it.sees("Soothing rhythm")
        it.machine.core.refuses = null
        it.tap("Delete: Soothing rhythm, November 23, 2026")
        it.seesNot("Soothing rhythm")
    }

    @Test
    fun whatWasOnlyLookedAtAndGroundingAreNot() = Person(screen, FakeMachine()).use {
        it.tap("A minute")
        it.untilItRuns()
        it.pass(5000)
        it.tap("Pause")
        it.tap("End here")
        it.seesNot("How was it?")
        it.tap("Done")
        it.tap("I'm upset")
        it.untilItRuns()
        it.pass(31_000)
        it.seesNot("How was it?")
        it.tap("Done")
        assertEquals(0u, it.machine.app.stored.with { open -> open.store.wouldRemove() }.counts.of("sessions"))
    }

    @Test
    fun oneThatCannotBeRememberedWasBreathedAllTheSame() = Person(screen, FakeMachine()).use {
        it.machine.core.full = true
        it.tap("A minute")
        it.untilItRuns()
        it.pass(20_000)
        it.tap("Pause")
        it.tap("End here")
        it.seesNot("How was it?")
        it.tap("Done")
        it.sees("What would help now?")
    }
}

package app.kindself.flows.breathing

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.core.Breathing
import app.kindself.core.Content
import app.kindself.core.Holds
import app.kindself.core.Moment
import app.kindself.core.Subject
import app.kindself.core.Timeline
import app.kindself.core.usualSettings
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** Every protocol can be found, prepared and begun, and says its first words. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class PracticesFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    private val core = Breathing(Content("en"))
    private val catalogue = core.catalogue()

    private fun timeline(subject: Subject, lengthMs: ULong, holds: Holds): Timeline {
        val usual = usualSettings()
        return core.begin(
            core.usualChoice(usual.copy(holds = holds), subject, lengthMs.takeIf { it > 0uL }, Moment(1_795_435_200_000, 0))
        ).timeline()
    }

    private fun begins(name: String, holds: Boolean, expected: Timeline) = Person(screen, FakeMachine()).use {
        it.tap("Breathe")
        it.tap(name)
        it.tap("Choose length and start")
        if (holds) {
            it.seesDisabled("Start")
            it.sees("With holds or without? Choose above, and it can start.")
            for (reason in catalogue.cautions.holdReasons) it.sees(reason)
            it.tap("With holds")
        }
        it.tap("Start")
        it.untilItRuns()
        it.sees(expected.lines[expected.phases[0].line.toInt()])
        val second = expected.phases.getOrNull(1) ?: return@use
        it.pass(expected.phases[0].endMs.toInt() - it.playedMs.toInt() + 100)
        it.sees(expected.lines[second.line.toInt()])
    }

    @Test
    fun everyProtocol() {
        assertTrue(catalogue.protocols.isNotEmpty())
        for (card in catalogue.protocols) {
            begins(card.name, card.hasHolds, timeline(Subject.Protocol(card.id), card.lengthsMs.first(), Holds.WITH))
        }
    }

    @Test
    fun aBeginnersLimitIsSaidKindly() = Person(screen, FakeMachine()).use {
        it.tap("Breathe")
        it.tap("4-7-8 breathing")
        it.tap("Choose length and start")
        it.tap("With holds")
        it.tap("2 minutes 32 seconds")
        it.sees("In the first month, 4 breaths of this kind are plenty. It ends there by itself.")
    }

    @Test
    fun byHowMuchTheLengthMovedIsSaid() = Person(screen, FakeMachine()).use {
        it.tap("Breathe")
        it.tap("Coherent breathing")
        it.tap("Choose length and start")
        it.tap("Another length")
        it.tap("More: How long")
        it.sees("4 minutes")
        check(it.told().contains("so that no breath is cut")) { it.told() }
        it.turnThePhone()
        it.sees("4 minutes")
    }

    @Test
    fun aSlowerStartIsShownAndRemembered() = Person(screen, FakeMachine()).use {
        it.tap("Breathe")
        it.tap("Soothing rhythm")
        it.tap("Choose length and start")
        it.sees("About 3 seconds in, 3 seconds out")
        it.tap("Slower")
        it.sees("About 3.5 seconds in, 3.5 seconds out")
        it.until("it is kept") { it.machine.kept("settings")?.contains("3500") == true }
    }
}

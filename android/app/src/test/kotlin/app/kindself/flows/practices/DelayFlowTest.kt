package app.kindself.flows.practices

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import org.junit.Assert.assertNotEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** A while before a practice begins: chosen, waited for, and remembered. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class DelayFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    private val practice = "Soles of the feet"
    private val settle = "Let yourself settle"

    @Test
    fun itWaitsAsLongAsIsChosenBeforeItsFirstLineAndTheNextOneDoesSoToo() = Person(screen, FakeMachine()).use {
        it.practise(practice) { tap("20 seconds") }
        check(it.says(settle)) { it.told() }
        it.pass(18_000)
        check(it.says(settle)) { it.told() }
        it.pass(2_500)
        check(!it.says(settle)) { it.told() }
        it.activate("End here")
        it.tap("Done")
        it.practise("Self-compassion break")
        check(it.says(settle)) { it.told() }
    }

    @Test
    fun whoeverIsReadySoonerSkipsIt() = Person(screen, FakeMachine()).use {
        it.practise(practice) { tap("30 seconds") }
        it.pass(2_000)
        it.tap("Skip this")
        it.untilItRuns()
        check(!it.says(settle)) { it.told() }
    }

    @Test
    fun theLifebuoyAndAKindMinuteNeverWait() = Person(screen, FakeMachine()).use {
        it.machine.app.settings.change { settings -> settings.copy(delayMs = 30_000u) }
        it.tap("A kind minute")
        it.untilItRuns()
        check(!it.says(settle)) { it.told() }
        it.activate("End here")
        it.machine.app.sessions.beginGrounding()
        it.untilItRuns()
        assertNotEquals(settle, it.machine.app.sessions.player.display?.line)
    }
}

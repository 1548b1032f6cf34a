package app.kindself.flows.reminders

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.core.PlannedKind
import app.kindself.core.SettingsPage
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** Whether reminders arrive, and what a person with a hostile phone might do. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h3000dp-mdpi")
class SelfTestFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    private fun Person.arrive() {
        goToReminders()
        tap("Will they arrive?")
    }

    @Test
    fun oneIsSentInAMinuteAndItIsSaidWhenItArrived() = Person(screen, FakeMachine()).use {
        it.arrive()
        it.sees("As far as this phone tells, they arrive.")
        it.tap("Send me one in a minute")
        it.sees("One is on its way. It comes in about a minute; you can put the phone away meanwhile.")
        it.seesNot("Send me one in a minute")
        it.machine.notifier.waiting.values.single { planned -> planned.kind == PlannedKind.TEST }
        it.machine.clock.advance(64_000u)
        it.pass(100)
        it.goAway()
        it.sees("Send me one in a minute")
        it.seesNot("One is on its way. It comes in about a minute; you can put the phone away meanwhile.")
    }

    @Test
    fun oneThatStaysAwaySaysWhatToLookAt() = Person(screen, FakeMachine()).use {
        it.arrive()
        it.tap("Send me one in a minute")
        it.machine.clock.advance(300_000u)
        it.pass(100)
        it.sees("It has not come yet. The phone may be holding it back. The lines below say what to look at, from the top.")
        it.sees("Send me one in a minute")
    }

    @Test
    fun aHostilePhoneIsToldWhatToChangeAndWhere() {
        val machine = FakeMachine()
        machine.notifier.hostile()
        Person(screen, machine).use {
            it.newReminder()
            it.tap("Save")
            it.pass(5000)
            it.tap("Will they arrive?")
            it.sees("As it is, they do not arrive. Below is what keeps them, and what would help.")
            it.sees("This app may not show anything yet. Allow notifications, and they are seen.")
            it.sees("They are switched off in the phone's settings. Switched on, they are seen.")
            it.sees("This app may do nothing while you do not look at it, so nothing is sent. Allow it to work in the background.")
            it.sees("What the maker of this phone adds")
            it.sees("Nothing may be shown now, so it would not arrive.")
            it.seesNot("Send me one in a minute")
            it.tapFirst("Open this in the settings")
            assertEquals(listOf(SettingsPage.NOTIFICATIONS), machine.notifier.opened)
            machine.notifier.says = null
            machine.notifier.allowed = true
            it.goAway()
            it.sees("As far as this phone tells, they arrive.")
            it.seesNot("Nothing may be shown now, so it would not arrive.")
            it.sees("Send me one in a minute")
        }
    }

    @Test
    fun aKindWithASoundThatWasSetToSilentIsNotSaidToBeGood() {
        val machine = FakeMachine()
        machine.notifier.mute = true
        Person(screen, machine).use {
            it.newReminder()
            it.tap("With a sound")
            it.tap("Save")
            it.pass(5000)
            it.tap("Will they arrive?")
            it.sees("They arrive, though perhaps later or more quietly than they could.")
            it.sees("They are set to silent in the phone's settings, so they come without a sound.")
            it.tapFirst("Open this in the settings")
            assertEquals(listOf(SettingsPage.SOUNDING_CHANNEL), machine.notifier.opened)
        }
    }

    @Test
    fun doNotDisturbIsSaidAsItIsNowAndWhatNobodySeesOfItIsSaid() {
        val machine = FakeMachine()
        Person(screen, machine).use {
            it.arrive()
            it.sees(
                "It is off now. When it begins by itself, no app can see ahead. " +
                    "While it is on, the phone keeps reminders quiet; they are there when you look."
            )
            machine.notifier.focus = true
            it.goAway()
            it.sees("They arrive, though perhaps later or more quietly than they could.")
            it.sees("It is on now, so the phone keeps reminders quiet. They are there when you look.")
            it.tapFirst("Open this in the settings")
            assertEquals(listOf(SettingsPage.FOCUS), machine.notifier.opened)
            machine.notifier.focus = null
            it.goAway()
            it.sees("While it is on, the phone keeps reminders quiet. They are there when you look.")
        }
    }

    @Test
    fun aPageThatIsNotThereIsSaid() {
        val machine = FakeMachine()
        machine.notifier.hostile()
        machine.notifier.opens = false
        Person(screen, machine).use {
            it.arrive()
            it.tapFirst("Open this in the settings")
            it.sees("This phone has no such page. It may be under a name of its own in the settings.")
        }
    }

    @Test
    fun whereNobodyWasAskedTheSystemIs() {
        val machine = FakeMachine()
        machine.notifier.allowed = false
        Person(screen, machine).use {
            it.arrive()
            it.sees("Nothing may be shown now, so it would not arrive.")
            it.tapFirst("Ask me")
            assertEquals(1, machine.notifier.asked)
            it.sees("This app may show them.")
        }
    }
}

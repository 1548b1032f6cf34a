package app.kindself.reminding

import android.content.ComponentName
import android.content.Intent
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import androidx.test.core.app.ApplicationProvider
import androidx.test.platform.app.InstrumentationRegistry
import app.kindself.KindselfApp
import app.kindself.MainActivity
import app.kindself.core.PlannedKind
import app.kindself.core.PlannedReminder
import app.kindself.core.Punctual
import app.kindself.core.ReminderAct
import app.kindself.core.ReminderOpens
import app.kindself.core.ReminderTrigger
import app.kindself.core.Subject
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import app.kindself.platform.reminding.openedBy
import app.kindself.platform.reminding.openingOf
import app.kindself.ui.reminders.OpenedReminder
import app.kindself.ui.reminders.carried
import app.kindself.ui.reminders.leadsBy
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

private const val ID = "000102030405060708090a0b0c0d0e0f.2026-11-23.0"

/** A tap on a reminder opens what it says, once, and behind the lock where there is one. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class ReminderOpensTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    private val app get() = ApplicationProvider.getApplicationContext<KindselfApp>()
    private val box = ReminderOpens.Practice(Subject.Protocol("box-4"))

    private fun planned(opens: ReminderOpens) = PlannedReminder(
        id = ID,
        kind = PlannedKind.REMINDER,
        atUtcMs = 0,
        trigger = ReminderTrigger.In(0u),
        punctual = Punctual.WhileIdle,
        title = "",
        body = "",
        publicTitle = "",
        publicBody = "",
        sounds = false,
        opens = opens,
        offersRest = false,
        mark = ""
    )

    private fun intent(opens: ReminderOpens) = Intent(shadowOf(openingOf(app, planned(opens))).savedIntent)

    private fun Person.taps(intent: Intent) {
        onActivity { InstrumentationRegistry.getInstrumentation().callActivityOnNewIntent(it, intent) }
        pass(400)
    }

    private fun acts(person: Person) = runBlocking { person.machine.app.reminding.log(9u) }.map { it.act }

    @Test
    fun itOpensTheBreathThePracticeThePageAndTheFirstScreen() = Person(screen, FakeMachine()).use {
        it.taps(intent(box))
        it.sees("Box breathing")
        it.sees("1 minute 4 seconds")
        it.taps(intent(ReminderOpens.Practice(Subject.Practice("criticism-versus-kindness"))))
        it.sees("What it is for")
        it.taps(intent(ReminderOpens.Journal("note")))
        it.sees("Your words")
        it.taps(intent(ReminderOpens.FirstScreen))
        it.sees("What would help now?")
        assertEquals("one reminder, opened", listOf(ReminderAct.OPENED), acts(it))
        assertNull(it.machine.app.reminding.opened)
    }

    @Test
    fun whatIsBeingWrittenGoesOnInItsDraft() = Person(screen, FakeMachine()).use {
        it.tap("You")
        it.tap("Write")
        it.tap("A note")
        it.type("Your words", "Rain on the roof")
        it.taps(intent(ReminderOpens.Journal("note")))
        it.seesNot("Rain on the roof")
        it.back()
        it.tap("You")
        it.tap("Write")
        it.sees("Rain on the roof")
    }

    @Test
    fun whileTheAppIsLockedItWaitsBehindTheLock() = Person(screen, FakeMachine()).use {
        it.tap("You")
        it.tap("Privacy and backup")
        it.tap("Lock Kindself")
        it.goAway()
        it.taps(intent(ReminderOpens.Journal("note")))
        it.sees("Kindself is locked")
        it.seesNot("Your words")
        it.tap("Unlock")
        it.machine.lock.asked!!(true)
        it.pass(500)
        it.sees("Your words")
    }

    @Test
    fun whoeverLeavesBeforeUnlockingIsNotLedThereTheNextTime() = Person(screen, FakeMachine()).use {
        it.tap("You")
        it.tap("Privacy and backup")
        it.tap("Lock Kindself")
        it.goAway()
        it.taps(intent(ReminderOpens.Journal("note")))
        it.goAway()
        assertNull(it.machine.app.reminding.opened)
        it.taps(intent(ReminderOpens.Journal("note")))
        it.tap("Unlock")
        // The system asks on a screen of its own.
        it.goAway()
        it.machine.lock.asked!!(true)
        it.pass(500)
        it.sees("Your words")
    }

    /** What Android hands in once more does nothing twice. */
    @Test
    fun anIntentThatComesAgainDoesNothingAgain() = Person(screen, FakeMachine()).use {
        val intent = intent(box)
        it.taps(intent)
        it.back()
        it.sees("What would help now?")
        it.taps(Intent(intent).addFlags(Intent.FLAG_ACTIVITY_LAUNCHED_FROM_HISTORY))
        it.sees("What would help now?")
    }

    @Test
    fun whatAnotherAppHandsInAtTheFrontDoorOpensNothing() {
        val forged = intent(box).setComponent(ComponentName(app, MainActivity::class.java))
        assertNull(openedBy(forged))
        assertNull(openedBy(Intent(Intent.ACTION_MAIN)))
        assertEquals(OpenedReminder(ID, box), openedBy(intent(box)))
    }

    @Test
    fun whereItLeadsComesBackAsItWasOrIsTheFirstScreen() {
        val all = listOf(
            ReminderOpens.FirstScreen,
            box,
            ReminderOpens.Practice(Subject.Practice("one")),
            ReminderOpens.Journal("note"),
            ReminderOpens.Letter("id"),
            ReminderOpens.Scale("phq"),
            ReminderOpens.Programme("eight-weeks")
        )
        for (opens in all) assertEquals(opens, leadsBy(opens.carried()))
        for (broken in listOf(emptyList(), listOf("letter"), listOf("garden", "tea"))) {
            assertEquals(ReminderOpens.FirstScreen, leadsBy(broken))
        }
    }
}

package app.kindself.flows.reminders

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.core.ReminderOpens
import app.kindself.core.ReminderRest
import app.kindself.core.ReminderWhen
import app.kindself.core.SettingsPage
import app.kindself.core.StoreTrouble
import app.kindself.core.Subject
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import app.kindself.flows.practices.goToPractice
import app.kindself.flows.practices.look
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** What comes next, every rule, and the ways to a new one. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h3000dp-mdpi")
class RemindersFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    @Test
    fun theNextThreeAreSaidWithWhatTheyAreForAndWhyNotSooner() = Person(screen, FakeMachine()).use {
        it.newReminder()
        it.tap("On days of the week")
        it.tap("Save")
        it.sees("Saved")
        // The clock stands at 10:16 on a Monday.
        it.sees("Tomorrow 08:00: today's time is over")
        it.sees("Then Wednesday 08:00")
        it.sees("Then Thursday 08:00")
        it.sees("Monday to Friday, 08:00")
        it.sees("A quiet word")
        assertTrue("the phone was told of it", it.machine.notifier.waiting.isNotEmpty())
        // On Thursday, the weekend is between.
        it.machine.clock.daysOn = 3
        it.goAway()
        it.sees("Tomorrow 08:00: it was here today")
        it.sees("Then Monday 08:00: the weekend is free")
    }

    @Test
    fun whatIsDrawnInsideOfAWindowIsNeverToldByItsMinute() = Person(screen, FakeMachine()).use {
        it.newReminder()
        // After the window, at 19:16.
        it.machine.clock.minutesOn = 9 * 60
        it.tap("At moments nobody knows ahead")
        it.sees("Tomorrow, between 10:00 and 18:00: today's time is over")
        it.sees("Then Wednesday, between 10:00 and 18:00")
        it.tap("Save")
        it.sees("Tomorrow, between 10:00 and 18:00: today's time is over")
        it.sees("Then Wednesday, between 10:00 and 18:00")
        it.sees("Then Thursday, between 10:00 and 18:00")
        // Before it, on the next morning.
        it.machine.clock.minutesOn = 22 * 60
        it.goAway()
        it.sees("Today, between 10:00 and 18:00")
    }

    @Test
    fun aRuleThatStaysInAZoneSaysByWhichClockItGoes() = Person(screen, FakeMachine()).use {
        it.newReminder()
        it.tap("More")
        it.tap("Stay with the clock of Europe/Paris")
        it.tap("Save")
        it.sees("Every day, 08:00, by the clock of Paris")
        it.sees("Tomorrow 08:00: today's time is over")
        it.tap("A quiet word")
        it.machine.clock.minutesOn = 9 * 60
        it.tap("At moments nobody knows ahead")
        it.sees("Tomorrow, between 10:00 and 18:00, by the clock of Paris: today's time is over")
        it.tap("Save")
        it.sees("Once a day, between 10:00 and 18:00, by the clock of Paris")
    }

    @Test
    fun oneThatOthersHoldBackCanBeLetComeFromTheList() = Person(screen, FakeMachine()).use {
        it.newReminder()
        it.tap("Save")
        it.tap("New reminder")
        it.sees("Others come before it each day. With more a day, it would come, too.")
        it.tap("Save")
        it.sees("“A quiet word” gives way to others each day. With more a day, it would come, too.")
        it.tap("Let 2 come a day")
        it.seesNot("“A quiet word” gives way to others each day. With more a day, it would come, too.")
        it.seesNot("Let 2 come a day")
        assertEquals(2, it.machine.app.reminding.wishes.mostADay.toInt())
    }

    @Test
    fun aKindThatIsSwitchedOffIsSaidWithTheWayToItsSettings() {
        val machine = FakeMachine()
        machine.notifier.off = setOf(false)
        Person(screen, machine).use {
            it.newReminder()
            it.tap("Save")
            it.sees("Saved. Reminders of its kind are switched off in the phone's settings, so it is not shown yet.")
            it.sees("Reminders without a sound are switched off in the phone's settings. They are kept, and come once they are on.")
            it.tap("Open this in the settings")
            assertEquals(listOf(SettingsPage.SILENT_CHANNEL), machine.notifier.opened)
            // Nothing needs the other kind.
            machine.notifier.off = setOf(true)
            it.goAway()
            it.seesNot("Reminders without a sound are switched off in the phone's settings. They are kept, and come once they are on.")
            it.seesNot("Open this in the settings")
            it.tap("A quiet word")
            it.tap("With a sound")
            it.tap("Save")
            it.sees("Reminders with a sound are switched off in the phone's settings. They are kept, and come once they are on.")
            it.tap("Open this in the settings")
            assertEquals(SettingsPage.SOUNDING_CHANNEL, machine.notifier.opened.last())
        }
    }

    @Test
    fun aPracticeAndABreathAndAKindOfEntryCanBeRemindedOfFromTheirPages() = Person(screen, FakeMachine()).use {
        it.goToPractice("Soles of the feet")
        it.tap("Remind me of this")
        it.sees("Soles of the feet")
        it.tap("Save")
        it.sees("Remind me of this")
        assertEquals(ReminderOpens.Practice(Subject.Practice("soles-of-the-feet")), it.rule.opens)
        it.tap("Back")
        it.tap("Now")
        it.tap("Breathe")
        it.tap("Box breathing")
        it.tap("Choose length and start")
        it.tap("Remind me of this")
        it.tap("Save")
        it.back()
        it.back()
        it.back()
        it.note("Rain")
        it.pass(12_000)
        it.tap("Not now")
        it.tap("Rain")
        it.tap("Remind me to write one of these")
        it.sees("Which page")
        it.tap("Save")
        assertEquals(
            listOf("Soles of the feet", "Box breathing", "A note"),
            it.machine.app.reminding.cards.map { card -> card.name }
        )
    }

    @Test
    fun aPageAboutAbuseIsNothingToBeRemindedOf() = Person(screen, FakeMachine()).use {
        it.tap("You")
        it.tap("Practise")
        it.look("coercive control")
        it.tap("How people are made to comply")
        it.seesNot("Remind me of this")
    }

    @Test
    fun aSealedLetterRemindsOnTheDayItOpens() = Person(screen, FakeMachine()).use {
        it.letter("Dear you", sealedUntil = 28)
        it.tap("Save")
        it.tap("Remind me then")
        it.sees("A sealed letter")
        it.sees("Day: November 28, 2026")
        it.tap("Save")
        assertEquals(ReminderWhen.Once("2026-11-28", 480u), it.rule.`when`)
        assertTrue(it.rule.opens is ReminderOpens.Letter)
        it.pass(12_000)
        it.tap("A kind letter")
        it.tap("Remind me on the day it opens")
        it.sees("Day: November 28, 2026")
    }

    @Test
    fun whereThePhoneShowsNothingThatIsSaidAndTheSettingsAreOneTapAway() {
        val machine = FakeMachine()
        machine.notifier.hostile()
        Person(screen, machine).use {
            it.newReminder()
            it.tap("Save")
            it.sees("Saved. The phone does not show reminders yet; you can let it whenever you like.")
            it.tap("Let them be shown")
            assertEquals(listOf(SettingsPage.NOTIFICATIONS), machine.notifier.opened)
        }
    }

    @Test
    fun theFirstOneAsksWhetherItMayBeShownAndIsKeptWhateverTheAnswer() {
        val machine = FakeMachine()
        machine.notifier.allowed = false
        machine.notifier.answer = false
        Person(screen, machine).use {
            it.newReminder()
            it.tap("Save")
            it.sees("Shall the phone show your reminders? Android asks once whether this app may. Nothing but what you ask for here comes.")
            assertEquals(0, machine.notifier.asked)
            it.tap("Ask me")
            assertEquals(1, machine.notifier.asked)
            it.sees("Your reminders")
            it.sees("The phone does not show reminders yet. They are kept, and come once it may.")
            machine.notifier.answer = true
            it.tap("Let them be shown")
            it.seesNot("The phone does not show reminders yet. They are kept, and come once it may.")
            // Nobody is asked a second time.
            it.tap("New reminder")
            it.tap("Save")
            it.sees("Saved")
        }
    }

    @Test
    fun whatIsWishedOfAllOfThemIsKept() = Person(screen, FakeMachine()).use {
        it.newReminder()
        it.tap("Save")
        it.tap("All of them together")
        it.tap("At most 3 a day")
        it.tap("120 minutes later")
        it.tap("To the minute")
        it.sees("Android does not allow it yet, so they still come roughly on time.")
        it.tap("Allow it in the settings")
        assertEquals(listOf(SettingsPage.EXACT_ALARMS), it.machine.notifier.opened)
        val wishes = it.machine.app.reminding.wishes
        assertEquals(listOf(3, 120, true), listOf(wishes.mostADay.toInt(), wishes.laterMin.toInt(), wishes.exact))
        it.machine.notifier.exact = true
        it.goAway()
        it.seesNot("Allow it in the settings")
    }

    @Test
    fun whatCannotBeKeptStaysAsItWasAndSaysWhy() = Person(screen, FakeMachine()).use {
        it.newReminder()
        it.machine.core.full = true
        it.tap("Save")
        it.sees("A new reminder")
        it.sees("There is no room left on this device. Once there is some, please try again. What was kept before is still there.")
        it.machine.core.full = false
        it.tap("Save")
        it.tap("A quiet word")
        it.machine.core.full = true
        it.tap("Delete this reminder")
        it.sees("Delete this reminder")
        it.machine.core.full = false
        val id = it.machine.app.reminding.cards.single().id
        it.tap("Delete this reminder")
        it.sees("Deleted. It does not come any more.")
        it.sees("Nothing reminds you. If a quiet word at a good hour would help, you can ask for one here.")
        // There is no room for it to come back: that is said, and it is offered once more.
        it.machine.core.full = true
        it.tap("Undo")
        it.sees("There is no room left on this device. Once there is some, please try again. What was kept before is still there.")
        it.machine.core.full = false
        it.tap("Undo")
        it.sees("Every day, 08:00")
        it.seesNot("There is no room left on this device. Once there is some, please try again. What was kept before is still there.")
        assertEquals("the same one", id, it.machine.app.reminding.cards.single().id)
    }

    @Test
    fun oneThatRestsSaysUntilWhenAndCanBeWoken() = Person(screen, FakeMachine()).use {
        it.newReminder()
        it.tap("It rests until I wake it")
        it.sees("It rests until you wake it.")
        it.tap("Save")
        it.sees("Nothing comes by itself.")
        it.tap("A quiet word")
        it.tap("It rests until a day")
        it.tap("Save")
        assertEquals(ReminderRest.Until("2026-11-24"), it.rule.rest)
        it.sees("It rests until November 24, 2026.")
        it.tap("A quiet word")
        it.tap("It comes")
        it.tap("Save")
        assertEquals(ReminderRest.No, it.rule.rest)
    }

    @Test
    fun whatCannotBeReadIsSurvived() {
        val machine = FakeMachine()
        machine.core.trouble = StoreTrouble.Io
        Person(screen, machine).use {
            it.goToReminders()
            it.seesNot("New reminder")
            it.sees("Will they arrive?")
        }
    }

    @Test
    fun theLogSaysWhatCameOfThem() = Person(screen, FakeMachine()).use {
        it.newReminder()
        it.tap("Save")
        it.machine.clock.daysOn = 1
        it.goAway()
        it.tap("What came of them")
        it.sees("Meant for November 24, 2026, 08:00")
        it.sees("Shown November 24, 2026, 10:16")
    }

    @Test
    fun theLogSaysWhatClocksShowedThenThoughTheyChangedSince() = Person(screen, FakeMachine()).use {
        it.newReminder()
        it.tap("Save")
        it.machine.clock.daysOn = 1
        it.goAway()
        // The last days of March: clocks in Paris are an hour ahead of those of winter.
        it.machine.clock.daysOn = 127
        it.goAway()
        it.tap("What came of them")
        it.sees("Meant for November 24, 2026, 08:00")
        it.sees("Meant for March 30, 2027, 08:00")
        it.sees("Shown March 30, 2027, 11:16")
    }
}

package app.kindself.flows.reminders

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.core.Late
import app.kindself.core.QuietManner
import app.kindself.core.ReminderOpens
import app.kindself.core.ReminderWhen
import app.kindself.core.ReminderWording
import app.kindself.core.ReminderZone
import app.kindself.core.Subject
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** Making a rule. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h3000dp-mdpi")
class RuleEditorFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    @Test
    fun everyWayToSayWhenCanBeChosenAndIsSaidInWords() = Person(screen, FakeMachine()).use {
        fun made(kind: String, words: String, more: Person.() -> Unit = {}) {
            it.tap("New reminder")
            it.tap(kind)
            it.more()
            it.tap("Save")
            it.pass(5000)
            it.sees(words)
        }
        it.goToReminders()
        made("On days of the week", "Monday, Wednesday, Thursday, Friday, 08:00") { tap("Tuesday") }
        made("Every few days", "Every 3 days, 08:00") { tap("More: Days from one to the next") }
        made("Some times a week", "3 times a week, 08:00")
        made("At moments nobody knows ahead", "2 times a day, between 10:00 and 18:00") {
            tap("More: Times a day")
            sees("At least 60 minutes apart")
        }
        made("Hours after a practice", "3 hours after any practice") { tap("More: Hours after") }
        made("Once", "November 24, 2026, 08:00")
        made("An evening question about a small kind act", "A small kind act") { sees("Which page") }
        assertEquals(7, it.machine.app.reminding.cards.size)
    }

    @Test
    fun moreADayThanComeIsSaidAndCanBeAllowedThere() = Person(screen, FakeMachine()).use {
        it.newReminder()
        it.tap("At moments nobody knows ahead")
        it.seesNot("At most one reminder comes a day, so not all of these would.")
        it.tap("More: Times a day")
        it.tap("More: Times a day")
        it.sees("At most one reminder comes a day, so not all of these would.")
        it.tap("Let 3 come a day")
        it.seesNot("so not all of these would")
        it.seesNot("Let 3 come a day")
        assertEquals(3, it.machine.app.reminding.wishes.mostADay.toInt())
    }

    @Test
    fun oneThatOthersHoldBackCanBeLetComeWhereItIsMade() = Person(screen, FakeMachine()).use {
        it.newReminder()
        it.tap("Save")
        it.pass(5000)
        it.tap("New reminder")
        it.sees("Others come before it each day. With more a day, it would come, too.")
        it.seesNot("At most one reminder comes a day, so not all of these would.")
        it.tap("Let 2 come a day")
        it.seesNot("Others come before it each day. With more a day, it would come, too.")
        it.seesNot("Let 2 come a day")
        assertEquals(2, it.machine.app.reminding.wishes.mostADay.toInt())
    }

    @Test
    fun aDayOrATimeThatIsOverIsSaidWhereItIsChosen() = Person(screen, FakeMachine()).use {
        it.newReminder()
        it.tap("Once")
        it.tap("Day: November 24, 2026")
        it.chooseDay(23)
        // It is 10:16.
        it.sees("Time: 08:00")
        it.sees("This is over already. A later day or time would come.")
        it.seesDisabled("Save")
    }

    @Test
    fun theEveningQuestionLeadsToAPageAndIsNotAskedWhereThereIsOne() = Person(screen, FakeMachine()).use {
        it.newReminder()
        it.tap("An evening question about a small kind act")
        it.tap("Save")
        assertEquals(ReminderWhen.Daily(1200u), it.rule.`when`)
        assertEquals(ReminderOpens.Journal("kind-act"), it.rule.opens)
        assertEquals(ReminderWording.KindAct, it.rule.wording)
        assertTrue(it.rule.unlessDone)
        it.sees("Today 20:00")
    }

    @Test
    fun whatIsToBeMendedIsSaidWhereItIsAndNothingIsKeptMeanwhile() = Person(screen, FakeMachine()).use {
        it.newReminder()
        it.tap("On days of the week")
        for (day in listOf("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")) it.tap(day)
        it.sees("Choose one day or more.")
        it.sees("Above it says what to change, and it can be kept.")
        it.seesDisabled("Save")
        it.tap("Sunday")
        it.seesNot("Choose one day or more.")
        it.tap("My own words")
        it.sees("A word is enough.")
        it.type("My words", "x".repeat(101))
        it.sees("At most 100 letters fit.")
        it.type("My words", "Look up")
        it.seesNot("At most 100 letters fit.")
        it.tap("Save")
        assertEquals(ReminderWording.Own("Look up"), it.rule.wording)
    }

    @Test
    fun ownWordsAreShownAsTheyWouldLookAndAreNowhereInWhatTheSystemKeeps() = Person(screen, FakeMachine()).use {
        it.newReminder()
        it.tap("My own words")
        it.type("My words", "The kettle")
        it.sees("It would look like this")
        assertFalse("The kettle" in it.savedState())
        it.turnThePhone()
        it.sees("The kettle")
        it.back()
        assertEquals(null, it.machine.app.rules.holder)
    }

    @Test
    fun quietHoursMoveAndSilenceItAndOneThatIsAlwaysQuietSaysSo() = Person(screen, FakeMachine()).use {
        it.newReminder()
        it.tap("The weekend is quiet")
        it.sees("Quiet hours 1")
        it.seesNot("The weekend is quiet")
        it.tap("Save")
        assertEquals(QuietManner.SKIP, it.rule.inQuiet)
        it.pass(5000)
        it.tap("A quiet word")
        it.tap("Remove quiet hours 1")
        it.seesNot("Quiet hours 1")
        it.tap("Add quiet hours")
        it.tap("One that falls into them comes afterwards, if it is still that day")
        it.sees("From: 22:00")
        it.sees("Until: 07:00")
        it.tap("Save")
        assertEquals(1, it.rule.quiet.size)
    }

    @Test
    fun aPracticeIsChosenByNameAndItsNameCanBeShown() = Person(screen, FakeMachine()).use {
        it.newReminder()
        it.tap("A practice, or a breath")
        it.tap("Box breathing")
        it.tap("What it is for")
        it.tap("Not on days when it is done already")
        it.tap("Hours after a practice")
        it.tap("Only what it opens")
        it.tap("Save")
        val box = Subject.Protocol("box-4")
        assertEquals(ReminderOpens.Practice(box), it.rule.opens)
        assertEquals(ReminderWhen.AfterPractice(2u, box), it.rule.`when`)
        assertEquals(ReminderWording.Named, it.rule.wording)
        assertTrue(it.rule.unlessDone)
        it.sees("2 hours after Box breathing")
        it.sees("It counts from a practice, and begins with the next one.")
    }

    @Test
    fun soundTravelAndLatenessAreChosen() = Person(screen, FakeMachine()).use {
        it.newReminder()
        it.tap("With a sound")
        it.tap("More")
        it.tap("Stay with the clock of Europe/Paris")
        it.tap("It comes as soon as it can")
        it.tap("Save")
        assertTrue(it.rule.sounds)
        assertEquals(ReminderZone.Stay("Europe/Paris", 3600), it.rule.zone)
        assertEquals(Late.ALWAYS, it.rule.late)
    }

    @Test
    fun aTimeIsChosenOnTheClock() = Person(screen, FakeMachine()).use {
        it.newReminder()
        it.tap("Time: 08:00")
        it.picture("rule-time")
        it.tap("Choose this time")
        it.sees("Time: 08:00")
        it.tap("Once")
        it.tap("Day: November 24, 2026")
        it.chooseDay(27)
        it.sees("Day: November 27, 2026")
        it.tap("Save")
        assertEquals(ReminderWhen.Once("2026-11-27", 480u), it.rule.`when`)
    }

    @Test
    fun afterAKillTheRuleIsAsItWasKept() = Person(screen, FakeMachine()).use {
        it.newReminder()
        it.tap("Save")
        it.tap("A quiet word")
        it.tap("With a sound")
        it.processEnds(it.machine.again())
        it.sees("This reminder")
        it.tap("Save")
        assertFalse(it.rule.sounds)
        assertEquals(1, it.machine.app.reminding.cards.size)
    }
}

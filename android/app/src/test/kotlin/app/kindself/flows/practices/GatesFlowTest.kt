package app.kindself.flows.practices

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.core.Asks
import app.kindself.core.EntryValue
import app.kindself.core.PhaseKind
import app.kindself.core.StoreTrouble
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** What is asked in a practice, and the ways out of it. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class GatesFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    private fun Person.rate(words: String, number: Float) {
        assertEquals(words, untilAsked().words)
        seesDisabled("Go on")
        slide(words, number)
        tap("Go on")
        settle()
    }

    @Test
    fun numbersAreAskedInPairsAndSaidInWords() = Person(screen, FakeMachine()).use {
        it.practise(DIFFERENCE)
        it.pass(20_000)
        it.rate("How tense is your body, with the hard voice?", 7f)
        it.rate("How tense is your body, with the kind voice?", 4f)
        it.untilItEnds()
        it.sees("With the hard voice: tense 7")
        it.sees("With the kind voice: tense 4")
        it.sees("One pair proves nothing. The numbers are yours to look at.")
        it.tap("Done")
        it.tap("You")
        it.tap("Breathing so far")
        it.sees("With the hard voice: tense 7")
    }

    @Test
    fun oneCanGoOnWithoutAnAnswer() = Person(screen, FakeMachine()).use {
        it.practise(DIFFERENCE)
        it.untilAsked()
        it.tap("Go on without")
        it.settle()
        it.rate("How tense is your body, with the kind voice?", 3f)
        it.untilItEnds()
    }

    @Test
    fun whatIsStirredUpLeadsOutAndHome() = Person(screen, FakeMachine()).use {
        it.practise(DIFFERENCE)
        it.pass(20_000)
        it.activate("This is stirring things up")
        it.comesTo(OUT)
        it.seesNot("This is stirring things up")
        assertEquals("What would be good now?", it.untilAsked().words)
        it.tap("Stop here for today")
        it.comesTo("Something ordinary next: a glass of water, a few steps, a word to somebody.")
        it.untilItEnds()
        it.tap("Done")
        it.goToPractice(DIFFERENCE)
        it.sees("Softer this time")
    }

    @Test
    fun whatIsStirredUpLeadsOutAndOn() = Person(screen, FakeMachine()).use {
        it.practise(DIFFERENCE)
        it.untilAsked()
        it.tap("This is stirring things up")
        it.comesTo(OUT)
        it.untilAsked()
        it.tap("Go on, a little further off")
        it.comesTo("Keep that hand where it is, and come back in as far as you like.")
        it.sees("Skip this")
    }

    @Test
    fun aQuestionWaitsThroughTheEndOfTheProcess() = Person(screen, FakeMachine()).use {
        it.practise(DIFFERENCE)
        val words = it.untilAsked().words
        it.until("it is kept") { it.machine.kept("session") != null }
        it.processEnds(it.machine.again())
        it.until("it is back") { it.says("Here is where you were.") }
        it.activate("Carry on")
        it.settle()
        it.until("it asks") { it.question?.words == words }
        it.rate(words, 2f)
    }

    @Test
    fun aSilenceIsTakenUpAtItsLine() = Person(screen, FakeMachine()).use {
        it.practise(ACT) { medium(ACT) }
        it.untilOffered("Go on")
        it.pass(3000)
        assertEquals(PhaseKind.REST, it.machine.app.sessions.player.display?.run?.kind)
        val line = checkNotNull(it.machine.app.sessions.player.display).line
        it.processEnds(it.machine.again())
        it.until("it is back") { it.says("Here is where you were.") }
        it.activate("Carry on")
        it.settle()
        it.untilItRuns()
        it.sees(line)
        it.activate("Go on")
        it.settle()
        it.seesNot("Go on")
    }

    @Test
    fun whatIsChosenIsKeptOfferedAgainAndForgotten() = Person(screen, FakeMachine()).use {
        it.practise(ACT)
        assertEquals("act", it.untilAsked().step)
        it.tap("A warm cup, drunk slowly")
        it.leaves()
        it.practise(ACT) { medium(ACT) }
        it.activate("Skip this")
        it.settle()
        check(it.told().contains("A warm cup, drunk slowly")) { it.told() }
        it.leaves()
        it.tap("You")
        it.tap("Kept from practices")
        it.sees("Small acts")
        it.sees("A warm cup, drunk slowly")
        it.sees("From $ACT")
        it.tap("Let it go")
        it.sees("It is deleted, and not offered again.")
        it.activateLast("Let it go")
        it.seesNot("A warm cup, drunk slowly")
        it.sees("What you keep from a practice stands here, and is offered to you again.")
    }

    @Test
    fun ownWordsAreKeptAndBlankOnesAreNot() = Person(screen, FakeMachine()).use {
        it.practise(ACT)
        val own = checkNotNull((it.untilAsked().asks as Asks.Choose).options.find { option -> option.own }).words
        it.tap(own)
        it.type("Your own words", "a heron on the roof")
        check(!it.savedState().contains("heron")) { "the system would keep it" }
        it.turnThePhone()
        it.sees("a heron on the roof")
        it.tap("Keep and go on")
        it.settle()
        it.leaves()
        it.practise(ACT)
        it.untilAsked()
        it.tap(own)
        it.tap("Keep and go on")
        it.leaves()
        it.tap("You")
        it.tap("Kept from practices")
        it.sees("a heron on the roof")
        assertEquals(1, it.machine.app.keepsakes.all?.size)
        it.tap("Let all of them go")
        it.activateLast("Let all of them go")
        it.seesNot("a heron on the roof")
    }

    @Test
    fun whatCannotBeKeptIsSaidAndThePracticeGoesOn() = Person(screen, FakeMachine()).use {
        it.machine.core.full = true
        it.practise(ACT)
        it.untilAsked()
        it.tap("A warm cup, drunk slowly")
        it.sees("That could not be kept. The practice goes on.")
        it.settle()
    }

    @Test
    fun pagesOfASessionAreOneDraft() = Person(screen, FakeMachine()).use {
        it.practise(ACT) { medium(ACT) }
        it.untilAsked()
        it.tap("Go on without")
        assertEquals("act-in-words", it.untilAsked().step)
        it.tap("A little help")
        it.sees("It could begin like this: the big cup, by the window, with nothing to look at.")
        it.type("Write here", "the big cup")
        it.pass(2500)
        it.until("the draft is kept") { it.machine.kept("session-pages") != null }
        it.processEnds(it.machine.again())
        it.until("it is back") { it.says("Here is where you were.") }
        it.activate("Carry on")
        it.settle()
        it.comesTo("the big cup")
        it.type("Write here", "the big cup, slowly")
        it.tap("Keep and go on")
        assertEquals("when-in-words", it.untilAsked().step)
        it.type("Write here", "after lunch")
        it.tap("Keep and go on")
        it.settle()
        val drafts = it.machine.app.stored.with { open -> open.journal.drafts(it.machine.clock.moment()) }
        assertEquals(
            listOf("the big cup, slowly", "after lunch"),
            drafts.single().written.values.map { value ->
                (value.value as EntryValue.Text).text
            }
        )
    }

    @Test
    fun aTextIsReadInOnesOwnTime() {
        val machine = FakeMachine()
        machine.core.asks = { it.copy(words = "A page", asks = Asks.Read(listOf("One.", "Two."))) }
        Person(screen, machine).use {
            it.practise("Compassionate letter to myself")
            val page = it.untilAsked()
            it.pass(60_000)
            for (words in listOf("A page", "One.", "Two.", "Go on without")) it.sees(words)
            it.seesNot("Write here")
            it.tap("Go on")
            it.settle()
            check(it.question?.number != page.number) { it.told() }
            it.seesNot("Two.")
        }
    }

    @Test
    fun whatIsWrittenIsNotSeenAboveTheLock() = Person(screen, FakeMachine()).use {
        it.tap("You")
        it.tap("Privacy and backup")
        it.tap("Lock Kindself")
        it.back()
        it.practise("Compassionate letter to myself")
        it.untilAsked()
        it.type("Write here", "heron")
        it.goAway()
        it.sees("What else would they write?")
        it.sees("Go on without")
        it.seesNot("heron")
    }

    @Test
    fun aQuestionIsPrivate() = Person(screen, FakeMachine()).use {
        it.practise("Compassionate letter to myself")
        assertEquals(false, it.machine.app.sessions.isPrivate)
        it.untilAsked()
        assertEquals(true, it.machine.app.sessions.isPrivate)
    }

    @Test
    fun withoutAStoreOneGoesOn() = Person(screen, FakeMachine().apply { core.trouble = StoreTrouble.Io }).use {
        it.practise("Compassionate letter to myself")
        it.untilAsked()
        it.sees("That could not be kept. The practice goes on.")
        it.tap("Go on without")
        it.settle()
    }

    /** Ends the session, and leaves its screen. */
    private fun Person.leaves() {
        settle()
        untilItRuns()
        activate("Pause")
        activate("End here")
        tap("Done")
    }

    private companion object {
        const val DIFFERENCE = "Feel the difference: criticism and kindness"
        const val ACT = "One compassionate act a day"
        const val OUT =
            "You can leave that where it is. Open your eyes, if they were closed. " +
                "Press down with your feet, or lean back on the seat."
    }
}

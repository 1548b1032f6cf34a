package app.kindself.flows.practices

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.core.Asks
import app.kindself.core.BreathedCard
import app.kindself.core.Guide
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import app.kindself.flows.TestFolders
import app.kindself.platform.session.SessionService
import app.kindself.ui.practices.PracticesDestination
import app.kindself.ui.safety.SafetyDestination
import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

private const val TITLE = "How people are made to comply"

/** Of the page: its id, its title, what is typed for it and what stands on it. */
private val TRACES = listOf("coercive", "made to comply", "quokka", "thread", "hedge", "gaslight")

/** Pages about abuse: silent, out of them in one tap, and no trace of them anywhere. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class DiscreetFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    private val loud = Guide(voice = true, tones = true, bell = true, touch = true)

    /** A person for whom everything sounds otherwise. */
    private fun atThePage(machine: FakeMachine = FakeMachine(), act: Person.() -> Unit) = Person(screen, machine.led { loud }).use {
        it.tap("Practise")
        it.look("coercive control")
        it.tap(TITLE)
        it.act()
    }

    /** Turns one page after another until [done]. */
    private fun Person.turnUntil(what: String, done: Person.() -> Boolean) {
        repeat(PAGES) {
            if (done()) return
            when {
                question?.asks is Asks.Read -> tap("Go on")
                question != null -> activate("Go on without")
                says("Skip this") -> activate("Skip this")
            }
            settle()
        }
        error("It does not come to $what:\n${told()}")
    }

    /** For longer than what was only looked at: any other practice would be remembered. */
    private fun Person.beginAndStay() {
        tap("Begin")
        settle()
        pass(LONG_MS)
    }

    private val Person.hasEnded get() = machine.app.sessions.ended != null

    @Test
    fun itSaysWhatItIsAboutAndWhoHasNotLookedAtItAndIsNoFavourite() = atThePage {
        val card = checkNotNull(machine.app.discreet.card)
        sees(checkNotNull(card.note))
        sees(checkNotNull(card.unreviewed))
        sees("Leave now")
        seesNot("Add to favourites")
        seesNot("Before it begins")
        back()
        seesNot("1 found")
    }

    @Test
    fun itIsSilentWhateverIsUsualUntilSomeoneAsksForSoundInIt() = atThePage {
        tap("Begin")
        turnUntil("its end") { hasEnded }
        assertEquals(emptyList<String>(), machine.speaker.told.filter { it.startsWith("play") })
        assertTrue(machine.haptics.played.isEmpty())
        tap("Leave now")
        tap("Practise")
        look("coercive control")
        tap(TITLE)
        tap("Bell")
        tap("Begin")
        settle()
        assertEquals(Guide(voice = false, tones = false, bell = true, touch = false), machine.app.sessions.player.display?.guide)
        assertEquals("for this time alone", loud, machine.app.settings.now.guide)
        tap("Leave now")
        tap("Practise")
        look("coercive control")
        tap(TITLE)
        tap("Begin")
        assertEquals(false, machine.app.sessions.player.display?.guide?.bell)
    }

    @Test
    fun fromEachOfItsPagesOneTapLeadsOutAndNothingLeadsBack() {
        val pages = mapOf<String, Person.() -> Unit>(
            "its own screen" to {},
            "a page" to {
                tap("Begin")
                turnUntil("a page") { question?.asks is Asks.Read }
            },
            "a line" to {
                tap("Begin")
                turnUntil("a line") { question == null && machine.app.sessions.player.display?.running == true }
            },
            "a question" to {
                tap("4 minutes 20 seconds")
                tap("Begin")
                turnUntil("a question") { question?.asks is Asks.Choose }
                assertEquals(listOf("Go on", "The room first"), (question?.asks as Asks.Choose).options.map { it.words })
            },
            "its end" to {
                beginAndStay()
                turnUntil("its end") { hasEnded }
                seesNot("A little more")
                seesNot("How was it?")
            },
            "the help lines" to {
                tap("Help lines")
                sees("National Domestic Abuse Helpline (Refuge) - England")
            }
        )
        for ((page, way) in pages) {
            atThePage {
                way()
                assertEquals(page, machine.app.sessions.isDiscreet, machine.app.sessions.isPrivate)
                tap("Leave now")
                sees("A kind minute")
                assertNull(page, machine.app.sessions.player.display)
                assertNull(page, machine.app.sessions.ended)
                assertNull(page, machine.app.sessions.unfinished)
                assertNull(page, machine.stage.show)
                assertEquals(page, "", machine.app.finder.words)
                assertNull(page, machine.app.discreet.card)
                tap("Practise")
                seesNot("1 found")
                back()
                sees("A kind minute")
            }
        }
    }

    @Test
    fun afterAKillNothingAnywhereTellsOfIt() {
        val speech = TestFolders.new("speech")
        val machine = FakeMachine(speechFolder = "$speech")
        atThePage(machine) {
            tap("Voice")
            tap("4 minutes 20 seconds")
            beginAndStay()
            turnUntil("a question") { question?.asks is Asks.Choose }
            leavesNoTrace("in the middle of it", speech.toFile())
            turnUntil("its end") { hasEnded }
            leavesNoTrace("at its end", speech.toFile())
            tap("Help lines")
            leavesNoTrace("at the help lines", speech.toFile())
            goAway()
            leavesNoTrace("out of sight", speech.toFile())
            processEnds(machine.again())
            settleAfterTheKill()
            leavesNoTrace("after a kill", speech.toFile())
        }
    }

    private fun Person.settleAfterTheKill() {
        pass(500)
        assertNull(machine.app.discreet.card)
        assertNull("nothing is to be carried on", machine.app.sessions.unfinished)
        seesNot(TITLE)
        seesNot("Help lines")
        seesNot("Carry on")
    }

    /** Everything that a phone would hold of it: what the system keeps, every file, and every record. */
    private fun Person.leavesNoTrace(at: String, speech: File) {
        val app = machine.app
        val open = checkNotNull(app.stored.open)
        app.history.read()
        pass(200)
        assertTrue("$at: nothing is spoken into a file", speech.listFiles().orEmpty().isEmpty())
        assertEquals(at, emptyList<BreathedCard>(), app.history.sessions)
        assertTrue(at, open.store.favourites().isEmpty())
        assertTrue(at, open.journal.drafts(machine.clock.moment()).isEmpty())
        assertNull("$at: no record", machine.kept("session"))
        assertTrue(at, machine.stage.show?.title.orEmpty().isEmpty())
        val stored = machine.storage.folder.toFile().walk().filter(File::isFile)
        val files = stored.map { it.name + it.readBytes().toString(Charsets.ISO_8859_1) }
        val saved = savedState()
        // What was asked for that is kept; it comes up again as it was.
        turnThePhone()
        val texts = machine.shelf.texts.entries.map { "${it.key} ${it.value}" } + files + saved
        for (trace in TRACES) {
            for (text in texts) assertFalse("$at: “$trace”", text.contains(trace, ignoreCase = true))
        }
    }

    @Test
    fun whereTheAppIsLockedASessionIsLeftAndNobodyComesBackToIt() = atThePage {
        tap("Begin")
        turnUntil("a page") { question != null }
        machine.app.lock.change(true)
        goAway()
        sees("Kindself is locked")
        assertNull(machine.app.sessions.player.display)
        assertNull(machine.app.discreet.card)
        seesNot(TITLE)
    }

    /** Someone sweeps the app out of the list of recent ones. */
    private fun sweepAway() = Robolectric.buildService(SessionService::class.java).create().let {
        it.get().onTaskRemoved(null)
        it.destroy()
    }

    private fun Person.isLeft(how: String) {
        assertNull(how, machine.app.sessions.player.display)
        assertFalse(how, machine.app.sessions.isDiscreet)
        assertNull("$how: nothing to carry on from outside", machine.stage.show)
        assertNull(how, machine.app.discreet.card)
        assertEquals(how, "", machine.app.finder.words)
        opensAnew()
        sees("A kind minute")
        seesNot(TITLE)
    }

    @Test
    fun whoeverLeavesQuicklyByTheLifebuoyWasNotThere() = atThePage {
        tap("Begin")
        turnUntil("a page") { question?.asks is Asks.Read }
        tap("Lifebuoy: grounding and crisis lines")
        tap("Leave quickly")
        assertTrue(machine.phone.left)
        isLeft("by the lifebuoy")
    }

    @Test
    fun whereTheAppIsSweptAwayItsSessionIsLeftAndAnyOtherGoesOn() = atThePage {
        tap("Begin")
        turnUntil("a page") { question?.asks is Asks.Read }
        sweepAway()
        isLeft("swept away")
        tap("A minute")
        untilItRuns()
        sweepAway()
        assertEquals(true, machine.stage.show?.running)
    }

    @Test
    fun whereOnlyItsScreenHasGoneTheLinesAreStillOneTapAway() = atThePage {
        tap("Begin")
        turnUntil("a page") { question?.asks is Asks.Read }
        opensAnew()
        tap("Help lines")
        sees("National Domestic Abuse Helpline (Refuge) - England")
        back()
        tap("Leave now")
        isLeft("after that")
    }

    @Test
    fun whatWasTypedForItIsGoneHoweverItIsLeft() {
        val ways = mapOf<String, Person.() -> Unit>(
            "back" to { back() },
            "its end" to {
                beginAndStay()
                turnUntil("its end") { hasEnded }
                tap("Done")
            },
            "out of sight, without a lock" to {
                goAway()
                sees(TITLE)
            }
        )
        for ((way, leave) in ways) {
            atThePage {
                leave()
                assertEquals(way, "", machine.app.finder.words)
                assertFalse(way, machine.app.finder.isLooking)
            }
        }
    }

    /** At one of its pages, while an ordinary session waits to be carried on. */
    private fun whileAnotherWaits(act: Person.() -> Unit) = Person(screen, FakeMachine()).use {
        it.tap("A minute")
        it.untilItRuns()
        it.pass(5000)
        it.back()
        it.back()
        it.tap("Practise")
        it.look("coercive control")
        it.tap(TITLE)
        it.tap("Begin")
        it.turnUntil("a page") { question?.asks is Asks.Read }
        it.act()
        it.sees("Still open")
        assertNull("it is not taken up by itself", it.machine.app.sessions.player.display)
        it.tap("Carry on")
        it.untilItRuns()
    }

    @Test
    fun afterTheLockNoOtherSessionTakesItsPlace() = whileAnotherWaits {
        machine.app.lock.change(true)
        goAway()
        tap("Unlock")
        checkNotNull(machine.lock.asked)(true)
        pass(300)
    }

    @Test
    fun afterAKillNoOtherSessionTakesItsPlace() = whileAnotherWaits {
        goAway()
        processEnds(machine.again())
        pass(500)
    }

    @Test
    fun theLinesSayWhatStaysInThePhoneAndWhereNoneIsKnownWhatThereIsInstead() = atThePage {
        tap("Help lines")
        sees(
            "A call or a message stays in the phone's own list. It can be deleted there, or made from another phone. " +
                "A page opened in the browser stays in its history, unless the window is a private one."
        )
        sees("Said not to show on the bill.")
        tapFirst("Call 0808 2000 247")
        assertEquals(listOf("08082000247"), machine.phone.dialled)
        tap("Another country")
        tap("European Union")
        sees(
            "We know of no helpline of this kind here that we could look into. There are the emergency number, and the crisis lines, " +
                "which listen whatever the reason."
        )
        tap("Crisis lines")
        sees("If nobody answers")
    }

    @Test
    fun theWayThatIsKeptSaysNothingAndNobodyElseIsToSeeIt() {
        assertEquals(listOf("practices", "page"), PracticesDestination.Page.saved)
        assertEquals(listOf("safety", "OtherLines"), SafetyDestination.OtherLines.saved)
        assertFalse(PracticesDestination.Page.isPublic || SafetyDestination.OtherLines.isPublic)
    }

    private companion object {
        const val PAGES = 120
        const val LONG_MS = 20_000
    }
}

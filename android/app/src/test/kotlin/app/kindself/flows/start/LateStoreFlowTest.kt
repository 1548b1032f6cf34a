package app.kindself.flows.start

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.core.Content
import app.kindself.core.OwnPattern
import app.kindself.core.Pattern
import app.kindself.core.Settings
import app.kindself.core.StoreTrouble
import app.kindself.core.Theme
import app.kindself.core.usualSettings
import app.kindself.flows.FakeMachine
import app.kindself.flows.FakeShelf
import app.kindself.flows.Person
import app.kindself.flows.journal.keep
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

private const val OPENING = "Your writing is being opened. Breathing and the lifebuoy are here already."

/** Opening the store takes a while. Nobody waits for it who needs nothing of it, and nothing is lost by who does. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class LateStoreFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    private val core = Content("en")

    private fun kept(change: (Settings) -> Settings) = FakeShelf().apply {
        texts["settings"] =
            change(usualSettings()).toText()
    }

    private fun late(machine: FakeMachine = FakeMachine(), firstMs: Int = 200, act: Person.() -> Unit) {
        machine.core.hold()
        Person(screen, machine, firstMs).use { it.act() }
    }

    private fun Person.theStoreOpens() {
        machine.core.letGo()
        pass(200)
    }

    @Test
    fun theFirstScreenIsThereAtOnceAndSaysWhatIsOnItsWayOnlyWhereItTakesAWhile() = late {
        sees("What would help now?")
        seesNot(OPENING)
        pass(150)
        sees(OPENING)
        goToWriting()
        sees(OPENING)
        theStoreOpens()
        seesNot(OPENING)
        sees("Nothing here yet. Whatever you write stays on this device, locked with a key that only this device has.")
    }

    @Test
    fun itIsOpenedOffTheMainThread() {
        val machine = FakeMachine()
        val threads = ArrayList<Thread>()
        machine.onOpening = { threads += Thread.currentThread() }
        Person(screen, machine).use { assertNotEquals(listOf(Thread.currentThread()), threads.distinct()) }
        assertTrue(threads.isNotEmpty())
    }

    @Test
    fun breathingAndTheLifebuoyWorkMeanwhileAndTheSessionIsKeptOnceItIsOpen() = late {
        tap("A minute")
        untilItRuns()
        pass(6000)
        sees("Breathe in")
        tap("Lifebuoy: grounding and crisis lines")
        tap("Crisis lines")
        sees("Call 999 · All emergencies")
        back()
        back()
        back()
        sees("Still open")
        theStoreOpens()
        sees("Still open")
        until("its place is kept") { machine.kept("session") != null }
        tap("Carry on")
        untilItRuns()
    }

    @Test
    fun whatEndsMeanwhileIsRememberedOnceItIsOpen() = late {
        tap("A minute")
        untilItRuns()
        pass(20_000)
        tap("Pause")
        tap("End here")
        tap("Done")
        theStoreOpens()
        tap("You")
        tap("Breathing so far")
        sees("Soothing rhythm")
    }

    @Test
    fun whatIsChangedMeanwhileIsChangedInWhatWasKept() = late(FakeMachine(kept { it.copy(reduceMotion = true) })) {
        tap("You")
        tap("Settings")
        tap("Dark")
        assertFalse(machine.app.settings.now.reduceMotion)
        theStoreOpens()
        assertEquals(true to Theme.DARK, machine.app.settings.now.run { reduceMotion to theme })
        until("both are kept") { machine.kept("settings")?.let(core::readSettings)?.run { reduceMotion && theme == Theme.DARK } == true }
    }

    @Test
    fun aBreathOfOnesOwnWaitsForTheOthers() {
        val morning = OwnPattern("Morning", Pattern(4000uL, 0uL, 0uL, 6000uL, 0uL))
        late(FakeMachine(kept { it.copy(ownPatterns = listOf(morning)) })) {
            tap("Breathe")
            tap("Make a breath of your own")
            type("Name", "Evening")
            tap("Save")
            theStoreOpens()
            assertEquals(listOf("Morning", "Evening"), machine.app.settings.now.ownPatterns.map { it.name })
            sees("Evening")
            sees("Choose length and start")
        }
    }

    @Test
    fun theEditorComesUpOnceItIsOpenUnlessOneHasGoneSomewhereElse() {
        late {
            goToWriting()
            tap("A note")
            seesNot("Your words")
            theStoreOpens()
            type("Your words", "A heron by the lake")
            tap("Save")
            sees("A heron by the lake")
        }
        late {
            goToWriting()
            tap("A note")
            tap("Now")
            theStoreOpens()
            sees("What would help now?")
        }
    }

    @Test
    fun whoeverWasWritingWhenTheProcessEndedGoesOnOnceItIsOpen() {
        val machine = FakeMachine()
        Person(screen, machine).use {
            it.goToWriting()
            it.tap("A note")
            it.type("Your words", "Half a sentence")
            it.pass(1100)
            val again = machine.again().also { next -> next.core.hold() }
            it.processEnds(again)
            it.seesNot("Half a sentence")
            again.core.letGo()
            it.pass(300)
            it.sees("Half a sentence")
        }
    }

    @Test
    fun aSearchThatWasOnTheWayFindsOnceItIsOpen() {
        val machine = FakeMachine()
        Person(screen, machine).use {
            machine.keep("A heron by the lake")
            it.goToWriting()
            it.tap("Search")
            val again = machine.again().also { next -> next.core.hold() }
            it.processEnds(again)
            it.pass(400)
            it.sees(OPENING)
            it.type("Words to look for", "her")
            again.core.letGo()
            it.pass(300)
            it.seesNot(OPENING)
            it.sees("A heron by the lake")
        }
    }

    @Test
    fun whatCannotBeOpenedAfterAWhileIsSaidThen() = late(FakeMachine().apply { core.trouble = StoreTrouble.Newer(9u) }) {
        goToWriting()
        pass(400)
        check(!told().contains("was saved by a newer version")) { told() }
        theStoreOpens()
        seesNot(OPENING)
        check(told().contains("The file with your writing was saved by a newer version of Kindself.")) { told() }
    }

    private fun typed(act: Person.() -> Unit) = late(FakeMachine(FakeShelf().apply { texts["lock"] = "on" })) {
        unlock()
        tap("Breathe")
        tap("Make a breath of your own")
        type("In", "5.5")
        act()
    }

    @Test
    fun whatIsTypedWaitsBehindTheLock() = typed {
        goAway()
        sees("Kindself is locked")
        assertTrue(savedState().contains("5.5"))
    }

    @Test
    fun whatWasTypedOnAScreenThatGoesBehindTheLockIsGone() = typed {
        tap("Save")
        goAway()
        theStoreOpens()
        sees("Kindself is locked")
        assertFalse(savedState().contains("5.5"))
    }

    private fun Person.unlock() {
        tap("Unlock")
        machine.lock.asked!!(true)
        pass(300)
    }
}

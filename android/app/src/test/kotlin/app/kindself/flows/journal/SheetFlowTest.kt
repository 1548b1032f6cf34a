package app.kindself.flows.journal

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.core.StoreTrouble
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import app.kindself.ui.platform.Paper
import app.kindself.ui.platform.Paper.Block
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

private const val LEAVES = "What you wrote leaves Kindself then. Whoever gets it can read it."
private const val NO_PRINTER = "There is nothing to print with on this device. It is still here."
private const val NO_APP = "No app on this device can take it. It is still here."

/** Pages on paper, and to someone else: blank ones, and what was written. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class SheetFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    private fun Paper.answers() = blocks.filterIsInstance<Block.Answer>().map { it.words }

    private fun Paper.questions() = blocks.filterIsInstance<Block.Question>().map { it.words }

    private fun Person.thoughtRecord() {
        tap("A line, a letter, a hard thought")
        tap("A hard thought, looked at kindly")
        type("What happened?", "The bus left without me.")
        tapFirst("sad")
        type("A fair and kind answer", "Buses do that.\nNobody meant me.")
        tap("Save")
        tap("The bus left without me. sad Buses do that. Nobody meant me.")
    }

    @Test
    fun whatWasWrittenIsPrintedOnceItWasSaidWhatThatMeans() = Person(screen, FakeMachine()).use {
        it.thoughtRecord()
        it.tap("Print")
        it.sees(LEAVES)
        it.tap("Not now")
        assertEquals(0, it.machine.printer.printed.size)
        it.tap("Print")
        it.activateLast("Print")
        val paper = it.machine.printer.printed.single()
        assertEquals(listOf(Block.Title("A hard thought, looked at kindly"), Block.Quiet("November 23, 2026")), paper.blocks.take(2))
        val asked = listOf("What happened?", "What did you feel, and how strongly?", "A fair and kind answer")
        assertEquals("nothing that was left blank", asked, paper.questions())
        assertEquals(listOf("The bus left without me.", "sad", "Buses do that.\nNobody meant me."), paper.answers())
        assertFalse("others may see the list of pages", "thought" in paper.job)
        it.seesNot(LEAVES)
        it.sees("The bus left without me.")
    }

    @Test
    fun whatIsSharedIsTheSamePageAsText() = Person(screen, FakeMachine()).use {
        it.thoughtRecord()
        it.tap("Share")
        it.sees(LEAVES)
        it.activateLast("Share")
        val shared = """
            A hard thought, looked at kindly
            November 23, 2026

            What happened?
            The bus left without me.

            What did you feel, and how strongly?
            sad

            A fair and kind answer
            Buses do that.
            Nobody meant me.

        """.trimIndent()
        assertEquals(shared, it.machine.phone.shared.single())
    }

    @Test
    fun aBlankSheetOfEachKindIsPrintedAndSharedWithoutAQuestion() = Person(screen, FakeMachine()).use {
        it.tap("A line, a letter, a hard thought")
        for (kind in it.machine.app.writing.catalogue!!.kinds) {
            it.tap(kind.name)
            it.tap("Print a blank sheet")
            it.seesNot(LEAVES)
            val paper = it.machine.printer.printed.last()
            assertEquals(Block.Title(kind.name), paper.blocks.first())
            assertEquals(kind.sheet.parts.map { part -> part.label }, paper.questions())
            assertEquals(kind.name, emptyList<String>(), paper.answers())
            it.tap("Share a blank sheet")
            assertTrue(it.machine.phone.shared.last().startsWith("${kind.name}\nDay\n${kind.opening}\n"))
            it.back()
        }
        assertEquals(it.machine.printer.printed.size, it.machine.phone.shared.size)
        assertEquals("none of it is a draft", 0, it.machine.drafts().size)
    }

    @Test
    fun nothingThatIsBeingTypedIsOnABlankSheet() = Person(screen, FakeMachine()).use {
        it.goToWriting()
        it.tap("A note")
        it.type("Your words", "moonlight")
        it.tap("Print a blank sheet")
        it.tap("Share a blank sheet")
        assertFalse("moonlight" in it.machine.printer.printed.single().text() + it.machine.phone.shared.single())
        it.sees("moonlight")
    }

    @Test
    fun whereThereIsNothingToPrintWithThatIsSaidAndNothingIsLost() = Person(screen, FakeMachine(printerThere = false)).use {
        it.note("Stays")
        it.tap("Stays")
        it.tap("Print")
        it.activateLast("Print")
        it.sees(NO_PRINTER)
        it.sees("Stays")
        it.tap("Share")
        it.seesNot(NO_PRINTER)
        it.tap("Not now")
        it.tap("Change")
        it.tap("Print a blank sheet")
        it.sees(NO_PRINTER)
        it.sees("Stays")
    }

    @Test
    fun whereNoAppTakesItThatIsSaid() = Person(screen, FakeMachine().apply { phone.shares = false }).use {
        it.note("Stays")
        it.tap("Stays")
        it.tap("Share")
        it.activateLast("Share")
        it.sees(NO_APP)
        it.tap("Change")
        it.tap("Share a blank sheet")
        it.sees(NO_APP)
        assertEquals(0, it.machine.phone.shared.size)
    }

    @Test
    fun aSealedLetterIsPutOnNoPaperBeforeItsDay() = Person(screen, FakeMachine()).use {
        it.letter("moonlight", sealedUntil = 25)
        it.tap("Save")
        it.tap("Sealed until November 25, 2026")
        it.sees("Sealed until November 25, 2026. It opens by itself.")
        it.seesNot("Print")
        it.seesNot("Share")
        it.back()
        it.machine.clock.daysOn = 2
        it.goAway()
        it.tap("Read it")
        it.tap("Print")
        it.activateLast("Print")
        assertTrue("moonlight" in it.machine.printer.printed.single().answers())
    }

    @Test
    fun whatWasReadIsStillPrintedWhileTheStoreRefuses() = Person(screen, FakeMachine()).use {
        it.note("Read already")
        it.tap("Read already")
        it.machine.core.refuses = StoreTrouble.Full
        it.tap("Print")
        it.activateLast("Print")
        assertEquals(listOf("Read already"), it.machine.printer.printed.single().answers())
    }

    @Test
    fun whereItCannotBeReadAnyMoreNobodyIsAskedAboutIt() = Person(screen, FakeMachine()).use {
        it.note("Read already")
        it.tap("Read already")
        it.tap("Print")
        it.sees(LEAVES)
        it.machine.core.unreadable = StoreTrouble.Io
        it.machine.app.writing.changed(listOf("entries"))
        it.pass(300)
        it.seesNot(LEAVES)
        it.seesNot(NO_PRINTER)
        it.machine.core.unreadable = null
        it.machine.app.writing.changed(listOf("entries"))
        it.pass(300)
        it.sees("Print")
        it.seesNot(LEAVES)
        assertEquals(0, it.machine.printer.printed.size)
    }
}

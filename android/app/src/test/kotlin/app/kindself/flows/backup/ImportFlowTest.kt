package app.kindself.flows.backup

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import java.nio.file.Files
import kotlin.io.path.readText
import kotlin.io.path.writeText
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** What another journal wrote comes in beside what is here. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class ImportFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    @Test
    fun anotherJournalIsAddedAfterALookAtIt() = Person(screen, FakeMachine()).use {
        it.wrote("Import another journal")
        it.seesDisabled("Choose a file")
        it.bringIn("Presently", it.presently("2026-11-01,A kingfisher\n2026-11-02,Soup\nnever,Tea\n"))
        it.untilSays("Not here yet: 2 entries")
        it.sees("Without a day: 1 entry")
        it.seesNot("Replace everything here")
        it.tap("Import")
        it.untilSays("Imported: 2 entries.")
        it.back()
        it.back()
        it.tap("Write")
        it.sees("A heron by the lake")
        it.scrollFar()
        it.sees("A kingfisher")
    }

    @Test
    fun aFolderOfPagesComesInAsOne() = Person(screen, FakeMachine()).use {
        it.openPrivate("Import another journal")
        it.tap("Pages in Markdown")
        val folder = Files.createDirectory(it.machine.documents.outside.resolve("vault"))
        folder.resolve("2026-11-01.md").writeText("A kingfisher")
        folder.resolve("2026-11-02 Soup.md").writeText("With dumplings")
        it.tap("Choose a folder")
        it.machine.documents.answer(folder)
        it.untilSays("Not here yet: 2 entries")
        it.tap("Import")
        it.untilSays("Imported: 2 entries.")
    }

    @Test
    fun pagesInFoldersByYearMonthAndDayComeInAndThoseThatCannotBeReadAreCounted() = Person(screen, FakeMachine()).use {
        it.openPrivate("Import another journal")
        it.tap("Pages in Markdown")
        val folder = Files.createDirectory(it.machine.documents.outside.resolve("vault"))
        val december = Files.createDirectories(folder.resolve("2025/12"))
        december.resolve("12.md").writeText("A kingfisher")
        december.resolve("13.md").writeText("caf\u00e9", Charsets.ISO_8859_1)
        december.resolve("03-04-2025.md").writeText("Which day?")
        it.tap("Choose a folder")
        it.machine.documents.answer(folder)
        it.untilSays("Not here yet: 1 entry")
        it.sees("Without a day: 1 entry")
        it.sees("Not readable: 1 entry")
    }

    @Test
    fun whileItIsBroughtInItCanBeStoppedAndNothingOfItStays() = Person(screen, FakeMachine()).use {
        it.openPrivate("Import another journal")
        val file = it.presently("2026-11-01,A kingfisher\n")
        it.machine.documents.stuck = true
        it.bringIn("Presently", file)
        it.pass(100)
        it.tap("Cancel")
        it.untilSays("Which app is it from?")
        assertEquals(emptyList<String>(), it.onTheirWay())
        it.machine.documents.stuck = false
        it.tap("Choose a file")
        it.machine.documents.answer(file)
        it.untilSays("Not here yet: 1 entry")
    }

    @Test
    fun aFileThatIsNoTextIsSaidToBeNone() = Person(screen, FakeMachine()).use {
        it.openPrivate("Import another journal")
        val file = it.presently("2026-11-01,caf\u00e9\n")
        file.writeText(file.readText(), Charsets.ISO_8859_1)
        it.bringIn("Presently", file)
        it.untilSays("This file is not written in a way Kindself can read. Saved as UTF-8 it may work.")
    }

    @Test
    fun aFileOfAnotherAppThanTheOneThatWasNamedIsSaid() = Person(screen, FakeMachine()).use {
        it.openPrivate("Import another journal")
        it.bringIn("Daylio", it.presently("2026-11-01,A kingfisher\n"))
        it.untilSays("This file comes from another app than the one you chose. Another choice, or another file, may fit.")
        it.tap("Try again")
        it.sees("Which app is it from?")
    }
}

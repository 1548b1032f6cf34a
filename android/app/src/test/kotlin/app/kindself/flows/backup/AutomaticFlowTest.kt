package app.kindself.flows.backup

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import java.nio.file.Path
import kotlin.io.path.listDirectoryEntries
import kotlin.io.path.name
import kotlin.io.path.readBytes
import kotlinx.coroutines.Job
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** Backups that make themselves. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class AutomaticFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    private fun names(folder: Path) = folder.listDirectoryEntries().map { it.name }.sorted()

    private fun Person.outOfSight() {
        goAway()
        until("what was begun is done") { machine.phone.finishing.all(Job::isCompleted) }
    }

    /** Another day, another line. */
    private fun Person.writeOn() {
        machine.clock.daysOn++
        back()
        back()
        note("Day ${machine.clock.daysOn}")
        outOfSight()
        openPrivate("Backups that make themselves")
    }

    @Test
    fun itMakesItselfOnceADayInTwoFilesInTurn() = Person(screen, FakeMachine()).use {
        val outside = it.machine.documents.outside
        it.wrote("Backups that make themselves")
        it.typePassphrase()
        it.tap("Choose a folder")
        it.machine.documents.answer(outside)
        it.untilSays("Backups make themselves.")
        it.sees("Last backup: November 23, 2026")
        assertEquals(listOf("kindself-a.age"), names(outside))
        it.outOfSight()
        assertEquals("nothing has changed since", listOf("kindself-a.age"), names(outside))
        it.writeOn()
        assertEquals(listOf("kindself-a.age", "kindself-b.age"), names(outside))
        val good = outside.resolve("kindself-b.age").readBytes()
        it.machine.documents.refuses = true
        it.writeOn()
        assertArrayEquals("the good one stays", good, outside.resolve("kindself-b.age").readBytes())
        it.sees("The last backup could not be put into its folder. Perhaps it was moved. You can choose one again.")
        it.back()
        it.back()
        it.tap("Now")
        it.sees("A backup could not be put into its folder. Under You, in Privacy and backup, you can choose one again.")
        assertEquals(emptyList<String>(), it.onTheirWay())
    }

    @Test
    fun switchedOffItForgetsThePassphraseAndLetsTheFolderGo() {
        val machine = FakeMachine()
        Person(screen, machine).use {
            it.wrote("Backups that make themselves")
            it.typePassphrase()
            it.tap("Choose a folder")
            machine.documents.answer(machine.documents.outside)
            it.untilSays("Backups make themselves.")
        }
        Person(screen, machine.again()).use {
            it.openPrivate("Backups that make themselves")
            it.sees("Backups make themselves.")
            it.tap("Switch this off")
            it.until("the passphrase is forgotten") { it.machine.kept("backup-passphrase") == null }
            assertEquals(listOf(machine.documents.outside.toString()), it.machine.documents.released)
            it.seesDisabled("Choose a folder")
        }
    }

    @Test
    fun aFolderThatTakesNothingSwitchesNothingOn() = Person(screen, FakeMachine()).use {
        it.wrote("Backups that make themselves")
        it.typePassphrase()
        it.tap("Choose a folder")
        it.machine.documents.refuses = true
        it.machine.documents.answer(it.machine.documents.outside)
        it.untilSays("Nothing can be written or read there. Another place may work.")
        it.until("the passphrase is forgotten") { it.machine.kept("backup-passphrase") == null }
        it.sees("No backup yet.")
    }
}

package app.kindself.flows.backup

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.core.StoreTrouble
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import java.nio.file.Path
import kotlin.io.path.listDirectoryEntries
import kotlin.io.path.name
import kotlin.io.path.readBytes
import kotlinx.coroutines.Job
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** Automatic backup. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class AutomaticFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    private fun names(folder: Path) = folder.listDirectoryEntries().map { it.name }.sorted()

    private fun Person.switchOn() {
        typePassphrase()
        tap("Choose a folder")
        machine.documents.answer(machine.documents.outside)
        untilSays("Automatic backup is on.")
    }

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
        openPrivate("Automatic backup")
    }

    @Test
    fun itMakesItselfOnceADayInTwoFilesInTurn() = Person(screen, FakeMachine()).use {
        val outside = it.machine.documents.outside
        it.wrote("Automatic backup")
        it.switchOn()
        it.sees("Last backup: November 23, 2026")
        val a = names(outside).single()
        assertTrue(a, Regex("kindself-[0-9a-f]{8}-a\\.age").matches(a))
        it.outOfSight()
        assertEquals("nothing has changed since", listOf(a), names(outside))
        it.writeOn()
        val b = a.replace("-a.age", "-b.age")
        assertEquals(listOf(a, b), names(outside))
        val (first, second) = listOf(a, b).map { name -> outside.resolve(name).readBytes() }
        it.writeOn()
        assertFalse("the older one is written over", first.contentEquals(outside.resolve(a).readBytes()))
        assertArrayEquals("the newer one stays", second, outside.resolve(b).readBytes())
        val third = outside.resolve(a).readBytes()
        it.machine.documents.breaksOff = true
        it.writeOn()
        assertArrayEquals("the good one stays", third, outside.resolve(a).readBytes())
        it.sees("The last backup could not be put into its folder. Perhaps it was moved. You can choose one again.")
        it.sees("Turn off automatic backup")
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
            it.wrote("Automatic backup")
            it.switchOn()
        }
        Person(screen, machine.again()).use {
            it.openPrivate("Automatic backup")
            it.sees("Automatic backup is on.")
            it.sees("Backups that were made stay where they are.")
            it.tap("Turn off automatic backup")
            it.until("the passphrase is forgotten") { it.machine.kept("backup-passphrase") == null }
            assertEquals(listOf(machine.documents.outside.toString()), it.machine.documents.released)
            it.seesDisabled("Choose a folder")
        }
    }

    @Test
    fun itIsOffOnceItIsReallyOffAndOtherwiseItIsSaidAndOfferedAgain() = Person(screen, FakeMachine()).use {
        it.wrote("Automatic backup")
        it.switchOn()
        it.machine.core.refuses = StoreTrouble.ReadOnly
        it.tap("Turn off automatic backup")
        it.untilSays("This device does not allow saving right now. What was saved before is still there.")
        it.sees("Automatic backup is on.")
        it.machine.core.refuses = null
        it.tap("Turn off automatic backup")
        it.until("the passphrase is forgotten") { it.machine.kept("backup-passphrase") == null }
        it.seesDisabled("Choose a folder")
    }

    @Test
    fun aPassphraseFromBeforeAnyWasCalledWeakGoesOnLockingThem() = Person(screen, FakeMachine()).use {
        val outside = it.machine.documents.outside
        it.wrote("Automatic backup")
        it.switchOn()
        it.machine.app.stored.shelf.write("backup-passphrase", "password1")
        it.writeOn()
        it.sees("Automatic backup is on.")
        assertEquals(2, names(outside).size)
    }

    @Test
    fun onceEverythingWasReplacedTheFilesFromBeforeStay() = Person(screen, FakeMachine()).use {
        val outside = it.machine.documents.outside
        it.wrote("Automatic backup")
        it.switchOn()
        val first = outside.listDirectoryEntries().single()
        it.writeOn()
        val before = names(outside)
        val good = outside.listDirectoryEntries().map { file -> file.readBytes().toList() }.toSet()
        it.back()
        it.tap("Restore a backup")
        it.openBackup(first)
        it.untilSays("The same: 1 entry")
        it.tap("Replace everything here")
        it.untilSays("Here now, and gone after: 1 entry")
        it.tap("Restore")
        it.tap("Yes, replace everything")
        it.untilSays("Here now: 1 entry.")
        it.writeOn()
        assertEquals(3, names(outside).size)
        val kept = outside.listDirectoryEntries().filter { file -> file.name in before }.map { file -> file.readBytes().toList() }
        assertEquals(good, kept.toSet())
    }

    @Test
    fun deletingEverythingSaysThatBackupsInTheFolderStay() {
        val stays = "Backups in the folder you chose stay where they are. They open with their passphrase alone."
        val machine = FakeMachine()
        Person(screen, machine).use {
            it.openPrivate("Delete everything")
            it.seesNot(stays)
            it.back()
            it.tap("Automatic backup")
            it.switchOn()
        }
        Person(screen, machine.again()).use {
            it.openPrivate("Delete everything")
            it.sees(stays)
            it.tap("Delete everything")
            it.tap("Yes, delete everything")
            it.untilSays("Everything is deleted.")
            assertEquals(1, names(machine.documents.outside).size)
        }
    }

    @Test
    fun whatAnotherDeviceOrAnEarlierTimePutThereStays() = Person(screen, FakeMachine()).use {
        val outside = it.machine.documents.outside
        it.wrote("Automatic backup")
        it.switchOn()
        val only = outside.listDirectoryEntries().single()
        val good = only.readBytes()
        it.tap("Turn off automatic backup")
        it.switchOn()
        assertEquals(listOf(only.name, only.name.replace("-a.age", "-b.age")), names(outside))
        assertArrayEquals(good, only.readBytes())
    }

    @Test
    fun aFolderThatTakesNothingSwitchesNothingOn() = Person(screen, FakeMachine()).use {
        it.wrote("Automatic backup")
        it.typePassphrase()
        it.tap("Choose a folder")
        it.machine.documents.refuses = true
        it.machine.documents.answer(it.machine.documents.outside)
        it.untilSays("The last backup could not be put into its folder. Perhaps it was moved. You can choose one again.")
        assertEquals(null, it.machine.kept("backup-passphrase"))
        assertEquals("it is let go", 1, it.machine.documents.released.size)
        it.sees("No backup yet.")
    }
}

package app.kindself.flows.privacy

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.core.StoreTrouble
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import app.kindself.ui.store.StoreProblem
import java.nio.file.Files
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** The lock, deleting everything, and what happens when the store cannot be opened. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class PrivacyFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    @Test
    fun lockedOnlyBreathingAndTheLifebuoyAreThere() = Person(screen, FakeMachine()).use {
        it.note("Secret words")
        it.tap("You")
        it.tap("Privacy and backup")
        it.tap("Lock Kindself")
        it.goAway()
        it.sees("Kindself is locked")
        it.seesNot("Secret words")
        it.seesNot("You")
        it.back()
        it.sees("Kindself is locked")
        it.tap("A minute")
        it.untilItRuns()
        it.pass(6000)
        it.tap("Lifebuoy: grounding and crisis lines")
        it.tap("Crisis lines")
        it.sees("Call 999 · All emergencies")
        it.back()
        it.back()
        it.back()
        it.sees("Kindself is locked")
        it.tap("Unlock")
        it.machine.lock.asked!!(false)
        it.pass(300)
        it.sees("Kindself is locked")
        it.machine.lock.mute = true
        it.tap("Unlock")
        it.sees("This device could not ask who you are. You can try again.")
        it.machine.lock.mute = false
        it.tap("Unlock")
        it.seesNot("This device could not ask who you are. You can try again.")
        it.machine.lock.asked!!(true)
        it.pass(300)
        it.sees("Privacy and backup")
    }

    @Test
    fun theLockHoldsWhenTheAppStartsAndAPhoneThatIsTurnedDoesNotLock() {
        val machine = FakeMachine()
        Person(screen, machine).use {
            it.tap("You")
            it.tap("Privacy and backup")
            it.tap("Lock Kindself")
            it.turnThePhone()
            it.seesNot("Kindself is locked")
        }
        Person(screen, machine.again()).use { it.sees("Kindself is locked") }
    }

    @Test
    fun withoutAScreenLockThereIsNothingToAsk() = Person(screen, FakeMachine(lockThere = false)).use {
        it.tap("You")
        it.tap("Privacy and backup")
        it.sees("This device has no screen lock that Kindself could ask for.")
        it.seesDisabledSwitch("Lock Kindself")
    }

    @Test
    fun everythingIsDeletedAndTheAppBeginsAfresh() = Person(screen, FakeMachine()).use {
        val machine = it.machine
        it.note("Everything")
        it.tap("You")
        it.tap("Settings")
        it.tap("Less motion")
        it.back()
        it.tap("Privacy and backup")
        val before = checkNotNull(machine.vault.kept).key
        it.tap("Delete everything")
        val nothing = "0 drafts, 0 sessions, 0 keepsakes, 0 favourites, 0 reminders, 0 answers, 0 wordings"
        check(it.told().contains("This deletes 1 entry, $nothing and ")) { it.told() }
        var there = true
        machine.onOpening = { there = Files.exists(machine.storage.folder.resolve("kindself.db")) }
        it.tap("Delete everything")
        it.sees("Delete everything, for good?")
        it.tap("Yes, delete everything")
        it.sees("Everything is deleted.")
        assertFalse("the folder was gone before a new store was made", there)
        assertFalse("the key is another one", before.contentEquals(checkNotNull(machine.vault.kept).key))
        assertEquals(false, machine.app.settings.now.reduceMotion)
        it.goToWriting()
        it.sees("Nothing here yet. Whatever you write stays on this device, locked with a key that only this device has.")
    }

    @Test
    fun aLostKeyIsSaidAndNothingIsMovedBeforeOneAgrees() {
        val machine = FakeMachine()
        Person(screen, machine).use { it.note("Before") }
        machine.vault.lost = true
        val aside = machine.storage.folder.resolveSibling("store.aside-1")
        Person(screen, machine.again()).use {
            it.tap("A minute")
            it.untilItRuns()
            it.pass(2000)
            it.back()
            it.back()
            it.goToWriting()
            check(it.told().contains("This device no longer has the key to your writing.")) { it.told() }
            it.tap("Try again")
            assertEquals(StoreProblem.KeyLost, it.machine.app.stored.closed)
            it.tap("Start fresh")
            it.sees(
                "What you wrote before is set aside as it is, and cannot be read without its key. Kindself starts with an empty journal."
            )
            it.sees("If you have a backup, you can restore it after starting fresh.")
            assertFalse(Files.exists(aside))
            it.activateLast("Start fresh")
            it.sees("A note")
            assertTrue(Files.exists(aside.resolve("kindself.db")))
            assertTrue("its wrapped key lies beside it", Files.exists(aside.resolve("key")))
            assertFalse("what could unwrap that stays", machine.vault.forgotten)
        }
    }

    @Test
    fun whereNothingOpensTheFilesThatGoAreCounted() {
        for (trouble in listOf(null, StoreTrouble.Damaged)) {
            val machine = FakeMachine()
            Person(screen, machine).use { it.note("Before") }
            val aside = Files.createDirectory(machine.storage.folder.resolveSibling("store.aside-1"))
            Files.createFile(aside.resolve("kindself.db"))
            machine.vault.lost = trouble == null
            val again = machine.again().also { it.core.trouble = trouble }
            Person(screen, again).use {
                val files = Files.walk(machine.storage.folder).use { all -> all.filter(Files::isRegularFile).count() } + 1
                assertTrue("the file and its key at least", files >= 3)
                it.tap("You")
                it.tap("Privacy and backup")
                it.tap("Delete everything")
                it.sees("$files files will go. What is in them cannot be counted while the journal does not open.")
                again.core.trouble = null
                it.tap("Delete everything")
                it.tap("Yes, delete everything")
                it.sees("Everything is deleted.")
                assertFalse(Files.exists(aside))
            }
        }
    }

    @Test
    fun aKeyThatIsGoneWhileTheFileIsThereIsALostKey() {
        val machine = FakeMachine()
        Person(screen, machine).use { it.note("Before") }
        machine.vault.forget()
        Person(screen, machine.again()).use { assertEquals(StoreProblem.KeyLost, it.machine.app.stored.closed) }
    }

    @Test
    fun eachTroubleHasItsWordsAndTryingAgainHelpsOnceItIsOver() {
        val says = mapOf(
            StoreTrouble.Newer(9u) to "The file with your writing was saved by a newer version of Kindself.",
            StoreTrouble.Full to "There is no room left on this device.",
            StoreTrouble.ReadOnly to "This device does not allow saving right now.",
            StoreTrouble.Busy to "Something else is using the file with your writing.",
            StoreTrouble.Io to "This device could not read or write the file with your writing.",
            StoreTrouble.Damaged to "The file with your writing is damaged and could not be repaired.",
            StoreTrouble.WrongKey to "The key on this device does not fit the file with your writing."
        )
        for ((trouble, words) in says) {
            val machine = FakeMachine()
            machine.core.trouble = trouble
            Person(screen, machine).use {
                check(it.told().contains("so changes hold only until the app is closed.")) { it.told() }
                it.goToWriting()
                check(it.told().contains(words)) { "$trouble: ${it.told()}" }
                machine.core.trouble = null
                it.tap("Try again")
                it.sees("A note")
            }
        }
    }

    @Test
    fun whatWasSavedOfADamagedFileIsSaid() {
        val machine = FakeMachine()
        machine.core.damaged = true
        Person(screen, machine).use {
            val says = "The file with your writing was damaged. 3 entries could be rescued, 1 place could not be read. " +
                "The damaged file is kept beside the new one until something is deleted."
            it.sees(says)
            assertFalse("it is mended once", machine.core.damaged)
            it.goToWriting()
            it.sees(says)
            it.tap("All right")
            it.seesNot(says)
        }
    }
}

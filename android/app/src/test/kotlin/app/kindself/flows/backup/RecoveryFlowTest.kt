package app.kindself.flows.backup

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.core.NewKey
import app.kindself.core.fittingKey
import app.kindself.core.newKey
import app.kindself.core.unwrapKey
import app.kindself.flows.FakeCore
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import java.nio.file.Files
import java.util.Base64
import kotlin.io.path.readBytes
import kotlin.io.path.readText
import kotlin.io.path.writeBytes
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

private const val OFFER = "Only this device has the key to what you write. A recovery passphrase is the way back if it ever loses it."

private const val ANOTHER = "kettle under the stairs"
private const val MADE = "From now on this passphrase opens your writing if the key is lost."
private const val REMOVED = "It is removed. Your writing has a new key, and the passphrase from before opens nothing here."
private const val STILL = "The change did not finish. The recovery passphrase from before still works."
private const val NOT_SET = "That did not finish. No recovery passphrase is set yet."
private const val HAVE = "You have chosen one. A new one takes its place."
private const val THEN =
    "From then on it opens nothing here. If this device ever loses its key, only a backup brings your writing back."

/** The way back to a lost key. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class RecoveryFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    @Test
    fun aRecoveryPassphraseBringsALostKeyBack() {
        val machine = FakeMachine()
        Person(screen, machine).use {
            it.wrote("Recovery passphrase")
            it.typePassphrase()
            it.tap("Set passphrase")
            it.untilSays("From now on this passphrase opens your writing if the key is lost.")
        }
        val key = checkNotNull(machine.vault.kept).key
        machine.vault.lost = true
        Person(screen, machine.again()).use {
            it.goToWriting()
            it.type("Type your recovery passphrase", "river stone lump")
            it.tap("Open my writing")
            it.untilSays("This passphrase does not open this file. The file is unchanged; you can try again.")
            it.type("Type your recovery passphrase", PASSPHRASE)
            it.tap("Open my writing")
            it.untilSays("A heron by the lake")
            assertArrayEquals(key, checkNotNull(machine.vault.kept).key)
            it.openPrivate("Recovery passphrase")
            it.sees("You have chosen one. A new one takes its place.")
        }
    }

    @Test
    fun itIsOfferedOnceSomethingIsWrittenAndNotAgainAfterNo() {
        val machine = FakeMachine()
        Person(screen, machine).use {
            it.goToWriting()
            it.seesNot(OFFER)
            it.note("A heron by the lake")
            it.sees(OFFER)
            it.tap("Recovery passphrase")
            it.sees("Set passphrase")
            it.back()
            it.tap("Not now")
            it.seesNot(OFFER)
        }
        Person(screen, machine.again()).use {
            it.goToWriting()
            it.sees("A heron by the lake")
            it.seesNot(OFFER)
        }
    }

    @Test
    fun whoeverHasOneIsNotOfferedAnother() = Person(screen, FakeMachine()).use {
        it.wrote("Recovery passphrase")
        it.typePassphrase()
        it.tap("Set passphrase")
        it.untilSays("From now on this passphrase opens your writing if the key is lost.")
        it.back()
        it.tap("Recovery passphrase")
        it.sees("You have chosen one. A new one takes its place.")
        it.goToWritingFrom()
        it.seesNot(OFFER)
    }

    private fun Person.takesItBack() {
        tap("Remove this passphrase")
        sees("Remove the recovery passphrase?\n\n$THEN")
        tap("Yes, remove it")
    }

    private fun Person.hasRecovery() {
        wrote("Recovery passphrase")
        typePassphrase()
        tap("Set passphrase")
        untilSays("From now on this passphrase opens your writing if the key is lost.")
        back()
        tap("Recovery passphrase")
    }

    /** The old key opens nothing: of two that are not the store's, none is named. */
    private fun opensNothing(machine: FakeMachine, old: NewKey) {
        val nobodys = newKey()
        assertEquals(null, fittingKey("${machine.storage.folder}", nobodys, old))
    }

    @Test
    fun ofTwoKeysOfWhichNeitherOpensItNowNoneIsLetGo() {
        val machine = FakeMachine()
        Person(screen, machine).use { it.note("Before") }
        val (before, next) = newKey() to newKey()
        machine.vault.keep(before, next)
        Person(screen, machine.again()).use { it.goToWriting() }
        assertEquals(listOf(before.check, next.check), listOf(machine.vault.kept?.check, machine.vault.next?.check))
    }

    @Test
    fun takenBackItAndEveryCopyOfWhatItWasForOpenNothing() {
        val machine = FakeMachine()
        val files = listOf("recovery", "recovery-check").map(machine.storage.folder::resolve)
        Person(screen, machine).use {
            it.hasRecovery()
            it.sees("Backups that you made before still open with their own passphrases.")
            val copies = files.map { file -> file.readBytes() }
            val before = checkNotNull(machine.vault.kept)
            it.takesItBack()
            it.untilSays("It is removed. Your writing has a new key, and the passphrase from before opens nothing here.")
            assertFalse(before.key.contentEquals(checkNotNull(machine.vault.kept).key))
            assertEquals(null, machine.vault.next)
            assertFalse(files.any { file -> Files.exists(file) })
            it.back()
            it.back()
            it.note("Written after")
            // Someone took copies before, and puts them back.
            files.zip(copies).forEach { (file, copy) -> file.writeBytes(copy) }
            opensNothing(machine, before)
        }
        Person(screen, machine.again()).use {
            it.openPrivate("Recovery passphrase")
            it.seesNot(HAVE)
            it.back()
            it.back()
            it.tap("Write")
            it.sees("A heron by the lake")
            it.sees("Written after")
        }
        val key = runBlocking { unwrapKey(Base64.getDecoder().decode(files.first().readText()), PASSPHRASE) }
        opensNothing(machine, NewKey(key, files.last().readText()))
    }

    @Test
    fun aNewPassphraseMakesEveryCopyOfWhatTheOneBeforeWasForWorthless() {
        val machine = FakeMachine()
        Person(screen, machine).use {
            it.hasRecovery()
            val before = checkNotNull(machine.vault.kept)
            it.typePassphrase("kettle under the stairs")
            it.tap("Set passphrase")
            it.untilSays("From now on this passphrase opens your writing if the key is lost.")
            opensNothing(machine, before)
        }
        machine.vault.lost = true
        Person(screen, machine.again()).use {
            it.goToWriting()
            it.type("Type your recovery passphrase", "kettle under the stairs")
            it.tap("Open my writing")
            it.untilSays("A heron by the lake")
        }
    }

    /** Whatever a change of keys does to the vault and the file, in its order; a kill may come after each of them. */
    private val stops: List<(FakeMachine) -> Unit> = listOf(
        { it.vault.keepsLeft = 0 },
        { it.core.stops = FakeCore.Stop.BEFORE_THE_FILE },
        { it.core.stops = FakeCore.Stop.AFTER_THE_FILE },
        { it.vault.keepsLeft = 1 }
    )

    @Test
    fun whereverTakingItBackBreaksOffTheStoreOpensAgain() = stops.forEachIndexed { number, stop ->
        val machine = FakeMachine()
        Person(screen, machine).use {
            it.hasRecovery()
            stop(machine)
            it.takesItBack()
            it.untilItHasEnded()
            // Once the file has the new key, it is done: what is left is settled when the app opens.
            assertEquals(number >= 2, it.says(REMOVED))
            if (number < 2) it.sees(HAVE)
            assertEquals("it is known at once which key the file has", fits(machine), machine.app.stored.check)
        }
        machine.vault.keepsLeft = null
        Person(screen, machine.again()).use {
            it.goToWriting()
            it.sees("A heron by the lake")
            assertEquals("after step $number one key is left", null, machine.vault.next)
            it.openPrivate("Recovery passphrase")
            if (number < 2) it.sees(HAVE) else it.seesNot(HAVE)
        }
    }

    private fun Person.untilItHasEnded() = until("it has ended") {
        // Pictures go on meanwhile.
        pass(16)
        !says("Working on it…")
    }

    /** What the file says itself. */
    private fun fits(machine: FakeMachine): String? {
        val kept = checkNotNull(machine.vault.kept)
        return fittingKey("${machine.storage.folder}", kept, machine.vault.next ?: kept)?.check
    }

    private fun Person.triesAnother() {
        typePassphrase(ANOTHER)
        tap("Set passphrase")
        untilItHasEnded()
    }

    private fun FakeMachine.canDoItAgain() {
        vault.keepsLeft = null
        core.stops = null
    }

    private fun opensWith(machine: FakeMachine, passphrase: String) {
        machine.vault.lost = true
        Person(screen, machine.again()).use {
            it.goToWriting()
            it.type("Type your recovery passphrase", passphrase)
            it.tap("Open my writing")
            it.untilSays("A heron by the lake")
        }
    }

    @Test
    fun whereverAChangeBreaksOffOnePassphraseOpensIt() = stops.forEachIndexed { number, stop ->
        val machine = FakeMachine()
        Person(screen, machine).use {
            it.hasRecovery()
            stop(machine)
            it.triesAnother()
            if (number < 2) it.sees(STILL) else it.sees(MADE)
        }
        machine.canDoItAgain()
        if (number < 2) {
            Person(screen, machine.again()).use {
                it.goToWriting()
                it.sees("A heron by the lake")
                it.sees(STILL)
            }
        }
        opensWith(machine, if (number < 2) PASSPHRASE else ANOTHER)
    }

    @Test
    fun ofTwoCopiesThatOnePassphraseOpensTheOneOfTheStoreIsTaken() {
        val machine = FakeMachine()
        Person(screen, machine).use {
            it.hasRecovery()
            machine.core.stops = FakeCore.Stop.AFTER_THE_FILE
            it.typePassphrase()
            it.tap("Set passphrase")
            it.untilSays(MADE)
        }
        machine.canDoItAgain()
        opensWith(machine, PASSPHRASE)
    }

    @Test
    fun aChangeThatBrokeOffIsOfferedEachTimeTheAppOpensUntilItIsDone() {
        val machine = FakeMachine()
        Person(screen, machine).use {
            it.hasRecovery()
            machine.core.stops = FakeCore.Stop.BEFORE_THE_FILE
            it.triesAnother()
            it.sees(STILL)
        }
        repeat(2) {
            Person(screen, machine.again()).use {
                it.goToWriting()
                it.sees(STILL)
            }
        }
        machine.canDoItAgain()
        Person(screen, machine.again()).use {
            it.goToWriting()
            it.tap("Recovery passphrase")
            it.sees(STILL)
            it.sees(HAVE)
            it.triesAnother()
            it.sees(MADE)
            it.back()
            it.sees("A heron by the lake")
            it.seesNot(STILL)
        }
        opensWith(machine, ANOTHER)
    }

    @Test
    fun aChangeThatBrokeOffCanBeLetBe() {
        val machine = FakeMachine()
        Person(screen, machine).use {
            it.hasRecovery()
            machine.core.stops = FakeCore.Stop.BEFORE_THE_FILE
            it.triesAnother()
            it.goToWritingFrom()
            it.sees(STILL)
            it.tap("Not now")
            it.seesNot(STILL)
        }
        machine.canDoItAgain()
        Person(screen, machine.again()).use {
            it.goToWriting()
            it.sees("A heron by the lake")
            it.seesNot(STILL)
        }
        opensWith(machine, PASSPHRASE)
    }

    @Test
    fun whereTheFirstOneCouldNotBeSetThatIsSaidAndOfferedAgain() {
        val machine = FakeMachine()
        Person(screen, machine).use {
            it.wrote("Recovery passphrase")
            machine.vault.keepsLeft = 0
            it.triesAnother()
            it.sees("This device could not do that right now. You can try again.")
            it.sees(NOT_SET)
            machine.canDoItAgain()
            it.goToWritingFrom()
            it.sees(NOT_SET)
            it.seesNot(OFFER)
            it.tap("Recovery passphrase")
            it.triesAnother()
            it.sees(MADE)
            it.back()
            it.seesNot(NOT_SET)
        }
    }

    private fun Person.goToWritingFrom() {
        back()
        back()
        tap("Write")
    }
}

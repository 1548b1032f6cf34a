package app.kindself.flows.backup

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import org.junit.Assert.assertArrayEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

private const val OFFER = "Only this device has the key to what you write. A recovery passphrase is the way back if it ever loses it."

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

    private fun Person.goToWritingFrom() {
        back()
        back()
        tap("Write")
    }
}

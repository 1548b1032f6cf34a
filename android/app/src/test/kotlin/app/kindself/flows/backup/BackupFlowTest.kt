package app.kindself.flows.backup

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.core.newKey
import app.kindself.core.wrapKey
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import app.kindself.ui.store.Core
import java.nio.file.Files
import kotlin.io.path.Path
import kotlin.io.path.readBytes
import kotlin.io.path.readText
import kotlin.io.path.writeBytes
import kotlin.io.path.writeText
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** What is soon guessed, and why. */
private val WEAK = listOf(
    "password1" to "Many people choose this, so it is soon guessed. A few words of your own hold better.",
    "abcabcabcabc" to "This is one thing again and again, so it is soon guessed. A few words of your own hold better.",
    "qwertyuiop" to "These keys lie side by side, so they are soon guessed. A few words of your own hold better.",
    "\u200B\u200B\u200B" to "These characters are invisible. A few words hold better.",
    "12.03.1985" to "Dates and numbers are soon guessed. A few words of your own hold better."
)

/** Everything is taken out, comes back, and stays closed to everyone else. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class BackupFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    @get:Rule
    val temporary = TemporaryFolder()

    @Test
    fun whatWasBackedUpIsFoundAgainAfterEverythingWasDeleted() = Person(screen, FakeMachine()).use {
        it.wrote("Make a backup")
        it.sees("No backup yet.")
        val file = it.backUp()
        it.sees("Last backup: November 23, 2026")
        assertEquals("kindself-2026-11-23.age", it.machine.documents.proposed)
        assertEquals(emptyList<String>(), it.onTheirWay())
        assertFalse("nobody else can read it", file.readText(Charsets.ISO_8859_1).contains("heron"))
        it.back()
        it.tap("Delete everything")
        it.tap("Delete everything")
        it.tap("Yes, delete everything")
        it.untilSays("Everything is deleted.")
        it.openPrivate("Restore a backup")
        it.openBackup(file)
        it.untilSays("Not here yet: 1 entry")
        it.tap("Restore")
        it.untilSays("Restored: 1 entry.")
        assertEquals(emptyList<String>(), it.onTheirWay())
        it.back()
        it.back()
        it.tap("Write")
        it.sees("A heron by the lake")
    }

    @Test
    fun anotherPassphraseDoesNotOpenItAndOneCanTryAgain() = Person(screen, FakeMachine()).use {
        it.wrote("Make a backup")
        val file = it.backUp()
        it.back()
        it.tap("Restore a backup")
        it.openBackup(file, "river stone lump")
        it.untilSays("This passphrase does not open this file. The file is unchanged; you can try again.")
        it.tap("Try again")
        it.type("Passphrase", PASSPHRASE)
        it.tap("Open")
        it.untilSays("The same: 1 entry")
        it.tap("Cancel")
        it.sees("Choose a file")
        assertEquals(emptyList<String>(), it.onTheirWay())
    }

    @Test
    fun aPassphraseWithHalfACharacterLocksAndOpens() = Person(screen, FakeMachine()).use {
        it.wrote("Make a backup")
        val file = it.backUp("river stone lamp \uD83E")
        it.back()
        it.tap("Restore a backup")
        it.openBackup(file, "river stone lamp \uD83E")
        it.untilSays("The same: 1 entry")
    }

    @Test
    fun whatOnlyANewerVersionKnowsOfABackupIsSaidAndTheRestIsRestored() = Person(screen, FakeMachine()).use {
        it.openPrivate("Restore a backup")
        it.openBackup(Path("../../tests/fixtures/newer/archive.kindself"))
        it.untilSays("Not here yet: 1 entry")
        it.sees("Stays in the file, for a newer Kindself: 1 other record")
        it.tap("Restore")
        it.untilSays("Restored: 1 entry.")
    }

    @Test
    fun replacingAsksOnceMoreAndTheRestIsGone() = Person(screen, FakeMachine()).use {
        it.wrote("Make a backup")
        val file = it.backUp()
        it.back()
        it.back()
        it.note("Written since")
        it.openPrivate("Restore a backup")
        it.openBackup(file)
        it.untilSays("The same: 1 entry")
        it.tap("Replace everything here")
        it.untilSays("Here now, and gone after: 1 entry")
        it.tap("Restore")
        it.sees(
            "Replace everything here, for good?\n\nWhat is here goes: 2 entries, 0 drafts, 0 sessions, 0 keepsakes, 0 favourites, " +
                "0 reminders, 0 answers, 0 wordings."
        )
        it.tap("Not now")
        it.tap("Restore")
        it.tap("Yes, replace everything")
        it.untilSays("Here now: 1 entry.")
        it.back()
        it.back()
        it.tap("Write")
        it.sees("A heron by the lake")
        it.seesNot("Written since")
    }

    @Test
    fun aPassphraseThatIsSoonGuessedIsToldSoWhileItIsTypedAndTwoUnlikeOnesMakeNothing() = Person(screen, FakeMachine()).use {
        it.wrote("Make a backup")
        it.type("Passphrase", PASSPHRASE)
        it.type("Repeat the passphrase", "river")
        it.sees("The two do not match yet.")
        it.seesDisabled("Make a backup")
        it.typePassphrase("short")
        it.sees("8 characters or more. A few words are easier to remember than symbols.")
        it.seesDisabled("Make a backup")
        for ((weak, why) in WEAK) {
            it.typePassphrase(weak)
            it.sees(why)
            it.seesDisabled("Make a backup")
        }
        assertEquals(emptyList<String>(), it.onTheirWay())
        assertFalse("a passphrase is nowhere in what the system keeps", it.savedState().contains("12.03.1985"))
    }

    @Test
    fun aPassphraseOpensHoweverTheKeyboardTurnsItsQuotes() = Person(screen, FakeMachine()).use {
        it.wrote("Make a backup")
        it.type("Passphrase", "it's a kind night")
        it.type("Repeat the passphrase", "it\u2019s a kind night ")
        it.activateLast("Make a backup")
        it.untilSays("Choose where to save it")
        it.tap("Choose where to save it")
        val file = it.machine.documents.outside.resolve("mine.age")
        it.machine.documents.answer(file)
        it.untilSays("Saved: 1 entry.")
        it.back()
        it.tap("Restore a backup")
        it.openBackup(file, "\u00a0it\u02bcs a kind\u2003night\n")
        it.untilSays("The same: 1 entry")
    }

    @Test
    fun sixSuggestedWordsAreShownToBeWrittenDownAndLockTheBackup() = Person(screen, FakeMachine()).use {
        it.wrote("Make a backup")
        it.typePassphrase()
        it.tap("Suggest six words")
        it.seesDisabled("Make a backup")
        it.sees(
            "Nobody could guess these. Please write them down: on paper, in a safe place, they can wait for you. " +
                "Kindself does not show them again."
        )
        val first = it.sixWords()
        it.tap("Six other words")
        val words = it.sixWords()
        assertFalse(first == words)
        it.tap("I have written them down")
        it.seesNot(words)
        it.activateLast("Make a backup")
        it.untilSays("Choose where to save it")
        it.tap("Choose where to save it")
        val file = it.machine.documents.outside.resolve("mine.age")
        it.machine.documents.answer(file)
        it.untilSays("Saved: 1 entry.")
        it.back()
        it.tap("Restore a backup")
        it.openBackup(file, words)
        it.untilSays("The same: 1 entry")
    }

    @Test
    fun suggestedWordsAreNowhereInWhatTheSystemKeeps() = Person(screen, FakeMachine()).use {
        it.wrote("Make a backup")
        it.tap("Suggest six words")
        val words = it.sixWords()
        assertFalse(it.savedState().contains(words))
    }

    @Test
    fun theAppsOwnCoreLocksWithTheFullWork() = runBlocking {
        val folder = Files.createDirectory(temporary.root.toPath().resolve("store"))
        val key = newKey()
        val core = Core.of("en")
        val open = core.open(folder, key.key, key.check)
        val file = temporary.root.resolve("mine.age")
        open.archive.export(file.path, PASSPHRASE, false, FakeMachine().clock.moment(), null)
        assertTrue(file.readBytes().decodeToString().lines()[1].endsWith(" 18"))
        assertTrue(wrapKey(key.key, PASSPHRASE, core.work).decodeToString().lines()[1].endsWith(" 18"))
        open.store.shut()
    }

    @Test
    fun aPassphraseIsShownToWhoeverWishesToSeeIt() = Person(screen, FakeMachine()).use {
        it.wrote("Make a backup")
        it.sees("8 characters or more. A few words are easier to remember than symbols.")
        it.typePassphrase()
        it.seesNot(PASSPHRASE)
        it.tap("Show passphrase")
        it.sees(PASSPHRASE)
        it.tap("Show passphrase")
        it.seesNot(PASSPHRASE)
        it.tap("Show passphrase")
        assertFalse("it is nowhere in what the system keeps", it.savedState().contains(PASSPHRASE))
    }

    @Test
    fun stoppedHalfWayNothingOfItStays() = Person(screen, FakeMachine()).use {
        it.wrote("Make a backup")
        it.typePassphrase()
        it.activateLast("Make a backup")
        it.tap("Cancel")
        it.untilSays("Repeat the passphrase")
        it.back()
        it.until("nothing is on its way") { it.onTheirWay().isEmpty() }
        it.sees("No backup yet.")
    }

    @Test
    fun whileItIsHandedOverItCanBeStoppedAndWaitsForAnotherPlace() = Person(screen, FakeMachine()).use {
        it.wrote("Make a backup")
        it.typePassphrase()
        it.activateLast("Make a backup")
        it.untilSays("Choose where to save it")
        it.tap("Choose where to save it")
        it.machine.documents.stuck = true
        it.machine.documents.answer(it.machine.documents.outside.resolve("slow.age"))
        it.pass(100)
        it.tap("Cancel")
        it.untilSays("Choose where to save it")
        it.sees("No backup yet.")
        it.machine.documents.stuck = false
        it.tap("Choose where to save it")
        it.machine.documents.answer(it.machine.documents.outside.resolve("quick.age"))
        it.untilSays("Saved: 1 entry.")
        assertEquals(emptyList<String>(), it.onTheirWay())
    }

    @Test
    fun whatDoesNotArriveIsNoBackupAndOneThatIsNotChosenWaits() = Person(screen, FakeMachine()).use {
        it.wrote("Make a backup")
        it.typePassphrase()
        it.activateLast("Make a backup")
        it.untilSays("Choose where to save it")
        it.tap("Choose where to save it")
        it.machine.documents.answer(null)
        it.tap("Choose where to save it")
        it.machine.documents.refuses = true
        it.machine.documents.answer(it.machine.documents.outside.resolve("full.age"))
        it.untilSays("The file could not be saved there. Nothing here has changed; another place may work.")
        assertEquals(emptyList<String>(), it.onTheirWay())
        it.sees("No backup yet.")
    }

    @Test
    fun theSystemsScreenMayLockTheAppAndTurnItAndTheBackupStillWaits() = Person(screen, FakeMachine()).use {
        it.note("A heron by the lake")
        it.tap("You")
        it.tap("Privacy and backup")
        it.tap("Lock Kindself")
        it.tap("Make a backup")
        it.typePassphrase()
        it.activateLast("Make a backup")
        it.untilSays("Choose where to save it")
        it.tap("Choose where to save it")
        val file = it.machine.documents.outside.resolve("mine.age")
        it.goAway { it.machine.documents.answer(file) }
        it.turnThePhone()
        it.sees("Kindself is locked")
        it.tap("Unlock")
        it.machine.lock.asked!!(true)
        it.untilSays("Saved: 1 entry.")
        assertTrue(Files.size(file) > 0)
    }

    @Test
    fun aBackupThatIsCutShortOrDamagedIsSaidToBeSoAndNothingChanges() = Person(screen, FakeMachine()).use {
        it.wrote("Make a backup")
        val file = it.backUp()
        it.back()
        it.tap("Restore a backup")
        val whole = file.readBytes()
        val cut = file.resolveSibling("cut.age")
        cut.writeBytes(whole.copyOf(100))
        it.openBackup(cut)
        it.untilSays("The end of this file is missing. Copying it here again may help.")
        val damaged = file.resolveSibling("damaged.age")
        damaged.writeBytes(whole.copyOf().also { bytes -> bytes[whole.size - 40] = (bytes[whole.size - 40] + 1).toByte() })
        it.tap("Choose another file")
        it.machine.documents.answer(damaged)
        it.untilSays("Open")
        it.type("Passphrase", PASSPHRASE)
        it.tap("Open")
        it.untilSays("This file is damaged. Copying it again may help, or an older backup.")
        it.back()
        it.back()
        it.tap("Write")
        it.sees("A heron by the lake")
    }

    @Test
    fun aFileThatIsNoBackupIsSaidToBeNone() = Person(screen, FakeMachine()).use {
        it.wrote("Restore a backup")
        val file = it.machine.documents.outside.resolve("photo.jpg")
        file.writeText("no backup at all, but long enough to be looked at")
        it.openBackup(file)
        it.untilSays("This is not a Kindself backup. Another file may be the one.")
        it.machine.documents.refuses = true
        it.tap("Choose another file")
        it.machine.documents.answer(file)
        it.untilSays("This file could not be read. Another one may work.")
        it.back()
        it.until("nothing is on its way") { it.onTheirWay().isEmpty() }
    }

    @Test
    fun aPlainExportIsWarnedAboutAndIsNoBackup() = Person(screen, FakeMachine()).use {
        it.wrote("Export without a lock")
        it.sees("Anyone who has this file can read it.")
        it.tap("Data for other programs (JSON)")
        it.tap("Export")
        it.untilSays("It is ready, with 1 entry in it. Somewhere outside this device is a good place for it.")
        it.tap("Choose where to save it")
        assertEquals("kindself-2026-11-23.zip", it.machine.documents.proposed)
        it.machine.documents.answer(it.machine.documents.outside.resolve("mine.zip"))
        it.untilSays("Saved: 1 entry.")
        it.back()
        it.sees("No backup yet.")
    }
}

package app.kindself.flows.session

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.core.usualSettings
import app.kindself.flows.FakeMachine
import app.kindself.flows.FakeShelf
import app.kindself.flows.Person
import java.util.zip.CRC32
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** What was kept when the app was gone: taken up again, or said plainly and set aside. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class KeptFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    private var session = ""

    /** The machine of an app that was killed in the second breath. */
    private fun killed(): FakeMachine {
        val machine = FakeMachine()
        Person(screen, machine).use {
            it.tap("A minute")
            it.untilItRuns()
            it.pass(13_500)
            it.until("the breath is kept") { machine.kept("session")?.contains("12000") == true }
            session = machine.kept("session").orEmpty()
        }
        return machine.again()
    }

    private fun killedSession() = killed().let { session }

    @Test
    fun whatEarlierVersionsKeptInFilesIsMovedOverOnce() {
        val text = usualSettings().copy(reduceMotion = true).toText()
        val machine = FakeMachine()
        machine.shelf.texts["settings"] = text
        Person(screen, machine).use {
            assertEquals(true, machine.app.settings.now.reduceMotion)
            assertEquals(text, machine.kept("settings"))
            assertEquals("the old file is gone", emptyMap<String, String>(), machine.shelf.texts)
        }
    }

    @Test
    fun anUnfinishedSessionIsOfferedAndCarriedOnFromTheStartOfItsBreath() = Person(screen, killed()).use {
        it.sees("Still open")
        it.sees("Soothing rhythm")
        it.tap("Carry on")
        it.untilItRuns()
        it.sees("Breathe in")
        assertEquals("play 12000", it.machine.speaker.told.last())
    }

    @Test
    fun itCanBeLetGo() = Person(screen, killed()).use {
        it.tap("Let it go")
        it.seesNot("Still open")
        it.until("it is gone") { it.machine.kept("session") == null }
    }

    @Test
    fun groundingLeavesItUntouched() = Person(screen, killed()).use {
        it.tap("I'm upset")
        it.untilItRuns()
        it.pass(31_000)
        it.sees("You are here. You can stop now, or do whatever comes next.")
        it.tap("Done")
        it.sees("Still open")
    }

    private fun refused(session: String? = null, settings: String? = null, says: String) {
        val shelf = FakeShelf()
        session?.let { shelf.texts["session"] = it }
        settings?.let { shelf.texts["settings"] = it }
        Person(screen, FakeMachine(shelf)).use {
            check(it.told().contains(says)) { it.told() }
            it.seesNot("Still open")
            val aside = if (session != null) "session.aside-1" else "settings.aside-1"
            assertEquals("nothing of it is lost", session ?: settings, it.machine.kept(aside))
            assertNull(it.machine.kept("session"))
            it.tap("All right")
            it.seesNot("All right")
            it.tap("A minute")
            it.untilItRuns()
        }
    }

    /** The same text as a later version would seal it: kind, version and checksum, then the body. */
    private fun newer(text: String): String {
        val (head, body) = text.trimEnd().split('\n', limit = 2)
        val named = "${head.substringBefore(' ')} 9"
        val sum = CRC32().apply { update("$named\n$body".toByteArray()) }.value
        return "$named ${"%08x".format(sum)}\n$body\n"
    }

    @Test
    fun aDamagedSessionIsSaidAndSetAside() {
        val whole = killedSession()
        refused(session = whole.dropLast(20), says = "breathing session is damaged")
        refused(session = "", says = "breathing session is damaged")
    }

    @Test
    fun aNewerSessionIsSaidAndSetAside() = refused(
        session = newer(killedSession()),
        says = "by a newer version"
    )

    @Test
    fun damagedSettingsAreSaidAndSetAside() = refused(settings = "nonsense \u0000", says = "The file with your settings is damaged")

    @Test
    fun newerSettingsAreSaidAndSetAside() {
        refused(settings = newer(usualSettings().toText()), says = "Your settings were saved by a newer version")
    }

    @Test
    fun settingsAreKept() {
        val machine = FakeMachine()
        Person(screen, machine).use {
            it.tap("You")
            it.tap("Settings")
            it.tap("Less motion")
            it.tap("Dark")
            it.until("they are kept") { machine.kept("settings")?.contains("\"dark\"") == true }
        }
        Person(screen, machine.again()).use {
            it.tap("A minute")
            it.untilItRuns()
            it.pass(4000)
            val size = it.size()
            val level = it.level()
            it.pass(1500)
            assertEquals("the shape keeps its size", size, it.size(), 0f)
            check(it.level() > level) { "and still knows the breath" }
        }
    }

    @Test
    fun someonesOwnMusicMayPlayOn() {
        val machine = FakeMachine()
        Person(screen, machine).use {
            it.tap("You")
            it.tap("Settings")
            it.tap("Let my own music play on")
            it.back()
            it.tap("Now")
            it.tap("A minute")
            it.untilItRuns()
            assertEquals(true, machine.speaker.mixes)
        }
    }
}

package app.kindself.flows.screens

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import app.kindself.flows.backup.openBackup
import app.kindself.flows.backup.openPrivate
import java.io.ByteArrayOutputStream
import java.io.PrintStream
import kotlin.io.path.writeText
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import org.robolectric.shadows.ShadowLog

/** What a person wrote is for nobody's log. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class QuietFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    /** All that was logged or printed meanwhile. */
    private fun heard(act: () -> Unit): String {
        val (out, err) = System.out to System.err
        val heard = ByteArrayOutputStream()
        try {
            PrintStream(heard, true).let {
                System.setOut(it)
                System.setErr(it)
            }
            act()
        } finally {
            System.setOut(out)
            System.setErr(err)
        }
        val logged = ShadowLog.getLogs().joinToString("\n") { "${it.tag} ${it.msg} ${it.throwable?.stackTraceToString()}" }
        return "$logged\n$heard"
    }

    @Test
    fun nothingThatIsWrittenSearchedOrRefusedIsInALog() {
        val heard = heard {
            Person(screen, FakeMachine()).use {
                it.note("A nightjar at dusk")
                it.tapFirst("A note")
                it.type("Your words", "nightjar draft")
                it.machine.core.full = true
                it.tap("Save")
                it.sees("There is no room left on this device. Once there is some, please try again. What was kept before is still there.")
                it.machine.core.full = false
                it.back()
                it.tap("Search")
                it.type("Words to look for", "nightjar")
                it.pass(500)
                val file = it.machine.documents.outside.resolve("nightjar.age")
                file.writeText("nightjar ".repeat(50))
                it.back()
                it.openPrivate("Restore a backup")
                it.openBackup(file, "nightjar words")
                it.untilSays("This is not a Kindself backup. Another file may be the one.")
            }
        }
        assertTrue("it listens", heard.isNotBlank())
        assertFalse(heard, heard.contains("nightjar"))
    }
}

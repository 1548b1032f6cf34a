package app.kindself.flows.settings

import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import app.kindself.flows.TestFolders
import app.kindself.flows.backup.openPrivate
import app.kindself.flows.practices.practise
import app.kindself.flows.practices.settle
import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** What the phone's voice has said is kept, can be seen, and goes. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class SpokenLinesFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    private fun machine() = FakeMachine(speechFolder = TestFolders.new("machine").resolve("voice").toString())

    private fun FakeMachine.kept() = File(checkNotNull(platform.speechFolder)).listFiles().orEmpty().toList()

    /** After a practice that was led by a voice. */
    private fun spoken(act: Person.() -> Unit) = Person(screen, machine().ledByAVoice()).use {
        it.practisesAWhile()
        assertTrue(it.machine.kept().isNotEmpty())
        it.act()
    }

    private fun Person.practisesAWhile() {
        practise("Soles of the feet")
        until("all is spoken") { machine.voice.closings == machine.voice.openings }
        settle()
        activate("End here")
        tap("Done")
    }

    private fun Person.goToSettings() {
        tap("You")
        tap("Settings")
    }

    @Test
    fun howMuchItIsIsSaidAndItCanBeEmptied() = spoken {
        val bytes = machine.kept().sumOf { it.length() }
        goToSettings()
        sees("$bytes bytes")
        tap("Empty")
        sees("Nothing kept")
        seesNot("$bytes bytes")
        seesDisabled("Empty")
        assertEquals(emptyList<File>(), machine.kept())
        back()
        practisesAWhile()
        assertTrue("what comes after that is kept again", machine.kept().isNotEmpty())
    }

    @Test
    fun whatWasSaidIsNotAskedForASecondTime() = spoken {
        val once = machine.voice.asked.size
        practisesAWhile()
        assertEquals("but for another version of a line", machine.voice.asked.distinct(), machine.voice.asked)
        assertTrue("${machine.voice.asked}", machine.voice.asked.size < 2 * once)
    }

    @Test
    fun itIsReadAsOne() = Person(screen, machine()).use {
        it.goToSettings()
        val read = it.nodes().map { node -> node.config.getOrNull(SemanticsProperties.Text).orEmpty().map { text -> text.text } }
        val note = "What the phone's voice has said is kept, so that a practice begins at once. Nothing you wrote is among it."
        assertEquals(listOf("Spoken lines", "Nothing kept", note), read.single { texts -> "Spoken lines" in texts })
        it.seesDisabled("Empty")
    }

    @Test
    fun deletingEverythingEmptiesItToo() = spoken {
        openPrivate("Delete everything")
        tap("Delete everything")
        tap("Yes, delete everything")
        untilSays("Everything is deleted.")
        assertEquals(emptyList<File>(), machine.kept())
        goToSettings()
        sees("Nothing kept")
    }

    @Test
    fun whereItCannotBeDeletedThatIsSaid() = Person(screen, machine()).use {
        // What stands in the place of the folder is none of the app's.
        File(checkNotNull(it.machine.platform.speechFolder)).writeText("something")
        it.openPrivate("Delete everything")
        it.tap("Delete everything")
        it.tap("Yes, delete everything")
        it.untilSays("Not everything could be deleted. Please try again.")
    }

    @Test
    fun whereNothingIsEverKeptThatIsSaid() = Person(screen, FakeMachine()).use {
        it.goToSettings()
        it.sees("Nothing kept")
        it.seesDisabled("Empty")
    }
}

package app.kindself.fields

import android.app.Application
import android.content.ComponentName
import androidx.activity.ComponentActivity
import androidx.activity.compose.setContent
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isRoot
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import androidx.compose.ui.test.performSemanticsAction
import androidx.compose.ui.test.performTextReplacement
import androidx.test.core.app.ActivityScenario
import androidx.test.core.app.ApplicationProvider
import app.kindself.core.EntryValue
import app.kindself.core.Feeling
import app.kindself.core.FieldCard
import app.kindself.core.FieldFault
import app.kindself.core.FieldShape
import app.kindself.core.OptionCard
import app.kindself.ui.fields.Field
import app.kindself.ui.fields.FieldActions
import app.kindself.ui.fields.FieldState
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/** Fields by themselves, used by their labels: with no journal, no store and no app around them. */
@RunWith(RobolectricTestRunner::class)
@Config(application = Application::class, qualifiers = "w411dp-h891dp-xhdpi")
class FieldTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    private var value by mutableStateOf<EntryValue?>(null)
    private var ownWord by mutableStateOf("")

    private val rating = FieldShape.Rating(10u, "not at all", "very", null)
    private val feelings = FieldShape.Feelings(100u, null)
    private val choice = FieldShape.Choice(listOf(OptionCard("near", "Close by"), OptionCard("far", "Far away")))

    /** Each shape, with something that stands in it, and how that reads. */
    private val filled = listOf(
        Triple(FieldShape.Text(true), EntryValue.Text("Rain"), "Rain"),
        Triple(rating, EntryValue.Rating(7u), "7 of 10"),
        Triple(feelings, EntryValue.Feelings(listOf(Feeling("sad", 40u))), "40 of 100"),
        Triple(choice, EntryValue.Choice("far"), "Far away"),
        Triple(FieldShape.Lines(3u), EntryValue.Lines(listOf("Tea")), "Tea")
    )

    private fun shown(
        shape: FieldShape,
        begun: EntryValue? = null,
        earlier: EntryValue? = null,
        faults: List<FieldFault> = emptyList(),
        enabled: Boolean = true,
        look: () -> Unit
    ) {
        value = begun
        ownWord = ""
        val card = FieldCard("what", "What is it like?", "Whatever comes", shape, false)
        val application = ApplicationProvider.getApplicationContext<Application>()
        shadowOf(application.packageManager).addActivityIfNotPresent(ComponentName(application, ComponentActivity::class.java))
        ActivityScenario.launch(ComponentActivity::class.java).use { scenario ->
            scenario.onActivity {
                it.setContent {
                    Column(Modifier.verticalScroll(rememberScrollState())) {
                        val state = FieldState(value, earlier, faults, listOf("sad", "calm"), ownWord, enabled)
                        Field(card, state, FieldActions({ now -> value = now }, { word -> ownWord = word }))
                    }
                }
            }
            look()
        }
    }

    private fun nodes() = screen.onAllNodes(!isRoot(), useUnmergedTree = true).fetchSemanticsNodes()

    private fun said(): String = nodes().joinToString("\n") { node ->
        val config = node.config
        val texts = config.getOrNull(SemanticsProperties.Text).orEmpty() + listOfNotNull(config.getOrNull(SemanticsProperties.EditableText))
        (texts.map { it.text } + listOfNotNull(config.getOrNull(SemanticsProperties.StateDescription))).joinToString()
    }

    private fun sees(words: String) = assertTrue("“$words” in:\n${said()}", words in said())

    private fun type(label: String, text: String) = screen.onNode(hasText(label) and hasSetTextAction()).performTextReplacement(text)

    private fun tap(label: String) = screen.onNode(hasText(label) and hasClickAction()).performSemanticsAction(SemanticsActions.OnClick)

    private fun slide(label: String, to: Float) =
        screen.onNode(hasContentDescription(label) and SemanticsMatcher.keyIsDefined(SemanticsActions.SetProgress))
            .performSemanticsAction(SemanticsActions.SetProgress) { it(to) }

    @Test
    fun wordsAreTypedAndTakenAway() = shown(FieldShape.Text(false)) {
        type("What is it like?", "Rain")
        assertEquals(EntryValue.Text("Rain"), value)
        type("What is it like?", "")
        assertEquals("nothing is not an empty text", null, value)
    }

    @Test
    fun aNumberIsNoneUntilItIsGivenAndCanBeTakenBack() = shown(rating) {
        sees("Not rated")
        sees("not at all")
        slide("What is it like?", 7f)
        assertEquals(EntryValue.Rating(7u), value)
        sees("7 of 10")
        tap("Leave it unrated")
        assertEquals(null, value)
    }

    @Test
    fun oneOfAFewIsChosen() = shown(choice) {
        sees("Whatever comes")
        tap("Far away")
        assertEquals(EntryValue.Choice("far"), value)
        tap("Close by")
        assertEquals(EntryValue.Choice("near"), value)
    }

    @Test
    fun theNextLineIsThereOnceOneIsFilledAndNeverOneTooMany() = shown(FieldShape.Lines(2u)) {
        type("What is it like?, line 1", "Tea")
        type("What is it like?, line 2", "Rain")
        assertEquals(EntryValue.Lines(listOf("Tea", "Rain")), value)
        assertEquals("two are the most", 2, screen.onAllNodes(hasSetTextAction()).fetchSemanticsNodes().size)
        type("What is it like?, line 2", "")
        type("What is it like?, line 1", "")
        assertEquals(null, value)
    }

    @Test
    fun feelingsAreChosenOrOnesOwnAndEachIsRated() = shown(feelings) {
        tap("sad")
        type("A word of your own", " wobbly")
        tap("Add it")
        assertEquals("", ownWord)
        slide("wobbly", 30f)
        assertEquals(EntryValue.Feelings(listOf(Feeling("sad", null), Feeling("wobbly", 30u))), value)
        tap("sad")
        tap("wobbly")
        assertEquals(null, value)
    }

    @Test
    fun theSecondOfTwoShowsWhatStoodInTheFirst() {
        shown(rating, earlier = EntryValue.Rating(8u)) {
            sees("Before: 8")
            sees("Not rated")
        }
        shown(feelings, earlier = EntryValue.Feelings(listOf(Feeling("calm", 60u)))) {
            sees("Before: 60")
            slide("calm", 20f)
            assertEquals(EntryValue.Feelings(listOf(Feeling("calm", 20u))), value)
        }
    }

    @Test
    fun whatIsToBeMendedIsSaidBesideEachShape() {
        for ((shape, begun, _) in filled) shown(shape, begun, faults = listOf(FieldFault.TooMuch(5u))) { sees("5 is the most here.") }
    }

    @Test
    fun whatCannotBeAnsweredIsReadAndNothingInItCanBeUsed() {
        val uses = listOf(SemanticsActions.OnClick, SemanticsActions.SetText, SemanticsActions.SetProgress)
        val usable = { nodes().filter { SemanticsProperties.Disabled !in it.config && uses.any { use -> use in it.config } } }
        for ((shape, begun, reads) in filled) {
            shown(shape, begun) { assertTrue("$shape could be used", usable().isNotEmpty()) }
            shown(shape, begun, enabled = false) {
                sees("What is it like?")
                sees(reads)
                assertEquals("$shape", emptyList<Any>(), usable().map { it.config })
            }
        }
    }
}

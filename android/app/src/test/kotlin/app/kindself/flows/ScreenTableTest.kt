package app.kindself.flows

import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import com.google.gson.JsonObject
import com.google.gson.JsonParser
import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** tests/flows/screens.json: on each screen, what can be done and what is said is the same on both phones. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class ScreenTableTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    @Test
    fun everyScreenOffersAndSaysWhatTheTableHas() {
        val table = JsonParser.parseReader(File(System.getProperty("screens")).reader()).asJsonArray.map { it.asJsonObject }
        val found = table.joinToString("\n\n") { row -> Person(screen, FakeMachine()).use { it.seen(row) } }
        assertEquals(table.joinToString("\n\n") { it.expected() }, found)
    }

    private fun Person.seen(row: JsonObject): String {
        for (step in row.getAsJsonArray("way").map { it.asJsonObject }) {
            when {
                step.has("tap") -> tap(step["tap"].asString)
                step.has("type") -> type(step["type"].asString, step["text"].asString)
                step.has("back") -> back()
                step.has("runs") -> untilItRuns()
                else -> pass(step["pass_ms"].asInt)
            }
        }
        val said = nodes().flatMap(::texts).toSet()
        val labels = nodes().filter(::usable).map { texts(it).first() }.filterNot(::isAHabitOfAndroid)
        return text(row["screen"].asString, labels, row.strings("reads").filter { it in said })
    }

    /** Back is the system's on one phone and named for the last screen on the other; a stepper is two buttons here, and one there. */
    private fun isAHabitOfAndroid(label: String) = label == "Back" || label.startsWith("Less: ") || label.startsWith("More: ")

    private fun JsonObject.expected() = text(this["screen"].asString, strings("do"), strings("reads"))

    private fun JsonObject.strings(name: String) = getAsJsonArray(name).map { it.asString }

    private fun text(screen: String, labels: List<String>, reads: List<String>) =
        "$screen\ncan: ${labels.sorted().joinToString(" / ")}\nsays: ${reads.joinToString(" / ")}"

    private fun texts(node: SemanticsNode): List<String> = node.config.getOrNull(SemanticsProperties.ContentDescription).orEmpty() +
        node.config.getOrNull(SemanticsProperties.Text).orEmpty().map { it.text }

    private fun usable(node: SemanticsNode): Boolean {
        val does = SemanticsActions.OnClick in node.config || SemanticsActions.SetText in node.config
        return does && SemanticsProperties.Disabled !in node.config && texts(node).isNotEmpty()
    }
}

package app.kindself.flows.screens

import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.core.dayBeginnings
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import app.kindself.flows.practices.settle
import com.google.gson.JsonObject
import com.google.gson.JsonParser
import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.fail
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.Config

private const val PHONE = "w411dp-h891dp-xhdpi"
private const val ENDLESS = "w411dp-h20000dp-mdpi"

private val androids = setOf("Back", "To the minute", "Open this in the settings")
private val habits = listOf("Less: ", "More: ", "Time: ", "From: ", "Until: ", "Day: ")

/**
 * tests/flows/screens.json: on each screen, what can be done and what is said is the same on both phones. What the
 * catalogue adds by itself stands there as one of [inCatalogue].
 */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = PHONE)
class ScreenTableTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    @Test
    fun everyScreenOffersAndSaysWhatTheTableHas() {
        val table = JsonParser.parseReader(File(System.getProperty("screens")).reader()).asJsonArray.map { it.asJsonObject }
        val found = table.mapNotNull { row ->
            // Of a long list only what is in sight is made: there, all of it is.
            RuntimeEnvironment.setQualifiers(if (row.has("long")) ENDLESS else PHONE)
            Person(screen, FakeMachine()).use { it.differences(row) }
        }
        if (found.isNotEmpty()) fail(found.joinToString("\n", prefix = "Not as in tests/flows/screens.json:\n"))
    }

    @Test
    fun whatDiffersIsToldByScreenAndByWhetherItIsMissingOrOneTooMany() {
        val row = JsonParser.parseString("""{"screen": "tea", "do": ["Pour", "Pour", "Stir"], "reads": ["Warm", "Hot"]}""").asJsonObject
        assertNull(differences(row, row.strings("do"), listOf("Stir", "Pour", "Pour"), setOf("Hot", "Warm", "More")))
        assertEquals(
            "tea: “Pour” is missing\ntea: “Spill” is not in the table\ntea: “Hot” is not said",
            differences(row, row.strings("do"), listOf("Spill", "Stir", "Pour"), setOf("Warm"))
        )
    }

    private fun Person.differences(row: JsonObject): String? {
        try {
            walk(row)
        } catch (cannot: IllegalStateException) {
            return "${row["screen"].asString}: the way there ends. ${cannot.message}"
        }
        val said = nodes().flatMap(::texts).toSet()
        val labels = nodes().filter(::usable).map { texts(it).first() }.filterNot(::isAHabitOfAndroid)
        return differences(row, row.strings("do").flatMap { inCatalogue[it]?.invoke(this) ?: listOf(it) }, labels, said)
    }

    private fun Person.walk(row: JsonObject) {
        for (step in row.getAsJsonArray("way").map { it.asJsonObject }) {
            when {
                step.has("tap") -> tap(step["tap"].asString)
                step.has("type") -> type(step["type"].asString, step["text"].asString)
                step.has("back") -> back()
                step.has("runs") -> untilItRuns()
                else -> pass(step["pass_ms"].asInt)
            }
            // What was left out or answered in a session goes on once its sound is made.
            if (machine.app.sessions.player.display?.let { it.isPractice && it.gettingReady } == true) settle()
        }
    }

    private fun differences(row: JsonObject, table: List<String>, labels: List<String>, said: Set<String>): String? {
        val missing = table.without(labels).map { "“$it” is missing" }
        val more = labels.without(table).map { "“$it” is not in the table" }
        val unsaid = row.strings("reads").filterNot(said::contains).map { "“$it” is not said" }
        return (missing + more + unsaid).takeIf { it.isNotEmpty() }?.joinToString("\n") { "${row["screen"].asString}: $it" }
    }

    /** What is left when each of [others] has taken one away that is called so. */
    private fun List<String>.without(others: List<String>) = others.fold(this) { left, other -> left - other }

    private val inCatalogue: Map<String, Person.() -> List<String>> = mapOf(
        "{every protocol}" to { machine.app.catalogue.protocols.map { it.name } },
        "{every practice}" to { machine.app.catalogue.practices.map { it.name } },
        // One that a way to breathe is called as, too, stands there once.
        "{every practice to be reminded of}" to {
            val breaths = machine.app.catalogue.protocols.map { it.name }
            machine.app.catalogue.practices.filterNot { it.discreet || it.name in breaths }.map { it.name }
        },
        "{every filter}" to {
            machine.app.finder.found?.facets.orEmpty().flatMap { it.values }.filter { it.hits > 0u }.map { "${it.name}, ${it.hits} found" }
        },
        "{every suggestion}" to { machine.app.forYou.offered?.suggestions.orEmpty().map { it.practice.name } },
        "{every beginning of a day}" to { dayBeginnings().map(machine.phone::time) },
        "{every kind of entry}" to { machine.app.writing.catalogue!!.kinds.map { it.name } }
    )

    /**
     * Back is the system's on one phone and named for the last screen on the other; a stepper is two buttons here, and one there; a time
     * or a day is a button here, and stands on the screen there. Moments to the minute, and most pages of settings, are Android's alone.
     */
    private fun isAHabitOfAndroid(label: String) = label in androids || habits.any(label::startsWith)

    private fun JsonObject.strings(name: String) = getAsJsonArray(name).map { it.asString }

    private fun texts(node: SemanticsNode): List<String> = node.config.getOrNull(SemanticsProperties.ContentDescription).orEmpty() +
        node.config.getOrNull(SemanticsProperties.Text).orEmpty().map { it.text }

    private fun usable(node: SemanticsNode): Boolean {
        val does = SemanticsActions.OnClick in node.config || SemanticsActions.SetText in node.config
        return does && SemanticsProperties.Disabled !in node.config && texts(node).isNotEmpty()
    }
}

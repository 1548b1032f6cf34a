package app.kindself.ui.parts

import android.app.Application
import android.content.ComponentName
import android.graphics.Bitmap
import android.graphics.Canvas
import androidx.activity.ComponentActivity
import androidx.activity.compose.setContent
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.material3.ColorScheme
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.toArgb
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.isRoot
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import androidx.compose.ui.unit.LayoutDirection
import androidx.test.core.app.ActivityScenario
import androidx.test.core.app.ApplicationProvider
import app.kindself.core.Content
import app.kindself.core.PaletteRole
import app.kindself.ui.theme.KindselfTheme
import com.google.gson.JsonObject
import com.google.gson.JsonParser
import java.io.File
import kotlin.math.abs
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode

/** Pictures by themselves: the same shapes at the same moments as the vectors have, in the colours of day and night. */
@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(application = Application::class, qualifiers = "w411dp-h891dp-xhdpi")
class PictureTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    private val pictures = Pictures(Content("en"))

    private fun read(property: String) = JsonParser.parseReader(File(System.getProperty(property)).reader()).asJsonObject

    private val rows = read("pictures").getAsJsonArray("pictures").map { it.asJsonObject }

    private fun JsonObject.objects(name: String) = getAsJsonArray(name).map { it.asJsonObject }

    /** Shows [content] with every picture there is, and looks at it. */
    private fun shown(
        still: Boolean = true,
        rtl: Boolean = false,
        dark: Boolean = false,
        content: @Composable () -> Unit,
        look: (ActivityScenario<ComponentActivity>) -> Unit
    ) {
        val application = ApplicationProvider.getApplicationContext<Application>()
        shadowOf(application.packageManager).addActivityIfNotPresent(ComponentName(application, ComponentActivity::class.java))
        ActivityScenario.launch(ComponentActivity::class.java).use { scenario ->
            scenario.onActivity {
                it.setContent {
                    CompositionLocalProvider(
                        LocalGallery provides Gallery(still, pictures::find),
                        LocalLayoutDirection provides if (rtl) LayoutDirection.Rtl else LayoutDirection.Ltr
                    ) { KindselfTheme(dark) { Surface(Modifier.fillMaxSize()) { Column { content() } } } }
                }
            }
            screen.waitForIdle()
            look(scenario)
        }
    }

    /** Every dot of the screen, a row for each line. */
    private fun dots(rtl: Boolean, content: @Composable () -> Unit): List<IntArray> {
        lateinit var rows: List<IntArray>
        shown(rtl = rtl, content = content) { scenario ->
            scenario.onActivity { activity ->
                val view = activity.window.decorView
                val bitmap = Bitmap.createBitmap(view.width, view.height, Bitmap.Config.ARGB_8888)
                view.draw(Canvas(bitmap))
                val wide = bitmap.width
                rows = List(bitmap.height) { y -> IntArray(wide).also { bitmap.getPixels(it, 0, wide, 0, y, wide, 1) } }
            }
        }
        return rows
    }

    /** How many dots differ. */
    private fun differing(one: List<IntArray>, other: List<IntArray>) =
        one.zip(other).sumOf { (a, b) -> a.indices.count { a[it] != b[it] } }

    private fun nodes() = screen.onAllNodes(!isRoot(), useUnmergedTree = true).fetchSemanticsNodes()

    @Test
    fun everyPictureHasTheShapesOfTheVectorsAtTheirMoments() {
        assertEquals(rows.size, pictures.card.all.size)
        for (row in rows) {
            val name = row.get("id").asString
            val card = pictures.find(name)!!
            assertEquals(name, row.get("description").asString, card.description)
            assertEquals(name, row.getAsJsonArray("frame").map { it.asInt }, listOf(card.width, card.height))
            for (moment in row.objects("moments")) {
                val atMs = moment.get("at_ms").asLong
                val shapes = moment.objects("shapes")
                assertEquals(name, shapes.size, card.shapes.size)
                for ((shape, expected) in card.shapes.zip(shapes)) {
                    assertEquals(name, expected.get("role").asString, shape.role.name.lowercase())
                    assertEquals(name, expected.get("opacity").asInt, shape.opacityPercent.toInt())
                    val edge = card.edge(shape, atMs)
                    assertEquals(name, expected.get("points").asInt * 2, edge.size)
                    for ((place, at) in expected.getAsJsonObject("some").entrySet()) {
                        val there = at.asJsonArray.map { it.asFloat }
                        val here = listOf(edge[place.toInt() * 2], edge[place.toInt() * 2 + 1])
                        assertTrue("$name at $atMs: $here, not $there", here.zip(there).all { (a, b) -> abs(a - b) <= 1.5f })
                    }
                }
            }
        }
    }

    @Test
    fun eachRoleHasItsColourByDayAndByNight() {
        for ((theme, dark) in listOf("day" to false, "night" to true)) {
            lateinit var colours: ColorScheme
            shown(dark = dark, content = { colours = MaterialTheme.colorScheme }) {}
            val palette = read("palette").getAsJsonObject(theme)
            for (role in PaletteRole.entries) {
                val colour = "#%06X".format(colours.of(role).toArgb() and 0xFFFFFF)
                assertEquals("$theme $role", palette.get(role.name.lowercase()).asString, colour)
            }
        }
    }

    @Test
    fun aPictureIsReadAsItsDescriptionAndItsWordsAreNotReadAgain() {
        val lesson = pictures.card.all.first { it.labels.isNotEmpty() }
        shown(content = { Picture(lesson.id) }) {
            screen.onNode(hasContentDescription(lesson.description)).assertExists()
            // What is read, not what is there: a picture keeps what its words say to itself.
            val read = screen.onAllNodes(!isRoot()).fetchSemanticsNodes()
            val texts = read.flatMap { it.config.getOrNull(SemanticsProperties.Text).orEmpty() }.map { it.text }
            assertEquals(emptyList<String>(), texts)
        }
    }

    @Test
    fun anEmblemBesideANameIsNotRead() = shown(content = { BesideEmblem("breath") { BodyText("Breathe") } }) {
        val said = nodes().flatMap { it.config.getOrNull(SemanticsProperties.ContentDescription).orEmpty() }
        assertEquals(emptyList<String>(), said)
        assertEquals(listOf("Breathe"), nodes().flatMap { it.config.getOrNull(SemanticsProperties.Text).orEmpty() }.map { it.text })
    }

    @Test
    fun whatThereIsNoPictureOfIsNotThere() = shown(content = { Picture("nobody's") }) {
        assertEquals(0, nodes().count { PictureMoment in it.config })
    }

    @Test
    fun nothingMovesWhereNothingIsTo() {
        val moving = pictures.card.all.first { it.periodMs != null && it.labels.isNotEmpty() }
        shown(still = true, content = { Picture(moving.id) }) {
            screen.mainClock.advanceTimeBy(5000)
            val node = screen.onNode(SemanticsMatcher.keyIsDefined(PictureMoment)).fetchSemanticsNode()
            assertEquals(0L, node.config[PictureMoment]())
        }
    }

    @Test
    fun whatGoesFromSomewhereToSomewhereGoesTheOtherWayWhereOneReadsFromTheRight() {
        for (name in listOf("breath", "grounding")) {
            val ltr = dots(rtl = false) { Emblem(name) }
            val rtl = dots(rtl = true) { Emblem(name) }
            val flipped = ltr.map { it.reversedArray() }
            assertNotEquals("$name is drawn", 0, differing(ltr, rtl))
            val drawn = ltr.sumOf { row -> row.count { it != ltr.last().last() } }
            // Edges are softened a little differently from the other side.
            val turned = differing(flipped, rtl) < drawn / 4
            assertEquals(name, pictures.find(name)!!.mirrors, turned)
        }
    }
}

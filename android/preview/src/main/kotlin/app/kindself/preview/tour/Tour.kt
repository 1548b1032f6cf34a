package app.kindself.preview.tour

import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.ExperimentalComposeUiApi
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.asSkiaBitmap
import androidx.compose.ui.input.InputMode
import androidx.compose.ui.platform.LocalInputModeManager
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.SemanticsNodeInteraction
import androidx.compose.ui.test.SkikoComposeUiTest
import androidx.compose.ui.test.click
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isRoot
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.performSemanticsAction
import androidx.compose.ui.test.performTextReplacement
import androidx.compose.ui.test.performTouchInput
import androidx.compose.ui.unit.Density
import app.kindself.preview.BackKey
import app.kindself.preview.Options
import app.kindself.preview.PHONE_HEIGHT
import app.kindself.preview.PHONE_WIDTH
import app.kindself.preview.Phone
import java.io.File
import org.jetbrains.skia.EncodedImageFormat
import org.jetbrains.skia.Image

/** How long, in milliseconds of the real clock, a step waits for what the core is still working on. */
private const val PATIENCE = 60_000L

/** How long, in milliseconds of the picture's clock, a screen may move before it is drawn. */
private const val SETTLE = 600L

/** So far, in pixels, a list is scrolled at once. */
private const val STRETCH = 400f

/** One picture of sixty a second, in milliseconds. */
private const val FRAME = 16L

/**
 * Walks through [screen] with no display, and leaves in [folder] one numbered picture for each step and transcript.txt: what a
 * screen reader would meet, in its order. The same walk gives the same pictures: animations run on a clock that only steps move.
 */
@OptIn(ExperimentalTestApi::class, ExperimentalComposeUiApi::class)
fun tour(
    folder: File,
    options: Options,
    back: BackKey,
    screen: @Composable () -> Unit,
    watch: TourWatch = TourWatch(),
    steps: Tour.() -> Unit
) {
    folder.deleteRecursively()
    check(folder.mkdirs()) { "Cannot make $folder" }
    val width = (PHONE_WIDTH * options.density).toInt()
    val height = (PHONE_HEIGHT * options.density).toInt()
    SkikoComposeUiTest(width, height, density = Density(options.density)).runTest {
        mainClock.autoAdvance = false
        setContent {
            // Fingers, not keys: or the button tapped last would stay marked as focused in the picture.
            val input = LocalInputModeManager.current
            remember(input) { input.requestInputMode(InputMode.Touch) }
            Phone(options, screen)
        }
        Tour(this, folder, back, watch).steps()
    }
}

/** Who is told how a tour goes on: [frame] after each frame, with its milliseconds; [step] after each step, with its name. */
class TourWatch(val frame: (Long) -> Unit = {}, val step: (String) -> Unit = {})

/** What a step can do. People's words only: everything is found by its label, so a screen that cannot be read cannot be toured. */
@OptIn(ExperimentalTestApi::class)
class Tour internal constructor(
    private val ui: SkikoComposeUiTest,
    private val folder: File,
    private val back: BackKey,
    private val watch: TourWatch
) {
    private val transcript = File(folder, "transcript.txt")
    private var count = 0

    /** Does [act], lets the screen settle, draws it and writes down what it says. */
    fun step(name: String, act: Tour.() -> Unit = {}) {
        act()
        pass(SETTLE)
        count++
        val title = "%02d-%s".format(count, name)
        File(folder, "$title.png").writeBytes(png(ui.captureToImage()))
        val roots = ui.onAllNodes(isRoot()).fetchSemanticsNodes()
        transcript.appendText("$title\n" + roots.flatMap { readAloud(it) }.joinToString("") { "  $it\n" } + "\n")
        watch.step(name)
    }

    /** Taps what is called [label], after waiting for it. */
    fun tap(label: String) {
        val node = find(called(label) and hasClickAction(), label)
        node.scrollIntoSight()
        // A finger: performClick would leave a mouse pointer hovering in the picture.
        node.performTouchInput { click() }
        pass(FRAME)
    }

    /** Taps the first of several that are called [label]. */
    fun tapFirst(label: String) {
        val node = ui.onAllNodes(called(label) and hasClickAction()).onFirst()
        node.scrollIntoSight()
        node.performTouchInput { click() }
        pass(FRAME)
    }

    /** Moves the first of several sliders that are called [label]. */
    fun slideFirst(label: String, value: Float) {
        val slider = SemanticsMatcher("has a slider's action") { SemanticsActions.SetProgress in it.config }
        ui.onAllNodes(called(label) and slider).onFirst().performSemanticsAction(SemanticsActions.SetProgress) { it(value) }
        pass(FRAME)
    }

    /** Replaces what stands in the field called [label]. */
    fun type(label: String, text: String) {
        find(called(label) and hasSetTextAction(), label).performTextReplacement(text)
        pass(FRAME)
    }

    /** Moves the slider called [label]. */
    fun slide(label: String, value: Float) {
        val slider = SemanticsMatcher("has a slider's action") { SemanticsActions.SetProgress in it.config }
        find(called(label) and slider, label).performSemanticsAction(SemanticsActions.SetProgress) { it(value) }
        pass(FRAME)
    }

    /** Waits until something is called [label]. */
    fun await(label: String) {
        find(called(label), label)
    }

    /** Scrolls until what is called [label] is in sight; it must be composed already (not far down a lazy list). */
    fun scrollTo(label: String) = find(called(label), label).scrollIntoSight()

    /** Lets the picture's clock run, frame by frame, and whoever goes by it. */
    fun pass(milliseconds: Long) {
        for (frame in 0 until milliseconds step FRAME) {
            watch.frame(FRAME)
            // What the frame woke is waiting in the window system's queue; an empty turn lets it go first.
            repeat(2) { ui.runOnUiThread {} }
            ui.mainClock.advanceTimeBy(FRAME)
        }
    }

    fun back() {
        check(ui.runOnUiThread { back.press() }) { "Nothing answers Back here" }
        pass(SETTLE)
    }

    private fun called(label: String) = hasText(label) or hasContentDescription(label)

    private fun find(matcher: SemanticsMatcher, label: String): SemanticsNodeInteraction {
        val end = System.currentTimeMillis() + PATIENCE
        while (true) {
            val found = ui.onAllNodes(matcher).fetchSemanticsNodes(atLeastOneRootRequired = false).size
            if (found == 1) return ui.onNode(matcher)
            // While one screen fades into the next, both may have it.
            check(System.currentTimeMillis() < end) { "After step $count $found things are called “$label”; see $transcript" }
            Thread.sleep(10)
            pass(FRAME)
            if (found == 0) furtherDown()
        }
    }

    /** Of a long list, only what is in sight is there to be found. */
    private fun furtherDown() {
        val list =
            ui.onAllNodes(SemanticsMatcher.keyIsDefined(SemanticsActions.ScrollToIndex)).fetchSemanticsNodes().firstOrNull() ?: return
        ui.runOnUiThread { list.config[SemanticsActions.ScrollBy].action?.invoke(0f, STRETCH) }
        pass(SETTLE)
    }

    // Not performScrollTo: it waits for a scroll to arrive that only this tour's clock could move, and so for ever.
    private fun SemanticsNodeInteraction.scrollIntoSight() {
        val node = fetchSemanticsNode()
        val scroller = generateSequence(node.parent) { it.parent }.firstOrNull { SemanticsActions.ScrollBy in it.config } ?: return
        val sight = scroller.boundsInRoot
        val top = node.positionInRoot.y
        val bottom = top + node.size.height
        val by = when {
            bottom > sight.bottom -> bottom - sight.bottom
            top < sight.top -> top - sight.top
            else -> 0f
        }
        if (by != 0f) ui.runOnUiThread { scroller.config[SemanticsActions.ScrollBy].action?.invoke(0f, by) }
        pass(SETTLE)
    }

    private fun png(picture: ImageBitmap): ByteArray =
        checkNotNull(Image.makeFromBitmap(picture.asSkiaBitmap()).encodeToData(EncodedImageFormat.PNG)).bytes
}

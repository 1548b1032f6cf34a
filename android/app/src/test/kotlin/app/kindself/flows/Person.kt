package app.kindself.flows

import android.content.res.Configuration
import android.graphics.Insets
import android.os.Bundle
import android.os.Looper
import android.os.Parcel
import android.view.WindowInsets
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.SemanticsPropertyKey
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.SemanticsNodeInteraction
import androidx.compose.ui.test.assertIsNotEnabled
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isRoot
import androidx.compose.ui.test.junit4.ComposeTestRule
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.onLast
import androidx.compose.ui.test.onRoot
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performSemanticsAction
import androidx.compose.ui.test.performTextReplacement
import androidx.compose.ui.test.performTouchInput
import androidx.lifecycle.Lifecycle
import androidx.test.core.app.ActivityScenario
import androidx.test.core.app.ApplicationProvider
import androidx.test.platform.app.InstrumentationRegistry
import app.kindself.KindselfApp
import app.kindself.MainActivity
import app.kindself.R
import app.kindself.core.SessionEvent
import app.kindself.takePicture
import app.kindself.ui.session.BreathLevel
import app.kindself.ui.session.BreathSize
import java.util.Locale
import org.robolectric.Shadows.shadowOf

/** The pseudo-locale en-XA. */
private const val PSEUDO = "XA"
private const val FAR = 3000f
private const val FRAME_MS = 16uL

/** After a second that passes, pictures come this far apart: what has moved by then stands still, or moves on slowly. */
private const val LATER_FRAME_MS = 100uL
private const val SECOND_MS = 1000uL
private const val PATIENCE_NANOS = 20_000_000_000L

/** Someone using the real app by what it says. Time goes by only when they let it [pass]; [firstMs] have when it is theirs. */
class Person(private val screen: ComposeTestRule, machine: FakeMachine, firstMs: Int = 300) : AutoCloseable {
    private var scenario: ActivityScenario<MainActivity>

    var machine = machine
        private set

    /** Nothing is drawn while the app is out of sight, and waiting for it would be in vain. */
    private var isSeen = true

    init {
        start()
        screen.mainClock.autoAdvance = false
        scenario = ActivityScenario.launch(MainActivity::class.java)
        pass(firstMs)
    }

    private fun start() = ApplicationProvider.getApplicationContext<KindselfApp>().let { it.startWith(machine.start(it.scope)) }

    /** The system ends the process and keeps the screen; it comes up again on [next], in another one. */
    fun processEnds(next: FakeMachine) {
        idle()
        machine.app.stored.shut()
        machine = next
        start()
        scenario.recreate()
        pass(200)
    }

    /** The screen has gone, with what the system kept of it, and the process has not; somebody opens the app. */
    fun opensAnew() {
        scenario.close()
        scenario = ActivityScenario.launch(MainActivity::class.java)
        pass(300)
    }

    override fun close() {
        machine.core.letGo()
        idle()
        scenario.close()
        // No screen is left to wait for, only what is still being kept.
        idle { }
        machine.app.stored.shut()
    }

    /** Lets the clock and the picture go on together, frame by frame, stopping at each moment that is waited for. */
    fun pass(ms: Int) {
        val all = ms.toULong()
        var left = all
        idle()
        while (left > 0uL) {
            val frame = if (all - left < SECOND_MS) FRAME_MS else LATER_FRAME_MS
            val step = minOf(left, frame, machine.clock.nextMs?.coerceAtLeast(1uL) ?: frame)
            machine.clock.advance(step)
            screen.mainClock.advanceTimeBy(step.toLong(), ignoreFrameDuration = true)
            shadowOf(Looper.getMainLooper()).idle()
            left -= step
            // What the drive answers is there in the next picture, however busy the machine is.
            if (busy) idle()
        }
        idle()
    }

    /** Lets work on other threads come back; nothing of the app's time goes by. */
    fun until(what: String, done: () -> Boolean) {
        val end = System.nanoTime() + PATIENCE_NANOS
        idle()
        while (!done()) {
            check(System.nanoTime() < end) { "Waited in vain for: $what\n${told()}" }
            Thread.yield()
            idle()
        }
        pass(50)
    }

    /** Lets long work of the core's come back, picture by picture, until the screen says [words]. */
    fun untilSays(words: String) {
        val end = System.nanoTime() + PATIENCE_NANOS
        while (!says(words)) {
            check(System.nanoTime() < end) { "Waited in vain for “$words”\n${told()}" }
            pass(FRAME_MS.toInt())
        }
        pass(300)
    }

    /** Waits until a session's sound is ready and it runs. */
    fun untilItRuns() = until("the session runs") { machine.stage.show?.running == true }

    /** How far the session is that began last and was not paused. */
    val playedMs: ULong get() = machine.clock.nowMs() - machine.stage.beganAtMs

    fun tap(label: String) {
        find(called(label) and hasClickAction(), label).into().performClick()
        pass(300)
    }

    /** Twice: before anything can come of the first time, or so much later. */
    fun tapTwice(label: String, apartMs: Int? = null, thenMs: Int = 300) {
        val click = find(called(label) and hasClickAction(), label).fetchSemanticsNode().config[SemanticsActions.OnClick].action
        click?.invoke()
        apartMs?.let(::pass)
        click?.invoke()
        pass(thenMs)
    }

    /** As a switch or a screen reader would. */
    fun activate(label: String) {
        find(called(label) and hasClickAction(), label).performSemanticsAction(SemanticsActions.OnClick)
        pass(300)
    }

    fun touch(at: Offset) {
        screen.onRoot().performTouchInput {
            down(at)
            up()
        }
        pass(300)
    }

    /** A finger that stays for [ms]. */
    fun press(at: Offset, ms: Int) {
        screen.onRoot().performTouchInput { down(at) }
        pass(ms)
        screen.onRoot().performTouchInput { up() }
        pass(300)
    }

    /** Types into the field called [label]; where there are several, [first] says into which. */
    fun type(label: String, text: String, first: Boolean? = null) {
        find(hasText(here(label)) and hasSetTextAction(), label, first).into().performTextReplacement(text)
        pass(100)
    }

    /** Where the slider called [label] stands. */
    fun standsAt(label: String): Float =
        find(called(label) and SemanticsMatcher.keyIsDefined(SemanticsActions.SetProgress), label).fetchSemanticsNode()
            .config[SemanticsProperties.ProgressBarRangeInfo].current

    /** Moves the slider called [label]; where there are several, [first] says which. */
    fun slide(label: String, to: Float, first: Boolean? = null) {
        find(called(label) and SemanticsMatcher.keyIsDefined(SemanticsActions.SetProgress), label, first).into()
            .performSemanticsAction(SemanticsActions.SetProgress) { it(to) }
        pass(100)
    }

    /** The first of several that are called [label]. */
    fun tapFirst(label: String) {
        find(called(label) and hasClickAction(), label, first = true).into().performClick()
        pass(300)
    }

    /** The last of several that are called [label]: the one in a dialog. */
    fun activateLast(label: String) {
        find(called(label) and hasClickAction(), label, first = false).performSemanticsAction(SemanticsActions.OnClick)
        pass(300)
    }

    /** Chooses that day of the month that the calendar shows. */
    fun chooseDay(day: Int) {
        val named = SemanticsMatcher("is the day $day") { node ->
            node.config.getOrNull(SemanticsProperties.Text).orEmpty().any { text -> Regex("\\b$day\\b").containsMatchIn(text.text) }
        }
        find(named and hasClickAction() and SemanticsMatcher.keyIsDefined(SemanticsProperties.Selected), "$day", first = true)
            .performSemanticsAction(SemanticsActions.OnClick)
        pass(300)
        tap("Choose this day")
    }

    /** To the end of the list, as far as it goes. */
    fun scrollFar() = repeat(30) {
        screen.onNode(SemanticsMatcher.keyIsDefined(SemanticsActions.ScrollToIndex)).performSemanticsAction(SemanticsActions.ScrollBy) {
            it(0f, FAR)
        }
        pass(100)
    }

    /** The second tab. On the first screen a door is called the same. */
    fun goToWriting() {
        tap("You")
        tap("Write")
    }

    /** Writes a note with those words. */
    fun note(words: String) {
        goToWriting()
        // What was written before is called the same.
        tapFirst("A note")
        type("Your words", words)
        tap("Save")
    }

    /** Begins a letter with those words, sealed until that day of this month. */
    fun letter(words: String, sealedUntil: Int) {
        tap("A line, a letter, a hard thought")
        tap("A kind letter")
        tap("From someone kind, to me")
        type("The letter", words)
        tap("Seal until…")
        chooseDay(sealedUntil)
    }

    /** The app goes out of sight, and comes back. */
    fun goAway(meanwhile: () -> Unit = {}) {
        scenario.moveToState(Lifecycle.State.CREATED)
        isSeen = false
        pass(50)
        meanwhile()
        scenario.moveToState(Lifecycle.State.RESUMED)
        isSeen = true
        pass(300)
    }

    /** What the system would keep of the screen, as it writes it down. */
    fun savedState(): String {
        val bundle = Bundle()
        scenario.onActivity { activity ->
            InstrumentationRegistry.getInstrumentation().callActivityOnSaveInstanceState(activity, bundle)
        }
        val parcel = Parcel.obtain()
        parcel.writeBundle(bundle)
        return parcel.marshall().let {
            String(it, Charsets.UTF_8) + String(it, Charsets.UTF_16LE) +
                String(it, 1, it.size - 1, Charsets.UTF_16LE)
        }
            .also { parcel.recycle() }
    }

    fun back() {
        scenario.onActivity { it.onBackPressedDispatcher.onBackPressed() }
        pass(300)
    }

    fun turnThePhone() {
        scenario.recreate()
        pass(300)
    }

    fun interrupt(event: SessionEvent) {
        checkNotNull(machine.stage.events)(event)
        pass(300)
    }

    /** Whether what is called [label] has that action to offer to a screen reader. */
    fun offers(label: String, action: SemanticsPropertyKey<*>): Boolean =
        action in find(called(label) and hasClickAction(), label).fetchSemanticsNode().config

    fun sees(words: String) = check(says(words)) { "Nothing says “$words”:\n${told()}" }

    fun seesNot(words: String) = check(!says(words)) { "Something says “$words”:\n${told()}" }

    fun says(words: String): Boolean {
        idle()
        return screen.onAllNodes(called(words)).fetchSemanticsNodes(atLeastOneRootRequired = false).isNotEmpty()
    }

    fun seesDisabledSwitch(label: String) {
        find(called(label) and SemanticsMatcher.keyIsDefined(SemanticsProperties.ToggleableState), label).assertIsNotEnabled()
    }

    fun seesDisabled(label: String) {
        find(called(label) and hasClickAction(), label).assertIsNotEnabled()
    }

    /** The shape as it is on the screen. */
    fun level(): Float = shape(BreathLevel)

    fun size(): Float = shape(BreathSize)

    private fun shape(key: SemanticsPropertyKey<() -> Float>): Float {
        idle()
        val node = screen.onNode(SemanticsMatcher.keyIsDefined(key)).fetchSemanticsNode()
        return node.config[key]()
    }

    /** The system's bar at the bottom is so high from now on, and the keyboard too, where it is up; in pixels. */
    fun bars(buttons: Int, keyboard: Int = 0) {
        val insets = WindowInsets.Builder()
            .setInsets(WindowInsets.Type.navigationBars(), Insets.of(0, 0, 0, buttons))
            .setInsets(WindowInsets.Type.ime(), Insets.of(0, 0, 0, keyboard))
            .setVisible(WindowInsets.Type.ime(), keyboard > 0)
            .build()
        scenario.onActivity { it.window.decorView.dispatchApplyWindowInsets(insets) }
        pass(300)
    }

    fun onActivity(act: (MainActivity) -> Unit) {
        scenario.onActivity { act(it) }
    }

    fun picture(name: String) = scenario.onActivity { takePicture(it, name) }

    fun nodes(): List<SemanticsNode> {
        idle()
        fun all(node: SemanticsNode): List<SemanticsNode> = listOf(node) + node.children.flatMap(::all)
        return screen.onAllNodes(isRoot()).fetchSemanticsNodes().flatMap(::all)
    }

    /** Everything the screen says, for a failing test's message. */
    fun told(): String = nodes().mapNotNull { node ->
        val words =
            node.config.getOrNull(SemanticsProperties.Text)?.joinToString()
                ?: node.config.getOrNull(SemanticsProperties.ContentDescription)?.joinToString()
        words?.let { "  $it" }
    }.joinToString("\n")

    private fun idle(picture: () -> Unit = { if (isSeen) screen.waitForIdle() }) {
        do {
            shadowOf(Looper.getMainLooper()).idle()
            picture()
            val waits = busy
            if (waits) Thread.yield()
        } while (waits || busy)
        shadowOf(Looper.getMainLooper()).idle()
    }

    /** Something is waited for that comes by itself; a copy that is stuck does not. */
    private val busy: Boolean
        get() = !machine.documents.stuck && (machine.aside.busy || machine.io.busy && !machine.core.holds)

    private fun called(label: String) = here(label).let { hasText(it) or hasContentDescription(it) }

    /** [label] as the screen's language has it; words of the core's are the same in all of them so far. */
    private fun here(label: String): String {
        val context = ApplicationProvider.getApplicationContext<KindselfApp>()
        if (context.resources.configuration.locales[0].country != PSEUDO) return label
        val english = context.createConfigurationContext(Configuration().apply { setLocale(Locale.ENGLISH) })
        val texts = R.string::class.java.fields.map { it.getInt(null) }
        return texts.firstOrNull { english.getString(it) == label }?.let(context::getString) ?: label
    }

    private fun find(matcher: SemanticsMatcher, label: String, first: Boolean? = null): SemanticsNodeInteraction {
        idle()
        val count = screen.onAllNodes(matcher).fetchSemanticsNodes(atLeastOneRootRequired = false).size
        if (first != null && count > 1) return screen.onAllNodes(matcher).let { if (first) it.onFirst() else it.onLast() }
        check(count == 1) { "$count things to use are called “$label”:\n${told()}" }
        return screen.onNode(matcher)
    }

    /** Scrolls it into sight; Compose's own performScrollTo waits for a clock that stands still here. */
    private fun SemanticsNodeInteraction.into(): SemanticsNodeInteraction {
        val node = fetchSemanticsNode()
        val scroller = generateSequence(node.parent) { it.parent }.firstOrNull { SemanticsActions.ScrollBy in it.config } ?: return this
        val (inside, outside) = node.positionInRoot.y to scroller.boundsInRoot
        val down = when {
            inside < outside.top -> inside - outside.top
            inside + node.size.height > outside.bottom -> inside + node.size.height - outside.bottom
            else -> return this
        }
        scroller.config[SemanticsActions.ScrollBy].action?.invoke(0f, down)
        pass(800)
        return this
    }
}

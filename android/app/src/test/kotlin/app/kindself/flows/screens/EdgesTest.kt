package app.kindself.flows.screens

import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import app.kindself.ui.platform.FileShelf
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** The height of that phone, of its three buttons, and of a keyboard, in pixels. */
private const val HEIGHT = 1782
private const val BUTTONS = 96
private const val KEYBOARD = 900

/** So much of a field is enough to see what one types. */
private const val LINE = 96f

/** What the system lays over the screen: its bar with three buttons, and the keyboard. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class EdgesTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    private val name = { node: SemanticsNode ->
        val named = node.config.getOrNull(SemanticsProperties.ContentDescription).orEmpty()
        (node.config.getOrNull(SemanticsProperties.Text).orEmpty().map { it.text } + named).joinToString()
    }

    private val typed = { node: SemanticsNode -> SemanticsActions.SetText in node.config }

    private fun onEach(screens: Map<String, Person.() -> Unit>, look: Person.() -> List<String>) = screens.flatMap { (name, way) ->
        Person(screen, FakeMachine()).use { person ->
            person.way()
            person.look().map { "$name: $it" }
        }
    }.joinToString("\n")

    @Test
    fun theKeyboardCoversNothingThatOneTypesInto() {
        assertEquals("", onEach(everyScreen.filterKeys { it in screensToTypeOn }) { covered() })
    }

    @Test
    fun whereTheKeyIsLostTheKeyboardDoesNotCoverThePassphrase() {
        for (way in listOf<Person.() -> Unit>({ goToWriting() }, { tap("A line, a letter, a hard thought") })) {
            aLostKey().use { person ->
                person.way()
                assertTrue("there is something to type into", person.nodes().any(typed))
                assertEquals(emptyList<String>(), person.covered())
            }
        }
    }

    /** Fields that the keyboard would cover while one types into them. */
    private fun Person.covered(): List<String> = nodes().filter(typed).mapIndexedNotNull { index, _ ->
        val field = { nodes().filter(typed)[index] }
        bars(BUTTONS)
        field().config[SemanticsActions.RequestFocus].action!!()
        pass(1000)
        bars(BUTTONS, KEYBOARD)
        pass(1000)
        val seen = field().let { it.boundsInRoot.intersect(Rect(0f, 0f, Float.MAX_VALUE, (HEIGHT - KEYBOARD).toFloat())) }
        "“${name(field())}” is covered".takeIf { seen.height < minOf(LINE, field().size.height.toFloat()) }
    }

    @Test
    fun threeButtonsCoverNoControl() {
        val found = onEach(everyScreen) {
            bars(BUTTONS)
            val controls = nodes().filter { SemanticsActions.OnClick in it.config && it.size.height < HEIGHT }
            controls.filter { it.boundsInRoot.bottom > HEIGHT - BUTTONS }.map { "“${name(it)}” is covered" }
        }
        assertEquals("", found)
    }

    @Test
    fun whatIsOfferedOnceMoreStandsBesideTheTabsAndNotBeforeThem() = Person(screen, FakeMachine()).use {
        it.note("breath")
        it.pass(12_000)
        it.tap("Not now")
        it.bars(BUTTONS)
        it.tap("breath")
        it.tap("Delete")
        val offered = it.nodes().single { node -> name(node) == "Undo" && SemanticsActions.OnClick in node.config }
        val tabs = it.nodes().filter { node -> node.config.getOrNull(SemanticsProperties.Selected) != null }
        assertEquals(4, tabs.size)
        for (tab in tabs) assertFalse("${tab.boundsInRoot} ${offered.boundsInRoot}", tab.boundsInRoot.overlaps(offered.boundsInRoot))
    }

    @Test
    fun whoComesToAScreenHasItsTitleOrItsFieldBeforeThem() {
        // In these two the screen stayed, and what one used on it is gone; what is there instead says itself.
        val found = onEach(everyScreen - setOf("ended", "practice-ended", "backup-refused")) {
            val focused = nodes().filter { it.config.getOrNull(SemanticsProperties.Focused) == true }
            if (focused.isEmpty()) listOf("nothing has the focus") else emptyList()
        }
        assertEquals("", found)
        Person(screen, FakeMachine()).use {
            it.tap("Breathe")
            assertEquals("Breathe", name(it.focused()))
            it.tap("Box breathing")
            assertEquals("Box breathing", name(it.focused()))
            it.back()
            assertEquals("Breathe", name(it.focused()))
        }
    }

    /** The store's key is gone, and a passphrase was chosen for that day. */
    private fun aLostKey(): Person {
        val machine = FakeMachine()
        Person(screen, machine).use { it.note("Before") }
        val beside = FileShelf(machine.storage.folder)
        for (name in listOf("recovery", "recovery-check")) beside.write(name, "kept")
        machine.vault.lost = true
        return Person(screen, machine.again())
    }

    private fun Person.focused() = nodes().single { it.config.getOrNull(SemanticsProperties.Focused) == true }

    private companion object {
        val screensToTypeOn = setOf(
            "own",
            "practise",
            "question-write",
            "note",
            "thought",
            "letter",
            "search",
            "backup",
            "automatic",
            "recovery"
        )
    }
}

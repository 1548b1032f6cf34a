package app.kindself.flows.screens

import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import androidx.compose.ui.text.TextLayoutResult
import app.kindself.core.Breathing
import app.kindself.core.Content
import app.kindself.core.Finding
import app.kindself.core.Moment
import app.kindself.core.Subject
import app.kindself.core.usualSettings
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import java.io.File
import java.time.DayOfWeek
import java.time.format.TextStyle
import java.util.Locale
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.ParameterizedRobolectricTestRunner
import org.robolectric.RuntimeEnvironment

private const val PHONE = "w411dp-h891dp-xhdpi"

/** Their names are the same in every language. */
private const val OTHER_APPS = "Daylio, Daily You, Presently"

/** The least side of a target, in pixels of that phone. */
private const val TARGET = 96

/** Each screen, by day, by night, from right to left, in text twice as large, and on a small phone: nothing unnamed, nothing cut. */
@RunWith(ParameterizedRobolectricTestRunner::class)
class LooksTest(private val look: String) {
    @get:Rule
    val screen = createEmptyComposeRule()

    private fun problems(node: SemanticsNode): List<String> = buildList {
        val config = node.config
        val name = config.getOrNull(SemanticsProperties.Text).orEmpty().joinToString().ifEmpty {
            config.getOrNull(SemanticsProperties.ContentDescription).orEmpty().joinToString()
        }.ifEmpty { config.getOrNull(SemanticsProperties.EditableText)?.text.orEmpty() }
        if (SemanticsActions.OnClick in config && SemanticsProperties.EditableText !in config) {
            if (name.isBlank()) add("something to tap has no name at ${node.boundsInRoot}")
            val touch = node.touchBoundsInRoot
            val whole = node.boundsInRoot.height >= node.size.height && node.boundsInRoot.width >= node.size.width
            if (whole && (touch.height < TARGET || touch.width < TARGET)) add("“$name” is a target of only $touch")
        }
        val layouts = ArrayList<TextLayoutResult>()
        config.getOrNull(SemanticsActions.GetTextLayoutResult)?.action?.invoke(layouts)
        // A row that scrolls sideways gives its texts all the width they want.
        if (generateSequence(node) { it.parent }.any { SemanticsProperties.HorizontalScrollAxisRange in it.config }) layouts.clear()
        for (layout in layouts) if (isCut(layout, node)) add("“${layout.layoutInput.text}” is cut")
    }

    /** Words that are neither translated nor the core's: the pseudo-locale puts brackets around every text of the resources. */
    private fun hardCoded(node: SemanticsNode): List<String> = with(node.config) {
        val said =
            getOrNull(SemanticsProperties.Text).orEmpty().map { it.text } + getOrNull(SemanticsProperties.ContentDescription).orEmpty()
        said.filter { words -> words.any(Char::isLetter) && '[' !in words && words !in core && !words.split(' ').all { it in suggested } }
    }

    /** Words on a screen that is to be taken in without scrolling. */
    private fun outOfSight(node: SemanticsNode): List<String> {
        if (SemanticsActions.OnClick in node.config || node.boundsInRoot.height >= node.size.height - 1) return emptyList()
        return node.config.getOrNull(SemanticsProperties.Text).orEmpty().map { it.text }
    }

    private fun isCut(layout: TextLayoutResult, node: SemanticsNode): Boolean {
        val lines = 0 until layout.lineCount
        // hasVisualOverflow also counts a line whose width was rounded.
        return layout.didOverflowHeight ||
            layout.size.height > node.size.height + 1 ||
            lines.any { layout.isLineEllipsized(it) || layout.getLineRight(it) - layout.getLineLeft(it) > layout.size.width + 1 }
    }

    @Test
    fun nothingIsUnnamedSmallOrCut() {
        RuntimeEnvironment.setQualifiers(looks.getValue(look))
        RuntimeEnvironment.setFontScale(if (look == "large") 2f else 1f)
        val found = ArrayList<String>()
        for ((name, way) in everyScreen + moreScreens) {
            Person(screen, FakeMachine()).use { person ->
                person.way()
                person.picture("$look-$name")
                val nodes = person.nodes()
                nodes.flatMap(::problems).mapTo(found) { "$name: $it" }
                if (name in wholeScreens) nodes.flatMap(::outOfSight).mapTo(found) { "$name: “$it” is out of sight" }
                if (look == "pseudo") nodes.flatMap(::hardCoded).mapTo(found) { "$name: “$it” is not in strings.xml" }
            }
        }
        assertEquals("", found.joinToString("\n"))
    }

    companion object {
        private val core by lazy {
            val content = Content("en")
            val breathing = Breathing(content)
            val (journal, offered) = FakeMachine().start(CoroutineScope(Dispatchers.Unconfined), Dispatchers.Unconfined).run {
                val now = platform.clock.moment()
                val offered = stored.with {
                    it.store.keepFavourite(Subject.Practice("soles-of-the-feet"), now)
                    it.store.suggestions(content, 3u, now)
                }
                (writing.catalogue to offered).also { stored.shut() }
            }
            val catalogue = breathing.catalogue()
            val usual = usualSettings()
            val first = Subject.Protocol(catalogue.protocols.first().id)
            val subjects = listOf(first) + (catalogue.practices + catalogue.grounding).map { Subject.Practice(it.id) }
            val lines = subjects.map {
                breathing.begin(breathing.usualChoice(usual, it, null, Moment(1_795_435_200_000, 0))).timeline().lines
            }
            val reminders = File("../../core/content/reminders").listFiles().orEmpty().map(File::readText)
            val finding = Finding(content)
            val found = "${finding.find("", emptyList())} ${finding.albums()}"
            val pictures = content.pictures().all.flatMap { picture -> listOf(picture.description) + picture.labels.map { it.words } }
            // The pages of a lesson are asked, and stand in no timeline.
            val lessons = File("../../core/content/practices").listFiles().orEmpty().map(File::readText)
            val help = "${content.crisis("GB", null, Moment(0, 0))} ${content.abuseLines("GB", null, Moment(0, 0))}"
            val safety = "$help ${content.countries()}"
            "$catalogue $pictures $lessons $found $offered $safety $lines $journal $reminders $OTHER_APPS $weekdays"
        }

        /** Java writes them. */
        private val weekdays = DayOfWeek.entries.map { it.getDisplayName(TextStyle.FULL_STANDALONE, Locale.ENGLISH) }

        /** Words of the core's that are suggested for a passphrase, others each time. */
        private val suggested by lazy { File("../../core/content/passphrases/suggested.txt").readLines().toSet() }

        private val looks = mapOf(
            "light" to PHONE,
            "dark" to "w411dp-h891dp-night-xhdpi",
            "rtl" to "ar-ldrtl-w411dp-h891dp-xhdpi",
            "large" to PHONE,
            "small" to "w320dp-h533dp-xhdpi",
            "pseudo" to "en-rXA-w411dp-h891dp-xhdpi"
        )

        private val wholeScreens = setOf("session", "session-words", "paused", "ended")

        private val moreScreens: Map<String, Person.() -> Unit> = linkedMapOf(
            "lifebuoy" to { tap("Lifebuoy: grounding and crisis lines") },
            "lines" to {
                tap("Lifebuoy: grounding and crisis lines")
                tap("Crisis lines")
            },
            "countries" to {
                tap("Lifebuoy: grounding and crisis lines")
                tap("Crisis lines")
                tap("Another country")
            },
            "reader-leaving" to {
                note("breath")
                pass(12_000)
                tap("Not now")
                tap("breath")
                tap("Print")
            },
            "rule-asked" to {
                machine.notifier.allowed = false
                tap("You")
                tap("Reminders")
                tap("New reminder")
                tap("Save")
            },
            "mending" to {
                tap("Breathe")
                tap("Make a breath of your own")
                type("In", "99")
            }
        )

        @JvmStatic
        @ParameterizedRobolectricTestRunner.Parameters(name = "{0}")
        fun all() = looks.keys.map { arrayOf(it) }
    }
}

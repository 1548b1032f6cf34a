package app.kindself.preview

import app.kindself.core.Content
import app.kindself.preview.tour.TourClock
import app.kindself.preview.tour.TourWatch
import app.kindself.preview.tour.tour
import app.kindself.preview.tour.tourPlatform
import app.kindself.ui.app.Kindself
import java.io.File
import kotlinx.coroutines.Dispatchers
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder

/** How often the app crosses to the core. */
class BorderTest {
    @get:Rule
    val shelf = TemporaryFolder()

    @Test
    fun aScreenMakesAtMostFiveCallsAndAFrameNone() {
        val border = Border(Content("en"))
        val clock = TourClock()
        val back = BackKey()
        var before = 0
        val made = LinkedHashMap<String, Int>()
        fun note(name: String) {
            made[name] = border.calls - before
            before = border.calls
        }
        val platform = tourPlatform(Options(), shelf.root.toPath(), clock)
        val app = Kindself(platform, io = Dispatchers.Unconfined, aside = Dispatchers.Unconfined, core = border.core)
        note(OPENING)
        tour(File("target/border"), Options(), back, { Screens(app, back) }, TourWatch(clock::advance, ::note)) {
            step("now")
            step("the list of breaths") { tap("Breathe") }
            step("one protocol") { tap("Box breathing") }
            step("preparing it") { tap("Choose length and start") }
            step("a choice changed") { tap("Without holds") }
            step("beginning a session") {
                tap("Start")
                await("Let yourself settle")
            }
            step("its next phase") { await("Breathe in") }
            step("sixty frames within a phase") { pass(SIXTY_FRAMES) }
            step("pausing") { tap("Pause") }
            step("ending") { tap("End here") }
            step("leaving") { tap("Done") }
            step("settings") {
                tap("You")
                tap("Settings")
            }
            back()
            step("what was written") { tap("Write") }
            step("beginning a note") { tap("A note") }
            step("typing it") { type("Your words", "Rain") }
            step("its draft") { pass(AUTOSAVE) }
            step("keeping it") { tap("Save") }
            step("reading it") { tap("Rain") }
            step("looking for it") {
                back()
                tap("Search")
            }
            step("a word") { type("Words to look for", "ra") }
            step("the crisis lines") {
                tap("Lifebuoy: grounding and crisis lines")
                tap("Crisis lines")
            }
        }
        File("target/border.txt").writeText(made.entries.joinToString("") { (name, calls) -> "%-40s %3d calls\n".format(name, calls) })
        println(File("target/border.txt").readText())
        assertEquals(0, made["sixty frames within a phase"])
        made.forEach { (name, calls) -> assertTrue("$name: $calls", calls <= if (name == OPENING) MOST_OPENING else MOST) }
    }

    private companion object {
        const val MOST = 5

        /** Once: what is kept is opened, read, tidied and looked through. */
        const val OPENING = "opening the app"
        const val MOST_OPENING = 10
        const val AUTOSAVE = 1100L
        const val SIXTY_FRAMES = 960L
    }
}

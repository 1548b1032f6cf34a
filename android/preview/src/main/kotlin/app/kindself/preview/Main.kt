package app.kindself.preview

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.runtime.setValue
import androidx.compose.ui.input.key.Key
import androidx.compose.ui.input.key.KeyEventType
import androidx.compose.ui.input.key.key
import androidx.compose.ui.input.key.type
import androidx.compose.ui.unit.DpSize
import androidx.compose.ui.unit.dp
import androidx.compose.ui.window.Window
import androidx.compose.ui.window.application
import androidx.compose.ui.window.rememberWindowState
import app.kindself.core.ContentException
import app.kindself.preview.tour.TourClock
import app.kindself.preview.tour.TourWatch
import app.kindself.preview.tour.tour
import app.kindself.preview.tour.tourPlatform
import app.kindself.preview.tour.walk
import app.kindself.ui.app.App
import app.kindself.ui.app.Kindself
import app.kindself.ui.start.BrokeOff
import java.nio.file.Files
import java.nio.file.Path
import kotlin.system.exitProcess
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.launch

fun main(arguments: Array<String>) {
    val options = try {
        parseOptions(arguments.toList())
    } catch (problem: IllegalArgumentException) {
        exit("${problem.message}\n$USAGE")
    }
    val back = BackKey()
    val folder = options.tour
    if (folder == null) {
        openWindow(options, back)
    } else {
        // A shelf of its own: the tour is a newcomer's, whatever this machine's person has kept.
        withFreshFolder { shelf ->
            val clock = TourClock()
            // What waits for the drive is waited for, so that the same walk gives the same pictures.
            val app = begun { Kindself(tourPlatform(options, shelf, clock), io = Dispatchers.Unconfined, aside = Dispatchers.Unconfined) }
                ?: exit("The core cannot begin: its content is broken.")
            tour(folder, options, back, { Screens(app, back) }, TourWatch(frame = clock::advance)) { walk() }
        }
    }
}

private fun exit(why: String): Nothing {
    System.err.println(why)
    exitProcess(2)
}

/** The app; null where the core cannot begin. */
private fun begun(make: () -> Kindself): Kindself? = try {
    make()
} catch (_: ContentException) {
    null
}

/** The app as the window and the tour show it. */
@Composable
fun Screens(app: Kindself, back: BackKey) = App(app, back = { enabled, onBack -> back.Handler(enabled, onBack) })

private fun openWindow(options: Options, back: BackKey) = application {
    val window = rememberWindowState(size = DpSize(PHONE_WIDTH.dp, PHONE_HEIGHT.dp))
    var failures by remember { mutableIntStateOf(0) }
    val begin = { begun { Kindself(desktopPlatform(options, hide = { window.isMinimized = true })) }.also { if (it == null) failures++ } }
    var app by remember { mutableStateOf(begin()) }
    val scope = rememberCoroutineScope()
    fun close() {
        scope.launch {
            app?.writing?.keepDraft()
            exitApplication()
        }
    }
    Window(::close, window, title = "Kindself", onKeyEvent = { key ->
        key.key == Key.Escape && key.type == KeyEventType.KeyUp && back.press()
    }) {
        Phone(options) {
            app?.let { Screens(it, back) }
                ?: BrokeOff(failures, { app = begin() }, dial = { false }, back = { enabled, onBack -> back.Handler(enabled, onBack) })
        }
    }
}

private fun withFreshFolder(act: (Path) -> Unit) {
    val folder = Files.createTempDirectory("kindself-tour")
    try {
        act(folder)
    } finally {
        folder.toFile().deleteRecursively()
    }
}

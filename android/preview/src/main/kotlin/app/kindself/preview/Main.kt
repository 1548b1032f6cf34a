package app.kindself.preview

import androidx.compose.runtime.Composable
import androidx.compose.ui.input.key.Key
import androidx.compose.ui.input.key.KeyEventType
import androidx.compose.ui.input.key.key
import androidx.compose.ui.input.key.type
import androidx.compose.ui.unit.DpSize
import androidx.compose.ui.unit.dp
import androidx.compose.ui.window.Window
import androidx.compose.ui.window.application
import androidx.compose.ui.window.rememberWindowState
import app.kindself.preview.tour.tour
import app.kindself.preview.tour.walk
import app.kindself.ui.Hello
import kotlin.system.exitProcess

fun main(arguments: Array<String>) {
    val options = try {
        parseOptions(arguments.toList())
    } catch (problem: IllegalArgumentException) {
        System.err.println("${problem.message}\n$USAGE")
        exitProcess(2)
    }
    val back = BackKey()
    val folder = options.tour
    if (folder == null) {
        openWindow(options, back)
    } else {
        tour(folder, options, back, { App(back) }) { walk() }
    }
}

/** The app as the window and the tour show it. */
@Suppress("UNUSED_PARAMETER") // Until the first screen that can be left.
@Composable
private fun App(back: BackKey) {
    Hello()
}

private fun openWindow(options: Options, back: BackKey) = application {
    val size = rememberWindowState(size = DpSize(PHONE_WIDTH.dp, PHONE_HEIGHT.dp))
    Window(::exitApplication, size, title = "Kindself", onKeyEvent = { key ->
        key.key == Key.Escape && key.type == KeyEventType.KeyUp && back.press()
    }) {
        Phone(options) { App(back) }
    }
}

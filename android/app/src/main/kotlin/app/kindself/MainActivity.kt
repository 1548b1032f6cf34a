package app.kindself

import android.graphics.Color
import android.os.Bundle
import androidx.activity.ComponentActivity
import androidx.activity.SystemBarStyle
import androidx.activity.compose.BackHandler
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import app.kindself.ui.App
import app.kindself.ui.Kindself
import app.kindself.ui.platform.Platform
import java.util.WeakHashMap

private val apps = WeakHashMap<Platform, Kindself>()

/** The one [Kindself] of the process: a session goes on while activities come and go. */
private fun processWide(app: KindselfApp): Kindself = apps.getOrPut(app.platform) { Kindself(app.platform, app.scope) }

/** The one activity: it shows the app, which lives as long as the process. */
class MainActivity : ComponentActivity() {
    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        enableEdgeToEdge()
        val app = processWide(application as KindselfApp)
        setContent {
            App(app, back = { enabled, onBack -> BackHandler(enabled, onBack) }, bars = ::colourBars)
        }
    }

    /** The theme may be chosen in the app: the system's icons keep their contrast. */
    private fun colourBars(dark: Boolean) {
        val style = if (dark) SystemBarStyle.dark(Color.TRANSPARENT) else SystemBarStyle.light(Color.TRANSPARENT, Color.TRANSPARENT)
        enableEdgeToEdge(style, style)
    }
}

package app.kindself

import android.graphics.Color
import android.os.Bundle
import androidx.activity.ComponentActivity
import androidx.activity.SystemBarStyle
import androidx.activity.compose.BackHandler
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import app.kindself.ui.App

/** The one activity: it shows the app, which lives as long as the process. */
class MainActivity : ComponentActivity() {
    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        enableEdgeToEdge()
        val app = (application as KindselfApp).kindself
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

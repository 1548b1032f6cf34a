package app.kindself

import android.app.Application
import app.kindself.platform.AndroidMachine
import app.kindself.platform.ForemostActivity
import app.kindself.ui.platform.Platform
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob

/** The process. */
class KindselfApp : Application() {
    /** For what outlives a screen, for example a session with the screen off. */
    val scope = CoroutineScope(SupervisorJob() + Dispatchers.Main.immediate)

    // From the start, because it has to see the first activity come up.
    private lateinit var foremost: ForemostActivity
    private var given: Platform? = null

    internal val machine by lazy { AndroidMachine(this, foremost) }

    /** What the screens need of the phone; built when it is first asked for. Tests put fakes in its place. */
    var platform: Platform
        get() = given ?: machine.platform
        internal set(value) {
            given = value
        }

    override fun onCreate() {
        super.onCreate()
        foremost = ForemostActivity(this)
    }
}

package app.kindself

import android.app.Application
import app.kindself.platform.AndroidMachine
import app.kindself.platform.ForemostActivity
import app.kindself.platform.keeping.Finishing
import app.kindself.ui.Kindself
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

    internal val finishing = Finishing(this)

    internal val machine by lazy { AndroidMachine(this, foremost, finishing) }

    private var made: Kindself? = null

    /** The app behind its screens: one for the process, so that a session goes on while activities come and go. */
    val kindself: Kindself get() = made ?: startOn(machine.platform)

    /** The app on that machine: the phone's own, or one with fakes. */
    internal fun startOn(platform: Platform) = startWith(Kindself(platform, scope))

    /** The app as it was made. */
    internal fun startWith(kindself: Kindself) = kindself.also { made = it }

    override fun onCreate() {
        super.onCreate()
        foremost = ForemostActivity(this)
    }
}

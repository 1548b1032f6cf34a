package app.kindself

import android.app.Application
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.platform.AndroidMachine
import app.kindself.platform.CrashMark
import app.kindself.platform.ForemostActivity
import app.kindself.platform.keeping.Finishing
import app.kindself.platform.sound.AndroidVoice
import app.kindself.ui.app.Kindself
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.launch

/** The process. */
class KindselfApp : Application() {
    /** For what outlives a screen, for example a session with the screen off. */
    val scope = CoroutineScope(SupervisorJob() + Dispatchers.Main.immediate)

    // From the start, because it has to see the first activity come up.
    private lateinit var foremost: ForemostActivity

    internal val finishing = Finishing(this)

    // From the start, too: what it was saying in a process that was killed goes with the next one.
    internal val voice = AndroidVoice(this)

    internal val machine by lazy { AndroidMachine(this, foremost, finishing, voice) { kindself?.lock?.locked == true } }

    internal val crashMark by lazy { CrashMark(this) }

    /** How the app is made where it is not on the phone itself, but on fakes. */
    internal var make: (() -> Kindself)? = null

    /**
     * The app behind its screens: one for the process, so that a session goes on while activities come and go. Null while the last run
     * broke off and nobody went on from there, and where it cannot be made.
     */
    var kindself: Kindself? by mutableStateOf(null)
        private set

    /** How often it could not be made. */
    var failures by mutableIntStateOf(0)
        private set

    /** The app as it was made. */
    internal fun startWith(kindself: Kindself) = kindself.also { this.kindself = it }

    private var hasBegun = false

    /**
     * A screen comes up: makes the app, unless the last run broke off. Answers whether it takes up what the system kept of one: not what led
     * to a crash.
     */
    fun begin(): Boolean {
        val isFirst = !hasBegun
        hasBegun = true
        if (kindself == null && !crashMark.there) open()
        return kindself != null || !isFirst
    }

    /**
     * The person opens the app. Where that ends the process the mark stays, and the next start is as this one. An app that could not be made
     * did not break off: that is said now, and the next start tries by itself.
     */
    fun open() {
        kindself = kindself ?: try {
            make?.invoke() ?: Kindself(machine.platform, scope)
        } catch (_: Exception) {
            // Its content, its library or its checks: whatever it is, trying again is all there is.
            null
        } catch (_: LinkageError) {
            null
        }
        val made = kindself
        if (made == null) {
            failures++
            return crashMark.clear()
        }
        // What opening the store breaks, it breaks again at the next start: that one begins as this one did.
        scope.launch {
            made.stored.await()
            crashMark.clear()
        }
    }

    override fun onCreate() {
        super.onCreate()
        crashMark.watch()
        foremost = ForemostActivity(this)
        scope.launch(Dispatchers.IO) { voice.clear() }
    }

    override fun onTerminate() {
        crashMark.rest()
        super.onTerminate()
    }
}

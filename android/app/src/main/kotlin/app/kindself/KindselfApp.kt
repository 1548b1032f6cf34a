package app.kindself

import android.app.Application
import android.os.UserManager
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.ContentException
import app.kindself.platform.AndroidClock
import app.kindself.platform.AndroidMachine
import app.kindself.platform.CrashMark
import app.kindself.platform.ForemostActivity
import app.kindself.platform.keeping.Finishing
import app.kindself.platform.reminding.AndroidNotifier
import app.kindself.platform.reminding.Waking
import app.kindself.platform.service
import app.kindself.platform.sound.AndroidVoice
import app.kindself.ui.app.Kindself
import app.kindself.ui.platform.Clock
import app.kindself.ui.reminders.Delivery
import app.kindself.ui.store.Core
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/** The process. */
class KindselfApp : Application() {
    /** For what outlives a screen, for example a session with the screen off. */
    val scope = CoroutineScope(SupervisorJob() + Dispatchers.Main.immediate)

    // From the start, because it has to see the first activity come up.
    private lateinit var foremost: ForemostActivity

    internal val finishing = Finishing(this)

    // From the start, too: what it was saying in a process that was killed goes with the next one.
    internal val voice = AndroidVoice(this)

    /** The phone's; a test's, where it sets another one first. */
    internal var clock: Clock = AndroidClock()

    private var made: Core? = null

    /** The core, made where it is asked for first; null where its content or its library is broken: whoever opens the app is told. */
    @Synchronized
    private fun core(): Core? = made ?: try {
        Core.of(getString(R.string.language_tag)).also { made = it }
    } catch (_: ContentException) {
        null
    } catch (_: LinkageError) {
        null
    }

    internal val notifier by lazy { AndroidNotifier(this, foremost) }

    /** Of the process, not of the app: reminders come where that was not opened, and before the phone is unlocked. */
    internal val delivery by lazy { Delivery(::core, clock, notifier) }

    internal val waking by lazy { Waking(this, delivery) }

    internal val machine by lazy {
        AndroidMachine(this, clock, foremost, finishing, voice, notifier) { kindself?.lock?.locked == true }
    }

    /** Whether what only the person can read can be read: the phone was unlocked since it was switched on. */
    internal val isUnlocked: Boolean get() = service<UserManager>().isUserUnlocked

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
            make?.invoke() ?: core()?.let { Kindself(machine.platform, scope, core = it, delivery = delivery) }
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

    /** Nothing comes up, but a reminder is to say what it is about: makes the app where that is there to be made, and it is the one. */
    internal suspend fun openUnseen(): Kindself? {
        if (kindself != null) return kindself
        val brokeOff = withContext(Dispatchers.IO) { crashMark.there }
        if (!brokeOff && kindself == null) open()
        return kindself
    }

    override fun onCreate() {
        super.onCreate()
        crashMark.watch()
        foremost = ForemostActivity(this)
        // Before then there is nothing that could be read, and whatever is tried is said in the system's log.
        if (isUnlocked) scope.launch(Dispatchers.IO) { voice.clear() }
    }

    override fun onTerminate() {
        crashMark.rest()
        super.onTerminate()
    }
}

package app.kindself.platform.keeping

import android.app.Application
import android.app.KeyguardManager
import android.content.Intent
import app.kindself.platform.ForemostActivity
import app.kindself.platform.service
import app.kindself.ui.platform.Lock

/** An activity that can show another one and tell how that ended. */
internal interface Asking {
    /** Shows what [intent] stands for, and tells [ScreenLock.answered] how it ended. Throws what the system throws where it cannot. */
    fun askWhoIsThere(intent: Intent)

    /** The same, and tells [AndroidDocuments.created]. */
    fun askForNewDocument(intent: Intent)

    /** The same, and tells [AndroidDocuments.answered]. */
    fun askForDocument(intent: Intent)

    /** Asks for the [permission] to show notifications, and tells that there is an answer. */
    fun askToNotify(permission: String)
}

/** The phone's own screen lock asks who is there, with whatever unlocks the phone. */
internal class ScreenLock(application: Application, private val foremost: ForemostActivity) : Lock {
    private val keyguard = application.service<KeyguardManager>()
    private var waiting: ((Boolean) -> Unit)? = null

    override val there: Boolean get() = keyguard.isDeviceSecure

    // BiometricPrompt would ask in the app's own window; the system's screen is there on every version, and asks for both.
    @Suppress("DEPRECATION")
    override fun ask(title: String, answer: (Boolean) -> Unit): Boolean {
        val intent = keyguard.createConfirmDeviceCredentialIntent(title, null)
        if (intent == null) {
            answer(true)
            return true
        }
        val asking = foremost.activity as? Asking ?: return false
        waiting = answer
        return try {
            asking.askWhoIsThere(intent)
            true
        } catch (_: RuntimeException) {
            // No such screen, none for this app, none now: each phone refuses in its own way.
            waiting = null
            false
        }
    }

    /** The person answered. */
    fun answered(right: Boolean) {
        waiting?.invoke(right)
        waiting = null
    }
}

package app.kindself.platform.session

import android.content.Context
import android.content.Intent
import android.os.Handler
import android.os.Looper
import app.kindself.core.SessionEvent
import app.kindself.platform.ForemostActivity
import app.kindself.platform.service
import app.kindself.platform.sound.HeadphoneWatch
import app.kindself.platform.sound.Interruptions
import app.kindself.ui.platform.NowPlaying
import app.kindself.ui.platform.Stage

/**
 * What the system shows and keeps alive while a session is on: [SessionService], wakefulness, the screen, interruptions. Its methods
 * may be called on any thread; events come on the main one.
 */
internal class SessionStage(private val context: Context, private val parts: Parts) : Stage {
    /** What a session needs besides its service. [ringing] is whether sound is still to be heard, [quiet] lets others sound again. */
    class Parts(
        val foremost: ForemostActivity,
        val wakefulness: Wakefulness,
        val interruptions: Interruptions,
        val headphones: HeadphoneWatch,
        val ringing: () -> Boolean,
        val quiet: () -> Unit
    )

    private val handler = Handler(Looper.getMainLooper())
    private var events: ((SessionEvent) -> Unit)? = null
    private var service: SessionService? = null

    /** The session as it is to be shown; null when there is none. */
    var show: NowPlaying? = null
        private set

    override fun open(show: NowPlaying, events: (SessionEvent) -> Unit) = onMain {
        this.events = events
        parts.interruptions.watch()
        parts.headphones.watch()
        follow(show)
        if (service == null) {
            try {
                context.startForegroundService(Intent(context, SessionService::class.java))
            } catch (_: IllegalStateException) {
                // The app is no longer in front; the session goes on for as long as the system lets it.
            }
        }
    }

    override fun update(show: NowPlaying) = onMain { if (events != null) follow(show) }

    override fun close() = onMain {
        events = null
        parts.interruptions.rest()
        parts.headphones.rest()
        follow(null)
        endIfQuiet()
    }

    /** Passes [event] on to the session. */
    fun tell(event: SessionEvent) = onMain { events?.invoke(event) }

    /** The service has come up. */
    fun attach(service: SessionService) {
        this.service = service
        service.render(show)
        endIfQuiet()
    }

    /** The service has gone. */
    fun detach(service: SessionService) {
        if (this.service === service) this.service = null
    }

    /** Sound has ended. The service outlasts the session until its last bell has rung out. */
    fun endIfQuiet() = onMain {
        if (show == null && !parts.ringing()) {
            parts.quiet()
            service?.finish()
        }
    }

    private fun follow(show: NowPlaying?) {
        this.show = show
        parts.wakefulness.follow(show)
        parts.foremost.screenStaysOn = show?.keepScreenOn == true
        service?.render(show)
    }

    private fun onMain(act: () -> Unit) {
        if (handler.looper.isCurrentThread) act() else handler.post(act)
    }
}

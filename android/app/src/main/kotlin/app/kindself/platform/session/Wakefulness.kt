package app.kindself.platform.session

import android.content.Context
import android.os.PowerManager
import app.kindself.platform.service
import app.kindself.ui.platform.NowPlaying

/** Two seconds past the end, so that the last touch is felt. */
private const val MARGIN_MS = 2000L

/**
 * Keeps the processor awake while a session runs that only touches or shows. One that sounds needs nothing: the system stays awake
 * for its sound.
 */
internal class Wakefulness(context: Context) {
    private val lock = context.service<PowerManager>()
        .newWakeLock(PowerManager.PARTIAL_WAKE_LOCK, "kindself:session")
        .apply { setReferenceCounted(false) }

    /** As [show] needs it; null for no session. Never longer than the session lasts, whatever goes wrong. */
    fun follow(show: NowPlaying?) {
        if (show != null && show.running && !show.sounding) {
            val left = if (show.lengthMs > show.atMs) show.lengthMs - show.atMs else 0u
            lock.acquire(left.toLong() + MARGIN_MS)
        } else if (lock.isHeld) {
            lock.release()
        }
    }
}

package app.kindself.platform.sound

import android.media.AudioManager
import android.os.Build
import android.os.Handler
import app.kindself.core.Interruption
import app.kindself.core.SessionEvent

/** How long after losing the sound the phone surely knows that it is a call, milliseconds. */
private const val CALL_KNOWN_MS = 1000L

/** What the system calls a call: ringing, talking, or being screened, over the network or over the internet. */
private val CALL_MODES = listOf(
    AudioManager.MODE_RINGTONE,
    AudioManager.MODE_IN_CALL,
    AudioManager.MODE_IN_COMMUNICATION,
    AudioManager.MODE_CALL_SCREENING
)

/**
 * What comes between a session and the person. The system has several signs for one interruption; the session is told once when it
 * begins and once when all of it is over. All on the main thread, [tell] too.
 */
internal class Interruptions(private val audio: AudioManager, private val handler: Handler, private val tell: (SessionEvent) -> Unit) {
    private var soundless = false
    private var calling = false
    private var told = false
    private var watching = false
    private var calledMeanwhile = false
    private val look = Runnable { look() }

    // A session without sound has no audio focus to lose, so a call shows here only. Before Android 12 nothing tells.
    private val modes = if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) {
        AudioManager.OnModeChangedListener { mode -> called(mode in CALL_MODES) }
    } else {
        null
    }

    /** A session begins. */
    fun watch() {
        soundless = false
        calling = false
        told = false
        if (watching) return
        watching = true
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S && modes != null) audio.addOnModeChangedListener(handler::post, modes)
    }

    /** The session is over. */
    fun rest() {
        handler.removeCallbacks(look)
        // The system takes it badly when a listener goes that never came.
        if (!watching) return
        watching = false
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S && modes != null) audio.removeOnModeChangedListener(modes)
    }

    /** Another app sounds instead, for a while or for good. */
    fun soundLost() {
        soundless = true
        tellIfChanged()
        // A call takes the sound first and says that it is one a moment later.
        handler.removeCallbacks(look)
        handler.postDelayed(look, CALL_KNOWN_MS)
    }

    /** We may sound again. */
    fun soundBack() {
        soundless = false
        look()
        tellIfChanged()
    }

    /** The session goes on and has taken the sound back by itself: whatever had it before is no longer an interruption. */
    fun soundTaken() {
        soundless = false
        told = calling
    }

    private fun called(now: Boolean) {
        calling = now
        tellIfChanged()
    }

    private fun look() {
        if (audio.mode in CALL_MODES) calledMeanwhile = true
    }

    private fun tellIfChanged() {
        val now = soundless || calling
        if (now && !told) calledMeanwhile = false
        look()
        if (calling) calledMeanwhile = true
        if (now == told) return
        told = now
        tell(
            if (now) {
                SessionEvent.Interrupt(if (calledMeanwhile) Interruption.CALL else Interruption.OTHER_SOUND)
            } else {
                // After a call, a voice that starts to speak by itself would startle.
                SessionEvent.InterruptionEnded(mayResume = !calledMeanwhile)
            }
        )
    }
}

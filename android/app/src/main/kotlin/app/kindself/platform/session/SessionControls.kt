package app.kindself.platform.session

import android.content.Context
import android.media.MediaMetadata
import android.media.session.MediaSession
import android.media.session.PlaybackState
import android.os.Bundle
import android.os.Handler
import android.os.Looper
import app.kindself.R
import app.kindself.core.SessionEvent
import app.kindself.ui.platform.NowPlaying

private const val CAN = PlaybackState.ACTION_PLAY or PlaybackState.ACTION_PAUSE or PlaybackState.ACTION_PLAY_PAUSE or
    PlaybackState.ACTION_STOP
private const val END = "app.kindself.END"

/** The session for headset buttons, watches, cars and the lock screen. */
internal class SessionControls(private val context: Context, private val tell: (SessionEvent) -> Unit) : AutoCloseable {
    private val session = MediaSession(context, "kindself").apply {
        setCallback(Buttons(), Handler(Looper.getMainLooper()))
    }

    /** Ties the notification to these controls. */
    val token: MediaSession.Token = session.sessionToken

    /** Shows [show]; null when it is over. */
    fun render(show: NowPlaying?) {
        session.isActive = show != null
        if (show == null) {
            session.setPlaybackState(PlaybackState.Builder().setState(PlaybackState.STATE_STOPPED, 0, 0f).build())
            return
        }
        session.setMetadata(
            MediaMetadata.Builder()
                // Anyone may read the lock screen: it does not say which practice somebody needs.
                .putString(MediaMetadata.METADATA_KEY_TITLE, context.getString(R.string.stage_discreet))
                .putLong(MediaMetadata.METADATA_KEY_DURATION, show.lengthMs.toLong())
                .build()
        )
        val (state, speed) = if (show.running) PlaybackState.STATE_PLAYING to 1f else PlaybackState.STATE_PAUSED to 0f
        session.setPlaybackState(
            PlaybackState.Builder()
                .setActions(CAN)
                // From Android 13 on, the lock screen's buttons come from here and not from the notification.
                .addCustomAction(END, context.getString(R.string.stage_end), R.drawable.ic_end)
                .setState(state, show.atMs.toLong(), speed)
                .build()
        )
    }

    override fun close() {
        session.isActive = false
        session.release()
    }

    private inner class Buttons : MediaSession.Callback() {
        override fun onPlay() = tell(SessionEvent.Resume)

        override fun onPause() = tell(SessionEvent.Pause)

        override fun onStop() = tell(SessionEvent.Stop)

        override fun onCustomAction(action: String, extras: Bundle?) {
            if (action == END) tell(SessionEvent.Stop)
        }
    }
}

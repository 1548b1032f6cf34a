package app.kindself.platform.session

import android.app.Service
import android.content.Context
import android.content.Intent
import android.content.pm.ServiceInfo
import android.os.Build
import android.os.IBinder
import app.kindself.KindselfApp
import app.kindself.core.SessionEvent
import app.kindself.ui.platform.NowPlaying

/**
 * Keeps the process alive with the screen off, and carries the session's notification and its controls on the lock screen. It knows
 * nothing about sessions: [SessionStage] starts it, tells it what to show and ends it.
 */
class SessionService : Service() {
    private lateinit var stage: SessionStage
    private lateinit var controls: SessionControls

    override fun onCreate() {
        super.onCreate()
        stage = (application as KindselfApp).machine.stage
        controls = SessionControls(this, stage::tell)
    }

    override fun onStartCommand(intent: Intent?, flags: Int, startId: Int): Int {
        // First of all: the system ends an app whose service is not in the foreground within seconds.
        render(stage.show)
        stage.attach(this)
        when (intent?.action) {
            PAUSE -> stage.tell(SessionEvent.Pause)
            CARRY_ON -> stage.tell(SessionEvent.Resume)
            END -> stage.tell(SessionEvent.Stop)
        }
        // A killed session is taken up by its person, not by the system.
        return START_NOT_STICKY
    }

    /** Swept out of the list of recent apps; the service itself goes on, where its session does. */
    override fun onTaskRemoved(rootIntent: Intent?) {
        (application as KindselfApp).kindself?.sweptAway()
        super.onTaskRemoved(rootIntent)
    }

    override fun onBind(intent: Intent?): IBinder? = null

    override fun onDestroy() {
        stage.detach(this)
        controls.close()
        super.onDestroy()
    }

    /** Shows [show], or a last bell ringing out. */
    internal fun render(show: NowPlaying?) {
        controls.render(show)
        val notification = SessionNotification(this, controls.token).of(show)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.Q) {
            startForeground(SessionNotification.ID, notification, ServiceInfo.FOREGROUND_SERVICE_TYPE_MEDIA_PLAYBACK)
        } else {
            startForeground(SessionNotification.ID, notification)
        }
    }

    /** Takes everything down. */
    internal fun finish() {
        stage.detach(this)
        stopForeground(STOP_FOREGROUND_REMOVE)
        stopSelf()
    }

    internal companion object {
        private const val PAUSE = "app.kindself.PAUSE"
        private const val CARRY_ON = "app.kindself.CARRY_ON"
        private const val END = "app.kindself.END"

        fun pause(context: Context) = intent(context, PAUSE)

        fun carryOn(context: Context) = intent(context, CARRY_ON)

        fun end(context: Context) = intent(context, END)

        private fun intent(context: Context, action: String) = Intent(context, SessionService::class.java).setAction(action)
    }
}

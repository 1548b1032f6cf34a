package app.kindself.platform.session

import android.app.Notification
import android.app.NotificationChannel
import android.app.NotificationManager
import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import android.graphics.drawable.Icon
import android.media.session.MediaSession
import android.os.Build
import app.kindself.MainActivity
import app.kindself.R
import app.kindself.platform.service
import app.kindself.ui.platform.NowPlaying

/** A session as a notification. Where people deny notifications the session runs all the same. */
internal class SessionNotification(private val context: Context, private val token: MediaSession.Token) {
    /** For [show]; null while the last bell rings out: then there is nothing left to press. */
    fun of(show: NowPlaying?): Notification {
        context.service<NotificationManager>().createNotificationChannel(
            // Low: it may not sound or pop up, least of all during a practice.
            NotificationChannel(CHANNEL, context.getString(R.string.stage_channel), NotificationManager.IMPORTANCE_LOW)
        )
        val notification = discreet()
            .setVisibility(Notification.VISIBILITY_PRIVATE)
            .setPublicVersion(discreet().build())
            .setContentText(show?.title?.takeIf(String::isNotEmpty))
            .setContentIntent(backToTheApp())
            .setOngoing(show?.running == true)
            .setOnlyAlertOnce(true)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) {
            notification.setForegroundServiceBehavior(Notification.FOREGROUND_SERVICE_IMMEDIATE)
        }
        if (show != null) {
            notification.addAction(if (show.running) pause() else carryOn())
            notification.addAction(action(R.drawable.ic_end, R.string.stage_end, SessionService.end(context)))
            notification.setStyle(Notification.MediaStyle().setMediaSession(token).setShowActionsInCompactView(0, 1))
        }
        return notification.build()
    }

    /** What anyone may read. */
    private fun discreet() = Notification.Builder(context, CHANNEL)
        .setSmallIcon(R.drawable.ic_breath)
        .setContentTitle(context.getString(R.string.stage_discreet))
        .setCategory(Notification.CATEGORY_TRANSPORT)
        .setShowWhen(false)

    private fun pause() = action(R.drawable.ic_pause, R.string.stage_pause, SessionService.pause(context))

    private fun carryOn() = action(R.drawable.ic_play, R.string.stage_carry_on, SessionService.carryOn(context))

    private fun action(icon: Int, words: Int, intent: Intent) = Notification.Action.Builder(
        Icon.createWithResource(context, icon),
        context.getString(words),
        PendingIntent.getService(context, 0, intent, PendingIntent.FLAG_IMMUTABLE)
    ).build()

    private fun backToTheApp() = PendingIntent.getActivity(
        context,
        0,
        Intent(context, MainActivity::class.java).addFlags(Intent.FLAG_ACTIVITY_NEW_TASK or Intent.FLAG_ACTIVITY_SINGLE_TOP),
        PendingIntent.FLAG_IMMUTABLE
    )

    internal companion object {
        const val ID = 1
        private const val CHANNEL = "session"
    }
}

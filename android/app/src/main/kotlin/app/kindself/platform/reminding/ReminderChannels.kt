package app.kindself.platform.reminding

import android.app.NotificationChannel
import android.app.NotificationManager
import android.content.Context
import app.kindself.R
import app.kindself.platform.service

/** The two kinds of reminders in the phone's settings. What a person sets there stays, if a kind goes and comes again. */
internal class ReminderChannels(private val context: Context) {
    private val manager = context.service<NotificationManager>()

    /** That kind is there. Its name is in the phone's language, whatever it was when it was made. */
    fun make(sounds: Boolean) {
        val importance = if (sounds) NotificationManager.IMPORTANCE_DEFAULT else NotificationManager.IMPORTANCE_LOW
        val name = context.getString(if (sounds) R.string.reminding_sounding else R.string.reminding_silent)
        manager.createNotificationChannel(NotificationChannel(nameOf(sounds), name, importance).apply { setShowBadge(false) })
    }

    /** That kind is gone, and whatever of it is shown: the system takes it along. */
    fun remove(sounds: Boolean) = manager.deleteNotificationChannel(nameOf(sounds))

    /** Whether a person switched that kind off; null where there is none. */
    fun isOff(sounds: Boolean): Boolean? =
        manager.getNotificationChannel(nameOf(sounds))?.let { it.importance == NotificationManager.IMPORTANCE_NONE }

    /** Whether a person set the kind with a sound to make none; null where there is none, or it is switched off. */
    fun isMute(): Boolean? {
        val sounding = manager.getNotificationChannel(nameOf(sounds = true)) ?: return null
        if (sounding.importance == NotificationManager.IMPORTANCE_NONE) return null
        return sounding.importance < NotificationManager.IMPORTANCE_DEFAULT || sounding.sound == null
    }

    companion object {
        /** What the system calls it. */
        fun nameOf(sounds: Boolean) = if (sounds) "reminders" else "reminders-silent"
    }
}

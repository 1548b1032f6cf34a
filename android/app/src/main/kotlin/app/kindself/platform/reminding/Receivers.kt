package app.kindself.platform.reminding

import android.app.AlarmManager
import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import app.kindself.KindselfApp
import app.kindself.core.ReminderAct
import app.kindself.core.ReminderEvent
import app.kindself.core.WaitingReminders
import kotlinx.coroutines.launch

/*
 * What the system tells of reminders. None of these starts an activity, and none does anything on the main thread; the system lets the
 * process live until they are done, for about ten seconds.
 */

/** An alarm went off. Which one does not matter: whatever is due is shown. */
class AlarmReceiver : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) = goOn(context) { it.lookByAlarm() }

    internal companion object {
        const val CAME = "app.kindself.reminder.CAME"

        /** The alarm that stays where the other one was taken away, or waits. */
        const val SPARE = "app.kindself.reminder.SPARE"
    }
}

/** A button of a notification was pressed, or it was put away. */
class ActReceiver : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) {
        val id = reminderOf(intent) ?: return
        val act = ReminderAct.entries.find { it.name == intent.action } ?: return
        goOn(context) { it.tell(ReminderEvent.Acted(id, act)) }
    }
}

/**
 * The phone started, its clock, zone or language was set, the app was updated, or may keep moments to the minute now, or show what it may
 * not before.
 */
class SystemReceiver : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) {
        when (intent.action) {
            Intent.ACTION_LOCKED_BOOT_COMPLETED, Intent.ACTION_BOOT_COMPLETED, Intent.ACTION_MY_PACKAGE_REPLACED,
            Intent.ACTION_TIME_CHANGED, Intent.ACTION_LOCALE_CHANGED, APP_BLOCKED, CHANNEL_BLOCKED ->
                goOn(context) { it.look(WaitingReminders.Unsure) }

            Intent.ACTION_TIMEZONE_CHANGED,
            AlarmManager.ACTION_SCHEDULE_EXACT_ALARM_PERMISSION_STATE_CHANGED ->
                goOn(context) { it.look(WaitingReminders.AsAccepted) }
        }
    }

    private companion object {
        // NotificationManager's, from Android 9 on; before then nobody sends them.
        const val APP_BLOCKED = "android.app.action.APP_BLOCK_STATE_CHANGED"
        const val CHANNEL_BLOCKED = "android.app.action.NOTIFICATION_CHANNEL_BLOCK_STATE_CHANGED"
    }
}

private fun BroadcastReceiver.goOn(context: Context, act: suspend (Waking) -> Unit) {
    val app = context.applicationContext as KindselfApp
    // The system hands out none where nobody waits for it.
    val pending: BroadcastReceiver.PendingResult? = goAsync()
    app.scope.launch {
        try {
            act(app.waking)
        } catch (_: Exception) {
            // The next look asks again for whatever was left undone. Nobody was at the app: it is no run that broke off.
        } finally {
            pending?.finish()
        }
    }
}

package app.kindself.platform.reminding

import android.app.PendingIntent
import android.content.ComponentName
import android.content.Context
import android.content.Intent
import android.net.Uri
import app.kindself.core.PlannedReminder
import app.kindself.core.ReminderAct
import app.kindself.ui.reminders.OpenedReminder
import app.kindself.ui.reminders.carried
import app.kindself.ui.reminders.leadsBy

/*
 * Everything that the system holds of a reminder, told apart by the reminder's id in its address. None of it says what a reminder is
 * about, but for where it leads; all of it is the app's own alone, and nobody can fill it in.
 */

private const val SCHEME = "kindself-reminder"
private const val LEADS = "leads"

/** The door of reminders to the one activity. It is closed to other apps, as the front door is not. */
private const val DOOR = "app.kindself.Reminded"

private fun address(id: String): Uri = Uri.fromParts(SCHEME, id, null)

/** The reminder's id in an intent's address; null where there is none. */
internal fun reminderOf(intent: Intent): String? = intent.data?.takeIf { it.scheme == SCHEME }?.schemeSpecificPart

/** What an alarm sets off; the [spare] one is there for when the system takes that one away, or lets it wait. */
internal fun alarmOf(context: Context, id: String, spare: Boolean = false): PendingIntent {
    val intent = Intent(if (spare) AlarmReceiver.SPARE else AlarmReceiver.CAME, address(id), context, AlarmReceiver::class.java)
    return PendingIntent.getBroadcast(context, 0, intent, PendingIntent.FLAG_IMMUTABLE or PendingIntent.FLAG_UPDATE_CURRENT)
}

/** What a button of a notification does, or putting it away. It works without anything else of the app. */
internal fun actOf(context: Context, id: String, act: ReminderAct): PendingIntent {
    val intent = Intent(act.name, address(id), context, ActReceiver::class.java)
    return PendingIntent.getBroadcast(context, 0, intent, PendingIntent.FLAG_IMMUTABLE or PendingIntent.FLAG_UPDATE_CURRENT)
}

/** The app at where the reminder leads. */
internal fun openingOf(context: Context, planned: PlannedReminder): PendingIntent {
    val intent = Intent(Intent.ACTION_VIEW, address(planned.id))
        .setComponent(ComponentName(context, DOOR))
        .putExtra(LEADS, planned.opens.carried().toTypedArray())
        // To the app as it is, whatever of the system's stands above it.
        .addFlags(Intent.FLAG_ACTIVITY_NEW_TASK or Intent.FLAG_ACTIVITY_SINGLE_TOP or Intent.FLAG_ACTIVITY_CLEAR_TOP)
    return PendingIntent.getActivity(context, 0, intent, PendingIntent.FLAG_IMMUTABLE or PendingIntent.FLAG_UPDATE_CURRENT)
}

/** The reminder that [intent] opens; null where it opens none, or was handed out before by the list of recent apps. */
internal fun openedBy(intent: Intent): OpenedReminder? {
    val again = intent.flags and Intent.FLAG_ACTIVITY_LAUNCHED_FROM_HISTORY != 0
    if (again || intent.component?.className != DOOR) return null
    val id = reminderOf(intent) ?: return null
    return OpenedReminder(id, leadsBy(intent.getStringArrayExtra(LEADS).orEmpty().toList()))
}

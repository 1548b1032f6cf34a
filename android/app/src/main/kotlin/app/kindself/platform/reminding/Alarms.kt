package app.kindself.platform.reminding

import android.app.AlarmManager
import android.app.PendingIntent
import android.content.Context
import android.os.Build
import app.kindself.core.PlannedReminder
import app.kindself.core.Punctual
import app.kindself.platform.service

/** Reminders that wait. The system forgets them when the phone is switched off, or the app stopped by force. */
internal class Alarms(private val context: Context) {
    private val manager = context.service<AlarmManager>()

    /** Whether moments may be kept to the minute; before Android 12 nobody is asked. */
    fun exactAllowed(): Boolean = Build.VERSION.SDK_INT < Build.VERSION_CODES.S || manager.canScheduleExactAlarms()

    /** Has [planned] wait; false where the system refuses. */
    fun set(planned: PlannedReminder): Boolean {
        val at = planned.atUtcMs
        val come = alarmOf(context, planned.id)
        val spare = alarmOf(context, planned.id, spare = true)
        return try {
            when (val how = planned.punctual) {
                // The core tells what is a day and more away from what is nearer. Here both come to the same: what is a day away now may
                // be due in a night in which the phone sleeps, and nobody sets it anew before then.
                is Punctual.Window -> setBoth(at, how.ms.toLong(), come, spare)

                is Punctual.WhileIdle -> setBoth(at, WINDOW_MS, come, spare)

                is Punctual.Exact -> {
                    if (!exactAllowed()) return false
                    manager.setExactAndAllowWhileIdle(AlarmManager.RTC_WAKEUP, at, come)
                    // Where the permission is taken back, exact alarms go without a word to the app. This one stays.
                    manager.setAndAllowWhileIdle(AlarmManager.RTC_WAKEUP, at + SPARE_AFTER_MS, spare)
                }
            }
            true
        } catch (_: SecurityException) {
            // The permission went a moment ago.
            false
        } catch (_: IllegalStateException) {
            // The system keeps 500 for an app, and no more.
            false
        }
    }

    /**
     * Both wait, whichever is first wakes the app, and once the reminder is shown neither waits. While the phone is awake, or dozes
     * lightly, the window ends ten minutes after the moment. While it sleeps deeply no window opens; the other one comes then, too, but the
     * system lets few of those through in an hour, so that it may be some minutes more.
     */
    private fun setBoth(at: Long, windowMs: Long, come: PendingIntent, spare: PendingIntent) {
        manager.setWindow(AlarmManager.RTC_WAKEUP, at, windowMs, come)
        manager.setAndAllowWhileIdle(AlarmManager.RTC_WAKEUP, at, spare)
    }

    /** Nothing of that id waits. */
    fun cancel(id: String) {
        for (spare in listOf(false, true)) {
            val waiting = alarmOf(context, id, spare)
            manager.cancel(waiting)
            waiting.cancel()
        }
    }

    private companion object {
        const val SPARE_AFTER_MS = 5 * 60_000L

        /** Android makes shorter ones as long. */
        const val WINDOW_MS = 10 * 60_000L
    }
}

package app.kindself.platform.reminding

import android.app.AlarmManager
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
                is Punctual.Window -> manager.setWindow(AlarmManager.RTC_WAKEUP, at, how.ms.toLong(), come)

                is Punctual.WhileIdle -> manager.setAndAllowWhileIdle(AlarmManager.RTC_WAKEUP, at, come)

                is Punctual.Exact -> {
                    if (!exactAllowed()) return false
                    manager.setExactAndAllowWhileIdle(AlarmManager.RTC_WAKEUP, at, come)
                }
            }
            if (planned.punctual is Punctual.Exact) {
                // Where the permission is taken back, exact alarms go without a word to the app. This one stays.
                manager.setAndAllowWhileIdle(AlarmManager.RTC_WAKEUP, at + SPARE_AFTER_MS, spare)
            } else {
                manager.cancel(spare)
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
    }
}

package app.kindself.platform.reminding

import android.app.ActivityManager
import android.app.NotificationManager
import android.content.Context
import android.os.Build
import android.os.PowerManager
import app.kindself.core.NotificationsShown
import app.kindself.core.PhoneSystem
import app.kindself.core.ReminderReadings
import app.kindself.platform.service
import app.kindself.ui.platform.Shelf
import java.io.IOException

/** What the phone says of itself that decides whether reminders arrive. */
internal class PhoneReadings(private val context: Context, private val channels: ReminderChannels, private val alarms: Alarms) {
    /** Whether anybody was [asked] the phone does not tell. */
    fun read(asked: Boolean) = ReminderReadings(
        system = PhoneSystem.ANDROID,
        shown = when {
            context.service<NotificationManager>().areNotificationsEnabled() -> NotificationsShown.YES
            asked || Build.VERSION.SDK_INT < Build.VERSION_CODES.TIRAMISU -> NotificationsShown.REFUSED
            else -> NotificationsShown.NOT_ASKED
        },
        silentOff = channels.isOff(sounds = false),
        soundingOff = channels.isOff(sounds = true),
        soundOff = channels.isMute(),
        exact = alarms.exactAllowed(),
        batteryExempt = context.service<PowerManager>().isIgnoringBatteryOptimizations(context.packageName),
        backgroundRestricted = when {
            Build.VERSION.SDK_INT < Build.VERSION_CODES.P -> null
            else -> context.service<ActivityManager>().isBackgroundRestricted
        },
        summary = null,
        focusOn = isOn(context.service<NotificationManager>().currentInterruptionFilter),
        maker = Build.MANUFACTURER
    )
}

/** Whether Do Not Disturb holds anything back by that filter; null where the phone does not say. */
private fun isOn(filter: Int): Boolean? = when (filter) {
    NotificationManager.INTERRUPTION_FILTER_UNKNOWN -> null
    else -> filter != NotificationManager.INTERRUPTION_FILTER_ALL
}

/** Whether something was noted under [name]. */
internal fun Shelf.has(name: String): Boolean = try {
    read(name) != null
} catch (_: IOException) {
    false
}

/** Notes [name]; where that cannot be, it is not known the next time. */
internal fun Shelf.note(name: String) = try {
    write(name, "")
} catch (_: IOException) {
    // The same.
}

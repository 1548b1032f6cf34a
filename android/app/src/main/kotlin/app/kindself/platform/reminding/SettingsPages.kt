package app.kindself.platform.reminding

import android.content.Context
import android.content.Intent
import android.net.Uri
import android.os.Build
import android.provider.Settings
import app.kindself.core.SettingsPage
import app.kindself.platform.open

/** Opens where [page] is changed in the phone's settings, or the app's own page there; false where neither opens. */
internal fun openSettings(context: Context, page: SettingsPage): Boolean {
    val app = Uri.fromParts("package", context.packageName, null)
    val details = Intent(Settings.ACTION_APPLICATION_DETAILS_SETTINGS, app)
    val exact = { Intent(Settings.ACTION_REQUEST_SCHEDULE_EXACT_ALARM, app).takeIf { Build.VERSION.SDK_INT >= Build.VERSION_CODES.S } }
    val intent = when (page) {
        // Where the system asks no more, this is the way.
        SettingsPage.ASK, SettingsPage.NOTIFICATIONS -> ofApp(context, Settings.ACTION_APP_NOTIFICATION_SETTINGS)

        SettingsPage.SILENT_CHANNEL -> channel(context, sounds = false)

        SettingsPage.SOUNDING_CHANNEL -> channel(context, sounds = true)

        SettingsPage.EXACT_ALARMS -> exact()

        // The list of all apps: the question about one asks for a permission that few apps may have.
        SettingsPage.BATTERY -> Intent(Settings.ACTION_IGNORE_BATTERY_OPTIMIZATION_SETTINGS)

        // The page of Do Not Disturb itself has no public name; this is the part of it that says what is let through.
        SettingsPage.FOCUS -> Intent(Settings.ACTION_ZEN_MODE_PRIORITY_SETTINGS)

        SettingsPage.APP -> null
    }
    return listOfNotNull(intent, details).any(context::open)
}

private fun ofApp(context: Context, action: String) = Intent(action).putExtra(Settings.EXTRA_APP_PACKAGE, context.packageName)

private fun channel(context: Context, sounds: Boolean) = ofApp(context, Settings.ACTION_CHANNEL_NOTIFICATION_SETTINGS)
    .putExtra(Settings.EXTRA_CHANNEL_ID, ReminderChannels.nameOf(sounds))

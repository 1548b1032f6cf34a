package app.kindself.platform.reminding

import android.Manifest
import android.app.NotificationManager
import android.content.Context
import android.os.Build
import app.kindself.core.PhoneSystem
import app.kindself.core.PlannedReminder
import app.kindself.core.ReminderReadings
import app.kindself.core.SettingsPage
import app.kindself.platform.ForemostActivity
import app.kindself.platform.keeping.Asking
import app.kindself.platform.service
import app.kindself.ui.platform.FileShelf
import app.kindself.ui.platform.Notifier
import java.time.ZoneId
import java.util.concurrent.ConcurrentHashMap
import kotlin.coroutines.resume
import kotlinx.coroutines.CancellableContinuation
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.suspendCancellableCoroutine
import kotlinx.coroutines.withContext

/** The phone's alarms and notifications. It works before the phone was unlocked: nothing of it is where only the person can read. */
internal class AndroidNotifier(private val context: Context, private val foremost: ForemostActivity) : Notifier {
    private val manager = context.service<NotificationManager>()
    private val alarms = Alarms(context)
    private val channels = ReminderChannels(context)
    private val notification = ReminderNotification(context)
    private val phone = PhoneReadings(context, channels, alarms)

    /** What was cleared: the system takes its time to forget it. */
    private val cleared = ConcurrentHashMap.newKeySet<String>()

    private var waiting: CancellableContinuation<Unit>? = null

    override val system = PhoneSystem.ANDROID

    override val kept by lazy { FileShelf(context.createDeviceProtectedStorageContext().noBackupFilesDir.resolve("reminders").toPath()) }

    override fun posts(): Boolean = manager.areNotificationsEnabled()

    override fun isOff(sounds: Boolean): Boolean = channels.isOff(sounds) == true

    override fun exactAllowed(): Boolean = alarms.exactAllowed()

    override fun shown(): List<String> = active().mapNotNull { it.tag }.filterNot(cleared::contains)

    override fun accept(planned: PlannedReminder): Boolean = alarms.set(planned)

    override fun cancel(id: String) = alarms.cancel(id)

    override fun show(planned: PlannedReminder): Boolean {
        channels.make(planned.sounds)
        if (!posts() || isOff(planned.sounds)) return false
        return try {
            manager.notify(planned.id, ID, notification.of(planned))
            cleared -= planned.id
            alarms.cancel(planned.id)
            true
        } catch (_: SecurityException) {
            // The permission went a moment ago.
            false
        }
    }

    override fun clear(id: String) {
        cleared += id
        manager.cancel(id, ID)
    }

    override fun channels(sounding: Boolean, silent: Boolean) {
        for ((sounds, needed) in listOf(true to sounding, false to silent)) {
            // With a kind goes what is shown of it: it waits for the person.
            val isSeen = active().any { it.tag !in cleared && it.notification.channelId == ReminderChannels.nameOf(sounds) }
            when {
                needed -> channels.make(sounds)
                !isSeen -> channels.remove(sounds)
            }
        }
    }

    override fun readings(): ReminderReadings = phone.read(asked = kept.has(ASKED))

    override suspend fun ask(): Boolean {
        if (posts() || Build.VERSION.SDK_INT < Build.VERSION_CODES.TIRAMISU) return posts()
        // The question is there already: who asked first hears the answer.
        if (waiting?.isActive == true) return posts()
        val asking = foremost.activity as? Asking ?: return false
        var wasAsked = true
        suspendCancellableCoroutine<Unit> {
            waiting = it
            try {
                asking.askToNotify(Manifest.permission.POST_NOTIFICATIONS)
            } catch (_: RuntimeException) {
                // No such question, or the activity is on its way out: each phone refuses in its own way.
                wasAsked = false
                answered()
            }
        }
        if (wasAsked) withContext(Dispatchers.IO) { kept.note(ASKED) }
        return posts()
    }

    /** The person answered. */
    fun answered() {
        waiting?.takeIf { it.isActive }?.resume(Unit)
        waiting = null
    }

    override fun open(page: SettingsPage): Boolean = openSettings(context, page)

    override fun zone(): String = ZoneId.systemDefault().id

    private fun active() = manager.activeNotifications.filter { it.id == ID && it.tag != null }

    private companion object {
        /** Of all of them: their tags tell them apart. */
        const val ID = 2

        const val ASKED = "asked"
    }
}

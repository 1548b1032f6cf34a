package app.kindself.preview

import app.kindself.core.NotificationsShown
import app.kindself.core.PhoneSystem
import app.kindself.core.PlannedReminder
import app.kindself.core.ReminderReadings
import app.kindself.core.SettingsPage
import app.kindself.ui.platform.Notifier
import app.kindself.ui.platform.Shelf
import app.kindself.ui.store.MemoryShelf
import java.time.ZoneId
import java.util.concurrent.ConcurrentHashMap

/** Screens of reminders in a window: it takes on whatever is to wait, remembers it while the window is open, and shows nothing. */
internal class DesktopNotifier(override val kept: Shelf = MemoryShelf(), private val zone: () -> String = { ZoneId.systemDefault().id }) :
    Notifier {
    override val system = PhoneSystem.ANDROID

    private val waits = ConcurrentHashMap<String, PlannedReminder>()

    /** What waits, by its id. */
    val waiting: Map<String, PlannedReminder> get() = waits

    override fun posts() = true

    override fun isOff(sounds: Boolean) = false

    override fun exactAllowed() = true

    override fun shown() = emptyList<String>()

    override fun accept(planned: PlannedReminder): Boolean {
        waits[planned.id] = planned
        return true
    }

    override fun cancel(id: String) {
        waits.remove(id)
    }

    override fun show(planned: PlannedReminder) = true.also { waits.remove(planned.id) }

    override fun clear(id: String) = Unit

    override fun channels(sounding: Boolean, silent: Boolean) = Unit

    // A desk has none of what keeps a phone from reminding.
    override fun readings() = ReminderReadings(
        system = system,
        shown = NotificationsShown.YES,
        silentOff = false,
        soundingOff = false,
        soundOff = false,
        exact = true,
        batteryExempt = true,
        backgroundRestricted = false,
        summary = null,
        focusOn = false,
        maker = null
    )

    override suspend fun ask() = true

    override fun open(page: SettingsPage) = false

    override fun zone(): String = zone.invoke()
}

package app.kindself.flows

import app.kindself.core.NotificationsShown
import app.kindself.core.PhoneSystem
import app.kindself.core.PlannedReminder
import app.kindself.core.ReminderReadings
import app.kindself.core.SettingsPage
import app.kindself.ui.platform.Notifier
import java.util.concurrent.ConcurrentHashMap

/** A system of notifications that writes down what it is told; a test is the person who allows them. */
class FakeNotifier(override val kept: FakeShelf = FakeShelf()) : Notifier {
    override val system = PhoneSystem.ANDROID

    /** Whether it may show anything, and what a person would answer when asked. */
    @Volatile
    var allowed = true
    var answer = true
    var asked = 0

    @Volatile
    var exact = false

    /** The kinds of notifications a person switched off: true is the one with a sound. */
    @Volatile
    var off = emptySet<Boolean>()

    /** That kind was set to make none. */
    var mute = false

    /** Whether Do Not Disturb is on; null: it does not say. */
    var focus: Boolean? = false

    /** What waits, by its id, and what is to be seen. */
    val waiting = ConcurrentHashMap<String, PlannedReminder>()
    val seen = ConcurrentHashMap<String, PlannedReminder>()

    /** The kinds of notifications there are: sounding, silent. */
    @Volatile
    var channels = false to false

    /** Pages of the settings it was to open; [opens] is whether they do. */
    val opened = ArrayList<SettingsPage>()
    var opens = true

    /** What it says of itself; null: that all is well. */
    var says: ReminderReadings? = null

    override fun posts() = allowed

    override fun isOff(sounds: Boolean) = sounds in off

    override fun exactAllowed() = exact

    override fun shown() = seen.keys.toList()

    override fun accept(planned: PlannedReminder): Boolean {
        waiting[planned.id] = planned
        return true
    }

    override fun cancel(id: String) {
        waiting.remove(id)
    }

    override fun show(planned: PlannedReminder): Boolean {
        if (!allowed || isOff(planned.sounds)) return false
        waiting.remove(planned.id)
        seen[planned.id] = planned
        return true
    }

    override fun clear(id: String) {
        seen.remove(id)
    }

    override fun channels(sounding: Boolean, silent: Boolean) {
        channels = sounding to silent
    }

    override fun readings() = says ?: ReminderReadings(
        system = system,
        shown = if (allowed) NotificationsShown.YES else NotificationsShown.NOT_ASKED,
        silentOff = isOff(sounds = false),
        soundingOff = isOff(sounds = true),
        soundOff = mute,
        exact = exact,
        batteryExempt = true,
        backgroundRestricted = false,
        summary = null,
        focusOn = focus,
        maker = "Fake"
    )

    override suspend fun ask(): Boolean {
        asked++
        allowed = answer
        return answer
    }

    override fun open(page: SettingsPage): Boolean {
        if (opens) opened += page
        return opens
    }

    override fun zone() = "Europe/Paris"
}

package app.kindself.ui.platform

import app.kindself.core.PhoneSystem
import app.kindself.core.PlannedReminder
import app.kindself.core.ReminderReadings
import app.kindself.core.SettingsPage

/**
 * What waits for its moment and what is shown then. It decides nothing: what is to wait, to be shown and to go again comes from the core.
 * May be asked from any thread, but for [ask] and [open], which are the main thread's.
 */
interface Notifier {
    /** Which system this is. */
    val system: PhoneSystem

    /** Whether what arrives is shown. */
    fun posts(): Boolean

    /** Whether a person switched off that kind of notification, the one that [sounds] or the other one. */
    fun isOff(sounds: Boolean): Boolean

    /** Whether moments may be kept to the minute. */
    fun exactAllowed(): Boolean

    /** The ids of reminders that are to be seen now. */
    fun shown(): List<String>

    /** Has [planned] wait for its moment, in place of what has its id; false where the system takes it not. */
    fun accept(planned: PlannedReminder): Boolean

    /** What has that id does not wait any more. */
    fun cancel(id: String)

    /** Shows [planned] now; false where that cannot be. */
    fun show(planned: PlannedReminder): Boolean

    /** What has that id is not shown any more. */
    fun clear(id: String)

    /** The kinds of notifications that are needed, as the system's settings list them; the others go. */
    fun channels(sounding: Boolean, silent: Boolean)

    /** What the machine says of itself. */
    fun readings(): ReminderReadings

    /** Asks the person, in the system's own words, whether anything may be shown; where it need not or cannot ask, it answers as it is. */
    suspend fun ask(): Boolean

    /** Opens where [page] is changed; false where nothing opens. */
    fun open(page: SettingsPage): Boolean

    /** A place that can be read before the machine was unlocked for the first time, outside of every backup. */
    val kept: Shelf

    /** The name of the zone the machine is in. */
    fun zone(): String
}

package app.kindself.platform.reminding

import app.kindself.KindselfApp
import app.kindself.core.ReminderEvent
import app.kindself.core.WaitingReminders
import app.kindself.ui.reminders.Delivery
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.withTimeoutOrNull

/** What is done about reminders while nothing of the app need be in sight. */
internal class Waking(private val app: KindselfApp, private val delivery: Delivery) {
    /**
     * Looks what is to be done now. What reminders are about stands in the store: once the phone was unlocked it is opened first, by the
     * app itself, of which there is one alone. Where it does not open, reminders come as they come on a locked phone.
     */
    suspend fun look(waiting: WaitingReminders) {
        if (app.isUnlocked && delivery.isReady()) withTimeoutOrNull(PATIENCE) { app.openUnseen()?.stored?.await() }
        tell(ReminderEvent.Looked, waiting)
    }

    /** The same because an alarm went off: whatever the store is told as it opens, none was lost. */
    suspend fun lookByAlarm() = delivery.byAlarm { look(WaitingReminders.AsAccepted) }

    /** Tells [event], with the store or without it. */
    suspend fun tell(event: ReminderEvent, waiting: WaitingReminders = WaitingReminders.AsAccepted) {
        if (!delivery.isReady()) return
        delivery.tell(event, waiting)
        // What became of it is kept where the app is there already; otherwise the next time it is.
        app.kindself?.reminding?.note()
    }

    private companion object {
        /** Of the ten seconds that there are. */
        val PATIENCE = 6.seconds
    }
}

package app.kindself.flows.reminders

import app.kindself.core.NotificationsShown
import app.kindself.core.ReminderReadings
import app.kindself.core.ReminderRule
import app.kindself.flows.FakeNotifier
import app.kindself.flows.Person

/** To the list of rules. */
internal fun Person.goToReminders() {
    tap("You")
    tap("Reminders")
}

/** To a new rule. */
internal fun Person.newReminder() {
    goToReminders()
    tap("New reminder")
}

/** The rule that is kept, where there is one. */
internal val Person.rule: ReminderRule get() = machine.app.reminding.cards.single().rule

/** A phone that does what it can to keep reminders away. */
internal fun FakeNotifier.hostile() {
    allowed = false
    says = ReminderReadings(
        system = system,
        shown = NotificationsShown.REFUSED,
        silentOff = true,
        soundingOff = true,
        soundOff = true,
        exact = false,
        batteryExempt = false,
        backgroundRestricted = true,
        summary = null,
        focusOn = true,
        maker = "Xiaomi"
    )
}

package app.kindself.ui.reminders

import app.kindself.core.ReminderException
import app.kindself.core.ReminderFault
import app.kindself.core.StoreTrouble

/** Why a rule cannot be kept. Nothing was changed. */
sealed interface ReminderProblem {
    /** What is to be mended first. */
    data class Faulty(val faults: List<ReminderFault>) : ReminderProblem

    /** There are so many already: one of them makes room. */
    data class TooMany(val most: UInt) : ReminderProblem

    /** The clock shows no date that can be. */
    data object Clock : ReminderProblem

    /** The store. */
    data class Unkept(val trouble: StoreTrouble) : ReminderProblem
}

internal fun problemOf(error: ReminderException): ReminderProblem = when (error) {
    is ReminderException.Faulty -> ReminderProblem.Faulty(error.faults)
    is ReminderException.TooMany -> ReminderProblem.TooMany(error.most)
    is ReminderException.Clock -> ReminderProblem.Clock
    is ReminderException.Store -> ReminderProblem.Unkept(error.trouble)
}

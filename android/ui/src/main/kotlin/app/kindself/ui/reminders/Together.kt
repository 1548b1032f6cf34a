package app.kindself.ui.reminders

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.runtime.Composable
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import app.kindself.R
import app.kindself.core.ReminderWishes
import app.kindself.core.reminderBounds
import app.kindself.ui.parts.Choices
import app.kindself.ui.parts.Disclosure
import app.kindself.ui.parts.Heading
import app.kindself.ui.parts.OneOf
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.parts.SecondaryText
import app.kindself.ui.parts.SwitchRow

/** What holds for all reminders, and all of them as a [calendar]. To the minute only by consent, with what it costs. */
@Composable
internal fun Together(
    wishes: ReminderWishes,
    exactAllowed: Boolean,
    wish: (ReminderWishes) -> Unit,
    allowExact: () -> Unit,
    calendar: @Composable () -> Unit
) = Disclosure(stringResource(R.string.reminders_together)) {
    Column(verticalArrangement = Arrangement.spacedBy(12.dp)) {
        Heading(stringResource(R.string.reminders_most))
        Choices {
            for (most in bounds.mostADay) {
                val words = pluralStringResource(R.plurals.reminders_most_a_day, most.toInt(), most.toInt())
                OneOf(words, wishes.mostADay.toInt() == most.toInt()) { wish(wishes.copy(mostADay = most.toInt().toUByte())) }
            }
        }
        Heading(stringResource(R.string.reminders_later))
        Choices {
            for (later in bounds.laterMin) {
                val words = stringResource(R.string.reminders_later_in, minutesInWords(later.toInt()))
                OneOf(words, wishes.laterMin == later) { wish(wishes.copy(laterMin = later)) }
            }
        }
        SwitchRow(stringResource(R.string.reminders_exact), wishes.exact, stringResource(R.string.reminders_exact_note)) {
            wish(wishes.copy(exact = it))
        }
        if (wishes.exact && !exactAllowed) {
            SecondaryText(stringResource(R.string.reminders_exact_not_allowed))
            OtherButton(stringResource(R.string.reminders_exact_allow), onClick = allowExact)
        }
        calendar()
    }
}

private val bounds by lazy(::reminderBounds)

package app.kindself.ui.reminders

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import app.kindself.R
import app.kindself.core.LeftOutCard
import app.kindself.core.Unsaid
import app.kindself.ui.backup.DoneLine
import app.kindself.ui.backup.ErrorLine
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.Heading
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.parts.SecondaryText

/** All rules for other apps' calendars. Who will see them is said before anything leaves this one. */
@Composable
internal fun AsCalendar(view: RemindersView, save: () -> Unit) = Column(verticalArrangement = Arrangement.spacedBy(12.dp)) {
    Heading(stringResource(R.string.calendar_title))
    SecondaryText(stringResource(R.string.calendar_note))
    SecondaryText(stringResource(R.string.calendar_knows))
    OtherButton(stringResource(R.string.calendar_save), enabled = view.calendar != CalendarFile.State.Working, onClick = save)
    when (val state = view.calendar) {
        CalendarFile.State.Asking, CalendarFile.State.Working, is CalendarFile.State.Made -> Unit

        is CalendarFile.State.Saved -> {
            DoneLine(stringResource(R.string.calendar_saved))
            if (state.leftOut.isNotEmpty()) BodyText(stringResource(R.string.calendar_left_out))
            LeftOut(state.leftOut, view)
        }

        is CalendarFile.State.NoneSaid -> {
            DoneLine(stringResource(R.string.calendar_none))
            LeftOut(state.leftOut, view)
        }

        CalendarFile.State.NotSaved -> ErrorLine(stringResource(R.string.backup_not_saved))
    }
}

/** Which rules are not in it and why. One that was deleted since is not missed. */
@Composable
private fun LeftOut(leftOut: List<LeftOutCard>, view: RemindersView) {
    for (left in leftOut) {
        val card = view.card(left.rule) ?: continue
        SecondaryText(stringResource(words(left.why), whatInWords(card.rule, card.name, view.named)))
    }
}

private fun words(why: Unsaid): Int = when (why) {
    Unsaid.DRAWN -> R.string.calendar_drawn
    Unsaid.AFTER_PRACTICE -> R.string.calendar_after
    Unsaid.PROGRAMME -> R.string.calendar_programme
    Unsaid.QUIET -> R.string.calendar_quiet
    Unsaid.RESTING -> R.string.calendar_resting
    Unsaid.OVER -> R.string.calendar_over
}

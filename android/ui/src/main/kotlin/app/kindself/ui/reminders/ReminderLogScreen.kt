package app.kindself.ui.reminders

import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.semantics
import app.kindself.R
import app.kindself.core.ReminderAct
import app.kindself.core.ReminderLogCard
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.ListFrame
import app.kindself.ui.parts.ScreenActions
import app.kindself.ui.parts.SecondaryText
import app.kindself.ui.parts.SoftCard
import app.kindself.ui.parts.momentInWords

/**
 * What became of the last reminders; [lines] is null until they were read. [aheadOfUtcS] is by how much clocks were ahead at a moment, and
 * [named] what a rule is for, where it is still there.
 */
@Composable
fun ReminderLogScreen(
    lines: List<ReminderLogCard>?,
    aheadOfUtcS: (utcMs: Long) -> Int,
    named: @Composable (ReminderLogCard) -> String,
    screen: ScreenActions
) = ListFrame(stringResource(R.string.reminder_log_title), screen) {
    if (lines != null && lines.isEmpty()) item("empty") { SecondaryText(stringResource(R.string.reminder_log_empty)) }
    lines.orEmpty().forEachIndexed { at, line -> item(at) { Line(line, aheadOfUtcS, named(line)) } }
}

@Composable
private fun Line(line: ReminderLogCard, ahead: (Long) -> Int, name: String) = SoftCard(Modifier.semantics(mergeDescendants = true) {}) {
    Text(name, style = MaterialTheme.typography.titleMedium)
    BodyText(stringResource(R.string.reminder_log_intended, momentInWords(line.intendedUtcMs, ahead(line.intendedUtcMs))))
    val accepted = line.acceptedUtcMs
    val delivered = line.deliveredUtcMs
    when {
        delivered != null -> SecondaryText(stringResource(R.string.reminder_log_delivered, momentInWords(delivered, ahead(delivered))))

        accepted == null -> SecondaryText(stringResource(R.string.reminder_log_not_accepted))

        else -> {
            SecondaryText(stringResource(R.string.reminder_log_accepted, momentInWords(accepted, ahead(accepted))))
            SecondaryText(stringResource(R.string.reminder_log_not_delivered))
        }
    }
    line.act?.let { SecondaryText(stringResource(words(it))) }
}

private fun words(act: ReminderAct) = when (act) {
    ReminderAct.DONE -> R.string.reminder_log_done
    ReminderAct.LATER -> R.string.reminder_log_later
    ReminderAct.NOT_TODAY -> R.string.reminder_log_not_today
    ReminderAct.PAUSE -> R.string.reminder_log_pause
    ReminderAct.OPENED -> R.string.reminder_log_opened
    ReminderAct.LET_PASS -> R.string.reminder_log_passed
}

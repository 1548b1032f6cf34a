package app.kindself.ui.reminders

import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import app.kindself.R
import app.kindself.core.ReminderFault
import app.kindself.ui.parts.lengthInWords
import app.kindself.ui.store.words

/** What is to be mended at one place of a rule, there. */
@Composable
internal fun Faults(faults: List<ReminderFault>) {
    for (fault in faults) Problem(words(fault))
}

/** Something to be mended. It is announced when it comes up. */
@Composable
internal fun Problem(words: String) = Text(
    words,
    Modifier.semantics { liveRegion = LiveRegionMode.Polite },
    style = MaterialTheme.typography.bodyLarge,
    color = MaterialTheme.colorScheme.error
)

/** What is to be mended, and what works. */
@Composable
fun words(fault: ReminderFault): String = when (fault) {
    is ReminderFault.NoDays -> stringResource(R.string.rule_fault_no_days)
    is ReminderFault.DaysOutOf -> stringResource(R.string.rule_fault_days, fault.least.toInt(), fault.most.toInt())
    is ReminderFault.TimesOutOf -> stringResource(R.string.rule_fault_times, fault.least.toInt(), fault.most.toInt())
    is ReminderFault.HoursOutOf -> stringResource(R.string.rule_fault_hours, fault.least.toInt(), fault.most.toInt())
    is ReminderFault.WindowBackwards -> stringResource(R.string.rule_fault_backwards)
    is ReminderFault.WindowTooShort -> stringResource(R.string.rule_fault_window, minutesInWords(fault.leastMin.toInt()))
    is ReminderFault.QuietWithoutDays -> stringResource(R.string.rule_fault_quiet_days)
    is ReminderFault.TooManyQuiet -> fault.most.toInt().let { pluralStringResource(R.plurals.rule_fault_quiet_many, it, it) }
    is ReminderFault.NoWords -> stringResource(R.string.rule_fault_no_words)
    is ReminderFault.TooManyWords -> fault.most.toInt().let { pluralStringResource(R.plurals.rule_fault_words, it, it) }
    is ReminderFault.UnknownZone -> stringResource(R.string.rule_fault_zone)
    is ReminderFault.DateOver -> stringResource(R.string.rule_fault_date)
    is ReminderFault.NotReminded -> stringResource(R.string.rule_fault_not_reminded)
    is ReminderFault.NothingThere -> stringResource(R.string.rule_fault_gone)
    is ReminderFault.Unreadable -> stringResource(R.string.rule_fault_unreadable)
}

/** Why nothing was changed, and what one might do. */
@Composable
fun words(problem: ReminderProblem): String = when (problem) {
    is ReminderProblem.Faulty -> stringResource(R.string.rule_mend)
    is ReminderProblem.TooMany -> problem.most.toInt().let { pluralStringResource(R.plurals.rule_too_many, it, it) }
    is ReminderProblem.Clock -> stringResource(R.string.rule_clock)
    is ReminderProblem.Unkept -> words(problem.trouble)
}

private const val MINUTE_MS = 60_000uL

/** So many minutes as a length. */
@Composable
internal fun minutesInWords(minutes: Int): String = lengthInWords(minutes.toULong() * MINUTE_MS)

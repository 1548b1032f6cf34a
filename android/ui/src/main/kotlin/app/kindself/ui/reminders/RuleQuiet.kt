package app.kindself.ui.reminders

import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import app.kindself.R
import app.kindself.core.QuietManner
import app.kindself.core.QuietSpan
import app.kindself.ui.parts.Choices
import app.kindself.ui.parts.Heading
import app.kindself.ui.parts.OneOf
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.parts.QuietButton
import app.kindself.ui.parts.SecondaryText
import app.kindself.ui.parts.SoftCard
import app.kindself.ui.parts.Weekdays

/** Hours in which it does not come, and what becomes of one that falls into them. */
@Composable
internal fun QuietHours(holder: RuleHolder) {
    val spans = holder.rule.quiet
    Heading(stringResource(R.string.rule_quiet))
    SecondaryText(stringResource(R.string.rule_quiet_note))
    spans.forEachIndexed { at, span -> Span(at, span, holder) }
    Faults(holder.faults(RuleHolder.Place.Quiet))
    OtherButton(stringResource(R.string.rule_quiet_add), onClick = holder::addQuiet)
    if (!holder.hasQuietWeekend) OtherButton(stringResource(R.string.rule_quiet_weekend), onClick = holder::quietWeekend)
    if (spans.isNotEmpty()) {
        val manner = holder.rule.inQuiet
        Choices {
            OneOf(stringResource(R.string.rule_quiet_wait), manner == QuietManner.WAIT) { holder.quiet(spans, QuietManner.WAIT) }
            OneOf(stringResource(R.string.rule_quiet_skip), manner == QuietManner.SKIP) { holder.quiet(spans, QuietManner.SKIP) }
        }
    }
}

@Composable
private fun Span(at: Int, span: QuietSpan, holder: RuleHolder) = SoftCard {
    Heading(stringResource(R.string.rule_quiet_span, at + 1))
    Weekdays(span.days.days) { holder.quiet(at, span.copy(days = it.asDays)) }
    At(span.fromMin, R.string.rule_time_from) { holder.quiet(at, span.copy(fromMin = it)) }
    At(span.untilMin, R.string.rule_time_until) { holder.quiet(at, span.copy(untilMin = it)) }
    if (span.untilMin <= span.fromMin) SecondaryText(stringResource(R.string.rule_quiet_next_day))
    QuietButton(stringResource(R.string.rule_quiet_remove, at + 1)) { holder.removeQuiet(at) }
}

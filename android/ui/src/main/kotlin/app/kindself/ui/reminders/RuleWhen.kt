package app.kindself.ui.reminders

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import app.kindself.R
import app.kindself.core.ReminderBounds
import app.kindself.core.ReminderOpens
import app.kindself.core.ReminderWhen
import app.kindself.core.reminderBounds
import app.kindself.ui.parts.Choices
import app.kindself.ui.parts.DayPicker
import app.kindself.ui.parts.Heading
import app.kindself.ui.parts.OneOf
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.parts.Stepper
import app.kindself.ui.parts.TimeDialog
import app.kindself.ui.parts.Weekdays
import app.kindself.ui.parts.dayInWords
import app.kindself.ui.parts.timeInWords
import java.time.LocalDate

/** Asked once. */
private val bounds: ReminderBounds by lazy(::reminderBounds)

/** When it reminds: in which way, and then what belongs to that. */
@Composable
internal fun When(holder: RuleHolder) {
    Heading(stringResource(R.string.rule_when))
    Choices {
        for (kind in WhenKind.entries) {
            // A programme says its days itself: there is nothing of that to choose here.
            if (kind == WhenKind.Programme && holder.kind != kind) continue
            OneOf(stringResource(words(kind)), holder.kind == kind) { holder.kind(kind) }
        }
    }
    when (val asked = holder.rule.`when`) {
        is ReminderWhen.Daily -> At(asked.atMin) { holder.asked(asked.copy(atMin = it)) }

        is ReminderWhen.Weekdays -> {
            Weekdays(asked.days.days) { holder.asked(asked.copy(days = it.asDays)) }
            At(asked.atMin) { holder.asked(asked.copy(atMin = it)) }
        }

        is ReminderWhen.EveryDays -> {
            Number(R.string.rule_days_apart, R.plurals.rule_each_days, asked.days.toInt(), 1..bounds.mostDays.toInt()) {
                holder.asked(asked.copy(days = it.toUShort()))
            }
            At(asked.atMin) { holder.asked(asked.copy(atMin = it)) }
        }

        is ReminderWhen.TimesAWeek -> {
            Number(R.string.rule_a_week, R.plurals.rule_times_week, asked.times.toInt(), 1..everyDay.size) {
                holder.asked(asked.copy(times = it.toUByte()))
            }
            At(asked.atMin) { holder.asked(asked.copy(atMin = it)) }
        }

        is ReminderWhen.AtRandom -> AtRandom(asked, holder)

        is ReminderWhen.AfterPractice -> After(asked, holder)

        is ReminderWhen.Programme -> At(asked.atMin) { holder.asked(asked.copy(atMin = it)) }

        is ReminderWhen.Once -> {
            Day(asked.date, holder) { holder.asked(asked.copy(date = it)) }
            At(asked.atMin) { holder.asked(asked.copy(atMin = it)) }
        }
    }
    Faults(holder.faults(RuleHolder.Place.When))
}

@Composable
private fun AtRandom(asked: ReminderWhen.AtRandom, holder: RuleHolder) {
    Weekdays(asked.days.days) { holder.asked(asked.copy(days = it.asDays)) }
    At(asked.fromMin, R.string.rule_time_from) { holder.asked(asked.copy(fromMin = it)) }
    At(asked.untilMin, R.string.rule_time_until) { holder.asked(asked.copy(untilMin = it)) }
    Number(R.string.rule_a_day, R.plurals.rule_times_day, asked.times.toInt(), 1..bounds.mostTimes.toInt()) {
        holder.asked(asked.copy(times = it.toUByte()))
    }
    if (asked.times > 1u) {
        Chosen(R.string.rule_apart, R.plurals.rule_minutes_apart, asked.apartMin.toInt(), usually.apartMin.map { it.toInt() }) {
            holder.asked(asked.copy(apartMin = it.toUShort()))
        }
    }
}

@Composable
private fun After(asked: ReminderWhen.AfterPractice, holder: RuleHolder) {
    Number(R.string.rule_hours, R.plurals.rule_hours_after, asked.hours.toInt(), 1..bounds.mostHours.toInt()) {
        holder.asked(asked.copy(hours = it.toUByte()))
    }
    val opens = (holder.rule.opens as? ReminderOpens.Practice)?.subject ?: return
    Choices {
        OneOf(stringResource(R.string.rule_after_any), asked.practice == null) { holder.asked(asked.copy(practice = null)) }
        OneOf(stringResource(R.string.rule_after_this), asked.practice != null) { holder.asked(asked.copy(practice = opens)) }
    }
}

/** A time of day. [label] has it in it, so that it is read with it. */
@Composable
internal fun At(minutes: UShort, label: Int = R.string.rule_time, choose: (UShort) -> Unit) {
    var picking by remember { mutableStateOf(false) }
    val words = stringResource(label, timeInWords(minutes.toInt()))
    OtherButton(words, Modifier.fillMaxWidth()) { picking = true }
    if (picking) TimeDialog(words, minutes.toInt(), { choose(it.toUShort()) }) { picking = false }
}

/** A day from today on, ISO 8601. */
@Composable
internal fun Day(day: String, holder: RuleHolder, choose: (String) -> Unit) {
    var picking by remember { mutableStateOf(false) }
    OtherButton(stringResource(R.string.rule_date, dayInWords(day)), Modifier.fillMaxWidth()) { picking = true }
    if (picking) {
        val within = LocalDate.parse(holder.days.today)..LocalDate.parse(holder.days.opensLatest)
        DayPicker(day, within, holder.days.beginsMin, choose) { picking = false }
    }
}

/** A number between two buttons, in words that count it. */
@Composable
private fun Number(what: Int, counted: Int, now: Int, within: IntRange, choose: (Int) -> Unit) =
    Chosen(what, counted, now, listOf(now - 1, now, now + 1).filter(within::contains), choose)

/** One of several numbers, from the nearest to the nearest. */
@Composable
private fun Chosen(what: Int, counted: Int, now: Int, all: List<Int>, choose: (Int) -> Unit) = Stepper(
    stringResource(what),
    less = all.lastOrNull { it < now }?.let { { choose(it) } },
    more = all.firstOrNull { it > now }?.let { { choose(it) } }
) {
    Text(
        pluralStringResource(counted, now, now),
        Modifier.semantics { liveRegion = LiveRegionMode.Polite },
        textAlign = TextAlign.Center,
        style = MaterialTheme.typography.bodyLarge
    )
}

private fun words(kind: WhenKind) = when (kind) {
    WhenKind.Daily -> R.string.rule_daily
    WhenKind.Weekdays -> R.string.rule_weekdays
    WhenKind.EveryDays -> R.string.rule_every_days
    WhenKind.TimesAWeek -> R.string.rule_times_a_week
    WhenKind.AtRandom -> R.string.rule_at_random
    WhenKind.After -> R.string.rule_after
    WhenKind.Once -> R.string.rule_once
    WhenKind.KindAct -> R.string.rule_kind_act
    WhenKind.Programme -> R.string.rule_of_programme
}

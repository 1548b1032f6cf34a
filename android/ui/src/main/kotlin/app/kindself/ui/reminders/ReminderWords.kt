package app.kindself.ui.reminders

import androidx.compose.runtime.Composable
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import app.kindself.R
import app.kindself.core.DrawnWindow
import app.kindself.core.Moved
import app.kindself.core.Never
import app.kindself.core.NoReminder
import app.kindself.core.ReminderOpens
import app.kindself.core.ReminderRest
import app.kindself.core.ReminderRule
import app.kindself.core.ReminderWhen
import app.kindself.core.ReminderWording
import app.kindself.core.ReminderZone
import app.kindself.core.Subject
import app.kindself.core.UpcomingCard
import app.kindself.ui.parts.dayInWords
import app.kindself.ui.parts.timeInWords
import app.kindself.ui.parts.weekdayInWords
import app.kindself.ui.parts.weekdaysInWords
import java.time.LocalDate

/** Days of the week as the core has them: 1 is Monday. */
internal val ByteArray.days: List<Int> get() = map { it.toInt() }

/** The same for the core. */
internal val List<Int>.asDays: ByteArray get() = ByteArray(size) { this[it].toByte() }

/** Every day of the week. */
internal val everyDay = listOf(1, 2, 3, 4, 5, 6, 7)

/** What a rule is for. [name] is what it opens, as the core calls it; [named] knows a breath of one's own. */
@Composable
fun whatInWords(rule: ReminderRule, name: String?, named: (Subject) -> String): String {
    val opens = rule.opens
    return when {
        rule.wording is ReminderWording.KindAct -> stringResource(R.string.reminder_of_kind_act)
        name != null -> name
        opens is ReminderOpens.Practice -> named(opens.subject).ifEmpty { stringResource(R.string.own_name_usual) }
        opens is ReminderOpens.Letter -> stringResource(R.string.reminder_of_letter)
        opens is ReminderOpens.Scale -> stringResource(R.string.reminder_of_scale)
        opens is ReminderOpens.Programme -> stringResource(R.string.reminder_of_programme)
        else -> stringResource(R.string.reminder_of_nothing)
    }
}

/** When a rule reminds: "Monday to Friday, 8:00", and by whose clock, where it stays in a zone. */
@Composable
fun whenInWords(rule: ReminderRule, named: (Subject) -> String): String {
    val words = whenInWords(rule.`when`, named)
    // Hours after a practice are the same by every clock.
    return if (rule.`when` is ReminderWhen.AfterPractice) words else byItsClock(words, rule.zone)
}

@Composable
private fun byItsClock(words: String, zone: ReminderZone) = when (zone) {
    is ReminderZone.Follow -> words
    is ReminderZone.Stay -> stringResource(R.string.reminder_by_clock, words, placeOf(zone.zone))
}

/** A place that goes by the zone of that name: "Berlin". */
private fun placeOf(zone: String) = zone.substringAfterLast('/').replace('_', ' ')

@Composable
private fun whenInWords(asked: ReminderWhen, named: (Subject) -> String): String = when (asked) {
    is ReminderWhen.Daily -> stringResource(R.string.reminder_daily, time(asked.atMin))

    is ReminderWhen.Weekdays -> onDays(asked.days.days, time(asked.atMin))

    is ReminderWhen.EveryDays -> asked.days.toInt().let { pluralStringResource(R.plurals.reminder_every_days, it, it, time(asked.atMin)) }

    is ReminderWhen.TimesAWeek ->
        asked.times.toInt().let { pluralStringResource(R.plurals.reminder_times_a_week, it, it, time(asked.atMin)) }

    is ReminderWhen.AtRandom -> {
        val times = asked.times.toInt()
        val window = pluralStringResource(R.plurals.reminder_at_random, times, times, time(asked.fromMin), time(asked.untilMin))
        if (asked.days.days == everyDay) window else onDays(asked.days.days, window)
    }

    is ReminderWhen.AfterPractice -> after(asked.hours.toInt(), asked.practice?.let(named)?.ifEmpty { null })

    is ReminderWhen.Programme -> stringResource(R.string.reminder_programme, time(asked.atMin))

    is ReminderWhen.Once -> stringResource(R.string.listed, dayInWords(asked.date), time(asked.atMin))
}

@Composable
private fun onDays(days: List<Int>, then: String) = when (days) {
    usually.workdays.days -> stringResource(R.string.reminder_monday_to_friday, then)
    else -> stringResource(R.string.reminder_on_days, weekdaysInWords(days), then)
}

@Composable
private fun after(hours: Int, practice: String?) = when (practice) {
    null -> pluralStringResource(R.plurals.reminder_after_any, hours, hours)
    else -> pluralStringResource(R.plurals.reminder_after, hours, hours, practice)
}

@Composable
private fun time(minutes: UShort) = timeInWords(minutes.toInt())

/**
 * When one comes, and why not sooner: "Then Monday 8:00: the weekend is quiet". Of those in a row, [isFirst] says no "then". What is drawn
 * inside of a window says that alone, by the clock of its rule's [zone].
 */
@Composable
fun upcomingInWords(card: UpcomingCard, zone: ReminderZone, isFirst: Boolean): String {
    val window = card.window
    val moment = if (window == null) momentInWords(card, isFirst) else byItsClock(windowInWords(card, window, isFirst), zone)
    val why = card.before?.let { because(it, card.weekend) }
    return if (why == null) moment else stringResource(R.string.reminder_because, moment, stringResource(why))
}

@Composable
private fun momentInWords(card: UpcomingCard, isFirst: Boolean): String {
    val at = time(card.atMin)
    return when (card.inDays.toInt()) {
        0 -> stringResource(R.string.reminder_today, at)
        1 -> stringResource(R.string.reminder_tomorrow, at)
        else -> stringResource(if (isFirst) R.string.reminder_day else R.string.reminder_then_day, dayOf(card), at)
    }
}

@Composable
private fun windowInWords(card: UpcomingCard, window: DrawnWindow, isFirst: Boolean): String {
    val from = time(window.fromMin)
    val until = time(window.untilMin)
    return when (card.inDays.toInt()) {
        0 -> stringResource(R.string.reminder_today_between, from, until)
        1 -> stringResource(R.string.reminder_tomorrow_between, from, until)
        else -> stringResource(if (isFirst) R.string.reminder_day_between else R.string.reminder_then_day_between, dayOf(card), from, until)
    }
}

@Composable
private fun dayOf(card: UpcomingCard) = if (card.inDays.toInt() < WEEK) weekdayOf(card.date) else dayInWords(card.date)

/** A day of this week goes by its name. */
private const val WEEK = 7

@Composable
private fun weekdayOf(date: String) = weekdayInWords(LocalDate.parse(date).dayOfWeek.value)

/** Null where it goes without saying. */
private fun because(why: NoReminder, weekend: Boolean): Int? = when (why) {
    NoReminder.QUIET -> if (weekend) R.string.reminder_because_weekend_quiet else R.string.reminder_because_quiet
    NoReminder.NOT_ITS_DAY -> R.string.reminder_because_weekend.takeIf { weekend }
    NoReminder.RESTING -> R.string.reminder_because_resting
    NoReminder.ONE_A_DAY -> R.string.reminder_because_others
    NoReminder.CAME -> R.string.reminder_because_came
    NoReminder.DONE -> R.string.reminder_because_done
    NoReminder.NOT_TODAY -> R.string.reminder_because_not_today
    NoReminder.TOO_LATE -> R.string.reminder_because_too_late
}

/** Why one comes at another time than was asked for; null where it does not. */
@Composable
fun movedInWords(moved: Moved): String? = when (moved) {
    Moved.NO -> null
    Moved.GAP -> stringResource(R.string.reminder_moved_clocks)
    Moved.QUIET -> stringResource(R.string.reminder_moved_quiet)
}

/** Why a rule never reminds. */
@Composable
fun words(never: Never): String = stringResource(
    when (never) {
        Never.QUIET -> R.string.reminder_never_quiet
        Never.OVER -> R.string.reminder_never_over
        Never.RESTING -> R.string.reminder_never_resting
        Never.GONE -> R.string.reminder_never_gone
        Never.NO_PRACTICE -> R.string.reminder_never_no_practice
        Never.NO_PROGRAMME -> R.string.reminder_never_no_programme
        Never.HELD_BACK -> R.string.reminder_never_held_back
    }
)

/** Until when a rule rests; null where it does not, or nobody knows. */
@Composable
fun restInWords(rest: ReminderRest): String? = when (rest) {
    is ReminderRest.No, is ReminderRest.Open -> null
    is ReminderRest.Until -> stringResource(R.string.reminder_rests_until, dayInWords(rest.date))
}

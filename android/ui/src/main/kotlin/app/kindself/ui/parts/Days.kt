package app.kindself.ui.parts

import androidx.compose.foundation.layout.padding
import androidx.compose.material3.DatePicker
import androidx.compose.material3.DatePickerDialog
import androidx.compose.material3.ExperimentalMaterial3Api
import androidx.compose.material3.SelectableDates
import androidx.compose.material3.rememberDatePickerState
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.remember
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.dp
import app.kindself.R
import app.kindself.core.DaysCard
import java.time.Instant
import java.time.LocalDate
import java.time.LocalTime
import java.time.ZoneOffset
import java.time.format.DateTimeFormatter
import java.time.format.FormatStyle
import java.util.Locale

/** How dates are written. */
val LocalDates = staticCompositionLocalOf { Locale.ENGLISH }

/** How a time of day is written, so many minutes after midnight: as the machine writes times. */
val LocalTimes = staticCompositionLocalOf<(UShort) -> String> { { LocalTime.MIDNIGHT.plusMinutes(it.toLong()).toString() } }

/** The locale for dates in texts of the language [tag]: the machine's own where it speaks the same. */
fun datesOf(tag: String): Locale =
    Locale.getDefault().takeIf { it.language == Locale.forLanguageTag(tag).language } ?: Locale.forLanguageTag(tag)

/** The [day], ISO 8601, written out: "November 23, 2026". */
@Composable
fun dayInWords(day: String): String = dayInWords(day, LocalDates.current)

/** The same, as dates are written in [dates]. */
fun dayInWords(day: String, dates: Locale): String =
    DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(dates).format(LocalDate.parse(day))

/**
 * The same, by its name where it is today or the day before, with its date at night, when clocks show another; null where nobody asked
 * for [days] yet.
 */
@Composable
fun dayByName(day: String, days: DaysCard?): String = when (day) {
    days?.today -> if (days.night) stringResource(R.string.write_today_on, dayInWords(day)) else stringResource(R.string.write_today)

    days?.yesterday ->
        if (days.night) stringResource(R.string.write_yesterday_on, dayInWords(day)) else stringResource(R.string.write_yesterday)

    else -> dayInWords(day)
}

/** The days an entry can be about, and be looked for. */
val DaysCard.about: ClosedRange<LocalDate> get() = LocalDate.parse(earliest)..LocalDate.parse(latest)

/** The days a letter can be sealed until. */
val DaysCard.opens: ClosedRange<LocalDate> get() = LocalDate.parse(opensEarliest)..LocalDate.parse(opensLatest)

/** The calendar, on [day], ISO 8601, or the nearest one [within]; those can be chosen. It says where a day begins, minutes after midnight. */
@OptIn(ExperimentalMaterial3Api::class)
@Composable
fun DayPicker(day: String, within: ClosedRange<LocalDate>, begins: UShort, choose: (String) -> Unit, close: () -> Unit) {
    val days = remember(within) {
        object : SelectableDates {
            override fun isSelectableDate(utcTimeMillis: Long) = date(utcTimeMillis) in within
        }
    }
    // It takes no day outside of its years, and what comes from other devices may be about any.
    val first = LocalDate.parse(day).coerceIn(within)
    val state = rememberDatePickerState(
        first.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli(),
        yearRange = within.start.year..within.endInclusive.year,
        selectableDates = days
    )
    DatePickerDialog(
        onDismissRequest = close,
        confirmButton = {
            QuietButton(stringResource(R.string.editor_choose_day)) {
                state.selectedDateMillis?.let(::date)?.takeIf { it in within }?.let { choose(it.toString()) }
                close()
            }
        },
        dismissButton = { QuietButton(stringResource(R.string.editor_no_day), onClick = close) }
    ) {
        // Its cells have one size: in twice as large a text the numbers would be cut.
        val density = LocalDensity.current
        CompositionLocalProvider(LocalDensity provides Density(density.density, density.fontScale.coerceAtMost(MOST_SCALE))) {
            DatePicker(state, title = null, headline = { DayBegins(begins, Modifier.padding(horizontal = 24.dp)) }, showModeToggle = false)
        }
    }
}

/** Where a day begins, so many [minutes] after midnight. */
@Composable
fun DayBegins(minutes: UShort, modifier: Modifier = Modifier) =
    SecondaryText(stringResource(R.string.day_begins, LocalTimes.current(minutes)), modifier)

private const val MOST_SCALE = 1.2f

private fun date(millis: Long): LocalDate = Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC).toLocalDate()

package app.kindself.ui.parts

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.AlertDialog
import androidx.compose.material3.ExperimentalMaterial3Api
import androidx.compose.material3.FilterChip
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.material3.TimePicker
import androidx.compose.material3.rememberTimePickerState
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.text
import androidx.compose.ui.text.AnnotatedString
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.dp
import app.kindself.R
import app.kindself.ui.theme.Target
import java.time.DayOfWeek
import java.time.Instant
import java.time.ZoneOffset
import java.time.format.TextStyle

/** Whether the clock one chooses a time on has 24 hours. */
val LocalHours24 = staticCompositionLocalOf { true }

/** A time of day, [minutes] after midnight, as the phone writes it: "8:00", "8:00 AM". */
@Composable
fun timeInWords(minutes: Int): String = LocalTimes.current(minutes.toUShort())

/** A moment as clocks so far ahead of UTC showed it, with its day: "November 23, 2026, 8:00". */
@Composable
fun momentInWords(utcMs: Long, aheadOfUtcS: Int): String {
    val wall = Instant.ofEpochMilli(utcMs).atOffset(ZoneOffset.ofTotalSeconds(aheadOfUtcS))
    return stringResource(R.string.listed, dayInWords("${wall.toLocalDate()}"), timeInWords(wall.hour * HOUR + wall.minute))
}

/** A [day] of the week, 1 is Monday. */
@Composable
fun weekdayInWords(day: Int): String = DayOfWeek.of(day).getDisplayName(TextStyle.FULL_STANDALONE, LocalDates.current)

/** Days of the week after each other. */
@Composable
fun weekdaysInWords(days: List<Int>): String =
    days.map { weekdayInWords(it) }.reduceOrNull { before, next -> stringResource(R.string.listed, before, next) }.orEmpty()

/** Days of the week, each to be chosen or not. They are written short and read whole. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
fun Weekdays(chosen: List<Int>, choose: (List<Int>) -> Unit) =
    FlowRow(horizontalArrangement = Arrangement.spacedBy(8.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {
        for (day in DayOfWeek.entries) {
            val on = day.value in chosen
            val whole = weekdayInWords(day.value)
            FilterChip(
                on,
                { choose(if (on) chosen - day.value else (chosen + day.value).sorted()) },
                {
                    val short = day.getDisplayName(TextStyle.SHORT_STANDALONE, LocalDates.current)
                    Text(short, Modifier.clearAndSetSemantics { text = AnnotatedString(whole) })
                },
                Modifier.heightIn(min = Target)
            )
        }
    }

/** The clock, on [minutes] after midnight. It says what the time is [of]. */
@OptIn(ExperimentalMaterial3Api::class)
@Composable
fun TimeDialog(of: String, minutes: Int, choose: (Int) -> Unit, close: () -> Unit) {
    val state = rememberTimePickerState(minutes / HOUR, minutes % HOUR, LocalHours24.current)
    AlertDialog(
        onDismissRequest = close,
        confirmButton = {
            QuietButton(stringResource(R.string.rule_time_choose)) {
                choose(state.hour * HOUR + state.minute)
                close()
            }
        },
        dismissButton = { QuietButton(stringResource(R.string.editor_no_day), onClick = close) },
        title = { Text(of, style = MaterialTheme.typography.titleMedium) },
        text = {
            // Its face has one size: in twice as large a text the numbers would be cut.
            val density = LocalDensity.current
            CompositionLocalProvider(LocalDensity provides Density(density.density, density.fontScale.coerceAtMost(1f))) {
                Column(Modifier.verticalScroll(rememberScrollState()), horizontalAlignment = Alignment.CenterHorizontally) {
                    TimePicker(state)
                }
            }
        },
        containerColor = MaterialTheme.colorScheme.surfaceVariant
    )
}

private const val HOUR = 60

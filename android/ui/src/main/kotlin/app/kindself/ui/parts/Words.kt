package app.kindself.ui.parts

import androidx.compose.foundation.focusable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.ui.Modifier
import androidx.compose.ui.focus.FocusRequester
import androidx.compose.ui.focus.focusRequester
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.kindself.R
import app.kindself.core.CountCard

/**
 * A screen that has come up. The focus is set once: not again whenever one scrolls back to where it was set, and not at all where the screen
 * is not [fresh], for one came back to its middle and would be scrolled away from there.
 */
class Arrival(private var fresh: Boolean = true) {
    private val requester = FocusRequester()

    /** Has the focus when the screen comes up: who listens hears where they are, and who uses keys goes on from there. */
    @Composable
    fun focused(): Modifier {
        LaunchedEffect(Unit) {
            if (fresh) requester.requestFocus()
            fresh = false
        }
        return Modifier.focusRequester(requester)
    }
}

/** The title of a screen. */
@Composable
fun Title(text: String, arrival: Arrival) =
    Text(text, arrival.focused().focusable().semantics { heading() }, style = MaterialTheme.typography.headlineMedium)

/** The heading of a part of a screen. */
@Composable
fun Heading(text: String, modifier: Modifier = Modifier) =
    Text(text, modifier.padding(top = 8.dp).semantics { heading() }, style = MaterialTheme.typography.titleMedium)

/** A paragraph. */
@Composable
fun BodyText(text: String, modifier: Modifier = Modifier) = Text(text, modifier, style = MaterialTheme.typography.bodyLarge)

/** A paragraph that stands back. */
@Composable
fun SecondaryText(text: String, modifier: Modifier = Modifier) =
    Text(text, modifier, style = MaterialTheme.typography.bodyLarge, color = MaterialTheme.colorScheme.onSurfaceVariant)

/** Lines with a dot before each. */
@Composable
fun Dotted(lines: List<String>, modifier: Modifier = Modifier) = Column(modifier, Arrangement.spacedBy(8.dp)) {
    for (line in lines) {
        Row(Modifier.semantics(mergeDescendants = true) {}, Arrangement.spacedBy(12.dp)) {
            Text("•", Modifier.clearAndSetSemantics {}, color = MaterialTheme.colorScheme.primary)
            BodyText(line, Modifier.weight(1f))
        }
    }
}

/** "3 entries", as the [plural] has it. */
@Composable
fun counted(plural: Int, count: UInt): String = pluralStringResource(plural, count.toInt(), count.toInt())

/** The same for records of a collection: its words are `count_` and its name. Of one that has none, "3 other records". */
@Composable
fun counted(collection: String, count: UInt): String = counted(countWords[collection] ?: R.plurals.count_other, count)

/** "3 entries, 1 draft, 5 sessions" */
@Composable
fun listed(counts: List<CountCard>): String = counts
    .map { counted(it.collection, it.count) }
    .reduceOrNull { before, next -> stringResource(R.string.listed, before, next) }
    .orEmpty()

/** How many there are of a collection; 0 where it is not counted. */
fun List<CountCard>.of(collection: String): UInt = find { it.collection == collection }?.count ?: 0u

private const val COUNT = "count_"

// By name, so that a new collection needs a text and no code; apk/rules.pro and res/raw/keep_counts.xml keep them.
private val countWords: Map<String, Int> = R.plurals::class.java.fields
    .filter { it.name.startsWith(COUNT) }
    .associate { it.name.removePrefix(COUNT) to it.getInt(null) }

private const val MINUTE_MS = 60_000uL
private const val SECOND_MS = 1000uL

/** A length as people say it: "3 minutes", "1 minute 16 seconds", "38 seconds". */
@Composable
fun lengthInWords(ms: ULong): String {
    val all = (ms + SECOND_MS / 2uL) / SECOND_MS
    val minutes = (all * SECOND_MS / MINUTE_MS).toInt()
    val seconds = (all - minutes.toULong() * (MINUTE_MS / SECOND_MS)).toInt()
    return when {
        minutes == 0 -> pluralStringResource(R.plurals.seconds, seconds, seconds)

        seconds == 0 -> pluralStringResource(R.plurals.minutes, minutes, minutes)

        else -> stringResource(
            R.string.minutes_and_seconds,
            pluralStringResource(R.plurals.minutes, minutes, minutes),
            pluralStringResource(R.plurals.seconds, seconds, seconds)
        )
    }
}

package app.kindself.ui.fields

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Slider
import androidx.compose.material3.SliderDefaults
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.stateDescription
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import app.kindself.R
import app.kindself.ui.parts.Heading
import app.kindself.ui.parts.QuietButton
import app.kindself.ui.parts.SecondaryText
import kotlin.math.roundToInt

/** Sliders up to here have a notch for each number. */
private const val NOTCHES = 20

/**
 * A number from 0 to [most], in words beside; not rated until it is touched, and again if one likes. [low] and [high] say what they mean;
 * where its [label] stands above it already, it is not [titled].
 * Unrated, it is an empty line without a thumb: one that stands at its beginning would look like a zero.
 */
@Composable
fun Rating(
    label: String,
    number: UByte?,
    most: UByte,
    rate: (UByte?) -> Unit,
    low: String? = null,
    high: String? = null,
    before: UByte? = null,
    problem: String? = null,
    enabled: Boolean = true,
    titled: Boolean = true
) = Column(verticalArrangement = Arrangement.spacedBy(4.dp)) {
    val words = number?.let { stringResource(R.string.rating_of, it.toString(), most.toString()) } ?: stringResource(R.string.rating_none)
    val moved = remember { BooleanArray(1) }
    val middle = (most / 2u).toUByte()
    if (titled) Heading(label)
    if (before != null) SecondaryText(stringResource(R.string.rating_before, before.toString()))
    Text(words, style = MaterialTheme.typography.bodyLarge)
    Slider(
        (number ?: middle).toFloat(),
        {
            moved[0] = true
            rate(it.roundToInt().toUByte())
        },
        Modifier.semantics {
            contentDescription = label
            stateDescription = words
        },
        enabled,
        colors = if (number == null) empty() else SliderDefaults.colors(inactiveTrackColor = MaterialTheme.colorScheme.primaryContainer),
        valueRange = 0f..most.toFloat(),
        steps = if (most.toInt() <= NOTCHES) most.toInt() - 1 else 0,
        // A tap where it stands already says that number, too.
        onValueChangeFinished = {
            if (!moved[0] && number == null) rate(middle)
            moved[0] = false
        }
    )
    if (low != null && high != null) {
        Row(Modifier.fillMaxWidth(), Arrangement.spacedBy(16.dp)) {
            SecondaryText(low, Modifier.weight(1f))
            Text(
                high,
                Modifier.weight(1f),
                textAlign = TextAlign.End,
                style = MaterialTheme.typography.bodyLarge,
                color = MaterialTheme.colorScheme.onSurfaceVariant
            )
        }
    }
    problem?.let { Problem(it) }
    if (number != null && enabled) QuietButton(stringResource(R.string.rating_clear)) { rate(null) }
}

@Composable
private fun empty() = SliderDefaults.colors(
    thumbColor = Color.Transparent,
    disabledThumbColor = Color.Transparent,
    activeTrackColor = MaterialTheme.colorScheme.primaryContainer,
    disabledActiveTrackColor = MaterialTheme.colorScheme.primaryContainer,
    disabledInactiveTrackColor = MaterialTheme.colorScheme.primaryContainer,
    inactiveTrackColor = MaterialTheme.colorScheme.primaryContainer,
    activeTickColor = MaterialTheme.colorScheme.primary,
    inactiveTickColor = MaterialTheme.colorScheme.primary
)

package app.kindself.ui.session

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import app.kindself.R
import app.kindself.core.minutesGiven
import app.kindself.ui.history.Felt
import app.kindself.ui.history.RatedLines
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.MainButton
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.parts.QuietButton
import app.kindself.ui.parts.ScreenActions
import app.kindself.ui.parts.ScreenBar
import app.kindself.ui.parts.SecondaryText
import app.kindself.ui.parts.SwitchRow
import app.kindself.ui.safety.WaysOut
import app.kindself.ui.safety.WaysOutButtons
import app.kindself.ui.theme.Margin

/** What a person can do when a session is over. */
class EndedActions(
    val leave: () -> Unit,
    val again: () -> Unit,
    val breathe: (() -> Unit)?,
    val lifebuoy: () -> Unit,
    /** Where it was about abuse: the help lines come next, and there is no more of it. */
    val out: WaysOut? = null
)

/** How it was, and how to say it. */
class EndedFelt(val felt: UByte?, val say: (UByte?) -> Unit)

/** Whether it was harder than before, how to say so, and the way to something solid. */
class EndedHarder(val harder: Boolean, val say: (Boolean) -> Unit, val ground: () -> Unit)

/** One kind line about what was done, whether it came to its end or not. [felt] is there for a session that is remembered. */
@Composable
fun EndedScreen(
    view: EndedView,
    grounding: Boolean,
    lamp: @Composable (Modifier) -> Unit,
    felt: EndedFelt?,
    harder: EndedHarder?,
    actions: EndedActions
) {
    Column(Modifier.fillMaxSize().windowInsetsPadding(WindowInsets.safeDrawing), horizontalAlignment = Alignment.CenterHorizontally) {
        ScreenBar(ScreenActions(back = null, lifebuoy = actions.lifebuoy))
        BoxWithConstraints(Modifier.weight(1f).fillMaxWidth()) {
            val side = shapeSide(maxWidth, maxHeight * HALF)
            Column(
                Modifier.fillMaxWidth().heightIn(min = maxHeight).verticalScroll(rememberScrollState()).padding(horizontal = Margin),
                Arrangement.Center,
                Alignment.CenterHorizontally
            ) {
                lamp(Modifier.size(side))
                Text(
                    kindLine(view.lastedMs),
                    Modifier.padding(top = 12.dp).semantics {
                        heading()
                        liveRegion = LiveRegionMode.Polite
                    },
                    style = MaterialTheme.typography.headlineMedium,
                    textAlign = TextAlign.Center
                )
                Text(
                    stringResource(
                        when {
                            grounding -> R.string.ended_grounded
                            view.outcome != null -> R.string.ended_practice
                            else -> R.string.ended_take_along
                        }
                    ),
                    Modifier.padding(top = 12.dp),
                    style = MaterialTheme.typography.bodyLarge,
                    color = MaterialTheme.colorScheme.onSurfaceVariant,
                    textAlign = TextAlign.Center
                )
                view.outcome?.ratings?.takeIf { it.isNotEmpty() }?.let {
                    Column(Modifier.widthIn(max = 600.dp).fillMaxWidth().padding(top = 16.dp), Arrangement.spacedBy(8.dp)) {
                        RatedLines(it)
                        SecondaryText(stringResource(R.string.rated_once))
                    }
                }
                if (harder != null) Harder(harder)
                if (felt != null) Box(Modifier.widthIn(max = 600.dp).padding(top = 16.dp)) { Felt(felt.felt, felt.say) }
            }
        }
        Column(Modifier.widthIn(max = 600.dp).fillMaxWidth().padding(horizontal = Margin, vertical = 12.dp), Arrangement.spacedBy(8.dp)) {
            actions.out?.let { WaysOutButtons(it) }
            MainButton(stringResource(R.string.ended_leave), onClick = actions.leave)
            if (actions.out == null) {
                OtherButton(
                    stringResource(if (grounding) R.string.ended_ground_again else R.string.ended_more),
                    Modifier.fillMaxWidth(),
                    onClick = actions.again
                )
            }
            actions.breathe?.let { QuietButton(stringResource(R.string.ended_breathe), Modifier.fillMaxWidth(), it) }
        }
    }
}

/** Said by whoever likes to; it costs nothing, and something solid is one tap away. */
@Composable
private fun Harder(harder: EndedHarder) = Column(
    Modifier.widthIn(max = 600.dp).fillMaxWidth().padding(top = 16.dp),
    Arrangement.spacedBy(8.dp)
) {
    SwitchRow(stringResource(R.string.ended_harder), harder.harder, change = harder.say)
    if (harder.harder) {
        BodyText(stringResource(R.string.harder_said), Modifier.semantics { liveRegion = LiveRegionMode.Polite })
        OtherButton(stringResource(R.string.ended_ground), Modifier.fillMaxWidth(), onClick = harder.ground)
    }
}

/** The lamp stands back here: the words matter. */
private const val HALF = 0.62f

/** Whole minutes, in words where they are few; less than a minute is a moment. */
@Composable
private fun kindLine(lastedMs: ULong): String {
    val minutes = minutesGiven(lastedMs).toInt()
    return if (minutes == 0) stringResource(R.string.ended_moment) else pluralStringResource(R.plurals.ended_minutes, minutes, minutes)
}

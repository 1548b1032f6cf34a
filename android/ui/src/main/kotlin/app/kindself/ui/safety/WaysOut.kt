package app.kindself.ui.safety

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import app.kindself.R
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.theme.Margin

/** Out of a page about abuse: at once, as if nobody had been there, or to people who know; [lines] is null where those are here. */
class WaysOut(val leave: () -> Unit, val lines: (() -> Unit)?)

/** Each of them in one tap, wherever the page is scrolled to. */
@Composable
internal fun WaysOutButtons(ways: WaysOut) {
    OtherButton(stringResource(R.string.leave_now), Modifier.fillMaxWidth(), onClick = ways.leave)
    ways.lines?.let { OtherButton(stringResource(R.string.abuse_lines), Modifier.fillMaxWidth(), onClick = it) }
}

/** The same where a screen is as wide as it is. */
@Composable
internal fun WaysOutAbove(ways: WaysOut) = Column(
    Modifier.widthIn(max = 600.dp).fillMaxWidth().padding(horizontal = Margin),
    Arrangement.spacedBy(8.dp)
) { WaysOutButtons(ways) }

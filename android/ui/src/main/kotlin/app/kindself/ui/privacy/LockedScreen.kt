package app.kindself.ui.privacy

import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import app.kindself.R
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.Door
import app.kindself.ui.parts.Frame
import app.kindself.ui.parts.MainButton
import app.kindself.ui.parts.ScreenActions
import app.kindself.ui.parts.SoftCard

/** What there is for everyone: unlocking, a minute of breathing, and the lifebuoy. [unasked] is whether the machine could not ask. */
@Composable
fun LockedScreen(unasked: Boolean, unlock: () -> Unit, minute: () -> Unit, screen: ScreenActions) =
    Frame(stringResource(R.string.lock_title), screen) {
        if (unasked) SoftCard(Modifier.semantics { liveRegion = LiveRegionMode.Polite }) { BodyText(stringResource(R.string.lock_unasked)) }
        MainButton(stringResource(R.string.lock_unlock), onClick = unlock)
        Door(
            stringResource(R.string.now_minute),
            stringResource(R.string.now_minute_behind),
            MaterialTheme.colorScheme.primaryContainer,
            onClick = minute
        )
    }

package app.kindself.ui.privacy

import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import app.kindself.R
import app.kindself.ui.parts.Door
import app.kindself.ui.parts.Frame
import app.kindself.ui.parts.MainButton
import app.kindself.ui.parts.Ways

/** What there is for everyone: unlocking, a minute of breathing, and the lifebuoy. */
@Composable
fun LockedScreen(unlock: () -> Unit, minute: () -> Unit, ways: Ways) = Frame(stringResource(R.string.lock_title), ways) {
    MainButton(stringResource(R.string.lock_unlock), onClick = unlock)
    Door(
        stringResource(R.string.now_minute),
        stringResource(R.string.now_minute_behind),
        MaterialTheme.colorScheme.primaryContainer,
        minute
    )
}

package app.kindself.ui.app

import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import app.kindself.R
import app.kindself.ui.parts.Door
import app.kindself.ui.parts.Frame
import app.kindself.ui.parts.ScreenActions

/** Where the doors of the last tab lead. */
class YouActions(
    val history: () -> Unit,
    val reminders: () -> Unit,
    val kept: () -> Unit,
    val settings: () -> Unit,
    val privacy: () -> Unit,
    val about: () -> Unit
)

/** The last tab: what belongs to the person. */
@Composable
fun YouScreen(actions: YouActions, screen: ScreenActions) = Frame(stringResource(R.string.tab_you), screen) {
    Door(stringResource(R.string.history_title), stringResource(R.string.history_behind), onClick = actions.history)
    Door(stringResource(R.string.reminders_title), stringResource(R.string.reminders_behind), onClick = actions.reminders)
    Door(stringResource(R.string.keepsakes_title), stringResource(R.string.keepsakes_empty), onClick = actions.kept)
    Door(stringResource(R.string.settings_title), stringResource(R.string.settings_behind), onClick = actions.settings)
    Door(stringResource(R.string.privacy_title), stringResource(R.string.privacy_behind), onClick = actions.privacy)
    Door(stringResource(R.string.about_title), stringResource(R.string.about_behind), onClick = actions.about)
}

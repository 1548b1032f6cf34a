package app.kindself.ui.settings

import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import app.kindself.R
import app.kindself.ui.parts.Door
import app.kindself.ui.parts.Frame
import app.kindself.ui.parts.Ways

/** The second tab: what belongs to the person. */
@Composable
fun YouScreen(settings: () -> Unit, about: () -> Unit, ways: Ways) = Frame(stringResource(R.string.tab_you), ways) {
    Door(stringResource(R.string.settings_title), stringResource(R.string.settings_behind), onClick = settings)
    Door(stringResource(R.string.about_title), stringResource(R.string.about_behind), onClick = about)
}

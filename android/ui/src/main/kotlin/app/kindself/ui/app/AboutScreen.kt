package app.kindself.ui.app

import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import app.kindself.R
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.Frame
import app.kindself.ui.parts.Heading
import app.kindself.ui.parts.ScreenActions
import app.kindself.ui.parts.SecondaryText

/** What the app is, and what it is not. */
@Composable
fun AboutScreen(screen: ScreenActions) = Frame(stringResource(R.string.about_title), screen) {
    BodyText(stringResource(R.string.about_what))
    Heading(stringResource(R.string.about_not_heading))
    BodyText(stringResource(R.string.about_not))
    Heading(stringResource(R.string.about_data_heading))
    BodyText(stringResource(R.string.about_data))
    Heading(stringResource(R.string.about_sources_heading))
    BodyText(stringResource(R.string.about_sources))
    Heading(stringResource(R.string.about_licences_heading))
    BodyText(stringResource(R.string.about_licences))
    SecondaryText(stringResource(R.string.about_version, VERSION))
}

/** The same as in the manifest. */
const val VERSION = "0.1.0"

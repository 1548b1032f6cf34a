package app.kindself.ui.settings

import androidx.compose.foundation.layout.Column
import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import app.kindself.R
import app.kindself.core.Guide
import app.kindself.ui.parts.SwitchRow

/** How a session leads: four switches, all of which may be off. */
@Composable
fun GuideSwitches(guide: Guide, motorThere: Boolean, change: (Guide) -> Unit) = Column {
    SwitchRow(stringResource(R.string.guide_voice), guide.voice, stringResource(R.string.guide_voice_note)) {
        change(guide.copy(voice = it))
    }
    SwitchRow(stringResource(R.string.guide_tones), guide.tones, stringResource(R.string.guide_tones_note)) {
        change(guide.copy(tones = it))
    }
    SwitchRow(stringResource(R.string.guide_bell), guide.bell, stringResource(R.string.guide_bell_note)) { change(guide.copy(bell = it)) }
    SwitchRow(
        stringResource(R.string.guide_touch),
        guide.touch && motorThere,
        stringResource(if (motorThere) R.string.guide_touch_note else R.string.guide_touch_none),
        enabled = motorThere
    ) { change(guide.copy(touch = it)) }
}

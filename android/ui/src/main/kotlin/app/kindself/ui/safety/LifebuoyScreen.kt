package app.kindself.ui.safety

import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import app.kindself.R
import app.kindself.core.PracticeCard
import app.kindself.ui.parts.Door
import app.kindself.ui.parts.Frame
import app.kindself.ui.parts.ScreenActions
import app.kindself.ui.parts.SecondaryText

/** What a person can do here; each in one tap. */
class LifebuoyActions(val ground: () -> Unit, val lines: () -> Unit, val leave: () -> Unit)

/** Ground me, crisis lines, leave quickly. */
@Composable
fun LifebuoyScreen(grounding: PracticeCard, actions: LifebuoyActions, screen: ScreenActions) =
    Frame(stringResource(R.string.lifebuoy_title), screen) {
        Door(grounding.name, grounding.summary, MaterialTheme.colorScheme.secondaryContainer, grounding.emblem, actions.ground)
        Door(stringResource(R.string.lifebuoy_lines), stringResource(R.string.lifebuoy_lines_behind), onClick = actions.lines)
        Door(stringResource(R.string.lifebuoy_leave), stringResource(R.string.lifebuoy_leave_behind), onClick = actions.leave)
        SecondaryText(stringResource(R.string.lifebuoy_waits))
    }

package app.kindself.ui.now

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import app.kindself.R
import app.kindself.ui.Notice
import app.kindself.ui.parts.Door
import app.kindself.ui.parts.Frame
import app.kindself.ui.parts.Heading
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.parts.QuietButton
import app.kindself.ui.parts.Said
import app.kindself.ui.parts.SoftCard
import app.kindself.ui.parts.Ways

/** What the first screen shows. */
class NowView(val unfinished: String?, val notices: List<Notice>)

/** What a person can do on it. */
class NowActions(
    val upset: () -> Unit,
    val minute: () -> Unit,
    val breathe: () -> Unit,
    val carryOn: () -> Unit,
    val letGo: () -> Unit,
    val read: (Notice) -> Unit
)

/** "What would help now?" */
@OptIn(ExperimentalLayoutApi::class)
@Composable
fun NowScreen(view: NowView, actions: NowActions, ways: Ways) = Frame(stringResource(R.string.now_title), ways) {
    for (notice in view.notices) {
        SoftCard {
            Said(stringResource(words(notice)))
            QuietButton(stringResource(R.string.notice_read)) { actions.read(notice) }
        }
    }
    Door(
        stringResource(R.string.now_upset),
        stringResource(R.string.now_upset_behind),
        MaterialTheme.colorScheme.secondaryContainer,
        actions.upset
    )
    Door(
        stringResource(R.string.now_minute),
        stringResource(R.string.now_minute_behind),
        MaterialTheme.colorScheme.primaryContainer,
        actions.minute
    )
    Door(stringResource(R.string.now_breathe), stringResource(R.string.now_breathe_behind), onClick = actions.breathe)
    if (view.unfinished != null) {
        Heading(stringResource(R.string.now_unfinished))
        SoftCard {
            Said(view.unfinished.ifEmpty { stringResource(R.string.own_name_usual) })
            FlowRow(horizontalArrangement = Arrangement.spacedBy(8.dp)) {
                OtherButton(stringResource(R.string.now_carry_on), onClick = actions.carryOn)
                QuietButton(stringResource(R.string.now_let_go), onClick = actions.letGo)
            }
        }
    }
}

private fun words(notice: Notice) = when (notice) {
    Notice.SessionDamaged -> R.string.notice_session_damaged
    Notice.SessionNewer -> R.string.notice_session_newer
    Notice.SessionUnfollowable -> R.string.notice_session_unfollowable
    Notice.SettingsDamaged -> R.string.notice_settings_damaged
    Notice.SettingsNewer -> R.string.notice_settings_newer
    Notice.SettingsNotKept -> R.string.notice_settings_not_kept
    Notice.CannotBegin -> R.string.notice_cannot_begin
}

package app.kindself.ui.app

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import app.kindself.R
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.Door
import app.kindself.ui.parts.Frame
import app.kindself.ui.parts.Heading
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.parts.QuietButton
import app.kindself.ui.parts.ScreenActions
import app.kindself.ui.parts.SoftCard
import app.kindself.ui.store.OpeningLine

/** What the first screen shows. */
class NowView(val unfinished: String?, val notices: List<Notice>, val isLate: Boolean, val emblems: NowEmblems)

/** Which pictures stand on its doors. */
class NowEmblems(val upset: String, val minute: String, val kindMinute: String, val breathe: String, val write: String)

/** What a person can do on it. */
class NowActions(
    val upset: () -> Unit,
    val minute: () -> Unit,
    val kindMinute: () -> Unit,
    val breathe: () -> Unit,
    val write: () -> Unit,
    val carryOn: () -> Unit,
    val letGo: () -> Unit,
    val read: (Notice) -> Unit
)

/** "What would help now?" */
@OptIn(ExperimentalLayoutApi::class)
@Composable
fun NowScreen(view: NowView, actions: NowActions, screen: ScreenActions) = Frame(stringResource(R.string.now_title), screen) {
    NoticeCards(view.notices, actions.read)
    Door(
        stringResource(R.string.now_upset),
        stringResource(R.string.now_upset_behind),
        MaterialTheme.colorScheme.secondaryContainer,
        view.emblems.upset,
        actions.upset
    )
    Door(
        stringResource(R.string.now_minute),
        stringResource(R.string.now_minute_behind),
        MaterialTheme.colorScheme.primaryContainer,
        view.emblems.minute,
        actions.minute
    )
    Door(
        stringResource(R.string.now_kind_minute),
        stringResource(R.string.now_kind_minute_behind),
        MaterialTheme.colorScheme.primaryContainer,
        view.emblems.kindMinute,
        actions.kindMinute
    )
    Door(
        stringResource(R.string.now_breathe),
        stringResource(R.string.now_breathe_behind),
        emblem = view.emblems.breathe,
        onClick = actions.breathe
    )
    Door(
        stringResource(R.string.now_write),
        stringResource(R.string.now_write_behind),
        emblem = view.emblems.write,
        onClick = actions.write
    )
    if (view.isLate) OpeningLine()
    if (view.unfinished != null) {
        Heading(stringResource(R.string.now_unfinished))
        SoftCard {
            BodyText(view.unfinished.ifEmpty { stringResource(R.string.own_name_usual) })
            FlowRow(horizontalArrangement = Arrangement.spacedBy(8.dp)) {
                OtherButton(stringResource(R.string.now_carry_on), onClick = actions.carryOn)
                QuietButton(stringResource(R.string.now_let_go), onClick = actions.letGo)
            }
        }
    }
}

package app.kindself.ui.backup

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import app.kindself.R
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.ConfirmDialog
import app.kindself.ui.parts.Frame
import app.kindself.ui.parts.MainButton
import app.kindself.ui.parts.QuietButton
import app.kindself.ui.parts.ScreenActions
import app.kindself.ui.parts.SecondaryText
import app.kindself.ui.parts.SoftCard

/** A passphrase for the day on which this device loses its key. */
@Composable
fun RecoveryScreen(recovery: Recovery, screen: ScreenActions) = Frame(stringResource(R.string.recovery_title), screen) {
    BodyText(stringResource(R.string.recovery_note))
    when (recovery.state) {
        Recovery.State.Working -> WorkLine(headway = null, stop = null)

        Recovery.State.Made -> DoneLine(stringResource(R.string.recovery_made))

        Recovery.State.TakenBack -> {
            DoneLine(stringResource(R.string.recovery_taken_back))
            SecondaryText(stringResource(R.string.recovery_backups))
        }

        else -> {
            RecoveryProblem(recovery.state)
            if (recovery.brokeOff) BrokeOff(recovery)
            if (recovery.there) {
                SecondaryText(stringResource(R.string.recovery_have))
                SecondaryText(stringResource(R.string.recovery_backups))
            }
            NewPassphraseFields(recovery.passphrase)
            MainButton(stringResource(R.string.recovery_make), enabled = recovery.passphrase.ready, onClick = recovery::make)
            if (recovery.there) TakeBack(recovery)
        }
    }
}

@Composable
private fun TakeBack(recovery: Recovery) {
    var asks by remember { mutableStateOf(false) }
    QuietButton(stringResource(R.string.recovery_take_back)) { asks = true }
    if (asks) {
        ConfirmDialog(
            listOf(R.string.recovery_take_back_ask, R.string.recovery_take_back_then).map { stringResource(it) }.joinToString("\n\n"),
            stringResource(R.string.recovery_take_back_yes),
            stringResource(R.string.not_now),
            recovery::takeBack
        ) { asks = false }
    }
}

/** Where the key is lost and a recovery passphrase was chosen: the way back. */
@Composable
fun RecoveryFields(recovery: Recovery) {
    GivenPassphraseField(stringResource(R.string.recovery_type), recovery.typed) { recovery.typed = it }
    RecoveryProblem(recovery.state)
    if (recovery.state == Recovery.State.Working) {
        WorkLine(headway = null, stop = null)
    } else {
        MainButton(stringResource(R.string.recovery_open), enabled = recovery.typed.isNotEmpty(), onClick = recovery::bringBack)
    }
}

/** Offered once something is written: the key is nowhere else. */
@Composable
fun RecoveryOffer(choose: () -> Unit, later: () -> Unit) = SoftCard {
    BodyText(stringResource(R.string.recovery_offer))
    QuietButton(stringResource(R.string.recovery_title), onClick = choose)
    QuietButton(stringResource(R.string.not_now), onClick = later)
}

/** Offered where a change broke off, until it is done or let be. */
@Composable
fun RecoveryReminder(recovery: Recovery, choose: () -> Unit) = SoftCard {
    BrokeOff(recovery)
    QuietButton(stringResource(R.string.recovery_title), onClick = choose)
    QuietButton(stringResource(R.string.not_now), onClick = recovery::letBe)
}

/** What stands where a change broke off. */
@Composable
private fun BrokeOff(recovery: Recovery) = BodyText(
    stringResource(if (recovery.there) R.string.recovery_still_works else R.string.recovery_not_set),
    Modifier.semantics { liveRegion = LiveRegionMode.Polite }
)

@Composable
private fun RecoveryProblem(state: Recovery.State) = when (state) {
    is Recovery.State.Failed -> ErrorLine(words(state.error))
    Recovery.State.Refused -> ErrorLine(stringResource(R.string.recovery_refused))
    Recovery.State.Asking, Recovery.State.Working, Recovery.State.Made, Recovery.State.TakenBack -> Unit
}

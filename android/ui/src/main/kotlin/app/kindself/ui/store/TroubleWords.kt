package app.kindself.ui.store

import androidx.compose.foundation.layout.fillMaxWidth
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
import app.kindself.core.JournalException
import app.kindself.core.StoreTrouble
import app.kindself.ui.backup.Recovery
import app.kindself.ui.backup.RecoveryFields
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.ConfirmDialog
import app.kindself.ui.parts.MainButton
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.parts.QuietButton
import app.kindself.ui.parts.SecondaryText
import app.kindself.ui.parts.SoftCard
import app.kindself.ui.parts.dayInWords

/** What is wrong with the store, and what one might do. */
@Composable
fun words(trouble: StoreTrouble): String = stringResource(
    when (trouble) {
        StoreTrouble.WrongKey -> R.string.store_wrong_key
        is StoreTrouble.Newer -> R.string.store_newer
        StoreTrouble.Damaged -> R.string.store_damaged
        StoreTrouble.Full -> R.string.store_full
        StoreTrouble.ReadOnly -> R.string.store_read_only
        StoreTrouble.Busy -> R.string.store_busy
        StoreTrouble.Io, StoreTrouble.Closed -> R.string.store_io
    }
)

/** Why something cannot be kept or read, and what one might do. */
@Composable
fun words(error: JournalException): String = when (error) {
    is JournalException.Store -> words(error.trouble)
    is JournalException.UnknownKind -> stringResource(R.string.entry_unknown_kind)
    is JournalException.Empty -> stringResource(R.string.entry_empty)
    is JournalException.TooLong -> stringResource(R.string.entry_too_long, error.mostBytes.toString())
    is JournalException.Fields -> stringResource(R.string.entry_fields)
    is JournalException.Tags -> stringResource(R.string.entry_tags, error.most.toString(), error.mostChars.toString())
    is JournalException.Day -> stringResource(R.string.entry_day, dayInWords(error.earliest), dayInWords(error.latest))
    is JournalException.Opens -> stringResource(R.string.entry_opens, dayInWords(error.earliest), dayInWords(error.latest))
    is JournalException.CannotSeal -> stringResource(R.string.entry_cannot_seal)
    is JournalException.Sealed -> stringResource(R.string.reader_sealed, dayInWords(error.until))
    is JournalException.Gone -> stringResource(R.string.entry_gone)
    is JournalException.Clock -> stringResource(R.string.entry_clock)
    is JournalException.InvalidId -> stringResource(R.string.entry_not_one)
}

/** Why there is no store, and what one might do. */
@Composable
fun StoreProblemCard(closed: StoreProblem, recovery: Recovery, tryAgain: () -> Unit, beginAfresh: () -> Unit) = SoftCard(
    Modifier.semantics { liveRegion = LiveRegionMode.Polite }
) {
    var asks by remember { mutableStateOf(false) }
    BodyText(
        when (closed) {
            is StoreProblem.Trouble -> words(closed.trouble)
            StoreProblem.KeyLost -> stringResource(R.string.store_lost)
            StoreProblem.NotNow -> stringResource(R.string.store_not_now)
        }
    )
    val lost = closed == StoreProblem.KeyLost || closed == StoreProblem.Trouble(StoreTrouble.WrongKey)
    if (lost && recovery.there) {
        RecoveryFields(recovery)
        OtherButton(stringResource(R.string.store_try_again), Modifier.fillMaxWidth(), onClick = tryAgain)
    } else {
        MainButton(stringResource(R.string.store_try_again), onClick = tryAgain)
    }
    if (lost) {
        SecondaryText(stringResource(R.string.store_afresh_backup))
        QuietButton(stringResource(R.string.store_afresh)) { asks = true }
    }
    if (asks) {
        ConfirmDialog(
            stringResource(R.string.store_afresh_ask),
            stringResource(R.string.store_afresh),
            stringResource(R.string.not_now),
            beginAfresh
        ) { asks = false }
    }
}

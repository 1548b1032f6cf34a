package app.kindself.ui.backup

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import app.kindself.R
import app.kindself.core.ExportedCard
import app.kindself.core.PlainForm
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.Choices
import app.kindself.ui.parts.Frame
import app.kindself.ui.parts.MainButton
import app.kindself.ui.parts.OneOf
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.parts.ScreenActions
import app.kindself.ui.parts.SecondaryText
import app.kindself.ui.parts.SoftCard
import app.kindself.ui.parts.SwitchRow
import app.kindself.ui.parts.of

/** A backup, or an export for reading: made here, and taken to wherever the person wants it. */
@Composable
fun ExportScreen(holder: ExportHolder, last: LastBackup?, screen: ScreenActions) =
    Frame(stringResource(if (holder.plain) R.string.plain_title else R.string.backup_make), screen) {
        when (val state = holder.state) {
            ExportHolder.State.Asking -> Asking(holder)

            is ExportHolder.State.Working -> WorkLine(state.headway, holder::stop)

            ExportHolder.State.HandingOver -> WorkLine(null, holder::stop)

            is ExportHolder.State.Made -> {
                DoneLine(stringResource(R.string.backup_made, entriesInWords(state.card.counts.of("entries"))))
                LeftOut(state.card)
                MainButton(stringResource(R.string.backup_save), onClick = holder::takeOut)
                OtherButton(stringResource(R.string.backup_stop), Modifier.fillMaxWidth(), onClick = holder::giveUp)
            }

            is ExportHolder.State.Saved -> {
                DoneLine(stringResource(R.string.backup_saved, entriesInWords(state.card.counts.of("entries"))))
                LeftOut(state.card)
            }

            is ExportHolder.State.Failed -> Again(words(state.error), holder)

            ExportHolder.State.NotSaved -> Again(stringResource(R.string.backup_not_saved), holder)
        }
        if (!holder.plain) LastBackupLine(last)
    }

@Composable
private fun Again(words: String, holder: ExportHolder) {
    ErrorLine(words)
    OtherButton(stringResource(R.string.store_try_again), Modifier.fillMaxWidth(), onClick = holder::giveUp)
}

@Composable
private fun LeftOut(card: ExportedCard) {
    if (card.sealedLeftOut > 0u) SecondaryText(stringResource(R.string.plain_left_out, entriesInWords(card.sealedLeftOut)))
}

/** What it is to be like. */
@Composable
private fun Asking(holder: ExportHolder) {
    if (holder.plain) {
        SoftCard(color = MaterialTheme.colorScheme.secondaryContainer) { BodyText(stringResource(R.string.plain_warning)) }
        Choices {
            OneOf(stringResource(R.string.plain_markdown), holder.form == PlainForm.MARKDOWN) { holder.form = PlainForm.MARKDOWN }
            OneOf(stringResource(R.string.plain_json), holder.form == PlainForm.JSON) { holder.form = PlainForm.JSON }
        }
        SwitchRow(stringResource(R.string.plain_sealed), holder.sealedToo, stringResource(R.string.plain_sealed_note)) {
            holder.sealedToo = it
        }
    } else {
        BodyText(stringResource(R.string.backup_note))
        NewPassphraseFields(holder.passphrase)
    }
    MainButton(
        stringResource(if (holder.plain) R.string.plain_make else R.string.backup_make),
        enabled = holder.canMake,
        onClick = holder::make
    )
}

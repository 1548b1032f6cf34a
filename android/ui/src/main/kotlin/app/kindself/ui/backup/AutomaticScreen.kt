package app.kindself.ui.backup

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import app.kindself.R
import app.kindself.core.ArchiveException
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.Frame
import app.kindself.ui.parts.MainButton
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.parts.ScreenActions
import app.kindself.ui.parts.SecondaryText

/** Automatic backup, into a folder the person chose. */
@Composable
fun AutomaticScreen(automatic: AutomaticBackup, last: LastBackup?, screen: ScreenActions) =
    Frame(stringResource(R.string.auto_title), screen) {
        LaunchedEffect(automatic) { automatic.read() }
        BodyText(stringResource(R.string.auto_note))
        automatic.problem?.let { ErrorLine(if (it is ArchiveException.Refused) stringResource(R.string.auto_stuck) else words(it)) }
        automatic.refusal?.let { ErrorLine(words(it)) }
        if (automatic.working) {
            WorkLine(headway = null, stop = null)
        } else {
            if (automatic.on && automatic.problem == null) {
                DoneLine(stringResource(R.string.auto_on))
            } else {
                BodyText(stringResource(R.string.backup_note))
                NewPassphraseFields(automatic.passphrase)
                MainButton(stringResource(R.string.auto_choose), enabled = automatic.passphrase.ready, onClick = automatic::begin)
            }
            if (automatic.on) {
                OtherButton(stringResource(R.string.auto_stop), Modifier.fillMaxWidth(), onClick = automatic::stop)
                SecondaryText(stringResource(R.string.auto_stays))
            }
        }
        LastBackupLine(last)
    }

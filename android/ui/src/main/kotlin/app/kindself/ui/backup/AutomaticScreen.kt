package app.kindself.ui.backup

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import app.kindself.R
import app.kindself.core.BackupCard
import app.kindself.ui.parts.Frame
import app.kindself.ui.parts.MainButton
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.parts.Said
import app.kindself.ui.parts.Ways

/** Backups that make themselves, into a folder the person chose. */
@Composable
fun AutomaticScreen(automatic: AutomaticBackup, last: BackupCard?, ways: Ways) = Frame(stringResource(R.string.auto_title), ways) {
    LaunchedEffect(automatic) { automatic.read() }
    Said(stringResource(R.string.auto_note))
    if (automatic.isStuck) ErrorLine(stringResource(R.string.auto_stuck))
    automatic.refusal?.let { ErrorLine(words(it)) }
    if (automatic.working) {
        WorkLine(headway = null, stop = null)
    } else if (automatic.on && !automatic.isStuck) {
        DoneLine(stringResource(R.string.auto_on))
        OtherButton(stringResource(R.string.auto_stop), Modifier.fillMaxWidth(), onClick = automatic::stop)
    } else {
        Said(stringResource(R.string.backup_note))
        NewPassphraseFields(automatic.passphrase)
        MainButton(stringResource(R.string.auto_choose), enabled = automatic.passphrase.ready, onClick = automatic::begin)
    }
    LastBackupLine(last)
}

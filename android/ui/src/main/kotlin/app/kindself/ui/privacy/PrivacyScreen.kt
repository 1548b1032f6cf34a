package app.kindself.ui.privacy

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.res.stringResource
import app.kindself.R
import app.kindself.ui.backup.BackupDestination
import app.kindself.ui.backup.LastBackup
import app.kindself.ui.backup.LastBackupLine
import app.kindself.ui.navigation.Destination
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.ConfirmDialog
import app.kindself.ui.parts.Door
import app.kindself.ui.parts.Frame
import app.kindself.ui.parts.Heading
import app.kindself.ui.parts.MainButton
import app.kindself.ui.parts.ScreenActions
import app.kindself.ui.parts.SecondaryText
import app.kindself.ui.parts.SwitchRow
import app.kindself.ui.parts.counted
import app.kindself.ui.parts.listed
import app.kindself.ui.store.OpeningLine
import app.kindself.ui.store.ToRemove

/** What the screen about privacy shows. */
class PrivacyView(
    /** Whether the machine has a safe for the key. */
    val hasSafe: Boolean,
    /** Whether there is a store to be backed up. */
    val open: Boolean,
    /** It is not open yet, and that takes a while. */
    val isLate: Boolean,
    /** The last backup; null until it was read. */
    val last: LastBackup?
)

/** The lock, where the key is, what leaves the app, and leaving nothing behind. */
@Composable
fun PrivacyScreen(lock: AppLock, view: PrivacyView, go: (Destination) -> Unit, screen: ScreenActions) =
    Frame(stringResource(R.string.privacy_title), screen) {
        val note = stringResource(if (lock.possible) R.string.privacy_lock_note else R.string.privacy_lock_none)
        SwitchRow(stringResource(R.string.privacy_lock), lock.on && lock.possible, note, lock.possible, lock::change)
        Heading(stringResource(R.string.privacy_key))
        BodyText(stringResource(if (view.hasSafe) R.string.privacy_key_phone else R.string.privacy_key_desktop))
        if (view.isLate) OpeningLine()
        if (view.open) {
            LastBackupLine(view.last)
            Door(stringResource(R.string.backup_make), stringResource(R.string.backup_make_behind)) { go(BackupDestination.Backup) }
            Door(stringResource(R.string.restore_title), stringResource(R.string.restore_behind)) { go(BackupDestination.Restore) }
            Door(stringResource(R.string.auto_title), stringResource(R.string.auto_behind)) { go(BackupDestination.Automatic) }
            Door(stringResource(R.string.recovery_title), stringResource(R.string.recovery_behind)) { go(BackupDestination.Recovery) }
            Door(stringResource(R.string.import_title), stringResource(R.string.import_behind)) { go(BackupDestination.Import) }
            Door(stringResource(R.string.plain_title), stringResource(R.string.plain_behind)) { go(BackupDestination.PlainExport) }
        }
        Door(stringResource(R.string.privacy_delete), stringResource(R.string.privacy_delete_behind)) { go(PrivacyDestination.Delete) }
    }

/**
 * What goes when everything is deleted, said before it is asked once more. [goes] counts it; null where it cannot be counted. Where
 * [backups] made themselves, they are not among it.
 */
@Composable
fun DeleteScreen(goes: suspend () -> ToRemove?, backups: Boolean, delete: () -> Unit, screen: ScreenActions) {
    var going by remember { mutableStateOf<ToRemove?>(null) }
    var asks by remember { mutableStateOf(false) }
    LaunchedEffect(Unit) { going = goes() }
    Frame(
        stringResource(R.string.privacy_delete),
        screen,
        bottom = { MainButton(stringResource(R.string.privacy_delete)) { asks = true } }
    ) {
        going?.let { inWords(it) }?.let { BodyText(it) }
        SecondaryText(stringResource(R.string.privacy_for_good))
        if (backups) BodyText(stringResource(R.string.privacy_backups_stay))
    }
    if (asks) {
        ConfirmDialog(
            stringResource(R.string.privacy_delete_ask),
            stringResource(R.string.privacy_delete_yes),
            stringResource(R.string.not_now),
            delete
        ) { asks = false }
    }
}

@Composable
private fun inWords(goes: ToRemove): String? {
    // Not even a folder: there is nothing to be said.
    if (goes.inside == null && goes.files == 0u) return null
    val inside = goes.inside ?: return counted(R.plurals.privacy_goes_unread, goes.files)
    return stringResource(
        R.string.privacy_goes,
        listed(inside.counts),
        counted(R.plurals.count_files, goes.files)
    )
}

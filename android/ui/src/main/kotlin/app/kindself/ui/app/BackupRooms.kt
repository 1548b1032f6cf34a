package app.kindself.ui.app

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.remember
import app.kindself.ui.backup.AutomaticScreen
import app.kindself.ui.backup.ExportScreen
import app.kindself.ui.backup.RecoveryScreen
import app.kindself.ui.backup.RestoreScreen
import app.kindself.ui.navigation.Room

/** Where a passphrase is typed, or what is kept is counted. */
internal val backupRooms =
    setOf(Room.Backup, Room.PlainExport, Room.Restore, Room.Import, Room.AutomaticBackup, Room.Recovery)

/** The rooms where what is kept leaves the app, and comes back. */
@Composable
internal fun BackupRooms(room: Room, ways: Wayfinder) {
    val backups = ways.app.backups
    LaunchedEffect(backups) { backups.read() }
    // While a screen fades out it shows what it showed: the next one to come begins afresh.
    when (room) {
        Room.Backup -> ExportScreen(remember { backups.backup }, backups.last, ways.ways())
        Room.PlainExport -> ExportScreen(remember { backups.export }, backups.last, ways.ways())
        Room.Restore -> RestoreScreen(remember { backups.restore }, ways.ways())
        Room.Import -> RestoreScreen(remember { backups.import }, ways.ways())
        Room.AutomaticBackup -> AutomaticScreen(backups.automatic, backups.last, ways.ways())
        else -> RecoveryScreen(backups.recovery, ways.ways())
    }
}

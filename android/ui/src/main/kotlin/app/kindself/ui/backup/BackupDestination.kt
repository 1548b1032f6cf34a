package app.kindself.ui.backup

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.remember
import app.kindself.ui.navigation.Destination
import app.kindself.ui.navigation.Navigator
import app.kindself.ui.navigation.SavedDestinations
import app.kindself.ui.navigation.restored
import app.kindself.ui.navigation.savedIn

/** Where what is kept leaves the app, and comes back. */
enum class BackupDestination : Destination {
    Backup,
    PlainExport,
    Restore,
    Import,
    Automatic,
    Recovery;

    override val saved get() = savedIn(CAPABILITY)

    @Composable
    override fun Content(navigator: Navigator) = BackupContent(this, navigator)

    companion object : SavedDestinations {
        private const val CAPABILITY = "backup"

        override fun restore(saved: List<String>) = saved.restored(CAPABILITY, entries)
    }
}

@Composable
private fun BackupContent(destination: BackupDestination, navigator: Navigator) {
    val backups = navigator.app.backups
    val actions = navigator.actions()
    LaunchedEffect(backups) { backups.read() }
    // While a screen fades out it shows what it showed: the next one to come begins afresh.
    when (destination) {
        BackupDestination.Backup -> ExportScreen(remember { backups.backup }, backups.last, actions)
        BackupDestination.PlainExport -> ExportScreen(remember { backups.export }, backups.last, actions)
        BackupDestination.Restore -> RestoreScreen(remember { backups.restore }, actions)
        BackupDestination.Import -> RestoreScreen(remember { backups.import }, actions)
        BackupDestination.Automatic -> AutomaticScreen(backups.automatic, backups.last, actions)
        BackupDestination.Recovery -> RecoveryScreen(backups.recovery, actions)
    }
}

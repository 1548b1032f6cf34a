package app.kindself.ui.backup

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.ArchiveException
import app.kindself.core.BackupCard
import app.kindself.core.ExportedCard
import app.kindself.ui.app.Member
import app.kindself.ui.navigation.Destination

/**
 * All that leaves the app and comes back into it. It lives as long as the process: while a person chooses a file the screen may go.
 * [stuck] is told where an automatic backup does not arrive, [takenIn] where what is kept has changed, and [broughtBack] where the key
 * is there again.
 */
@Stable
class Backups(private val errands: Errands, stuck: () -> Unit, private val takenIn: () -> Unit, broughtBack: () -> Unit) : Member {
    /** The last backup that arrived; null until it was read. */
    var last by mutableStateOf<LastBackup?>(null)
        private set

    /** Making a backup. */
    var backup by mutableStateOf(making())
        private set

    /** Making a plain export. */
    var export by mutableStateOf(plain())
        private set

    /** Bringing back a backup. */
    var restore by mutableStateOf(restoring(foreign = false))
        private set

    /** Bringing in another journal. */
    var import by mutableStateOf(restoring(foreign = true))
        private set

    /** Automatic backup. */
    val automatic = AutomaticBackup(errands, { note(it, automatic = true) }, stuck)

    /** The way back to a lost key. */
    val recovery = Recovery(errands, broughtBack)

    private fun restoring(foreign: Boolean) = RestoreHolder(errands, foreign, takenIn)

    private fun making() = ExportHolder(errands, plain = false) { note(it, automatic = false) }

    private fun plain() = ExportHolder(errands, plain = true) {}

    override suspend fun opened() {
        // What was on its way belongs to nobody.
        errands.clear()
        recovery.lookAgain()
        last = null
    }

    /** Reads what the screens say about backups, once: what changes from then on passes through here. */
    suspend fun read() {
        if (last != null) return
        try {
            recovery.read()
            last = LastBackup(errands.ask { it.archive.lastBackup() })
        } catch (_: ArchiveException) {
            // There is no store, or whoever makes one meets the same, and says it.
        }
    }

    private suspend fun note(card: ExportedCard, automatic: Boolean) {
        val now = errands.now
        try {
            errands.ask { it.archive.noteBackup(card, automatic, now) }
            last = LastBackup(errands.ask { it.archive.lastBackup() })
        } catch (_: ArchiveException) {
            // It is there all the same, and the next one is made the sooner.
        }
    }

    /** Makes one, where that is wished and one is due. */
    override suspend fun finish() {
        errands.stored.await()
        if (errands.stored.isOpen) automatic.makeIfDue()
    }

    /** Whoever is on the way to none of them is done there: nothing stays in memory, or on its way. */
    override fun onTheWay(destinations: List<Destination>) {
        if (BackupDestination.Backup !in destinations) backup = backup.after(ExportHolder::leave, ::making)
        if (BackupDestination.PlainExport !in destinations) export = export.after(ExportHolder::leave, ::plain)
        if (BackupDestination.Restore !in destinations) restore = restore.after(RestoreHolder::leave) { restoring(foreign = false) }
        if (BackupDestination.Import !in destinations) import = import.after(RestoreHolder::leave) { restoring(foreign = true) }
        if (BackupDestination.Automatic !in destinations) automatic.passphrase.forget()
        if (BackupDestination.Recovery !in destinations) recovery.leave()
    }

    /** The folder outside is not needed any more. */
    override suspend fun erasing() {
        onTheWay(emptyList())
        try {
            automatic.forget()
        } catch (_: ArchiveException) {
            // The store cannot be asked which folder that was; the system shows it among the app's permissions.
        }
    }

    private fun <T> T.after(leave: (T) -> Unit, next: () -> T): T = leave(this).let { next() }
}

/** What was read about the last backup; null where there was none. */
data class LastBackup(val card: BackupCard?)

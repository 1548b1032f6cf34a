package app.kindself.ui.backup

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.ArchiveException
import app.kindself.core.BackupWish
import app.kindself.core.ExportedCard
import app.kindself.core.InternalException
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock

/**
 * A backup that makes itself when the app goes out of sight, into a folder the person chose. [arrived] is told of each, and [stuck] where
 * one could not be put there.
 */
@Stable
class AutomaticBackup(private val errands: Errands, private val arrived: suspend (ExportedCard) -> Unit, private val stuck: () -> Unit) {
    /** Whether it is on. */
    var on by mutableStateOf(false)
        private set

    /** Why it could not be read whether it is on, or why it could not be switched off; null where it could. */
    var refusal by mutableStateOf<ArchiveException?>(null)
        private set

    /** Why the last one could not be made or did not arrive; null where it did. */
    var problem by mutableStateOf<ArchiveException?>(null)
        private set

    /** One is being made. */
    var working by mutableStateOf(false)
        private set

    /** What locks each of them. */
    val passphrase = NewPassphrase()

    private val documents = errands.platform.documents

    // The system's screen for choosing takes the app out of sight: a folder may be chosen while one is being made.
    private val alone = Mutex()

    /** Reads whether it is on. */
    suspend fun read() {
        try {
            on = errands.ask { it.archive.automaticBackup() } != null
            refusal = null
        } catch (error: ArchiveException) {
            // It may well be on.
            refusal = error
        } catch (_: InternalException) {
            refusal = ArchiveException.Interrupted()
        }
    }

    /** Asks for a folder, and is on once a first one has arrived there; until then everything is as it was. */
    fun begin() = documents.chooseFolder(lasting = true) { address ->
        if (address != null) errands.go(::refused) { begin(address) }
    }

    @Throws(ArchiveException::class)
    private suspend fun begin(folder: String) {
        val wish = BackupWish(folder, passphrase.text)
        val before = errands.ask { it.archive.automaticBackup() }
        try {
            if (!make(wish, chosenBefore = false)) return documents.letGo(folder)
        } catch (error: ArchiveException) {
            if (folder != before?.folder) documents.letGo(folder)
            throw error
        }
        errands.ask { it.archive.beginAutomaticBackup(wish) }
        if (before != null && before.folder != folder) documents.letGo(before.folder)
        passphrase.forget()
        on = true
        refusal = null
    }

    private fun refused(error: ArchiveException) {
        problem = error
    }

    /** No more; what was made stays where it is, and the passphrase is forgotten. Where that cannot be done, it goes on, and says so. */
    fun stop() {
        errands.go({ refusal = it }) { forget() }
    }

    /** Forgets the passphrase and the folder, but not which file is the newest: it is not the first to be written over. */
    @Throws(ArchiveException::class)
    suspend fun forget() {
        val before = errands.ask { it.archive.stopAutomaticBackup() }
        on = false
        problem = null
        refusal = null
        before?.let { documents.letGo(it.folder) }
    }

    /** Makes one if it is due. Where it does not arrive, that is said once, and it is tried again the next time. */
    suspend fun makeIfDue() {
        // Whatever is being made already has what there is.
        if (working) return
        val before = problem
        try {
            val now = errands.now
            errands.ask { it.archive.dueBackup(now) }?.let { make(it, chosenBefore = true) }
        } catch (error: ArchiveException) {
            problem = error
        } catch (_: InternalException) {
            problem = ArchiveException.Interrupted()
        }
        if (before == null && problem != null) stuck()
    }

    /** False where everything was deleted meanwhile. Throws [ArchiveException] where it cannot be made or does not arrive. */
    @Throws(ArchiveException::class)
    private suspend fun make(wish: BackupWish, chosenBefore: Boolean): Boolean = alone.withLock {
        working = true
        val way = errands.way()
        try {
            val store = errands.stored.open
            // Only now: one that was on its way may have been the last.
            val next = errands.ask { it.archive.nextBackup(wish.folder) }
            val file = errands.files { way.place(next.name) } ?: throw ArchiveException.Io()
            val card = errands.archive.export(file.toString(), wish.passphrase, chosenBefore, errands.now, null)
            errands.files { documents.putInto(next.folder, next.name, file) } ?: throw ArchiveException.Refused()
            problem = null
            // Everything was deleted meanwhile: the store that is open now has no backup.
            if (errands.stored.open !== store) return@withLock false
            errands.ask { it.archive.backupArrived(next) }
            arrived(card)
            true
        } finally {
            way.clear()
            working = false
        }
    }
}

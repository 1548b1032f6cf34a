package app.kindself.ui.backup

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.ArchiveException
import app.kindself.core.ExportedCard
import app.kindself.core.InternalException
import app.kindself.core.StoreException
import app.kindself.ui.store.OpenStore
import java.util.UUID
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

    /** Where the next one goes, and what locks it. */
    private class Wish(val folder: String, val passphrase: String)

    /** Reads whether it is on. */
    suspend fun read() {
        try {
            on = errands.ask(::wish) != null
            refusal = null
        } catch (error: ArchiveException) {
            // It may well be on.
            refusal = error
        } catch (_: InternalException) {
            refusal = ArchiveException.Interrupted()
        }
    }

    @Throws(StoreException::class)
    private fun wish(open: OpenStore): Wish? {
        val (folder, passphrase) = listOf(FOLDER, PASSPHRASE).map(open.store::readText)
        return if (folder == null || passphrase == null) null else Wish(folder, passphrase)
    }

    /** Asks for a folder, and is on once a first one has arrived there; until then everything is as it was. */
    fun begin() = documents.chooseFolder(lasting = true) { address ->
        if (address != null) errands.go(::refused) { begin(address) }
    }

    @Throws(ArchiveException::class)
    private suspend fun begin(folder: String) {
        val text = passphrase.text
        val before = errands.ask(::wish)
        try {
            make(Wish(folder, text), chosenBefore = false)
        } catch (error: ArchiveException) {
            if (folder != before?.folder) documents.letGo(folder)
            throw error
        }
        errands.ask { open ->
            open.store.keepText(PASSPHRASE, text)
            open.store.keepText(FOLDER, folder)
        }
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
        val before = errands.ask { open -> wish(open).also { for (name in listOf(PASSPHRASE, FOLDER)) open.store.forgetText(name) } }
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
            errands.ask { open -> wish(open)?.takeIf { open.archive.backupDue(now) } }?.let { make(it, chosenBefore = true) }
        } catch (error: ArchiveException) {
            problem = error
        } catch (_: InternalException) {
            problem = ArchiveException.Interrupted()
        }
        if (before == null && problem != null) stuck()
    }

    /** Throws [ArchiveException] where it cannot be made or does not arrive. */
    @Throws(ArchiveException::class)
    private suspend fun make(wish: Wish, chosenBefore: Boolean) = alone.withLock {
        working = true
        val way = errands.way()
        try {
            val store = errands.stored.open
            // Only now: one that was on its way may have been the last.
            val last = errands.ask { it.store.readText(LAST) }
            val name = next(last)
            val file = errands.files { way.place(name) } ?: throw ArchiveException.Io()
            val card = errands.archive.export(file.toString(), wish.passphrase, chosenBefore, errands.now, null)
            errands.files { documents.putInto(wish.folder, name, file) } ?: throw ArchiveException.Refused()
            problem = null
            // Everything was deleted meanwhile: the store that is open now has no backup.
            if (errands.stored.open !== store) return@withLock
            // Where everything was replaced meanwhile, the core has forgotten the last one, and this belongs to those from before.
            errands.ask { if (it.store.readText(LAST) == last) it.store.keepText(LAST, name) }
            arrived(card)
        } finally {
            way.clear()
            working = false
        }
    }

    /**
     * Two files in turn: a copy that breaks off never takes the place of the only good one. Their names are this store's own: what another
     * device, or this one before, has put into the folder stays.
     */
    private fun next(last: String?): String = when {
        last == null -> "kindself-${UUID.randomUUID().toString().take(OWN)}$A"
        last.endsWith(A) -> last.removeSuffix(A) + B
        else -> last.removeSuffix(B) + A
    }

    private companion object {
        /** Names of the texts it keeps in the store; the core takes none of them into an archive. */
        const val PASSPHRASE = "backup-passphrase"
        const val FOLDER = "backup-folder"

        /** The file that was written last. The core forgets it where what those files hold may be more than what is here. */
        const val LAST = "backup-last-file"

        const val A = "-a.age"
        const val B = "-b.age"

        /** Letters and digits of a name that are this store's own. */
        const val OWN = 8
    }
}

package app.kindself.ui.backup

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.ArchiveException
import app.kindself.core.ExportedCard
import app.kindself.core.InternalException

/**
 * A backup that makes itself when the app goes out of sight, into a folder the person chose. [arrived] is told of each, and [stuck] where
 * one could not be put there.
 */
@Stable
class AutomaticBackup(private val errands: Errands, private val arrived: suspend (ExportedCard) -> Unit, private val stuck: () -> Unit) {
    /** Whether it is on. */
    var on by mutableStateOf(false)
        private set

    /** The last one could not be put where it was to go. */
    var isStuck by mutableStateOf(false)
        private set

    /** The first one is being made. */
    var working by mutableStateOf(false)
        private set

    /** Why it could not be switched on. */
    var refusal by mutableStateOf<ArchiveException?>(null)
        private set

    /** What locks each of them. */
    val passphrase = NewPassphrase()

    private val documents = errands.platform.documents

    /** Reads whether it is on. */
    suspend fun read() {
        on = try {
            errands.ask { it.store.readText(FOLDER) } != null
        } catch (_: ArchiveException) {
            false
        }
    }

    /** Asks for a folder, and is on from then. A first one is made at once, and tells whether it works. */
    fun begin() = documents.chooseFolder(lasting = true) { address ->
        if (address != null) errands.go(::refused) { begin(address) }
    }

    private suspend fun begin(folder: String) {
        working = true
        refusal = null
        isStuck = false
        val text = passphrase.text
        val before = errands.ask { open ->
            open.store.readText(FOLDER).also {
                open.store.keepText(PASSPHRASE, text)
                open.store.keepText(FOLDER, folder)
            }
        }
        if (before != null && before != folder) documents.letGo(before)
        make()
        passphrase.forget()
        on = true
        working = false
    }

    private fun refused(error: ArchiveException) {
        refusal = error
        stop()
    }

    /** No more; what was made stays where it is, and the passphrase is forgotten. */
    fun stop() {
        working = false
        on = false
        isStuck = false
        errands.go({ refusal = it }) {
            errands.ask { open ->
                open.store.readText(FOLDER).also { for (name in listOf(PASSPHRASE, FOLDER, LAST)) open.store.forgetText(name) }
            }?.let(documents::letGo)
        }
    }

    /** Makes one if it is due. Where it does not arrive, that is said once, and it is tried again the next time. */
    suspend fun makeIfDue() {
        if (working) return
        val arrives = try {
            val now = errands.now
            if (!errands.ask { it.store.readText(FOLDER) != null && it.archive.backupDue(now) }) return
            make()
            true
        } catch (_: ArchiveException) {
            false
        } catch (_: InternalException) {
            false
        }
        if (!arrives && !isStuck) stuck()
        isStuck = !arrives
    }

    /** Throws [ArchiveException] where it cannot be made or does not arrive. */
    private suspend fun make() {
        val (text, folder, last) = errands.ask { open -> listOf(PASSPHRASE, FOLDER, LAST).map(open.store::readText) }
        if (text == null || folder == null) return
        // Two files in turn: a copy that breaks off never takes the place of the only good one.
        val name = FILES.first { it != last }
        val way = errands.way()
        try {
            val file = errands.files { way.place(name) } ?: throw ArchiveException.Io("archive.io")
            val card = errands.archive.export(file.toString(), text, errands.now, null)
            errands.files { documents.putInto(folder, name, file) } ?: throw ArchiveException.Refused("archive.refused")
            errands.ask { it.store.keepText(LAST, name) }
            arrived(card)
        } finally {
            way.clear()
        }
    }

    private companion object {
        /** Names of the texts it keeps in the store; the core takes none of them into an archive. */
        const val PASSPHRASE = "backup-passphrase"
        const val FOLDER = "backup-folder"

        /** The file that was written last. */
        const val LAST = "backup-last-file"

        val FILES = listOf("kindself-a.age", "kindself-b.age")
    }
}

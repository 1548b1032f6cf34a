package app.kindself.ui.backup

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.ArchiveException
import app.kindself.core.ImportSource
import app.kindself.core.Incoming
import app.kindself.core.PreviewCard
import app.kindself.core.RemovedCard
import app.kindself.core.RestoreMode
import app.kindself.core.RestoredCard
import app.kindself.ui.platform.Wanted
import java.nio.file.Path

/**
 * Something that comes in: chosen, opened, looked at, and taken in or left. [foreign] ones are another journal's, which are only ever
 * added; others are backups. [takenIn] is told once it is here.
 */
@Stable
class RestoreHolder(private val errands: Errands, val foreign: Boolean, private val takenIn: () -> Unit) {
    /** Where it is. */
    sealed interface State {
        data object Choosing : State

        /** A file is here; its passphrase is asked for. */
        data object Asking : State

        /** It is being brought here, or the core is at work. */
        data class Working(val headway: Headway?) : State

        /** What would change, and on which day a backup was made, ISO 8601. */
        data class Looked(val card: PreviewCard, val madeOn: String?) : State

        data class Taken(val card: RestoredCard) : State

        data class Failed(val error: ArchiveException) : State

        /** The chosen file could not be brought here. */
        data object NotBroughtIn : State
    }

    var state by mutableStateOf<State>(State.Choosing)
        private set

    /** What opens a backup. In memory only. */
    var passphrase by mutableStateOf("")

    /** In place of everything here; otherwise added to it. */
    var replaces by mutableStateOf(false)
        private set

    /** What was deleted here comes back. */
    var restoresDeleted by mutableStateOf(false)
        private set

    /** Whose file it is; null until it is said. */
    var source by mutableStateOf<ImportSource?>(null)

    /** What is here, for whoever replaces it. */
    var goes by mutableStateOf<RemovedCard?>(null)
        private set

    private val way = errands.way()
    private val documents = errands.platform.documents
    private var file: Path? = null

    // The core is asked on another thread.
    @Volatile
    private var incoming: Incoming? = null
    private var watching: Watching? = null

    /** Asks for a file, and brings it here. */
    fun choose() = documents.choose { address ->
        address?.let { bringIn { wanted -> way.place(documents.nameOf(it)).also { file -> documents.bringIn(it, file, wanted) } } }
    }

    /** Asks for a folder of pages, and brings them here. */
    fun chooseFolder() = documents.chooseFolder(lasting = false) { address ->
        address?.let { bringIn { wanted -> way.place("pages").also { folder -> documents.bringInPages(it, folder, wanted) } } }
    }

    private fun bringIn(act: (Wanted) -> Path) {
        close()
        val watch = watch()
        errands.go(::refused) {
            val here = errands.files { act { !watch.stopped } }
            if (watching !== watch) return@go way.clear()
            file = here
            when {
                watch.stopped -> giveUp()

                here == null -> {
                    way.clear()
                    state = State.NotBroughtIn
                }

                foreign -> look(here)

                else -> state = State.Asking
            }
        }
    }

    /** Opens it with the passphrase that was typed. */
    fun open() {
        val here = file ?: return
        errands.go(::refused) { look(here) }
    }

    @Throws(ArchiveException::class)
    private suspend fun look(here: Path) {
        val watch = watch()
        val (archive, path, from) = Triple(errands.archive, here.toString(), source)
        val opened = if (from != null) {
            archive.lookAtImport(path, from, errands.now, watch)
        } else {
            archive.look(path, passphrase, errands.now, watch)
        }
        // Whoever stopped or left while it was opened does not want it, though it was done before they could be heard.
        if (watching !== watch || watch.stopped) {
            errands.close(opened)
            if (watching === watch) tryAgain()
            return
        }
        incoming = opened
        goes = errands.ask { it.store.wouldRemove() }
        preview()
    }

    /** Chooses how it is taken in, and looks again at what would change. */
    fun take(replaces: Boolean = this.replaces, restoresDeleted: Boolean = this.restoresDeleted) {
        this.replaces = replaces
        this.restoresDeleted = restoresDeleted
        errands.go(::refused) { preview() }
    }

    @Throws(ArchiveException::class)
    private suspend fun preview() {
        val opened = incoming ?: return
        val (so, restores) = mode to restoresDeleted
        // One that was left meanwhile is closed, and cannot be asked.
        val card = errands.ask { if (opened === incoming) opened.preview(so, restores) else null } ?: return
        // Another choice was made meanwhile.
        if (opened === incoming && so == mode && restores == restoresDeleted) state = State.Looked(card, opened.madeOn())
    }

    /** Takes it in: all of it, or nothing. */
    fun restore() {
        val opened = incoming ?: return
        val watch = watch()
        errands.go({ error -> if (error is ArchiveException.Cancelled) take() else refused(error) }) {
            val card = opened.apply(mode, restoresDeleted, errands.now, watch)
            close()
            passphrase = ""
            takenIn()
            state = State.Taken(card)
        }
    }

    private val mode get() = if (replaces) RestoreMode.REPLACE else RestoreMode.MERGE

    private fun refused(error: ArchiveException) {
        if (error is ArchiveException.Cancelled) tryAgain() else state = State.Failed(error)
    }

    /** Stops what is being done; nothing has changed. */
    fun stop() {
        watching?.stop()
    }

    /** Another try with the same file. */
    fun tryAgain() {
        state = if (file == null || foreign) State.Choosing else State.Asking
    }

    /** It is not wanted. */
    fun giveUp() {
        close()
        state = State.Choosing
    }

    /** The person has left: nothing of it stays in memory or on its way. */
    fun leave() {
        stop()
        close()
        passphrase = ""
    }

    private fun watch() = Watching(errands.scope) { if (state is State.Working) state = State.Working(it) }.also {
        watching = it
        state = State.Working(null)
    }

    private fun close() {
        watching = null
        file = null
        incoming?.let(errands::close)
        incoming = null
        way.clear()
    }
}

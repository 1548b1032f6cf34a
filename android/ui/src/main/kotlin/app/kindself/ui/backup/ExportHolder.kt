package app.kindself.ui.backup

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.ArchiveException
import app.kindself.core.ExportedCard
import app.kindself.core.PlainForm
import java.nio.file.Path

/**
 * Everything in one file: made, then handed over to wherever the person wants it. [plain] files are for anyone to read, others are
 * locked. [arrived] is told of one that is where it was to go.
 */
@Stable
class ExportHolder(private val errands: Errands, val plain: Boolean, private val arrived: suspend (ExportedCard) -> Unit) {
    /** Where it is. */
    sealed interface State {
        /** What is it to be like? */
        data object Asking : State

        /** It is being made. */
        data class Working(val headway: Headway?) : State

        /** It is there to be taken out. */
        data class Made(val file: Path, val card: ExportedCard) : State

        /** It is being copied to where the person wants it. */
        data object HandingOver : State

        /** It is where the person wanted it. */
        data class Saved(val card: ExportedCard) : State

        /** It could not be made. */
        data class Failed(val error: ArchiveException) : State

        /** It was made, and did not arrive whole. */
        data object NotSaved : State
    }

    var state by mutableStateOf<State>(State.Asking)
        private set

    /** What locks it. */
    val passphrase = NewPassphrase()

    /** What a plain one is written in. */
    var form by mutableStateOf(PlainForm.MARKDOWN)

    /** Whether sealed letters are in a plain one. */
    var sealedToo by mutableStateOf(false)

    private val way = errands.way()
    private var watching: Watching? = null

    /** Whether it can be made like this. */
    val canMake: Boolean get() = plain || passphrase.ready

    /** Makes it. */
    fun make() {
        val watch = Watching(errands.scope) { if (state is State.Working) state = State.Working(it) }
        watching = watch
        state = State.Working(null)
        errands.go(::refused) {
            val name = errands.archive.fileName(plain, errands.now)
            val file = errands.files { way.place(name) }
                ?: throw ArchiveException.Io()
            val archive = errands.archive
            val card = if (plain) {
                archive.exportPlain(file.toString(), form, sealedToo, errands.now, watch)
            } else {
                archive.export(file.toString(), passphrase.text, false, errands.now, watch)
            }
            // Whoever stopped or left while it was made does not want it, though it was done before they could be heard.
            when {
                watching !== watch -> way.clear()
                watch.stopped -> giveUp()
                else -> state = State.Made(file, card)
            }
        }
    }

    private fun refused(error: ArchiveException) {
        way.clear()
        state = if (error is ArchiveException.Cancelled) State.Asking else State.Failed(error)
    }

    /** Asks where it is to go, and puts it there; where nothing was chosen it waits for another try. */
    fun takeOut() {
        val made = state as? State.Made ?: return
        errands.platform.documents.create(made.file.fileName.toString()) { address ->
            if (address != null && state === made) errands.go(::refused) { put(made, address) }
        }
    }

    private suspend fun put(made: State.Made, address: String) {
        val watch = Watching(errands.scope) {}
        watching = watch
        state = State.HandingOver
        val there = errands.files { errands.platform.documents.put(made.file, address) { !watch.stopped } }
        if (there == null && watch.stopped && watching === watch) {
            // It waits here for another place.
            state = made
            return
        }
        way.clear()
        if (there == null) {
            state = State.NotSaved
        } else {
            arrived(made.card)
            passphrase.forget()
            state = State.Saved(made.card)
        }
    }

    /** Stops it; nothing half done stays. */
    fun stop() {
        watching?.stop()
    }

    /** It is not wanted any more, or another is to be made. */
    fun giveUp() {
        stop()
        way.clear()
        state = State.Asking
    }

    /** The person has left: nothing of it stays in memory or on its way. */
    fun leave() {
        passphrase.forget()
        // One that is being handed over arrives first.
        if (state != State.HandingOver) {
            stop()
            // What is still being made goes once it is done.
            if (state !is State.Working) way.clear()
        }
        watching = null
    }
}

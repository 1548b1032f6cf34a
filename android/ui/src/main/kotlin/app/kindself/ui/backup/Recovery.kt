package app.kindself.ui.backup

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.ArchiveException
import app.kindself.core.NewKey
import app.kindself.core.StoreException
import app.kindself.core.newKey
import app.kindself.core.unwrapKey
import app.kindself.core.wrapKey
import app.kindself.ui.platform.FileShelf
import java.io.IOException
import java.util.Base64

/** A passphrase that brings the store's key back where the machine has lost it: chosen, or typed when it is needed. */
@Stable
class Recovery(private val errands: Errands, private val broughtBack: () -> Unit) {
    /** Where it is. */
    sealed interface State {
        data object Asking : State

        data object Working : State

        /** From now on it opens what is written. */
        data object Made : State

        /** It opens nothing any more. */
        data object TakenBack : State

        data class Failed(val error: ArchiveException) : State

        /** The machine could not read the key, or keep what was made. */
        data object Refused : State
    }

    var state by mutableStateOf<State>(State.Asking)
        private set

    /** A new one. */
    val passphrase = NewPassphrase()

    /** The one that was chosen before, typed again. In memory only. */
    var typed by mutableStateOf("")

    private val vault = errands.platform.storage.vault

    // In the store's folder: it goes when everything goes, and is set aside with what it opens.
    private val shelf = FileShelf(errands.platform.storage.folder)

    /** Whether one was chosen. */
    var there by mutableStateOf(look())
        private set

    private var declined by mutableStateOf(true)

    /** Whether one is offered: once, and not where the person has declined. */
    val offers: Boolean get() = !there && !declined

    /** Looks again: the store is another one. */
    fun lookAgain() {
        there = look()
        declined = true
    }

    /** Reads whether it may be offered. Throws [ArchiveException]. */
    @Throws(ArchiveException::class)
    suspend fun read() {
        declined = errands.ask { it.store.readText(OFFER) } != null
    }

    /** It is not offered again; the way to it stays. */
    fun decline() {
        declined = true
        errands.go({ declined = true }) { errands.ask { it.store.keepText(OFFER, "declined") } }
    }

    /** What was wrapped of a key from before opens nothing; while the store is closed nobody knows. */
    private fun look() = try {
        val check = shelf.read(CHECK)
        shelf.read(WRAPPED) != null && check != null && check == (errands.stored.check ?: check)
    } catch (_: IOException) {
        false
    }

    /** Wraps a new key under the new passphrase: whatever an earlier passphrase was for opens nothing any more. */
    fun make() = change(State.Made) { next ->
        val wrapped = Base64.getEncoder().encodeToString(wrapKey(next.key, passphrase.text, errands.stored.work))
        return@change {
            // Never one key's check beside another key.
            shelf.remove(WRAPPED)
            shelf.write(CHECK, next.check)
            shelf.write(WRAPPED, wrapped)
        }
    }

    /** From now on no recovery passphrase opens what is written, nor does any copy of what it was for. */
    fun takeBack() = change(State.TakenBack) {
        return@change {
            shelf.remove(WRAPPED)
            shelf.remove(CHECK)
        }
    }

    private fun change(done: State, prepare: suspend (NewKey) -> () -> Unit) {
        state = State.Working
        errands.go({ failed(State.Failed(it)) }) {
            val next = errands.ask { newKey() }
            try {
                val keep = prepare(next)
                if (errands.ask { changed(next, keep) }) {
                    passphrase.forget()
                    state = done
                    there = look()
                } else {
                    failed(State.Refused)
                }
            } finally {
                next.key.fill(0)
            }
        }
    }

    /** Whether the machine let it happen. */
    @Throws(StoreException::class)
    private fun changed(next: NewKey, keep: () -> Unit): Boolean = try {
        errands.stored.changeKey(next, keep)
        true
    } catch (_: IOException) {
        false
    }

    /** What was done before it broke off stays: perhaps the one before opens nothing any more. */
    private fun failed(why: State) {
        state = why
        there = look()
    }

    /** Opens the store with the key that the typed passphrase brings back. */
    fun bringBack() {
        state = State.Working
        errands.go({ state = State.Failed(it) }) {
            val (check, wrapped) = errands.files { shelf.read(CHECK) to shelf.read(WRAPPED) } ?: (null to null)
            val bytes = try {
                Base64.getDecoder().decode(wrapped.orEmpty())
            } catch (_: IllegalArgumentException) {
                // What is no text of ours is no key of ours either, and the core says so.
                ByteArray(0)
            }
            val key = unwrapKey(bytes, typed)
            val kept = check?.let { errands.files { vault.keep(NewKey(key, it)) } }
            key.fill(0)
            state = if (kept == null) State.Refused else State.Asking
            if (kept != null) {
                leave()
                broughtBack()
            }
        }
    }

    /** The person has left. */
    fun leave() {
        passphrase.forget()
        typed = ""
        if (state != State.Working) state = State.Asking
    }

    private companion object {
        /** The key under the passphrase. */
        const val WRAPPED = "recovery"

        /** What is kept beside a key; without it the key alone opens nothing. */
        const val CHECK = "recovery-check"

        /** In the store: that it was offered, and declined. */
        const val OFFER = "recovery-offer"
    }
}

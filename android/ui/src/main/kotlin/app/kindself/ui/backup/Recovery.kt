package app.kindself.ui.backup

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.ArchiveException
import app.kindself.core.NewKey
import app.kindself.core.unwrapKey
import app.kindself.core.wrapKey
import app.kindself.ui.platform.FileShelf
import app.kindself.ui.platform.KeyVault
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

    private fun look() = try {
        shelf.read(CHECK) != null && shelf.read(WRAPPED) != null
    } catch (_: IOException) {
        false
    }

    /** Wraps the key under the new passphrase, in place of an earlier one. */
    fun make() {
        state = State.Working
        errands.go({ state = State.Failed(it) }) {
            val kept = errands.files(vault::read) as? KeyVault.Kept.Key
            val done = try {
                kept?.let { keep(wrapKey(it.key, passphrase.text), it.check) }
            } finally {
                kept?.key?.fill(0)
            }
            if (done != null) passphrase.forget()
            state = if (done == null) State.Refused else State.Made
            there = look()
        }
    }

    private suspend fun keep(wrapped: ByteArray, check: String): Unit? = errands.files {
        // First what is known already: a key without its check would open nothing.
        shelf.write(CHECK, check)
        shelf.write(WRAPPED, Base64.getEncoder().encodeToString(wrapped))
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

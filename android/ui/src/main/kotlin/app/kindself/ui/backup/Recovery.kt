package app.kindself.ui.backup

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.ArchiveException
import app.kindself.core.KeyCopy
import app.kindself.core.NewKey
import app.kindself.core.RecoveryStands
import app.kindself.core.RecoveryStep
import app.kindself.core.StoreException
import app.kindself.core.fittingKey
import app.kindself.core.keyCopy
import app.kindself.core.keyCopyText
import app.kindself.core.newKey
import app.kindself.core.recoveryOffered
import app.kindself.core.recoveryStands
import app.kindself.core.recoverySteps
import app.kindself.core.unwrapKey
import app.kindself.core.wrapKey
import app.kindself.ui.platform.FileShelf
import java.io.IOException
import java.util.Base64

/** A passphrase that brings the store's key back where the machine has lost it: chosen, or typed when it is needed. */
@Stable
class Recovery(private val errands: Errands, private val openAgain: () -> Unit) {
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

    private var stands by mutableStateOf(look())

    /** Whether there is one that opens what is written. */
    val there: Boolean get() = stands.works

    /** A change broke off and has changed nothing; to be said. */
    val brokeOff: Boolean get() = stands.brokeOff

    private var declined by mutableStateOf(true)

    /** Whether one is offered to a person who [hasWritten] something. */
    fun offers(hasWritten: Boolean): Boolean = recoveryOffered(stands, declined, hasWritten)

    /** Whether a change that broke off is offered where one writes: each time the app opens, until it is done or let be. */
    val reminds: Boolean get() = brokeOff && state != State.Working

    /** Looks again: the store is another one. */
    fun lookAgain() {
        try {
            applyNext()
        } catch (_: IOException) {
            // The next copy counts where it is, too.
        }
        stands = look()
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

    /** A change that broke off is let be. */
    fun letBe() {
        if (!there) decline()
        stands = stands.copy(brokeOff = false)
        try {
            shelf.remove(NEXT)
        } catch (_: IOException) {
            // It is offered when the app opens again.
        }
    }

    private fun look() = try {
        recoveryStands(errands.stored.check, copy()?.check, next())
    } catch (_: IOException) {
        RecoveryStands(works = false, brokeOff = false)
    }

    /** The copy that is kept, where it is whole. */
    private fun copy(): KeyCopy? {
        val wrapped = shelf.read(WRAPPED) ?: return null
        return shelf.read(CHECK)?.let { KeyCopy(it, bytes(wrapped)) }
    }

    private fun bytes(wrapped: String) = try {
        Base64.getDecoder().decode(wrapped)
    } catch (_: IllegalArgumentException) {
        // What is no text of ours is no key of ours either, and the core says so.
        ByteArray(0)
    }

    /** The one that is to take its place, once the store has its key. */
    private fun next() = shelf.read(NEXT)?.let { keyCopy(it) }

    /** The next copy takes the place of the one before, where the store has its key. Throws [IOException]. */
    private fun applyNext() {
        val next = next()?.takeIf { it.check == errands.stored.check } ?: return
        // Until the last of these it counts where it is.
        shelf.remove(WRAPPED)
        val wrapped = next.wrapped
        if (wrapped == null) {
            shelf.remove(CHECK)
        } else {
            shelf.write(CHECK, next.check)
            shelf.write(WRAPPED, Base64.getEncoder().encodeToString(wrapped))
        }
        shelf.remove(NEXT)
    }

    /** Wraps a new key under the new passphrase: whatever an earlier passphrase was for opens nothing any more. */
    fun make() = change(State.Made) { wrapKey(it.key, passphrase.text, errands.stored.work) }

    /** From now on no recovery passphrase opens what is written, nor does any copy of what it was for. */
    fun takeBack() = change(State.TakenBack) { null }

    private fun change(done: State, wrap: suspend (NewKey) -> ByteArray?) {
        state = State.Working
        var next: NewKey? = null

        // What is refused once the store has the next key takes nothing from it.
        fun ended(otherwise: State) {
            val isDone = next != null && next?.check == errands.stored.check
            if (isDone) passphrase.forget()
            state = if (isDone) done else otherwise
            stands = look()
        }
        errands.go({ ended(State.Failed(it)) }) {
            val key = errands.ask { newKey() }
            next = key
            try {
                val copy = KeyCopy(key.check, wrap(key))
                errands.ask { carryOut(key, copy) }
                ended(State.Refused)
            } finally {
                key.key.fill(0)
            }
        }
    }

    /** Carries out the steps that the core names, until one is refused. */
    @Throws(StoreException::class)
    private fun carryOut(key: NewKey, copy: KeyCopy) = try {
        recoverySteps().forEach { step ->
            when (step) {
                RecoveryStep.APPLY -> {
                    applyNext()
                    errands.stored.applyNextKey()
                }

                RecoveryStep.KEEP_COPY -> shelf.write(NEXT, keyCopyText(copy))

                RecoveryStep.KEEP_KEY -> errands.stored.keepBeside(key)

                RecoveryStep.REKEY -> errands.stored.rekey(key)
            }
        }
    } catch (_: IOException) {
        // Whether it was done tells which key the store has.
    }

    /** Opens the store with the key that the typed passphrase brings back. */
    fun bringBack() {
        state = State.Working
        errands.go({ state = State.Failed(it) }) {
            val copies = errands.files { listOfNotNull(next(), copy()) }.orEmpty()
            val key = broughtBack(copies.filter { it.wrapped != null })
            val kept = key?.let { errands.files { vault.keep(it) } }
            key?.key?.fill(0)
            state = if (kept == null) State.Refused else State.Asking
            if (kept != null) {
                leave()
                openAgain()
            }
        }
    }

    /** The key that the typed passphrase brings back; of two copies the store's. Throws [ArchiveException] where it opens none. */
    private suspend fun broughtBack(copies: List<KeyCopy>): NewKey? {
        val refusals = mutableListOf<ArchiveException>()
        val keys = copies.mapNotNull { copy ->
            try {
                NewKey(unwrapKey(copy.wrapped ?: ByteArray(0), typed), copy.check)
            } catch (error: ArchiveException) {
                refusals += error
                null
            }
        }
        if (keys.isEmpty()) refusals.firstOrNull()?.let { throw it }
        return if (keys.size < 2) keys.firstOrNull() else fittingKey("${errands.platform.storage.folder}", keys[0], keys[1])
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

        /** A copy that is to take their place, once the store has its key. */
        const val NEXT = "recovery-next"

        /** In the store: that it was offered, and declined. */
        const val OFFER = "recovery-offer"
    }
}

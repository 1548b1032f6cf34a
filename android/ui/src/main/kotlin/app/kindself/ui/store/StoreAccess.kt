package app.kindself.ui.store

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.ArchiveException
import app.kindself.core.JournalException
import app.kindself.core.KeepsakeException
import app.kindself.core.NewKey
import app.kindself.core.ReminderException
import app.kindself.core.RemovedCard
import app.kindself.core.SalvageReport
import app.kindself.core.StoreException
import app.kindself.core.StoreListener
import app.kindself.core.StoreTrouble
import app.kindself.core.eraseStore
import app.kindself.core.fittingKey
import app.kindself.core.newKey
import app.kindself.core.storeFiles
import app.kindself.ui.platform.KEY_FILE
import app.kindself.ui.platform.KeyVault
import app.kindself.ui.platform.Shelf
import app.kindself.ui.platform.Storage
import java.io.IOException
import kotlinx.coroutines.CompletableDeferred

/** Why the store cannot be opened. */
sealed interface StoreProblem {
    /** The file. */
    data class Trouble(val trouble: StoreTrouble) : StoreProblem

    /** The wrapped key cannot be unwrapped any more, or is gone. */
    data object KeyLost : StoreProblem

    /** Not before the machine has been unlocked. */
    data object NotNow : StoreProblem
}

/** What goes when everything is deleted: so many files, and what is [inside] of them; null where that cannot be counted. */
class ToRemove(val files: UInt, val inside: RemovedCard?)

/**
 * The store, for as long as the process lives: opened once the app has started, mended when it turns out to be damaged; it is asked off
 * the main thread. [changed] is told what was written and [mended] what was saved of a damaged file, both on whichever thread did it.
 */
@Stable
class StoreAccess(
    private val storage: Storage,
    private val core: Core,
    private val changed: (List<String>) -> Unit,
    private val mended: (SalvageReport) -> Unit
) {
    /** Why it cannot be opened; null where it can, or nobody knows yet. */
    var closed by mutableStateOf<StoreProblem?>(null)
        private set

    /** It is on its way: nobody knows yet whether it can be opened. */
    var isOpening by mutableStateOf(true)
        private set

    /** Whether it is open. */
    val isOpen: Boolean get() = !isOpening && closed == null

    private val known = CompletableDeferred<Unit>()

    /** Waits until it is open, or was tried once in vain, and everyone who is to know has been told. */
    suspend fun await() = known.await()

    /** Everyone has been told. */
    internal fun becameKnown() {
        known.complete(Unit)
    }

    /** Counts openings: whatever was read before belongs to another store. */
    var opening by mutableIntStateOf(0)
        private set

    /** It, while it is open. */
    @Volatile
    var open: OpenStore? = null
        private set

    /** The text kept beside the key that opens it, while it is open. */
    @Volatile
    var check: String? = null
        private set

    /** What a passphrase costs whoever guesses it. */
    val work: UByte get() = core.work

    /** Texts in it; while it is not open, texts that hold until the app is closed. */
    val shelf: Shelf get() = current

    private val inStore = StoreShelf(this, storage.beside)

    @Volatile
    private var current: Shelf = MemoryShelf()

    @Volatile
    private var trouble: StoreProblem? = null

    /** Opens it, which may take a while. Texts of the earlier versions' files, called [names], are moved into it. */
    fun open(names: List<String>) {
        if (open != null) return
        trouble = try {
            tryToOpen()
        } catch (error: StoreException.Failed) {
            StoreProblem.Trouble(error.trouble)
        } catch (_: StoreException.KeyCheck) {
            StoreProblem.KeyLost
        } catch (_: StoreException) {
            StoreProblem.Trouble(StoreTrouble.Io)
        } catch (_: IOException) {
            StoreProblem.Trouble(StoreTrouble.Io)
        }
        if (trouble != null) return
        current = inStore
        inStore.moveOver(names)
    }

    /** Says, on the main thread, what came of opening it: what screens show is never changed from another one. */
    internal fun publish() {
        closed = trouble
        isOpening = false
        if (open != null) opening++
    }

    @Throws(StoreException::class)
    private fun tryToOpen(): StoreProblem? {
        storage.make()
        val (key, check) = when (val kept = storage.vault.read()) {
            // Where neither of two can be tried now, opening says why, and the vault has both the next time.
            is KeyVault.Kept.Key -> (keyOfFile(kept) ?: NewKey(kept.key, kept.check)).let { it.key to it.check }

            KeyVault.Kept.Lost -> return StoreProblem.KeyLost

            KeyVault.Kept.NotNow -> return StoreProblem.NotNow

            // A new key would leave what is there unreadable for ever.
            KeyVault.Kept.None -> if (storage.written) {
                return StoreProblem.KeyLost
            } else {
                newKey().also(storage.vault::keep).let { it.key to it.check }
            }
        }
        try {
            open = core.open(storage.folder, key, check).also { it.store.watch(Listener(changed)) }
            this.check = check
        } finally {
            key.fill(0)
        }
        try {
            open?.store?.mended()?.let(mended)
        } catch (_: StoreException) {
            // It is open all the same; what could be saved is in the list.
        }
        return null
    }

    /**
     * The key that opens the store; null where neither of two can be tried now. Where a change of keys broke off the vault has two, and
     * from now on that one alone.
     */
    private fun keyOfFile(kept: KeyVault.Kept.Key): NewKey? {
        val before = NewKey(kept.key, kept.check)
        val next = kept.next ?: return before
        val known = listOf(before, next).find { it.check == check }
        val fits = known ?: fittingKey(storage.folder.toString(), before, next) ?: return null
        try {
            storage.vault.keep(fits)
        } catch (_: IOException) {
            // It is settled the next time.
        }
        return fits
    }

    /** Of two keys in the vault it keeps the one that opens the store, where that can be told now. Throws [IOException]. */
    fun applyNextKey() {
        (storage.vault.read() as? KeyVault.Kept.Key)?.let(::keyOfFile)
    }

    /** Keeps [next] in the vault beside the key that opens the store. Throws [IOException] where the vault refuses. */
    fun keepBeside(next: NewKey) {
        val kept = storage.vault.read() as? KeyVault.Kept.Key ?: throw IOException("There is no key to be changed")
        // A third key would push out one of two that may be the store's.
        val now = keyOfFile(kept) ?: throw IOException("Neither key can be tried now")
        storage.vault.keep(now, next)
    }

    /** Gives the store the key [next]: the one before opens nothing, wherever it was put. Where it throws, [check] says which it has. */
    @Throws(StoreException::class)
    fun rekey(next: NewKey) {
        val open = open ?: throw StoreException.Failed(StoreTrouble.Closed)
        try {
            open.store.rekey(next.key, next.check)
        } finally {
            check = checkOf(open)
        }
    }

    private fun checkOf(open: OpenStore): String? = try {
        open.store.keyCheck()
    } catch (_: StoreException) {
        // It is closed by now.
        null
    }

    private class Listener(private val tell: (List<String>) -> Unit) : StoreListener {
        override fun changed(collections: List<String>) = tell(collections)
    }

    /** Does [act] with the open store; if it turns out to be damaged, mends it and does it once more. */
    @Throws(StoreException::class)
    fun <T> with(act: (OpenStore) -> T): T {
        val open = open ?: throw StoreException.Failed(StoreTrouble.Closed)
        return try {
            act(open)
        } catch (error: StoreException.Failed) {
            if (error.trouble !is StoreTrouble.Damaged) throw error
            mend(open)
            act(open)
        } catch (error: JournalException.Store) {
            if (error.trouble !is StoreTrouble.Damaged) throw error
            mend(open)
            act(open)
        } catch (error: ArchiveException.Store) {
            if (error.trouble !is StoreTrouble.Damaged) throw error
            mend(open)
            act(open)
        } catch (error: KeepsakeException.Store) {
            if (error.trouble !is StoreTrouble.Damaged) throw error
            mend(open)
            act(open)
        } catch (error: ReminderException.Store) {
            if (error.trouble !is StoreTrouble.Damaged) throw error
            mend(open)
            act(open)
        }
    }

    @Throws(StoreException::class)
    private fun mend(open: OpenStore) {
        open.store.mend()?.let(mended)
    }

    /** Reads every page once, and mends what is damaged. It takes a while. */
    fun examine() {
        try {
            if (open != null) with { it.store.examine() }
        } catch (_: StoreException) {
            // Whoever reads or writes next meets the same, and says it.
        }
    }

    /** Puts what cannot be opened aside as it is, its wrapped key with it, and begins with an empty file; false where it cannot. */
    fun beginAfresh(): Boolean = try {
        storage.setAside()
        open(emptyList())
        open != null
    } catch (_: IOException) {
        false
    }

    /** What [erase] would delete; null where not even the files can be counted. */
    fun goes(): ToRemove? = try {
        val inside = inside()
        // Files are there without the key to them, too.
        ToRemove((inside?.files ?: storeFiles("${storage.folder}")) + storage.aside().sumOf { storeFiles("$it") }, inside)
    } catch (_: StoreException) {
        null
    } catch (_: IOException) {
        null
    }

    private fun inside(): RemovedCard? = try {
        if (open == null) null else with { it.store.wouldRemove() }
    } catch (_: StoreException) {
        null
    }

    /** Deletes everything that is kept, here and beside; false where something is left. */
    fun erase(): Boolean {
        shut()
        return try {
            // The wrapped key is in that folder and goes first: whatever breaks off after leaves nothing that can be read.
            eraseStore(storage.folder.toString(), KEY_FILE)
            storage.vault.forget()
            storage.aside().forEach { eraseStore(it.toString(), KEY_FILE) }
            storage.beside.clear()
            true
        } catch (_: StoreException) {
            false
        } catch (_: IOException) {
            false
        }
    }

    /** Closes it. */
    fun shut() {
        open?.store?.shut()
        open = null
        check = null
        current = MemoryShelf()
    }
}

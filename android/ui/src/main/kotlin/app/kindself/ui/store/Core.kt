package app.kindself.ui.store

import app.kindself.core.Archive
import app.kindself.core.ArchiveInterface
import app.kindself.core.Breathing
import app.kindself.core.BreathingInterface
import app.kindself.core.Content
import app.kindself.core.ContentException
import app.kindself.core.ContentInterface
import app.kindself.core.Journal
import app.kindself.core.JournalCatalogue
import app.kindself.core.JournalInterface
import app.kindself.core.Reminders
import app.kindself.core.RemindersInterface
import app.kindself.core.Store
import app.kindself.core.StoreException
import app.kindself.core.StoreInterface
import app.kindself.core.passphraseWork
import java.nio.file.Path

/** The store as it is open, the journal in it, and archives of it; [whole] is the store as the rest of the core is given it. */
class OpenStore(val store: StoreInterface, val journal: JournalInterface, val archive: ArchiveInterface, val whole: Store) {
    /** Kinds, words and limits of the journal. */
    val catalogue: JournalCatalogue = journal.catalogue()
}

/** Opens the store of a folder with its key and the text kept beside that. */
fun interface Opener {
    @Throws(StoreException::class)
    fun open(folder: Path, key: ByteArray, check: String): OpenStore
}

/**
 * The core as the app uses it; [whole] is its content as the store is given it. [work] is what a passphrase costs whoever guesses it, and
 * [reminders] makes reminders from the text that was kept of them.
 */
class Core(
    val content: ContentInterface,
    val whole: Content,
    val breathing: BreathingInterface,
    val work: UByte,
    val reminders: (String?) -> RemindersInterface = { Reminders(whole, it) },
    opener: Opener
) : Opener by opener {
    companion object {
        /** The core itself, speaking the language [tag]. Only tests take less [work]. */
        @Throws(ContentException::class)
        fun of(tag: String, work: UByte = passphraseWork()): Core {
            val content = Content(tag)
            val opener = Opener { folder, key, check ->
                val store = Store.open(folder.toString(), key, check)
                OpenStore(store, Journal(store, content), Archive(store, content, work), store)
            }
            return Core(content, content, Breathing(content), work, opener = opener)
        }
    }
}

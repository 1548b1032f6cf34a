package app.kindself.flows

import app.kindself.core.ArchiveException
import app.kindself.core.ArchiveInterface
import app.kindself.core.BackupWish
import app.kindself.core.BreathedCard
import app.kindself.core.BreathingInterface
import app.kindself.core.Choice
import app.kindself.core.Content
import app.kindself.core.CountCard
import app.kindself.core.EntryView
import app.kindself.core.JournalException
import app.kindself.core.JournalInterface
import app.kindself.core.KeepsakeException
import app.kindself.core.Moment
import app.kindself.core.NewKey
import app.kindself.core.NextBackup
import app.kindself.core.Question
import app.kindself.core.ReminderException
import app.kindself.core.ReminderPhone
import app.kindself.core.ReminderRule
import app.kindself.core.ReminderWishes
import app.kindself.core.RemindersInterface
import app.kindself.core.SalvageReport
import app.kindself.core.Store
import app.kindself.core.StoreException
import app.kindself.core.StoreInterface
import app.kindself.core.StoreTrouble
import app.kindself.core.Subject
import app.kindself.core.SuggestionCard
import app.kindself.core.Written
import app.kindself.ui.platform.FileShelf
import app.kindself.ui.platform.KEY_FILE
import app.kindself.ui.platform.KeptKeys
import app.kindself.ui.platform.KeyVault
import app.kindself.ui.store.Core
import app.kindself.ui.store.OpenStore
import java.io.IOException
import java.nio.file.Path
import java.util.HexFormat
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import java.util.concurrent.atomic.AtomicInteger
import java.util.concurrent.atomic.AtomicReference
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Runnable

/** A vault that keeps a key as it is in a file of [folder], as the phone keeps it wrapped, or has lost what unwraps it. */
class FakeVault(folder: Path) : KeyVault {
    private val shelf = FileShelf(folder)
    var lost = false
    var notNow = false

    /** Everything was forgotten, what was put aside included. */
    var forgotten = false

    /** How often a key may still be kept; null: as often as it is asked. */
    var keepsLeft: Int? = null

    val kept: NewKey? get() = keys()?.let { NewKey(it.key, it.check) }

    /** The key that is about to take the other's place. */
    val next: NewKey? get() = keys()?.next

    private fun keys() = shelf.read(KEY_FILE)?.split('\n', limit = 2)
        ?.let { (key, check) -> KeptKeys(HexFormat.of().parseHex(key), check).read() as KeyVault.Kept.Key }

    override fun read(): KeyVault.Kept {
        val key = keys()
        return when {
            notNow -> KeyVault.Kept.NotNow
            key == null -> KeyVault.Kept.None
            lost -> KeyVault.Kept.Lost
            else -> key
        }
    }

    override fun keep(key: NewKey, next: NewKey?) {
        val left = keepsLeft
        if (left == 0) throw IOException("No more today")
        keepsLeft = left?.minus(1)
        val keys = KeptKeys(key, next)
        shelf.write(KEY_FILE, "${HexFormat.of().formatHex(keys.secrets)}\n${keys.checks}")
        lost = false
    }

    override fun forget() {
        shelf.remove(KEY_FILE)
        forgotten = true
    }
}

/** The real core, whose store [refuses] to be written, is [damaged], or cannot be opened while there is [trouble]. */
class FakeCore {
    /** Why nothing can be written; null where it can. */
    @Volatile
    var refuses: StoreTrouble? = null
    var full: Boolean
        get() = refuses == StoreTrouble.Full
        set(full) {
            refuses = StoreTrouble.Full.takeIf { full }
        }
    var trouble: StoreTrouble? = null

    /** Why what is kept cannot be read; null where it can. */
    @Volatile
    var unreadable: StoreTrouble? = null

    /** A page is damaged, until it is mended; then three entries were saved, and one place was not. */
    @Volatile
    var damaged = false
    var onOpening: () -> Unit = {}

    private val held = AtomicReference<CountDownLatch>()

    /** Whether opening waits until it is [let go][letGo]. */
    val holds: Boolean get() = held.get() != null

    /** Opening waits from now on. */
    fun hold() = held.set(CountDownLatch(1))

    /** Opening goes on. */
    fun letGo() {
        held.getAndSet(null)?.countDown()
    }

    /** Where a change of keys breaks off, as a kill would do it. */
    enum class Stop { BEFORE_THE_FILE, AFTER_THE_FILE }

    @Volatile
    var stops: Stop? = null

    // A passphrase costs a test nothing.
    private val real = Core.of("en", work = 2u)

    /** What a session asks instead of what its script does; null: just that. */
    var asks: ((Question) -> Question)? = null

    private val breathing = object : BreathingInterface by real.breathing {
        override fun begin(choice: Choice) = real.breathing.begin(choice).let { begun -> asks?.let { AskedOtherwise(begun, it) } ?: begun }
    }

    val core = Core(real.content, real.whole, breathing, real.work, { FullReminders(real.reminders(it)) }) { folder, key, check ->
        onOpening()
        held.get()?.await()
        trouble?.let { throw StoreException.Failed(it) }
        val open = real.open(folder, key, check)
        OpenStore(Full(open.store), FullJournal(open.journal), FullArchive(open.archive), open.whole)
    }

    private inner class Full(private val store: StoreInterface) : StoreInterface by store {
        private fun room() {
            refuses?.let { throw StoreException.Failed(it) }
        }

        override fun suggestions(content: Content, most: UInt, now: Moment): List<SuggestionCard> {
            unreadable?.let { throw StoreException.Failed(it) }
            return store.suggestions(content, most, now)
        }

        override fun keepText(name: String, text: String) = room().let { store.keepText(name, text) }

        override fun forgetText(name: String) = room().let { store.forgetText(name) }

        override fun examine() = if (damaged) throw StoreException.Failed(StoreTrouble.Damaged) else store.examine()

        override fun mend(): SalvageReport {
            damaged = false
            return SalvageReport(listOf(CountCard("entries", 3u)), 1u, "kindself.damaged-1.db")
        }

        override fun rekey(key: ByteArray, check: String) {
            if (stops == Stop.BEFORE_THE_FILE) throw StoreException.Failed(StoreTrouble.Io)
            store.rekey(key, check)
            if (stops == Stop.AFTER_THE_FILE) throw StoreException.Failed(StoreTrouble.Io)
        }

        override fun rememberSession(session: BreathedCard, began: Moment) = room().let { store.rememberSession(session, began) }

        override fun keepOption(content: Content, practice: String, step: String, option: String, now: Moment): String? {
            refuses?.let { throw KeepsakeException.Store(it) }
            return store.keepOption(content, practice, step, option, now)
        }

        override fun keepFavourite(subject: Subject, now: Moment) = room().let { store.keepFavourite(subject, now) }

        override fun forgetFavourite(subject: Subject, now: Moment) = room().let { store.forgetFavourite(subject, now) }

        override fun forgetSession(id: String) = room().let { store.forgetSession(id) }
    }

    private inner class FullArchive(private val archive: ArchiveInterface) : ArchiveInterface by archive {
        private fun room() {
            refuses?.let { throw ArchiveException.Store(it) }
        }

        override fun beginAutomaticBackup(wish: BackupWish) = room().let { archive.beginAutomaticBackup(wish) }

        override fun stopAutomaticBackup() = room().let { archive.stopAutomaticBackup() }

        override fun backupArrived(next: NextBackup) = room().let { archive.backupArrived(next) }
    }

    private inner class FullReminders(private val reminders: RemindersInterface) : RemindersInterface by reminders {
        private fun room() {
            refuses?.let { throw ReminderException.Store(it) }
        }

        override fun keep(store: Store, id: String?, rule: ReminderRule, phone: ReminderPhone) =
            room().let { reminders.keep(store, id, rule, phone) }

        override fun forget(store: Store, id: String, phone: ReminderPhone) = room().let { reminders.forget(store, id, phone) }

        override fun wish(store: Store, wishes: ReminderWishes) = room().let { reminders.wish(store, wishes) }

        override fun sync(store: Store, phone: ReminderPhone) {
            unreadable?.let { throw StoreException.Failed(it) }
            reminders.sync(store, phone)
        }
    }

    private inner class FullJournal(private val journal: JournalInterface) : JournalInterface by journal {
        private fun room() {
            refuses?.let { throw JournalException.Store(it) }
        }

        override fun entry(id: String, now: Moment): EntryView {
            unreadable?.let { throw JournalException.Store(it) }
            return journal.entry(id, now)
        }

        override fun keepDraft(id: String?, entry: String?, written: Written, now: Moment) =
            room().let { journal.keepDraft(id, entry, written, now) }

        override fun keep(id: String?, written: Written, draft: String?, now: Moment) = room().let { journal.keep(id, written, draft, now) }

        override fun delete(id: String) = room().let { journal.delete(id) }
    }
}

/** One thread for everything that waits for the drive, and whether it is at work: a test waits for it instead of guessing. */
class CountedThread : CoroutineDispatcher() {
    private val thread = Executors.newSingleThreadExecutor { Thread(it, "kindself-io").apply { isDaemon = true } }
    private val waiting = AtomicInteger()

    val busy: Boolean get() = waiting.get() > 0

    override fun dispatch(context: CoroutineContext, block: Runnable) {
        waiting.incrementAndGet()
        thread.execute {
            try {
                block.run()
            } finally {
                waiting.decrementAndGet()
            }
        }
    }
}

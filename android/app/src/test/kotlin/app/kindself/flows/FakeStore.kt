package app.kindself.flows

import app.kindself.core.BreathedCard
import app.kindself.core.JournalException
import app.kindself.core.JournalInterface
import app.kindself.core.MendedCard
import app.kindself.core.Moment
import app.kindself.core.NewKey
import app.kindself.core.StoreException
import app.kindself.core.StoreInterface
import app.kindself.core.StoreTrouble
import app.kindself.core.Written
import app.kindself.ui.platform.KeyVault
import app.kindself.ui.store.Core
import app.kindself.ui.store.OpenStore
import java.util.concurrent.Executors
import java.util.concurrent.atomic.AtomicInteger
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Runnable

/** A vault that keeps a key as it is, or has lost it. */
class FakeVault : KeyVault {
    var kept: NewKey? = null
    var lost = false
    var notNow = false

    override fun read(): KeyVault.Kept {
        val key = kept
        return when {
            notNow -> KeyVault.Kept.NotNow
            lost -> KeyVault.Kept.Lost
            key == null -> KeyVault.Kept.None
            else -> KeyVault.Kept.Key(key.key.copyOf(), key.check)
        }
    }

    override fun keep(key: NewKey) {
        kept = NewKey(key.key.copyOf(), key.check)
        lost = false
    }

    override fun forget() {
        kept = null
        lost = false
    }
}

/** The real core, whose store has no room while [full], is [damaged], or cannot be opened while there is [trouble]. */
class FakeCore {
    @Volatile
    var full = false
    var trouble: StoreTrouble? = null

    /** A page is damaged, until it is mended; then three entries were saved, and one place was not. */
    @Volatile
    var damaged = false
    var onOpening: () -> Unit = {}
    private val real = Core.of("en")

    val core = Core(real.breathing) { folder, key, check ->
        onOpening()
        trouble?.let { throw StoreException.Failed("store.trouble", it) }
        val open = real.open(folder, key, check)
        OpenStore(Full(open.store), FullJournal(open.journal), open.archive)
    }

    private inner class Full(private val store: StoreInterface) : StoreInterface by store {
        private fun room() {
            if (full) throw StoreException.Failed("store.full", StoreTrouble.Full)
        }

        override fun keepText(name: String, text: String) = room().let { store.keepText(name, text) }

        override fun examine() = if (damaged) throw StoreException.Failed("store.damaged", StoreTrouble.Damaged) else store.examine()

        override fun mend(): MendedCard {
            damaged = false
            return MendedCard(3u, 0u, 0u, 1u, "kindself.damaged-1.db")
        }

        override fun rememberSession(session: BreathedCard, now: Moment) = room().let { store.rememberSession(session, now) }
    }

    private inner class FullJournal(private val journal: JournalInterface) : JournalInterface by journal {
        private fun room() {
            if (full) throw JournalException.Store("store.full", StoreTrouble.Full)
        }

        override fun keepDraft(id: String?, entry: String?, written: Written, now: Moment) =
            room().let { journal.keepDraft(id, entry, written, now) }

        override fun keep(id: String?, written: Written, draft: String?, now: Moment) = room().let { journal.keep(id, written, draft, now) }
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

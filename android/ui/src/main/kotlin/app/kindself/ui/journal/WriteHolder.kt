package app.kindself.ui.journal

import androidx.compose.runtime.Stable
import androidx.compose.runtime.derivedStateOf
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.DaysCard
import app.kindself.core.DraftCard
import app.kindself.core.EditorText
import app.kindself.core.EntryCard
import app.kindself.core.EntryFilter
import app.kindself.core.EntryView
import app.kindself.core.JournalCatalogue
import app.kindself.core.JournalException
import app.kindself.core.Moment
import app.kindself.core.Sheet
import app.kindself.core.StoreException
import app.kindself.core.StoreTrouble
import app.kindself.ui.app.Member
import app.kindself.ui.platform.Clock
import app.kindself.ui.store.OpenStore
import app.kindself.ui.store.StoreAccess
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/** The first pages of what was written, and what is not finished. */
class WritePage(
    /** Which day it is. */
    val days: DaysCard,
    /** Letters that were sealed, and wait to be read. */
    val opened: List<EntryCard>,
    val drafts: List<DraftCard>,
    val entries: List<EntryCard>,
    /** What leads to the next page; null where there is none. */
    val next: String?
)

/** What a person writes: the list, what is being written, and what is being deleted. Call it on the main thread. */
@Stable
class WriteHolder(private val stored: StoreAccess, val clock: Clock, val scope: CoroutineScope, private val io: CoroutineDispatcher) :
    Member {
    private val known = derivedStateOf { stored.opening.let { stored.open?.catalogue } }

    /** Kinds, words and limits; null while there is no store. */
    val catalogue: JournalCatalogue? get() = known.value

    /** Counts what was written since the app started: a list read before is out of date. */
    var changes by mutableIntStateOf(0)
        private set

    /** What the list shows; null until it was read. */
    var page by mutableStateOf<WritePage?>(null)
        private set

    /** Why the list could not be read. */
    var refusal by mutableStateOf<JournalException?>(null)
        private set

    /** What is being written. It lives here and in its draft, never in what the system keeps of a screen. */
    var editor by mutableStateOf<EditorHolder?>(null)
        private set

    /** The entry that was deleted last, for as long as it can be brought back. It outlives the screen that it was deleted on. */
    var deleted by mutableStateOf<String?>(null)
        private set

    private var forgetting: Job? = null

    /** The store has changed. */
    internal fun changed(collections: List<String>) {
        if (collections.any { it == "entries" || it == "drafts" }) changes++
    }

    /** Asks the store, off the main thread. */
    @Throws(JournalException::class)
    internal suspend fun <T> ask(act: (OpenStore, Moment) -> T): T {
        val now = clock.moment()
        return withContext(io) {
            try {
                stored.with { act(it, now) }
            } catch (error: StoreException.Failed) {
                throw JournalException.Store(error.trouble)
            } catch (error: StoreException) {
                throw JournalException.Store(StoreTrouble.Io)
            }
        }
    }

    /** Which day it is, once that can be known; null where it cannot. */
    suspend fun days(): DaysCard? {
        stored.await()
        return try {
            ask { open, now -> open.journal.days(now) }
        } catch (_: JournalException) {
            null
        }
    }

    /** Reads the list anew, as far as it was read before. */
    suspend fun read() {
        val before = page?.entries.orEmpty().size.toUInt()
        try {
            page = ask { open, now ->
                val most = maxOf(open.catalogue.page, before)
                val (desk, list) = open.journal.desk(now) to open.journal.entries(everything, null, most, now)
                WritePage(desk.days, desk.opened, desk.drafts, list.entries, list.next)
            }
            refusal = null
        } catch (error: JournalException) {
            refusal = error
        }
    }

    /**
     * Reads the list anew where it was read on another of the person's days, for what it calls today is yesterday, or before it was
     * night, when today is shown with its date.
     */
    suspend fun readOnAnotherDay() {
        val before = page?.days ?: return
        try {
            if (ask { open, now -> open.journal.days(now) } != before) read()
        } catch (error: JournalException) {
            refusal = error
        }
    }

    /** Reads the next page. */
    suspend fun readMore() {
        val so = page ?: return
        val after = so.next ?: return
        try {
            val list = ask { open, now -> open.journal.entries(everything, after, open.catalogue.page, now) }
            if (page === so) page = WritePage(so.days, so.opened, so.drafts, so.entries + list.entries, list.next)
        } catch (error: JournalException) {
            refusal = error
        }
    }

    /** Begins one of [kind]. */
    suspend fun begin(kind: String): Boolean = take { ask { open, now -> open.journal.write(kind, now) } }

    /** Goes on with [draft]; what is being written already stays as it is. */
    suspend fun goOn(draft: String): Boolean = editor?.draft == draft ||
        take {
            try {
                ask { open, now -> open.journal.goOn(draft, now) }
            } catch (_: JournalException.Gone) {
                // It was kept, or let go, meanwhile: the list has it no more.
                null
            }
        }

    /** Changes the entry [id], or goes on with what was begun of that. */
    suspend fun change(id: String): Boolean = take { ask { open, now -> open.journal.change(id, now) } }

    /** After the process had ended: goes on with the newest draft of [kind], or begins. */
    suspend fun takeUp(kind: String): Boolean {
        val newest = try {
            ask { open, now -> open.journal.drafts(now) }.find { it.entry == null && it.written.kind == kind }
        } catch (_: JournalException) {
            null
        }
        return if (newest == null) begin(kind) else goOn(newest.id)
    }

    private suspend fun take(begin: suspend () -> EditorText?): Boolean {
        // What could not be kept lives nowhere else: it is shown instead, and says why.
        if (!keepDraft()) return true
        return try {
            begin()?.let { holder(it) }?.also { editor = it } != null
        } catch (error: JournalException) {
            refusal = error
            false
        }
    }

    @Throws(JournalException::class)
    private fun holder(begun: EditorText): EditorHolder? {
        val catalogue = catalogue ?: return null
        val kind = catalogue.kinds.find { it.id == begun.written.kind } ?: throw JournalException.UnknownKind()
        return EditorHolder(this, kind, catalogue, begun)
    }

    /** Keeps what is being written in its draft, if it is not there yet; false where it cannot be kept. */
    suspend fun keepDraft(): Boolean = editor?.keepDraft() ?: true

    /** What was being written is put down; it goes on in its draft. */
    fun putDown() {
        val down = editor ?: return
        scope.launch { if (down.keepDraft()) leave(down) }
    }

    override fun inSight() {
        scope.launch { readOnAnotherDay() }
    }

    override fun pause() {
        scope.launch { keepDraft() }
    }

    override suspend fun finish() {
        keepDraft()
    }

    override suspend fun erasing() = erased()

    override fun erased() {
        forgetting?.cancel()
        deleted = null
        editor?.letGo()
        editor = null
        page = null
        refusal = null
    }

    /** Leaves the editor. */
    internal fun leave(left: EditorHolder) {
        if (editor === left) editor = null
    }

    /** Lets a draft go. */
    fun letGo(draft: DraftCard) {
        scope.launch {
            try {
                ask { open, _ -> open.journal.discardDraft(draft.id) }
            } catch (error: JournalException) {
                refusal = error
            }
        }
    }

    /** An entry, to be read, and as it goes on paper. */
    @Throws(JournalException::class)
    suspend fun entry(id: String): Pair<EntryView, Sheet> = ask { open, now -> open.journal.entry(id, now) to open.journal.sheet(id, now) }

    /** Deletes an entry; for a while it can be brought back, then it is gone for good. Throws where it cannot, and it stays. */
    @Throws(JournalException::class)
    suspend fun delete(id: String) {
        ask { open, _ -> open.journal.delete(id) }
        deleted?.let {
            forgetting?.cancel()
            forget(it)
        }
        deleted = id
        forgetting = scope.launch {
            clock.waitUntil(clock.nowMs() + (catalogue?.undoMs ?: 0uL))
            forget(id)
        }
    }

    /** Brings back what was deleted last. */
    fun bringBack() {
        val id = deleted ?: return
        scope.launch {
            try {
                ask { open, now -> open.journal.undoDelete(id, now) }
                if (deleted == id) {
                    forgetting?.cancel()
                    deleted = null
                }
            } catch (error: JournalException) {
                refusal = error
            }
        }
    }

    /** Lets [id] go for good; one that was brought back stays. */
    private suspend fun forget(id: String) {
        if (deleted == id) deleted = null
        try {
            ask { open, now -> open.journal.forget(id, now) }
        } catch (_: JournalException) {
            // It goes the next time the app starts.
        }
    }

    companion object {
        /** Every entry. */
        val everything = EntryFilter(emptyList(), emptyList(), null, null, false)
    }
}

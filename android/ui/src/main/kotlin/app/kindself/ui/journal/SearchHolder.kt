package app.kindself.ui.journal

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.DaysCard
import app.kindself.core.EntryFilter
import app.kindself.core.HitCard
import app.kindself.core.JournalException
import app.kindself.core.StoreException
import app.kindself.core.StoreTrouble
import app.kindself.core.TagCard
import app.kindself.core.looksForSomething
import app.kindself.ui.app.Member
import app.kindself.ui.platform.Clock
import app.kindself.ui.store.OpenStore
import app.kindself.ui.store.StoreAccess
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/**
 * Looking for what was written. Each change asks anew and the latest answer is shown. Words that are looked for live here, never in what
 * the system keeps of a screen.
 */
@Stable
class SearchHolder(
    private val stored: StoreAccess,
    private val clock: Clock,
    private val scope: CoroutineScope,
    private val reading: CoroutineDispatcher
) : Member {
    /** What is looked for. */
    var words by mutableStateOf("")
        private set

    /** Among which entries. */
    var filter by mutableStateOf(WriteHolder.everything)
        private set

    /** What was found, the best first; null until something was looked for. */
    var hits by mutableStateOf<List<HitCard>?>(null)
        private set

    // Where the next page begins; null where there is none.
    private var next by mutableStateOf<UInt?>(null)

    /** Whether there is more. */
    val more: Boolean get() = next != null

    /** Tags to choose from, the most used first. */
    var tags by mutableStateOf<List<TagCard>>(emptyList())
        private set

    /** Which day it is, and which can be looked for; null until it was asked. */
    var days by mutableStateOf<DaysCard?>(null)
        private set

    /** Why nothing could be looked for. */
    var refusal by mutableStateOf<JournalException?>(null)
        private set

    private var looking: Job? = null

    /** The screen comes up. */
    fun open() {
        scope.launch {
            ask { open ->
                open.journal.tags().take(open.catalogue.tagsOffered.toInt()) to open.journal.days(clock.moment())
            }?.let { (found, now) ->
                tags = found
                days = now
            }
        }
        look()
    }

    /** Nothing is looked for any more. */
    fun close() {
        looking?.cancel()
        words = ""
        filter = WriteHolder.everything
        hits = null
        next = null
    }

    override suspend fun erasing() = close()

    override fun erased() {
        close()
        tags = emptyList()
        days = null
        refusal = null
    }

    /** Looks for [text]. */
    fun look(text: String) {
        words = text
        look()
    }

    /** Among [changed] entries. */
    fun among(changed: EntryFilter) {
        filter = changed
        look()
    }

    /** Shows the next page, unless something is being looked for: what is shown then is of other words. */
    fun showMore() {
        if (looking?.isActive == true) return
        next?.let { look(hits.orEmpty(), it) }
    }

    private fun look(before: List<HitCard> = emptyList(), skip: UInt = 0u) {
        looking?.cancel()
        if (!looksForSomething(words, filter)) {
            hits = null
            next = null
            return
        }
        val (text, which) = words to filter
        looking = scope.launch {
            var after: UInt? = skip
            var found = emptyList<HitCard>()
            val shown = before.mapTo(HashSet()) { it.card.id }
            // What a page has may be on the screen already, moved on by what was written since, or be letters that are sealed again: the
            // next one is not behind another tap.
            while (after != null && found.isEmpty()) {
                val from = after
                val page = ask { it.journal.search(text, which, from, it.catalogue.hitsPage, clock.moment()) } ?: return@launch
                found = page.hits.filter { it.card.id !in shown }
                after = page.next
            }
            hits = before + found
            next = after
        }
    }

    private suspend fun <T : Any> ask(act: (OpenStore) -> T): T? = try {
        // Reading goes beside the line in which the store is opened.
        stored.await()
        withContext(reading) { stored.with(act) }.also { refusal = null }
    } catch (error: JournalException) {
        refusal = error
        null
    } catch (error: StoreException) {
        refusal = JournalException.Store((error as? StoreException.Failed)?.trouble ?: StoreTrouble.Io)
        null
    }
}

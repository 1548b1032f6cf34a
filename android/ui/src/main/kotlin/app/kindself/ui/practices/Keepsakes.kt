package app.kindself.ui.practices

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.Content
import app.kindself.core.KeepsakeCard
import app.kindself.core.KeepsakeException
import app.kindself.core.LastCard
import app.kindself.core.OfferedKeepsake
import app.kindself.core.StoreException
import app.kindself.core.StoreTrouble
import app.kindself.ui.app.Member
import app.kindself.ui.platform.Clock
import app.kindself.ui.store.OpenStore
import app.kindself.ui.store.StoreAccess
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/**
 * What people kept from practices, to be offered again, and what the next time is to know of the last one. Nothing waits for the store:
 * until it is open, nothing was kept.
 */
@Stable
class Keepsakes(
    private val stored: StoreAccess,
    private val content: Content,
    private val clock: Clock,
    private val scope: CoroutineScope,
    private val io: CoroutineDispatcher
) : Member {
    /** All of them, the last one first; null until they were read. */
    var all by mutableStateOf<List<KeepsakeCard>?>(null)
        private set

    /** Why one could not be let go, or they could not be read. */
    var trouble by mutableStateOf<StoreTrouble?>(null)
        private set

    /** What [practice] may speak of; it is asked on whichever thread calls. */
    fun offeredNow(practice: String): List<OfferedKeepsake> = try {
        if (stored.open == null) emptyList() else stored.with { it.store.keepsakesFor(content, practice) }
    } catch (_: StoreException) {
        // It goes without.
        emptyList()
    }

    /** What [practice] may speak of. */
    suspend fun offered(practice: String): List<OfferedKeepsake> =
        if (stored.open == null) emptyList() else withContext(io) { offeredNow(practice) }

    /** What the last session of [practice] has to say to the next; null where there was none. */
    suspend fun last(practice: String): LastCard? {
        if (stored.open == null) return null
        return withContext(io) {
            try {
                stored.with { it.store.lastOfPractice(practice) }
            } catch (_: StoreException) {
                null
            }
        }
    }

    /**
     * Keeps the [option] that a person chose at [step] of [practice], or [words] of their own; false where it could not be kept. Without a
     * store nothing outlasts the app, which is said elsewhere.
     */
    suspend fun keep(practice: String, step: String, option: String, words: String?): Boolean {
        if (stored.open == null) return true
        val now = clock.moment()
        return withContext(io) {
            try {
                stored.with {
                    if (words == null) {
                        it.store.keepOption(content, practice, step, option, now)
                    } else {
                        it.store.keepWords(content, practice, step, words, now)
                    }
                }
                true
            } catch (_: KeepsakeException) {
                false
            } catch (_: StoreException) {
                false
            }
        }
    }

    /** Reads them anew. */
    fun read() {
        scope.launch {
            stored.await()
            reread { }
        }
    }

    /** Lets one go. */
    fun forget(keepsake: KeepsakeCard) {
        val now = clock.moment()
        scope.launch { reread { it.store.forgetKeepsake(keepsake.id, now) } }
    }

    /** Lets all of them go. */
    fun forgetAll() {
        val now = clock.moment()
        scope.launch { reread { it.store.forgetKeepsakes(now) } }
    }

    private suspend fun reread(after: (OpenStore) -> Unit) {
        try {
            all = withContext(io) {
                stored.with {
                    after(it)
                    it.store.keepsakes(content)
                }
            }
            trouble = null
        } catch (error: StoreException) {
            trouble = (error as? StoreException.Failed)?.trouble ?: StoreTrouble.Io
        }
    }

    override fun erased() {
        all = null
        trouble = null
    }
}

package app.kindself.ui.practices

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.Content
import app.kindself.core.RecentCard
import app.kindself.core.StoreException
import app.kindself.core.StoreTrouble
import app.kindself.core.Subject
import app.kindself.core.SuggestionCard
import app.kindself.ui.app.Member
import app.kindself.ui.platform.Clock
import app.kindself.ui.store.OpenStore
import app.kindself.ui.store.StoreAccess
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/** What stands above all practices: what may fit today, favourites and what was done lately. */
class Offered(val suggestions: List<SuggestionCard>, val favourites: List<Subject>, val recent: List<RecentCard>)

/** What is offered to this person. Nothing waits for the store: until it is open, there is nothing of it. */
@Stable
class ForYou(
    private val stored: StoreAccess,
    private val content: Content,
    private val clock: Clock,
    private val scope: CoroutineScope,
    private val io: CoroutineDispatcher
) : Member {
    /** It; null until it was read, and where it cannot be. */
    var offered by mutableStateOf<Offered?>(null)
        private set

    /** Why a favourite could not be kept, or let go. */
    var trouble by mutableStateOf<StoreTrouble?>(null)
        private set

    /** It was asked for. */
    private var isAsked = false

    /** Whether [subject] is a favourite; null where nobody knows. */
    fun isFavourite(subject: Subject): Boolean? = offered?.favourites?.contains(subject)

    /** Reads it anew. */
    fun read() {
        isAsked = true
        scope.launch {
            stored.await()
            trouble = null
            renew()
        }
    }

    private suspend fun renew() = try {
        reread { }
    } catch (_: StoreException) {
        // The sections are not there, and practices are all the same.
        offered = null
    }

    /** Makes [subject] a favourite, or none any more. */
    fun turn(subject: Subject) {
        val now = clock.moment()
        val was = isFavourite(subject) == true
        scope.launch {
            trouble = null
            try {
                reread { if (was) it.store.forgetFavourite(subject, now) else it.store.keepFavourite(subject, now) }
            } catch (error: StoreException) {
                trouble = (error as? StoreException.Failed)?.trouble ?: StoreTrouble.Io
            }
        }
    }

    @Throws(StoreException::class)
    private suspend fun reread(after: (OpenStore) -> Unit) {
        val now = clock.moment()
        offered = withContext(io) {
            stored.with {
                after(it)
                Offered(
                    it.store.suggestions(content, MOST, now),
                    it.store.favourites().map { card -> card.subject },
                    it.store.recent(content, MOST)
                )
            }
        }
    }

    /** Another day may have begun, and something else fits. */
    override fun inSight() {
        if (isAsked) scope.launch { renew() }
    }

    override suspend fun takenIn() = erased()

    override fun erased() {
        offered = null
        trouble = null
    }

    private companion object {
        /** So many suggestions, and as many of what was done lately. */
        const val MOST = 3u
    }
}

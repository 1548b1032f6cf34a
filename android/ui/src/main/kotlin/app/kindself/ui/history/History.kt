package app.kindself.ui.history

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.BreathedCard
import app.kindself.core.Content
import app.kindself.core.Moment
import app.kindself.core.SessionOutcome
import app.kindself.core.StoreException
import app.kindself.core.StoreTrouble
import app.kindself.core.Subject
import app.kindself.core.isSessionRemembered
import app.kindself.core.sessionsPage
import app.kindself.ui.app.Member
import app.kindself.ui.store.OpenStore
import app.kindself.ui.store.StoreAccess
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/** What was breathed so far. Nothing is counted up and nothing is to be kept going. */
@Stable
class History(
    private val stored: StoreAccess,
    private val content: Content,
    private val scope: CoroutineScope,
    private val io: CoroutineDispatcher
) : Member {
    /** The session that ended last, while its screen is there; null where it could not be remembered. */
    var last by mutableStateOf<Remembered?>(null)
        private set

    /** Sessions, the newest first, as far as they were read; null until then. */
    var sessions by mutableStateOf<List<BreathedCard>?>(null)
        private set

    /** Whether there are more. */
    var more by mutableStateOf(false)
        private set

    /** The session that could not be let go, and why. */
    var stayed by mutableStateOf<Stayed?>(null)
        private set

    /** A session has ended: remembers it, with what a practice [left], unless it was only looked at. [began] is null for one that leaves no trace. */
    fun ended(about: Subject, lastedMs: ULong, whole: Boolean, left: SessionOutcome?, began: Moment?) {
        last = null
        if (began == null || !isSessionRemembered(lastedMs, left?.stirred == true)) return
        val session = BreathedCard(
            id = "",
            subject = about,
            startedUtcMs = began.utcMs,
            day = "",
            lengthMs = lastedMs,
            whole = whole,
            felt = null,
            ratings = left?.ratings.orEmpty(),
            stirred = left?.stirred == true,
            scriptLengthMs = left?.scriptLengthMs
        )
        scope.launch { last = ask { it.store.rememberSession(session, began) }?.let { id -> Remembered(id, null, harder = false) } }
    }

    /** The person has left its screen. */
    fun left() {
        last = null
    }

    override fun erased() {
        last = null
        sessions = null
        more = false
        stayed = null
    }

    /** Says how the last one was. */
    fun felt(felt: UByte?) {
        val now = last ?: return
        last = now.copy(felt = felt)
        scope.launch { ask { it.store.sessionFelt(now.id, felt) } }
    }

    /** Says whether the last one was harder than before. */
    fun harder(harder: Boolean) {
        val now = last ?: return
        last = now.copy(harder = harder)
        scope.launch { ask { it.store.sessionHarder(now.id, harder) } }
    }

    /** Reads the first page. */
    fun read() = read(emptyList())

    /** Reads the next. */
    fun readMore() = read(sessions.orEmpty())

    private fun read(before: List<BreathedCard>) {
        scope.launch {
            stayed = null
            val most = sessionsPage()
            // One more tells whether there are more.
            val page = ask { it.store.sessions(content, before.size.toUInt(), most + 1u) }.orEmpty()
            more = page.size > most.toInt()
            sessions = before + page.take(most.toInt())
        }
    }

    /** Lets one go; where it cannot, it stays and says why. */
    fun forget(session: BreathedCard) {
        scope.launch {
            stayed = try {
                withContext(io) { stored.with { it.store.forgetSession(session.id) } }
                sessions = sessions?.minus(session)
                null
            } catch (error: StoreException) {
                Stayed(session.id, (error as? StoreException.Failed)?.trouble ?: StoreTrouble.Io)
            }
        }
    }

    private suspend fun <T : Any> ask(act: (OpenStore) -> T): T? = withContext(io) {
        try {
            stored.with(act)
        } catch (_: StoreException) {
            // A session that cannot be remembered was breathed all the same.
            null
        }
    }
}

/** A session that could not be let go, and why. */
data class Stayed(val id: String, val trouble: StoreTrouble)

/** A session that was remembered, and how it was, and whether harder than before, if the person said. */
data class Remembered(val id: String, val felt: UByte?, val harder: Boolean)

package app.kindself.ui.store

import app.kindself.core.JournalException
import app.kindself.core.StoreException
import app.kindself.ui.app.Member
import app.kindself.ui.app.Notice
import app.kindself.ui.app.Notices
import app.kindself.ui.platform.Clock
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/** Keeps the store in order, where it is open, and says where there is none; what cannot be done now is done the next time. */
class Upkeep(
    private val stored: StoreAccess,
    private val clock: Clock,
    private val notices: Notices,
    private val scope: CoroutineScope,
    private val io: CoroutineDispatcher,
    private val aside: CoroutineDispatcher
) : Member {
    override suspend fun opened() {
        notices.remove(Notice.NothingKept)
        if (!stored.isOpen) return notices.add(Notice.NothingKept)
        inSight()
        scope.launch(aside) { stored.examine() }
    }

    override fun inSight() {
        scope.launch { keep { it.journal.tidy(clock.moment()) } }
    }

    /** Last of all: what was kept before goes from the file, too. */
    override suspend fun finish() = keep { it.store.rest() }

    private suspend fun keep(act: (OpenStore) -> Unit): Unit = withContext(io) {
        try {
            if (stored.isOpen) stored.with(act)
        } catch (_: StoreException) {
            // The same.
        } catch (_: JournalException) {
            // What was deleted stays out of every list.
        }
    }
}

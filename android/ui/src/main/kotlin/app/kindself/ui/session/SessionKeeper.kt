package app.kindself.ui.session

import app.kindself.ui.platform.Shelf
import java.io.IOException
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.launch

/** The name of the saved session on the shelf. */
const val SESSION = "session"

/** Keeps a session's record off the main thread, in order: [io] runs one thing at a time. */
class SessionKeeper(private val shelf: () -> Shelf, private val scope: CoroutineScope, private val io: CoroutineDispatcher) {
    /** Keeps [record] in place of the last; [refused] is told where the phone cannot. */
    fun keep(record: String, refused: () -> Unit) {
        scope.launch(io) {
            try {
                shelf().write(SESSION, record)
            } catch (_: IOException) {
                scope.launch { refused() }
            }
        }
    }

    /** Forgets the record. */
    fun forget() {
        scope.launch(io) {
            try {
                shelf().remove(SESSION)
            } catch (_: IOException) {
                // It stays, and is offered once more: a place too many is no harm.
            }
        }
    }
}

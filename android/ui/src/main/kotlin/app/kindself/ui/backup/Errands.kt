package app.kindself.ui.backup

import app.kindself.core.ArchiveException
import app.kindself.core.ArchiveInterface
import app.kindself.core.InternalException
import app.kindself.core.Moment
import app.kindself.core.StoreException
import app.kindself.core.StoreTrouble
import app.kindself.ui.platform.Platform
import app.kindself.ui.store.OpenStore
import app.kindself.ui.store.StoreAccess
import java.io.IOException
import java.io.UncheckedIOException
import java.nio.file.InvalidPathException
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/**
 * What all errands out of the app and into it share: the store, the machine, and the threads. [scope] is the main one's; [io] waits for
 * the store, [aside] is for what takes longer.
 */
class Errands(
    val stored: StoreAccess,
    val platform: Platform,
    val scope: CoroutineScope,
    private val io: CoroutineDispatcher,
    private val aside: CoroutineDispatcher
) {
    /** Now. */
    val now: Moment get() = platform.clock.moment()

    /** Archives of the store that is open. Throws [ArchiveException] where there is none. */
    val archive: ArchiveInterface
        @Throws(ArchiveException::class)
        get() = stored.open?.archive ?: throw ArchiveException.Store(StoreTrouble.Closed)

    private var ways = 0

    /** A place for another errand: one that is given up late does not meet the next one there. */
    fun way() = OnItsWay.of(platform.storage.folder, ways++)

    /** What the process before left on its way goes. */
    fun clear() = OnItsWay.all(platform.storage.folder).clear()

    /** Asks the store, off the main thread. Throws [ArchiveException]. */
    @Throws(ArchiveException::class)
    suspend fun <T> ask(act: (OpenStore) -> T): T = withContext(io) {
        try {
            stored.with(act)
        } catch (error: StoreException.Failed) {
            throw ArchiveException.Store(error.trouble)
        } catch (_: StoreException) {
            throw ArchiveException.Store(StoreTrouble.Io)
        }
    }

    /** Lets [opened] go, behind whatever is being asked of it. */
    fun close(opened: AutoCloseable) {
        scope.launch(io) { opened.close() }
    }

    /** Works with files, off the main thread; null where the machine refuses. */
    suspend fun <T : Any> files(act: () -> T): T? = withContext(aside) {
        try {
            act()
        } catch (_: IOException) {
            null
        } catch (_: UncheckedIOException) {
            null
        } catch (_: InvalidPathException) {
            null
        }
    }

    /** Does [act] on the main thread, and tells [refused] why it could not be done. */
    fun go(refused: (ArchiveException) -> Unit, act: suspend () -> Unit) = scope.launch {
        stored.await()
        try {
            act()
        } catch (error: ArchiveException) {
            refused(error)
        } catch (_: InternalException) {
            refused(ArchiveException.Interrupted())
        }
    }
}

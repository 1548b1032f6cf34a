package app.kindself.ui.settings

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.ContentInterface
import app.kindself.core.SavedStateException
import app.kindself.core.Settings
import app.kindself.core.usualSettings
import app.kindself.ui.app.Member
import app.kindself.ui.app.Notice
import app.kindself.ui.platform.Clock
import app.kindself.ui.store.KeptText
import app.kindself.ui.store.StoreAccess
import app.kindself.ui.store.readKept
import java.io.IOException
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/** The name of the settings on the shelf. */
const val SETTINGS = "settings"

/** The settings, and their text in the store. [notice] is told where it could not be read or written. */
@Stable
class SettingsShelf(
    private val stored: StoreAccess,
    private val content: ContentInterface,
    private val clock: Clock,
    private val scope: CoroutineScope,
    private val io: CoroutineDispatcher,
    private val notice: (Notice) -> Unit
) : Member {
    /** As they are now; as they usually are, until the store is open. */
    var now by mutableStateOf(usualSettings())
        private set

    // Whatever asks the clock for a moment is told the day by them.
    private fun take(settings: Settings) {
        now = settings
        clock.dayBeginsMin = settings.dayBeginsMin
    }

    // What was changed before they were read is changed in what was kept, too.
    private val early = ArrayList<(Settings) -> Settings>()
    private var isRead = false

    /** Changes them at once, and keeps them; where they cannot be kept, the change holds until the app is closed. */
    fun change(change: (Settings) -> Settings) {
        val changed = change(now)
        if (changed == now) return
        take(changed)
        if (isRead) keep(changed) else early += change
    }

    override suspend fun opened() {
        val kept = read()
        take(early.fold(kept) { so, change -> change(so) })
        isRead = stored.isOpen
        if (!isRead) return
        early.clear()
        if (now != kept) keep(now)
    }

    override suspend fun takenIn() {
        take(read())
    }

    override fun erased() {
        isRead = false
        early.clear()
        take(usualSettings())
    }

    private suspend fun read(): Settings {
        val kept = withContext(io) { readKept(stored.shelf, SETTINGS, content::readSettings) }
        kept.fault?.let { notice(if (it == KeptText.Fault.Newer) Notice.SettingsNewer else Notice.SettingsDamaged) }
        return kept.value ?: usualSettings()
    }

    private fun keep(settings: Settings) {
        scope.launch(io) {
            try {
                stored.shelf.write(SETTINGS, settings.toText())
            } catch (_: IOException) {
                scope.launch { notice(Notice.SettingsNotKept) }
            } catch (_: SavedStateException) {
                scope.launch { notice(Notice.SettingsNotKept) }
            }
        }
    }
}

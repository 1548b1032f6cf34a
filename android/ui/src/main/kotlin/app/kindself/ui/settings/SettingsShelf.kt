package app.kindself.ui.settings

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.BreathingInterface
import app.kindself.core.KeptException
import app.kindself.core.Settings
import app.kindself.ui.platform.Shelf
import java.io.IOException
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.launch

/** The name of the settings on the shelf. */
const val SETTINGS = "settings"

/** The settings, and their text on the shelf. */
@Stable
class SettingsShelf(
    private val shelf: () -> Shelf,
    private val breathing: BreathingInterface,
    private val scope: CoroutineScope,
    private val io: CoroutineDispatcher,
    first: Settings,
    private val refused: () -> Unit
) {
    /** As they are now. */
    var settings by mutableStateOf(first)
        private set

    /** Those that were found on another shelf. */
    fun takeUp(found: Settings) {
        settings = found
    }

    /** Changes them at once, and keeps them; where the phone cannot keep them, the change holds until the app is closed. */
    fun change(change: (Settings) -> Settings) {
        val changed = change(settings)
        if (changed == settings) return
        settings = changed
        scope.launch(io) {
            try {
                shelf().write(SETTINGS, breathing.writeSettings(changed))
            } catch (_: IOException) {
                scope.launch { refused() }
            } catch (_: KeptException) {
                scope.launch { refused() }
            }
        }
    }
}

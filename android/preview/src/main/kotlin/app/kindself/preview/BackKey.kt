package app.kindself.preview

import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.rememberUpdatedState

/** The phone's Back, which a desktop has not: Escape in the window, `back()` in the tour. The screen opened last answers first. */
class BackKey {
    private val handlers = ArrayList<() -> Unit>()

    /** Stands in for activity-compose's BackHandler. */
    @Composable
    fun Handler(enabled: Boolean, onBack: () -> Unit) {
        val action by rememberUpdatedState(onBack)
        DisposableEffect(enabled) {
            val handler = { action() }
            if (enabled) handlers += handler
            onDispose { handlers -= handler }
        }
    }

    /** False when no screen wanted it: the phone would leave the app. */
    fun press(): Boolean = handlers.lastOrNull()?.let {
        it()
        true
    } ?: false
}

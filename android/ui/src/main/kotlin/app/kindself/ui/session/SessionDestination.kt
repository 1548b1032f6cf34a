package app.kindself.ui.session

import androidx.compose.runtime.Composable
import app.kindself.ui.navigation.Destination
import app.kindself.ui.navigation.Navigator
import app.kindself.ui.navigation.SavedDestinations

/** The session that is on, or has ended. [isPause]: a pause inside of something else, which it leads back to. */
data class SessionDestination(val isPause: Boolean = false) : Destination {
    override val isPublic get() = true
    override val saved get() = listOf(if (isPause) PAUSE else SESSION)

    @Composable
    override fun Content(navigator: Navigator) = SessionContent(this, navigator)

    companion object : SavedDestinations {
        private const val SESSION = "session"
        private const val PAUSE = "pause"

        override fun restore(saved: List<String>) = when (saved) {
            listOf(SESSION) -> SessionDestination(isPause = false)
            listOf(PAUSE) -> SessionDestination(isPause = true)
            else -> null
        }
    }
}

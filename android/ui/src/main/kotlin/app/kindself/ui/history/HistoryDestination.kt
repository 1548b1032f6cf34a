package app.kindself.ui.history

import androidx.compose.runtime.Composable
import app.kindself.ui.navigation.Destination
import app.kindself.ui.navigation.Navigator
import app.kindself.ui.navigation.SavedDestinations

/** What was breathed so far. */
data object HistoryDestination : Destination, SavedDestinations {
    override val saved get() = listOf("history")

    override fun restore(saved: List<String>) = takeIf { saved == this.saved }

    @Composable
    override fun Content(navigator: Navigator) {
        val app = navigator.app
        HistoryScreen(app.history, app.opening.isLate, app.practices::nameOf, navigator.actions())
    }
}

package app.kindself.ui.privacy

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.ui.res.stringResource
import app.kindself.R
import app.kindself.ui.navigation.Destination
import app.kindself.ui.navigation.Navigator
import app.kindself.ui.navigation.SavedDestinations
import app.kindself.ui.navigation.restored
import app.kindself.ui.navigation.savedIn
import app.kindself.ui.session.begin
import kotlinx.coroutines.launch

/** What is nobody else's. */
enum class PrivacyDestination(override val isPublic: Boolean) : Destination {
    Privacy(isPublic = false),
    Delete(isPublic = false),

    /** All that there is while the app is locked. */
    Locked(isPublic = true);

    override val saved get() = savedIn(CAPABILITY)

    @Composable
    override fun Content(navigator: Navigator) = PrivacyContent(this, navigator)

    companion object : SavedDestinations {
        private const val CAPABILITY = "privacy"

        override fun restore(saved: List<String>) = saved.restored(CAPABILITY, entries)
    }
}

@Composable
private fun PrivacyContent(destination: PrivacyDestination, navigator: Navigator) {
    val app = navigator.app
    when (destination) {
        PrivacyDestination.Privacy -> {
            LaunchedEffect(app.stored.opening) { app.backups.read() }
            PrivacyScreen(
                app.lock,
                PrivacyView(app.platform.phone.hasSafe, app.stored.isOpen, app.opening.isLate, app.backups.last),
                navigator::go,
                navigator.actions()
            )
        }

        PrivacyDestination.Delete -> {
            val deleted = stringResource(R.string.privacy_deleted)
            val notDeleted = stringResource(R.string.privacy_not_deleted)
            LaunchedEffect(app.stored.opening) { app.backups.automatic.read() }
            DeleteScreen(app::goes, app.backups.automatic.on, { navigator.deleteEverything(deleted, notDeleted) }, navigator.actions())
        }

        PrivacyDestination.Locked -> {
            val ask = stringResource(R.string.lock_ask)
            val minute = { navigator.begin(app.sessions::beginMinute) }
            LockedScreen(app.lock.unasked, { app.lock.unlock(ask) }, minute, navigator.actions(tab = true))
        }
    }
}

/** Deletes everything; then the app is as on its first day. */
private fun Navigator.deleteEverything(deleted: String, notDeleted: String) {
    app.scope.launch {
        val gone = app.deleteEverything()
        stack.home()
        say(if (gone) deleted else notDeleted)
    }
}

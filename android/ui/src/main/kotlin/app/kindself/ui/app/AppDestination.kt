package app.kindself.ui.app

import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import app.kindself.ui.breathing.BreathingDestination
import app.kindself.ui.history.HistoryDestination
import app.kindself.ui.journal.JournalDestination
import app.kindself.ui.navigation.Destination
import app.kindself.ui.navigation.Navigator
import app.kindself.ui.navigation.SavedDestinations
import app.kindself.ui.navigation.Tab
import app.kindself.ui.navigation.restored
import app.kindself.ui.navigation.savedIn
import app.kindself.ui.practices.PracticesDestination
import app.kindself.ui.practices.beginKindMinute
import app.kindself.ui.privacy.PrivacyDestination
import app.kindself.ui.reminders.RemindersDestination
import app.kindself.ui.session.begin
import app.kindself.ui.session.goOn
import app.kindself.ui.session.ground
import app.kindself.ui.settings.SettingsDestination

/** Where the doors are. */
enum class AppDestination(override val tab: Tab?) : Destination {
    /** The first screen. */
    Now(Tab.Now),
    You(Tab.You),
    About(null);

    override val isPublic get() = true
    override val saved get() = savedIn(CAPABILITY)

    @Composable
    override fun Content(navigator: Navigator) = AppContent(this, navigator)

    companion object : SavedDestinations {
        private const val CAPABILITY = "app"

        override fun restore(saved: List<String>) = saved.restored(CAPABILITY, entries)
    }
}

@Composable
private fun AppContent(destination: AppDestination, navigator: Navigator) = when (destination) {
    AppDestination.Now -> Now(navigator)

    AppDestination.You -> YouScreen(
        YouActions(
            history = { navigator.go(HistoryDestination) },
            reminders = { navigator.go(RemindersDestination.Reminders) },
            kept = { navigator.go(PracticesDestination.Kept) },
            settings = { navigator.go(SettingsDestination.Settings) },
            privacy = { navigator.go(PrivacyDestination.Privacy) },
            about = { navigator.go(AppDestination.About) }
        ),
        navigator.actions(tab = true)
    )

    AppDestination.About -> AboutScreen(navigator.actions())
}

/** The grounding's and the break's own, and those of what the other doors lead to. */
private fun emblems(app: Kindself) = app.pictures.card.let {
    NowEmblems(app.catalogue.grounding.emblem, it.minute, app.catalogue.kindMinute.emblem, it.breathing, it.journal)
}

@Composable
private fun Now(navigator: Navigator) {
    val app = navigator.app
    NowScreen(
        NowView(app.sessions.unfinished?.title, app.notices.all, app.opening.isLate, remember(app) { emblems(app) }),
        NowActions(
            upset = navigator::ground,
            minute = { navigator.begin(app.sessions::beginMinute) },
            kindMinute = { navigator.beginKindMinute(app.catalogue.kindMinute) },
            breathe = { navigator.go(BreathingDestination.Breathe) },
            write = { navigator.go(JournalDestination.Chooser) },
            carryOn = navigator::goOn,
            letGo = app.sessions::letGo,
            read = app.notices::remove
        ),
        navigator.actions(tab = true)
    )
}

package app.kindself.ui.app

import app.kindself.ui.backup.BackupDestination
import app.kindself.ui.breathing.BreathingDestination
import app.kindself.ui.history.HistoryDestination
import app.kindself.ui.journal.JournalDestination
import app.kindself.ui.navigation.BackStack
import app.kindself.ui.navigation.Destination
import app.kindself.ui.navigation.SavedDestinations
import app.kindself.ui.practices.PracticesDestination
import app.kindself.ui.privacy.PrivacyDestination
import app.kindself.ui.reminders.RemindersDestination
import app.kindself.ui.safety.SafetyDestination
import app.kindself.ui.session.SessionDestination
import app.kindself.ui.settings.SettingsDestination

/** Where the way begins. */
internal val firstDestination: Destination = AppDestination.Now

/** One for each capability: so what was kept of a way is read again. */
internal val savedDestinations: List<SavedDestinations> = listOf(
    AppDestination,
    SessionDestination,
    BreathingDestination,
    PracticesDestination,
    JournalDestination,
    HistoryDestination,
    RemindersDestination,
    BackupDestination,
    SafetyDestination,
    PrivacyDestination,
    SettingsDestination
)

/** Keeps a way while the screen is made anew. */
internal val backStackSaver = BackStack.saver(firstDestination, savedDestinations)

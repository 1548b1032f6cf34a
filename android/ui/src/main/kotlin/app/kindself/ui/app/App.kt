package app.kindself.ui.app

import androidx.compose.animation.Crossfade
import androidx.compose.animation.core.tween
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.WindowInsetsSides
import androidx.compose.foundation.layout.consumeWindowInsets
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.imePadding
import androidx.compose.foundation.layout.navigationBars
import androidx.compose.foundation.layout.only
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.NavigationBar
import androidx.compose.material3.NavigationBarItem
import androidx.compose.material3.NavigationBarItemDefaults
import androidx.compose.material3.Snackbar
import androidx.compose.material3.SnackbarHost
import androidx.compose.material3.SnackbarHostState
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.SideEffect
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.runtime.saveable.SaveableStateHolder
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.saveable.rememberSaveableStateHolder
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.dp
import app.kindself.R
import app.kindself.ui.journal.JournalDestination
import app.kindself.ui.journal.OfferToBringBack
import app.kindself.ui.navigation.BackStack
import app.kindself.ui.navigation.Destination
import app.kindself.ui.navigation.Navigator
import app.kindself.ui.navigation.Tab
import app.kindself.ui.parts.Gallery
import app.kindself.ui.parts.LocalDates
import app.kindself.ui.parts.LocalGallery
import app.kindself.ui.parts.LocalHours24
import app.kindself.ui.parts.LocalTimes
import app.kindself.ui.parts.datesOf
import app.kindself.ui.parts.keyboardIsUp
import app.kindself.ui.practices.PracticesDestination
import app.kindself.ui.privacy.PrivacyDestination
import app.kindself.ui.reminders.GoWhereRemindersLead
import app.kindself.ui.safety.SafetyDestination
import app.kindself.ui.session.SessionDestination
import app.kindself.ui.theme.Icons
import app.kindself.ui.theme.KindselfTheme
import app.kindself.ui.theme.isDark

private const val FADE_MS = 200

/**
 * The whole app. [back] is the platform's handler of its Back gesture: called with whether the app wants it now, and what to do.
 * [bars] is told whether the app is dark, for the system's own bars around it; [private] whether nothing of the screen is to be seen
 * anywhere else.
 */
@Composable
fun App(
    app: Kindself,
    back: @Composable (enabled: Boolean, onBack: () -> Unit) -> Unit,
    bars: (dark: Boolean) -> Unit = {},
    private: (Boolean) -> Unit = {}
) {
    val dark = isDark(app.settings.now.theme)
    SideEffect { bars(dark) }
    KindselfTheme(dark) {
        val still = app.settings.now.reduceMotion || app.platform.phone.reduceMotion
        CompositionLocalProvider(
            LocalHours24 provides app.platform.phone.hours24,
            LocalDates provides remember(app) { datesOf(app.platform.phone.language) },
            LocalTimes provides remember(app) { app.platform.phone::time },
            LocalGallery provides remember(app, still) { Gallery(still, app.pictures::find) }
        ) {
            Surface(Modifier.fillMaxSize(), color = MaterialTheme.colorScheme.background) {
                val stack = rememberSaveable(saver = backStackSaver) { BackStack(firstDestination, *sessionOn(app)) }
                val showsOwn = stack.here is SessionDestination && app.sessions.isPrivate
                val nowhereElse = app.lock.on || !stack.here.isPublic || showsOwn
                SideEffect { private(nowhereElse) }
                LaunchedEffect(stack.here) { app.onTheWay(stack.destinations) }
                // Above the lock: what was typed waits behind it, and goes where its screen goes meanwhile.
                val held = rememberScreenStates(stack)
                // Two ways, so that nothing of the one can be seen from the other.
                if (app.lock.locked) Locked(app, back) else Open(app, stack, held, back)
            }
        }
    }
}

/** Where a screen that is new begins besides: at the session that is on. One about abuse stands above its page, as it was begun. */
private fun sessionOn(app: Kindself): Array<Destination> = when {
    app.sessions.player.display == null -> emptyArray()
    app.sessions.isDiscreet -> arrayOf(PracticesDestination.Page, SessionDestination())
    else -> arrayOf(SessionDestination(app.sessions.isPause))
}

@Composable
private fun Open(app: Kindself, stack: BackStack, held: SaveableStateHolder, back: @Composable (Boolean, () -> Unit) -> Unit) {
    val navigator = rememberNavigator(app, stack)
    back(stack.leadsBack) { navigator.back() }
    if (!app.lock.locked) {
        OfferToBringBack(navigator)
        GoWhereRemindersLead(navigator)
    }
    Screens(navigator, held)
}

/** What the screens of [stack] hold: it goes when its screen is no longer on the way, seen or not, and not before. */
@Composable
private fun rememberScreenStates(stack: BackStack): SaveableStateHolder {
    val held = rememberSaveableStateHolder()
    // Kept with them: of a way that could not be read again they go, too.
    val before = rememberSaveable { HashSet<Int>() }
    val now = stack.ids
    SideEffect {
        (before - now - BackStack.tabIds).forEach(held::removeState)
        before.clear()
        before += now
    }
    return held
}

/** Breathing and the lifebuoy; a session that goes on stays in sight. */
@Composable
private fun Locked(app: Kindself, back: @Composable (Boolean, () -> Unit) -> Unit) {
    val stack = remember { BackStack(PrivacyDestination.Locked, *sessionOn(app)) }
    Open(app, stack, rememberScreenStates(stack), back)
}

@Composable
private fun rememberNavigator(app: Kindself, stack: BackStack): Navigator {
    val snackbars = remember { SnackbarHostState() }
    val scope = rememberCoroutineScope()
    return remember(app, stack, snackbars, scope) { Navigator(app, stack, snackbars, scope, SafetyDestination.Lifebuoy) }
}

/** All of it stands above the keyboard, which takes the place of the tabs. */
@Composable
private fun Screens(navigator: Navigator, held: SaveableStateHolder) = Column(Modifier.fillMaxSize().imePadding()) {
    val top = navigator.stack.top
    val tab = top.destination.tab?.takeUnless { keyboardIsUp() }
    Box(Modifier.weight(1f)) {
        Crossfade(top, Modifier.fillMaxSize(), tween(FADE_MS), "screen") { entry ->
            held.SaveableStateProvider(entry.id) {
                // Below a tab's screen the bar keeps clear of the system's; elsewhere the screen does so itself.
                val bars = if (entry.destination.tab != null) Modifier.consumeWindowInsets(systemBar()) else Modifier
                Box(bars.fillMaxSize()) { entry.destination.Content(navigator) }
            }
        }
        val above = if (tab != null) Modifier.padding(bottom = 8.dp) else Modifier.windowInsetsPadding(systemBar()).padding(bottom = 88.dp)
        SnackbarHost(navigator.snackbars, Modifier.align(Alignment.BottomCenter).then(above)) {
            Snackbar(it, shape = MaterialTheme.shapes.medium)
        }
    }
    if (tab != null) Tabs(tab, navigator.stack::tab)
}

/** Four names stand beside each other: in very large text they are as large as leaves them whole. */
@Composable
private fun Narrow(name: @Composable () -> Unit) {
    val here = LocalDensity.current
    CompositionLocalProvider(LocalDensity provides Density(here.density, minOf(here.fontScale, LARGEST_TAB)), content = name)
}

private const val LARGEST_TAB = 1.5f

/** The system's own bar at the bottom. */
@Composable
private fun systemBar() = WindowInsets.navigationBars.only(WindowInsetsSides.Bottom)

@Composable
private fun Tabs(here: Tab, go: (Destination) -> Unit) = NavigationBar(
    Modifier.heightIn(min = 80.dp),
    containerColor = MaterialTheme.colorScheme.surfaceVariant
) {
    @Composable
    fun tab(destination: Destination, picture: ImageVector, name: Int) = NavigationBarItem(
        selected = here == destination.tab,
        onClick = { go(destination) },
        icon = { Icon(picture, null) },
        label = { Narrow { Text(stringResource(name)) } },
        colors = NavigationBarItemDefaults.colors(
            indicatorColor = MaterialTheme.colorScheme.primaryContainer,
            selectedIconColor = MaterialTheme.colorScheme.onPrimaryContainer,
            selectedTextColor = MaterialTheme.colorScheme.onSurface,
            unselectedIconColor = MaterialTheme.colorScheme.onSurfaceVariant,
            unselectedTextColor = MaterialTheme.colorScheme.onSurfaceVariant
        )
    )
    tab(AppDestination.Now, Icons.Lamp, R.string.tab_now)
    tab(PracticesDestination.Practise, Icons.Heart, R.string.tab_practise)
    tab(JournalDestination.Entries, Icons.Pen, R.string.tab_write)
    tab(AppDestination.You, Icons.Person, R.string.tab_you)
}

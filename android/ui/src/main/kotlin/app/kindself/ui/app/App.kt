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
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import app.kindself.R
import app.kindself.ui.navigation.BackStack
import app.kindself.ui.navigation.Place
import app.kindself.ui.navigation.Room
import app.kindself.ui.navigation.tabs
import app.kindself.ui.parts.LocalDates
import app.kindself.ui.parts.datesOf
import app.kindself.ui.parts.keyboardIsUp
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
    val dark = isDark(app.settings.theme)
    SideEffect { bars(dark) }
    KindselfTheme(dark) {
        CompositionLocalProvider(LocalDates provides remember(app) { datesOf(app.platform.phone.language) }) {
            Surface(Modifier.fillMaxSize(), color = MaterialTheme.colorScheme.background) {
                val stack = rememberSaveable(saver = BackStack.Saver) {
                    // The screen is new, and a session is on: that is where one wants to be.
                    if (app.player.view == null) BackStack(Place(Room.Now)) else BackStack(Place(Room.Now), Place(Room.Session))
                }
                val nowhereElse = app.lock.on || stack.here.room in privateRooms
                SideEffect { private(nowhereElse) }
                LaunchedEffect(stack.here) { app.backups.leaveAllBut(stack::leadsTo) }
                // Above the lock: what was typed waits behind it.
                val held = rememberSaveableStateHolder()
                // Two ways, so that nothing of the one can be seen from the other.
                if (app.lock.locked) Locked(app, back) else Open(app, stack, held, back)
            }
        }
    }
}

private val privateRooms = setOf(Room.Write, Room.Chooser, Room.Editor, Room.Reader, Room.Search, Room.History, Room.Privacy, Room.Delete) +
    backupRooms

@Composable
private fun Open(app: Kindself, stack: BackStack, held: SaveableStateHolder, back: @Composable (Boolean, () -> Unit) -> Unit) {
    val ways = wayfinder(app, stack)
    back(stack.leadsBack) { ways.back() }
    if (!app.lock.locked) Undo(ways)
    LetGo(stack, held)
    Rooms(ways, held)
}

/** What a screen [held] goes when it is no longer on the way, and not before. */
@Composable
private fun LetGo(stack: BackStack, held: SaveableStateHolder) {
    val before = remember { HashSet<Int>() }
    val now = stack.ids
    SideEffect {
        (before - now - BackStack.tabIds).forEach(held::removeState)
        before.clear()
        before += now
    }
}

/** What was deleted can be had back on whichever screen is there. */
@Composable
private fun Undo(ways: Wayfinder) {
    val id = ways.app.writing.deleted
    val deleted = stringResource(R.string.reader_deleted)
    val undo = stringResource(R.string.reader_undo)
    LaunchedEffect(ways, id) { if (id != null) ways.offerToBringBack(deleted, undo) }
}

/** Breathing and the lifebuoy; a session that goes on stays in sight. */
@Composable
private fun Locked(app: Kindself, back: @Composable (Boolean, () -> Unit) -> Unit) {
    val stack = remember {
        if (app.player.view == null) BackStack(Place(Room.Locked)) else BackStack(Place(Room.Locked), Place(Room.Session))
    }
    Open(app, stack, rememberSaveableStateHolder(), back)
}

@Composable
private fun wayfinder(app: Kindself, stack: BackStack): Wayfinder {
    val snacks = remember { SnackbarHostState() }
    val scope = rememberCoroutineScope()
    val words = WayWords(stringResource(R.string.draft_left), stringResource(R.string.draft_full), stringResource(R.string.draft_not_kept))
    return remember(app, stack, snacks, scope, words.draftLeft) { Wayfinder(app, stack, snacks, scope, words) }
}

/** All of it stands above the keyboard, which takes the place of the tabs. */
@Composable
private fun Rooms(ways: Wayfinder, held: SaveableStateHolder) = Column(Modifier.fillMaxSize().imePadding()) {
    val top = ways.stack.top
    val tabbed = top.place.room in tabs && !keyboardIsUp()
    Box(Modifier.weight(1f)) {
        Crossfade(top, Modifier.fillMaxSize(), tween(FADE_MS), "place") { entry ->
            held.SaveableStateProvider(entry.id) {
                // Below a tab's screen the bar keeps clear of the system's; elsewhere the screen does so itself.
                val bars = if (entry.place.room in tabs) Modifier.consumeWindowInsets(systemBar()) else Modifier
                Box(bars.fillMaxSize()) { Inside(entry.place, ways) }
            }
        }
        val above = if (tabbed) Modifier.padding(bottom = 8.dp) else Modifier.windowInsetsPadding(systemBar()).padding(bottom = 88.dp)
        SnackbarHost(ways.snacks, Modifier.align(Alignment.BottomCenter).then(above)) { Snackbar(it, shape = MaterialTheme.shapes.medium) }
    }
    if (tabbed) Tabs(top.place.room, ways.stack::tab)
}

/** The system's own bar at the bottom. */
@Composable
private fun systemBar() = WindowInsets.navigationBars.only(WindowInsetsSides.Bottom)

@Composable
private fun Tabs(here: Room, go: (Room) -> Unit) = NavigationBar(
    Modifier.heightIn(min = 80.dp),
    containerColor = MaterialTheme.colorScheme.surfaceVariant
) {
    @Composable
    fun tab(room: Room, picture: ImageVector, name: Int) = NavigationBarItem(
        selected = here == room,
        onClick = { go(room) },
        icon = { Icon(picture, null) },
        label = { Text(stringResource(name)) },
        colors = NavigationBarItemDefaults.colors(
            indicatorColor = MaterialTheme.colorScheme.primaryContainer,
            selectedIconColor = MaterialTheme.colorScheme.onPrimaryContainer,
            selectedTextColor = MaterialTheme.colorScheme.onSurface,
            unselectedIconColor = MaterialTheme.colorScheme.onSurfaceVariant,
            unselectedTextColor = MaterialTheme.colorScheme.onSurfaceVariant
        )
    )
    tab(Room.Now, Icons.Lamp, R.string.tab_now)
    tab(Room.Write, Icons.Pen, R.string.tab_write)
    tab(Room.You, Icons.Person, R.string.tab_you)
}

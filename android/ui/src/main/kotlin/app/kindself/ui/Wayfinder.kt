package app.kindself.ui

import androidx.compose.material3.SnackbarDuration
import androidx.compose.material3.SnackbarHostState
import androidx.compose.material3.SnackbarResult
import androidx.compose.runtime.Stable
import app.kindself.core.Choice
import app.kindself.core.OwnPattern
import app.kindself.ui.breathe.SubjectKey
import app.kindself.ui.navigation.BackStack
import app.kindself.ui.navigation.Place
import app.kindself.ui.navigation.Room
import app.kindself.ui.parts.Ways
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.launch

/** Knows the way from each screen to the next. */
@Stable
class Wayfinder(val app: Kindself, val stack: BackStack, val snacks: SnackbarHostState, private val scope: CoroutineScope) {
    /** Back: in a session that runs, it pauses; in one that waits, it leaves it to be carried on later. */
    fun back() {
        val session = app.player.view
        when {
            stack.here.room != Room.Session -> stack.back()

            session?.running == true -> app.player.pause()

            else -> {
                app.leaveSession()
                app.leaveEnded()
                stack.back()
            }
        }
    }

    /** Goes to [room], about [about]. */
    fun go(room: Room, about: String = "") = stack.go(Place(room, about))

    /** The ways of a screen; a tab has none back. */
    fun ways(tab: Boolean = false) = Ways(back = if (tab) null else ({ back() }), lifebuoy = ::lifebuoy)

    /** Opens the lifebuoy; a session waits meanwhile. */
    fun lifebuoy() {
        app.player.pause()
        go(Room.Lifebuoy)
    }

    /** Begins a session of [choice] and goes to it. */
    fun begin(choice: Choice) = session { app.begin(choice) }

    /** Goes to a session that [begin]s. */
    fun session(begin: () -> Boolean) {
        if (begin()) {
            stack.without(Room.Session)
            go(Room.Session)
        }
    }

    /** From anywhere, the lifebuoy included: thirty seconds of grounding; Back leads to the tab. */
    fun ground() {
        if (app.beginGrounding()) stack.goFromTab(Place(Room.Session))
    }

    /** Keeps a pattern of one's own at [index] of the list, or at its end; then one sees it, ready to be breathed. */
    fun saveOwn(index: Int?, own: OwnPattern) {
        val list = app.settings.ownPatterns
        val at = index?.takeIf { it in list.indices } ?: list.size
        app.change { it.copy(ownPatterns = list.take(at) + own + list.drop(at + 1)) }
        stack.back()
        if (index == null) go(Room.Read, SubjectKey.own(at).toString())
    }

    /** Deletes a pattern of one's own; for ten seconds it can be had back. */
    fun deleteOwn(index: Int, deleted: String, undo: String) {
        val own = app.settings.ownPatterns.getOrNull(index) ?: return
        app.change { it.copy(ownPatterns = it.ownPatterns - own) }
        stack.goFromTab(Place(Room.Breathe))
        scope.launch {
            if (snacks.showSnackbar(deleted, undo, duration = SnackbarDuration.Long) == SnackbarResult.ActionPerformed) {
                app.change { it.copy(ownPatterns = it.ownPatterns.take(index) + own + it.ownPatterns.drop(index)) }
            }
        }
    }

    /** The session's screen is done with. */
    fun leaveSession() {
        app.leaveSession()
        app.leaveEnded()
        stack.goFromTab(Place(Room.Now))
    }
}

package app.kindself.ui.app

import androidx.compose.material3.SnackbarDuration
import androidx.compose.material3.SnackbarHostState
import androidx.compose.material3.SnackbarResult
import androidx.compose.runtime.Stable
import app.kindself.core.Choice
import app.kindself.core.FieldShape
import app.kindself.core.OwnPattern
import app.kindself.ui.breathing.SubjectKey
import app.kindself.ui.journal.DraftState
import app.kindself.ui.journal.EditorHolder
import app.kindself.ui.journal.ReaderHolder
import app.kindself.ui.navigation.BackStack
import app.kindself.ui.navigation.Place
import app.kindself.ui.navigation.Room
import app.kindself.ui.parts.Ways
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.launch

/** What is said on the way. */
class WayWords(val draftLeft: String, val draftFull: String, val draftNotKept: String)

/** Knows the way from each screen to the next. */
@Stable
class Wayfinder(
    val app: Kindself,
    val stack: BackStack,
    val snacks: SnackbarHostState,
    private val scope: CoroutineScope,
    private val words: WayWords
) {
    /** Back: in a session that runs, it pauses; in one that waits, it leaves it to be carried on later. */
    fun back() {
        val session = app.player.view
        when {
            stack.here.room == Room.Editor -> leaveEditor()

            stack.here.room == Room.Search -> {
                app.search.close()
                stack.back()
            }

            stack.here.room != Room.Session -> stack.back()

            session?.running == true -> app.player.pause()

            else -> {
                app.leaveSession()
                app.leaveEnded()
                stack.back()
            }
        }
    }

    /** Goes to the editor: of a new entry, of a draft or of an entry, as [about] says. */
    fun write(about: String) {
        app.scope.launch { if (begun(about)) go(Room.Editor, about) }
    }

    private suspend fun begun(about: String): Boolean = when {
        about.startsWith(KIND) -> app.writing.begin(about.removePrefix(KIND))
        about.startsWith(DRAFT) -> app.writing.goOn(about.removePrefix(DRAFT))
        else -> app.writing.change(about.removePrefix(ENTRY))
    }

    /** The way to the editor at [place] was kept and the process was not: goes on with the draft, or back. */
    suspend fun takeUp(place: Place) {
        val there = if (place.about.startsWith(KIND)) app.writing.takeUp(place.about.removePrefix(KIND)) else begun(place.about)
        if (!there && stack.here == place) stack.back()
    }

    /** Leaves the editor; what was written goes on in its draft, or, where that cannot be kept, for as long as the app is open. */
    private fun leaveEditor() {
        val editor = app.writing.editor ?: return stack.back()
        app.scope.launch {
            val kept = editor.keepDraft()
            if (stack.here.room != Room.Editor) return@launch
            stack.back()
            if (kept) app.writing.leave(editor)
            when {
                !kept -> say(if (editor.state == DraftState.Full) words.draftFull else words.draftNotKept)
                editor.state == DraftState.Kept -> say(words.draftLeft)
            }
        }
    }

    /** Keeps what was written as an entry, and goes to the list. */
    fun keep(editor: EditorHolder) {
        app.scope.launch {
            if (editor.keep()) {
                stack.tab(Room.Write)
                app.writing.leave(editor)
                say(editor.kind.closing, SnackbarDuration.Long)
            }
        }
    }

    /** Plays a pause called [title] and comes back to the editor. */
    fun pause(shape: FieldShape.Pause, title: String) {
        app.scope.launch { app.writing.keepDraft() }
        session { app.beginPause(shape.structure, shape.lengthMs, title) }
    }

    /** Says it at once, in place of what was said before; an offer to bring something back stays until its time is over. */
    private fun say(words: String, duration: SnackbarDuration = SnackbarDuration.Short) {
        snacks.currentSnackbarData?.let { if (it.visuals.actionLabel == null) it.dismiss() }
        // For as long as the screen is there; whatever is done goes on without it.
        scope.launch { snacks.showSnackbar(words, duration = duration) }
    }

    /** Reads more of the list. */
    fun readMore() {
        app.scope.launch { app.writing.readMore() }
    }

    /** Keeps what an entry was before as its next version. */
    fun bringBack(entry: ReaderHolder, done: String) {
        app.scope.launch { if (entry.bringBack()) say(done) }
    }

    /** Deletes an entry; one that cannot be deleted stays on the screen and says why. */
    fun delete(entry: ReaderHolder) {
        app.scope.launch { if (entry.delete()) stack.back() }
    }

    /** Offers to bring back what was [deleted], until it is said otherwise. */
    suspend fun offerToBringBack(deleted: String, undo: String) {
        snacks.currentSnackbarData?.dismiss()
        val answer = snacks.showSnackbar(deleted, undo, duration = SnackbarDuration.Indefinite)
        if (answer == SnackbarResult.ActionPerformed) app.writing.bringBack()
    }

    /** Deletes everything; then the app is as on its first day. */
    fun deleteEverything(deleted: String, notDeleted: String) {
        app.scope.launch {
            val gone = app.deleteEverything()
            stack.tab(Room.Now)
            say(if (gone) deleted else notDeleted)
        }
    }

    /** Goes to [room], about [about]. What was said on the way here does not stand before what is there. */
    fun go(room: Room, about: String = "") {
        snacks.currentSnackbarData?.let { if (it.visuals.actionLabel == null) it.dismiss() }
        stack.go(Place(room, about))
    }

    /** The ways of a screen; a tab has none back. */
    fun ways(tab: Boolean = false, search: Boolean = false) = Ways(
        back = if (tab) null else ({ back() }),
        lifebuoy = ::lifebuoy,
        search = if (search) ({ go(Room.Search) }) else null
    )

    /** Opens the lifebuoy; a session waits meanwhile. */
    fun lifebuoy() {
        app.player.pause()
        app.scope.launch { app.writing.keepDraft() }
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
        if (app.beginGrounding()) {
            app.writing.putDown()
            stack.goFromTab(Place(Room.Session))
        }
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

    /** The session's screen is done with; a pause leads back to what is being written. */
    fun leaveSession() {
        app.leaveSession()
        app.leaveEnded()
        if (stack.leadsTo(Room.Editor)) stack.without(Room.Session) else stack.home()
    }
}

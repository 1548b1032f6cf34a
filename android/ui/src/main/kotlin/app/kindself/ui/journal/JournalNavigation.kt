package app.kindself.ui.journal

import androidx.compose.material3.SnackbarDuration
import androidx.compose.material3.SnackbarResult
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.ui.res.stringResource
import app.kindself.R
import app.kindself.core.PauseCard
import app.kindself.ui.navigation.Navigator
import app.kindself.ui.reminders.RemindedOf
import app.kindself.ui.reminders.remind
import app.kindself.ui.session.beginPause
import kotlinx.coroutines.launch

/** What is said when an editor is left. */
internal class DraftWords(val left: String, val full: String, val notKept: String)

/** Goes to the editor. Before the store is open it waits for that, and is not wanted any more by who has gone somewhere else. */
internal fun Navigator.write(editor: JournalDestination.Editor) {
    val from = stack.top
    app.scope.launch {
        app.stored.await()
        if (stack.top == from && begun(editor)) go(editor)
    }
}

private suspend fun Navigator.begun(editor: JournalDestination.Editor): Boolean = when (editor) {
    is JournalDestination.New -> app.writing.begin(editor.kind)
    is JournalDestination.Draft -> app.writing.goOn(editor.id)
    is JournalDestination.Change -> app.writing.change(editor.entry)
}

/** The way to the [editor] was kept and the process was not: goes on with the draft, or back. */
internal suspend fun Navigator.takeUp(editor: JournalDestination.Editor) {
    val there = if (editor is JournalDestination.New) app.writing.takeUp(editor.kind) else begun(editor)
    if (!there && isAt(editor)) stack.back()
}

/** Leaves the editor; what was written goes on in its draft, or, where that cannot be kept, for as long as the app is open. */
internal fun Navigator.leaveEditor(words: DraftWords) {
    val editor = app.writing.editor ?: return stack.back()
    app.scope.launch {
        val kept = editor.keepDraft()
        if (stack.here !is JournalDestination.Editor) return@launch
        stack.back()
        if (kept) app.writing.leave(editor)
        when {
            !kept -> say(if (editor.state == DraftState.Full) words.full else words.notKept)
            editor.state == DraftState.Kept -> say(words.left)
        }
    }
}

/** Keeps what was written as an entry, and goes to the list; of a sealed letter it offers to [remind][remindThen] on the day it opens. */
internal fun Navigator.keep(editor: EditorHolder, remindThen: String) {
    app.scope.launch {
        if (editor.keep()) {
            stack.tab(JournalDestination.Entries)
            app.writing.leave(editor)
            val sealed = editor.sealed
            if (sealed == null) {
                say(editor.kind.closing, SnackbarDuration.Long)
            } else {
                quietly()
                offer(editor.kind.closing, remindThen) { remind(RemindedOf.Letter(sealed.first, sealed.second)) }
            }
        }
    }
}

/** Plays a pause and comes back to the editor. */
internal fun Navigator.pause(pause: PauseCard) {
    app.scope.launch { app.writing.keepDraft() }
    beginPause { app.sessions.beginPause(pause.practice, pause.label) }
}

/** Reads more of the list. */
internal fun Navigator.readMore() {
    app.scope.launch { app.writing.readMore() }
}

/** Keeps what an entry was before as its next version. */
internal fun Navigator.bringBack(entry: ReaderHolder, done: String) {
    app.scope.launch { if (entry.bringBack()) say(done) }
}

/** Deletes an entry; one that cannot be deleted stays on the screen and says why. */
internal fun Navigator.delete(entry: ReaderHolder) {
    app.scope.launch { if (entry.delete()) stack.back() }
}

/** On whichever screen one is, what was deleted can be had back until it is said otherwise. */
@Composable
internal fun OfferToBringBack(navigator: Navigator) {
    val id = navigator.app.writing.deleted
    val deleted = stringResource(R.string.reader_deleted)
    val undo = stringResource(R.string.reader_undo)
    LaunchedEffect(navigator, id) {
        if (id == null) return@LaunchedEffect
        navigator.snackbars.currentSnackbarData?.dismiss()
        val answer = navigator.snackbars.showSnackbar(deleted, undo, duration = SnackbarDuration.Indefinite)
        if (answer == SnackbarResult.ActionPerformed) navigator.app.writing.bringBack()
    }
}

package app.kindself.ui.navigation

import androidx.compose.material3.SnackbarDuration
import androidx.compose.material3.SnackbarHostState
import androidx.compose.material3.SnackbarResult
import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.rememberUpdatedState
import app.kindself.ui.app.Kindself
import app.kindself.ui.parts.ScreenActions
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.launch

/** Leads from screen to screen of [app], and says what is to be said on the way. [lifebuoy] is where that button leads, from everywhere. */
@Stable
class Navigator(
    val app: Kindself,
    val stack: BackStack,
    val snackbars: SnackbarHostState,
    private val scope: CoroutineScope,
    private val lifebuoy: Destination
) {
    private val backs = HashMap<Destination, () -> Unit>()

    /** Whether [destination] is where the person is. A screen that fades out is composed for a while without being it. */
    fun isAt(destination: Destination) = stack.here == destination

    /** Goes to [destination]. What was said on the way here does not stand before what is there. */
    fun go(destination: Destination) {
        dismissSaid()
        stack.go(destination)
    }

    /** Back: one step, unless the screen does something else. */
    fun back() {
        (backs[stack.here] ?: stack::back)()
    }

    /** While it is composed, [back] does [act] at [destination]. */
    @Composable
    fun OnBack(destination: Destination, act: () -> Unit) {
        val now by rememberUpdatedState(act)
        DisposableEffect(this, destination) {
            val back = { now() }
            backs[destination] = back
            // Who came to the same one twice has it set by the other screen, too.
            onDispose { backs.remove(destination, back) }
        }
    }

    /** Says it at once, in place of what was said before; an offer to bring something back stays until its time is over. */
    fun say(words: String, duration: SnackbarDuration = SnackbarDuration.Short) {
        dismissSaid()
        // For as long as the screen is there; whatever is done goes on without it.
        scope.launch { snackbars.showSnackbar(words, duration = duration) }
    }

    /** What was said, and what was offered, is gone. */
    fun quietly() {
        snackbars.currentSnackbarData?.dismiss()
    }

    private fun dismissSaid() {
        snackbars.currentSnackbarData?.let { if (it.visuals.actionLabel == null) it.dismiss() }
    }

    /** Says it, and for ten seconds offers to [undo] it by what is called [label]. */
    fun offer(words: String, label: String, undo: () -> Unit) {
        scope.launch {
            if (snackbars.showSnackbar(words, label, duration = SnackbarDuration.Long) == SnackbarResult.ActionPerformed) undo()
        }
    }

    /** What a screen has in its corners; a tab has no way back, and [search] is for where there is something to look for. */
    fun actions(tab: Boolean = false, search: (() -> Unit)? = null) =
        ScreenActions(back = if (tab) null else ::back, lifebuoy = ::openLifebuoy, search = search)

    /** Opens the lifebuoy; what goes on waits meanwhile. */
    fun openLifebuoy() {
        app.pause()
        go(lifebuoy)
    }
}

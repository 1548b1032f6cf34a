package app.kindself.ui.backup

import app.kindself.core.ProgressListener
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.launch

/** How far long work has come: so many steps [of] all. */
data class Headway(val done: ULong, val of: ULong) {
    /** From 0 to 1; null where nobody knows yet. */
    val part: Float? get() = if (of > 0uL) done.toFloat() / of.toFloat() else null
}

/** Hears on the core's thread how far it has come, tells it on that of [scope], and stops the work where it is to stop. */
class Watching(private val scope: CoroutineScope, private val tell: (Headway) -> Unit) : ProgressListener {
    /** It was stopped; work that was done already at that moment is not wanted either. */
    @Volatile
    var stopped = false
        private set

    /** The work is not wanted any more. */
    fun stop() {
        stopped = true
    }

    override fun wentOn(done: ULong, of: ULong): Boolean {
        if (!stopped) scope.launch { if (!stopped) tell(Headway(done, of)) }
        return !stopped
    }
}

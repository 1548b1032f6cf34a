package app.kindself.ui.privacy

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.ui.app.Member
import app.kindself.ui.platform.Lock
import app.kindself.ui.platform.Shelf
import java.io.IOException

/**
 * Whether the app asks who is there when it opens. The wish is kept [beside] the store: it holds when the store cannot be opened, too.
 */
@Stable
class AppLock(private val beside: Shelf, private val lock: Lock) : Member {
    /** Whether it is to ask. */
    var on by mutableStateOf(read())
        private set

    /** Whether it is closed now. Breathing and the lifebuoy are open all the same. */
    var locked by mutableStateOf(on && lock.there)
        private set

    /** The machine could not ask, when it was wished last. */
    var unasked by mutableStateOf(false)
        private set

    /** The machine asks now: that may be a screen of its own, above which this app is out of sight. */
    var isAsking = false
        private set

    /** Whether the machine has a way to ask. */
    val possible: Boolean get() = lock.there

    /** Changes the wish; where it cannot be kept, it stays as it was. */
    fun change(wish: Boolean) {
        try {
            if (wish) beside.write(LOCK, ON) else beside.remove(LOCK)
            on = wish
        } catch (_: IOException) {
            // The switch stays where it was.
        }
    }

    override fun outOfSight() {
        // Someone who took the lock off the whole machine is not locked out.
        if (on && lock.there) locked = true
        unasked = false
    }

    /** Asks in the words of [title], and opens. */
    fun unlock(title: String) {
        if (!lock.there) {
            locked = false
            return
        }
        isAsking = true
        unasked = !lock.ask(title) {
            isAsking = false
            if (it) locked = false
        }
        if (unasked) isAsking = false
    }

    override fun erased() {
        on = false
        locked = false
        isAsking = false
    }

    private fun read(): Boolean = try {
        beside.read(LOCK) == ON
    } catch (_: IOException) {
        // Rather closed than open to whoever damaged it.
        true
    }

    private companion object {
        const val LOCK = "lock"
        const val ON = "on"
    }
}

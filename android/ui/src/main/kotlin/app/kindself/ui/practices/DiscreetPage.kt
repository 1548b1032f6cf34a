package app.kindself.ui.practices

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.PracticeCard
import app.kindself.ui.app.Member
import app.kindself.ui.navigation.Destination
import app.kindself.ui.session.Sessions

/**
 * Which practice that is about abuse someone is at. It stands here and nowhere else: the way that the system keeps does not say it, and
 * after a kill nobody knows. Where the app is [locked], it is left. However it is left, what was typed to find it is [forgotten][forget].
 */
@Stable
class DiscreetPage(private val sessions: Sessions, private val forget: () -> Unit, private val locked: () -> Boolean) : Member {
    /** What it is; null where there is none. */
    var card by mutableStateOf<PracticeCard?>(null)
        private set

    /** Someone goes to [practice]. */
    fun open(practice: PracticeCard) {
        card = practice
    }

    /** Nobody was there. */
    fun leave() {
        sessions.leaveDiscreet()
        close()
    }

    private fun close() {
        if (card == null) return
        card = null
        forget()
    }

    /** Someone else may be there next, whether there is a lock or not. */
    override fun outOfSight() {
        if (locked()) {
            leave()
        } else if (card != null) {
            forget()
        }
    }

    override fun onTheWay(destinations: List<Destination>) {
        if (PracticesDestination.Page !in destinations) close()
    }

    override fun erased() = close()
}

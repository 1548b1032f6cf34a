package app.kindself.ui.reminders

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.LeftOutCard
import app.kindself.ui.app.Member
import app.kindself.ui.backup.Errands
import app.kindself.ui.backup.OnItsWay
import app.kindself.ui.navigation.Destination
import java.nio.file.Path
import kotlin.io.path.writeText
import kotlinx.coroutines.launch

/**
 * All rules in a file that calendars read: made, then handed over to wherever the person wants it. It lives as long as the process: while
 * a person chooses a place the screen may go.
 */
@Stable
class CalendarFile(private val errands: Errands, private val reminding: Reminding) : Member {
    /** Where it is. */
    sealed interface State {
        /** Is there to be one? */
        data object Asking : State

        /** It is being made, or copied to where the person wants it. */
        data object Working : State

        /** The person chooses where it is to go. */
        data class Made(val file: Path, val leftOut: List<LeftOutCard>) : State

        /** It is where the person wanted it, without those rules. */
        data class Saved(val leftOut: List<LeftOutCard>) : State

        /** There is none, for no rule can be said in it. */
        data class NoneSaid(val leftOut: List<LeftOutCard>) : State

        /** It could not be made, or did not arrive whole. */
        data object NotSaved : State
    }

    var state by mutableStateOf<State>(State.Asking)
        private set

    /** That of the file that is wanted now: what another one's way brings is of no use any more. */
    private var way: OnItsWay? = null

    /** Makes it, asks where it is to go, and puts it there; where nothing was chosen all is as before. */
    fun save() {
        if (state == State.Working) return
        leave()
        val way = errands.way()
        this.way = way
        state = State.Working
        errands.scope.launch {
            val card = reminding.calendar()
            val text = card.text
            val file = if (text == null) null else errands.files { way.place(NAME).also { it.writeText(text) } }
            when {
                this@CalendarFile.way !== way -> way.clear()
                text == null -> state = State.NoneSaid(card.leftOut)
                file == null -> end(way, State.NotSaved)
                else -> takeOut(State.Made(file, card.leftOut), way)
            }
        }
    }

    private fun takeOut(made: State.Made, way: OnItsWay) {
        state = made
        errands.platform.documents.create(NAME) { address ->
            when {
                state !== made -> Unit
                address == null -> leave()
                else -> errands.scope.launch { put(made, address, way) }
            }
        }
    }

    private suspend fun put(made: State.Made, address: String, way: OnItsWay) {
        state = State.Working
        val there = errands.files { errands.platform.documents.put(made.file, address) { true } }
        end(way, if (there == null) State.NotSaved else State.Saved(made.leftOut))
    }

    private fun end(way: OnItsWay, state: State) {
        way.clear()
        if (this.way === way) this.state = state
    }

    private fun leave() {
        // What is being made goes once it is done; what is being handed over arrives first.
        if (state != State.Working) way?.clear()
        way = null
        state = State.Asking
    }

    override fun onTheWay(destinations: List<Destination>) {
        if (RemindersDestination.Reminders !in destinations) leave()
    }

    override suspend fun erasing() = leave()

    private companion object {
        const val NAME = "reminders.ics"
    }
}

package app.kindself.ui.practices

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.AlbumCard
import app.kindself.core.Content
import app.kindself.core.Distress
import app.kindself.core.FacetChoice
import app.kindself.core.Finding
import app.kindself.core.FindingException
import app.kindself.core.Found
import app.kindself.ui.app.Member
import app.kindself.ui.navigation.Destination
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/**
 * Finding what there is. It takes a while to make what finds, so that is done [aside]; a keystroke is answered at once. Words that were
 * typed live here, never in what the system keeps of a screen, and are gone when the app is [locked]; those that tell of danger as soon as
 * nobody looks.
 */
@Stable
class Finder(
    private val content: Content,
    private val scope: CoroutineScope,
    private val aside: CoroutineDispatcher,
    private val locked: () -> Boolean
) : Member {
    /** What was typed. */
    var words by mutableStateOf("")
        private set

    /** Among what: one value of a facet at most. */
    var chosen by mutableStateOf<List<FacetChoice>>(emptyList())
        private set

    /** What is found by both, the best first, and what else could be chosen; null until it was asked. */
    var found by mutableStateOf<Found?>(null)
        private set

    /** Practices that stand under one name elsewhere; null until they were asked for. */
    var albums by mutableStateOf<List<AlbumCard>?>(null)
        private set

    /** Whether anything was typed or chosen. */
    val isLooking: Boolean get() = words.isNotBlank() || chosen.isNotEmpty()

    private var finding: Finding? = null
    private var making: Job? = null

    /** A screen comes up that finds. */
    fun open() {
        if (finding != null || making?.isActive == true) return
        making = scope.launch {
            val (made, known) = withContext(aside) { Finding(content).let { it to it.albums() } }
            finding = made
            albums = known
            ask()
        }
    }

    /** Looks for [text]. */
    fun look(text: String) {
        words = text
        ask()
    }

    /** Among what has that value; among all again, where it was chosen. */
    fun choose(choice: FacetChoice) {
        chosen = if (choice in chosen) chosen - choice else chosen.filter { it.facet != choice.facet } + choice
        ask()
    }

    /** Among all. */
    fun clearFilters() {
        chosen = emptyList()
        ask()
    }

    /** Nothing is looked for any more. */
    fun showAll() {
        words = ""
        clearFilters()
    }

    private fun ask() {
        found = try {
            finding?.find(words, chosen)
        } catch (_: FindingException) {
            // No facet has such a value, and everything is found without.
            chosen = emptyList()
            null
        }
    }

    override fun outOfSight() {
        if (locked() || found?.distress == Distress.CRISIS) showAll()
    }

    /** Whoever leaves quickly leaves nothing that they typed. */
    override fun onTheWay(destinations: List<Destination>) {
        if (destinations.isEmpty()) showAll()
    }

    override fun erased() = showAll()
}

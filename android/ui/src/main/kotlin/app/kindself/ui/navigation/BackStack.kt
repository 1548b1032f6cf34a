package app.kindself.ui.navigation

import androidx.compose.runtime.Stable
import androidx.compose.runtime.mutableStateListOf
import androidx.compose.runtime.saveable.Saver
import androidx.compose.runtime.snapshots.SnapshotStateList
import androidx.compose.runtime.toMutableStateList

/**
 * A [destination] on the way. Who comes to the same one twice comes to two screens, told apart by [id]: what a screen holds is its entry's.
 * A tab is one screen however one comes to it, and is never left.
 */
data class Entry(val id: Int, val destination: Destination)

/** The way a person came from [first], so that Back leads the same way home. Never empty. */
@Stable
class BackStack private constructor(private val first: Destination, private val way: SnapshotStateList<Entry>) {
    // Never one that was used before: the screen that is left still fades out.
    private var next = (way.maxOfOrNull(Entry::id) ?: 0).coerceAtLeast(0) + 1

    constructor(first: Destination, vararg then: Destination) : this(first, mutableStateListOf()) {
        push(first)
        then.forEach(::push)
    }

    /** Where the person is. */
    val here: Destination get() = top.destination

    /** The screen they see. */
    val top: Entry get() = way.last()

    /** Everything on the way. */
    val destinations: List<Destination> get() = way.map(Entry::destination)

    /** Every screen on the way, by its id. */
    val ids: Set<Int> get() = way.mapTo(HashSet(), Entry::id)

    /** Whether there is a way back inside the app. */
    val leadsBack: Boolean get() = way.size > 1

    /** Back to where the way begins. */
    fun home() {
        while (leadsBack) back()
    }

    /** Goes to [destination]; going where one is already does nothing. */
    fun go(destination: Destination) {
        if (destination != here) push(destination)
    }

    /** One step back. */
    fun back() {
        if (leadsBack) way.removeAt(way.lastIndex)
    }

    /** Goes to [destination], and from there Back leads to where the way begins. */
    fun goFromTab(destination: Destination) {
        home()
        go(destination)
    }

    /** Changes to [tab]; Back then leads to the first screen. */
    fun tab(tab: Destination) {
        home()
        if (here != first) way[0] = entry(first)
        go(tab)
    }

    /** Takes out of the way what [leaves] it, wherever it stands in it. */
    fun without(leaves: (Destination) -> Boolean) {
        if (way.all { leaves(it.destination) }) tab(first) else way.removeAll { leaves(it.destination) }
    }

    private fun push(destination: Destination) {
        way += entry(destination)
    }

    private fun entry(destination: Destination) = Entry(destination.tab?.let(::tabId) ?: next++, destination)

    companion object {
        /** Below those that are counted up. */
        private fun tabId(tab: Tab) = -1 - tab.ordinal

        /** What tabs hold stays. */
        val tabIds: Set<Int> = Tab.entries.mapTo(HashSet(), ::tabId)

        /**
         * Keeps the way while the screen is made anew; [all] read what is on it. Where anything of it is unknown or broken (another version
         * may have kept it), the way begins anew at [first].
         */
        fun saver(first: Destination, all: List<SavedDestinations>): Saver<BackStack, Any> = Saver(
            save = { stack -> stack.way.mapTo(ArrayList()) { ArrayList(listOf("${it.id}") + it.destination.saved) } },
            restore = { kept ->
                val way = (kept as? List<*>).orEmpty().map { restored(it, all) }
                val entries = way.filterNotNull()
                val isWhole = way.isNotEmpty() && entries.distinctBy(Entry::id).size == way.size
                if (isWhole) BackStack(first, entries.toMutableStateList()) else BackStack(first)
            }
        )

        private fun restored(kept: Any?, all: List<SavedDestinations>): Entry? {
            val texts = (kept as? List<*>)?.map { it as? String ?: return null } ?: return null
            val id = texts.firstOrNull()?.toIntOrNull() ?: return null
            val destination = all.firstNotNullOfOrNull { it.restore(texts.drop(1)) } ?: return null
            val fits = destination.tab?.let { id == tabId(it) } ?: (id in 1 until Int.MAX_VALUE)
            return Entry(id, destination).takeIf { fits }
        }
    }
}

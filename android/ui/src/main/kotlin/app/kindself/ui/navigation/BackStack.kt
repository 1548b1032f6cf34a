package app.kindself.ui.navigation

import androidx.compose.runtime.Stable
import androidx.compose.runtime.mutableStateListOf
import androidx.compose.runtime.saveable.Saver
import androidx.compose.runtime.snapshots.SnapshotStateList
import androidx.compose.runtime.toMutableStateList

/**
 * A [place] on the way. Who comes to the same place twice comes to two screens, told apart by [id]: what a screen holds is its entry's. A
 * tab is one screen however one comes to it, and is never left.
 */
data class Entry(val id: Int, val place: Place)

/** The way a person came, so that Back leads the same way home. Never empty. */
@Stable
class BackStack private constructor(private val way: SnapshotStateList<Entry>) {
    // Never one that was used before: the screen that is left still fades out.
    private var next = (way.maxOfOrNull(Entry::id) ?: 0).coerceAtLeast(0) + 1

    constructor(vararg places: Place) : this(mutableStateListOf()) {
        for (place in places) push(place)
    }

    /** Where the person is. */
    val here: Place get() = top.place

    /** The screen they see. */
    val top: Entry get() = way.last()

    /** Every screen on the way, by its id. */
    val ids: Set<Int> get() = way.mapTo(HashSet(), Entry::id)

    /** Whether there is a way back inside the app. */
    val leadsBack: Boolean get() = way.size > 1

    /** Whether [room] is on the way back. */
    fun leadsTo(room: Room): Boolean = way.any { it.place.room == room }

    /** Back to where the way begins. */
    fun home() {
        while (leadsBack) back()
    }

    /** Goes to [place]; going where one is already does nothing. */
    fun go(place: Place) {
        if (place != here) push(place)
    }

    /** One step back. */
    fun back() {
        if (leadsBack) way.removeAt(way.lastIndex)
    }

    /** Goes to [place], and from there Back leads to where the way begins. */
    fun goFromTab(place: Place) {
        home()
        go(place)
    }

    /** Changes to [tab]; Back then leads to the first tab. */
    fun tab(tab: Room) {
        home()
        if (here != Place(Room.Now)) way[0] = entry(Place(Room.Now))
        go(Place(tab))
    }

    /** Takes [room] out of the way, wherever it stands in it. */
    fun without(room: Room) {
        if (way.any { it.place.room != room }) way.removeAll { it.place.room == room } else tab(Room.Now)
    }

    private fun push(place: Place) {
        way += entry(place)
    }

    private fun entry(place: Place) = Entry(if (place.room in tabs) tabId(place.room) else next++, place)

    companion object {
        /** Below those that are counted up. */
        private fun tabId(tab: Room) = -1 - tab.ordinal

        /** What tabs hold stays. */
        val tabIds: Set<Int> = tabs.mapTo(HashSet(), ::tabId)

        /** Keeps the way when the screen is made anew. */
        val Saver: Saver<BackStack, ArrayList<String>> = Saver(
            save = { stack -> stack.way.mapTo(ArrayList()) { "${it.id}|${it.place.room.name}|${it.place.about}" } },
            restore = { kept ->
                val way = kept.mapNotNull { text ->
                    val (id, room, about) = text.split('|', limit = 3)
                    Room.entries.find { it.name == room }?.let { Entry(id.toInt(), Place(it, about)) }
                }
                if (way.isEmpty()) BackStack(Place(Room.Now)) else BackStack(way.toMutableStateList())
            }
        )
    }
}

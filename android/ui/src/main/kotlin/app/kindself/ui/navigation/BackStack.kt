package app.kindself.ui.navigation

import androidx.compose.runtime.Stable
import androidx.compose.runtime.mutableStateListOf
import androidx.compose.runtime.saveable.Saver
import androidx.compose.runtime.snapshots.SnapshotStateList
import androidx.compose.runtime.toMutableStateList

/** The way a person came, so that Back leads the same way home. Never empty. */
@Stable
class BackStack private constructor(private val places: SnapshotStateList<Place>) {
    constructor(vararg places: Place) : this(mutableStateListOf(*places))

    /** Where the person is. */
    val here: Place get() = places.last()

    /** Whether there is a way back inside the app. */
    val leadsBack: Boolean get() = places.size > 1

    /** Whether [room] is on the way back. */
    fun leadsTo(room: Room): Boolean = places.any { it.room == room }

    /** Back to where the way begins. */
    fun home() {
        while (leadsBack) back()
    }

    /** Goes to [place]; going where one is already does nothing. */
    fun go(place: Place) {
        if (place != here) places += place
    }

    /** One step back. */
    fun back() {
        if (leadsBack) places.removeAt(places.lastIndex)
    }

    /** Goes to [place], and from there Back leads to where the way begins. */
    fun goFromTab(place: Place) {
        val tab = places.first()
        places.clear()
        places += tab
        if (place != tab) places += place
    }

    /** Changes to [tab]; Back then leads to the first tab. */
    fun tab(tab: Room) {
        places.clear()
        places += Place(Room.Now)
        if (tab != Room.Now) places += Place(tab)
    }

    /** Takes [room] out of the way, wherever it stands in it. */
    fun without(room: Room) {
        if (places.any { it.room != room }) places.removeAll { it.room == room } else tab(Room.Now)
    }

    companion object {
        /** Keeps the way when the screen is made anew. */
        val Saver: Saver<BackStack, ArrayList<String>> = Saver(
            save = { stack -> stack.places.mapTo(ArrayList()) { "${it.room.name}|${it.about}" } },
            restore = { kept ->
                val places = kept.mapNotNull { text ->
                    val (room, about) = text.split('|', limit = 2)
                    Room.entries.find { it.name == room }?.let { Place(it, about) }
                }
                BackStack(places.ifEmpty { listOf(Place(Room.Now)) }.toMutableStateList())
            }
        )
    }
}

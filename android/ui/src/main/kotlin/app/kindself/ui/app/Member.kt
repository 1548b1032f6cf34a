package app.kindself.ui.app

import app.kindself.ui.navigation.Destination

/** A part of the app that has something to do at these moments. None knows of the others: [Kindself] tells all of them in turn. */
interface Member {
    /** The store is open, or is another one; or it was tried once, and cannot be opened. */
    suspend fun opened() = Unit

    /** An archive or another journal was taken in: what is kept is not what it was. */
    suspend fun takenIn() = Unit

    /** The app comes into sight. */
    fun inSight() = Unit

    /** The app goes out of sight: what cannot wait. */
    fun outOfSight() = Unit

    /** The app is out of sight: what is to be kept or made before the process may end. One member is done before the next. */
    suspend fun finish() = Unit

    /** The person looks for help: what goes on waits. */
    fun pause() = Unit

    /** The way a person came is another one: what belongs to none of [destinations] is let go. */
    fun onTheWay(destinations: List<Destination>) = Unit

    /** Everything is about to be deleted: what goes on ends, and what is outside of the store is let go. */
    suspend fun erasing() = Unit

    /** Everything is deleted: what is beside the store goes, too. False where something is left. */
    suspend fun eraseBeside(): Boolean = true

    /** Everything is deleted: nothing of it stays in memory. */
    fun erased() = Unit
}

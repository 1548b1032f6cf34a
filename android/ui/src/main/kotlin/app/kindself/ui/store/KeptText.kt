package app.kindself.ui.store

import app.kindself.core.SavedStateException
import app.kindself.ui.platform.Shelf
import java.io.IOException

/** A text that was looked for: its [value], or why there is none; both null where nothing was kept. */
class KeptText<out T : Any>(val value: T?, val fault: Fault? = null) {
    /** Why a text could not be read. It was set aside. */
    enum class Fault { Damaged, Newer, Unfollowable }
}

/** Reads the text called [name] on the [shelf] as [parse] knows it. One that cannot be read is set aside, and nothing of it is lost. */
fun <T : Any> readKept(shelf: Shelf, name: String, parse: (String) -> T): KeptText<T> {
    val fault = try {
        return KeptText(shelf.read(name)?.let { parse(it) })
    } catch (error: SavedStateException) {
        when (error) {
            is SavedStateException.Damaged -> KeptText.Fault.Damaged
            is SavedStateException.Newer -> KeptText.Fault.Newer
            is SavedStateException.Unfollowable -> KeptText.Fault.Unfollowable
        }
    } catch (_: IOException) {
        KeptText.Fault.Damaged
    }
    try {
        shelf.setAside(name)
    } catch (_: IOException) {
        // It stays where it is; who reads it says that it could not be read.
    }
    return KeptText(null, fault)
}

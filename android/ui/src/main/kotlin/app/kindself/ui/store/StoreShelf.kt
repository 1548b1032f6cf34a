package app.kindself.ui.store

import app.kindself.core.StoreException
import app.kindself.ui.platform.Shelf
import java.io.IOException
import java.util.concurrent.ConcurrentHashMap

/** A [Shelf] in the store. Texts that an earlier version kept in [before] are read there until they are moved over. */
class StoreShelf(private val stored: StoreAccess, private val before: Shelf) : Shelf {
    override fun read(name: String): String? = asFile { stored.with { it.store.readText(name) } } ?: before.read(name)

    override fun write(name: String, text: String) {
        asFile { stored.with { it.store.keepText(name, text) } }
        before.remove(name)
    }

    override fun remove(name: String) {
        asFile { stored.with { it.store.forgetText(name) } }
        before.remove(name)
    }

    override fun setAside(name: String) {
        asFile { stored.with { it.store.setTextAside(name) } }
        before.setAside(name)
    }

    override fun clear() = throw UnsupportedOperationException("The store goes as a whole")

    /** Moves [names] over from where an earlier version kept them. What cannot be moved now is still read there. */
    fun moveOver(names: List<String>) {
        for (name in names) {
            try {
                val text = before.read(name) ?: continue
                if (asFile { stored.with { it.store.readText(name) } } == null) write(name, text) else before.remove(name)
            } catch (_: IOException) {
                // A text that is none is read again, said and set aside by whoever needs it.
            }
        }
    }

    private fun <T> asFile(act: () -> T): T = try {
        act()
    } catch (refused: StoreException) {
        throw IOException(refused.message, refused)
    }
}

/** A [Shelf] for as long as the app is not closed, where there is no store. */
class MemoryShelf : Shelf {
    private val texts = ConcurrentHashMap<String, String>()

    override fun read(name: String): String? = texts[name]

    override fun write(name: String, text: String) {
        texts[name] = text
    }

    override fun remove(name: String) {
        texts.remove(name)
    }

    override fun setAside(name: String) = remove(name)

    override fun clear() = texts.clear()
}

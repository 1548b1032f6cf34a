package app.kindself.ui.backup

import app.kindself.ui.platform.plainName
import java.nio.file.Files
import java.nio.file.Path

/**
 * A file on its way out of the app or into it. It is in the store's folder, so that it goes when everything goes, and never there for
 * longer than its way takes: [folder] is one errand's own, and empty between two.
 */
class OnItsWay(private val folder: Path) {
    /** A place for a file called [name], the only one. Throws [java.io.IOException] where there can be none. */
    fun place(name: String): Path {
        clear()
        Files.createDirectories(folder)
        return folder.resolve(plainName(name))
    }

    /** Whatever broke off leaves nothing. */
    fun clear() {
        folder.toFile().deleteRecursively()
    }

    companion object {
        /** Where errands have their folders, inside the store's [folder]. */
        fun all(folder: Path) = OnItsWay(folder.resolve("on-its-way"))

        /** That of the errand with that [number]. */
        fun of(folder: Path, number: Int) = OnItsWay(folder.resolve("on-its-way").resolve("$number"))
    }
}

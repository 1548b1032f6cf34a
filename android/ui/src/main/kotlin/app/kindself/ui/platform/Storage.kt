package app.kindself.ui.platform

import java.io.IOException
import java.nio.file.FileAlreadyExistsException
import java.nio.file.Files
import java.nio.file.Path

/** The machine's private storage, outside of every backup. */
class Storage(
    /** The store's folder: the encrypted file, and the wrapped key. */
    val folder: Path,
    /** Texts outside the store: those of earlier versions, and the little that is asked before it is open. */
    val beside: Shelf,
    /** The wrapped key. */
    val vault: KeyVault
) {
    /** Makes the folder where there is none. Throws [IOException] where it cannot. */
    fun make() {
        Files.createDirectories(folder)
    }

    /** Whether there is a file in the store's folder that some key belongs to. */
    val written: Boolean get() = Files.exists(folder.resolve(DATABASE))

    /** Moves the folder aside as it is. Throws [IOException] where it cannot. */
    fun setAside() {
        var number = 1
        while (Files.exists(folder)) {
            try {
                Files.move(folder, folder.resolveSibling("${folder.fileName}.aside-$number"))
            } catch (_: FileAlreadyExistsException) {
                number++
            }
        }
    }

    /** Folders that were moved aside before. */
    fun aside(): List<Path> = Files.newDirectoryStream(folder.toAbsolutePath().parent, "${folder.fileName}.aside-*").use { it.toList() }

    private companion object {
        /** The core's name for it. */
        const val DATABASE = "kindself.db"
    }
}

package app.kindself.ui.platform

import java.io.IOException
import java.io.InputStream
import java.io.InterruptedIOException
import java.io.OutputStream
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardOpenOption.CREATE_NEW

/**
 * Files and folders outside of the app, which the person chooses on the system's own screen. An address is the machine's, and means
 * nothing to anyone else. Whoever asks is answered on the main thread, with null where nothing was chosen; the app may have been out of
 * sight meanwhile. The others may take long, and throw [IOException] where the machine refuses. Those that copy do so while it is
 * [Wanted], and throw where it is not any more.
 */
interface Documents {
    /** Asks where a new file is to go that would be called [name]. */
    fun create(name: String, answer: (String?) -> Unit)

    /** Asks for a file. */
    fun choose(answer: (String?) -> Unit)

    /** Asks for a folder; a [lasting] one can be written into until it is let go. */
    fun chooseFolder(lasting: Boolean, answer: (String?) -> Unit)

    /** Copies [file] to the new file at [address], and looks whether all of it is there. Otherwise nothing is left of it. */
    fun put(file: Path, address: String, wanted: Wanted)

    /** The same into the folder at [address], in place of a file called [name]; it goes on to its end. */
    fun putInto(address: String, name: String, file: Path)

    /** What the file or folder at [address] is called. */
    fun nameOf(address: String): String

    /** Copies the file at [address] to [file]. */
    fun bringIn(address: String, file: Path, wanted: Wanted)

    /**
     * Copies the pages in the folder at [address], and in those inside of it, into the new folder [folder], each to its [place]. A folder
     * that lies deeper than [DEEPEST] comes without what is in it: the core counts it.
     */
    fun bringInPages(address: String, folder: Path, wanted: Wanted)

    /** A lasting folder is not needed any more. */
    fun letGo(address: String)
}

/** Whether a copy that is being made is still wanted. Asked often, by the thread that makes it. */
typealias Wanted = () -> Boolean

/** Copies all of [from] to [to], while it is [wanted]. */
fun copy(from: InputStream, to: OutputStream, wanted: Wanted) {
    val piece = ByteArray(PIECE)
    while (true) {
        if (!wanted()) throw InterruptedIOException("not wanted")
        val count = from.read(piece)
        if (count < 0) return
        to.write(piece, 0, count)
    }
}

/** Copies all of [from] to the new file [to], while it is [wanted]. */
fun copy(from: InputStream, to: Path, wanted: Wanted) = Files.newOutputStream(to, CREATE_NEW).use { copy(from, it, wanted) }

private const val PIECE = 1 shl 16

/** Whether a file of that name may be a page: pictures that lie beside pages, and what is hidden, are not brought in. */
fun isPage(name: String): Boolean = !isHidden(name) && listOf(".md", ".markdown", ".txt").any { name.endsWith(it, ignoreCase = true) }

/** Whether what is called [name] is hidden: other apps keep there what was deleted. */
fun isHidden(name: String): Boolean = name.startsWith('.')

/**
 * A name of another app's file as every drive can have it, and only in the folder where it is put. It begins and ends as it did: a day
 * may stand there, and what the file is.
 */
fun plainName(name: String): String {
    val plain = name.substringAfterLast('/').filterNot { it.isISOControl() || it.isSurrogate() }.trim(' ')
    if (plain.trim('.').isEmpty()) return "file"
    // Of a name that was a picture and an end, the end is left, and what begins with a dot is hidden.
    if (plain.startsWith('.')) return plainName("file$plain")
    val end = plain.substringAfterLast('.', "").take(MOST_END)
    return if (plain.length <= MOST_NAME) plain else plain.take(MOST_NAME - MOST_END) + ".$end"
}

private const val MOST_NAME = 80
private const val MOST_END = 10

/**
 * A free place in [folder] for a page, or for a folder, that is called by the last of its [names]; those before it are the folders it is
 * in, which may say its day. Of two that are called the same, the second is put aside with all of its folders.
 */
fun place(folder: Path, names: List<String>): Path {
    val plain = names.map(::plainName)
    val around = generateSequence(0) { it + 1 }.map { if (it == 0) folder else folder.resolve("~$it") }
    val free = around.map { plain.fold(it, Path::resolve) }.first { place ->
        val above = generateSequence(place.parent) { it.parent }.takeWhile { it != folder }
        Files.notExists(place) && above.none { Files.exists(it) && !Files.isDirectory(it) }
    }
    Files.createDirectories(free.parent)
    return free
}

/** Folders are gone into so deep, as the core does. */
const val DEEPEST = 32

/** Whether [copy] says the same as [file]; closes it. */
fun isWhole(copy: InputStream, file: Path): Boolean = copy.buffered().use { there ->
    Files.newInputStream(file).buffered().use { here ->
        var same: Boolean
        do {
            val byte = here.read()
            same = byte == there.read()
        } while (same && byte >= 0)
        same
    }
}

package app.kindself.ui.platform

import java.io.IOException
import java.nio.ByteBuffer
import java.nio.CharBuffer
import java.nio.channels.FileChannel
import java.nio.file.FileAlreadyExistsException
import java.nio.file.Files
import java.nio.file.NoSuchFileException
import java.nio.file.Path
import java.nio.file.StandardCopyOption.ATOMIC_MOVE
import java.nio.file.StandardOpenOption.CREATE
import java.nio.file.StandardOpenOption.READ
import java.nio.file.StandardOpenOption.TRUNCATE_EXISTING
import java.nio.file.StandardOpenOption.WRITE
import java.nio.file.attribute.FileAttribute

/**
 * A [Shelf] in [folder], one file a text, made with [attributes]. The phone and the desktop keep their texts with the same code.
 */
class FileShelf(private val folder: Path, private vararg val attributes: FileAttribute<*>) : Shelf {
    @Synchronized
    override fun read(name: String): String? = try {
        // Bytes that are no UTF-8 are an IOException, not a text with question marks in it.
        Charsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file(name)))).toString()
    } catch (_: NoSuchFileException) {
        null
    }

    @Synchronized
    override fun write(name: String, text: String) {
        val bytes = Charsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text))
        val target = file(name)
        Files.createDirectories(folder)
        // One fixed name: what a killed process left half written is overwritten by the next one.
        val draft = folder.resolve("$name.draft")
        try {
            FileChannel.open(draft, setOf(CREATE, WRITE, TRUNCATE_EXISTING), *attributes).use { channel ->
                while (bytes.hasRemaining()) channel.write(bytes)
                // Before the rename: otherwise a flat battery could leave the new name on an empty file.
                channel.force(true)
            }
            Files.move(draft, target, ATOMIC_MOVE)
        } catch (problem: IOException) {
            try {
                Files.deleteIfExists(draft)
            } catch (second: IOException) {
                problem.addSuppressed(second)
            }
            throw problem
        }
        syncDir()
    }

    @Synchronized
    override fun remove(name: String) {
        if (Files.deleteIfExists(file(name))) syncDir()
    }

    @Synchronized
    override fun setAside(name: String) {
        val source = file(name)
        var number = 1
        while (Files.exists(source)) {
            try {
                // Not an atomic move: that one would replace what was set aside before.
                Files.move(source, folder.resolve("$name.aside-$number"))
                syncDir()
            } catch (_: FileAlreadyExistsException) {
                number++
            }
        }
    }

    @Synchronized
    override fun clear() {
        if (!Files.exists(folder)) return
        Files.newDirectoryStream(folder).use { files -> files.forEach(Files::deleteIfExists) }
        Files.deleteIfExists(folder)
    }

    /** Names are the app's own; anything else would be a way out of the folder. */
    private fun file(name: String): Path {
        require(NAME.matches(name)) { "A shelf has no place for this name" }
        return folder.resolve(name)
    }

    /** Makes a rename outlast a flat battery. */
    private fun syncDir() {
        val opened = try {
            FileChannel.open(folder, READ)
        } catch (_: IOException) {
            // Some file systems do not open folders; the text is whole either way.
            return
        }
        opened.use { it.force(true) }
    }

    private companion object {
        val NAME = Regex("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)*")
    }
}

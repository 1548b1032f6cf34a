package app.kindself.preview

import app.kindself.preview.kill.ALTERNATE
import app.kindself.preview.kill.CHARS
import app.kindself.preview.kill.CROWD
import app.kindself.preview.kill.Victim
import app.kindself.ui.platform.FileShelf
import java.io.IOException
import java.nio.file.Files
import java.nio.file.NoSuchFileException
import java.util.concurrent.TimeUnit
import kotlin.io.path.listDirectoryEntries
import kotlin.io.path.name
import kotlin.io.path.readBytes
import kotlin.io.path.writeBytes
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder

class FileShelfTest {
    @get:Rule
    val temporary = TemporaryFolder()

    private val folder by lazy { temporary.root.toPath().resolve("shelf") }
    private val shelf by lazy { FileShelf(folder) }

    private fun names() = folder.listDirectoryEntries().map { it.name }.sorted()

    @Test
    fun givesBackWhatItWasGiven() {
        assertNull(shelf.read("session"))
        shelf.write("session", "one")
        shelf.write("settings", "żółć 🫁\n")
        shelf.write("session", "two")
        assertEquals("two", FileShelf(folder).read("session"))
        assertEquals("żółć 🫁\n", FileShelf(folder).read("settings"))
        assertEquals(listOf("session", "settings"), names())
        shelf.remove("session")
        shelf.remove("session")
        assertNull(shelf.read("session"))
    }

    @Test
    fun whatIsSetAsideKeepsItsBytesHoweverOften() {
        val damaged = listOf(byteArrayOf(-1, 0, 7), byteArrayOf(-2), "whole".toByteArray())
        shelf.setAside("session")
        Files.createDirectories(folder)
        for (bytes in damaged) {
            folder.resolve("session").writeBytes(bytes)
            shelf.setAside("session")
            assertNull(shelf.read("session"))
        }
        assertEquals(listOf("session.aside-1", "session.aside-2", "session.aside-3"), names())
        damaged.forEachIndexed { i, bytes -> assertArrayEquals(bytes, folder.resolve("session.aside-${i + 1}").readBytes()) }
    }

    @Test
    fun bytesThatAreNoTextAreRefusedAndNotMended() {
        Files.createDirectories(folder)
        folder.resolve("session").writeBytes(byteArrayOf('a'.code.toByte(), -1))
        assertThrows(IOException::class.java) { shelf.read("session") }
        assertThrows(IOException::class.java) { shelf.write("session", "\uD800") }
        assertEquals(2, folder.resolve("session").readBytes().size)
    }

    @Test
    fun namesLeadNowhereElse() {
        for (name in listOf("../session", "/etc/passwd", "", ".hidden", "a/b")) {
            assertThrows(IllegalArgumentException::class.java) { shelf.write(name, "text") }
        }
    }

    @Test
    fun aFolderThatCannotBeAFolderIsAnError() {
        folder.writeBytes(byteArrayOf())
        assertThrows(IOException::class.java) { shelf.write("session", "text") }
    }

    /** A real process with a real limit on the size of files: the disk is full in the middle of the text. */
    @Test
    fun whenTheDiskIsFullTheOldTextStaysAndTheCallerIsTold() {
        shelf.write("session", "old")
        val lines = Victim(CROWD, folder, fileBlocks = 64).use { victim ->
            generateSequence { victim.line() }.toList().also { assertEquals(0, victim.exit()) }
        }
        assertEquals(listOf("refused"), lines)
        assertEquals("old", shelf.read("session"))
        assertEquals(listOf("session"), names())
    }

    /** A real process killed in the middle of a text: some file is there of which a part is missing. */
    @Test
    fun aKilledWriterLeavesAWholeText() {
        repeat(3) {
            Victim(ALTERNATE, folder).use { victim ->
                victim.line()
                val patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60)
                while (!halfWritten()) assertTrue("It never writes", System.nanoTime() < patience)
                victim.kill()
            }
            val text = shelf.read("session")!!
            assertEquals(CHARS, text.length)
            assertTrue("One text, not two", text.all { it == text[0] })
        }
        shelf.write("session", "mine")
        assertEquals("mine", shelf.read("session"))
        assertEquals(listOf("session"), names())
    }

    private fun halfWritten() = folder.listDirectoryEntries().any { file ->
        try {
            Files.size(file) < CHARS
        } catch (_: NoSuchFileException) {
            // Renamed under our eyes.
            false
        }
    }
}

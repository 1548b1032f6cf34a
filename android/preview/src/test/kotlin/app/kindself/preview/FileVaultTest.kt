package app.kindself.preview

import app.kindself.core.newKey
import app.kindself.ui.platform.KeyVault
import java.nio.file.Files
import java.nio.file.attribute.PosixFilePermissions
import kotlin.io.path.writeText
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder

class FileVaultTest {
    @get:Rule
    val temporary = TemporaryFolder()

    private val folder by lazy { temporary.root.toPath().resolve("store") }

    @Test
    fun onlyItsOwnerCanReadTheKey() {
        val vault = FileVault(folder)
        assertEquals(KeyVault.Kept.None, vault.read())
        val key = newKey()
        vault.keep(key)
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("key"))))
        val kept = FileVault(folder).read() as KeyVault.Kept.Key
        assertArrayEquals(key.key, kept.key)
        assertEquals(key.check, kept.check)
        vault.forget()
        assertEquals(KeyVault.Kept.None, vault.read())
    }

    @Test
    fun twoKeysAreKeptInOneStepAndThenTheNextOneAlone() {
        val vault = FileVault(folder)
        val (before, next) = newKey() to newKey()
        vault.keep(before, next)
        val both = FileVault(folder).read() as KeyVault.Kept.Key
        assertArrayEquals(before.key, both.key)
        assertArrayEquals(next.key, checkNotNull(both.next).key)
        assertEquals(before.check to next.check, both.check to both.next.check)
        vault.keep(next)
        assertEquals(null, (vault.read() as KeyVault.Kept.Key).next)
    }

    @Test
    fun aKeyThatIsNotWholeIsLost() {
        Files.createDirectories(folder)
        for (text in listOf("", "0a0b", "no number\ncheck")) {
            folder.resolve("key").writeText(text)
            assertEquals(KeyVault.Kept.Lost, FileVault(folder).read())
        }
    }
}

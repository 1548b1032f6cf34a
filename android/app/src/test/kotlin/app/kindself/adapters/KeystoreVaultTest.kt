package app.kindself.adapters

import app.kindself.core.NewKey
import app.kindself.core.newKey
import app.kindself.platform.keeping.KeystoreVault
import app.kindself.ui.platform.KeyVault
import java.io.IOException
import java.nio.file.Files
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/** The adapter's own code, around a Keystore that is a fake: what a real one does is not shown here. */
@RunWith(RobolectricTestRunner::class)
class KeystoreVaultTest {
    @get:Rule
    val temporary = TemporaryFolder()

    private val folder by lazy { temporary.root.toPath().resolve("store") }
    private val vault by lazy { KeystoreVault(folder) }
    private val file by lazy { folder.resolve("key") }

    @Before
    fun aFreshKeystore() = PhoneKeystore.afresh()

    private fun kept(): NewKey = newKey().also(vault::keep)

    @Test
    fun whatWasWrappedIsUnwrapped() {
        assertEquals(KeyVault.Kept.None, vault.read())
        val key = kept()
        val read = KeystoreVault(folder).read() as KeyVault.Kept.Key
        assertArrayEquals(key.key, read.key)
        assertEquals(key.check, read.check)
        assertFalse(
            "the key itself is in no file",
            String(Files.readAllBytes(file), Charsets.ISO_8859_1).contains(String(key.key, Charsets.ISO_8859_1))
        )
        assertEquals(256, PhoneKeystore.asked?.keySize)
        assertFalse("it is kept while the phone is locked, too", PhoneKeystore.asked!!.isUserAuthenticationRequired)
    }

    @Test
    fun aKeyThatTheKeystoreGaveUpOrDoesNotHaveIsLost() {
        kept()
        PhoneKeystore.invalidated = true
        assertEquals(KeyVault.Kept.Lost, vault.read())
        PhoneKeystore.afresh()
        assertEquals("another phone", KeyVault.Kept.Lost, vault.read())
    }

    @Test
    fun aFileThatWasChangedIsLostAndNoOtherKeyComesOut() {
        kept()
        val whole = String(Files.readAllBytes(file))
        for (text in listOf("", "AAAA", whole.replaceRange(20, 21, if (whole[20] == 'A') "B" else "A"), "%" + whole, "AAAA\ncheck")) {
            Files.write(file, text.toByteArray())
            assertEquals(KeyVault.Kept.Lost, vault.read())
        }
    }

    @Test
    fun aKeystoreThatDoesNotAnswerIsNotALostKey() {
        kept()
        PhoneKeystore.busy = true
        assertThrows(IOException::class.java) { vault.read() }
        assertThrows(IOException::class.java) { vault.keep(newKey()) }
        PhoneKeystore.busy = false
        assertTrue(vault.read() is KeyVault.Kept.Key)
    }

    @Test
    fun forgottenNothingIsLeft() {
        kept()
        vault.forget()
        assertFalse(Files.exists(file))
        assertEquals(emptySet<String>(), PhoneKeystore.keys.keys)
    }
}

package app.kindself.adapters

import android.security.keystore.KeyPermanentlyInvalidatedException
import android.security.keystore.UserNotAuthenticatedException
import app.kindself.core.NewKey
import app.kindself.core.newKey
import app.kindself.platform.keeping.KeystoreVault
import app.kindself.ui.platform.KeyVault
import java.io.IOException
import java.nio.file.Files
import java.security.InvalidKeyException
import java.security.UnrecoverableKeyException
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
        PhoneKeystore.refuses = KeyPermanentlyInvalidatedException()
        assertEquals(KeyVault.Kept.Lost, vault.read())
        PhoneKeystore.refuses = InvalidKeyException(KeyPermanentlyInvalidatedException())
        assertEquals(KeyVault.Kept.Lost, vault.read())
        PhoneKeystore.keeps = UnrecoverableKeyException("User changed or deleted their auth credentials")
        assertEquals("getKey leaves the cause out", KeyVault.Kept.Lost, vault.read())
        PhoneKeystore.afresh()
        assertEquals("another phone", KeyVault.Kept.Lost, vault.read())
    }

    @Test
    fun aKeyThatAsksForAnUnlockedPhoneIsNotLost() {
        kept()
        PhoneKeystore.refuses = UserNotAuthenticatedException()
        assertEquals(KeyVault.Kept.NotNow, vault.read())
    }

    @Test
    fun aFileThatWasChangedIsLostAndNoOtherKeyComesOut() {
        kept()
        val whole = String(Files.readAllBytes(file))
        val (alias, at) = whole.substringBefore(' ') to whole.indexOf(' ') + 20
        val changed = whole.replaceRange(at, at + 1, if (whole[at] == 'A') "B" else "A")
        for (text in listOf("", "AAAA", changed, "%$whole", whole.replace(" ", " %"), "$alias AAAA\ncheck")) {
            Files.write(file, text.toByteArray())
            assertEquals(KeyVault.Kept.Lost, vault.read())
        }
    }

    @Test
    fun aKeystoreThatDoesNotAnswerIsNotALostKey() {
        kept()
        PhoneKeystore.busy()
        assertThrows(IOException::class.java) { vault.read() }
        assertThrows(IOException::class.java) { vault.keep(newKey()) }
        PhoneKeystore.keeps = null
        assertThrows("not even when it answers halfway", IOException::class.java) { vault.read() }
        PhoneKeystore.answers()
        assertTrue(vault.read() is KeyVault.Kept.Key)
    }

    @Test
    fun whatWasPutAsideStaysReadableBesideTheNextKey() {
        val before = kept()
        val aside = Files.move(folder, folder.resolveSibling("store.aside-1"))
        assertEquals(KeyVault.Kept.None, vault.read())
        val after = kept()
        assertArrayEquals(before.key, (KeystoreVault(aside).read() as KeyVault.Kept.Key).key)
        assertArrayEquals(after.key, (vault.read() as KeyVault.Kept.Key).key)
    }

    @Test
    fun twoKeysAreKeptInOneStepAndThenTheNextOneAlone() {
        val before = kept()
        val next = newKey()
        vault.keep(before, next)
        val both = KeystoreVault(folder).read() as KeyVault.Kept.Key
        assertArrayEquals(before.key, both.key)
        assertEquals(before.check, both.check)
        assertArrayEquals(next.key, checkNotNull(both.next).key)
        assertEquals(next.check, both.next.check)
        assertEquals("one file for both", listOf("key"), Files.list(folder).use { all -> all.map { "${it.fileName}" }.toList() })
        vault.keep(next)
        val alone = vault.read() as KeyVault.Kept.Key
        assertArrayEquals(next.key, alone.key)
        assertEquals(null, alone.next)
    }

    @Test
    fun aKeyFromBeforeWrappingKeysHadNamesIsRead() {
        val key = kept()
        val (alias, rest) = String(Files.readAllBytes(file)).split(' ', limit = 2)
        PhoneKeystore.keys["kindself"] = checkNotNull(PhoneKeystore.keys.remove(alias))
        Files.write(file, rest.toByteArray())
        assertArrayEquals(key.key, (vault.read() as KeyVault.Kept.Key).key)
    }

    @Test
    fun forgottenNothingIsLeft() {
        kept()
        Files.move(folder, folder.resolveSibling("store.aside-1"))
        kept()
        vault.forget()
        assertFalse(Files.exists(file))
        assertEquals(emptySet<String>(), PhoneKeystore.keys.keys)
    }
}

package app.kindself.platform.keeping

import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyPermanentlyInvalidatedException
import android.security.keystore.KeyProperties
import android.security.keystore.UserNotAuthenticatedException
import app.kindself.core.NewKey
import app.kindself.ui.platform.FileShelf
import app.kindself.ui.platform.KEY_FILE
import app.kindself.ui.platform.KeptKeys
import app.kindself.ui.platform.KeyVault
import java.io.IOException
import java.nio.file.Path
import java.security.GeneralSecurityException
import java.security.KeyStore
import java.security.ProviderException
import java.security.UnrecoverableKeyException
import java.util.Base64
import java.util.UUID
import javax.crypto.AEADBadTagException
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec

/**
 * The key in a file of [folder], wrapped by a key that never leaves the phone's Keystore and whose name stands beside it. That one asks
 * for nobody: what a person writes is kept while the phone is locked, too.
 */
internal class KeystoreVault(folder: Path) : KeyVault {
    private val shelf = FileShelf(folder)

    override fun read(): KeyVault.Kept {
        val (first, check) = (shelf.read(KEY_FILE) ?: return KeyVault.Kept.None).split('\n', limit = 2).takeIf { it.size == 2 }
            ?: return KeyVault.Kept.Lost
        return try {
            val wrapped = Base64.getDecoder().decode(first.substringAfter(' '))
            // Before wrapping keys had names of their own there was one for all.
            val alias = first.substringBefore(' ', FIRST_ALIAS)
            val wrapping = keystore().getKey(alias, null) as? SecretKey ?: return KeyVault.Kept.Lost
            val cipher = Cipher.getInstance(CIPHER)
            cipher.init(Cipher.DECRYPT_MODE, wrapping, GCMParameterSpec(TAG_BITS, wrapped, 0, IV))
            KeptKeys(cipher.doFinal(wrapped, IV, wrapped.size - IV), check).read()
        } catch (error: GeneralSecurityException) {
            when {
                lost(error) -> KeyVault.Kept.Lost
                error is UserNotAuthenticatedException -> KeyVault.Kept.NotNow
                else -> throw IOException(error)
            }
        } catch (_: IllegalArgumentException) {
            // The file is not as it was written.
            KeyVault.Kept.Lost
        } catch (error: ProviderException) {
            throw IOException(error)
        }
    }

    /**
     * Whether the same key never comes back: the Keystore gave it up, or the file is another. Whatever else the Keystore says may pass,
     * and it says most of it in exceptions that sound final: an InvalidKeyException, or an UnrecoverableKeyException with its cause. Only
     * for a key that was given up does getKey leave the cause out.
     */
    private fun lost(error: GeneralSecurityException): Boolean {
        val givenUp = generateSequence<Throwable>(error) { it.cause }.any { it is KeyPermanentlyInvalidatedException }
        val withoutCause = error is UnrecoverableKeyException && error.cause == null
        return givenUp || withoutCause || error is AEADBadTagException
    }

    override fun keep(key: NewKey, next: NewKey?) {
        val keys = KeptKeys(key, next)
        try {
            // Never a name that was used before: what was wrapped under that stays readable, wherever it was put.
            val alias = "$FIRST_ALIAS-${UUID.randomUUID()}"
            val cipher = Cipher.getInstance(CIPHER)
            cipher.init(Cipher.ENCRYPT_MODE, newWrapping(alias))
            val wrapped = cipher.iv + cipher.doFinal(keys.secrets)
            shelf.write(KEY_FILE, "$alias ${Base64.getEncoder().encodeToString(wrapped)}\n${keys.checks}")
        } catch (error: GeneralSecurityException) {
            throw IOException(error)
        } catch (error: ProviderException) {
            throw IOException(error)
        } finally {
            keys.secrets.fill(0)
        }
    }

    private fun newWrapping(alias: String): SecretKey {
        val wish = KeyGenParameterSpec.Builder(alias, KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT)
            .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
            .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
            .setKeySize(KEY_BITS)
            .build()
        return KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, KEYSTORE).apply { init(wish) }.generateKey()
    }

    override fun forget() {
        shelf.remove(KEY_FILE)
        try {
            keystore().run { aliases().toList().forEach(::deleteEntry) }
        } catch (error: GeneralSecurityException) {
            throw IOException(error)
        }
    }

    private fun keystore(): KeyStore = KeyStore.getInstance(KEYSTORE).apply { load(null) }

    private companion object {
        const val KEYSTORE = "AndroidKeyStore"
        const val FIRST_ALIAS = "kindself"
        const val CIPHER = "AES/GCM/NoPadding"
        const val KEY_BITS = 256
        const val TAG_BITS = 128

        /** Bytes of the initialisation vector, which the Keystore makes by itself and which goes before the rest. */
        const val IV = 12
    }
}

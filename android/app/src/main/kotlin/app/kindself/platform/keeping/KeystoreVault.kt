package app.kindself.platform.keeping

import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyProperties
import app.kindself.core.NewKey
import app.kindself.ui.platform.FileShelf
import app.kindself.ui.platform.KEY_FILE
import app.kindself.ui.platform.KeyVault
import java.io.IOException
import java.nio.file.Path
import java.security.GeneralSecurityException
import java.security.InvalidKeyException
import java.security.KeyStore
import java.security.ProviderException
import java.security.UnrecoverableKeyException
import java.util.Base64
import javax.crypto.AEADBadTagException
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec

/**
 * The key in a file of [folder], wrapped by a key that never leaves the phone's Keystore. That one asks for nobody: what a person writes
 * is kept while the phone is locked, too.
 */
internal class KeystoreVault(folder: Path) : KeyVault {
    private val shelf = FileShelf(folder)

    override fun read(): KeyVault.Kept {
        val (first, check) = (shelf.read(KEY_FILE) ?: return KeyVault.Kept.None).split('\n', limit = 2).takeIf { it.size == 2 }
            ?: return KeyVault.Kept.Lost
        return try {
            val wrapped = Base64.getDecoder().decode(first)
            val wrapping = keystore().getKey(ALIAS, null) as? SecretKey ?: return KeyVault.Kept.Lost
            val cipher = Cipher.getInstance(CIPHER)
            cipher.init(Cipher.DECRYPT_MODE, wrapping, GCMParameterSpec(TAG_BITS, wrapped, 0, IV))
            KeyVault.Kept.Key(cipher.doFinal(wrapped, IV, wrapped.size - IV), check)
        } catch (error: GeneralSecurityException) {
            // A changed screen lock, a restored phone, a changed file: the same key never comes back. Anything else may pass.
            if (error is InvalidKeyException || error is AEADBadTagException || error is UnrecoverableKeyException) {
                KeyVault.Kept.Lost
            } else {
                throw IOException(error)
            }
        } catch (_: IllegalArgumentException) {
            KeyVault.Kept.Lost
        } catch (error: ProviderException) {
            throw IOException(error)
        }
    }

    override fun keep(key: NewKey) {
        try {
            val cipher = Cipher.getInstance(CIPHER)
            cipher.init(Cipher.ENCRYPT_MODE, newWrapping())
            val wrapped = cipher.iv + cipher.doFinal(key.key)
            shelf.write(KEY_FILE, "${Base64.getEncoder().encodeToString(wrapped)}\n${key.check}")
        } catch (error: GeneralSecurityException) {
            throw IOException(error)
        } catch (error: ProviderException) {
            throw IOException(error)
        }
    }

    private fun newWrapping(): SecretKey {
        val wish = KeyGenParameterSpec.Builder(ALIAS, KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT)
            .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
            .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
            .setKeySize(KEY_BITS)
            .build()
        return KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, KEYSTORE).apply { init(wish) }.generateKey()
    }

    override fun forget() {
        shelf.remove(KEY_FILE)
        try {
            keystore().deleteEntry(ALIAS)
        } catch (error: GeneralSecurityException) {
            throw IOException(error)
        }
    }

    private fun keystore(): KeyStore = KeyStore.getInstance(KEYSTORE).apply { load(null) }

    private companion object {
        const val KEYSTORE = "AndroidKeyStore"
        const val ALIAS = "kindself"
        const val CIPHER = "AES/GCM/NoPadding"
        const val KEY_BITS = 256
        const val TAG_BITS = 128

        /** Bytes of the initialisation vector, which the Keystore makes by itself and which goes before the rest. */
        const val IV = 12
    }
}

package app.kindself.adapters

import android.security.KeyStoreException
import android.security.keystore.KeyGenParameterSpec
import java.io.InputStream
import java.io.OutputStream
import java.security.InvalidKeyException
import java.security.Key
import java.security.KeyStoreSpi
import java.security.Provider
import java.security.ProviderException
import java.security.SecureRandom
import java.security.Security
import java.security.UnrecoverableKeyException
import java.security.cert.Certificate
import java.security.spec.AlgorithmParameterSpec
import java.util.Collections
import java.util.Date
import java.util.Enumeration
import javax.crypto.KeyGeneratorSpi
import javax.crypto.SecretKey

/** A Keystore as the phone's: it makes keys by name and hands them out for use. Robolectric has none. */
object PhoneKeystore {
    val keys = HashMap<String, SecretKey>()

    /** What was asked for when the last key was made. */
    var asked: KeyGenParameterSpec? = null

    /** Why it does not hand out a key, in the words of AOSP's keystore2; null where it does. */
    var keeps: UnrecoverableKeyException? = null

    /** Why a key it handed out does not work; null where it does. */
    var refuses: InvalidKeyException? = null

    /** Any error that it has no other name for. */
    fun busy() {
        val cause = KeyStoreException(SYSTEM_ERROR, "System error")
        keeps = UnrecoverableKeyException("Failed to obtain information about key").apply { initCause(cause) }
        refuses = InvalidKeyException("Keystore operation failed", cause)
    }

    fun afresh() {
        keys.clear()
        asked = null
        answers()
        if (Security.getProvider(NAME) == null) Security.addProvider(OfPhone())
    }

    /** It does as it is asked. */
    fun answers() {
        keeps = null
        refuses = null
    }

    const val NAME = "AndroidKeyStore"

    private const val SYSTEM_ERROR = 4

    /** Works inside of a cipher, as long as the Keystore lets it. */
    private class Held(private val bytes: ByteArray) : SecretKey {
        override fun getAlgorithm() = "AES"

        override fun getFormat() = "RAW"

        override fun getEncoded() = refuses?.let { throw it } ?: bytes.copyOf()
    }

    class OfPhone : Provider(NAME, "1.0", "A fake of the phone's Keystore") {
        init {
            put("KeyStore.$NAME", Keys::class.java.name)
            put("KeyGenerator.AES", Maker::class.java.name)
        }
    }

    class Maker : KeyGeneratorSpi() {
        private lateinit var wish: KeyGenParameterSpec

        override fun engineInit(random: SecureRandom?) = Unit

        override fun engineInit(params: AlgorithmParameterSpec, random: SecureRandom?) {
            wish = params as KeyGenParameterSpec
        }

        override fun engineInit(keysize: Int, random: SecureRandom?) = Unit

        override fun engineGenerateKey(): SecretKey {
            if (refuses != null) throw ProviderException("Keystore operation failed")
            asked = wish
            return Held(SecureRandom().generateSeed(wish.keySize / 8)).also { keys[wish.keystoreAlias] = it }
        }
    }

    class Keys : KeyStoreSpi() {
        override fun engineGetKey(alias: String, password: CharArray?): Key? = keys[alias]?.also { keeps?.let { why -> throw why } }

        override fun engineDeleteEntry(alias: String) {
            keys.remove(alias)
        }

        override fun engineLoad(stream: InputStream?, password: CharArray?) = Unit

        override fun engineAliases(): Enumeration<String> = Collections.enumeration(keys.keys)

        override fun engineContainsAlias(alias: String) = alias in keys

        override fun engineIsKeyEntry(alias: String) = alias in keys

        override fun engineSize() = keys.size

        override fun engineGetCertificateChain(alias: String): Array<Certificate>? = null

        override fun engineGetCertificate(alias: String): Certificate? = null

        override fun engineGetCreationDate(alias: String): Date? = null

        override fun engineSetKeyEntry(alias: String, key: Key, password: CharArray?, chain: Array<Certificate>?) = Unit

        override fun engineSetKeyEntry(alias: String, key: ByteArray, chain: Array<Certificate>?) = Unit

        override fun engineSetCertificateEntry(alias: String, cert: Certificate) = Unit

        override fun engineIsCertificateEntry(alias: String) = false

        override fun engineGetCertificateAlias(cert: Certificate): String? = null

        override fun engineStore(stream: OutputStream?, password: CharArray?) = Unit
    }
}

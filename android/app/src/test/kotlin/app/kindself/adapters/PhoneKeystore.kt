package app.kindself.adapters

import android.security.keystore.KeyGenParameterSpec
import java.io.InputStream
import java.io.OutputStream
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
import javax.crypto.spec.SecretKeySpec

/** A Keystore as the phone's: it makes keys by name and hands them out for use. Robolectric has none. */
object PhoneKeystore {
    val keys = HashMap<String, SecretKey>()

    /** What was asked for when the last key was made. */
    var asked: KeyGenParameterSpec? = null

    /** Its keys cannot be used any more: the screen lock was changed. */
    var invalidated = false

    /** It does not answer right now. */
    var busy = false

    fun afresh() {
        keys.clear()
        asked = null
        invalidated = false
        busy = false
        if (Security.getProvider(NAME) == null) Security.addProvider(OfPhone())
    }

    const val NAME = "AndroidKeyStore"

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
            if (busy) throw ProviderException("busy")
            asked = wish
            return SecretKeySpec(SecureRandom().generateSeed(wish.keySize / 8), "AES").also { keys[wish.keystoreAlias] = it }
        }
    }

    class Keys : KeyStoreSpi() {
        override fun engineGetKey(alias: String, password: CharArray?): Key? {
            if (busy) throw ProviderException("busy")
            if (invalidated && alias in keys) throw UnrecoverableKeyException("invalidated")
            return keys[alias]
        }

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

package app.kindself.ui.platform

import app.kindself.core.NewKey

/** Where the key to what a person writes is kept, wrapped by the machine so that a copy of its files is worth nothing elsewhere. */
interface KeyVault {
    /** What there is. Throws [java.io.IOException] where it cannot be read. */
    fun read(): Kept

    /**
     * Wraps [key] and keeps it, in place of what was there, in one step; beside it [next], where that one is about to take its place.
     * Throws [java.io.IOException] where it cannot.
     */
    fun keep(key: NewKey, next: NewKey? = null)

    /** Forgets it for good, and with it what opens stores that were put aside. */
    fun forget()

    /** What a vault holds. */
    sealed interface Kept {
        /** The key, and the text kept beside it; where a change of keys has begun, also the [next] one. */
        class Key(val key: ByteArray, val check: String, val next: NewKey? = null) : Kept

        /** Nothing was ever kept. */
        data object None : Kept

        /** Something is there, and this machine will never unwrap it again. */
        data object Lost : Kept

        /** Not before the machine has been unlocked. */
        data object NotNow : Kept
    }
}

/** What a vault keeps: [secrets], to be wrapped, and [checks], the text beside them; of one key, or of two in a row. */
class KeptKeys(val secrets: ByteArray, val checks: String) {
    constructor(key: NewKey, next: NewKey?) :
        this(key.key + (next?.key ?: ByteArray(0)), listOfNotNull(key.check, next?.check).joinToString(BETWEEN))

    /** The keys again, from what was unwrapped. */
    fun read(): KeyVault.Kept {
        val (check, nextCheck) = checks.split(BETWEEN, limit = 2).let { it.first() to it.getOrNull(1) }
        val half = secrets.size / 2
        return when {
            nextCheck == null -> KeyVault.Kept.Key(secrets, check)
            secrets.size % 2 != 0 -> KeyVault.Kept.Lost
            else -> KeyVault.Kept.Key(secrets.copyOf(half), check, NewKey(secrets.copyOfRange(half, secrets.size), nextCheck))
        }
    }

    private companion object {
        /** In no text that the core keeps beside a key. */
        const val BETWEEN = "\u0000"
    }
}

/** The name of the wrapped key's file in the store's folder; it is the first to go when everything is deleted. */
const val KEY_FILE = "key"

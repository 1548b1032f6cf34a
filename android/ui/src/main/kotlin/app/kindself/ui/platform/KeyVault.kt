package app.kindself.ui.platform

import app.kindself.core.NewKey

/** Where the key to what a person writes is kept, wrapped by the machine so that a copy of its files is worth nothing elsewhere. */
interface KeyVault {
    /** What there is. Throws [java.io.IOException] where it cannot be read. */
    fun read(): Kept

    /** Wraps [key] and keeps it, in place of what was there. Throws [java.io.IOException] where it cannot. */
    fun keep(key: NewKey)

    /** Forgets it for good, and with it what opens stores that were put aside. */
    fun forget()

    /** What a vault holds. */
    sealed interface Kept {
        /** The key, and the text kept beside it. */
        class Key(val key: ByteArray, val check: String) : Kept

        /** Nothing was ever kept. */
        data object None : Kept

        /** Something is there, and this machine will never unwrap it again. */
        data object Lost : Kept

        /** Not before the machine has been unlocked. */
        data object NotNow : Kept
    }
}

/** The name of the wrapped key's file in the store's folder; it is the first to go when everything is deleted. */
const val KEY_FILE = "key"

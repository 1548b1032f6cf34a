package app.kindself.ui.backup

import androidx.compose.runtime.Stable
import androidx.compose.runtime.derivedStateOf
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.PassphraseFault
import app.kindself.core.StoreException
import app.kindself.core.suggestPassphrase
import app.kindself.core.typedPassphrase

/** A passphrase that is chosen: typed twice, or six words that are suggested. In memory only, never in what the system keeps of a screen. */
@Stable
class NewPassphrase {
    var text by mutableStateOf("")
    var again by mutableStateOf("")

    /** Six words that are shown, to be written down; null where none are. */
    var suggested by mutableStateOf<String?>(null)
        private set

    /** The machine has no words to suggest right now. */
    var speechless by mutableStateOf(false)
        private set

    private val typed by derivedStateOf { typedPassphrase(text, again) }

    /** Why it would soon be guessed; null where it would not, or nothing is typed yet. */
    val fault: PassphraseFault? get() = typed.fault

    /** It is good, both are the same, and no other words stand on the screen to be written down. */
    val ready: Boolean get() = suggested == null && typed.good

    /** Both are there, and not the same. */
    val unlike: Boolean get() = typed.unlike

    /** Shows six words, others each time. */
    fun suggest() {
        // What was typed is not to lock anything while other words are written down.
        forget()
        suggested = try {
            suggestPassphrase()
        } catch (_: StoreException) {
            null
        }
        speechless = suggested == null
    }

    /** The words that are shown are written down: they are the passphrase. */
    fun take() {
        val words = suggested ?: return
        forget()
        text = words
        again = words
    }

    /** The words that are shown are not wanted. */
    fun decline() {
        suggested = null
    }

    /** Nothing of it is left. */
    fun forget() {
        text = ""
        again = ""
        suggested = null
        speechless = false
    }
}

package app.kindself.ui.settings

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.SpeechCache
import app.kindself.ui.app.Member
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.withContext

/** What the machine's voice has said, as far as it is kept in [folder]; null: nowhere. The folder is looked at on [io] only. */
@Stable
class SpokenLines(private val folder: String?, private val io: CoroutineDispatcher) : Member {
    /** How many bytes are kept; null until somebody has looked. */
    var bytes by mutableStateOf<ULong?>(null)
        private set

    /** Looks how much is kept. */
    suspend fun read() {
        bytes = inCache { bytes() } ?: 0uL
    }

    /** Lets all of it go. What stays all the same still takes its room. */
    suspend fun empty() {
        inCache { empty() }
        read()
    }

    // None of it was written by the person; yet what they heard says something about them.
    override suspend fun eraseBeside(): Boolean = inCache { empty() } ?: true

    override fun erased() {
        bytes = null
    }

    private suspend fun <T> inCache(act: SpeechCache.() -> T): T? = folder?.let { withContext(io) { SpeechCache(it).use(act) } }
}

package app.kindself.ui.store

import androidx.compose.runtime.Composable
import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import app.kindself.R
import app.kindself.core.storeQuietMs
import app.kindself.ui.parts.SecondaryText
import app.kindself.ui.platform.Clock
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/**
 * Opens the store on [io], where whatever else asks for it comes behind. Screens do not wait: they are there at once, and say that it is
 * on its way where that takes a while. [opened] is told on the main thread when it is open, or was tried once in vain.
 */
@Stable
class Opening(
    private val stored: StoreAccess,
    private val clock: Clock,
    private val scope: CoroutineScope,
    private val io: CoroutineDispatcher,
    private val names: List<String>,
    private val opened: suspend () -> Unit
) {
    /** It is not open yet, and that takes so long that it is said. */
    var isLate by mutableStateOf(false)
        private set

    init {
        again()
    }

    /** Tries, or tries once more. */
    fun again() = begin { stored.open(names) }

    /** Puts a store that cannot be opened aside, and begins with an empty one. */
    fun afresh() = begin { stored.beginAfresh() }

    // It is in line for the drive before anyone else can be.
    private fun begin(open: () -> Unit) {
        scope.launch(start = CoroutineStart.UNDISPATCHED) { opening(open = open) }
    }

    /** The store was erased: begins with an empty one. */
    suspend fun anew() = opening(tell = true) { stored.open(names) }

    private suspend fun opening(tell: Boolean = stored.isOpening, open: () -> Unit) {
        val patience = scope.launch {
            clock.waitUntil(clock.nowMs() + storeQuietMs())
            isLate = true
        }
        withContext(io) { open() }
        stored.publish()
        patience.cancel()
        isLate = false
        if (stored.isOpen || tell) opened()
        stored.becameKnown()
    }
}

/** That the store is on its way, where that takes a while. */
@Composable
fun OpeningLine() = SecondaryText(stringResource(R.string.store_opening), Modifier.semantics { liveRegion = LiveRegionMode.Polite })

package app.kindself.ui.reminders

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.Factor
import app.kindself.core.SelfTestCard
import app.kindself.core.SettingsPage
import app.kindself.ui.app.Member
import app.kindself.ui.platform.Clock
import app.kindself.ui.platform.Notifier
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.launch

/** Whether reminders arrive on this phone, and one to try. Whoever comes back from the settings sees what they changed there. */
@Stable
class SelfTesting(
    private val reminding: Reminding,
    private val notifier: Notifier,
    private val clock: Clock,
    private val scope: CoroutineScope
) : Member {
    /** How the phone is; null until it was read. */
    var card by mutableStateOf<SelfTestCard?>(null)
        private set

    /** The one that was sent stays away for longer than it may. */
    var isOverdue by mutableStateOf(false)
        private set

    /** The last page that was to be opened is not there. */
    var noPage by mutableStateOf(false)
        private set

    /** Whether the phone would keep to the minute. */
    var exactAllowed by mutableStateOf(false)
        private set

    /** Reads how the phone is. */
    fun read() {
        scope.launch { renew() }
    }

    private suspend fun renew() {
        exactAllowed = notifier.exactAllowed()
        card = reminding.selfTest()
    }

    /** Asks, or opens the page where that is changed. */
    fun open(page: SettingsPage) {
        scope.launch { opens(page) }
    }

    private suspend fun opens(page: SettingsPage) {
        noPage = false
        if (page == SettingsPage.ASK) reminding.askToShow() else noPage = !reminding.open(page)
        renew()
    }

    /** Lets reminders be shown: the system's question, or where it was answered before, the settings. */
    fun show() {
        scope.launch { pageOfShown()?.let { opens(it) } }
    }

    /** Whether the system would ask now whether anything may be shown. */
    suspend fun mayAsk(): Boolean = pageOfShown() == SettingsPage.ASK

    private suspend fun pageOfShown() = reminding.selfTest().factors.find { it.factor == Factor.SHOWN }?.page

    /** Sends one in a minute. */
    fun send() {
        isOverdue = false
        reminding.test()
    }

    /** Waits with the person for the one that is to come at that moment. */
    suspend fun watch(test: TestState) {
        isOverdue = false
        if (test !is TestState.WaitingUntil) return
        val left = test.atUtcMs + usually.patienceMs.toLong() - clock.moment().utcMs
        clock.waitUntil(clock.nowMs() + left.coerceAtLeast(0).toULong())
        isOverdue = true
    }

    /** The screen is left. What came, or does not come, is done with. */
    fun leave() {
        if (reminding.test is TestState.Arrived || isOverdue) reminding.testOver()
        isOverdue = false
        noPage = false
    }

    override fun inSight() {
        if (card != null) read()
    }

    override fun erased() {
        card = null
        isOverdue = false
        noPage = false
    }
}

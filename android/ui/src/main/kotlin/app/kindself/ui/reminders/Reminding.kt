package app.kindself.ui.reminders

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.CalendarCard
import app.kindself.core.PlannedKind
import app.kindself.core.ReminderAct
import app.kindself.core.ReminderCard
import app.kindself.core.ReminderEvent
import app.kindself.core.ReminderException
import app.kindself.core.ReminderLogCard
import app.kindself.core.ReminderNote
import app.kindself.core.ReminderOpens
import app.kindself.core.ReminderPhone
import app.kindself.core.ReminderPreview
import app.kindself.core.ReminderRule
import app.kindself.core.ReminderWishes
import app.kindself.core.RemindersInterface
import app.kindself.core.SelfTestCard
import app.kindself.core.SettingsPage
import app.kindself.core.Store
import app.kindself.core.StoreException
import app.kindself.core.StoreTrouble
import app.kindself.core.UpcomingCard
import app.kindself.core.WaitingReminders
import app.kindself.ui.app.Member
import app.kindself.ui.navigation.Destination
import app.kindself.ui.store.StoreAccess
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch

/**
 * Reminders, as the screens have them. What waits and what is shown is up to the [Delivery], which is there without this, too. [isAsked] is
 * whether the system asks who is there now.
 */
@Stable
class Reminding(
    private val stored: StoreAccess,
    private val delivery: Delivery,
    private val scope: CoroutineScope,
    private val isAsked: () -> Boolean
) : Member {
    /** All rules, the first one first. */
    var cards by mutableStateOf<List<ReminderCard>>(emptyList())
        private set

    /** The next three of all of them. */
    var upcoming by mutableStateOf<List<UpcomingCard>>(emptyList())
        private set

    /** What there is to say. */
    var notes by mutableStateOf<List<ReminderNote>>(emptyList())
        private set

    /** The kinds of notifications that rules need and a person switched off: true is the one with a sound. */
    var switchedOff by mutableStateOf<List<Boolean>>(emptyList())
        private set

    /** Why what was asked of all the rules last could not be. */
    var problem by mutableStateOf<ReminderProblem?>(null)

    /** What is wished of all of them together. */
    var wishes by mutableStateOf(delivery.usualWishes)
        private set

    /** How the one is that a person sends themselves. */
    var test by mutableStateOf<TestState>(TestState.None)
        private set

    /** The reminder that was opened last, until the person is where it leads. */
    var opened by mutableStateOf<OpenedReminder?>(null)
        private set

    /** Whether rules can be made and changed now. */
    val isReady: Boolean get() = stored.isOpen

    init {
        delivery.follow = ::publish
    }

    /** Looks what is to be done now, once it is known whether the store opens: before then nothing can say what it is about. */
    fun look(waiting: WaitingReminders = WaitingReminders.AsAccepted): Job = scope.launch {
        stored.await()
        delivery.tell(ReminderEvent.Looked, waiting)
    }

    /** Keeps [rule], a new one or in place of [id]; what is wrong where it cannot. */
    suspend fun keep(id: String?, rule: ReminderRule): ReminderProblem? =
        change { reminders, store, phone -> reminders.keep(store, id, rule, phone) }

    /** Deletes a rule. */
    suspend fun forget(id: String): ReminderProblem? = change { reminders, store, phone -> reminders.forget(store, id, phone) }

    /** Wishes that of all of them together. */
    suspend fun wish(wishes: ReminderWishes): ReminderProblem? = change { reminders, store, _ -> reminders.wish(store, wishes) }

    /** What [rule] would do, a new one or in place of [id]. */
    suspend fun preview(id: String?, rule: ReminderRule): ReminderPreview =
        delivery.ask { reminders, phone -> reminders.preview(id, rule, phone) }

    /** Whether this phone will deliver. */
    suspend fun selfTest(): SelfTestCard = delivery.ask { reminders, _ -> reminders.selfTest(delivery.notifier.readings()) }

    /** What became of reminders, the last one first. */
    suspend fun log(most: UInt): List<ReminderLogCard> = delivery.ask { reminders, _ -> reminders.log(most) }

    /** The rules as a calendar that other apps read. */
    suspend fun calendar(): CalendarCard = delivery.ask { reminders, phone -> reminders.calendar(phone) }

    /** The person sends themselves one in a minute. */
    fun test() {
        scope.launch { delivery.tell(ReminderEvent.TestWanted) }
    }

    /** It was seen to arrive, or nobody waits for it any more. */
    fun testOver() {
        test = TestState.None
        scope.launch { delivery.tell(ReminderEvent.TestOver) }
    }

    /** The system asks whether anything may be shown. */
    suspend fun askToShow(): Boolean = delivery.notifier.ask().also { look() }

    /** Opens where [page] is changed; false where nothing opens. */
    fun open(page: SettingsPage): Boolean = delivery.notifier.open(page)

    /** The person did something with the reminder of that id. */
    fun acted(id: String, act: ReminderAct) {
        scope.launch {
            delivery.tell(ReminderEvent.Acted(id, act))
            sync()
        }
    }

    /** A reminder was opened: the person goes where it leads, once the app is unlocked. */
    fun open(reminder: OpenedReminder) {
        opened = reminder
        acted(reminder.id, ReminderAct.OPENED)
    }

    /** Where the one leads that was opened; from now on the person is there. Shown on a locked phone it did not know: its rule does. */
    internal suspend fun leads(): ReminderOpens? {
        if (opened?.leads is ReminderOpens.FirstScreen) stored.await()
        val (id, leads) = opened ?: return null
        opened = null
        if (leads !is ReminderOpens.FirstScreen) return leads
        return cards.find { id.startsWith("${it.id}.") }?.rule?.opens ?: leads
    }

    /** What became of reminders elsewhere is kept. */
    suspend fun note() = sync()

    /** Something of [topics] was written. */
    suspend fun changed(topics: List<String>) {
        if (topics.any(TOPICS::contains)) refresh()
    }

    override suspend fun opened() = refresh()

    override suspend fun takenIn() = refresh()

    override fun inSight() {
        look()
    }

    // Whoever opened one and left before the app was unlocked wants something else the next time. To be asked who is there is not to leave.
    override fun outOfSight() {
        if (!isAsked()) opened = null
    }

    // Whatever was changed meanwhile, where a day begins among it, the phone knows before it is locked.
    override suspend fun finish() = refresh()

    override fun onTheWay(destinations: List<Destination>) {
        if (destinations.isEmpty()) opened = null
    }

    override suspend fun eraseBeside(): Boolean = delivery.erase()

    override fun erased() {
        cards = emptyList()
        upcoming = emptyList()
        notes = emptyList()
        switchedOff = emptyList()
        problem = null
        wishes = delivery.usualWishes
        test = TestState.None
        opened = null
    }

    private suspend fun refresh() {
        sync()
        delivery.tell(ReminderEvent.Looked)
    }

    /** Brings the rules of the store to the phone, and there what became of them. */
    private suspend fun sync() {
        if (!stored.isOpen) return
        delivery.ask { reminders, phone ->
            try {
                stored.with { reminders.sync(it.whole, phone) }
                delivery.brought()
            } catch (_: StoreException) {
                // It is done the next time; until then the phone goes by what it has.
            }
        }
    }

    private suspend fun change(act: (RemindersInterface, Store, ReminderPhone) -> Unit): ReminderProblem? {
        val problem = delivery.ask { reminders, phone ->
            try {
                stored.with { act(reminders, it.whole, phone) }
                null
            } catch (error: ReminderException) {
                problemOf(error)
            } catch (error: StoreException) {
                ReminderProblem.Unkept((error as? StoreException.Failed)?.trouble ?: StoreTrouble.Io)
            }
        }
        delivery.tell(ReminderEvent.Looked)
        return problem
    }

    // On the delivery's thread, where the core is asked; what screens show is changed on theirs.
    private fun publish(reminders: RemindersInterface, phone: ReminderPhone, told: Told) {
        val cards = reminders.list(phone)
        val upcoming = reminders.upcoming(phone, UPCOMING)
        val wishes = reminders.wishes()
        val off = listOf(false, true).filter { sounds -> cards.any { it.rule.sounds == sounds } && delivery.notifier.isOff(sounds) }
        val waits = told.accepted.find { it.kind == PlannedKind.TEST }
        val came = told.shown.find { it.kind == PlannedKind.TEST }
        val late = came?.let { (phone.now.utcMs - it.atUtcMs).coerceAtLeast(0) / SECOND_MS }
        scope.launch {
            this@Reminding.cards = cards
            this@Reminding.upcoming = upcoming
            this@Reminding.wishes = wishes
            notes = told.notes
            switchedOff = off
            if (waits != null) test = TestState.WaitingUntil(waits.atUtcMs)
            if (late != null) test = TestState.Arrived(late)
        }
    }

    private companion object {
        /** What rules ask about: themselves, what was practised, what was written. */
        val TOPICS = setOf("reminders", "sessions", "entries")

        const val UPCOMING: UShort = 3u
        const val SECOND_MS = 1000L
    }
}

/** How the reminder is that a person sends themselves. */
sealed interface TestState {
    /** There is none. */
    data object None : TestState

    /** It is to come then, milliseconds since 1970, UTC. */
    data class WaitingUntil(val atUtcMs: Long) : TestState

    /** It came, so many seconds late. */
    data class Arrived(val lateBySeconds: Long) : TestState
}

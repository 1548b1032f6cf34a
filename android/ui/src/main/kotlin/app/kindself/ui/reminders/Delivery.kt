package app.kindself.ui.reminders

import app.kindself.core.PlannedKind
import app.kindself.core.PlannedReminder
import app.kindself.core.ReminderEvent
import app.kindself.core.ReminderNote
import app.kindself.core.ReminderPhone
import app.kindself.core.ReminderStep
import app.kindself.core.RemindersInterface
import app.kindself.core.WaitingReminders
import app.kindself.ui.platform.Clock
import app.kindself.ui.platform.Notifier
import app.kindself.ui.store.Core
import java.io.IOException
import java.nio.charset.CharacterCodingException
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.withContext

/** What came of telling something: what there is [to say][notes], what the machine took on, and what it shows since. */
class Told(val notes: List<ReminderNote>, val accepted: List<PlannedReminder>, val shown: List<PlannedReminder>)

/**
 * Tells the core what happens to reminders, and has the machine do what it answers. One for the process, for reminders come where the app
 * was not opened, or cannot be. [core] is null where it cannot be made. Everything is done on [thread], one after the other: two at once
 * would plan against each other.
 */
class Delivery(
    private val core: () -> Core?,
    private val clock: Clock,
    val notifier: Notifier,
    private val thread: CoroutineDispatcher = Dispatchers.IO.limitedParallelism(1)
) {
    /** Told on that thread what came of it each time. */
    @Volatile
    var follow: (reminders: RemindersInterface, phone: ReminderPhone, told: Told) -> Unit = { _, _, _ -> }

    /** From what is kept; from nothing while that cannot be read. Null until someone asks. */
    private var begun: RemindersInterface? = null

    /** What is kept is known, or comes from the store: it may be written over. */
    private var isKnown = false

    private val made: Core get() = checkNotNull(core()) { "Nothing is asked where the core cannot be made" }

    /** What is wished of all of them together, where nobody wished anything. */
    val usualWishes by lazy { made.reminders(null).wishes() }

    /** What is kept now; null where nothing is, or nobody knows. */
    private var written: String? = null

    /** Nobody knows what the machine still has waiting from the process before this one. */
    private var isFirst = true

    /** How many alarms are being seen to. */
    private var alarms = 0

    /** That one waits which a person sends themselves. */
    private var test: String? = null

    /** Whether the core can be asked at all. Without its content the app says so, once it is opened. */
    suspend fun isReady(): Boolean = withContext(thread) { core() != null }

    /** Tells [event], and does what is to be done now. */
    suspend fun tell(event: ReminderEvent, waiting: WaitingReminders = WaitingReminders.AsAccepted): Told = withContext(thread) {
        val byAlarm = alarms > 0
        val since = if (isFirst && !byAlarm) WaitingReminders.Unsure else waiting
        if (!byAlarm) isFirst = false
        carryOut(begin(), event, since)
    }

    /**
     * Does [act] because an alarm went off, which says that the machine still had them all: what is told meanwhile is not the first of the
     * process. Without that, one that is never to come late would be let go whenever its own alarm wakes a new process.
     */
    suspend fun byAlarm(act: suspend () -> Unit) {
        withContext(thread) { alarms++ }
        try {
            act()
        } finally {
            withContext(NonCancellable + thread) { alarms-- }
        }
    }

    /** Asks the core something, or changes something in it. */
    suspend fun <T> ask(act: (reminders: RemindersInterface, phone: ReminderPhone) -> T): T =
        withContext(thread) { act(begin(), phone(WaitingReminders.AsAccepted)) }

    /** The store brought the rules, as it was asked on that thread: what is kept beside it may be written, whether it was read or not. */
    internal fun brought() {
        isKnown = true
    }

    /** Nothing waits, nothing is shown, nothing is kept. False where something is left. */
    suspend fun erase(): Boolean = withContext(thread) {
        val reminders = begin()
        (reminders.clear() + listOfNotNull(test)).forEach(notifier::cancel)
        notifier.shown().forEach(notifier::clear)
        notifier.channels(sounding = false, silent = false)
        isKnown = true
        written = null
        test = null
        try {
            notifier.kept.clear()
            true
        } catch (_: IOException) {
            false
        }
    }

    private fun carryOut(reminders: RemindersInterface, event: ReminderEvent, waiting: WaitingReminders): Told {
        val accepted = ArrayList<PlannedReminder>()
        val shown = ArrayList<PlannedReminder>()
        var step = next(reminders, event, waiting)
        var rounds = 0
        while (rounds++ < MOST_ROUNDS) {
            val taken = step.add.filter(notifier::accept)
            val seen = step.dueNow.filter(::show)
            step.clear.forEach(notifier::clear)
            notifier.channels(step.needsSounding, step.needsSilent)
            accepted += taken
            shown += seen
            if (taken.isEmpty() && seen.isEmpty()) break
            // What is shown comes first: until the core knows of it, it asks for it once more.
            if (seen.isNotEmpty()) step = next(reminders, ReminderEvent.Delivered(seen))
            if (taken.isNotEmpty()) step = next(reminders, ReminderEvent.Accepted(taken))
        }
        accepted.find { it.kind == PlannedKind.TEST }?.let { test = it.id }
        return Told(step.notes, accepted, shown).also { follow(reminders, phone(WaitingReminders.AsAccepted), it) }
    }

    /** The next step, kept before anything is done. What it cancels the core has forgotten already. */
    private fun next(
        reminders: RemindersInterface,
        event: ReminderEvent,
        waiting: WaitingReminders = WaitingReminders.AsAccepted
    ): ReminderStep {
        val step = reminders.tell(event, phone(waiting))
        keep(step, reminders)
        step.cancel.forEach(notifier::cancel)
        return step
    }

    // Where the app was woken for the last place alone, there is nothing to be seen.
    private fun show(planned: PlannedReminder) = planned.kind == PlannedKind.REFILL || notifier.show(planned)

    private fun phone(waiting: WaitingReminders) = ReminderPhone(
        notifier.system,
        clock.moment(),
        notifier.zone(),
        notifier.posts(),
        notifier.exactAllowed(),
        waiting,
        notifier.shown()
    )

    /** There are no reminders, and none came: where nobody asked for any, nothing of them is kept. */
    private fun isNothing(step: ReminderStep, reminders: RemindersInterface): Boolean =
        step.add.isEmpty() && step.cancel.isEmpty() && step.dueNow.isEmpty() && isEmpty(reminders)

    private fun isEmpty(reminders: RemindersInterface): Boolean =
        reminders.log(1u).isEmpty() && reminders.list(phone(WaitingReminders.AsAccepted)).isEmpty()

    /** What is asked: from what is kept, which is looked for again as long as it could not be read. */
    private fun begin(): RemindersInterface {
        val before = begun
        if (before != null && isKnown) return before
        val text = try {
            notifier.kept.read(KEPT)
        } catch (_: CharacterCodingException) {
            DAMAGED
        } catch (_: IOException) {
            // Not now. Nothing is written in its place until it was read, or the store brings the rules.
            return before ?: made.reminders(null).also { begun = it }
        }
        val reminders = made.reminders(text).also { begun = it }
        // One of which the core makes nothing is damaged, or another version's: the store brings the rules, and nothing of it is lost.
        val isDamaged = text != null && isEmpty(reminders)
        isKnown = !isDamaged || setAside()
        written = text.takeUnless { isDamaged }
        return reminders
    }

    private fun setAside(): Boolean = try {
        notifier.kept.setAside(KEPT)
        true
    } catch (_: IOException) {
        false
    }

    private fun keep(step: ReminderStep, reminders: RemindersInterface) {
        // What could not be read may be there all the same.
        if (!isKnown) return
        val text = step.keep.takeUnless { isNothing(step, reminders) }
        if (text != null && text == written) return
        try {
            if (text == null) notifier.kept.remove(KEPT) else notifier.kept.write(KEPT, text)
            written = text
        } catch (_: IOException) {
            // Rather a reminder that nobody noted than none; the next step tries again.
        }
    }

    private companion object {
        const val KEPT = "reminders"

        /** In place of bytes that are no text: nothing can be made of it, either. */
        const val DAMAGED = ""

        /** Two are enough, where the machine does what it says. */
        const val MOST_ROUNDS = 3
    }
}

package app.kindself.ui.session

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.BreathingException
import app.kindself.core.BreathingInterface
import app.kindself.core.Choice
import app.kindself.core.Moment
import app.kindself.core.OfferedKeepsake
import app.kindself.core.SavedStateException
import app.kindself.core.Session
import app.kindself.core.Settings
import app.kindself.core.Subject
import app.kindself.ui.app.Member
import app.kindself.ui.app.Notice
import app.kindself.ui.breathing.Practice
import app.kindself.ui.breathing.Practices
import app.kindself.ui.platform.Platform
import app.kindself.ui.store.KeptText
import app.kindself.ui.store.StoreAccess
import app.kindself.ui.store.readKept
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.withContext

/** What others do about sessions. */
class SessionFollowers(
    /** Something could not be read or begun. */
    val notice: (Notice) -> Unit,
    /** One has ended that began at that moment; null for one that leaves no trace. */
    val ended: (EndedView, Moment?) -> Unit,
    /** The person has left the screen of one that ended. */
    val left: () -> Unit
)

/** What practices keep, and may speak of again. */
class KeptOfPractices(
    /** What a practice of that id may speak of; asked off the main thread. */
    val offered: (String) -> List<OfferedKeepsake>,
    val keep: KeepsChosen
)

/** Sessions: the one that is on, the one that broke off, and the one that ended last. They need no store to be begun. */
@Stable
class Sessions(
    private val platform: Platform,
    private val breathing: BreathingInterface,
    private val practices: Practices,
    private val settings: () -> Settings,
    private val stored: StoreAccess,
    scope: CoroutineScope,
    private val io: CoroutineDispatcher,
    private val pages: Pages,
    private val ofPractices: KeptOfPractices,
    private val followers: SessionFollowers
) : Member {
    private val keeper = SessionKeeper({ stored.shelf }, scope, io)

    /** The session that is on. */
    val player = SessionPlayer(platform, scope, keeper, { settings().keepScreenOn }, practices, ::hasEnded)

    /** What is being answered in it. */
    val gates = Gates(player, pages, scope, ofPractices.keep)

    /** Whether it shows what someone wrote, or may: a question, or what was kept from a practice. */
    val isPrivate: Boolean get() = isDiscreet || speaksOfKept || player.display?.question != null

    /** Whether the one that is on, or has ended, is about abuse: nobody else is to know of it. */
    var isDiscreet by mutableStateOf(false)
        private set

    private var speaksOfKept by mutableStateOf(false)

    /** A session that broke off and can be carried on; null where there is none, or the store is not open yet. */
    var unfinished by mutableStateOf<Unfinished?>(null)
        private set

    /** The session that ended last, until the person leaves its screen. */
    var ended by mutableStateOf<EndedView?>(null)
        private set

    /** Whether it is a pause inside of something else. */
    var isPause = false
        private set

    private var openKept: Session? = null
    private var openedAt: Moment? = null

    /** What was kept is read; until then, a session that is begun takes its place. */
    private var isRead = false
    private var replaces = false

    override suspend fun opened() {
        val kept = read()
        if (!replaces) unfinished = kept
        isRead = stored.isOpen
        if (isRead) replaces = false
    }

    override suspend fun takenIn() {
        unfinished = read()
    }

    override fun pause() = player.pause()

    override fun inSight() = player.inSight()

    override fun outOfSight() = player.outOfSight()

    override suspend fun erasing() {
        player.leave()
        gates.leave()
        openKept = null
    }

    override fun erased() {
        ended = null
        unfinished = null
        speaksOfKept = false
        isDiscreet = false
        pages.done()
        isRead = false
        replaces = false
    }

    private suspend fun read(): Unfinished? {
        val kept = withContext(io) { readKept(stored.shelf, SESSION) { restored(it) } }
        when (kept.fault) {
            KeptText.Fault.Damaged -> followers.notice(Notice.SessionDamaged)
            KeptText.Fault.Newer -> followers.notice(Notice.SessionNewer)
            KeptText.Fault.Unfollowable -> followers.notice(Notice.SessionUnfollowable)
            null -> Unit
        }
        return kept.value?.let { Unfinished(it, practices.nameOf(it.subject())) }
    }

    /** What is offered again hangs on the practice, which stands in the record. */
    @Throws(SavedStateException::class)
    private fun restored(record: String): Session {
        val session = breathing.restore(record, emptyList())
        val offered = (session.subject() as? Subject.Practice)?.let { ofPractices.offered(it.id) }.orEmpty()
        return if (offered.isEmpty()) session else breathing.restore(record, offered)
    }

    /** What a session of [subject] would be chosen as, by the settings; without a length, the shortest on offer. */
    fun choice(subject: Subject, lengthMs: ULong? = null): Choice =
        breathing.usualChoice(settings(), subject, lengthMs, platform.clock.moment())

    /** Begins a session; false where it cannot, and a notice says so. */
    fun begin(choice: Choice): Boolean = begin(choice, kept = true)

    private fun begin(choice: Choice, kept: Boolean, title: String? = null): Boolean {
        val session = try {
            breathing.begin(choice)
        } catch (_: BreathingException) {
            followers.notice(Notice.CannotBegin)
            return false
        }
        // Nothing is written in a breath, and what leaves no trace replaces nothing.
        val isDiscreet = practices.isDiscreet(choice.subject)
        val isKept = kept && !isDiscreet
        if (isKept && choice.subject is Subject.Practice) pages.done()
        open(session, isKept, goOn = true, title, isDiscreet)
        speaksOfKept = choice.manner.kept.isNotEmpty()
        return true
    }

    /** The minute of the first screen: the gentlest breath, at its shortest. */
    fun beginMinute(): Boolean = breathing.minute()?.let { begin(choice(it)) } ?: false

    /** Thirty seconds of feet, hands and room. They are short and never kept, so that what was left unfinished stays. */
    fun beginGrounding(): Boolean = begin(choice(practices.grounding), kept = false)

    /** A pause inside of something else: short, called [title], never kept. */
    fun beginPause(practice: String, title: String): Boolean =
        begin(choice(Subject.Practice(practice)), kept = false, title).also { isPause = it }

    /** A little more of what has ended, led as it was. A practice that was hard is [softer] now. */
    fun beginAgain(after: EndedView, softer: Boolean = false): Boolean {
        if (after.subject == practices.grounding) return beginGrounding()
        val usual = choice(after.subject, after.outcome?.scriptLengthMs)
        val again = usual.copy(guide = after.guide, manner = after.outcome?.manner ?: usual.manner)
        val isHard = softer || after.outcome?.stirred == true
        return begin(if (isHard) breathing.softer(again) else again)
    }

    /** Carries on what was unfinished: at once, or waiting for the person where it only comes back into sight. */
    fun carryOn(goOn: Boolean = true) {
        val left = unfinished ?: return
        open(left.session, kept = true, goOn = goOn)
        // Whether it has something of it to say is not known from here.
        speaksOfKept = left.session.subject() is Subject.Practice
    }

    /** Lets what was unfinished go. */
    fun letGo() {
        unfinished = null
        pages.done()
        keeper.forget()
    }

    /** Leaves the session; it can be carried on later. */
    fun leave() {
        // It may come to its end in this very moment, and then there is nothing left to carry on.
        player.leave()
        gates.leave()
        openKept?.let { unfinished = Unfinished(it, practices.nameOf(it.subject())) }
        openKept = null
    }

    /** Whoever was in one about abuse was not: it ends without a word, and there is nothing to say about it. */
    fun leaveDiscreet() {
        if (!isDiscreet) return
        player.stop()
        leaveEnded()
    }

    /** The person has left the screen of the session that ended. */
    fun leaveEnded() {
        ended = null
        isDiscreet = player.display != null && isDiscreet
        // What was kept is not held any longer than it is spoken of.
        followers.left()
    }

    private fun open(session: Session, kept: Boolean, goOn: Boolean, title: String? = null, discreet: Boolean = false) {
        leave()
        ended = null
        if (kept) unfinished = null
        replaces = replaces || kept && !isRead
        isPause = false
        isDiscreet = discreet
        openKept = session.takeIf { kept }
        openedAt = platform.clock.moment().takeIf { kept }
        platform.speaker.mixes = settings().ownMusic
        player.open(session, kept, goOn) { about, length ->
            (title ?: practices.nameOf(about)) to
                (practices.find(about) as? Practice.Led)?.card?.lengths?.find { it.lengthMs == length }?.parts.orEmpty()
        }
    }

    private fun hasEnded(view: EndedView) {
        openKept = null
        gates.leave()
        if (openedAt != null && view.outcome != null) pages.done()
        ended = view
        // It may have begun before the settings were read, or changed: which day it is of is asked now.
        followers.ended(view, openedAt?.copy(dayBeginsMin = platform.clock.dayBeginsMin))
    }
}

/** A session that broke off. */
class Unfinished(internal val session: Session, val title: String)

package app.kindself.ui.app

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateListOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.BreathedCard
import app.kindself.core.BreathingException
import app.kindself.core.Choice
import app.kindself.core.JournalException
import app.kindself.core.KeptException
import app.kindself.core.Moment
import app.kindself.core.Session
import app.kindself.core.Settings
import app.kindself.core.StoreException
import app.kindself.core.Subject
import app.kindself.ui.backup.Backups
import app.kindself.ui.backup.Errands
import app.kindself.ui.breathing.Practice
import app.kindself.ui.breathing.practice
import app.kindself.ui.history.History
import app.kindself.ui.journal.SearchHolder
import app.kindself.ui.journal.Writing
import app.kindself.ui.platform.Platform
import app.kindself.ui.privacy.AppLock
import app.kindself.ui.session.EndedView
import app.kindself.ui.session.SESSION
import app.kindself.ui.session.SessionKeeper
import app.kindself.ui.session.SessionPlayer
import app.kindself.ui.settings.SETTINGS
import app.kindself.ui.settings.SettingsShelf
import app.kindself.ui.store.Core
import app.kindself.ui.store.Goes
import app.kindself.ui.store.OpenStore
import app.kindself.ui.store.Stored
import java.io.IOException
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.MainScope
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/**
 * The app without its screens: one for the process, made when it starts. What the core decides passes through here to the screens, and
 * what a person does passes back. [scope] is the main thread's; [io] does one thing at a time, off it; [aside] is for what takes longer.
 */
@Stable
class Kindself
@Throws(BreathingException::class)
constructor(
    /** The machine. */
    val platform: Platform,
    val scope: CoroutineScope = MainScope(),
    private val io: CoroutineDispatcher = Dispatchers.IO.limitedParallelism(1),
    aside: CoroutineDispatcher = Dispatchers.IO,
    core: Core = Core.of(platform.phone.language)
) {
    /** The core's breathing. */
    val breathing = core.breathing

    /** Cards, bounds and cautions. */
    val catalogue = breathing.catalogue()

    /** The countries whose emergency numbers and helplines are known, read when a screen first needs them. */
    val countries by lazy { breathing.countries() }

    /** What to say about things kept that could not be read. */
    val notices = mutableStateListOf<Notice>()

    /** Everything that is kept. */
    val stored = Stored(
        platform.storage,
        core,
        changed = { topics -> scope.launch { writing.changed(topics) } },
        mended = { scope.launch { notice(Notice.Mended(it.entries.toInt(), it.holes.toInt())) } }
    )

    /** What a person writes. */
    val writing: Writing = Writing(stored, platform.clock, scope, io)

    /** Looking for it. */
    val search = SearchHolder(stored, platform.clock, scope, aside)

    /** What was breathed so far. */
    val history = History(stored, scope, io)

    /** Whether the app is closed to others. */
    val lock = AppLock(platform.storage.beside, platform.guard)

    /** What leaves the app and comes back. */
    val backups: Backups = Backups(
        Errands(stored, platform, scope, io, aside),
        stuck = { notice(Notice.BackupStuck) },
        takenIn = ::takeUpTexts,
        broughtBack = ::openAgain
    )

    init {
        stored.open(KEPT)
    }

    private val shelf = SettingsShelf({ stored.shelf }, breathing, scope, io, readSettings()) { notice(Notice.SettingsNotKept) }

    /** As they are now. */
    val settings: Settings get() = shelf.settings

    /** Emergency numbers and helplines for where the person is, as of today. */
    fun crisis() = breathing.crisis(settings.country, platform.phone.region, platform.clock.moment())

    /** A session that broke off and can be carried on; null where there is none. */
    var unfinished by mutableStateOf(readSession())
        private set

    /** The session that ended last, until the person leaves its screen. */
    var ended by mutableStateOf<EndedView?>(null)
        private set

    private val keeper = SessionKeeper({ stored.shelf }, scope, io)

    /** The session that is on. */
    val player = SessionPlayer(
        platform = platform,
        scope = scope,
        keeper = keeper,
        keepScreenOn = { settings.keepScreenOn },
        ended = ::sessionEnded
    )

    private var openKept: Session? = null
    private var openedAt: Moment? = null

    init {
        if (stored.closed != null) notice(Notice.NothingKept)
        backups.opened()
        tidy()
        scope.launch(aside) { stored.examine() }
    }

    /** The app comes into sight. */
    fun inSight() = tidy()

    /**
     * The app goes out of sight: what is being written is kept, the app closed to others, where that is wished, and a backup made, where
     * that is wished and one is due.
     */
    fun outOfSight() {
        lock.outOfSight()
        platform.phone.finish(
            scope.launch {
                writing.keepDraft()
                if (stored.closed == null) backups.automatic.makeIfDue()
                // Behind the draft: what it was before goes from the file, too.
                keeping { it.store.rest() }
            }
        )
    }

    private fun tidy() {
        scope.launch {
            keeping { it.journal.tidy(platform.clock.moment()) }
            writing.readOnAnotherDay()
        }
    }

    /** Does what keeps the store in order, where it is open; what cannot be done now is done the next time. */
    private suspend fun keeping(act: (OpenStore) -> Unit) = withContext(io) {
        try {
            if (stored.closed == null) stored.with(act)
        } catch (_: StoreException) {
            // The same.
        } catch (_: JournalException) {
            // What was deleted stays out of every list.
        }
    }

    /** Tries once more to open the store. */
    fun openAgain() {
        stored.open(KEPT)
        if (stored.closed == null) takeUpKept()
    }

    /** Puts a store that cannot be opened aside, and begins with an empty one. */
    fun beginAfresh() {
        if (stored.beginAfresh()) takeUpKept()
    }

    /** How much goes when everything is deleted; null where it cannot be counted. */
    suspend fun goes(): Goes? = withContext(io) { stored.goes() }

    /** Covers the app at once and takes it out of sight; nothing that was typed or opened stays in memory. */
    fun leaveQuickly() {
        backups.leaveAllBut { false }
        platform.phone.leave()
    }

    /** Deletes everything that is kept; the app is then as on its first day. False where something is left. */
    suspend fun deleteEverything(): Boolean {
        player.leave()
        openKept = null
        ended = null
        writing.close()
        search.close()
        backups.deleted()
        val gone = withContext(io) { stored.erase() }
        lock.forget()
        notices.clear()
        stored.open(KEPT)
        takeUpKept()
        return gone
    }

    private fun takeUpKept() {
        notices -= Notice.NothingKept
        if (stored.closed != null) notice(Notice.NothingKept)
        takeUpTexts()
        backups.opened()
    }

    private fun takeUpTexts() {
        shelf.takeUp(readSettings())
        unfinished = readSession()
    }

    /** Changes the settings. */
    fun change(change: (Settings) -> Settings) = shelf.change(change)

    /** A person has read [notice]. */
    fun read(notice: Notice) {
        notices -= notice
    }

    /** What a session of [subject] would be chosen as, by the settings. */
    fun choice(subject: Subject, lengthMs: ULong): Choice = Choice(
        subject = subject,
        lengthMs = lengthMs,
        startPaceMs = settings.startPaceMs ?: catalogue.startPace.usualMs,
        holds = settings.holds,
        guide = settings.guide,
        firstFinished = (subject as? Subject.Protocol)?.let { about -> settings.firstFinished.find { it.protocol == about.id }?.date },
        now = platform.clock.moment()
    )

    /** Begins a session; false where it cannot, and a notice says so. */
    fun begin(choice: Choice): Boolean = begin(choice, kept = true)

    private fun begin(choice: Choice, kept: Boolean, title: String? = null): Boolean {
        val session = try {
            breathing.begin(choice)
        } catch (_: BreathingException) {
            notice(Notice.CannotBegin)
            return false
        }
        open(session, kept, goOn = true, title)
        return true
    }

    /** The minute of the first screen: the gentlest breath, at its shortest. */
    fun beginMinute(): Boolean = catalogue.protocols.first().let { begin(choice(Subject.Protocol(it.id), it.lengthsMs.first())) }

    /** Thirty seconds of feet, hands and room. They are short and never kept, so that what was left unfinished stays. */
    fun beginGrounding(): Boolean = begin(choice(Subject.Structure(catalogue.grounding.id), catalogue.grounding.lengthMs), kept = false)

    /** A pause inside of what is being written: short, called [title], never kept. */
    fun beginPause(structure: String, lengthMs: ULong, title: String): Boolean =
        begin(choice(Subject.Structure(structure), lengthMs), kept = false, title).also { isPause = it }

    /** A little more of what has ended, led as it was. */
    fun beginAgain(after: EndedView): Boolean {
        if (after.subject == grounding) return beginGrounding()
        val length = (practiceOf(after.subject) as? Practice.OfProtocol)?.card?.lengthsMs?.first() ?: OWN_AGAIN_MS
        return begin(choice(after.subject, length).copy(guide = after.guide))
    }

    /** Carries on what was unfinished: at once, or waiting for the person where it only comes back into sight. */
    fun carryOn(goOn: Boolean = true) {
        val left = unfinished ?: return
        open(left.session, kept = true, goOn = goOn)
    }

    /** Lets what was unfinished go. */
    fun letGo() {
        unfinished = null
        keeper.forget()
    }

    /** Leaves the session; it can be carried on later. */
    fun leaveSession() {
        // It may come to its end in this very moment, and then there is nothing left to carry on.
        player.leave()
        openKept?.let { unfinished = Unfinished(it, titleOf(it.subject())) }
        openKept = null
    }

    /** The person has left the screen of the session that ended. */
    fun leaveEnded() {
        ended = null
        history.last = null
    }

    /** The practice a session is about. */
    fun practiceOf(subject: Subject): Practice? = practice(subject, catalogue, settings.ownPatterns)

    /** Whether the session is a pause inside of what is being written. */
    var isPause = false
        private set

    /** What goes on waits: the person looks for help. */
    fun pauseAll() {
        player.pause()
        scope.launch { writing.keepDraft() }
    }

    /** Begins the grounding; what was being written goes on in its draft. */
    fun ground(): Boolean = beginGrounding().also { if (it) writing.putDown() }

    /** Whether [subject] is the grounding. */
    fun isGrounding(subject: Subject) = subject == grounding

    private val grounding = Subject.Structure(catalogue.grounding.id)

    private fun open(session: Session, kept: Boolean, goOn: Boolean, title: String? = null) {
        leaveSession()
        ended = null
        if (kept) unfinished = null
        openKept = session.takeIf { kept }
        isPause = false
        openedAt = platform.clock.moment().takeIf { kept }
        platform.speaker.mixes = settings.ownMusic
        player.open(session, kept, goOn) { about ->
            (title ?: titleOf(about)) to (practiceOf(about) as? Practice.OfStructure)?.card?.parts.orEmpty()
        }
    }

    private fun titleOf(subject: Subject) = practiceOf(subject)?.name.orEmpty()

    private fun sessionEnded(view: EndedView) {
        openKept = null
        history.last = null
        ended = view
        val about = view.subject
        val began = openedAt ?: return
        if (view.lastedMs >= LEAST_REMEMBERED_MS) {
            history.remember(BreathedCard("", about, began.utcMs, "", view.lastedMs, view.whole, null), began)
        }
        if (view.whole && about is Subject.Protocol) change { breathing.finished(it, about.id, began) }
    }

    private fun notice(notice: Notice) {
        if (notice !in notices) notices += notice
    }

    private fun readSettings(): Settings = try {
        stored.shelf.read(SETTINGS)?.let(breathing::readSettings)
    } catch (error: KeptException) {
        setAside(SETTINGS, if (error is KeptException.Newer) Notice.SettingsNewer else Notice.SettingsDamaged)
    } catch (_: IOException) {
        setAside(SETTINGS, Notice.SettingsDamaged)
    } ?: breathing.usualSettings()

    private fun readSession(): Unfinished? = try {
        stored.shelf.read(SESSION)?.let(breathing::restore)?.let { Unfinished(it, titleOf(it.subject())) }
    } catch (error: KeptException) {
        val notice = when (error) {
            is KeptException.Damaged -> Notice.SessionDamaged
            is KeptException.Newer -> Notice.SessionNewer
            is KeptException.Unfollowable -> Notice.SessionUnfollowable
        }
        setAside(SESSION, notice)
    } catch (_: IOException) {
        setAside(SESSION, Notice.SessionDamaged)
    }

    private fun setAside(name: String, notice: Notice): Nothing? {
        notice(notice)
        try {
            stored.shelf.setAside(name)
        } catch (_: IOException) {
            // It stays where it is; the notice says that it could not be read.
        }
        return null
    }

    private companion object {
        /** A little more of a pattern of one's own. */
        const val OWN_AGAIN_MS = 60_000uL

        /** What broke off sooner was only looked at. */
        const val LEAST_REMEMBERED_MS = 10_000uL

        /** Texts that versions without a store kept in files of their own. */
        val KEPT = listOf(SETTINGS, SESSION)
    }
}

/** A session that broke off. */
class Unfinished(internal val session: Session, val title: String)

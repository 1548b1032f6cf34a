package app.kindself.ui.app

import androidx.compose.runtime.Stable
import app.kindself.core.ContentException
import app.kindself.ui.backup.Backups
import app.kindself.ui.backup.Errands
import app.kindself.ui.breathing.Practices
import app.kindself.ui.history.History
import app.kindself.ui.journal.SearchHolder
import app.kindself.ui.journal.SessionPages
import app.kindself.ui.journal.WriteHolder
import app.kindself.ui.navigation.Destination
import app.kindself.ui.parts.Pictures
import app.kindself.ui.parts.of
import app.kindself.ui.platform.Platform
import app.kindself.ui.practices.DiscreetPage
import app.kindself.ui.practices.Finder
import app.kindself.ui.practices.ForYou
import app.kindself.ui.practices.Keepsakes
import app.kindself.ui.privacy.AppLock
import app.kindself.ui.reminders.CalendarFile
import app.kindself.ui.reminders.Delivery
import app.kindself.ui.reminders.Reminding
import app.kindself.ui.reminders.RuleEditing
import app.kindself.ui.reminders.SelfTesting
import app.kindself.ui.safety.Safety
import app.kindself.ui.session.KeptOfPractices
import app.kindself.ui.session.SESSION
import app.kindself.ui.session.SessionFollowers
import app.kindself.ui.session.Sessions
import app.kindself.ui.settings.SETTINGS
import app.kindself.ui.settings.SettingsShelf
import app.kindself.ui.settings.SpokenLines
import app.kindself.ui.store.Core
import app.kindself.ui.store.Opening
import app.kindself.ui.store.StoreAccess
import app.kindself.ui.store.ToRemove
import app.kindself.ui.store.Upkeep
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.MainScope
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/**
 * The app without its screens: one for the process, made when it starts. Here its capabilities are put together, which know nothing of
 * each other. [scope] is the main thread's; [io] does one thing at a time, off it; [aside] is for what takes longer. [delivery]
 * is the process's, where reminders came before the app.
 */
@Stable
class Kindself
@Throws(ContentException::class)
constructor(
    /** The machine. */
    val platform: Platform,
    val scope: CoroutineScope = MainScope(),
    private val io: CoroutineDispatcher = Dispatchers.IO.limitedParallelism(1),
    aside: CoroutineDispatcher = Dispatchers.IO,
    core: Core = Core.of(platform.phone.language),
    delivery: Delivery = Delivery({ core }, platform.clock, platform.notifier, io)
) {
    private val clock = platform.clock

    val breathing = core.breathing
    val catalogue = breathing.catalogue()
    val pictures = Pictures(core.content)
    val notices = Notices()

    /** Everything that is kept. */
    val stored = StoreAccess(
        platform.storage,
        core,
        changed = { topics ->
            scope.launch {
                writing.changed(topics)
                reminding.changed(topics)
            }
        },
        mended = { scope.launch { notices.add(Notice.Mended(it.counts.of("entries").toInt(), it.holes.toInt())) } }
    )
    val settings = SettingsShelf(stored, core.content, clock, scope, io, notices::add)
    val spokenLines = SpokenLines(platform.speechFolder, io)
    val practices = Practices(catalogue) { settings.now.ownPatterns }
    val safety = Safety(core.content, platform) { settings.now }
    val keepsakes = Keepsakes(stored, core.whole, clock, scope, io)
    val history = History(stored, core.whole, scope, io)
    val writing: WriteHolder = WriteHolder(stored, clock, scope, io)
    val sessions: Sessions = Sessions(
        platform,
        breathing,
        practices,
        { settings.now },
        stored,
        scope,
        io,
        SessionPages(writing, { stored.shelf }, scope, io),
        KeptOfPractices(keepsakes::offeredNow, keepsakes::keep),
        SessionFollowers(
            notices::add,
            ended = { view, began ->
                history.ended(view.subject, view.lastedMs, view.whole, view.outcome, began)
                if (began != null) settings.change { it.ended(view.subject, view.whole, began) }
            },
            left = history::left
        )
    )
    val search = SearchHolder(stored, clock, scope, aside)
    val lock = AppLock(platform.storage.beside, platform.lock)
    val finder = Finder(core.whole, scope, aside) { lock.locked }
    val discreet = DiscreetPage(sessions, finder::showAll) { lock.locked }
    val reminding: Reminding = Reminding(stored, delivery, scope) { lock.isAsking }
    val rules = RuleEditing(reminding, writing::days) { practices.find(it)?.subject }
    val selfTesting = SelfTesting(reminding, platform.notifier, clock, scope)
    val forYou = ForYou(stored, core.whole, clock, scope, io)
    private val errands = Errands(stored, platform, scope, io, aside)
    val calendarFile = CalendarFile(errands, reminding)
    val backups: Backups = Backups(
        errands,
        stuck = { notices.add(Notice.BackupStuck) },
        takenIn = { scope.launch { for (member in members) member.takenIn() } },
        broughtBack = { opening.again() }
    )

    // The lock comes before anything else goes out of sight, the settings before whoever names things by them, and the upkeep last.
    private val members: List<Member> =
        listOf(
            lock, notices, settings, keepsakes, sessions, spokenLines, history, writing, search, finder, discreet, forYou,
            backups, reminding, rules, selfTesting, calendarFile,
            Upkeep(
                stored,
                clock,
                notices,
                scope,
                io,
                aside
            )
        )

    /** Opening the store. Nothing here waits for it. */
    val opening: Opening = Opening(stored, clock, scope, io, listOf(SETTINGS, SESSION)) { for (member in members) member.opened() }

    /** The app comes into sight. */
    fun inSight() = members.forEach(Member::inSight)

    /** The app goes out of sight; the process lives on until that is finished, as far as the machine lets it. */
    fun outOfSight() {
        members.forEach(Member::outOfSight)
        platform.phone.finish(scope.launch { for (member in members) member.finish() })
    }

    /** What goes on waits: the person looks for help. */
    fun pause() = members.forEach(Member::pause)

    /** The way a person came is another one: what belongs to none of [destinations] is let go. */
    fun onTheWay(destinations: List<Destination>) = members.forEach { it.onTheWay(destinations) }

    /** Begins the grounding; what was being written goes on in its draft. */
    fun ground(): Boolean = sessions.beginGrounding().also { if (it) writing.putDown() }

    /**
     * Covers the app at once and takes it out of sight; nothing that was typed or opened stays in memory, and a session about abuse ends:
     * who opens the app next is not shown it.
     */
    fun leaveQuickly() {
        leaveNow()
        platform.phone.leave()
    }

    /** Whoever was at a page about abuse was not there: its session ends without a word, and nothing that was typed stays. */
    fun leaveNow() {
        discreet.leave()
        onTheWay(emptyList())
    }

    /** The app was swept out of the list of recent ones: whoever was at a page about abuse was not there. What else is on goes on. */
    fun sweptAway() = discreet.leave()

    /** How much goes when everything is deleted; null where it cannot be counted. */
    suspend fun goes(): ToRemove? = withContext(io) { stored.goes() }

    /** Deletes everything that is kept; the app is then as on its first day. False where something is left. */
    suspend fun deleteEverything(): Boolean {
        for (member in members) member.erasing()
        val gone = withContext(io) { stored.erase() }
        val besides = members.map { it.eraseBeside() }
        members.forEach(Member::erased)
        opening.anew()
        return gone && besides.all { it }
    }
}

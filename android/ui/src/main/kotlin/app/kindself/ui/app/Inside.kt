package app.kindself.ui.app

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.ui.res.stringResource
import app.kindself.R
import app.kindself.core.OwnPattern
import app.kindself.core.PhaseKind
import app.kindself.ui.breathing.BreatheScreen
import app.kindself.ui.breathing.OwnPatternHolder
import app.kindself.ui.breathing.OwnPatternScreen
import app.kindself.ui.breathing.Practice
import app.kindself.ui.breathing.PrepareHolder
import app.kindself.ui.breathing.PrepareScreen
import app.kindself.ui.breathing.ReadScreen
import app.kindself.ui.breathing.SubjectKey
import app.kindself.ui.breathing.practice
import app.kindself.ui.history.HistoryScreen
import app.kindself.ui.navigation.Place
import app.kindself.ui.navigation.Room
import app.kindself.ui.parts.Ways
import app.kindself.ui.privacy.DeleteScreen
import app.kindself.ui.privacy.LockedScreen
import app.kindself.ui.privacy.PrivacyScreen
import app.kindself.ui.privacy.PrivacyView
import app.kindself.ui.safety.CountryChoice
import app.kindself.ui.safety.CrisisLinesScreen
import app.kindself.ui.safety.LifebuoyActions
import app.kindself.ui.safety.LifebuoyScreen
import app.kindself.ui.safety.Reaching
import app.kindself.ui.session.BreathShape
import app.kindself.ui.session.EndedActions
import app.kindself.ui.session.EndedFelt
import app.kindself.ui.session.EndedScreen
import app.kindself.ui.session.PhaseRun
import app.kindself.ui.session.SessionActions
import app.kindself.ui.session.SessionBreath
import app.kindself.ui.session.SessionScreen
import app.kindself.ui.session.easing
import app.kindself.ui.settings.CountryScreen
import app.kindself.ui.settings.SettingsScreen
import app.kindself.ui.settings.SettingsView

/** The screen of [place]. */
@Composable
internal fun Inside(place: Place, ways: Wayfinder) {
    val app = ways.app
    when (place.room) {
        Room.Now -> NowScreen(
            NowView(app.unfinished?.title, app.notices.toList()),
            NowActions(
                upset = ways::ground,
                minute = { ways.session(app::beginMinute) },
                breathe = { ways.go(Room.Breathe) },
                write = { ways.go(Room.Chooser) },
                carryOn = {
                    app.carryOn()
                    ways.go(Room.Session)
                },
                letGo = app::letGo,
                read = app::read
            ),
            ways.ways(tab = true)
        )

        Room.Session -> Session(ways)

        Room.Write, Room.Chooser, Room.Editor, Room.Reader, Room.Search -> WritingRooms(place, ways)

        Room.Breathe -> BreatheScreen(
            app.catalogue,
            app.settings.ownPatterns,
            open = { ways.go(Room.Read, it.toString()) },
            make = { ways.go(Room.OwnPattern) },
            ways.ways()
        )

        Room.Read -> Known(place, ways) { Read(it, place.about, ways) }

        Room.Prepare -> Known(place, ways) { Prepare(it, ways) }

        Room.OwnPattern -> Own(place.about, ways)

        Room.You, Room.Settings, Room.Country, Room.About -> Yours(place.room, ways)

        Room.History, Room.Privacy, Room.Delete, Room.Locked -> Private(place.room, ways)

        Room.Backup, Room.PlainExport, Room.Restore, Room.Import, Room.AutomaticBackup, Room.Recovery ->
            BackupRooms(place.room, ways)

        Room.Lifebuoy, Room.CrisisLines -> Help(place.room, ways)
    }
}

/** A screen about a practice; one that is gone, for it was deleted, leads back. */
@Composable
private fun Known(place: Place, ways: Wayfinder, screen: @Composable (Practice) -> Unit) {
    val practice = SubjectKey.of(place.about)?.let { practice(it, ways.app.catalogue, ways.app.settings.ownPatterns) }
    if (practice == null) LaunchedEffect(Unit) { if (ways.stack.here == place) ways.stack.back() } else screen(practice)
}

@Composable
private fun Read(practice: Practice, about: String, ways: Wayfinder) = ReadScreen(
    practice,
    ways.app.catalogue.cautions,
    prepare = { ways.go(Room.Prepare, about) },
    edit = if (practice is Practice.OfOwn) ({ ways.go(Room.OwnPattern, about) }) else null,
    ways.ways()
)

@Composable
private fun Prepare(practice: Practice, ways: Wayfinder) {
    val app = ways.app
    val holder = rememberSaveable(practice, saver = PrepareHolder.saver(app, practice)) { PrepareHolder(app, practice) }
    PrepareScreen(holder, app.catalogue, app.platform.motor.there, { ways.begin(holder.choice) }, ways.ways())
}

@Composable
private fun Own(about: String, ways: Wayfinder) {
    val app = ways.app
    val bounds = app.catalogue.bounds
    val index = SubjectKey.of(about)?.id?.toIntOrNull()
    val holder = rememberSaveable(saver = OwnPatternHolder.saver(app.breathing, bounds)) {
        OwnPatternHolder(app.breathing, bounds, index?.let(app.settings.ownPatterns::getOrNull))
    }
    val usual = stringResource(R.string.own_name_usual)
    val deleted = stringResource(R.string.own_deleted)
    val undo = stringResource(R.string.own_undo)
    OwnPatternScreen(
        holder,
        save = {
            holder.pattern?.let { ways.saveOwn(index, OwnPattern(holder.name.trim().ifEmpty { usual }, it)) }
        },
        delete = index?.let { { ways.deleteOwn(it, deleted, undo) } },
        ways.ways()
    )
}

@Composable
private fun Yours(room: Room, ways: Wayfinder) {
    val app = ways.app
    when (room) {
        Room.You -> YouScreen(
            YouActions(
                history = { ways.go(Room.History) },
                settings = { ways.go(Room.Settings) },
                privacy = { ways.go(Room.Privacy) },
                about = { ways.go(Room.About) }
            ),
            ways.ways(tab = true)
        )

        Room.Settings -> SettingsScreen(
            SettingsView(
                app.settings,
                app.catalogue.startPace,
                app.platform.motor.there,
                app.countries.find { it.code == app.settings.country }?.name
            ),
            app::change,
            country = { ways.go(Room.Country) },
            ways.ways()
        )

        Room.Country -> CountryScreen(
            app.countries,
            app.settings.country,
            choose = { code ->
                app.change { it.copy(country = code) }
                ways.back()
            },
            ways.ways()
        )

        else -> AboutScreen(ways.ways())
    }
}

@Composable
private fun Private(room: Room, ways: Wayfinder) {
    val app = ways.app
    when (room) {
        Room.History -> HistoryScreen(app.history, { app.practiceOf(it)?.name.orEmpty() }, ways.ways())

        Room.Privacy -> {
            LaunchedEffect(app.stored.opening) { app.backups.read() }
            PrivacyScreen(
                app.lock,
                PrivacyView(app.platform.phone.hasSafe, app.stored.closed == null, app.backups.last),
                { ways.go(it) },
                ways.ways()
            )
        }

        Room.Delete -> {
            val deleted = stringResource(R.string.privacy_deleted)
            val notDeleted = stringResource(R.string.privacy_not_deleted)
            LaunchedEffect(app.stored.opening) { app.backups.automatic.read() }
            DeleteScreen(app::goes, app.backups.automatic.on, { ways.deleteEverything(deleted, notDeleted) }, ways.ways())
        }

        else -> {
            val ask = stringResource(R.string.lock_ask)
            LockedScreen(app.lock.unasked, { app.lock.unlock(ask) }, { ways.session(app::beginMinute) }, ways.ways(tab = true))
        }
    }
}

@Composable
private fun Help(room: Room, ways: Wayfinder) {
    val app = ways.app
    val phone = app.platform.phone
    if (room == Room.Lifebuoy) {
        LifebuoyScreen(
            app.catalogue.grounding,
            LifebuoyActions(ground = ways::ground, lines = { ways.go(Room.CrisisLines) }, leave = app::leaveQuickly),
            Ways(ways::back, lifebuoy = null)
        )
    } else {
        CrisisLinesScreen(
            remember(app.settings.country) { app.crisis() },
            CountryChoice(app.countries, app.settings.country) { code -> app.change { it.copy(country = code) } },
            Reaching(phone::dial, phone::text, phone::browse),
            ways.ways()
        )
    }
}

@Composable
private fun Session(ways: Wayfinder) {
    val app = ways.app
    val still = app.settings.reduceMotion || app.platform.phone.reduceMotion
    val easing = remember(app) { easing(app.catalogue.easing) }
    val view = app.player.view
    val ended = app.ended
    when {
        view != null -> SessionScreen(
            view,
            still,
            { SessionBreath(view, easing, app.platform.clock, still, it) },
            SessionActions(
                pause = app.player::pause,
                resume = app.player::resume,
                stop = app.player::stop,
                turn = app.player::turn,
                lead = app.player::lead,
                lifebuoy = ways::lifebuoy
            )
        )

        // Back to where one was writing, without another word.
        ended != null && app.isPause(ended.subject) -> LaunchedEffect(ended) {
            if (ways.stack.here.room ==
                Room.Session
            ) {
                ways.leaveSession()
            }
        }

        ended != null -> EndedScreen(
            ended,
            app.isGrounding(ended.subject),
            { BreathShape(restingLamp, easing, app.platform.clock, still, "", "", it) },
            app.history.last?.let { EndedFelt(it.felt, app.history::felt) },
            EndedActions(
                leave = ways::leaveSession,
                again = { app.beginAgain(ended) },
                breathe = if (app.isGrounding(ended.subject)) ({ app.beginMinute() }) else null,
                lifebuoy = ways::lifebuoy
            )
        )

        // The way back was kept and the process was not: the session is taken up where it broke off, or there is none.
        else -> LaunchedEffect(Unit) {
            val stillHere = ways.stack.here.room == Room.Session
            if (stillHere && app.unfinished == null) ways.leaveSession()
            if (stillHere) app.carryOn(goOn = false)
        }
    }
}

private val restingLamp = PhaseRun(PhaseKind.REST, 0.65f, 0.65f, 0, 0uL, 0.65f)

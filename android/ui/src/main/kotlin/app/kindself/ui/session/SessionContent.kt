package app.kindself.ui.session

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.remember
import androidx.compose.ui.res.stringResource
import app.kindself.R
import app.kindself.core.PhaseKind
import app.kindself.ui.navigation.Navigator

/** The session, what is said after it, or the way back from it. */
@Composable
internal fun SessionContent(destination: SessionDestination, navigator: Navigator) {
    val app = navigator.app
    val sessions = app.sessions
    val still = app.settings.now.reduceMotion || app.platform.phone.reduceMotion
    val easing = remember(app) { easing(app.catalogue.easing) }
    val view = sessions.player.display
    val ended = sessions.ended
    val grounding = ended?.subject == app.practices.grounding
    val notKept = stringResource(R.string.keepsakes_not_kept)
    LaunchedEffect(sessions.gates.unkept) {
        if (!sessions.gates.unkept) return@LaunchedEffect
        navigator.say(notKept)
        sessions.gates.said()
    }
    navigator.OnBack(destination) { navigator.pauseOrLeave() }
    when {
        view != null -> SessionScreen(
            view,
            still,
            { SessionBreath(view, easing, app.platform.clock, still, it) },
            { QuestionPlace(it, sessions.gates, app.lock.locked, app.practices.pictureOf(view.subject)) },
            SessionActions(
                pause = sessions.player::pause,
                resume = sessions.player::resume,
                stop = sessions.player::stop,
                changePace = sessions.player::changePace,
                lead = sessions.player::lead,
                wishes = SessionWishes(
                    sessions.player::goOn,
                    sessions.player::stayLonger,
                    sessions.player::leaveStep,
                    sessions.player::stir
                ),
                lifebuoy = navigator::openLifebuoy,
                out = if (sessions.isDiscreet) navigator.waysOut() else null
            )
        )

        // Back to where one was, without another word.
        ended != null && destination.isPause -> LaunchedEffect(ended) { if (navigator.isAt(destination)) navigator.leaveSession() }

        ended != null -> EndedScreen(
            ended,
            grounding,
            { BreathShape(restingLamp, easing, app.platform.clock, still, "", "", it) },
            app.history.last?.let { EndedFelt(it.felt, app.history::felt) },
            app.history.last?.takeIf {
                app.practices.isPractice(ended.subject)
            }?.let { EndedHarder(it.harder, app.history::harder, navigator::ground) },
            EndedActions(
                leave = navigator::leaveSession,
                again = { sessions.beginAgain(ended, softer = app.history.last?.harder == true) },
                breathe = if (grounding) ({ sessions.beginMinute() }) else null,
                lifebuoy = navigator::openLifebuoy,
                out = if (sessions.isDiscreet) navigator.waysOut() else null
            )
        )

        // The way back was kept and the process was not: the session is taken up where it broke off, or there is none. One about abuse was
        // left, by the lock or with the process: no other one that waits takes its place.
        else -> LaunchedEffect(Unit) {
            app.stored.await()
            if (!navigator.isAt(destination) || sessions.player.display != null) return@LaunchedEffect
            if (sessions.unfinished == null || navigator.isAboveDiscreetPage()) {
                navigator.leaveSession()
            } else {
                sessions.carryOn(goOn = false)
            }
        }
    }
}

private val restingLamp = PhaseRun(PhaseKind.REST, 0.65f, 0.65f, 0, 0uL, 0.65f)

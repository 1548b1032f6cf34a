package app.kindself.ui.session

import app.kindself.ui.app.firstDestination
import app.kindself.ui.navigation.Destination
import app.kindself.ui.navigation.Navigator
import app.kindself.ui.practices.PracticesDestination
import app.kindself.ui.safety.SafetyDestination
import app.kindself.ui.safety.WaysOut

/** Goes to a session that [begin]s, or a pause inside of what one is at. */
internal fun Navigator.begin(begin: () -> Boolean) = begin(SessionDestination(), begin)

/** Goes to a pause that [begin]s, and comes back from it. */
internal fun Navigator.beginPause(begin: () -> Boolean) = begin(SessionDestination(isPause = true), begin)

private fun Navigator.begin(session: SessionDestination, begin: () -> Boolean) {
    if (begin()) {
        stack.without(::isSession)
        go(session)
    }
}

/** Goes on with what was not finished. */
internal fun Navigator.goOn() {
    app.sessions.carryOn()
    go(SessionDestination())
}

/** From anywhere, the lifebuoy included: thirty seconds of grounding; Back leads to where the way begins. */
internal fun Navigator.ground() {
    if (app.ground()) stack.goFromTab(SessionDestination())
}

/** Back: a session that runs pauses; one that waits is left, to be carried on later. */
internal fun Navigator.pauseOrLeave() {
    if (app.sessions.player.display?.running == true) return app.sessions.player.pause()
    app.sessions.leave()
    app.sessions.leaveEnded()
    stack.back()
}

/** The session's screen is done with. */
internal fun Navigator.leaveSession() {
    app.sessions.leave()
    app.sessions.leaveEnded()
    if (stack.here == SessionDestination(isPause = true)) stack.without(::isSession) else stack.home()
}

/** From a page about abuse, at once: the first screen, from which nothing leads back, and no word about it. */
internal fun Navigator.leaveNow() {
    app.leaveNow()
    quietly()
    stack.tab(firstDestination)
}

/** What stands on each page about abuse. A session waits while one looks at the lines. */
internal fun Navigator.waysOut() = WaysOut(::leaveNow) {
    app.sessions.player.pause()
    go(SafetyDestination.OtherLines)
}

/** Whether the session that one is at was begun from a page about abuse. Once that is left, nothing else tells. */
internal fun Navigator.isAboveDiscreetPage() = stack.destinations.dropLast(1).lastOrNull() == PracticesDestination.Page

private fun isSession(destination: Destination) = destination is SessionDestination

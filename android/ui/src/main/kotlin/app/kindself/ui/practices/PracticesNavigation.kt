package app.kindself.ui.practices

import app.kindself.core.Subject
import app.kindself.ui.app.Kindself
import app.kindself.ui.navigation.Navigator
import app.kindself.ui.session.begin
import kotlinx.coroutines.launch

/** What is begun from the first screen with one tap. */
private const val BREAK = "self-compassion-break"

/** A kind minute, at its shortest; null where there is none. */
internal val Kindself.kindMinute: Subject? get() = catalogue.practices.find { it.id == BREAK }?.let { Subject.Practice(it.id) }

/** Begins it at once; after a hard time it is the softer one. Whoever has gone somewhere else meanwhile does not want it any more. */
internal fun Navigator.beginKindMinute(minute: Subject) {
    val from = stack.top
    app.scope.launch {
        val usual = app.sessions.choice(minute)
        val wasHard = app.keepsakes.last(BREAK)?.stirredOrHarder == true
        val manner = usual.manner.copy(afterBackdraft = wasHard, kept = app.keepsakes.offered(BREAK))
        if (stack.top == from) begin { app.sessions.begin(usual.copy(manner = manner)) }
    }
}

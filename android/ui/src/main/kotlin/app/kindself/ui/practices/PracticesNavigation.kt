package app.kindself.ui.practices

import app.kindself.core.PracticeCard
import app.kindself.core.Subject
import app.kindself.ui.navigation.Navigator
import app.kindself.ui.session.begin
import kotlinx.coroutines.launch

/**
 * Begins the practice that is one tap away, at once; after a hard time it is the softer one. Whoever has gone somewhere else meanwhile
 * does not want it any more.
 */
internal fun Navigator.beginKindMinute(minute: PracticeCard) {
    val from = stack.top
    app.scope.launch {
        val usual = app.sessions.choice(Subject.Practice(minute.id))
        val wasHard = app.keepsakes.last(minute.id)?.stirredOrHarder == true
        val chosen = usual.copy(manner = usual.manner.copy(kept = app.keepsakes.offered(minute.id)))
        if (stack.top == from) begin { app.sessions.begin(if (wasHard) app.breathing.softer(chosen) else chosen) }
    }
}

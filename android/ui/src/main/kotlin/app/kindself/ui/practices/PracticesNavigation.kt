package app.kindself.ui.practices

import app.kindself.core.FoundTarget
import app.kindself.core.PracticeCard
import app.kindself.core.Subject
import app.kindself.ui.breathing.BreathingDestination
import app.kindself.ui.breathing.SubjectKey
import app.kindself.ui.journal.JournalDestination
import app.kindself.ui.journal.write
import app.kindself.ui.navigation.Navigator
import app.kindself.ui.session.begin
import app.kindself.ui.session.ground
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

/** Goes to what was found. */
internal fun Navigator.open(target: FoundTarget) = when (target) {
    is FoundTarget.Practice -> open(Subject.Practice(target.id))

    is FoundTarget.Protocol -> open(Subject.Protocol(target.id))

    // Where nothing can be written, the list of kinds says why.
    is FoundTarget.Kind -> if (app.stored.closed == null) write(JournalDestination.New(target.id)) else go(JournalDestination.Chooser)

    is FoundTarget.Album -> go(PracticesDestination.Album(target.id))
}

/** Goes to where one reads about [subject] and begins it; the grounding begins at once, as it does everywhere. */
internal fun Navigator.open(subject: Subject) = when (subject) {
    is Subject.Protocol -> go(BreathingDestination.Read(SubjectKey.protocol(subject.id)))

    is Subject.Own -> {
        val index = app.settings.now.ownPatterns.indexOfFirst { it.pattern == subject.pattern }
        if (index >= 0) go(BreathingDestination.Read(SubjectKey.own(index)))
        Unit
    }

    is Subject.Practice -> if (subject == app.practices.grounding) ground() else openPractice(subject.id)
}

/** Goes to where one reads about a practice. */
internal fun Navigator.openPractice(id: String) {
    val card = app.catalogue.practices.find { it.id == id }
    if (card?.discreet != true) return go(PracticesDestination.One(id))
    app.discreet.open(card)
    go(PracticesDestination.Page)
}

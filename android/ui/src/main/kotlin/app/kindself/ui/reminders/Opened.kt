package app.kindself.ui.reminders

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import app.kindself.core.ReminderOpens
import app.kindself.core.Subject
import app.kindself.ui.app.firstDestination
import app.kindself.ui.breathing.BreathingDestination
import app.kindself.ui.breathing.SubjectKey
import app.kindself.ui.journal.JournalDestination
import app.kindself.ui.journal.write
import app.kindself.ui.navigation.Navigator
import app.kindself.ui.practices.open

/** A reminder that was opened, by its [id], and where it said that it [leads]. */
data class OpenedReminder(val id: String, val leads: ReminderOpens)

/** What a notification carries of where it leads. A pattern of a person's own is found by its rule. */
fun ReminderOpens.carried(): List<String> = when (this) {
    is ReminderOpens.FirstScreen -> listOf(FIRST)

    is ReminderOpens.Practice -> when (val about = subject) {
        is Subject.Practice -> listOf(PRACTICE, about.id)
        is Subject.Protocol -> listOf(PROTOCOL, about.id)
        is Subject.Own -> listOf(FIRST)
    }

    is ReminderOpens.Journal -> listOf(JOURNAL, kind)

    is ReminderOpens.Letter -> listOf(LETTER, entry)

    is ReminderOpens.Scale -> listOf(SCALE, scale)

    is ReminderOpens.Programme -> listOf(PROGRAMME, programme)
}

/** Where it leads by what it [carried]; the first screen for what is none of these. */
fun leadsBy(carried: List<String>): ReminderOpens {
    val about = carried.getOrNull(1) ?: return ReminderOpens.FirstScreen
    return when (carried[0]) {
        PRACTICE -> ReminderOpens.Practice(Subject.Practice(about))
        PROTOCOL -> ReminderOpens.Practice(Subject.Protocol(about))
        JOURNAL -> ReminderOpens.Journal(about)
        LETTER -> ReminderOpens.Letter(about)
        SCALE -> ReminderOpens.Scale(about)
        PROGRAMME -> ReminderOpens.Programme(about)
        else -> ReminderOpens.FirstScreen
    }
}

private const val FIRST = "first"
private const val PRACTICE = "practice"
private const val PROTOCOL = "protocol"
private const val JOURNAL = "journal"
private const val LETTER = "letter"
private const val SCALE = "scale"
private const val PROGRAMME = "programme"

/** Goes to where a reminder leads that was opened. While the app is locked nothing of this is composed, and it waits. */
@Composable
internal fun GoWhereRemindersLead(navigator: Navigator) {
    val opened = navigator.app.reminding.opened
    LaunchedEffect(navigator, opened) {
        if (opened != null) navigator.app.reminding.leads()?.let(navigator::goTo)
    }
}

private fun Navigator.goTo(leads: ReminderOpens) = when (leads) {
    // A session that is on, and whatever one is at, stays.
    is ReminderOpens.FirstScreen -> if (app.sessions.player.display == null) stack.tab(firstDestination) else Unit

    is ReminderOpens.Practice -> when (val about = leads.subject) {
        is Subject.Practice -> open(about)
        is Subject.Protocol -> go(BreathingDestination.Prepare(SubjectKey.protocol(about.id)))
        is Subject.Own -> goToOwn(about)
    }

    is ReminderOpens.Journal -> writeOne(leads.kind)

    is ReminderOpens.Letter -> go(JournalDestination.Reader(leads.entry))

    // Neither has a screen yet.
    is ReminderOpens.Scale, is ReminderOpens.Programme -> stack.tab(firstDestination)
}

private fun Navigator.goToOwn(own: Subject.Own) {
    val index = app.settings.now.ownPatterns.indexOfFirst { it.pattern == own.pattern }
    go(if (index >= 0) BreathingDestination.Prepare(SubjectKey.own(index)) else BreathingDestination.Breathe)
}

private fun Navigator.writeOne(kind: String) {
    // Where nothing can be written, the list of kinds says why.
    if (app.stored.closed != null) return go(JournalDestination.Chooser)
    // What is being written goes on in its draft; two editors never stand on one way.
    if (stack.destinations.any { it is JournalDestination.Editor }) stack.home()
    write(JournalDestination.New(kind))
}

package app.kindself.ui.reminders

import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import app.kindself.R
import app.kindself.core.ReminderCard
import app.kindself.core.ReminderNote
import app.kindself.core.ReminderWishes
import app.kindself.core.ReminderZone
import app.kindself.core.SettingsPage
import app.kindself.core.Subject
import app.kindself.core.UpcomingCard
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.Door
import app.kindself.ui.parts.Heading
import app.kindself.ui.parts.ListFrame
import app.kindself.ui.parts.MainButton
import app.kindself.ui.parts.ScreenActions
import app.kindself.ui.parts.SecondaryText
import app.kindself.ui.parts.SoftCard
import app.kindself.ui.store.OpeningLine

/**
 * What the screen shows. [switchedOff]: kinds of notifications that rules need; true is the one with a sound. [isReady]: rules can be made
 * and changed. [problem] is why something could not be kept.
 */
class RemindersView(
    val cards: List<ReminderCard>,
    val upcoming: List<UpcomingCard>,
    val notes: List<ReminderNote>,
    val switchedOff: List<Boolean>,
    val wishes: ReminderWishes,
    val exactAllowed: Boolean,
    val isReady: Boolean,
    val isLate: Boolean,
    val problem: ReminderProblem?,
    val calendar: CalendarFile.State,
    val named: (Subject) -> String
)

/** What a person can do on it. */
class RemindersActions(
    val make: () -> Unit,
    val change: (ReminderCard) -> Unit,
    val show: () -> Unit,
    val letRest: (ReminderCard) -> Unit,
    val wish: (ReminderWishes) -> Unit,
    val open: (SettingsPage) -> Unit,
    val saveCalendar: () -> Unit,
    val arrive: () -> Unit,
    val log: () -> Unit
)

/** What comes next, every rule, and what holds for all of them. */
@Composable
fun RemindersScreen(view: RemindersView, actions: RemindersActions, screen: ScreenActions) =
    ListFrame(stringResource(R.string.reminders_title), screen) {
        if (view.isLate) item("late") { OpeningLine() }
        view.problem?.let { item("problem") { Problem(words(it)) } }
        view.notes.forEachIndexed { at, note -> item("note $at") { NoteCard(note, view, actions) } }
        // Where nothing is shown that is said, and enough.
        if (ReminderNote.NotShown !in view.notes) {
            for (sounds in view.switchedOff) item("off $sounds") { SwitchedOff(sounds, actions.open) }
        }
        if (view.cards.isEmpty()) {
            item("empty") { SecondaryText(stringResource(R.string.reminders_empty)) }
        } else {
            item("next") { Next(view) }
        }
        if (view.isReady) item("new") { MainButton(stringResource(R.string.reminders_new), onClick = actions.make) }
        if (view.cards.isNotEmpty()) item("yours") { Heading(stringResource(R.string.reminders_yours)) }
        for (card in view.cards) item(card.id) { Rule(card, view, actions) }
        item("arrive") {
            Door(stringResource(R.string.arrive_title), stringResource(R.string.arrive_behind), onClick = actions.arrive)
        }
        item("log") {
            Door(stringResource(R.string.reminder_log_title), stringResource(R.string.reminder_log_behind), onClick = actions.log)
        }
        if (view.isReady && view.cards.isNotEmpty()) {
            item("together") {
                Together(view.wishes, view.exactAllowed, actions.wish, { actions.open(SettingsPage.EXACT_ALARMS) }) {
                    AsCalendar(view, actions.saveCalendar)
                }
            }
        }
    }

/** The next ones in words, each with what it is for. */
@Composable
private fun Next(view: RemindersView) = SoftCard(Modifier.semantics { liveRegion = LiveRegionMode.Polite }) {
    Heading(stringResource(R.string.reminders_next))
    if (view.upcoming.isEmpty()) BodyText(stringResource(R.string.reminders_none_next))
    view.upcoming.forEachIndexed { at, card ->
        val of = view.card(card.rule)
        BodyText(upcomingInWords(card, of?.rule?.zone ?: ReminderZone.Follow, isFirst = at == 0))
        of?.let { SecondaryText(whatInWords(it.rule, it.name, view.named)) }
        movedInWords(card.moved)?.let { SecondaryText(it) }
    }
}

@Composable
private fun Rule(card: ReminderCard, view: RemindersView, actions: RemindersActions) {
    val change = { actions.change(card) }
    SoftCard(onClick = change.takeIf { view.isReady }) {
        Text(whatInWords(card.rule, card.name, view.named), style = MaterialTheme.typography.titleMedium)
        BodyText(whenInWords(card.rule, view.named))
        restInWords(card.rule.rest)?.let { SecondaryText(it) }
        card.never?.let { SecondaryText(words(it)) }
    }
}

internal fun RemindersView.card(id: String): ReminderCard? = cards.find { it.id == id }

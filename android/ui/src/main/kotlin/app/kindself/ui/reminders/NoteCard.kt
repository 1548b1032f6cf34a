package app.kindself.ui.reminders

import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import app.kindself.R
import app.kindself.core.ReminderNote
import app.kindself.core.SettingsPage
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.parts.SoftCard

/** What there is to say about reminders, with what one might do. Nothing where it is about one that is gone. */
@Composable
internal fun NoteCard(note: ReminderNote, view: RemindersView, actions: RemindersActions) {
    when (note) {
        is ReminderNote.NotShown -> Note(stringResource(R.string.reminders_not_shown)) {
            OtherButton(stringResource(R.string.reminders_show), onClick = actions.show)
        }

        is ReminderNote.UnknownZone -> Note(stringResource(R.string.reminders_unknown_zone))

        is ReminderNote.UnknownZoneOf -> About(R.string.reminders_unknown_zone_of, note.id, view)

        is ReminderNote.HeldBack -> About(R.string.reminders_held_back, note.id, view) {
            view.card(note.id)?.allow?.let { most -> Allow(most) { actions.wish(view.wishes.copy(mostADay = most)) } }
        }

        is ReminderNote.OffersRest -> About(R.string.reminders_offers_rest, note.id, view) {
            view.card(note.id)?.let { OtherButton(stringResource(R.string.reminders_let_rest)) { actions.letRest(it) } }
        }
    }
}

/** A kind of notification that rules need is switched off: nothing of it is seen. */
@Composable
internal fun SwitchedOff(sounds: Boolean, open: (SettingsPage) -> Unit) =
    Note(stringResource(if (sounds) R.string.reminders_sounding_off else R.string.reminders_silent_off)) {
        OtherButton(stringResource(R.string.arrive_open)) {
            open(if (sounds) SettingsPage.SOUNDING_CHANNEL else SettingsPage.SILENT_CHANNEL)
        }
    }

/** Lets so many come a day, of all rules. */
@Composable
internal fun Allow(mostADay: UByte, allow: () -> Unit) =
    OtherButton(pluralStringResource(R.plurals.rule_allow_a_day, mostADay.toInt(), mostADay.toInt()), onClick = allow)

@Composable
private fun About(words: Int, id: String, view: RemindersView, then: @Composable () -> Unit = {}) {
    val card = view.card(id) ?: return
    Note(stringResource(words, whatInWords(card.rule, card.name, view.named)), then)
}

@Composable
private fun Note(words: String, then: @Composable () -> Unit = {}) = SoftCard(color = MaterialTheme.colorScheme.secondaryContainer) {
    BodyText(words)
    then()
}

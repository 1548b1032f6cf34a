package app.kindself.ui.journal

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import app.kindself.R
import app.kindself.core.FieldCard
import app.kindself.core.JournalException
import app.kindself.core.KindPart
import app.kindself.core.PauseCard
import app.kindself.ui.fields.Field
import app.kindself.ui.fields.FieldActions
import app.kindself.ui.fields.FieldState
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.Choices
import app.kindself.ui.parts.DayBegins
import app.kindself.ui.parts.DayPicker
import app.kindself.ui.parts.Frame
import app.kindself.ui.parts.Heading
import app.kindself.ui.parts.MainButton
import app.kindself.ui.parts.OneOf
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.parts.QuietButton
import app.kindself.ui.parts.ScreenActions
import app.kindself.ui.parts.SecondaryText
import app.kindself.ui.parts.SoftCard
import app.kindself.ui.parts.TextInput
import app.kindself.ui.parts.about
import app.kindself.ui.parts.dayByName
import app.kindself.ui.parts.dayInWords
import app.kindself.ui.parts.opens
import app.kindself.ui.platform.Paper
import app.kindself.ui.store.words

/** What can be done with a blank sheet of the kind; nothing of what is being written is on it. */
class BlankActions(val print: (Paper) -> Unit, val share: (Paper) -> Unit)

/** One screen for every kind: its fields in order, then what all kinds have. [pause] plays a practice and comes back. */
@Composable
fun EditorScreen(holder: EditorHolder, keep: () -> Unit, pause: (PauseCard) -> Unit, blank: BlankActions, screen: ScreenActions) = Frame(
    holder.kind.name,
    screen,
    bottom = {
        State(holder)
        MainButton(stringResource(R.string.editor_keep), onClick = keep)
    }
) {
    SecondaryText(holder.kind.opening)
    holder.refusal?.let { SoftCard(Modifier.semantics { liveRegion = LiveRegionMode.Polite }) { BodyText(words(it)) } }
    for (part in holder.parts) {
        when (part) {
            is KindPart.Field -> Filled(holder, part.field)
            is KindPart.Pause -> Pause(part.pause, pause)
        }
    }
    More(holder)
    OnPaper(holder, blank)
}

/** The same questions on paper: nothing that was typed is on it, so nothing is asked. */
@Composable
private fun OnPaper(holder: EditorHolder, actions: BlankActions) {
    val words = sheetWords()
    val paper = remember(holder.kind) { holder.kind.sheet.onPaper(words) }
    Heading(stringResource(R.string.sheet_title))
    SecondaryText(stringResource(R.string.sheet_note))
    OtherButton(stringResource(R.string.sheet_print), Modifier.fillMaxWidth()) { actions.print(paper) }
    OtherButton(stringResource(R.string.sheet_share), Modifier.fillMaxWidth()) { actions.share(paper) }
}

@Composable
private fun Filled(holder: EditorHolder, field: FieldCard) = Field(
    field,
    FieldState(
        holder.value(field.id),
        holder.earlier(field),
        holder.faults(field.id),
        holder.catalogue.feelings,
        holder.ownWord(field.id),
        enabled = !holder.isSealing
    ),
    FieldActions({ holder.change(field.id, it) }, { holder.typeOwnWord(field.id, it) })
)

/** A short practice in the middle of the writing, if one likes. */
@Composable
private fun Pause(pause: PauseCard, begin: (PauseCard) -> Unit) = SoftCard {
    Text(pause.label, style = MaterialTheme.typography.titleMedium)
    pause.hint?.let { SecondaryText(it) }
    OtherButton(stringResource(R.string.pause_begin)) { begin(pause) }
}

@Composable
private fun State(holder: EditorHolder) {
    val words = when (holder.state) {
        DraftState.Untouched -> return
        DraftState.Kept -> R.string.draft_kept
        DraftState.Full -> R.string.draft_full
        DraftState.NotKept -> R.string.draft_not_kept
    }
    Text(
        stringResource(words),
        Modifier.fillMaxWidth().semantics { liveRegion = LiveRegionMode.Polite },
        style = MaterialTheme.typography.bodySmall,
        color = MaterialTheme.colorScheme.onSurfaceVariant,
        textAlign = TextAlign.Center
    )
}

@Composable
private fun More(holder: EditorHolder) {
    Heading(stringResource(R.string.editor_more))
    Day(holder)
    TextInput(
        stringResource(R.string.editor_tags),
        holder.tags,
        holder::tag,
        hint = stringResource(R.string.editor_tags_hint),
        problem = (holder.refusal as? JournalException.Tags)?.let { words(it) }
    )
    if (holder.kind.seals) Seal(holder)
}

@Composable
private fun Day(holder: EditorHolder) = Column {
    var picking by remember { mutableStateOf(false) }
    val (day, days) = holder.written.day to holder.days
    val other = day != days.today && day != days.yesterday
    Heading(stringResource(R.string.editor_day))
    if (days.night) DayBegins(days.beginsMin)
    Choices {
        for (one in listOf(days.today, days.yesterday)) OneOf(dayByName(one, days), day == one) { holder.day(one) }
        OneOf(stringResource(R.string.editor_another_day), other, dayInWords(day).takeIf { other }) { picking = true }
    }
    // From a day that is still to come, the way to one that can be chosen may be centuries long.
    if (picking) DayPicker(minOf(day, days.latest), days.about, days.beginsMin, holder::day) { picking = false }
}

@Composable
private fun Seal(holder: EditorHolder) = Column {
    var picking by remember { mutableStateOf(false) }
    val opens = holder.written.opens
    if (opens != null) BodyText(stringResource(R.string.write_sealed, dayInWords(opens)))
    OtherButton(stringResource(R.string.editor_seal), Modifier.fillMaxWidth()) { picking = true }
    if (opens != null) QuietButton(stringResource(R.string.editor_unseal)) { holder.opens(null) }
    SecondaryText(stringResource(R.string.editor_seal_note))
    val days = holder.days
    if (picking) DayPicker(opens ?: days.today, days.opens, days.beginsMin, holder::opens) { picking = false }
}

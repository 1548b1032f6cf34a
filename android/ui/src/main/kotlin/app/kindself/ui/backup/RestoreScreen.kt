package app.kindself.ui.backup

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import app.kindself.R
import app.kindself.core.ImportSource
import app.kindself.core.OutcomeCard
import app.kindself.core.PreviewCard
import app.kindself.core.ProblemsCard
import app.kindself.core.RemovedCard
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.Choices
import app.kindself.ui.parts.ConfirmDialog
import app.kindself.ui.parts.Frame
import app.kindself.ui.parts.Heading
import app.kindself.ui.parts.MainButton
import app.kindself.ui.parts.OneOf
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.parts.ScreenActions
import app.kindself.ui.parts.SecondaryText
import app.kindself.ui.parts.SwitchRow
import app.kindself.ui.parts.counted
import app.kindself.ui.parts.dayInWords
import app.kindself.ui.parts.listed

/** A backup, or another journal: chosen, opened, looked at, and only then taken in. */
@Composable
fun RestoreScreen(holder: RestoreHolder, screen: ScreenActions) {
    var asks by remember { mutableStateOf(false) }
    Frame(stringResource(if (holder.foreign) R.string.import_title else R.string.restore_title), screen) {
        when (val state = holder.state) {
            RestoreHolder.State.Choosing -> Choosing(holder)

            RestoreHolder.State.NotBroughtIn -> {
                ErrorLine(stringResource(R.string.restore_not_brought_in))
                MainButton(stringResource(R.string.restore_another), onClick = holder::choose)
            }

            RestoreHolder.State.Asking -> {
                GivenPassphraseField(stringResource(R.string.backup_passphrase), holder.passphrase) { holder.passphrase = it }
                MainButton(stringResource(R.string.restore_open), enabled = holder.passphrase.isNotEmpty(), onClick = holder::open)
            }

            is RestoreHolder.State.Working -> WorkLine(state.headway, holder::stop)

            is RestoreHolder.State.Looked -> {
                state.madeOn?.let { SecondaryText(stringResource(R.string.restore_made_on, dayInWords(it))) }
                Looked(holder, state.card)
                val take = if (holder.foreign) R.string.import_take else R.string.restore_take
                MainButton(stringResource(take)) { if (holder.replaces) asks = true else holder.restore() }
                OtherButton(stringResource(R.string.backup_stop), Modifier.fillMaxWidth(), onClick = holder::giveUp)
            }

            is RestoreHolder.State.Taken -> {
                val words = when {
                    holder.replaces -> R.string.restore_here_now
                    holder.foreign -> R.string.import_taken
                    else -> R.string.restore_taken
                }
                DoneLine(stringResource(words, entriesInWords(state.card.came)))
            }

            is RestoreHolder.State.Failed -> {
                ErrorLine(words(state.error))
                MainButton(stringResource(R.string.store_try_again), onClick = holder::tryAgain)
                OtherButton(stringResource(R.string.restore_another), Modifier.fillMaxWidth(), onClick = holder::choose)
            }
        }
    }
    if (asks) {
        ConfirmDialog(
            listOfNotNull(stringResource(R.string.restore_replace_ask), holder.goes?.let { whatGoes(it) }).joinToString("\n\n"),
            stringResource(R.string.restore_replace_yes),
            stringResource(R.string.not_now),
            holder::restore
        ) { asks = false }
    }
}

@Composable
private fun Choosing(holder: RestoreHolder) {
    if (holder.foreign) {
        Heading(stringResource(R.string.import_from))
        Choices {
            OneOf(DAYLIO, holder.source == ImportSource.DAYLIO) { holder.source = ImportSource.DAYLIO }
            OneOf(DAILY_YOU, holder.source == ImportSource.DAILY_YOU) { holder.source = ImportSource.DAILY_YOU }
            OneOf(PRESENTLY, holder.source == ImportSource.PRESENTLY) { holder.source = ImportSource.PRESENTLY }
            OneOf(stringResource(R.string.import_markdown), holder.source == ImportSource.MARKDOWN) {
                holder.source = ImportSource.MARKDOWN
            }
        }
    } else {
        BodyText(stringResource(R.string.restore_behind))
    }
    val ready = !holder.foreign || holder.source != null
    MainButton(stringResource(R.string.restore_choose), enabled = ready, onClick = holder::choose)
    if (holder.source == ImportSource.MARKDOWN) {
        OtherButton(stringResource(R.string.auto_choose), Modifier.fillMaxWidth(), onClick = holder::chooseFolder)
    }
}

// Names of apps are the same in every language.
private const val DAYLIO = "Daylio"
private const val DAILY_YOU = "Daily You"
private const val PRESENTLY = "Presently"

@Composable
private fun whatGoes(goes: RemovedCard): String = stringResource(R.string.restore_replace_goes, listed(goes.counts))

/** What would change, and how it is to be taken in. */
@Composable
private fun Looked(holder: RestoreHolder, card: PreviewCard) {
    for (met in card.outcomes) Met(met, isFirst = met == card.outcomes.first())
    if (card.unknown > 0u) BodyText(stringResource(R.string.restore_unknown, counted(R.plurals.count_other, card.unknown)))
    if (holder.foreign) {
        NotTakenIn(card.problems)
    } else {
        Choices {
            OneOf(stringResource(R.string.restore_add), !holder.replaces) { holder.take(replaces = false) }
            OneOf(stringResource(R.string.restore_replace), holder.replaces) { holder.take(replaces = true) }
        }
        if (!holder.replaces) {
            SwitchRow(stringResource(R.string.restore_raise), holder.restoresDeleted, stringResource(R.string.restore_raise_note)) {
                holder.take(restoresDeleted = it)
            }
        }
    }
}

/** What would become of a collection. Of the first it is said also that nothing of it is new. */
@Composable
private fun Met(met: OutcomeCard, isFirst: Boolean) = Lines(
    listOf(
        R.string.restore_new to met.new,
        R.string.restore_newer_here to met.newerHere,
        R.string.restore_newer_there to met.newerThere,
        R.string.restore_same to met.same,
        R.string.restore_deleted_here to met.deletedHere,
        R.string.restore_goes to met.removed,
        R.string.restore_sealed to met.sealed
    ).filter { (text, count) -> count > 0u || isFirst && text == R.string.restore_new }
) { counted(met.collection, it) }

/** What of another journal cannot be taken in, and why. */
@Composable
private fun NotTakenIn(problems: ProblemsCard) = Lines(
    listOf(
        R.string.import_no_date to problems.noDate,
        R.string.import_too_long to problems.tooLong,
        R.string.import_empty to problems.empty,
        R.string.import_unreadable to problems.unreadable,
        R.string.import_doubled to problems.doubled
    ).filter { it.second > 0u }
) { entriesInWords(it) }

/** A line for each text and what it counts. */
@Composable
private fun Lines(counts: List<Pair<Int, UInt>>, inWords: @Composable (UInt) -> String) {
    if (counts.isEmpty()) return
    Column(verticalArrangement = Arrangement.spacedBy(4.dp)) {
        for ((text, count) in counts) BodyText(stringResource(text, inWords(count)))
    }
}

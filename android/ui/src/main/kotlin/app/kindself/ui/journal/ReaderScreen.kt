package app.kindself.ui.journal

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.text.selection.SelectionContainer
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.kindself.R
import app.kindself.core.DaysCard
import app.kindself.core.JournalException
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.ConfirmDialog
import app.kindself.ui.parts.Frame
import app.kindself.ui.parts.Heading
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.parts.QuietButton
import app.kindself.ui.parts.ScreenActions
import app.kindself.ui.parts.SecondaryText
import app.kindself.ui.parts.SoftCard
import app.kindself.ui.parts.dayByName
import app.kindself.ui.platform.Paper
import app.kindself.ui.store.OpeningLine
import app.kindself.ui.store.words

/** What a person can do with an entry. [print] and [share] answer false where there is nothing to do that with. */
class ReaderActions(
    val change: () -> Unit,
    val print: (Paper) -> Boolean,
    val share: (Paper) -> Boolean,
    val delete: () -> Unit,
    /** Asks to be reminded to write one of a kind, and on the day, ISO 8601, that this one opens. */
    val remindOfKind: (String) -> Unit,
    val remindOfOpening: (String) -> Unit,
    val bringBack: () -> Unit
)

/** An entry, as it was written; [days] is which day it is. [name] is its kind's name where it cannot be read. */
@Composable
fun ReaderScreen(holder: ReaderHolder, isLate: Boolean, name: String, days: DaysCard?, actions: ReaderActions, screen: ScreenActions) {
    val view = holder.view
    Frame(view?.card?.kindName ?: name, screen) {
        if (isLate) OpeningLine()
        val refusal = holder.refusal
        for (why in listOfNotNull(refusal, holder.stays)) {
            SoftCard(Modifier.semantics { liveRegion = LiveRegionMode.Polite }) { BodyText(words(why)) }
        }
        if (view != null) {
            val rating = stringResource(R.string.rating_of)
            val say = { number: String, most: String -> rating.format(number, most) }
            SecondaryText(dayByName(view.card.day, days))
            Answers(answered(view.written, holder.kind, say))
            if (view.card.tags.isNotEmpty()) SecondaryText(view.card.tags.joinToString(" · "))
            val words = sheetWords()
            Doing(remember(holder.sheet) { holder.sheet?.onPaper(words) }, view.card.kind, actions)
            view.previous?.let { Before(answered(it.written, holder.kind, say), actions.bringBack) }
        } else if (refusal is JournalException.Sealed) {
            OtherButton(stringResource(R.string.remind_me_opens), Modifier.fillMaxWidth()) { actions.remindOfOpening(refusal.until) }
            QuietButton(stringResource(R.string.reader_delete), onClick = actions.delete)
        }
    }
}

@Composable
private fun Answers(all: List<Answered>) = SelectionContainer {
    Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
        for (one in all) {
            Heading(one.label)
            for (line in one.lines) BodyText(line)
        }
    }
}

/** A way out of the app: what it is called, what it does, and what is said where there is none. */
private class WayOut(val name: String, val go: (Paper) -> Boolean, val nowhere: String)

@Composable
private fun Doing(paper: Paper?, kind: String, actions: ReaderActions) {
    var asks by remember { mutableStateOf<WayOut?>(null) }
    var nowhere by remember { mutableStateOf<String?>(null) }
    // What cannot be read any more leaves by no way, and nobody is asked about it.
    LaunchedEffect(paper) { if (paper == null) asks = null }
    val waysOut = listOf(
        WayOut(stringResource(R.string.reader_print), actions.print, stringResource(R.string.print_none)),
        WayOut(stringResource(R.string.reader_share), actions.share, stringResource(R.string.share_none))
    )
    OtherButton(stringResource(R.string.reader_change), Modifier.fillMaxWidth(), onClick = actions.change)
    if (paper != null) {
        for (way in waysOut) {
            OtherButton(way.name, Modifier.fillMaxWidth()) {
                nowhere = null
                asks = way
            }
        }
    }
    nowhere?.let { BodyText(it, Modifier.semantics { liveRegion = LiveRegionMode.Polite }) }
    OtherButton(stringResource(R.string.remind_me_write), Modifier.fillMaxWidth()) { actions.remindOfKind(kind) }
    QuietButton(stringResource(R.string.reader_delete), onClick = actions.delete)
    asks?.let { way ->
        if (paper == null) return@let
        ConfirmDialog(stringResource(R.string.leaves_ask), way.name, stringResource(R.string.not_now), {
            nowhere = way.nowhere.takeUnless { way.go(paper) }
        }) { asks = null }
    }
}

@Composable
private fun Before(before: List<Answered>, bringBack: () -> Unit) {
    var shown by remember { mutableStateOf(false) }
    if (!shown) {
        QuietButton(stringResource(R.string.reader_previous)) { shown = true }
    } else {
        SoftCard {
            Heading(stringResource(R.string.reader_previous))
            Answers(before)
            OtherButton(stringResource(R.string.reader_bring_back)) {
                shown = false
                bringBack()
            }
        }
    }
}

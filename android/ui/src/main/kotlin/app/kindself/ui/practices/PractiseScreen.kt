package app.kindself.ui.practices

import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import app.kindself.R
import app.kindself.core.Distress
import app.kindself.core.Found
import app.kindself.core.FoundTarget
import app.kindself.core.PracticeCard
import app.kindself.core.Subject
import app.kindself.ui.parts.BesideEmblem
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.Heading
import app.kindself.ui.parts.ListFrame
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.parts.ScreenActions
import app.kindself.ui.parts.SecondaryText
import app.kindself.ui.parts.SoftCard
import app.kindself.ui.parts.TextInput
import app.kindself.ui.parts.counted
import app.kindself.ui.parts.dayInWords
import app.kindself.ui.parts.lengthInWords

/** What the tab shows; [named] has the name of what a session was about, null where that is gone, and [emblem] its picture. */
class PractiseView(
    val practices: List<PracticeCard>,
    val offered: Offered?,
    val emblem: (Subject) -> String?,
    val named: (Subject) -> String?
)

/** Where it leads. */
class PractiseActions(val open: (Subject) -> Unit, val find: (FoundTarget) -> Unit, val lines: () -> Unit)

/** All practices, with what may fit today above them; or what is found by what was typed and chosen. */
@Composable
fun PractiseScreen(finder: Finder, view: PractiseView, actions: PractiseActions, screen: ScreenActions) {
    var unfolded by rememberSaveable { mutableStateOf(false) }
    val found = finder.found
    val polite = Modifier.semantics { liveRegion = LiveRegionMode.Polite }
    ListFrame(stringResource(R.string.practise_title), screen) {
        item("intro") { SecondaryText(stringResource(R.string.practise_intro)) }
        item("field") { TextInput(stringResource(R.string.finding_field), finder.words, finder::look) }
        // Above everything else that was found, the filters too: nobody is to look for it.
        if (finder.isLooking && found?.distress == Distress.CRISIS) item("crisis") { Crisis(polite, actions.lines) }
        filters(finder, unfolded) { unfolded = !unfolded }
        when {
            !finder.isLooking -> offers(view, actions)
            found != null -> hits(found, polite, actions.find, finder::showAll)
        }
    }
}

@Composable
private fun Crisis(polite: Modifier, lines: () -> Unit) = SoftCard(color = MaterialTheme.colorScheme.secondaryContainer) {
    BodyText(stringResource(R.string.finding_crisis), polite)
    OtherButton(stringResource(R.string.lifebuoy_lines), onClick = lines)
}

private fun LazyListScope.hits(found: Found, polite: Modifier, open: (FoundTarget) -> Unit, showAll: () -> Unit) {
    if (found.hits.isEmpty()) {
        item("nothing") { BodyText(stringResource(R.string.finding_nothing), polite) }
        item("all") { OtherButton(stringResource(R.string.finding_show_all), onClick = showAll) }
    } else {
        item("found") { SecondaryText(counted(R.plurals.finding_found, found.hits.size.toUInt()), polite) }
    }
    for (hit in found.hits) {
        item("${hit.target}") { FoundCard(hit.name, hit.summary, hit.emblem, hit.lengthsMs) { open(hit.target) } }
    }
}

private fun LazyListScope.offers(view: PractiseView, actions: PractiseActions) {
    val offered = view.offered
    section("for you", R.string.finding_for_you, offered?.suggestions.orEmpty(), { it.practice.id }) { suggestion ->
        val subject = Subject.Practice(suggestion.practice.id)
        Named(suggestion.practice.name, view.emblem(subject), { actions.open(subject) }) { SecondaryText(suggestion.words) }
    }
    section("favourites", R.string.finding_favourites, offered?.favourites.orEmpty().filter { view.named(it) != null }, { "$it" }) {
        Named(view.named(it), view.emblem(it), { actions.open(it) })
    }
    section("recent", R.string.finding_recent, offered?.recent.orEmpty().filter { view.named(it.subject) != null }, { "${it.subject}" }) {
        Named(view.named(it.subject), view.emblem(it.subject), { actions.open(it.subject) }) {
            SecondaryText(dayInWords(it.day))
            if (it.helped) SecondaryText(stringResource(R.string.finding_helped))
        }
    }
    section("all", R.string.finding_all, view.practices, { it.id }) { card ->
        FoundCard(card.name, card.summary, card.emblem, card.lengths.map { it.lengthMs }) { actions.open(Subject.Practice(card.id)) }
    }
}

/** Some of one kind under their heading; nothing where there are none. */
private fun <T> LazyListScope.section(name: String, title: Int, all: List<T>, id: (T) -> String, one: @Composable (T) -> Unit) {
    if (all.isEmpty()) return
    item(name) { Heading(stringResource(title)) }
    for (each in all) item("$name ${id(each)}") { one(each) }
}

/** A door with a name and its picture, and what is [behind] it. */
@Composable
private fun Named(name: String?, emblem: String?, open: () -> Unit, behind: @Composable () -> Unit = {}) = SoftCard(onClick = open) {
    BesideEmblem(emblem) {
        Text(name.orEmpty().ifEmpty { stringResource(R.string.own_name_usual) }, style = MaterialTheme.typography.titleMedium)
        behind()
    }
}

/** The door to a practice, or to something else that was found: its name, one line, and how long it can be. */
@Composable
internal fun FoundCard(name: String, summary: String, emblem: String?, lengthsMs: List<ULong>, open: () -> Unit) =
    Named(name, emblem, open) {
        SecondaryText(summary)
        if (lengthsMs.isNotEmpty()) SecondaryText(lengthsMs.map { lengthInWords(it) }.joinToString(" · "))
    }

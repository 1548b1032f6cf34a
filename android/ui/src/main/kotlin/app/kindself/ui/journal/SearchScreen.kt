package app.kindself.ui.journal

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.material3.FilterChip
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.AnnotatedString
import androidx.compose.ui.text.SpanStyle
import androidx.compose.ui.text.buildAnnotatedString
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.withStyle
import androidx.compose.ui.unit.dp
import app.kindself.R
import app.kindself.core.DaysCard
import app.kindself.core.EntryCard
import app.kindself.core.EntryFilter
import app.kindself.core.HitCard
import app.kindself.core.KindCard
import app.kindself.core.Piece
import app.kindself.ui.parts.Arrival
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.DayPicker
import app.kindself.ui.parts.ListFrame
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.parts.QuietButton
import app.kindself.ui.parts.ScreenActions
import app.kindself.ui.parts.SecondaryText
import app.kindself.ui.parts.SoftCard
import app.kindself.ui.parts.TextInput
import app.kindself.ui.parts.about
import app.kindself.ui.parts.dayByName
import app.kindself.ui.parts.dayInWords
import app.kindself.ui.store.OpeningLine
import app.kindself.ui.store.words
import app.kindself.ui.theme.Target

/** Looking for what was written; it answers while one types. */
@Composable
fun SearchScreen(holder: SearchHolder, isLate: Boolean, kinds: List<KindCard>, read: (EntryCard) -> Unit, screen: ScreenActions) {
    // Whoever comes back to what was found wants to see it, not the keyboard.
    val arrival = remember { Arrival(fresh = holder.words.isEmpty()) }
    LaunchedEffect(holder) { holder.open() }
    ListFrame(stringResource(R.string.search_title), screen, titleFirst = false) {
        item { TextInput(stringResource(R.string.search_field), holder.words, holder::look, arrival.focused()) }
        item { Filters(holder, kinds) }
        if (isLate) item { OpeningLine() }
        holder.refusal?.let { item { SoftCard { BodyText(words(it)) } } }
        val hits = holder.hits
        if (hits != null && hits.isEmpty()) {
            item { BodyText(stringResource(R.string.search_nothing), Modifier.semantics { liveRegion = LiveRegionMode.Polite }) }
        }
        for (hit in hits.orEmpty()) item(hit.card.id) { Hit(hit, holder.days) { read(hit.card) } }
        if (holder.more) item { OtherButton(stringResource(R.string.search_more), Modifier.fillMaxWidth(), onClick = holder::showMore) }
    }
}

@Composable
private fun Hit(hit: HitCard, days: DaysCard?, read: () -> Unit) = SoftCard(onClick = read) {
    Text(hit.card.kindName, style = MaterialTheme.typography.titleMedium)
    SecondaryText(dayByName(hit.card.day, days))
    val sealed = hit.card.sealedUntil
    if (sealed != null) SecondaryText(stringResource(R.string.write_sealed, dayInWords(sealed)))
    if (hit.snippet.isNotEmpty()) Text(marked(hit.snippet), style = MaterialTheme.typography.bodyLarge)
    if (hit.card.tags.isNotEmpty()) SecondaryText(hit.card.tags.joinToString(" · "))
}

/** What was found stands out by its weight and by its ground: by colour alone, some would not see it. */
@Composable
private fun marked(pieces: List<Piece>): AnnotatedString {
    val colours = MaterialTheme.colorScheme
    val found = SpanStyle(colours.onPrimaryContainer, fontWeight = FontWeight.Bold, background = colours.primaryContainer)
    return buildAnnotatedString { for (piece in pieces) if (piece.found) withStyle(found) { append(piece.text) } else append(piece.text) }
}

/** Folded away until they are wanted, so that the first hit is in sight; those that are on stay, to be taken off again. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun Filters(holder: SearchHolder, kinds: List<KindCard>) = Column {
    var unfolded by rememberSaveable { mutableStateOf(false) }
    val filter = holder.filter
    QuietButton(stringResource(if (unfolded) R.string.search_hide_filters else R.string.search_filters)) { unfolded = !unfolded }
    FlowRow(horizontalArrangement = Arrangement.spacedBy(8.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {
        @Composable
        fun chip(name: String, on: Boolean, change: () -> EntryFilter) {
            if (unfolded || on) Chip(name, on) { holder.among(change()) }
        }
        for (kind in kinds) chip(kind.name, kind.id in filter.kinds) { filter.copy(kinds = filter.kinds.with(kind.id)) }
        for (tag in holder.tags) chip(tag.name, tag.name in filter.tags) { filter.copy(tags = filter.tags.with(tag.name)) }
        chip(stringResource(R.string.search_rated), filter.rated) { filter.copy(rated = !filter.rated) }
        holder.days?.let { days ->
            if (unfolded || filter.from != null) {
                DayChip(filter.from, days, R.string.search_from, R.string.search_from_day) { holder.among(filter.copy(from = it)) }
            }
            if (unfolded || filter.to != null) {
                DayChip(filter.to, days, R.string.search_to, R.string.search_to_day) { holder.among(filter.copy(to = it)) }
            }
        }
    }
}

private fun List<String>.with(one: String) = if (one in this) this - one else this + one

@Composable
private fun Chip(name: String, on: Boolean, change: () -> Unit) = FilterChip(on, change, { Text(name) }, Modifier.heightIn(min = Target))

/** A day to begin or end with; a tap on one that is chosen takes it away. */
@Composable
private fun DayChip(day: String?, days: DaysCard, name: Int, chosen: Int, choose: (String?) -> Unit) {
    var picking by remember { mutableStateOf(false) }
    val words = if (day == null) stringResource(name) else stringResource(chosen, dayInWords(day))
    Chip(words, day != null) { if (day == null) picking = true else choose(null) }
    if (picking) DayPicker(days.today, days.about, days.beginsMin, choose) { picking = false }
}

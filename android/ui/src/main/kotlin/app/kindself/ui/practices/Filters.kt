package app.kindself.ui.practices

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.material3.FilterChip
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.text
import androidx.compose.ui.text.AnnotatedString
import androidx.compose.ui.unit.dp
import app.kindself.R
import app.kindself.core.FacetCard
import app.kindself.core.FacetChoice
import app.kindself.core.FacetValueCard
import app.kindself.ui.parts.Heading
import app.kindself.ui.parts.LocalDates
import app.kindself.ui.parts.QuietButton
import app.kindself.ui.parts.counted
import app.kindself.ui.theme.Target
import java.text.NumberFormat

/** Folded away until they are wanted, so that the first hit is in sight; those that are on stay, to be taken off again. */
internal fun LazyListScope.filters(finder: Finder, unfolded: Boolean, turn: () -> Unit) {
    val facets = finder.found?.facets.orEmpty()
    item("filters") {
        Column {
            QuietButton(stringResource(if (unfolded) R.string.search_hide_filters else R.string.search_filters), onClick = turn)
            if (!unfolded) {
                val on = facets.flatMap { facet -> facet.values.filter { it.chosen }.map { facet to it } }
                Chips { for ((facet, value) in on) Chip(finder, facet, value) }
            }
        }
    }
    if (unfolded) {
        for (facet in facets) {
            item("facet ${facet.facet}") {
                Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
                    Heading(facet.name)
                    Chips { for (value in facet.values) Chip(finder, facet, value) }
                }
            }
        }
    }
    if (finder.chosen.isNotEmpty()) {
        item("clear") { QuietButton(stringResource(R.string.finding_clear_filters), onClick = finder::clearFilters) }
    }
}

@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun Chips(chips: @Composable () -> Unit) =
    FlowRow(horizontalArrangement = Arrangement.spacedBy(8.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) { chips() }

/** A value with how many there would be. One that leads nowhere stays in its place, and one that is on can always be taken off. */
@Composable
private fun Chip(finder: Finder, facet: FacetCard, value: FacetValueCard) {
    // A number alone says nothing to whoever hears it.
    val spoken = stringResource(R.string.listed, value.name, counted(R.plurals.finding_found, value.hits))
    val shown = listOf(value.name, NumberFormat.getIntegerInstance(LocalDates.current).format(value.hits.toInt())).joinToString(" · ")
    FilterChip(
        value.chosen,
        { finder.choose(FacetChoice(facet.facet, value.id)) },
        { Text(shown, Modifier.clearAndSetSemantics { text = AnnotatedString(spoken) }) },
        Modifier.heightIn(min = Target),
        enabled = value.chosen || value.hits > 0u
    )
}

package app.kindself.ui.practices

import androidx.compose.foundation.layout.fillMaxWidth
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
import app.kindself.R
import app.kindself.core.KeepsakeCard
import app.kindself.core.KeptKind
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.ConfirmDialog
import app.kindself.ui.parts.Heading
import app.kindself.ui.parts.ListFrame
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.parts.QuietButton
import app.kindself.ui.parts.ScreenActions
import app.kindself.ui.parts.SecondaryText
import app.kindself.ui.parts.SoftCard
import app.kindself.ui.store.OpeningLine
import app.kindself.ui.store.words

/** What was kept from practices, by its kind; each can be let go, and all of them. [isLate]: the store takes a while to open. */
@Composable
fun KeptScreen(keepsakes: Keepsakes, isLate: Boolean, screen: ScreenActions) {
    LaunchedEffect(keepsakes) { keepsakes.read() }
    var asked by remember { mutableStateOf<KeepsakeCard?>(null) }
    var asksAll by remember { mutableStateOf(false) }
    val all = keepsakes.all
    ListFrame(stringResource(R.string.keepsakes_title), screen) {
        if (isLate) item { OpeningLine() }
        keepsakes.trouble?.let { item { BodyText(words(it), Modifier.semantics { liveRegion = LiveRegionMode.Polite }) } }
        if (all != null && all.isEmpty()) item { SecondaryText(stringResource(R.string.keepsakes_empty)) }
        for ((kind, cards) in all.orEmpty().groupBy { it.kind }) {
            item(kind.name) { Heading(stringResource(words(kind))) }
            for (card in cards) item(card.id) { Keepsake(card) { asked = card } }
        }
        if (!all.isNullOrEmpty()) {
            item { OtherButton(stringResource(R.string.keepsakes_forget_all), Modifier.fillMaxWidth()) { asksAll = true } }
        }
    }
    asked?.let { card ->
        Ask(stringResource(R.string.keepsakes_forget_asked), R.string.keepsakes_forget, { keepsakes.forget(card) }) { asked = null }
    }
    if (asksAll) {
        Ask(stringResource(R.string.keepsakes_forget_all_asked), R.string.keepsakes_forget_all, keepsakes::forgetAll) { asksAll = false }
    }
}

@Composable
private fun Ask(question: String, yes: Int, act: () -> Unit, close: () -> Unit) =
    ConfirmDialog(question, stringResource(yes), stringResource(R.string.not_now), act, close)

@Composable
private fun Keepsake(card: KeepsakeCard, forget: () -> Unit) = SoftCard {
    BodyText(card.words)
    if (card.practiceName.isNotEmpty()) SecondaryText(stringResource(R.string.keepsakes_from, card.practiceName))
    QuietButton(stringResource(R.string.keepsakes_forget), onClick = forget)
}

private fun words(kind: KeptKind) = when (kind) {
    KeptKind.PLACE -> R.string.kept_place
    KeptKind.OTHER -> R.string.kept_other
    KeptKind.COLOUR -> R.string.kept_colour
    KeptKind.PHRASE -> R.string.kept_phrase
    KeptKind.MANTRA -> R.string.kept_mantra
    KeptKind.TOUCH -> R.string.kept_touch
    KeptKind.KIND_SENTENCE -> R.string.kept_kind_sentence
    KeptKind.ACT -> R.string.kept_act
}

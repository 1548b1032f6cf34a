package app.kindself.ui.practices

import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import app.kindself.R
import app.kindself.core.PracticeCard
import app.kindself.ui.parts.BesideEmblem
import app.kindself.ui.parts.Frame
import app.kindself.ui.parts.ScreenActions
import app.kindself.ui.parts.SecondaryText
import app.kindself.ui.parts.SoftCard
import app.kindself.ui.parts.lengthInWords

/** Every practice: its name, what it is for, and how long it can be. */
@Composable
fun PractiseScreen(practices: List<PracticeCard>, open: (PracticeCard) -> Unit, screen: ScreenActions) =
    Frame(stringResource(R.string.practise_title), screen) {
        SecondaryText(stringResource(R.string.practise_intro))
        for (card in practices) Practice(card) { open(card) }
    }

@Composable
private fun Practice(card: PracticeCard, open: () -> Unit) = SoftCard(onClick = open) {
    BesideEmblem(card.emblem) {
        Text(card.name, style = MaterialTheme.typography.titleMedium)
        SecondaryText(card.summary)
        SecondaryText(card.lengths.map { lengthInWords(it.lengthMs) }.joinToString(" · "))
    }
}

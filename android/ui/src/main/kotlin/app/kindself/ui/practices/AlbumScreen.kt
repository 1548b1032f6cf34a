package app.kindself.ui.practices

import androidx.compose.runtime.Composable
import app.kindself.R
import app.kindself.core.AlbumCard
import app.kindself.core.PracticeCard
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.ListFrame
import app.kindself.ui.parts.ScreenActions
import app.kindself.ui.parts.SecondaryText
import app.kindself.ui.parts.counted

/** Practices that stand under one name elsewhere, in their order; [practices] are theirs. */
@Composable
fun AlbumScreen(album: AlbumCard, practices: List<PracticeCard>, open: (PracticeCard) -> Unit, screen: ScreenActions) =
    ListFrame(album.name, screen) {
        item("summary") { BodyText(album.summary) }
        item("count") { SecondaryText(counted(R.plurals.album_practices, practices.size.toUInt())) }
        for (card in practices) {
            item(card.id) { FoundCard(card.name, card.summary, card.emblem, card.lengths.map { it.lengthMs }) { open(card) } }
        }
    }

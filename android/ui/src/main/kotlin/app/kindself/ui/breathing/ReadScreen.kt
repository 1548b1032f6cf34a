package app.kindself.ui.breathing

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import app.kindself.R
import app.kindself.core.CautionsCard
import app.kindself.core.Pattern
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.Dotted
import app.kindself.ui.parts.Frame
import app.kindself.ui.parts.Heading
import app.kindself.ui.parts.MainButton
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.parts.ScreenActions
import app.kindself.ui.parts.SecondaryText
import app.kindself.ui.parts.SoftCard

/** What a breath is, how it goes, what to look out for, and what is known about it. */
@Composable
fun ReadScreen(practice: Practice.Breath, cautions: CautionsCard, prepare: () -> Unit, edit: (() -> Unit)?, screen: ScreenActions) = Frame(
    practice.name,
    screen,
    bottom = { MainButton(stringResource(R.string.read_prepare), onClick = prepare) }
) {
    when (practice) {
        is Practice.OfProtocol -> {
            BodyText(practice.card.summary)
            practice.card.pattern?.let { Shape(it) }
            How(practice.card.how)
            Cautions(practice.card.cautions, cautions)
            Heading(stringResource(R.string.read_evidence))
            SecondaryText(practice.card.evidence)
        }

        is Practice.OfOwn -> {
            Shape(practice.own.pattern)
            Cautions(emptyList(), cautions)
            if (edit != null) OtherButton(stringResource(R.string.read_edit), onClick = edit)
        }
    }
}

@Composable
private fun Shape(pattern: Pattern) = SoftCard {
    BreathPicture(pattern, Modifier.fillMaxWidth())
    BodyText(patternInWords(pattern))
}

@Composable
private fun How(lines: List<String>) {
    Heading(stringResource(R.string.read_how))
    Dotted(lines)
}

/** What to look out for: this practice's own cautions first, then those that hold for all breathing. */
@Composable
fun Cautions(own: List<String>, all: CautionsCard) {
    Heading(stringResource(R.string.read_cautions))
    if (own.isNotEmpty()) Dotted(own)
    SoftCard(color = MaterialTheme.colorScheme.secondaryContainer) {
        BodyText(stringResource(R.string.cautions_stop_if))
        Dotted(all.stopIf)
        BodyText(all.then)
    }
    SecondaryText(stringResource(R.string.cautions_not_while, all.notWhile.joinToString()))
    SecondaryText(all.notForAll)
}

package app.kindself.ui.breathing

import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import app.kindself.R
import app.kindself.core.BreathingCatalogue
import app.kindself.core.OwnPattern
import app.kindself.core.Pattern
import app.kindself.core.secondsInDigits
import app.kindself.ui.parts.Door
import app.kindself.ui.parts.Frame
import app.kindself.ui.parts.Heading
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.parts.ScreenActions
import app.kindself.ui.parts.SecondaryText

/** All breaths: the protocols, and the person's own. */
@Composable
fun BreatheScreen(
    catalogue: BreathingCatalogue,
    owns: List<OwnPattern>,
    open: (SubjectKey) -> Unit,
    make: () -> Unit,
    screen: ScreenActions
) = Frame(stringResource(R.string.breathe_title), screen) {
    SecondaryText(stringResource(R.string.breathe_intro))
    for (card in catalogue.protocols) Door(card.name, card.summary) { open(SubjectKey.protocol(card.id)) }
    Heading(stringResource(R.string.breathe_own))
    owns.forEachIndexed { index, own -> Door(own.name, patternInWords(own.pattern)) { open(SubjectKey.own(index)) } }
    OtherButton(stringResource(R.string.breathe_make), onClick = make)
}

/** A pattern as people read it: "In 4 · hold 2 · out 6". */
@Composable
fun patternInWords(pattern: Pattern): String = listOf(
    R.string.part_in to pattern.inhaleMs,
    R.string.part_top_up to pattern.topUpMs,
    R.string.part_hold to pattern.holdFullMs,
    R.string.part_out to pattern.exhaleMs,
    R.string.part_hold to pattern.holdEmptyMs
).filter { (_, ms) -> ms > 0uL }.map { (words, ms) -> stringResource(words, secondsInDigits(ms)) }.joinToString(" · ")

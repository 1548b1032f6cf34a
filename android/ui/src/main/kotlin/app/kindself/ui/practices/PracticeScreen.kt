package app.kindself.ui.practices

import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import app.kindself.R
import app.kindself.core.Posture
import app.kindself.core.PracticeName
import app.kindself.core.StoreTrouble
import app.kindself.ui.parts.BesideEmblem
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.Choices
import app.kindself.ui.parts.Disclosure
import app.kindself.ui.parts.Dotted
import app.kindself.ui.parts.Frame
import app.kindself.ui.parts.Heading
import app.kindself.ui.parts.MainButton
import app.kindself.ui.parts.OneOf
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.parts.Picture
import app.kindself.ui.parts.ScreenActions
import app.kindself.ui.parts.SecondaryText
import app.kindself.ui.parts.SoftCard
import app.kindself.ui.parts.SwitchRow
import app.kindself.ui.parts.lengthInWords
import app.kindself.ui.safety.WaysOut
import app.kindself.ui.safety.WaysOutButtons
import app.kindself.ui.settings.GuideSwitches
import app.kindself.ui.store.words

/** Whether a practice is a favourite, and why that could not be changed. */
class FavouriteView(val on: Boolean, val trouble: StoreTrouble?)

/** What a person can do on its page. */
class PracticeActions(
    val begin: () -> Unit,
    val turnFavourite: () -> Unit,
    val open: (PracticeName) -> Unit,
    /** Null where a phone never reminds of it. */
    val remind: (() -> Unit)? = null,
    /** Where it is about abuse. */
    val out: WaysOut? = null
)

/**
 * What a practice is for and how it goes, and what one likes to choose; then it can begin. A note about what may hurt stands first.
 * [favourite] is null where nobody knows.
 */
@Composable
fun PracticeScreen(
    holder: PracticeHolder,
    favourite: FavouriteView?,
    motorThere: Boolean,
    actions: PracticeActions,
    screen: ScreenActions
) = Frame(
    holder.card.name,
    screen,
    bottom = {
        MainButton(stringResource(R.string.practice_begin), onClick = actions.begin)
        actions.out?.let { WaysOutButtons(it) }
    }
) {
    val card = holder.card
    favourite?.let { Favourite(it, actions.turnFavourite) }
    actions.remind?.let { OtherButton(stringResource(R.string.remind_me), onClick = it) }
    card.note?.let { SoftCard(color = MaterialTheme.colorScheme.secondaryContainer) { BodyText(it) } }
    card.unreviewed?.let { BodyText(it) }
    if (card.discreet) SecondaryText(stringResource(R.string.practice_discreet))
    if (holder.wasHard) Softer(holder)
    card.picture?.let { Picture(it) }
    Heading(stringResource(R.string.practice_about))
    BesideEmblem(card.emblem.takeIf { card.picture == null }) { BodyText(card.summary) }
    if (card.leansOn.isNotEmpty()) LeansOn(card.leansOn, actions.open)
    Chosen(holder)
    Heading(stringResource(R.string.prepare_led))
    GuideSwitches(holder.guide, motorThere) { holder.guide(it) }
    if (!card.discreet) Delay(holder)
    Heading(stringResource(R.string.read_how))
    Dotted(card.how)
    if (card.cautions.isNotEmpty()) {
        Heading(stringResource(R.string.read_cautions))
        Dotted(card.cautions)
    }
    if (card.sources.isNotEmpty() || card.unsure.isNotEmpty()) {
        Disclosure(stringResource(R.string.practice_from)) {
            for (source in card.sources) SecondaryText(source)
            Dotted(card.unsure)
        }
    }
}

@Composable
private fun Favourite(favourite: FavouriteView, turn: () -> Unit) {
    OtherButton(stringResource(if (favourite.on) R.string.favourite_remove else R.string.favourite_add), onClick = turn)
    favourite.trouble?.let { BodyText(words(it), Modifier.semantics { liveRegion = LiveRegionMode.Polite }) }
}

@Composable
private fun LeansOn(practices: List<PracticeName>, open: (PracticeName) -> Unit) {
    Heading(stringResource(R.string.practice_builds_on))
    SecondaryText(stringResource(R.string.practice_builds_on_why))
    for (practice in practices) {
        SoftCard(onClick = { open(practice) }) { Text(practice.name, style = MaterialTheme.typography.titleMedium) }
    }
}

@Composable
private fun Softer(holder: PracticeHolder) = SoftCard(Modifier.semantics { liveRegion = LiveRegionMode.Polite }) {
    BodyText(stringResource(R.string.practice_softer))
    SwitchRow(stringResource(R.string.practice_softer_switch), holder.softer, change = { holder.softer(it) })
}

@Composable
private fun Chosen(holder: PracticeHolder) {
    val card = holder.card
    Heading(stringResource(R.string.prepare_length))
    Choices { for (length in card.lengths) OneOf(lengthInWords(length.lengthMs), holder.length == length) { holder.length(length) } }
    if (holder.length.mindsEyes) {
        Choices {
            OneOf(stringResource(R.string.eyes_open), !holder.eyesClosed) { holder.eyes(closed = false) }
            OneOf(stringResource(R.string.eyes_closed), holder.eyesClosed, stringResource(R.string.eyes_why)) { holder.eyes(closed = true) }
        }
    }
    if (card.postures.size > 1) {
        Heading(stringResource(R.string.practice_posture))
        Choices {
            for (posture in card.postures) OneOf(stringResource(words(posture)), holder.posture == posture) { holder.posture(posture) }
        }
    }
}

@Composable
private fun Delay(holder: PracticeHolder) {
    Heading(stringResource(R.string.practice_delay))
    SecondaryText(stringResource(R.string.practice_delay_why))
    Choices {
        for (ms in holder.delays) {
            val words = if (ms == 0uL) stringResource(R.string.practice_delay_none) else lengthInWords(ms)
            OneOf(words, holder.delayMs == ms) { holder.delay(ms) }
        }
    }
}

private fun words(posture: Posture) = when (posture) {
    Posture.SITTING -> R.string.posture_sitting
    Posture.STANDING -> R.string.posture_standing
    Posture.LYING -> R.string.posture_lying
    Posture.WALKING -> R.string.posture_walking
    Posture.ANY -> R.string.posture_any
}

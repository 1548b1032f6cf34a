package app.kindself.ui.breathing

import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import app.kindself.R
import app.kindself.core.BreathingCatalogue
import app.kindself.core.Holds
import app.kindself.core.Limit
import app.kindself.core.Preparation
import app.kindself.core.Range
import app.kindself.core.secondsInDigits
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.Choices
import app.kindself.ui.parts.Dotted
import app.kindself.ui.parts.Frame
import app.kindself.ui.parts.Heading
import app.kindself.ui.parts.MainButton
import app.kindself.ui.parts.OneOf
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.parts.ScreenActions
import app.kindself.ui.parts.SecondaryText
import app.kindself.ui.parts.SoftCard
import app.kindself.ui.parts.Stepper
import app.kindself.ui.parts.lengthInWords
import app.kindself.ui.settings.GuideSwitches
import kotlin.math.absoluteValue

/** What a person can do there. */
class PrepareActions(val start: () -> Unit, val remind: () -> Unit)

/** How long, at what pace, how led; then start. */
@Composable
fun PrepareScreen(
    holder: PrepareHolder,
    catalogue: BreathingCatalogue,
    motorThere: Boolean,
    actions: PrepareActions,
    screen: ScreenActions
) {
    val outlook = holder.outlook
    val preparation = (outlook as? Outlook.Goes)?.preparation
    Frame(
        holder.practice.name,
        screen,
        bottom = {
            if (preparation?.askHolds == true) {
                Text(
                    stringResource(R.string.prepare_choose_holds),
                    style = MaterialTheme.typography.bodySmall,
                    color = MaterialTheme.colorScheme.onSurfaceVariant
                )
            }
            MainButton(stringResource(R.string.prepare_start), preparation != null && !preparation.askHolds, onClick = actions.start)
        }
    ) {
        (holder.practice as? Practice.OfOwn)?.let { SecondaryText(patternInWords(it.own.pattern)) }
        when (outlook) {
            is Outlook.Goes -> {
                if (preparation?.hasHolds == true) HoldsQuestion(holder, catalogue)
                preparation?.lengths?.let { Length(holder, it) }
                Going(outlook.preparation)
                if (outlook.preparation.startPaceMatters) StartPace(holder)
            }

            is Outlook.Problems -> SoftCard { for (problem in outlook.problems) BodyText(problemInWords(problem)) }

            Outlook.Gone -> BodyText(stringResource(R.string.notice_cannot_begin))
        }
        OtherButton(stringResource(R.string.remind_me), onClick = actions.remind)
        Heading(stringResource(R.string.prepare_led))
        GuideSwitches(holder.settings.guide, motorThere, holder::guide)
        val own = when (val practice = holder.practice) {
            is Practice.OfProtocol -> practice.card.cautions
            is Practice.OfOwn -> emptyList()
        }
        Cautions(own, catalogue.cautions)
    }
}

@Composable
private fun HoldsQuestion(holder: PrepareHolder, catalogue: BreathingCatalogue) {
    Heading(stringResource(R.string.prepare_holds))
    SoftCard {
        BodyText(catalogue.cautions.holdsAsk)
        Dotted(catalogue.cautions.holdReasons)
    }
    Choices {
        OneOf(stringResource(R.string.holds_without), holder.settings.holds == Holds.WITHOUT) { holder.holds(Holds.WITHOUT) }
        OneOf(stringResource(R.string.holds_with), holder.settings.holds == Holds.WITH) { holder.holds(Holds.WITH) }
    }
}

@Composable
private fun Length(holder: PrepareHolder, range: Range) {
    Heading(stringResource(R.string.prepare_length))
    Choices {
        for (length in holder.offered.filter { it in range.leastMs..range.mostMs }) {
            OneOf(lengthInWords(length), !holder.ownLength && holder.lengthMs == length) { holder.length(length) }
        }
        OneOf(stringResource(R.string.prepare_own_length), holder.ownLength, choose = holder::ownLength)
    }
    if (holder.ownLength) {
        Stepper(
            stringResource(R.string.prepare_length),
            less = holder.step(false, range),
            more = holder.step(true, range)
        ) { Changing(lengthInWords(holder.lengthMs)) }
    }
}

/** What it comes to, said plainly: how long in truth, how many breaths, by how much it moved, and what limits it. */
@Composable
private fun Going(preparation: Preparation) = SoftCard(Modifier.semantics { liveRegion = LiveRegionMode.Polite }) {
    val length = lengthInWords(preparation.lengthMs)
    val breaths = preparation.breaths.toInt()
    BodyText(
        if (breaths ==
            0
        ) {
            length
        } else {
            stringResource(R.string.prepare_going, length, pluralStringResource(R.plurals.breaths, breaths, breaths))
        }
    )
    when (val limit = preparation.limit) {
        is Limit.Beginner -> SecondaryText(pluralStringResource(R.plurals.limit_beginner, limit.most.toInt(), limit.most.toInt()))
        is Limit.Breaths -> SecondaryText(pluralStringResource(R.plurals.limit_breaths, limit.most.toInt(), limit.most.toInt()))
        null -> if (preparation.tellsMoved) Moved(preparation.movedMs)
    }
}

@Composable
private fun Moved(ms: Long) {
    val by = lengthInWords(ms.absoluteValue.toULong())
    SecondaryText(stringResource(if (ms > 0) R.string.prepare_longer else R.string.prepare_shorter, by))
}

@Composable
private fun StartPace(holder: PrepareHolder) {
    Heading(stringResource(R.string.prepare_pace))
    SecondaryText(stringResource(R.string.prepare_pace_why))
    Stepper(
        stringResource(R.string.prepare_pace_of),
        less = holder.pace(slower = false),
        more = holder.pace(slower = true),
        names = stringResource(R.string.session_faster) to stringResource(R.string.session_slower)
    ) { Changing(stringResource(R.string.prepare_pace_now, secondsInDigits(holder.startPaceMs))) }
}

/** A value that buttons beside it change: it is announced. */
@Composable
private fun Changing(words: String) = Text(
    words,
    Modifier.semantics {
        liveRegion = LiveRegionMode.Polite
    },
    textAlign = TextAlign.Center,
    style = MaterialTheme.typography.bodyLarge
)

package app.kindself.ui.reminders

import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import app.kindself.R
import app.kindself.core.Factor
import app.kindself.core.FactorCard
import app.kindself.core.FactorState
import app.kindself.core.SelfTestCard
import app.kindself.core.SettingsPage
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.Dotted
import app.kindself.ui.parts.Frame
import app.kindself.ui.parts.Heading
import app.kindself.ui.parts.MainButton
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.parts.ScreenActions
import app.kindself.ui.parts.SecondaryText
import app.kindself.ui.parts.SoftCard

/** What the screen shows; [card] is null until it was read, [isOverdue] whether one that was sent stays away for too long. */
class ArriveView(val card: SelfTestCard?, val test: TestState, val isOverdue: Boolean, val noPage: Boolean)

/** What a person can do on it. */
class ArriveActions(val send: () -> Unit, val open: (SettingsPage) -> Unit)

/** Whether reminders arrive on this phone, one to try, and what decides it, what needs doing first. */
@Composable
fun ArriveScreen(view: ArriveView, actions: ArriveActions, screen: ScreenActions) = Frame(stringResource(R.string.arrive_title), screen) {
    val card = view.card ?: return@Frame
    BodyText(
        stringResource(
            when (card.verdict) {
                FactorState.BROKEN -> R.string.arrive_broken
                FactorState.WEAKER -> R.string.arrive_weaker
                FactorState.GOOD, FactorState.UNSEEN -> R.string.arrive_good
            }
        ),
        Modifier.semantics { liveRegion = LiveRegionMode.Polite }
    )
    Heading(stringResource(R.string.arrive_try))
    val held = card.factors.find { it.factor == Factor.SHOWN && it.state == FactorState.BROKEN }
    if (held == null) Try(view, actions.send) else NotNow(held, actions.open)
    Heading(stringResource(R.string.arrive_factors))
    if (view.noPage) Problem(stringResource(R.string.arrive_no_page))
    for (factor in card.factors) FactorLine(factor, actions.open)
}

@Composable
private fun Try(view: ArriveView, send: () -> Unit) {
    val polite = Modifier.semantics { liveRegion = LiveRegionMode.Polite }
    when (val test = view.test) {
        TestState.None -> Unit

        is TestState.WaitingUntil ->
            BodyText(stringResource(if (view.isOverdue) R.string.arrive_not_yet else R.string.arrive_waiting), polite)

        is TestState.Arrived -> {
            val late = test.lateBySeconds.toInt()
            val arrived = pluralStringResource(R.plurals.arrive_arrived, late, late)
            BodyText(if (late == 0) stringResource(R.string.arrive_on_time) else arrived, polite)
        }
    }
    if (view.test !is TestState.WaitingUntil || view.isOverdue) MainButton(stringResource(R.string.arrive_send), onClick = send)
}

/** Nothing may be shown, so none is sent: there is the way to let it be. */
@Composable
private fun NotNow(shown: FactorCard, open: (SettingsPage) -> Unit) {
    BodyText(stringResource(R.string.arrive_not_shown), Modifier.semantics { liveRegion = LiveRegionMode.Polite })
    Way(shown, open)
}

@Composable
private fun Way(card: FactorCard, open: (SettingsPage) -> Unit) {
    val page = card.page ?: return
    OtherButton(stringResource(if (page == SettingsPage.ASK) R.string.rule_ask else R.string.arrive_open)) { open(page) }
}

@Composable
private fun FactorLine(card: FactorCard, open: (SettingsPage) -> Unit) = SoftCard {
    Text(stringResource(words(card.factor)), Modifier.semantics { heading() }, style = MaterialTheme.typography.titleMedium)
    SecondaryText(stringResource(words(card.state)))
    val maker = card.maker
    if (maker == null) {
        BodyText(stringResource(advice(card.factor, card.state)))
    } else {
        BodyText(maker.habit)
        Dotted(maker.steps)
        SecondaryText(maker.mayDiffer)
    }
    Way(card, open)
}

package app.kindself.ui.session

import androidx.compose.animation.core.animateFloatAsState
import androidx.compose.animation.core.tween
import androidx.compose.foundation.horizontalScroll
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.FilterChip
import androidx.compose.material3.FilterChipDefaults
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.focus.onFocusChanged
import androidx.compose.ui.graphics.graphicsLayer
import androidx.compose.ui.input.pointer.PointerEventPass
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import app.kindself.R
import app.kindself.core.Degradation
import app.kindself.core.Guide
import app.kindself.core.Interruption
import app.kindself.core.PaceChange
import app.kindself.core.SessionState
import app.kindself.core.WaitReason
import app.kindself.ui.parts.MainButton
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.theme.Margin
import app.kindself.ui.theme.Target

/** Faded, yet not gone: at nothing, screen readers and switches would lose the buttons. */
private const val FADED = 0.004f

/**
 * Pause and end, the pace, and how the session leads. While not [shown] a finger finds the surface behind them, and a screen reader, a
 * switch or a keyboard still finds the buttons; [touched] keeps them in sight.
 */
@Composable
fun SessionControls(view: SessionDisplay, shown: Boolean, actions: SessionActions, touched: () -> Unit) {
    val alpha by animateFloatAsState(if (shown) 1f else FADED, tween(if (shown) 200 else 800), label = "controls")
    Box(Modifier.fillMaxWidth().graphicsLayer { this.alpha = alpha }.onFocusChanged { if (it.hasFocus) touched() }) {
        Column(
            Modifier.fillMaxWidth().heightIn(max = 320.dp).verticalScroll(rememberScrollState()).padding(vertical = 12.dp).tapped(touched),
            Arrangement.spacedBy(8.dp),
            Alignment.CenterHorizontally
        ) {
            Degradations(view.degradations)
            Pace(view, actions.changePace)
            Stirring(view, actions.wishes)
            Wishes(view, actions.wishes)
            Leading(view.guide, actions.lead)
            Row(Modifier.widthIn(max = 600.dp).fillMaxWidth().padding(horizontal = Margin), Arrangement.spacedBy(12.dp)) {
                OtherButton(stringResource(R.string.session_end), Modifier.weight(1f).heightIn(min = 56.dp), onClick = actions.stop)
                if (view.running) {
                    MainButton(stringResource(R.string.session_pause), modifier = Modifier.weight(1f), onClick = actions.pause)
                } else {
                    MainButton(stringResource(R.string.session_carry_on), !view.gettingReady, Modifier.weight(1f), actions.resume)
                }
            }
        }
        if (!shown) Cover(Modifier.matchParentSize(), touched, actions)
    }
}

/** While something is asked: the way out, and the end. */
@Composable
internal fun AskedControls(view: SessionDisplay, actions: SessionActions) = Column(
    Modifier.fillMaxWidth().padding(vertical = 12.dp),
    Arrangement.spacedBy(8.dp),
    Alignment.CenterHorizontally
) {
    Degradations(view.degradations)
    Stirring(view, actions.wishes)
    OtherButton(stringResource(R.string.session_end), wide(), onClick = actions.stop)
}

private fun wide() = Modifier.widthIn(max = 600.dp).fillMaxWidth().padding(horizontal = Margin)

/** The way out of what is too much: always in words of its own. */
@Composable
private fun Stirring(view: SessionDisplay, wishes: SessionWishes) {
    if (view.isPractice && view.offers.stir) OtherButton(stringResource(R.string.session_stirring), wide(), onClick = wishes.stir)
}

@Composable
private fun Wishes(view: SessionDisplay, wishes: SessionWishes) {
    val offers = view.offers.takeIf { view.isPractice } ?: return
    if (!offers.goOn && !offers.stayLonger && !offers.leaveStep) return
    OneRow {
        if (offers.goOn) OtherButton(stringResource(R.string.session_silence_on), onClick = wishes.goOn)
        if (offers.stayLonger) OtherButton(stringResource(R.string.session_longer), onClick = wishes.stayLonger)
        if (offers.leaveStep) OtherButton(stringResource(R.string.session_skip_step), onClick = wishes.leaveStep)
    }
}

/** Tells of each touch on what lies inside, without taking it. */
private fun Modifier.tapped(touched: () -> Unit) = pointerInput(touched) {
    awaitPointerEventScope {
        while (true) if (awaitPointerEvent(PointerEventPass.Initial).changes.any { it.pressed && !it.previousPressed }) touched()
    }
}

/** Lies over the faded buttons, so that nobody ends a session by a button they cannot see. */
@Composable
private fun Cover(modifier: Modifier, touched: () -> Unit, actions: SessionActions) = Box(
    modifier.pressSurface(
        tap = {
            touched()
            actions.pause()
        },
        end = actions.stop,
        pressing = {}
    )
)

@Composable
private fun Pace(view: SessionDisplay, changePace: (PaceChange) -> Unit) {
    if (!view.canSlower && !view.canFaster && !view.canStay) return
    OneRow {
        OtherButton(stringResource(R.string.session_slower), enabled = view.canSlower) { changePace(PaceChange.SLOWER) }
        if (view.canStay) OtherButton(stringResource(R.string.session_stay)) { changePace(PaceChange.STAY) }
        OtherButton(stringResource(R.string.session_faster), enabled = view.canFaster) { changePace(PaceChange.FASTER) }
    }
}

@Composable
private fun Leading(guide: Guide, lead: (Guide) -> Unit) = OneRow {
    Way(stringResource(R.string.guide_voice), guide.voice) { lead(guide.copy(voice = it)) }
    Way(stringResource(R.string.guide_tones), guide.tones) { lead(guide.copy(tones = it)) }
    Way(stringResource(R.string.guide_bell), guide.bell) { lead(guide.copy(bell = it)) }
    Way(stringResource(R.string.guide_touch), guide.touch) { lead(guide.copy(touch = it)) }
}

/** One row, that scrolls where the screen is narrow or the text large, for the shape needs the height. */
@Composable
private fun OneRow(content: @Composable RowScope.() -> Unit) = Row(
    Modifier.horizontalScroll(rememberScrollState()).padding(horizontal = Margin),
    Arrangement.spacedBy(8.dp),
    content = content
)

@Composable
private fun Way(label: String, on: Boolean, change: (Boolean) -> Unit) = FilterChip(
    selected = on,
    onClick = { change(!on) },
    label = { Text(label) },
    modifier = Modifier.heightIn(min = Target),
    shape = CircleShape,
    // The sign beside the colour is for eyes; the state is read out anyway.
    leadingIcon = { Text(if (on) "●" else "○", Modifier.clearAndSetSemantics {}, color = MaterialTheme.colorScheme.primary) },
    colors = FilterChipDefaults.filterChipColors(
        selectedContainerColor = MaterialTheme.colorScheme.primaryContainer,
        selectedLabelColor = MaterialTheme.colorScheme.onPrimaryContainer
    )
)

@Composable
private fun Degradations(degradations: List<Degradation>) {
    for (degradation in degradations) {
        val words = when (degradation) {
            Degradation.VOICE -> R.string.degradation_voice
            Degradation.SOUND -> R.string.degradation_sound
            Degradation.HAPTICS -> R.string.degradation_haptics
            Degradation.SAVING_POWER -> R.string.degradation_saving_power
            Degradation.VIBRATION_OFF -> R.string.degradation_vibration_off
            Degradation.MEMORY -> R.string.degradation_memory
        }
        Text(
            stringResource(words),
            Modifier.fillMaxWidth().padding(horizontal = Margin),
            textAlign = TextAlign.Center,
            style = MaterialTheme.typography.bodySmall,
            color = MaterialTheme.colorScheme.onSurfaceVariant
        )
    }
}

/** Why a session waits. */
@Composable
internal fun waitingInWords(state: SessionState): String = stringResource(
    when (state) {
        is SessionState.Interrupted -> by(state.by)

        is SessionState.Paused -> when (val why = state.why) {
            is WaitReason.Interrupted -> by(why.by)
            WaitReason.Person -> R.string.waiting_person
            WaitReason.Restored -> R.string.waiting_restored
        }

        SessionState.Ready, SessionState.Running, SessionState.Asked, is SessionState.Ended -> R.string.waiting_person
    }
)

private fun by(interruption: Interruption) = when (interruption) {
    Interruption.CALL -> R.string.waiting_call
    Interruption.OTHER_SOUND -> R.string.waiting_sound
    Interruption.HEADPHONES_GONE -> R.string.waiting_headphones
}

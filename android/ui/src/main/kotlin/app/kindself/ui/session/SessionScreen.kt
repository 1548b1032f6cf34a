package app.kindself.ui.session

import androidx.compose.animation.Crossfade
import androidx.compose.animation.core.Easing
import androidx.compose.animation.core.tween
import androidx.compose.foundation.focusable
import androidx.compose.foundation.gestures.awaitEachGesture
import androidx.compose.foundation.gestures.awaitFirstDown
import androidx.compose.foundation.gestures.waitForUpOrCancellation
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberUpdatedState
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.input.pointer.PointerEventTimeoutCancellationException
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.CustomAccessibilityAction
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.customActions
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.onClick
import androidx.compose.ui.semantics.paneTitle
import androidx.compose.ui.semantics.role
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.sp
import app.kindself.R
import app.kindself.core.Guide
import app.kindself.core.Hand
import app.kindself.core.PaceChange
import app.kindself.core.Question
import app.kindself.core.sessionGestures
import app.kindself.ui.parts.Arrival
import app.kindself.ui.parts.ScreenActions
import app.kindself.ui.parts.ScreenBar
import app.kindself.ui.parts.keyboardIsUp
import app.kindself.ui.platform.Clock
import app.kindself.ui.safety.WaysOut
import app.kindself.ui.safety.WaysOutAbove
import app.kindself.ui.theme.Margin
import kotlinx.coroutines.delay

/** What a person can wish in a practice. */
class SessionWishes(val goOn: () -> Unit, val stayLonger: () -> Unit, val leaveStep: () -> Unit, val stir: () -> Unit)

/** What a person can do in a session. */
class SessionActions(
    val pause: () -> Unit,
    val resume: () -> Unit,
    val stop: () -> Unit,
    val changePace: (PaceChange) -> Unit,
    val lead: (Guide) -> Unit,
    val wishes: SessionWishes,
    val lifebuoy: () -> Unit,
    /** Where it is about abuse. */
    val out: WaysOut? = null
)

/** One shape, one line, and the breaths that are left. A tap anywhere pauses or goes on; a press of two seconds ends. */
@Composable
fun SessionScreen(
    view: SessionDisplay,
    reduceMotion: Boolean,
    breath: @Composable (Modifier) -> Unit,
    question: @Composable (Question) -> Unit,
    actions: SessionActions
) {
    val asked = view.question
    if (asked != null) return AskedScreen(view, actions) { question(asked) }
    var taps by remember { mutableIntStateOf(0) }
    var controls by remember { mutableStateOf(true) }
    var pressing by remember { mutableStateOf(false) }
    LaunchedEffect(taps, view.running) {
        controls = true
        if (!view.running) return@LaunchedEffect
        delay(sessionGestures().controlsStayMs.toLong())
        controls = false
    }
    val tap = {
        taps++
        if (view.running) actions.pause() else actions.resume()
    }
    val surface = Modifier.pressSurface(tap, actions.stop) { pressing = it }
    val pauseLabel = stringResource(if (view.running) R.string.session_pause else R.string.session_carry_on)
    val endLabel = stringResource(R.string.session_end)
    Box(
        Modifier.fillMaxSize().then(surface).then(remember { Arrival() }.focused()).focusable().semantics {
            paneTitle = view.title
            contentDescription = view.title
            role = Role.Button
            onClick(pauseLabel) {
                tap()
                true
            }
            customActions = listOf(
                CustomAccessibilityAction(pauseLabel) {
                    tap()
                    true
                },
                CustomAccessibilityAction(endLabel) {
                    actions.stop()
                    true
                }
            )
        }
    )
    Column(Modifier.fillMaxSize().windowInsetsPadding(WindowInsets.safeDrawing), horizontalAlignment = Alignment.CenterHorizontally) {
        ScreenBar(ScreenActions(back = null, lifebuoy = actions.lifebuoy))
        actions.out?.let { WaysOutAbove(it) }
        BoxWithConstraints(Modifier.weight(1f).fillMaxWidth()) {
            val side = shapeSide(maxWidth, maxHeight)
            Column(
                Modifier.fillMaxWidth().heightIn(
                    min = maxHeight
                ).verticalScroll(rememberScrollState()).then(surface).padding(horizontal = Margin),
                Arrangement.Center,
                Alignment.CenterHorizontally
            ) {
                breath(Modifier.size(side))
                Line(view, reduceMotion)
                view.hand?.takeIf { view.running }?.let { Hand(it) }
                WhatIsLeft(view, pressing)
            }
        }
        SessionControls(view, controls || view.waiting, actions) { taps++ }
    }
}

/** A question in the place of shape and line. It waits: a tap beside it does nothing. */
@Composable
private fun AskedScreen(view: SessionDisplay, actions: SessionActions, question: @Composable () -> Unit) = Column(
    Modifier.fillMaxSize().semantics { paneTitle = view.title }.windowInsetsPadding(WindowInsets.safeDrawing),
    horizontalAlignment = Alignment.CenterHorizontally
) {
    ScreenBar(ScreenActions(back = null, lifebuoy = actions.lifebuoy))
    actions.out?.let { WaysOutAbove(it) }
    Column(
        Modifier.weight(1f).fillMaxWidth().verticalScroll(rememberScrollState()),
        Arrangement.Center,
        Alignment.CenterHorizontally
    ) { question() }
    if (!keyboardIsUp()) AskedControls(view, actions)
}

/** As large as leaves the words their room. */
internal fun shapeSide(width: Dp, height: Dp): Dp = minOf(width - Margin * 2, height * SHARE, 340.dp).coerceAtLeast(96.dp)

private const val SHARE = 0.52f

@Composable
private fun Line(view: SessionDisplay, reduceMotion: Boolean) {
    // A spoken guide would be talked over; without it, the words are announced as they change.
    val announced = if (view.guide.voice || !view.running) Modifier else Modifier.semantics { liveRegion = LiveRegionMode.Polite }
    val words = when {
        view.gettingReady -> stringResource(R.string.session_getting_ready)
        view.waiting -> waitingInWords(view.state)
        else -> view.line
    }
    Crossfade(words, announced.padding(top = 8.dp), tween(if (reduceMotion) 0 else FADE_MS), "line") {
        val long = it.length > LONG_LINE
        Text(
            it,
            Modifier.fillMaxWidth().heightIn(min = 48.dp),
            fontSize = if (long) 20.sp else 28.sp,
            textAlign = TextAlign.Center,
            style = MaterialTheme.typography.headlineMedium
        )
    }
}

/** Longer words are sentences to be read, not a phase to be glanced at. */
private const val LONG_LINE = 40
private const val FADE_MS = 200

/** Where a hand may be meanwhile, quietly. */
@Composable
private fun Hand(hand: Hand) = Text(
    stringResource(
        when (hand) {
            Hand.HEART -> R.string.hand_heart
            Hand.BELLY -> R.string.hand_belly
            Hand.CHEEK -> R.string.hand_cheek
            Hand.ARMS -> R.string.hand_arms
            Hand.HANDS -> R.string.hand_hands
            Hand.SHOULDERS -> R.string.hand_shoulders
            Hand.KNEES -> R.string.hand_knees
            Hand.CUSHION -> R.string.hand_cushion
            Hand.TABLE -> R.string.hand_table
        }
    ),
    Modifier.fillMaxWidth().padding(top = 4.dp),
    textAlign = TextAlign.Center,
    style = MaterialTheme.typography.bodyLarge,
    color = MaterialTheme.colorScheme.onSurfaceVariant
)

@Composable
private fun WhatIsLeft(view: SessionDisplay, pressing: Boolean) {
    val part = view.part
    val words = when {
        pressing -> stringResource(R.string.session_keep_holding)
        view.breathsLeft != null -> pluralStringResource(R.plurals.session_breaths_left, view.breathsLeft, view.breathsLeft)
        part != null -> stringResource(R.string.session_part, part.name, part.number, part.of)
        else -> ""
    }
    Text(
        words,
        Modifier.fillMaxWidth().padding(top = 4.dp).heightIn(min = 28.dp),
        textAlign = TextAlign.Center,
        style = MaterialTheme.typography.bodyLarge,
        color = MaterialTheme.colorScheme.onSurfaceVariant
    )
}

/** A tap, or a press of two seconds; [pressing] is told when a press has become a long one. */
@Composable
internal fun Modifier.pressSurface(tap: () -> Unit, end: () -> Unit, pressing: (Boolean) -> Unit): Modifier {
    val tapped by rememberUpdatedState(tap)
    val ended by rememberUpdatedState(end)
    val told by rememberUpdatedState(pressing)
    return pointerInput(Unit) {
        val gestures = sessionGestures()
        val (sayMs, endMs) = gestures.sayPressMs.toLong() to gestures.endPressMs.toLong()
        awaitEachGesture {
            awaitFirstDown()
            try {
                val up = withTimeoutOrNull(sayMs) { waitForUpOrCancellation() to Unit }
                if (up != null) {
                    if (up.first != null) tapped()
                } else {
                    told(true)
                    withTimeout(endMs - sayMs) { waitForUpOrCancellation() }?.let { tapped() }
                }
            } catch (_: PointerEventTimeoutCancellationException) {
                ended()
            } finally {
                told(false)
            }
        }
    }
}

/** The breath of [view], moving. */
@Composable
fun SessionBreath(view: SessionDisplay, easing: Easing, clock: Clock, reduceMotion: Boolean, modifier: Modifier = Modifier) =
    BreathShape(view.run, easing, clock, reduceMotion, stringResource(R.string.session_shape), view.line, modifier)

package app.kindself.ui.parts

import androidx.compose.foundation.ExperimentalFoundationApi
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.ime
import androidx.compose.foundation.relocation.BringIntoViewRequester
import androidx.compose.foundation.relocation.bringIntoViewRequester
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.derivedStateOf
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.focus.onFocusChanged
import androidx.compose.ui.layout.onSizeChanged
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.unit.dp

/** Whether the keyboard is on the screen. */
@Composable
fun keyboardIsUp(): Boolean {
    val (keyboard, density) = WindowInsets.ime to LocalDensity.current
    // It comes up in many steps, of which only the first one matters.
    return remember(keyboard, density) { derivedStateOf { keyboard.getBottom(density) > 0 } }.value
}

/** Scrolled into sight, whole, when one goes to it and when the keyboard comes up; a taller field follows its cursor by itself. */
@OptIn(ExperimentalFoundationApi::class)
@Composable
fun Modifier.staysInSight(): Modifier {
    val sight = remember { BringIntoViewRequester() }
    var focused by remember { mutableStateOf(false) }
    var height by remember { mutableIntStateOf(0) }
    val keyboard = keyboardIsUp()
    val most = with(LocalDensity.current) { TALL.roundToPx() }
    LaunchedEffect(focused, keyboard) { if (focused && height <= most) sight.bringIntoView() }
    return bringIntoViewRequester(sight).onFocusChanged { focused = it.isFocused }.onSizeChanged { height = it.height }
}

/** What fits between the keyboard and the title on any phone. */
private val TALL = 240.dp

package app.kindself.ui.start

import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.runtime.Composable
import androidx.compose.runtime.SideEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import app.kindself.R
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.Frame
import app.kindself.ui.parts.MainButton
import app.kindself.ui.parts.ScreenActions
import app.kindself.ui.parts.SoftCard
import app.kindself.ui.theme.KindselfTheme

/** Numbers that reach help in many places, for where no list can be asked (core/content/safety/crisis.json, "wide"). */
private val widelyWorkingNumbers = listOf("112", "911")

/**
 * What is said where the last run broke off, before core and store are touched, and where the app could not be made, [failures] times so
 * far. Nothing here asks core or store. [back] and [bars] are as in [app.kindself.ui.app.App]; [open] goes on to the app, [dial] is false
 * where no dialler opens.
 */
@Composable
fun BrokeOff(
    failures: Int,
    open: () -> Unit,
    dial: (String) -> Boolean,
    back: @Composable (enabled: Boolean, onBack: () -> Unit) -> Unit,
    bars: (dark: Boolean) -> Unit = {}
) {
    // What was chosen is in the store.
    val dark = isSystemInDarkTheme()
    SideEffect { bars(dark) }
    var atLifebuoy by rememberSaveable { mutableStateOf(false) }
    back(atLifebuoy) { atLifebuoy = false }
    KindselfTheme(dark) {
        Surface(Modifier.fillMaxSize(), color = MaterialTheme.colorScheme.background) {
            if (atLifebuoy) {
                PlainLifebuoy(dial, ScreenActions(back = { atLifebuoy = false }, lifebuoy = null))
            } else {
                val screen = ScreenActions(back = null, lifebuoy = { atLifebuoy = true })
                if (failures == 0) BrokeOffScreen(open, screen) else NoStartScreen(failures, open, screen)
            }
        }
    }
}

@Composable
private fun BrokeOffScreen(open: () -> Unit, screen: ScreenActions) = Frame(stringResource(R.string.broke_off_title), screen) {
    BodyText(stringResource(R.string.broke_off))
    MainButton(stringResource(R.string.broke_off_open), onClick = open)
}

@Composable
private fun NoStartScreen(failures: Int, tryAgain: () -> Unit, screen: ScreenActions) =
    Frame(stringResource(R.string.no_start_title), screen) {
        BodyText(stringResource(R.string.broke_off))
        BodyText(stringResource(R.string.no_start_then))
        MainButton(stringResource(R.string.store_try_again), onClick = tryAgain)
        // Anew each time, so that a screen reader says it each time.
        if (failures > 1) {
            key(failures) {
                BodyText(stringResource(R.string.no_start_again), Modifier.semantics { liveRegion = LiveRegionMode.Polite })
            }
        }
    }

/** The lifebuoy without the core: words to ground oneself with, and numbers. */
@Composable
private fun PlainLifebuoy(dial: (String) -> Boolean, screen: ScreenActions) = Frame(stringResource(R.string.lifebuoy_title), screen) {
    var notDialled by remember { mutableStateOf<String?>(null) }
    notDialled?.let {
        SoftCard(Modifier.semantics { liveRegion = LiveRegionMode.Polite }) { BodyText(stringResource(R.string.lines_no_dialler, it)) }
    }
    SoftCard(color = MaterialTheme.colorScheme.secondaryContainer) {
        BodyText(stringResource(R.string.plain_ground_feet))
        BodyText(stringResource(R.string.plain_ground_hands))
        BodyText(stringResource(R.string.plain_ground_room))
    }
    BodyText(stringResource(R.string.plain_numbers))
    for (number in widelyWorkingNumbers) {
        MainButton(stringResource(R.string.lines_call, number)) { notDialled = number.takeUnless(dial) }
    }
}

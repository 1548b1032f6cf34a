package app.kindself.ui.safety

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.remember
import app.kindself.ui.app.Kindself
import app.kindself.ui.navigation.Destination
import app.kindself.ui.navigation.Navigator
import app.kindself.ui.navigation.SavedDestinations
import app.kindself.ui.navigation.restored
import app.kindself.ui.navigation.savedIn
import app.kindself.ui.parts.ScreenActions
import app.kindself.ui.session.ground
import app.kindself.ui.session.leaveNow

/** Where help is. */
enum class SafetyDestination : Destination {
    Lifebuoy,
    CrisisLines,

    /** Help lines for people who live with abuse. Nobody else is to see that somebody looks at them, and no name here says it. */
    OtherLines;

    override val isPublic get() = this != OtherLines
    override val saved get() = savedIn(CAPABILITY)

    @Composable
    override fun Content(navigator: Navigator) = SafetyContent(this, navigator)

    companion object : SavedDestinations {
        private const val CAPABILITY = "safety"

        override fun restore(saved: List<String>) = saved.restored(CAPABILITY, entries)
    }
}

@Composable
private fun SafetyContent(destination: SafetyDestination, navigator: Navigator) {
    val app = navigator.app
    val phone = app.platform.phone
    when (destination) {
        SafetyDestination.Lifebuoy -> LifebuoyScreen(
            app.catalogue.grounding,
            LifebuoyActions(
                ground = navigator::ground,
                lines = { navigator.go(SafetyDestination.CrisisLines) },
                leave = app::leaveQuickly
            ),
            ScreenActions(navigator::back, lifebuoy = null)
        )

        SafetyDestination.CrisisLines -> CrisisLinesScreen(
            remember(app.settings.now.country) { app.safety.crisis() },
            countryChoice(app),
            Reaching(phone::dial, phone::text, phone::browse),
            navigator.actions()
        )

        SafetyDestination.OtherLines -> if (app.discreet.card == null && !app.sessions.isDiscreet) {
            // After a kill, or the lock, nobody was here.
            LaunchedEffect(Unit) { if (navigator.isAt(destination)) navigator.back() }
        } else {
            AbuseLinesScreen(
                remember(app.settings.now.country) { app.safety.abuseLines() },
                countryChoice(app),
                Reaching(phone::dial, phone::text, phone::browse),
                WaysOut(navigator::leaveNow, lines = null),
                { navigator.go(SafetyDestination.CrisisLines) },
                navigator.actions()
            )
        }
    }
}

private fun countryChoice(app: Kindself) =
    CountryChoice(app.safety.countries, app.settings.now.country) { code -> app.settings.change { it.copy(country = code) } }

package app.kindself.ui.safety

import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import app.kindself.ui.navigation.Destination
import app.kindself.ui.navigation.Navigator
import app.kindself.ui.navigation.SavedDestinations
import app.kindself.ui.navigation.restored
import app.kindself.ui.navigation.savedIn
import app.kindself.ui.parts.ScreenActions
import app.kindself.ui.session.ground

/** Where help is. */
enum class SafetyDestination : Destination {
    Lifebuoy,
    CrisisLines;

    override val isPublic get() = true
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
            CountryChoice(app.safety.countries, app.settings.now.country) { code -> app.settings.change { it.copy(country = code) } },
            Reaching(phone::dial, phone::text, phone::browse),
            navigator.actions()
        )
    }
}

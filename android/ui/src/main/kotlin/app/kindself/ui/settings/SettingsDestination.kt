package app.kindself.ui.settings

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.remember
import app.kindself.core.dayBeginnings
import app.kindself.ui.navigation.Destination
import app.kindself.ui.navigation.Navigator
import app.kindself.ui.navigation.SavedDestinations
import app.kindself.ui.navigation.restored
import app.kindself.ui.navigation.savedIn
import kotlinx.coroutines.launch

/** Where one chooses what is comfortable. */
enum class SettingsDestination : Destination {
    Settings,
    DayBegins,
    Country;

    override val isPublic get() = true
    override val saved get() = savedIn(CAPABILITY)

    @Composable
    override fun Content(navigator: Navigator) = SettingsContent(this, navigator)

    companion object : SavedDestinations {
        private const val CAPABILITY = "settings"

        override fun restore(saved: List<String>) = saved.restored(CAPABILITY, entries)
    }
}

@Composable
private fun SettingsContent(destination: SettingsDestination, navigator: Navigator) {
    val app = navigator.app
    when (destination) {
        SettingsDestination.Settings -> {
            LaunchedEffect(Unit) { app.spokenLines.read() }
            SettingsScreen(
                SettingsView(
                    app.settings.now,
                    app.catalogue.startPace,
                    app.platform.haptics.there,
                    app.safety.countries.find { it.code == app.settings.now.country }?.name,
                    app.spokenLines.bytes.let { SpokenView(it?.let(app.platform.phone::size), it == 0uL) }
                ),
                app.settings::change,
                SettingsActions(
                    emptySpoken = { app.scope.launch { app.spokenLines.empty() } },
                    dayBegins = { navigator.go(SettingsDestination.DayBegins) },
                    country = { navigator.go(SettingsDestination.Country) }
                ),
                navigator.actions()
            )
        }

        SettingsDestination.DayBegins -> DayBeginsScreen(
            remember { dayBeginnings() },
            app.settings.now.dayBeginsMin,
            choose = { minutes ->
                app.settings.change { it.copy(dayBeginsMin = minutes) }
                navigator.back()
            },
            navigator.actions()
        )

        SettingsDestination.Country -> CountryScreen(
            app.safety.countries,
            app.settings.now.country,
            choose = { code ->
                app.settings.change { it.copy(country = code) }
                navigator.back()
            },
            navigator.actions()
        )
    }
}

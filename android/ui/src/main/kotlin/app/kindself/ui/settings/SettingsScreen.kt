package app.kindself.ui.settings

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import app.kindself.R
import app.kindself.core.CountryCard
import app.kindself.core.Holds
import app.kindself.core.Settings
import app.kindself.core.StartPaceCard
import app.kindself.core.Theme
import app.kindself.core.secondsInDigits
import app.kindself.ui.breathing.stepped
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.Choices
import app.kindself.ui.parts.Door
import app.kindself.ui.parts.Frame
import app.kindself.ui.parts.Heading
import app.kindself.ui.parts.LocalTimes
import app.kindself.ui.parts.OneOf
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.parts.ScreenActions
import app.kindself.ui.parts.SecondaryText
import app.kindself.ui.parts.Stepper
import app.kindself.ui.parts.SwitchRow

/** How much is kept of what the phone's voice has said, in the phone's words; null until that is known. */
class SpokenView(val size: String?, val isEmpty: Boolean)

/** What the settings screen shows besides the settings themselves. */
class SettingsView(val settings: Settings, val pace: StartPaceCard, val motorThere: Boolean, val country: String?, val spoken: SpokenView)

/** What can be done besides choosing. */
class SettingsActions(val emptySpoken: () -> Unit, val dayBegins: () -> Unit, val country: () -> Unit)

/** Comfort choices. Each is kept at once. */
@Composable
fun SettingsScreen(view: SettingsView, change: ((Settings) -> Settings) -> Unit, actions: SettingsActions, screen: ScreenActions) =
    Frame(stringResource(R.string.settings_title), screen) {
        val settings = view.settings
        Heading(stringResource(R.string.settings_theme))
        Choices {
            OneOf(stringResource(R.string.theme_system), settings.theme == Theme.SYSTEM) { change { it.copy(theme = Theme.SYSTEM) } }
            OneOf(stringResource(R.string.theme_light), settings.theme == Theme.LIGHT) { change { it.copy(theme = Theme.LIGHT) } }
            OneOf(stringResource(R.string.theme_dark), settings.theme == Theme.DARK) { change { it.copy(theme = Theme.DARK) } }
        }
        SwitchRow(stringResource(R.string.settings_motion), settings.reduceMotion, stringResource(R.string.settings_motion_note)) { on ->
            change { it.copy(reduceMotion = on) }
        }
        SwitchRow(stringResource(R.string.settings_screen), settings.keepScreenOn, stringResource(R.string.settings_screen_note)) { on ->
            change { it.copy(keepScreenOn = on) }
        }
        Heading(stringResource(R.string.settings_guide))
        GuideSwitches(settings.guide, view.motorThere) { guide -> change { it.copy(guide = guide) } }
        SwitchRow(stringResource(R.string.settings_music), settings.ownMusic, stringResource(R.string.settings_music_note)) { on ->
            change { it.copy(ownMusic = on) }
        }
        Spoken(view.spoken, actions.emptySpoken)
        Pace(view, change)
        Heading(stringResource(R.string.settings_holds))
        SecondaryText(stringResource(R.string.settings_holds_note))
        Choices {
            OneOf(stringResource(R.string.holds_ask), settings.holds == Holds.UNANSWERED) { change { it.copy(holds = Holds.UNANSWERED) } }
            OneOf(stringResource(R.string.holds_without), settings.holds == Holds.WITHOUT) { change { it.copy(holds = Holds.WITHOUT) } }
            OneOf(stringResource(R.string.holds_with), settings.holds == Holds.WITH) { change { it.copy(holds = Holds.WITH) } }
        }
        Heading(stringResource(R.string.settings_day_heading))
        SecondaryText(stringResource(R.string.settings_day_note))
        Door(stringResource(R.string.settings_day), LocalTimes.current(settings.dayBeginsMin), onClick = actions.dayBegins)
        Heading(stringResource(R.string.settings_lines))
        Door(stringResource(R.string.settings_country), view.country ?: stringResource(R.string.country_phone), onClick = actions.country)
    }

/** Read as one: what it is, how much of it there is, and what that means. */
@Composable
private fun Spoken(view: SpokenView, empty: () -> Unit) = Row(
    Modifier.fillMaxWidth(),
    Arrangement.spacedBy(16.dp),
    Alignment.CenterVertically
) {
    Column(
        Modifier.weight(1f).padding(vertical = 8.dp).semantics(mergeDescendants = true) { liveRegion = LiveRegionMode.Polite }
    ) {
        BodyText(stringResource(R.string.settings_spoken))
        val size = if (view.isEmpty) stringResource(R.string.settings_spoken_none) else view.size
        if (size != null) BodyText(size)
        val quiet = MaterialTheme.colorScheme.onSurfaceVariant
        Text(stringResource(R.string.settings_spoken_note), style = MaterialTheme.typography.bodySmall, color = quiet)
    }
    // It stays where it is when there is nothing left to do: whoever used it by keys or by ear is not thrown somewhere else.
    OtherButton(stringResource(R.string.settings_spoken_empty), enabled = view.size != null && !view.isEmpty, onClick = empty)
}

@Composable
private fun Pace(view: SettingsView, change: ((Settings) -> Settings) -> Unit) {
    val card = view.pace
    val pace = view.settings.startPaceMs ?: card.usualMs
    fun step(slower: Boolean) = card.stepped(pace, slower)?.let { next -> { change { it.copy(startPaceMs = next) } } }
    Heading(stringResource(R.string.prepare_pace))
    SecondaryText(stringResource(R.string.prepare_pace_why))
    Stepper(
        stringResource(R.string.prepare_pace_of),
        less = step(slower = false),
        more = step(slower = true),
        names = stringResource(R.string.session_faster) to stringResource(R.string.session_slower)
    ) {
        Text(
            stringResource(R.string.prepare_pace_now, secondsInDigits(pace)),
            Modifier.semantics { liveRegion = LiveRegionMode.Polite },
            textAlign = TextAlign.Center
        )
    }
}

/** At which of [times], minutes after midnight, the person's day begins. */
@Composable
fun DayBeginsScreen(times: List<UShort>, chosen: UShort, choose: (UShort) -> Unit, screen: ScreenActions) =
    Frame(stringResource(R.string.settings_day), screen) {
        SecondaryText(stringResource(R.string.settings_day_kept))
        Choices {
            for (time in times) OneOf(LocalTimes.current(time), chosen == time) { choose(time) }
        }
    }

/** Which country's crisis lines are shown. */
@Composable
fun CountryScreen(countries: List<CountryCard>, chosen: String?, choose: (String?) -> Unit, screen: ScreenActions) =
    Frame(stringResource(R.string.settings_country), screen) {
        Choices {
            OneOf(stringResource(R.string.country_phone), chosen == null) { choose(null) }
            for (country in countries) OneOf(country.name, chosen == country.code) { choose(country.code) }
        }
    }

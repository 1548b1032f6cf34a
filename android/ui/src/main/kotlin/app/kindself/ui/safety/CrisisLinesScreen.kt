package app.kindself.ui.safety

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import app.kindself.R
import app.kindself.core.CountryCard
import app.kindself.core.CrisisCard
import app.kindself.core.PlaceCard
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.Choices
import app.kindself.ui.parts.Disclosure
import app.kindself.ui.parts.Frame
import app.kindself.ui.parts.Heading
import app.kindself.ui.parts.LocalDates
import app.kindself.ui.parts.OneOf
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.parts.ScreenActions
import app.kindself.ui.parts.SecondaryText
import app.kindself.ui.parts.dayInWords
import java.util.Locale

/** The countries there are, the code of the chosen one (null: as the phone), and choosing one. */
class CountryChoice(val countries: List<CountryCard>, val chosen: String?, val choose: (String?) -> Unit)

/**
 * The emergency number first, then helplines, then someone one trusts. Where the country is not known, or not in the list, the numbers that
 * work widely, and the list. Nothing is called, written or opened but by a tap.
 */
@Composable
fun CrisisLinesScreen(crisis: CrisisCard, country: CountryChoice, reach: Reaching, screen: ScreenActions) {
    val place = crisis.place
    val unlisted = crisis.unlisted?.let { countryInWords(it) }
    // Another country begins at its emergency number, not where the list of countries was.
    key(place?.country) {
        Frame(stringResource(R.string.lifebuoy_lines), screen) {
            BodyText(crisis.first)
            when {
                place != null -> Heading(place.name)
                unlisted != null -> BodyText(stringResource(R.string.lines_unlisted, unlisted))
                else -> BodyText(crisis.unknown)
            }
            EmergencyNumbers(crisis.emergency, reach)
            if (place == null) {
                Heading(if (unlisted == null) crisis.ask else stringResource(R.string.lines_other))
                Countries(country)
                BodyText(crisis.elsewhere)
            } else {
                OfPlace(crisis, place, reach)
            }
            BodyText(crisis.also)
            if (place != null) AnotherCountry(crisis.ask, country)
            Looked(crisis.lookedOn, crisis.isOld, crisis.someAreOld, crisis.untried)
            Sources(crisis)
        }
    }
}

@Composable
private fun OfPlace(crisis: CrisisCard, place: PlaceCard, reach: Reaching) {
    BodyText(if (place.lines.isEmpty()) crisis.noLine else crisis.then)
    for (line in place.lines) Helpline(line, reach)
    Heading(stringResource(R.string.lines_if_no_answer))
    BodyText(place.ifNoAnswer)
}

/** Asks for the country where the numbers are: the list opens here and closes when one is chosen. */
@Composable
internal fun AnotherCountry(ask: String, country: CountryChoice) {
    var choosing by rememberSaveable { mutableStateOf(false) }
    if (choosing) {
        Heading(ask)
        Countries(
            CountryChoice(country.countries, country.chosen) {
                choosing = false
                country.choose(it)
            },
            stringResource(R.string.country_phone)
        )
    } else {
        OtherButton(stringResource(R.string.lines_other), Modifier.fillMaxWidth()) { choosing = true }
    }
}

/** All countries; with [phone], also to leave it to the phone. */
@Composable
internal fun Countries(country: CountryChoice, phone: String? = null) = Choices {
    if (phone != null) OneOf(phone, country.chosen == null) { country.choose(null) }
    for (one in country.countries) OneOf(one.name, country.chosen == one.code) { country.choose(one.code) }
}

/** When someone last looked at a list, and that it or [someAreOld] parts of it are. */
@Composable
internal fun Looked(on: String, isOld: Boolean, someAreOld: Boolean, untried: String) {
    val looked = stringResource(R.string.lines_looked, dayInWords(on))
    val old = if (isOld) stringResource(R.string.lines_looked_old) else null
    val some = if (someAreOld) stringResource(R.string.lines_some_old) else null
    SecondaryText(listOfNotNull(looked, old, some, untried).joinToString(" "))
}

/** Where each of them was seen and when, folded away until somebody wants to know. */
@Composable
private fun Sources(crisis: CrisisCard) = Disclosure(stringResource(R.string.lines_from)) {
    Seen(stringResource(R.string.lines_emergency_numbers), crisis.emergencySources, crisis.emergencyIsOld)
    if (crisis.elsewhereSources.isNotEmpty()) {
        Seen(stringResource(R.string.lines_elsewhere), crisis.elsewhereSources, crisis.elsewhereIsOld)
    }
    for (line in crisis.place?.lines.orEmpty()) Seen(line.name, line.sources, line.isOld)
}

/** The country's name in the language of the app's texts; null where the machine has none. */
@Composable
internal fun countryInWords(code: String): String? =
    Locale.Builder().setRegion(code).build().getDisplayCountry(LocalDates.current).takeIf { it.isNotEmpty() && it != code }

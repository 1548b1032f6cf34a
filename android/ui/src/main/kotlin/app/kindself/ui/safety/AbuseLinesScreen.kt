package app.kindself.ui.safety

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.key
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import app.kindself.R
import app.kindself.core.AbuseLinesCard
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.Disclosure
import app.kindself.ui.parts.Frame
import app.kindself.ui.parts.Heading
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.parts.ScreenActions

/**
 * Help lines for people who were or are hurt or controlled by somebody: the emergency number first, what stays in the phone before one
 * calls, then the lines, then those that listen whatever the reason. Where none is known, that is said. [crisisLines] leads there.
 */
@Composable
fun AbuseLinesScreen(
    lines: AbuseLinesCard,
    country: CountryChoice,
    reach: Reaching,
    ways: WaysOut,
    crisisLines: () -> Unit,
    screen: ScreenActions
) {
    val place = lines.place
    val unlisted = lines.unlisted?.let { countryInWords(it) }
    // Another country begins at its emergency number, not where the list of countries was.
    key(place) {
        Frame(stringResource(R.string.abuse_lines), screen, bottom = { WaysOutButtons(ways) }) {
            BodyText(lines.first)
            (place ?: unlisted)?.let { Heading(it) }
            EmergencyNumbers(lines.emergency, reach)
            BodyText(lines.then)
            if (lines.lines.isNotEmpty()) BodyText(lines.list)
            for (one in lines.lines) Helpline(one.line, reach, one.bill)
            lines.note?.let { BodyText(it) }
            BodyText(lines.also)
            OtherButton(stringResource(R.string.lifebuoy_lines), Modifier.fillMaxWidth(), onClick = crisisLines)
            if (place == null) {
                Heading(lines.ask)
                Countries(country)
            } else {
                AnotherCountry(lines.ask, country)
            }
            Looked(lines.lookedOn, lines.isOld, lines.someAreOld, lines.untried)
            Disclosure(stringResource(R.string.lines_from)) {
                Seen(stringResource(R.string.lines_emergency_numbers), lines.emergencySources, lines.emergencyIsOld)
                for (one in lines.lines) Seen(one.line.name, one.line.sources, one.line.isOld)
            }
        }
    }
}

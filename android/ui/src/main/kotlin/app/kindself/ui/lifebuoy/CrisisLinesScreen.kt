package app.kindself.ui.lifebuoy

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import app.kindself.R
import app.kindself.core.CrisisCard
import app.kindself.core.NumberCard
import app.kindself.core.PlaceCard
import app.kindself.core.Reaches
import app.kindself.ui.parts.Frame
import app.kindself.ui.parts.Heading
import app.kindself.ui.parts.MainButton
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.parts.Quiet
import app.kindself.ui.parts.Said
import app.kindself.ui.parts.SoftCard
import app.kindself.ui.parts.Ways
import java.util.Locale

/** The place whose lines are shown first: the one chosen in the settings, else the phone's region; null where the list has neither. */
fun placeFor(crisis: CrisisCard, chosen: String?, region: String?): PlaceCard? =
    crisis.places.find { it.country == chosen } ?: crisis.places.find { it.country == region }

/** The emergency number first, then a helpline, then someone one trusts. Nothing is dialled but by a tap on the number. */
@Composable
fun CrisisLinesScreen(crisis: CrisisCard, place: PlaceCard?, dial: (String) -> Boolean, country: () -> Unit, ways: Ways) {
    var noDialler by remember { mutableStateOf<String?>(null) }
    val call = { number: String -> noDialler = number.takeUnless { dial(number) } }
    Frame(stringResource(R.string.lifebuoy_lines), ways) {
        noDialler?.let {
            SoftCard(Modifier.semantics { liveRegion = LiveRegionMode.Polite }) { Said(stringResource(R.string.lines_no_dialler, it)) }
        }
        Said(crisis.first)
        if (place == null) {
            Said(crisis.elsewhere)
            // No number is offered that no source was seen for.
            MainButton(stringResource(R.string.lines_choose)) { country() }
        } else {
            Heading(place.name)
            for (number in place.emergency) MainButton(callInWords(number)) { call(number.number) }
            if (place.lines.isNotEmpty()) Helpline(crisis, place, call)
        }
        Said(crisis.also)
        if (place != null) OtherButton(stringResource(R.string.lines_other), Modifier.fillMaxWidth(), onClick = country)
        if (place?.oneSource == true) Quiet(stringResource(R.string.lines_one_source))
        Text(
            stringResource(R.string.lines_as_of, crisis.asOf) + " " + crisis.dated,
            style = MaterialTheme.typography.bodySmall,
            color = MaterialTheme.colorScheme.onSurfaceVariant
        )
    }
}

@Composable
private fun Helpline(crisis: CrisisCard, place: PlaceCard, call: (String) -> Unit) = SoftCard {
    Said(crisis.then)
    place.lineName?.let { Text(it, style = MaterialTheme.typography.titleMedium) }
    for (number in place.lines) OtherButton(callInWords(number), Modifier.fillMaxWidth()) { call(number.number) }
    val known = listOfNotNull(
        R.string.lines_all_hours.takeIf { place.allHours },
        R.string.lines_free.takeIf { place.free }
    ).map { stringResource(it) }
    if (known.isNotEmpty()) Quiet(known.joinToString(" · "))
}

@Composable
private fun callInWords(number: NumberCard): String {
    val about = listOfNotNull(
        number.reaches?.let { stringResource(if (it == Reaches.AMBULANCE) R.string.lines_ambulance else R.string.lines_police) },
        number.language?.let(::languageInItself)
    )
    val call = stringResource(R.string.lines_call, number.number)
    return if (about.isEmpty()) call else "$call · ${about.joinToString(" · ")}"
}

/** A language by its own name, which those who look for it know. */
private fun languageInItself(tag: String): String =
    Locale.forLanguageTag(tag).let { it.getDisplayLanguage(it).replaceFirstChar(Char::uppercaseChar) }

package app.kindself.ui.safety

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.AnnotatedString
import androidx.compose.ui.text.VerbatimTtsAnnotation
import androidx.compose.ui.text.buildAnnotatedString
import androidx.compose.ui.unit.LayoutDirection
import app.kindself.R
import app.kindself.core.Cost
import app.kindself.core.EmergencyCard
import app.kindself.core.Hours
import app.kindself.core.LineCard
import app.kindself.core.LineWay
import app.kindself.core.NumberCard
import app.kindself.core.Reaches
import app.kindself.core.SourceCard
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.MainButton
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.parts.SecondaryText
import app.kindself.ui.parts.SoftCard
import java.util.Locale

/** What the phone does on a tap, each leaving the last step to the person. False where this device cannot. */
class Reaching(val call: (String) -> Boolean, val text: (String, String?) -> Boolean, val browse: (String) -> Boolean)

/** The emergency numbers, and what is doubtful about them. */
@Composable
internal fun EmergencyNumbers(all: List<EmergencyCard>, reach: Reaching) {
    for (emergency in all) {
        Call(emergency.number, stringResource(reaches(emergency.reaches)), main = true, reach)
        emergency.note?.let { SecondaryText(it) }
    }
    val listed = all.filter(EmergencyCard::listOnly).map { leftToRight(it.number.shown) }
    if (listed.isNotEmpty()) SecondaryText(stringResource(R.string.lines_list_only, listed.joinToString(", ")))
}

private fun reaches(reaches: Reaches): Int = when (reaches) {
    Reaches.ALL -> R.string.lines_all
    Reaches.AMBULANCE -> R.string.lines_ambulance
    Reaches.AMBULANCE_AND_FIRE -> R.string.lines_ambulance_fire
    Reaches.MEDICAL -> R.string.lines_medical
    Reaches.POLICE -> R.string.lines_police
}

/** A helpline: what is doubtful before how to reach it; [bill] says what is known of that. */
@Composable
internal fun Helpline(line: LineCard, reach: Reaching, bill: String? = null) = SoftCard {
    Text(line.name, style = MaterialTheme.typography.titleMedium)
    line.caution?.let { BodyText(it) }
    for (way in line.ways) {
        when (way) {
            is LineWay.Call -> Call(way.number, null, main = false, reach)

            is LineWay.Text -> Written(way.number, way.say, reach)

            is LineWay.Whatsapp -> leftToRight(way.number.shown).let {
                Text(withDigits(stringResource(R.string.lines_whatsapp, it), it, way.number.dialled))
            }

            is LineWay.Chat -> Reach(
                AnnotatedString(stringResource(R.string.lines_chat, way.site)),
                stringResource(R.string.lines_no_browser, way.site),
                main = false
            ) { reach.browse(way.site) }
        }
    }
    Known(line)
    bill?.let { SecondaryText(it) }
    line.note?.let { SecondaryText(it) }
}

/** Hours, cost and languages. What takes a sentence stands alone. */
@Composable
private fun Known(line: LineCard) {
    val (hours, cost) = line.hours to line.cost
    val sentences = listOfNotNull((hours as? Hours.Told)?.words, (cost as? Cost.Told)?.words)
    val words = listOfNotNull(
        when (hours) {
            Hours.Always -> R.string.lines_all_hours
            Hours.Unknown -> R.string.lines_hours_unknown
            is Hours.Told -> null
        },
        when (cost) {
            Cost.Free -> R.string.lines_free
            Cost.Charged -> R.string.lines_charged
            Cost.Unknown -> R.string.lines_cost_unknown
            is Cost.Told -> null
        }
    ).map { stringResource(it) }
    for (sentence in sentences) SecondaryText(sentence)
    val short = words + line.languages.map(::languageInItself)
    if (short.isNotEmpty()) SecondaryText(short.joinToString(" · "))
}

@Composable
private fun Call(number: NumberCard, about: String?, main: Boolean, reach: Reaching) {
    val shown = leftToRight(number.shown)
    val words = listOfNotNull(stringResource(R.string.lines_call, shown), about).joinToString(" · ")
    val cannot = stringResource(R.string.lines_no_dialler, shown)
    Reach(withDigits(words, shown, number.dialled), cannot, main) { reach.call(number.dialled) }
}

@Composable
private fun Written(number: NumberCard, say: String?, reach: Reaching) {
    val shown = leftToRight(number.shown)
    val words = if (say == null) stringResource(R.string.lines_text, shown) else stringResource(R.string.lines_text_words, say, shown)
    val cannot = stringResource(R.string.lines_no_texts, shown)
    Reach(withDigits(words, shown, number.dialled), cannot, main = false) { reach.text(number.dialled, say) }
}

/** A button, and below it, where one looks, what to do instead where this device could not do it. */
@Composable
private fun Reach(words: AnnotatedString, cannot: String, main: Boolean, reach: () -> Boolean) {
    var could by remember { mutableStateOf(true) }
    val tap = { could = reach() }
    if (main) MainButton(words, onClick = tap) else OtherButton(words, Modifier.fillMaxWidth(), onClick = tap)
    if (!could) BodyText(cannot, Modifier.semantics { liveRegion = LiveRegionMode.Polite })
}

/** Where what is called [name] was seen and when, and that this is old, where it is. */
@Composable
internal fun Seen(name: String, sources: List<SourceCard>, old: Boolean) = Column {
    Text(name, style = MaterialTheme.typography.titleMedium)
    if (old) SecondaryText(stringResource(R.string.lines_old))
    val undated = stringResource(R.string.lines_undated)
    val seen = sources.joinToString(", ") { "${it.site} (${it.date ?: undated})" }
    Text(
        stringResource(R.string.lines_seen, seen),
        style = MaterialTheme.typography.bodySmall,
        color = MaterialTheme.colorScheme.onSurfaceVariant
    )
}

/** [words] with the number [shown] in them, of which a screen reader says each digit. */
private fun withDigits(words: String, shown: String, dialled: String): AnnotatedString = buildAnnotatedString {
    append(words.substringBefore(shown))
    if (shown in words) {
        pushTtsAnnotation(VerbatimTtsAnnotation(dialled))
        append(shown)
        pop()
    }
    append(words.substringAfter(shown, ""))
}

/** Between words that run from right to left, the groups of a number would change places. */
@Composable
private fun leftToRight(number: String): String = if (LocalLayoutDirection.current == LayoutDirection.Rtl) "\u2066$number\u2069" else number

/** A language by its own name, which those who look for it know. */
private fun languageInItself(tag: String): String =
    Locale.forLanguageTag(tag).let { it.getDisplayLanguage(it).replaceFirstChar(Char::uppercaseChar) }

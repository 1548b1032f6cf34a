package app.kindself.ui.history

import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.size
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButton
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import app.kindself.R
import app.kindself.core.BreathedCard
import app.kindself.core.RatedCard
import app.kindself.core.StoreTrouble
import app.kindself.core.Subject
import app.kindself.core.feltMost
import app.kindself.ui.fields.Rating
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.ListFrame
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.parts.ScreenActions
import app.kindself.ui.parts.SecondaryText
import app.kindself.ui.parts.SoftCard
import app.kindself.ui.parts.dayInWords
import app.kindself.ui.parts.lengthInWords
import app.kindself.ui.store.OpeningLine
import app.kindself.ui.store.words
import app.kindself.ui.theme.Icons
import app.kindself.ui.theme.Target

/** What was breathed, the newest first. [isLate]: the store is not open yet, and that takes a while; [named] knows a practice's name. */
@Composable
fun HistoryScreen(history: History, isLate: Boolean, named: (Subject) -> String, screen: ScreenActions) {
    LaunchedEffect(history) { history.read() }
    val sessions = history.sessions
    ListFrame(stringResource(R.string.history_title), screen) {
        if (isLate) item { OpeningLine() }
        if (sessions != null && sessions.isEmpty()) item { SecondaryText(stringResource(R.string.history_empty)) }
        for (session in sessions.orEmpty()) {
            val stays = history.stayed?.takeIf { it.id == session.id }?.trouble
            item(session.id) { Session(session, named(session.subject), stays) { history.forget(session) } }
        }
        if (history.more) item { OtherButton(stringResource(R.string.search_more), Modifier.fillMaxWidth(), onClick = history::readMore) }
    }
}

/** One of them; [stays] is why it could not be deleted. */
@Composable
private fun Session(session: BreathedCard, name: String, stays: StoreTrouble?, delete: () -> Unit) = SoftCard {
    val title = name.ifEmpty { stringResource(R.string.own_name_usual) }
    val day = dayInWords(session.day)
    Row(verticalAlignment = Alignment.CenterVertically) {
        Text(title, Modifier.weight(1f), style = MaterialTheme.typography.titleMedium)
        IconButton(delete, Modifier.size(Target)) { Icon(Icons.Away, stringResource(R.string.history_delete, title, day)) }
    }
    SecondaryText("$day · ${lengthInWords(session.lengthMs)}")
    RatedLines(session.ratings)
    session.felt?.let {
        SecondaryText(stringResource(R.string.history_felt, stringResource(R.string.rating_of, it.toString(), mostFelt.toString())))
    }
    if (stays != null) BodyText(words(stays), Modifier.semantics { liveRegion = LiveRegionMode.Polite })
}

/** What was rated, in words: "With the hard voice: tense 7". What has no words any more is not said. */
@Composable
fun RatedLines(ratings: List<RatedCard>) {
    for (rated in ratings.filter { it.name.isNotEmpty() }) {
        rated.first?.let { BodyText(stringResource(R.string.rated_line, rated.firstWords, rated.name, it.toInt())) }
        rated.second?.let { BodyText(stringResource(R.string.rated_line, rated.secondWords, rated.name, it.toInt())) }
    }
}

/** Asked once: it stands in every row. */
private val mostFelt by lazy(::feltMost)

/** "How was it?", where one likes to say. */
@Composable
fun Felt(felt: UByte?, say: (UByte?) -> Unit) = Rating(
    stringResource(R.string.felt_ask),
    felt,
    mostFelt,
    say,
    stringResource(R.string.felt_low),
    stringResource(R.string.felt_high)
)

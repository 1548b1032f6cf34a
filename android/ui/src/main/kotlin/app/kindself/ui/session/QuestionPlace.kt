package app.kindself.ui.session

import androidx.compose.foundation.focusable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.kindself.R
import app.kindself.core.Asks
import app.kindself.core.Question
import app.kindself.ui.fields.Rating
import app.kindself.ui.parts.Arrival
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.MainButton
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.parts.Picture
import app.kindself.ui.parts.QuietButton
import app.kindself.ui.parts.SecondaryText
import app.kindself.ui.parts.TextInput
import app.kindself.ui.theme.Margin

/**
 * What is asked in the middle of a session: it has the focus, waits for as long as it takes, and one can go on without. While the app is
 * [locked], nothing can be read of what someone wrote. Pages to be read show the practice's [picture].
 */
@Composable
fun QuestionPlace(question: Question, gates: Gates, locked: Boolean, picture: String? = null) = key(question.step, question.number) {
    LaunchedEffect(gates.hasPage, locked) { if (!locked) gates.come(question) }
    Column(
        Modifier.widthIn(max = 600.dp).fillMaxWidth().padding(horizontal = Margin, vertical = 12.dp),
        Arrangement.spacedBy(12.dp)
    ) {
        Text(
            question.words,
            remember { Arrival() }.focused().focusable().semantics {
                heading()
                liveRegion = LiveRegionMode.Polite
            },
            style = MaterialTheme.typography.titleLarge
        )
        when (val asks = question.asks) {
            is Asks.Choose -> Choose(question, asks, gates, locked)
            is Asks.Rate -> Rate(question, asks, gates)
            is Asks.Write -> if (!locked) Write(question, asks, gates)
            is Asks.Read -> Read(question, asks, gates, picture)
        }
        QuietButton(stringResource(R.string.gate_without), Modifier.fillMaxWidth()) { gates.skip(question) }
    }
}

@Composable
private fun Choose(question: Question, asks: Asks.Choose, gates: Gates, locked: Boolean) {
    for (option in asks.options) {
        OtherButton(option.words, Modifier.fillMaxWidth()) { gates.choose(question, option) }
        if (option == gates.own && !locked) {
            TextInput(stringResource(R.string.gate_own), gates.ownWords, gates::typeOwn, done = { gates.giveOwn(question) })
            MainButton(stringResource(R.string.gate_keep)) { gates.giveOwn(question) }
        }
    }
}

@Composable
private fun Rate(question: Question, asks: Asks.Rate, gates: Gates) {
    Rating(question.words, gates.number, asks.most, { gates.number = it }, asks.low, asks.high, titled = false)
    MainButton(stringResource(R.string.gate_go_on), gates.number != null) { gates.rate(question) }
}

@Composable
private fun Write(question: Question, asks: Asks.Write, gates: Gates) {
    var helps by remember { mutableStateOf(false) }
    TextInput(stringResource(R.string.gate_write), gates.page, gates::write, long = true, enabled = gates.hasPage)
    if (gates.noPage) BodyText(stringResource(R.string.keepsakes_not_kept), Modifier.semantics { liveRegion = LiveRegionMode.Polite })
    asks.help?.let { help ->
        if (helps) {
            SecondaryText(help, Modifier.semantics { liveRegion = LiveRegionMode.Polite })
        } else {
            QuietButton(stringResource(R.string.gate_help)) { helps = true }
        }
    }
    MainButton(stringResource(R.string.gate_keep), gates.hasPage) { gates.keepPage(question) }
}

@Composable
private fun Read(question: Question, asks: Asks.Read, gates: Gates, picture: String?) {
    picture?.let { Picture(it) }
    for (paragraph in asks.paragraphs) BodyText(paragraph)
    MainButton(stringResource(R.string.gate_go_on)) { gates.goOn(question) }
}

package app.kindself.ui.fields

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.material3.FilterChip
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import app.kindself.R
import app.kindself.core.FieldShape
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.parts.TextInput
import app.kindself.ui.theme.Target

/** Words for feelings to choose from, and one's own; and how strong each is, where that is asked. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
internal fun FeelingsField(shape: FieldShape.Feelings, state: FieldState, actions: FieldActions) {
    val chosen = feelings(state.value, state.earlier)
    FlowRow(horizontalArrangement = Arrangement.spacedBy(8.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {
        for (word in (state.feelings + chosen.map { it.word }).distinct()) {
            FilterChip(
                chosen.any { it.word == word },
                { actions.change(chosen.toggled(word).asValue()) },
                { Text(word) },
                Modifier.heightIn(min = Target),
                state.enabled
            )
        }
    }
    OwnWord(state.ownWord, state.enabled, actions.typeOwnWord) {
        if (state.ownWord.isNotBlank()) actions.change(chosen.with(state.ownWord).asValue())
        actions.typeOwnWord("")
    }
    val most = shape.strengthMost ?: return
    for (feeling in chosen) {
        Rating(
            feeling.word,
            feeling.strength,
            most,
            { actions.change(chosen.rated(feeling.word, it).asValue()) },
            before = feelings(state.earlier, null).find { it.word == feeling.word }?.strength,
            enabled = state.enabled
        )
    }
}

/** A word of one's own. */
@Composable
private fun OwnWord(word: String, enabled: Boolean, type: (String) -> Unit, add: () -> Unit) {
    TextInput(stringResource(R.string.feelings_own), word, type, enabled = enabled, done = add)
    if (word.isNotBlank()) OtherButton(stringResource(R.string.feelings_add), Modifier.fillMaxWidth(), enabled, add)
}

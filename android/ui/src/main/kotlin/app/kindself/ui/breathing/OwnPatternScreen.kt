package app.kindself.ui.breathing

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.error
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import app.kindself.R
import app.kindself.core.Field
import app.kindself.core.Problem
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.Frame
import app.kindself.ui.parts.MainButton
import app.kindself.ui.parts.QuietButton
import app.kindself.ui.parts.ScreenActions
import app.kindself.ui.parts.SecondaryText
import app.kindself.ui.parts.SoftCard
import app.kindself.ui.parts.Stepper
import app.kindself.ui.parts.TextInput
import app.kindself.ui.parts.beginning
import app.kindself.ui.parts.staysInSight

/** A breath of one's own: five parts within safe bounds, and each problem beside its part. [delete] is there for one that was saved. */
@Composable
fun OwnPatternScreen(holder: OwnPatternHolder, save: () -> Unit, delete: (() -> Unit)?, screen: ScreenActions) = Frame(
    stringResource(if (delete == null) R.string.own_title_new else R.string.own_title),
    screen,
    bottom = { MainButton(stringResource(R.string.own_save), holder.pattern != null, onClick = save) }
) {
    SecondaryText(stringResource(R.string.own_intro))
    TextInput(
        stringResource(R.string.own_name),
        holder.name,
        { holder.name = beginning(it, holder.nameCharsMost) },
        hint = stringResource(R.string.own_name_usual)
    )
    val pattern = holder.pattern
    SoftCard(Modifier.semantics { liveRegion = LiveRegionMode.Polite }) {
        if (pattern == null) {
            BodyText(stringResource(R.string.own_to_mend))
        } else {
            BreathPicture(pattern, Modifier.fillMaxWidth())
            BodyText(patternInWords(pattern))
        }
    }
    Problems(holder.problems(Field.CYCLE) + holder.problems(Field.HOLDS_SHARE))
    for (field in OwnPatternHolder.FIELDS) Part(holder, field)
    if (delete != null) QuietButton(stringResource(R.string.own_delete), onClick = delete)
}

@Composable
private fun Part(holder: OwnPatternHolder, field: Field) = Column(verticalArrangement = Arrangement.spacedBy(4.dp)) {
    val name = stringResource(
        when (field) {
            Field.TOP_UP -> R.string.own_top_up
            Field.HOLD_FULL -> R.string.own_hold_full
            Field.EXHALE -> R.string.own_exhale
            Field.HOLD_EMPTY -> R.string.own_hold_empty
            else -> R.string.own_inhale
        }
    )
    val problems = holder.problems(field)
    val words = problems.map { problemInWords(it) }.joinToString(" ")
    Stepper(
        name,
        less = holder.step(field, more = false),
        more = holder.step(field, more = true)
    ) {
        OutlinedTextField(
            holder.text(field),
            { holder.type(field, it) },
            Modifier.fillMaxWidth().staysInSight().semantics { if (words.isNotEmpty()) error(words) },
            label = { Text(name) },
            textStyle = MaterialTheme.typography.bodyLarge.copy(textAlign = TextAlign.Center),
            isError = problems.isNotEmpty(),
            keyboardOptions = KeyboardOptions(keyboardType = KeyboardType.Decimal),
            singleLine = true,
            shape = MaterialTheme.shapes.medium
        )
    }
    Problems(problems)
}

@Composable
private fun Problems(problems: List<Problem>) {
    for (problem in problems) {
        Text(
            problemInWords(problem),
            Modifier.fillMaxWidth().semantics { liveRegion = LiveRegionMode.Polite },
            style = MaterialTheme.typography.bodySmall,
            color = MaterialTheme.colorScheme.error,
            textAlign = TextAlign.Center
        )
    }
}

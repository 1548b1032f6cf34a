package app.kindself.ui.journal

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.material3.FilterChip
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import app.kindself.R
import app.kindself.core.EntryValue
import app.kindself.core.FieldCard
import app.kindself.core.FieldShape
import app.kindself.ui.parts.Choices
import app.kindself.ui.parts.Heading
import app.kindself.ui.parts.OneOf
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.parts.Quiet
import app.kindself.ui.parts.Rating
import app.kindself.ui.parts.SoftCard
import app.kindself.ui.parts.TextInput
import app.kindself.ui.store.words
import app.kindself.ui.theme.Target

/** One field, whatever its shape. */
@Composable
internal fun Field(holder: EditorHolder, field: FieldCard, pause: (FieldShape.Pause, String) -> Unit) {
    val problem = holder.faults(field.id).map { words(it) }.joinToString(" ").ifEmpty { null }
    when (val shape = field.shape) {
        is FieldShape.Text -> TextInput(
            field.label,
            (holder.value(field.id) as? EntryValue.Text)?.text.orEmpty(),
            { holder.type(field.id, it) },
            hint = field.hint,
            long = shape.long,
            problem = problem
        )

        is FieldShape.Rating -> Rating(
            field.label,
            holder.rating(field.id),
            shape.most,
            { holder.rate(field.id, it) },
            shape.low,
            shape.high,
            shape.again?.let(holder::rating),
            problem
        )

        is FieldShape.Feelings -> Feelings(holder, field, shape, problem)

        is FieldShape.Choice -> Column(verticalArrangement = Arrangement.spacedBy(4.dp)) {
            Heading(field.label)
            field.hint?.let { Quiet(it) }
            val chosen = (holder.value(field.id) as? EntryValue.Choice)?.id
            Choices { for (option in shape.options) OneOf(option.label, option.id == chosen) { holder.choose(field.id, option.id) } }
            Problem(problem)
        }

        is FieldShape.Lines -> Lines(holder, field, problem)

        is FieldShape.Pause -> SoftCard {
            Text(field.label, style = MaterialTheme.typography.titleMedium)
            field.hint?.let { Quiet(it) }
            OtherButton(stringResource(R.string.pause_begin)) { pause(shape, field.label) }
        }
    }
}

private fun EditorHolder.rating(field: String): UByte? = (value(field) as? EntryValue.Rating)?.number

@Composable
private fun Problem(problem: String?) {
    if (problem != null) Text(problem, style = MaterialTheme.typography.bodySmall, color = MaterialTheme.colorScheme.error)
}

@Composable
private fun Lines(holder: EditorHolder, field: FieldCard, problem: String?) = Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
    Heading(field.label)
    field.hint?.let { Quiet(it) }
    holder.lines(field).forEachIndexed { index, line ->
        TextInput(
            stringResource(R.string.list_line, field.label, (index + 1).toString()),
            line,
            { holder.typeLine(field, index, it) },
            shown = (index + 1).toString()
        )
    }
    Problem(problem)
}

@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun Feelings(holder: EditorHolder, field: FieldCard, shape: FieldShape.Feelings, problem: String?) =
    Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
        val chosen = holder.feelings(field)
        Heading(field.label)
        field.hint?.let { Quiet(it) }
        FlowRow(horizontalArrangement = Arrangement.spacedBy(8.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {
            for (word in (holder.catalogue.feelings + chosen.map { it.word }).distinct()) {
                FilterChip(
                    chosen.any { it.word == word },
                    { holder.feel(field, word) },
                    { Text(word) },
                    Modifier.heightIn(min = Target)
                )
            }
        }
        Own(holder.own(field), { holder.typeOwn(field, it) }) { holder.addOwn(field) }
        shape.strengthMost?.let { most ->
            for (feeling in chosen) {
                Rating(
                    feeling.word,
                    feeling.strength,
                    most,
                    { holder.strength(field, feeling.word, it) },
                    before = holder.strengthBefore(field, feeling.word)
                )
            }
        }
        Problem(problem)
    }

/** A word of one's own. */
@Composable
private fun Own(word: String, type: (String) -> Unit, add: () -> Unit) = Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
    TextInput(stringResource(R.string.feelings_own), word, type, done = add)
    if (word.isNotBlank()) OtherButton(stringResource(R.string.feelings_add), Modifier.fillMaxWidth(), onClick = add)
}

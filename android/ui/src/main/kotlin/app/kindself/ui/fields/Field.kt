package app.kindself.ui.fields

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import app.kindself.R
import app.kindself.core.EntryValue
import app.kindself.core.FieldCard
import app.kindself.core.FieldFault
import app.kindself.core.FieldShape
import app.kindself.ui.parts.Choices
import app.kindself.ui.parts.Heading
import app.kindself.ui.parts.OneOf
import app.kindself.ui.parts.SecondaryText
import app.kindself.ui.parts.TextInput

/** Where a field stands. Whoever asks keeps it; the field only shows it. */
class FieldState(
    /** What stands in it; null where nothing does. */
    val value: EntryValue?,
    /** What stands in the earlier field that this one takes up, or is compared with. */
    val earlier: EntryValue? = null,
    /** What is to be mended. */
    val faults: List<FieldFault> = emptyList(),
    /** Words for feelings to choose from. */
    val feelings: List<String> = emptyList(),
    /** A word of one's own for a feeling that is typed and not added yet. */
    val ownWord: String = "",
    /** Whether it can be answered; where not, it can be read all the same. */
    val enabled: Boolean = true
)

/** What happens in a field. */
class FieldActions(
    /** Something else stands in it; null: nothing. */
    val change: (EntryValue?) -> Unit,
    /** The person types a word of their own, and has not added it. */
    val typeOwnWord: (String) -> Unit = {}
)

/** A field, whatever its shape. It keeps nothing itself. */
@Composable
fun Field(card: FieldCard, state: FieldState, actions: FieldActions) {
    when (val shape = card.shape) {
        is FieldShape.Text -> TextInput(
            card.label,
            (state.value as? EntryValue.Text)?.text.orEmpty(),
            { actions.change(EntryValue.Text(it).takeIf { it.text.isNotEmpty() }) },
            hint = card.hint,
            long = shape.long,
            problem = problem(state.faults),
            enabled = state.enabled
        )

        is FieldShape.Rating -> Rating(
            card.label,
            state.value.rating,
            shape.most,
            { actions.change(it?.let(EntryValue::Rating)) },
            shape.low,
            shape.high,
            state.earlier.rating,
            problem(state.faults),
            state.enabled
        )

        is FieldShape.Feelings -> Question(card, state) { FeelingsField(shape, state, actions) }

        is FieldShape.Choice -> Question(card, state) {
            Choices {
                for (option in shape.options) {
                    val chosen = option.id == (state.value as? EntryValue.Choice)?.id
                    OneOf(option.label, chosen, enabled = state.enabled) { actions.change(EntryValue.Choice(option.id)) }
                }
            }
        }

        is FieldShape.Lines -> Question(card, state) { LinesField(card.label, shape.most, state, actions) }
    }
}

/** The question above what is put into a field, and what is to be mended below. */
@Composable
private fun Question(card: FieldCard, state: FieldState, answer: @Composable () -> Unit) =
    Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
        Heading(card.label)
        card.hint?.let { SecondaryText(it) }
        answer()
        problem(state.faults)?.let { Problem(it) }
    }

/** A few lines; the next one is there as soon as one is filled. */
@Composable
private fun LinesField(label: String, most: UByte, state: FieldState, actions: FieldActions) {
    val lines = lines(state.value, most)
    lines.forEachIndexed { index, line ->
        TextInput(
            stringResource(R.string.list_line, label, (index + 1).toString()),
            line,
            { typed -> actions.change(withLine(lines, index, typed)) },
            shown = (index + 1).toString(),
            enabled = state.enabled
        )
    }
}

/** What is to be mended, beside it. */
@Composable
internal fun Problem(words: String) = Text(words, style = MaterialTheme.typography.bodySmall, color = MaterialTheme.colorScheme.error)

@Composable
private fun problem(faults: List<FieldFault>): String? = faults.map { words(it) }.joinToString(" ").ifEmpty { null }

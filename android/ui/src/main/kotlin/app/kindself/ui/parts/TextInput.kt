package app.kindself.ui.parts

import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.text.BasicTextField
import androidx.compose.foundation.text.KeyboardActions
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.SolidColor
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.error
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.password
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.text
import androidx.compose.ui.text.AnnotatedString
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.text.input.PasswordVisualTransformation
import androidx.compose.ui.text.input.VisualTransformation
import androidx.compose.ui.unit.dp
import app.kindself.R
import app.kindself.ui.theme.Target

/**
 * A field to write into, under its [label], which wraps however long it is and belongs to the field for a screen reader. [hint] stands in
 * it until something is typed; [shown] is what is seen in place of a label that says too much for the eye. What is typed into a [secret]
 * one is never learned by the keyboard.
 *
 * Whatever of a person's words the core is given is typed here, so that halves of characters, which it cannot be given, come no further:
 * a keyboard that deletes one half of an emoji leaves the other. They are replaced, and it is said for as long as one sees it.
 */
@Composable
fun TextInput(
    label: String,
    text: String,
    type: (String) -> Unit,
    modifier: Modifier = Modifier,
    hint: String? = null,
    long: Boolean = false,
    shown: String? = null,
    problem: String? = null,
    secret: Secret? = null,
    enabled: Boolean = true,
    done: (() -> Unit)? = null
) {
    val colours = MaterialTheme.colorScheme
    var replaced by rememberSaveable { mutableStateOf(false) }
    BasicTextField(
        text,
        { typed ->
            val whole = withoutHalves(typed)
            if (whole != typed) replaced = true
            type(whole)
        },
        modifier.fillMaxWidth().staysInSight().semantics {
            problem?.let(::error)
            if (secret == Secret.HIDDEN) password()
        },
        enabled,
        textStyle = MaterialTheme.typography.bodyLarge.copy(color = colours.onSurface),
        keyboardOptions = if (secret != null) secretly else KeyboardOptions(KeyboardCapitalization.Sentences),
        visualTransformation = if (secret == Secret.HIDDEN) PasswordVisualTransformation() else VisualTransformation.None,
        keyboardActions = KeyboardActions { done?.invoke() },
        singleLine = !long,
        minLines = if (long) LINES else 1,
        cursorBrush = SolidColor(colours.primary)
    ) { field ->
        Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
            // No heading: it is read as the name of the field.
            if (shown == null) {
                Text(label, style = MaterialTheme.typography.titleMedium)
            } else {
                SecondaryText(shown, Modifier.clearAndSetSemantics { this.text = AnnotatedString(label) })
            }
            Box(
                Modifier
                    .fillMaxWidth()
                    .heightIn(min = Target)
                    .border(1.dp, if (problem == null) colours.outline else colours.error, MaterialTheme.shapes.medium)
                    .padding(horizontal = 16.dp, vertical = 12.dp)
            ) {
                // Read as part of the field only while nothing stands in it.
                if (text.isEmpty() && hint != null) Text(hint, Modifier.clearAndSetSemantics {}, color = colours.onSurfaceVariant)
                field()
            }
            if (replaced && REPLACEMENT in text) Replaced()
            if (problem != null) Text(problem, style = MaterialTheme.typography.bodySmall, color = colours.error)
        }
    }
}

@Composable
private fun Replaced() = Text(
    stringResource(R.string.text_replaced),
    Modifier.semantics { liveRegion = LiveRegionMode.Polite },
    style = MaterialTheme.typography.bodySmall
)

/** How a secret looks while it is typed. */
enum class Secret {
    /** Only how long it is. */
    HIDDEN,

    /** As it is: nobody else looks on. */
    SHOWN
}

private val secretly = KeyboardOptions(KeyboardCapitalization.None, autoCorrectEnabled = false, KeyboardType.Password)

private const val LINES = 4

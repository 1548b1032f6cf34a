package app.kindself.ui.parts

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.foundation.selection.toggleable
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.material3.Button
import androidx.compose.material3.FilledTonalIconButton
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButtonDefaults
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.RadioButton
import androidx.compose.material3.Surface
import androidx.compose.material3.Switch
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.material3.contentColorFor
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.AnnotatedString
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import app.kindself.R
import app.kindself.ui.theme.Icons
import app.kindself.ui.theme.Target

internal val roomy = PaddingValues(horizontal = 24.dp, vertical = 12.dp)

/** The one thing to do on a screen. */
@Composable
fun MainButton(text: String, enabled: Boolean = true, modifier: Modifier = Modifier.fillMaxWidth(), onClick: () -> Unit) =
    MainButton(AnnotatedString(text), enabled, modifier, onClick)

/** The same, with words that are read aloud in a way of their own. */
@Composable
fun MainButton(text: AnnotatedString, enabled: Boolean = true, modifier: Modifier = Modifier.fillMaxWidth(), onClick: () -> Unit) =
    Button(onClick, modifier.heightIn(min = 56.dp), enabled, CircleShape, contentPadding = roomy) {
        Text(text, textAlign = TextAlign.Center)
    }

/** Something else one could do. */
@Composable
fun OtherButton(text: String, modifier: Modifier = Modifier, enabled: Boolean = true, onClick: () -> Unit) =
    OtherButton(AnnotatedString(text), modifier, enabled, onClick)

/** The same, with words that are read aloud in a way of their own. */
@Composable
fun OtherButton(text: AnnotatedString, modifier: Modifier = Modifier, enabled: Boolean = true, onClick: () -> Unit) = OutlinedButton(
    onClick,
    modifier.heightIn(min = Target),
    enabled,
    CircleShape,
    border = BorderStroke(1.dp, MaterialTheme.colorScheme.outline.copy(alpha = if (enabled) 1f else 0.4f)),
    contentPadding = roomy
) { Text(text, textAlign = TextAlign.Center) }

/** Something one could do, quietly. */
@Composable
fun QuietButton(text: String, modifier: Modifier = Modifier, onClick: () -> Unit) =
    TextButton(onClick, modifier.heightIn(min = Target), shape = CircleShape, contentPadding = roomy) {
        Text(text, textAlign = TextAlign.Center)
    }

/** A card; with [onClick], a door. */
@Composable
fun SoftCard(
    modifier: Modifier = Modifier,
    color: Color = MaterialTheme.colorScheme.surfaceVariant,
    onClick: (() -> Unit)? = null,
    content: @Composable ColumnScope.() -> Unit
) {
    val inside = @Composable { Column(Modifier.padding(20.dp), Arrangement.spacedBy(8.dp), content = content) }
    val full = modifier.fillMaxWidth()
    if (onClick == null) {
        Surface(full, MaterialTheme.shapes.large, color, wordsOn(color), content = inside)
    } else {
        val door = full.semantics(mergeDescendants = true) {}
        Surface(onClick, door, shape = MaterialTheme.shapes.large, color = color, contentColor = wordsOn(color), content = inside)
    }
}

/** The colour of words on a card; the material theme would take the quiet one for plain cards. */
@Composable
private fun wordsOn(color: Color) =
    if (color == MaterialTheme.colorScheme.surfaceVariant) MaterialTheme.colorScheme.onSurface else contentColorFor(color)

/** A door: its name and what is behind it, with an [emblem] where it has one. */
@Composable
fun Door(
    name: String,
    behind: String,
    color: Color = MaterialTheme.colorScheme.surfaceVariant,
    emblem: String? = null,
    onClick: () -> Unit
) = SoftCard(color = color, onClick = onClick) {
    BesideEmblem(emblem) {
        Text(name, style = MaterialTheme.typography.titleMedium)
        val quiet = if (color == MaterialTheme.colorScheme.surfaceVariant) MaterialTheme.colorScheme.onSurfaceVariant else wordsOn(color)
        Text(behind, style = MaterialTheme.typography.bodyLarge, color = quiet)
    }
}

/** A switch with its words; all of it can be tapped. */
@Composable
fun SwitchRow(label: String, on: Boolean, note: String? = null, enabled: Boolean = true, change: (Boolean) -> Unit) = Row(
    Modifier.fillMaxWidth().heightIn(min = 56.dp).toggleable(on, enabled, Role.Switch, change),
    Arrangement.spacedBy(16.dp),
    Alignment.CenterVertically
) {
    Column(Modifier.weight(1f).padding(vertical = 8.dp)) {
        BodyText(label)
        if (note != null) Text(note, style = MaterialTheme.typography.bodySmall, color = MaterialTheme.colorScheme.onSurfaceVariant)
    }
    Switch(on, null, enabled = enabled)
}

/** One of several; all of it can be tapped. */
@Composable
fun OneOf(label: String, chosen: Boolean, note: String? = null, enabled: Boolean = true, choose: () -> Unit) = Row(
    Modifier.fillMaxWidth().heightIn(min = Target).selectable(chosen, enabled, role = Role.RadioButton, onClick = choose),
    Arrangement.spacedBy(12.dp),
    Alignment.CenterVertically
) {
    RadioButton(chosen, null, enabled = enabled)
    Column(Modifier.weight(1f).padding(vertical = 8.dp)) {
        BodyText(label)
        if (note != null) Text(note, style = MaterialTheme.typography.bodySmall, color = MaterialTheme.colorScheme.onSurfaceVariant)
    }
}

/** Several of which one is chosen. */
@Composable
fun Choices(content: @Composable ColumnScope.() -> Unit) = Column(Modifier.selectableGroup(), content = content)

/**
 * A value between a button for less and one for more, for [what]. With [names] the buttons carry words instead of signs: what less and
 * more mean there.
 */
@Composable
fun Stepper(
    what: String,
    less: (() -> Unit)?,
    more: (() -> Unit)?,
    modifier: Modifier = Modifier,
    names: Pair<String, String>? = null,
    value: @Composable () -> Unit
) {
    if (names != null) {
        Column(modifier.fillMaxWidth(), Arrangement.spacedBy(8.dp), Alignment.CenterHorizontally) {
            value()
            Row(horizontalArrangement = Arrangement.spacedBy(12.dp)) {
                OtherButton(names.second, enabled = more != null) { more?.invoke() }
                OtherButton(names.first, enabled = less != null) { less?.invoke() }
            }
        }
    } else {
        Row(modifier.fillMaxWidth(), Arrangement.spacedBy(12.dp), Alignment.CenterVertically) {
            Step(Icons.Less, stringResource(R.string.less_of, what), less)
            Column(Modifier.weight(1f), horizontalAlignment = Alignment.CenterHorizontally) { value() }
            Step(Icons.More, stringResource(R.string.more_of, what), more)
        }
    }
}

@Composable
private fun Step(picture: ImageVector, name: String, step: (() -> Unit)?) =
    FilledTonalIconButton({ step?.invoke() }, Modifier.size(Target), enabled = step != null, colors = tonal) { Icon(picture, name) }

private val tonal
    @Composable get() = IconButtonDefaults.filledTonalIconButtonColors(
        containerColor = MaterialTheme.colorScheme.primaryContainer,
        contentColor = MaterialTheme.colorScheme.onPrimaryContainer
    )

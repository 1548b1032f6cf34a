package app.kindself.ui.parts

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.material3.Icon
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.collapse
import androidx.compose.ui.semantics.expand
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.kindself.ui.theme.Icons
import app.kindself.ui.theme.Target

/** A button that unfolds [content] below it, closed at first. By the action it offers, a screen reader says which of the two it is. */
@Composable
fun Disclosure(label: String, content: @Composable ColumnScope.() -> Unit) = Column {
    var open by rememberSaveable { mutableStateOf(false) }
    fun turn(to: Boolean): Boolean {
        open = to
        return true
    }
    val state = Modifier.semantics { if (open) collapse { turn(false) } else expand { turn(true) } }
    TextButton({ turn(!open) }, state.heightIn(min = Target), shape = CircleShape, contentPadding = roomy) {
        Text(label)
        Icon(if (open) Icons.Fold else Icons.Unfold, null)
    }
    if (open) Column(Modifier.fillMaxWidth(), Arrangement.spacedBy(12.dp), content = content)
}

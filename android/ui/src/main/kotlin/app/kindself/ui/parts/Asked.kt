package app.kindself.ui.parts

import androidx.compose.material3.AlertDialog
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable

/** Asks once before something that cannot be taken back: [yes] does it, [no] and everything else does not. */
@Composable
fun Asked(question: String, yes: String, no: String, act: () -> Unit, close: () -> Unit) = AlertDialog(
    onDismissRequest = close,
    confirmButton = {
        QuietButton(yes) {
            close()
            act()
        }
    },
    dismissButton = { QuietButton(no, onClick = close) },
    text = { Text(question, style = MaterialTheme.typography.bodyLarge, color = MaterialTheme.colorScheme.onSurface) },
    containerColor = MaterialTheme.colorScheme.surfaceVariant
)

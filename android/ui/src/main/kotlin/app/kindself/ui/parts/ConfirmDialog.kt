package app.kindself.ui.parts

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.material3.AlertDialog
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable

/** Asks once before something that cannot be taken back: [yes] does it, [no] and everything else does not. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
fun ConfirmDialog(question: String, yes: String, no: String, act: () -> Unit, close: () -> Unit) = AlertDialog(
    onDismissRequest = close,
    // Both in a row of our own: beneath a button of two lines, Material's own puts the next one into its second.
    confirmButton = {
        FlowRow(horizontalArrangement = Arrangement.End) {
            QuietButton(no, onClick = close)
            QuietButton(yes) {
                close()
                act()
            }
        }
    },
    text = { Text(question, style = MaterialTheme.typography.bodyLarge, color = MaterialTheme.colorScheme.onSurface) },
    containerColor = MaterialTheme.colorScheme.surfaceVariant
)

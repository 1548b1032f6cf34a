package app.kindself.ui

import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.Button
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Scaffold
import androidx.compose.material3.Text
import androidx.compose.material3.darkColorScheme
import androidx.compose.material3.lightColorScheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.kindself.R

/** The first screen, small enough to prove that the build draws, reads aloud and answers a tap. */
@Composable
fun Hello() {
    MaterialTheme(if (isSystemInDarkTheme()) darkColorScheme() else lightColorScheme()) {
        Scaffold { insets ->
            var minutes by rememberSaveable { mutableIntStateOf(0) }
            Column(Modifier.padding(insets).padding(20.dp), Arrangement.spacedBy(16.dp)) {
                Text(stringResource(R.string.hello), Modifier.semantics { heading() }, style = MaterialTheme.typography.headlineMedium)
                Button({ minutes++ }) { Text(stringResource(R.string.hello_minute)) }
                if (minutes > 0) Text(pluralStringResource(R.plurals.hello_minutes, minutes, minutes))
            }
        }
    }
}

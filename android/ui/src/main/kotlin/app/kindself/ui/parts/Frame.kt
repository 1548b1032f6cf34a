package app.kindself.ui.parts

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.LazyListState
import androidx.compose.foundation.lazy.rememberLazyListState
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButton
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.isTraversalGroup
import androidx.compose.ui.semantics.paneTitle
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.traversalIndex
import androidx.compose.ui.unit.dp
import app.kindself.R
import app.kindself.ui.theme.Icons
import app.kindself.ui.theme.Margin
import app.kindself.ui.theme.Target

/** What is on every screen: the lifebuoy, and the way back where there is one. */
class ScreenActions(
    /** One step back; null on a tab. */
    val back: (() -> Unit)?,
    /** Opens the lifebuoy; null on the lifebuoy itself. */
    val lifebuoy: (() -> Unit)?,
    /** Opens the search, where there is something to look for. */
    val search: (() -> Unit)? = null
)

/**
 * A list under its title, of which only what is in sight is made. [state] knows where it stands; [titleFirst] is whether the title has the
 * focus when the screen comes up.
 */
@Composable
fun ListFrame(
    title: String,
    screen: ScreenActions,
    state: LazyListState = rememberLazyListState(),
    titleFirst: Boolean = true,
    content: LazyListScope.() -> Unit
) = Screen(title) {
    val arrival = remember { Arrival(titleFirst && state.firstVisibleItemIndex == 0 && state.firstVisibleItemScrollOffset == 0) }
    ScreenBar(screen)
    LazyColumn(
        Modifier.weight(1f).widthIn(max = 600.dp).fillMaxWidth().semantics { isTraversalGroup = true },
        state,
        PaddingValues(start = Margin, end = Margin, bottom = 32.dp),
        verticalArrangement = Arrangement.spacedBy(16.dp)
    ) {
        item { Title(title, arrival) }
        content()
    }
}

/** One column that scrolls, under its title; [bottom] stays in sight below. */
@Composable
fun Frame(
    title: String,
    screen: ScreenActions,
    bottom: (@Composable ColumnScope.() -> Unit)? = null,
    content: @Composable ColumnScope.() -> Unit
) = Screen(title) {
    val scroll = rememberScrollState()
    ScreenBar(screen)
    Column(
        Modifier.weight(1f).fillMaxWidth().verticalScroll(scroll).semantics { isTraversalGroup = true },
        horizontalAlignment = Alignment.CenterHorizontally
    ) {
        Column(
            Modifier.widthIn(max = 600.dp).fillMaxWidth().padding(horizontal = Margin).padding(bottom = 32.dp),
            Arrangement.spacedBy(16.dp)
        ) {
            Title(title, remember { Arrival(fresh = scroll.value == 0) })
            content()
        }
    }
    if (bottom != null) {
        Column(
            Modifier.widthIn(max = 600.dp).fillMaxWidth().padding(horizontal = Margin, vertical = 12.dp),
            Arrangement.spacedBy(8.dp),
            content = bottom
        )
    }
}

/** All of a screen, clear of the system's bars, of cut-outs and of the keyboard. Who listens is told that it is another one. */
@Composable
private fun Screen(title: String, content: @Composable ColumnScope.() -> Unit) = Column(
    Modifier.fillMaxSize().semantics { paneTitle = title }.windowInsetsPadding(WindowInsets.safeDrawing),
    horizontalAlignment = Alignment.CenterHorizontally,
    content = content
)

/** Back on one side, the lifebuoy on the other. The lifebuoy is read first on every screen: one always knows where it is. */
@Composable
fun ScreenBar(screen: ScreenActions, modifier: Modifier = Modifier) {
    Row(
        modifier.fillMaxWidth().padding(horizontal = 8.dp, vertical = 4.dp).semantics {
            isTraversalGroup = true
            traversalIndex = -1f
        },
        verticalAlignment = Alignment.CenterVertically
    ) {
        if (screen.back != null) {
            IconButton(screen.back, Modifier.size(Target)) { Icon(Icons.Back, stringResource(R.string.back)) }
        }
        Spacer(Modifier.weight(1f))
        if (screen.search != null) {
            IconButton(screen.search, Modifier.size(Target)) { Icon(Icons.Search, stringResource(R.string.search_title)) }
        }
        if (screen.lifebuoy == null) {
            Spacer(Modifier.size(Target))
        } else {
            IconButton(screen.lifebuoy, Modifier.size(Target)) {
                Icon(Icons.Lifebuoy, stringResource(R.string.lifebuoy), Modifier.size(28.dp), MaterialTheme.colorScheme.secondary)
            }
        }
    }
}

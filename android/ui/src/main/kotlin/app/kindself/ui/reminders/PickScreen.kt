package app.kindself.ui.reminders

import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import app.kindself.R
import app.kindself.core.Subject
import app.kindself.ui.parts.Heading
import app.kindself.ui.parts.ListFrame
import app.kindself.ui.parts.ScreenActions
import app.kindself.ui.parts.SoftCard

/** What one can be reminded of, by name. */
class PickView(val favourites: List<Subject>, val recent: List<Subject>, val breaths: List<Subject>, val practices: List<Subject>)

/** A practice or a breath, to be chosen. [named] is null for what is gone. */
@Composable
fun PickScreen(view: PickView, named: (Subject) -> String?, choose: (Subject) -> Unit, screen: ScreenActions) =
    ListFrame(stringResource(R.string.pick_title), screen) {
        // Each name stands there once, where it is first looked for.
        val before = HashSet<String>()
        val once = { subject: Subject -> named(subject)?.takeIf { it.isEmpty() || before.add(it) } }
        some(R.string.finding_favourites, view.favourites, once, choose)
        some(R.string.finding_recent, view.recent, once, choose)
        some(R.string.pick_breaths, view.breaths, once, choose)
        some(R.string.finding_all, view.practices, once, choose)
    }

private fun LazyListScope.some(title: Int, all: List<Subject>, named: (Subject) -> String?, choose: (Subject) -> Unit) {
    val there = all.mapNotNull { subject -> named(subject)?.let { subject to it } }
    if (there.isEmpty()) return
    item(title) { Heading(stringResource(title)) }
    there.forEachIndexed { at, (subject, name) ->
        item("$title $at") {
            SoftCard(onClick = { choose(subject) }) {
                Text(name.ifEmpty { stringResource(R.string.own_name_usual) }, style = MaterialTheme.typography.titleMedium)
            }
        }
    }
}

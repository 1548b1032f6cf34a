package app.kindself.ui.journal

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.rememberLazyListState
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.derivedStateOf
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import app.kindself.R
import app.kindself.core.DraftCard
import app.kindself.core.EntryCard
import app.kindself.core.JournalException
import app.kindself.core.KindCard
import app.kindself.ui.app.Notice
import app.kindself.ui.app.NoticeCards
import app.kindself.ui.backup.Backups
import app.kindself.ui.backup.LastBackupLine
import app.kindself.ui.backup.RecoveryOffer
import app.kindself.ui.backup.RecoveryReminder
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.ConfirmDialog
import app.kindself.ui.parts.Door
import app.kindself.ui.parts.Frame
import app.kindself.ui.parts.Heading
import app.kindself.ui.parts.ListFrame
import app.kindself.ui.parts.MainButton
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.parts.QuietButton
import app.kindself.ui.parts.ScreenActions
import app.kindself.ui.parts.SecondaryText
import app.kindself.ui.parts.SoftCard
import app.kindself.ui.parts.dayByName
import app.kindself.ui.parts.dayInWords
import app.kindself.ui.store.OpeningLine
import app.kindself.ui.store.StoreProblem
import app.kindself.ui.store.StoreProblemCard
import app.kindself.ui.store.words

/** What the second tab shows. */
class WriteView(
    val page: WritePage?,
    val closed: StoreProblem?,
    /** The store is not open yet, and that takes a while. */
    val isLate: Boolean,
    val refusal: JournalException?,
    val notices: List<Notice>,
    val backups: Backups
)

/** What a person can do on it. */
class WriteActions(
    val note: () -> Unit,
    val other: () -> Unit,
    val goOn: (DraftCard) -> Unit,
    val letGo: (DraftCard) -> Unit,
    val read: (EntryCard) -> Unit,
    val more: () -> Unit,
    val tryAgain: () -> Unit,
    val beginAfresh: () -> Unit,
    val recovery: () -> Unit,
    val readNotice: (Notice) -> Unit
)

/** How near to its end a list is when more of it is read. */
private const val NEAR = 10

/** What was written, day by day; a note is one tap away. */
@Composable
fun WriteScreen(view: WriteView, actions: WriteActions, screen: ScreenActions) {
    val list = rememberLazyListState()
    var asked by remember { mutableStateOf<DraftCard?>(null) }
    val next = view.page?.next
    val nearEnd by remember {
        derivedStateOf {
            (list.layoutInfo.visibleItemsInfo.lastOrNull()?.index ?: 0) + NEAR >=
                list.layoutInfo.totalItemsCount
        }
    }
    LaunchedEffect(nearEnd, next) { if (nearEnd && next != null) actions.more() }
    ListFrame(stringResource(R.string.tab_write), screen, list) {
        if (view.notices.isNotEmpty()) item { NoticeCards(view.notices, actions.readNotice) }
        if (view.closed != null) {
            item { StoreProblemCard(view.closed, view.backups.recovery, actions.tryAgain, actions.beginAfresh) }
        } else {
            item { MainButton(stringResource(R.string.write_note), onClick = actions.note) }
            item { OtherButton(stringResource(R.string.write_other), Modifier.fillMaxWidth(), onClick = actions.other) }
            if (view.isLate) item { OpeningLine() }
            if (view.refusal != null) item { SoftCard { BodyText(words(view.refusal)) } }
            if (view.backups.last?.card != null) item { LastBackupLine(view.backups.last) }
            if (view.backups.recovery.reminds) item { RecoveryReminder(view.backups.recovery, actions.recovery) }
            view.page?.let { page ->
                if (view.backups.recovery.offers(page.entries.isNotEmpty())) {
                    item { RecoveryOffer(actions.recovery, view.backups.recovery::decline) }
                }
                pages(page, actions) { draft -> asked = draft }
            }
        }
    }
    asked?.let { draft ->
        ConfirmDialog(
            stringResource(R.string.write_let_go_ask),
            stringResource(R.string.write_let_go),
            stringResource(R.string.write_keep_draft),
            { actions.letGo(draft) }
        ) { asked = null }
    }
}

private fun LazyListScope.pages(page: WritePage, actions: WriteActions, ask: (DraftCard) -> Unit) {
    for (letter in page.opened) item("opened ${letter.id}") { Opened(letter) { actions.read(letter) } }
    if (page.drafts.isNotEmpty()) item { Heading(stringResource(R.string.write_drafts)) }
    for (draft in page.drafts) item(draft.id) { Draft(draft, { actions.goOn(draft) }) { ask(draft) } }
    if (page.entries.isEmpty() && page.drafts.isEmpty()) item { SecondaryText(stringResource(R.string.write_empty)) }
    for ((day, entries) in page.entries.groupBy { it.day }) {
        item(day) { Heading(dayByName(day, page.days)) }
        for (entry in entries) item(entry.id) { Entry(entry) { actions.read(entry) } }
    }
}

@Composable
private fun Opened(letter: EntryCard, read: () -> Unit) = SoftCard(color = MaterialTheme.colorScheme.secondaryContainer) {
    Text(letter.kindName, style = MaterialTheme.typography.titleMedium)
    BodyText(stringResource(R.string.write_opened))
    OtherButton(stringResource(R.string.write_opened_read), onClick = read)
}

@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun Draft(draft: DraftCard, goOn: () -> Unit, letGo: () -> Unit) = SoftCard {
    Text(draft.kindName, style = MaterialTheme.typography.titleMedium)
    BodyText(draft.preview.ifEmpty { stringResource(R.string.write_nothing_yet) })
    FlowRow(horizontalArrangement = Arrangement.spacedBy(8.dp)) {
        OtherButton(stringResource(R.string.write_go_on), onClick = goOn)
        QuietButton(stringResource(R.string.write_let_go), onClick = letGo)
    }
}

@Composable
private fun Entry(entry: EntryCard, read: () -> Unit) = SoftCard(onClick = read) {
    Text(entry.kindName, style = MaterialTheme.typography.titleMedium)
    val sealed = entry.sealedUntil
    if (sealed !=
        null
    ) {
        SecondaryText(stringResource(R.string.write_sealed, dayInWords(sealed)))
    } else if (entry.preview.isNotEmpty()) {
        BodyText(entry.preview)
    }
    if (entry.tags.isNotEmpty()) SecondaryText(entry.tags.joinToString(" · "))
}

/** "What would you like to write?" */
@Composable
fun ChooserScreen(kinds: List<KindCard>, choose: (KindCard) -> Unit, above: @Composable () -> Unit, screen: ScreenActions) =
    Frame(stringResource(R.string.chooser_title), screen) {
        above()
        for (kind in kinds) Door(kind.name, kind.summary) { choose(kind) }
    }

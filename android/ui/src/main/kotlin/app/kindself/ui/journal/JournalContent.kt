package app.kindself.ui.journal

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.remember
import androidx.compose.ui.res.stringResource
import app.kindself.R
import app.kindself.ui.app.Notice
import app.kindself.ui.backup.BackupDestination
import app.kindself.ui.navigation.Navigator
import app.kindself.ui.parts.Frame
import app.kindself.ui.reminders.RemindedOf
import app.kindself.ui.reminders.remind
import app.kindself.ui.store.OpeningLine
import app.kindself.ui.store.StoreProblemCard

/** The screens where one writes, and reads what one wrote. */
@Composable
internal fun JournalContent(destination: JournalDestination, navigator: Navigator) {
    val app = navigator.app
    val kinds = app.writing.catalogue?.kinds.orEmpty()
    when (destination) {
        JournalDestination.Entries -> Entries(navigator)

        JournalDestination.Chooser -> {
            val closed = app.stored.closed
            val opening = app.opening
            ChooserScreen(
                kinds,
                { navigator.write(JournalDestination.New(it.id)) },
                above = {
                    if (closed != null) StoreProblemCard(closed, app.backups.recovery, opening::again, opening::afresh)
                    if (opening.isLate) OpeningLine()
                },
                navigator.actions()
            )
        }

        is JournalDestination.Editor -> Editor(destination, navigator)

        is JournalDestination.Reader -> Reader(destination, navigator)

        JournalDestination.Search -> {
            navigator.OnBack(destination) {
                app.search.close()
                navigator.stack.back()
            }
            SearchScreen(app.search, app.opening.isLate, kinds, { navigator.go(JournalDestination.Reader(it.id)) }, navigator.actions())
        }
    }
}

@Composable
private fun Entries(navigator: Navigator) {
    val app = navigator.app
    val writing = app.writing
    LaunchedEffect(writing.changes, app.stored.opening) { if (app.stored.isOpen) writing.read() }
    LaunchedEffect(app.stored.opening) { app.backups.read() }
    val search = { navigator.go(JournalDestination.Search) }.takeIf { app.stored.isOpen }
    WriteScreen(
        WriteView(
            writing.page,
            app.stored.closed,
            app.opening.isLate,
            writing.refusal,
            app.notices.all.filter { it is Notice.Mended },
            app.backups
        ),
        WriteActions(
            note = { navigator.write(JournalDestination.New(NOTE)) },
            other = { navigator.go(JournalDestination.Chooser) },
            goOn = { navigator.write(JournalDestination.Draft(it.id)) },
            letGo = writing::letGo,
            read = { navigator.go(JournalDestination.Reader(it.id)) },
            more = navigator::readMore,
            tryAgain = app.opening::again,
            beginAfresh = app.opening::afresh,
            recovery = { navigator.go(BackupDestination.Recovery) },
            readNotice = app.notices::remove
        ),
        navigator.actions(tab = true, search)
    )
}

/** What is being written. After the process had ended it is taken up from its draft; where there is none, the way leads back. */
@Composable
private fun Editor(destination: JournalDestination.Editor, navigator: Navigator) {
    val writing = navigator.app.writing
    // While the screen fades out, what it showed is kept already and no longer being written.
    val shown = remember { arrayOf(writing.editor) }
    writing.editor?.let { shown[0] = it }
    val holder = shown[0]
    val words = DraftWords(
        left = stringResource(R.string.draft_left),
        full = stringResource(R.string.draft_full),
        notKept = stringResource(R.string.draft_not_kept)
    )
    navigator.OnBack(destination) { navigator.leaveEditor(words) }
    if (holder == null) {
        LaunchedEffect(destination) { if (navigator.isAt(destination)) navigator.takeUp(destination) }
        if (navigator.app.stored.isOpening) {
            Frame(stringResource(R.string.tab_write), navigator.actions()) { if (navigator.app.opening.isLate) OpeningLine() }
        }
    } else {
        val platform = navigator.app.platform
        val noPrinter = stringResource(R.string.print_none)
        val noApp = stringResource(R.string.share_none)
        val remindThen = stringResource(R.string.remind_me_then)
        val blank = BlankActions(
            print = { if (!platform.printer.print(it)) navigator.say(noPrinter) },
            share = { if (!platform.phone.share(it.text())) navigator.say(noApp) }
        )
        EditorScreen(holder, keep = { navigator.keep(holder, remindThen) }, pause = navigator::pause, blank, navigator.actions())
    }
}

@Composable
private fun Reader(destination: JournalDestination.Reader, navigator: Navigator) {
    val writing = navigator.app.writing
    val holder = remember(destination) { ReaderHolder(writing, destination.entry) }
    LaunchedEffect(holder, writing.changes) { if (navigator.isAt(destination)) holder.read() }
    val broughtBack = stringResource(R.string.reader_brought_back)
    ReaderScreen(
        holder,
        navigator.app.opening.isLate,
        writing.page?.entries?.find { it.id == destination.entry }?.kindName.orEmpty(),
        writing.page?.days,
        ReaderActions(
            change = { navigator.write(JournalDestination.Change(destination.entry)) },
            print = navigator.app.platform.printer::print,
            share = { navigator.app.platform.phone.share(it.text()) },
            delete = { navigator.delete(holder) },
            remindOfKind = { navigator.remind(RemindedOf.Kind(it)) },
            remindOfOpening = { navigator.remind(RemindedOf.Letter(destination.entry, it)) },
            bringBack = { navigator.bringBack(holder, broughtBack) }
        ),
        navigator.actions()
    )
}

/** The kind that is one tap away. */
private const val NOTE = "note"

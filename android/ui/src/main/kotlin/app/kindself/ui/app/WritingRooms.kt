package app.kindself.ui.app

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.remember
import androidx.compose.ui.res.stringResource
import app.kindself.R
import app.kindself.ui.journal.ChooserScreen
import app.kindself.ui.journal.EditorScreen
import app.kindself.ui.journal.ReaderActions
import app.kindself.ui.journal.ReaderHolder
import app.kindself.ui.journal.ReaderScreen
import app.kindself.ui.journal.SearchScreen
import app.kindself.ui.journal.WriteActions
import app.kindself.ui.journal.WriteScreen
import app.kindself.ui.journal.WriteView
import app.kindself.ui.navigation.Place
import app.kindself.ui.navigation.Room
import app.kindself.ui.store.ClosedCard

/** The rooms where one writes, and reads what one wrote. */
@Composable
internal fun WritingRooms(place: Place, ways: Wayfinder) {
    val app = ways.app
    val kinds = app.writing.catalogue?.kinds.orEmpty()
    when (place.room) {
        Room.Write -> Write(ways)

        Room.Chooser -> {
            val closed = app.stored.closed
            ChooserScreen(
                kinds,
                { ways.write("$KIND${it.id}") },
                if (closed == null) null else ({ ClosedCard(closed, app.backups.recovery, app::openAgain, app::beginAfresh) }),
                ways.ways()
            )
        }

        Room.Editor -> Editor(place, ways)

        Room.Reader -> Reader(place, ways)

        else -> SearchScreen(app.search, kinds, { ways.go(Room.Reader, it.id) }, ways.ways())
    }
}

@Composable
private fun Write(ways: Wayfinder) {
    val app = ways.app
    val writing = app.writing
    LaunchedEffect(writing.changes, app.stored.opening) { if (app.stored.closed == null) writing.read() }
    LaunchedEffect(app.stored.opening) { app.backups.read() }
    WriteScreen(
        WriteView(writing.page, app.stored.closed, writing.refusal, app.notices.filter { it is Notice.Mended }, app.backups),
        WriteActions(
            note = { ways.write("$KIND$NOTE") },
            other = { ways.go(Room.Chooser) },
            goOn = { ways.write("$DRAFT${it.id}") },
            letGo = writing::letGo,
            read = { ways.go(Room.Reader, it.id) },
            more = ways::readMore,
            tryAgain = app::openAgain,
            beginAfresh = app::beginAfresh,
            recovery = { ways.go(Room.Recovery) },
            readNotice = app::read
        ),
        ways.ways(tab = true, search = app.stored.closed == null)
    )
}

/** What is being written. After the process had ended it is taken up from its draft; where there is none, the way leads back. */
@Composable
private fun Editor(place: Place, ways: Wayfinder) {
    val writing = ways.app.writing
    // While the screen fades out, what it showed is kept already and no longer being written.
    val shown = remember { arrayOf(writing.editor) }
    writing.editor?.let { shown[0] = it }
    val holder = shown[0]
    if (holder == null) {
        LaunchedEffect(place) { if (ways.stack.here == place) ways.takeUp(place) }
    } else {
        EditorScreen(holder, keep = { ways.keep(holder) }, pause = { shape, title -> ways.pause(shape, title) }, ways.ways())
    }
}

@Composable
private fun Reader(place: Place, ways: Wayfinder) {
    val writing = ways.app.writing
    val holder = remember(place) { ReaderHolder(writing, place.about) }
    LaunchedEffect(holder, writing.changes) { if (ways.stack.here == place) holder.read() }
    val broughtBack = stringResource(R.string.reader_brought_back)
    ReaderScreen(
        holder,
        writing.page?.entries?.find { it.id == place.about }?.kindName.orEmpty(),
        writing.page?.days,
        ReaderActions(
            change = { ways.write("$ENTRY${place.about}") },
            share = ways.app.platform.phone::share,
            delete = { ways.delete(holder) },
            bringBack = { ways.bringBack(holder, broughtBack) }
        ),
        ways.ways()
    )
}

/** What an editor is about: a new one of a kind, a draft, an entry. */
internal const val KIND = "kind:"
internal const val DRAFT = "draft:"
internal const val ENTRY = "entry:"

/** The kind that is one tap away. */
private const val NOTE = "note"

package app.kindself.ui.journal

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.EntryValue
import app.kindself.ui.platform.Shelf
import app.kindself.ui.session.Pages
import java.io.IOException
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/** The name, on the shelf, of which drafts are a session's. */
const val SESSION_PAGES = "session-pages"

/**
 * What is written in a session goes to a draft of its kind, as the editor keeps one: it is kept while one types, and taken up again in the
 * same session, after a kill, too. The [shelf] has the drafts' ids only.
 */
@Stable
class SessionPages(
    private val writing: WriteHolder,
    private val shelf: () -> Shelf,
    private val scope: CoroutineScope,
    private val io: CoroutineDispatcher
) : Pages {
    private var mine by mutableStateOf<EditorHolder?>(null)
    private var inField by mutableStateOf("")

    /** The draft of each kind; null until it was looked for. */
    private var drafts: Map<String, String>? = null

    private val editor: EditorHolder?
        get() = mine?.takeIf { it === writing.editor }

    override val isOpen: Boolean get() = editor != null

    override val words: String
        get() = (editor?.value(inField) as? EntryValue.Text)?.text.orEmpty()

    override suspend fun open(kind: String, field: String): Boolean {
        val known = (drafts ?: withContext(io) { read() }).also { drafts = it }
        val before = writing.editor
        val draft = known[kind]
        // It may have been kept as an entry meanwhile, or let go.
        val there = draft != null && writing.goOn(draft) || writing.begin(kind)
        val opened = writing.editor?.takeIf { there && it.kind.id == kind && (it !== before || it.draft == draft) } ?: return false
        opened.drafted = { remember(kind, it) }
        inField = field
        mine = opened
        return true
    }

    override fun type(words: String) {
        editor?.change(inField, EntryValue.Text(words).takeIf { words.isNotEmpty() })
    }

    override suspend fun keep(): Boolean {
        val now = editor ?: return false
        val kept = now.keepDraft()
        if (kept) writing.leave(now)
        if (mine === now) mine = null
        return kept
    }

    override fun putDown() {
        if (editor != null) writing.putDown()
        mine = null
    }

    override fun done() {
        mine = null
        if (drafts?.isEmpty() == true) return
        drafts = emptyMap()
        scope.launch(io) {
            try {
                shelf().remove(SESSION_PAGES)
            } catch (_: IOException) {
                // The next page asked for would go on in that draft, where it can be seen.
            }
        }
    }

    private fun remember(kind: String, draft: String) {
        val now = drafts.orEmpty() + (kind to draft)
        if (now == drafts) return
        drafts = now
        scope.launch(io) {
            try {
                shelf().write(SESSION_PAGES, now.entries.joinToString("\n") { "${it.key} ${it.value}" })
            } catch (_: IOException) {
                // After a kill another draft is begun; this one stays in the list.
            }
        }
    }

    private fun read(): Map<String, String> = try {
        shelf().read(SESSION_PAGES).orEmpty().lines().filter { ' ' in it }.associate { it.substringBefore(' ') to it.substringAfter(' ') }
    } catch (_: IOException) {
        emptyMap()
    }
}

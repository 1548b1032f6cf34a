package app.kindself.ui.journal

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateMapOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.DaysCard
import app.kindself.core.Editor
import app.kindself.core.EditorDraft
import app.kindself.core.EditorEffect
import app.kindself.core.EditorEvent
import app.kindself.core.EditorText
import app.kindself.core.EntryValue
import app.kindself.core.FieldCard
import app.kindself.core.FieldFault
import app.kindself.core.FieldShape
import app.kindself.core.FieldValue
import app.kindself.core.JournalCatalogue
import app.kindself.core.JournalException
import app.kindself.core.KindCard
import app.kindself.core.KindPart
import app.kindself.core.StoreTrouble
import app.kindself.core.Written
import app.kindself.core.typedTags
import app.kindself.ui.fields.asValue
import app.kindself.ui.fields.feelings
import app.kindself.ui.fields.with
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch

/** Whether what was typed is in the draft. */
enum class DraftState {
    /** Nothing was changed yet. */
    Untouched,

    /** It is. */
    Kept,

    /** It is not: there is no room. */
    Full,

    /** It is not, for another reason. */
    NotKept
}

/**
 * What is being written, field by field. When it goes into its draft or becomes an entry, and when nothing may be changed, the core
 * says; this carries it out. Call it on the main thread.
 */
@Stable
class EditorHolder(private val writing: WriteHolder, val kind: KindCard, val catalogue: JournalCatalogue, begun: EditorText) {
    /** Which day it was when they began. */
    val days: DaysCard = begun.days

    /** As it stands. */
    var written by mutableStateOf(begun.written)
        private set

    /** Tags as they are typed. */
    var tags by mutableStateOf(begun.written.tags.joinToString(", "))
        private set

    /** The draft's id, once there is one. */
    var draft = begun.draft
        private set

    /** Told of the draft's id whenever it was kept. */
    internal var drafted: (String) -> Unit = {}

    private var entry = begun.entry

    /** The letter that it was kept as, and the day it opens, ISO 8601; null where it is none, or was not kept. */
    val sealed: Pair<String, String>? get() = written.opens?.let { opens -> entry?.let { it to opens } }
    private val rules = Editor(begun.draft != null, begun.written.opens, begun.days.today)
    private var status = rules.status()

    /** Whether it is in the draft; while that is being kept, whether it was. */
    var state by mutableStateOf(if (begun.draft == null) DraftState.Untouched else DraftState.Kept)
        private set

    /** Why it could not be kept as an entry. */
    var refusal by mutableStateOf<JournalException?>(null)
        private set

    /** What is to be filled in, or played: fields of today's version, and older ones that hold something. */
    val parts: List<KindPart> get() = kind.parts.filter { it !is KindPart.Field || !it.field.retired || value(it.field.id) != null }

    /** Words of one's own for feelings that are typed and not added yet, by their field. */
    private val ownWords = mutableStateMapOf<String, String>()

    /** As it is kept: with those words, whether they were added or not. */
    private val asKept: Written
        get() = kind.fields.filter { ownWord(it.id).isNotBlank() }.fold(written) { so, field ->
            so.with(field.id, feelings(value(field.id), earlier(field)).with(ownWord(field.id)).asValue())
        }

    /** It is being sealed: what is typed now could go nowhere, so nothing can be. */
    var isSealing by mutableStateOf(false)
        private set

    private var waiting: Job? = null
    private var work: Job? = null

    /** What stands in [field]; null where nothing does. */
    fun value(field: String): EntryValue? = written.values.find { it.field == field }?.value

    /** What is to be mended about [field]. */
    fun faults(field: String): List<FieldFault> =
        (refusal as? JournalException.Fields)?.problems.orEmpty().filter { it.field == field }.map { it.fault }

    /** What stands in the field that [field] takes up, or is compared with. */
    fun earlier(field: FieldCard): EntryValue? = when (val shape = field.shape) {
        is FieldShape.Rating -> shape.again
        is FieldShape.Feelings -> shape.again
        is FieldShape.Text, is FieldShape.Choice, is FieldShape.Lines -> null
    }?.let(::value)

    /** Something else stands in [field], or nothing. */
    fun change(field: String, value: EntryValue?) = change(written.with(field, value))

    /** A word of one's own for [field], as it is typed. */
    fun ownWord(field: String): String = ownWords[field].orEmpty()

    /** The person types it. Whatever is kept has it as a feeling; on the screen it is one once it is added. */
    fun typeOwnWord(field: String, text: String) {
        if (!status.mayEdit || text == ownWord(field)) return
        ownWords[field] = text
        touched()
    }

    /** The day it is about, ISO 8601. */
    fun day(day: String) = change(written.copy(day = day))

    /** Sealed until that day, ISO 8601; or open. */
    fun opens(day: String?) = change(written.copy(opens = day))

    /** Tags with commas between. */
    fun tag(text: String) {
        if (!status.mayEdit) return
        tags = text
        change(written.copy(tags = typedTags(text)))
    }

    private fun Written.with(field: String, value: EntryValue?): Written {
        val at = values.indexOfFirst { it.field == field }
        val changed = values.toMutableList()
        when {
            value == null -> changed.removeAll { it.field == field }
            at < 0 -> changed += FieldValue(field, value)
            else -> changed[at] = FieldValue(field, value)
        }
        return copy(values = changed)
    }

    private fun change(changed: Written) {
        if (!status.mayEdit || changed == written) return
        written = changed
        touched()
    }

    private fun touched() {
        refusal = null
        happen(EditorEvent.Typed(written.opens, days.today))
    }

    private fun happen(event: EditorEvent) {
        val answer = rules.apply(event)
        status = answer.status
        isSealing = !status.mayEdit && !status.done
        when (status.draft) {
            EditorDraft.UNTOUCHED -> state = DraftState.Untouched

            EditorDraft.KEPT -> state = DraftState.Kept

            // What was said of it before stands until it is known, or was told by who knows why.
            EditorDraft.TO_BE_KEPT, EditorDraft.NOT_KEPT -> Unit
        }
        answer.effects.forEach(::carryOut)
    }

    private fun carryOut(effect: EditorEffect) {
        when (effect) {
            EditorEffect.WAIT -> waiting = writing.scope.launch {
                writing.clock.waitUntil(writing.clock.nowMs() + catalogue.autosaveMs)
                happen(EditorEvent.Waited)
            }

            EditorEffect.STOP_WAITING -> waiting?.cancel()

            // What is there now: what is typed meanwhile waits for its own turn.
            EditorEffect.SAVE_DRAFT -> asKept.let { now -> work = writing.scope.launch { saveDraft(now) } }

            EditorEffect.KEEP_ENTRY -> asKept.let { now -> work = writing.scope.launch { keepEntry(now) } }
        }
    }

    /** Everything was deleted: nothing of it goes anywhere any more. */
    internal fun letGo() = happen(EditorEvent.LetGo)

    private suspend fun saveDraft(now: Written) {
        val (id, about) = draft to entry
        try {
            draft = writing.ask { open, moment -> open.journal.keepDraft(id, about, now, moment) }
            draft?.let(drafted)
            happen(EditorEvent.Saved(blank = draft == null))
        } catch (error: JournalException) {
            state = if ((error as? JournalException.Store)?.trouble is StoreTrouble.Full) DraftState.Full else DraftState.NotKept
            // It cannot be kept later either, as it is: it says what would help.
            if (error is JournalException.TooLong) refusal = error
            happen(EditorEvent.NotSaved)
        }
    }

    private suspend fun keepEntry(now: Written) {
        val (about, id) = entry to draft
        try {
            entry = writing.ask { open, moment -> open.journal.keep(about, now, id, moment) }.id
            draft = null
            happen(EditorEvent.Kept)
        } catch (error: JournalException) {
            refusal = error
            happen(EditorEvent.Refused)
        }
    }

    /** Whatever is on its way has arrived, or is refused; and what follows from that, too. */
    private suspend fun settled() {
        while (true) {
            val now = work ?: return
            now.join()
            if (work === now) return
        }
    }

    /** Puts it into its draft, if it is not there yet, and lets an empty draft go; false where it cannot. */
    suspend fun keepDraft(): Boolean {
        happen(EditorEvent.Hurry)
        settled()
        return !status.nowhereElse
    }

    /**
     * Keeps it as an entry; false where it cannot, and [refusal] says why, or where it is kept already: whoever asked first is told. A
     * letter that is to be sealed is not changed meanwhile.
     */
    suspend fun keep(): Boolean {
        if (!status.mayKeep) return false
        happen(EditorEvent.Keep)
        settled()
        return status.done
    }
}

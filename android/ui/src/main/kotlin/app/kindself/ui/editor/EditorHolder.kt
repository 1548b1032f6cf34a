package app.kindself.ui.editor

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.EntryFault
import app.kindself.core.EntryValue
import app.kindself.core.Feeling
import app.kindself.core.FieldCard
import app.kindself.core.FieldShape
import app.kindself.core.FieldValue
import app.kindself.core.JournalCatalogue
import app.kindself.core.JournalException
import app.kindself.core.KindCard
import app.kindself.core.StoreTrouble
import app.kindself.core.Written
import app.kindself.ui.parts.withoutHalves
import app.kindself.ui.write.Writing
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock

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

/** What is being written, field by field. It goes into its draft a moment after each change. Call it on the main thread. */
@Stable
class EditorHolder(
    private val writing: Writing,
    val kind: KindCard,
    val catalogue: JournalCatalogue,
    begun: Written,
    /** The person's day when they began, ISO 8601. */
    val today: String,
    draft: String?,
    private var entry: String?
) {
    /** As it stands. */
    var written by mutableStateOf(begun)
        private set

    /** Tags as they are typed. */
    var tags by mutableStateOf(begun.tags.joinToString(", "))
        private set

    /** The draft's id, once there is one. */
    var draft = draft
        private set

    /** Whether it is in the draft. */
    var state by mutableStateOf(if (draft == null) DraftState.Untouched else DraftState.Kept)
        private set

    /** Why it could not be kept as an entry. */
    var refusal by mutableStateOf<JournalException?>(null)
        private set

    /** Characters were replaced that no text can hold. */
    var replaced by mutableStateOf(false)
        private set

    /** Fields to fill in: those of today's version, and older ones that hold something. */
    val fields: List<FieldCard> get() = kind.fields.filter { !it.retired || value(it.id) != null }

    private var unkept = false
    private var waiting: Job? = null
    private val keeping = Mutex()

    /** What stands in [field]; null where nothing does. */
    fun value(field: String): EntryValue? = written.values.find { it.field == field }?.value

    /** What is to be mended about [field]. */
    fun faults(field: String): List<EntryFault> =
        (refusal as? JournalException.Fields)?.problems.orEmpty().filter { it.field == field }.map { it.fault }

    /** The person types into [field]. */
    fun type(field: String, text: String) = put(field, EntryValue.Text(whole(text)).takeIf { text.isNotEmpty() })

    /** Rates [field], or leaves it unrated. */
    fun rate(field: String, number: UByte?) = put(field, number?.let(EntryValue::Rating))

    /** Chooses [option]. */
    fun choose(field: String, option: String) = put(field, EntryValue.Choice(option))

    /** Lines of a list, with one more to be filled while there may be one. */
    fun lines(field: FieldCard): List<String> {
        val filled = (value(field.id) as? EntryValue.Lines)?.lines.orEmpty()
        val most = (field.shape as? FieldShape.Lines)?.most?.toInt() ?: filled.size
        return if (filled.size < most) filled + "" else filled
    }

    /** The person types into the line at [index]. */
    fun typeLine(field: FieldCard, index: Int, text: String) {
        val changed = lines(field).mapIndexed { at, line -> if (at == index) whole(text) else line }.dropLastWhile(String::isEmpty)
        put(field.id, EntryValue.Lines(changed).takeIf { changed.isNotEmpty() })
    }

    /** Feelings in [field]: those chosen, or, until it is touched, the words of the field it takes up. */
    fun feelings(field: FieldCard): List<Feeling> {
        val here = value(field.id) as? EntryValue.Feelings
        val before = (field.shape as? FieldShape.Feelings)?.again?.let { value(it) as? EntryValue.Feelings }
        return here?.all ?: before?.all.orEmpty().map { Feeling(it.word, null) }
    }

    /** Chooses [word], or takes it away. */
    fun feel(field: FieldCard, word: String) {
        val clean = whole(word.trim())
        val now = feelings(field)
        if (clean.isNotEmpty()) {
            feelings(
                field,
                if (now.any { it.word == clean }) {
                    now.filter { it.word != clean }
                } else {
                    now +
                        Feeling(clean, null)
                }
            )
        }
    }

    /** How strong [word] is. */
    fun strength(field: FieldCard, word: String, strength: UByte?) =
        feelings(field, feelings(field).map { if (it.word == word) Feeling(word, strength) else it })

    private fun feelings(field: FieldCard, all: List<Feeling>) = put(field.id, EntryValue.Feelings(all).takeIf { all.isNotEmpty() })

    /** The day it is about, ISO 8601. */
    fun day(day: String) = change(written.copy(day = day))

    /** Sealed until that day, ISO 8601; or open. */
    fun opens(day: String?) = change(written.copy(opens = day))

    /** Tags with commas between. */
    fun tag(text: String) {
        tags = whole(text)
        change(written.copy(tags = tags.split(',').map(String::trim).filter(String::isNotEmpty).distinct()))
    }

    private fun put(field: String, value: EntryValue?) {
        val at = written.values.indexOfFirst { it.field == field }
        val values = written.values.toMutableList()
        when {
            value == null -> values.removeAll { it.field == field }
            at < 0 -> values += FieldValue(field, value)
            else -> values[at] = FieldValue(field, value)
        }
        change(written.copy(values = values))
    }

    private fun change(changed: Written) {
        if (changed == written) return
        written = changed
        refusal = null
        unkept = true
        if (waiting != null) return
        waiting = writing.scope.launch {
            writing.clock.waitUntil(writing.clock.nowMs() + catalogue.autosaveMs)
            // Before the keeping: what changes meanwhile waits for its own turn.
            waiting = null
            keepDraft()
        }
    }

    /** Puts it into its draft, if it is not there yet; false where it cannot be kept. */
    suspend fun keepDraft(): Boolean = keeping.withLock {
        if (!unkept || draft == null && isEmpty) return true
        unkept = false
        try {
            val (id, now) = draft to written
            draft = writing.ask { open, moment -> open.journal.keepDraft(id, entry, now, moment) }
            state = DraftState.Kept
            true
        } catch (error: JournalException) {
            unkept = true
            state = if ((error as? JournalException.Store)?.trouble is StoreTrouble.Full) DraftState.Full else DraftState.NotKept
            if (error is JournalException.TooLong) refusal = error
            false
        }
    }

    /** Keeps it as an entry; false where it cannot, and [refusal] says why. */
    suspend fun keep(): Boolean = keeping.withLock {
        try {
            do {
                val given = written
                val (about, id) = entry to draft
                val now = given.copy(values = given.values.map(::withoutBlankLines))
                entry = writing.ask { open, moment -> open.journal.keep(about, now, id, moment) }.id
                draft = null
                // What was typed while it was being kept is kept, too.
            } while (written != given)
            unkept = false
            waiting?.cancel()
            true
        } catch (error: JournalException) {
            refusal = error
            false
        }
    }

    private val isEmpty: Boolean get() = written.values.isEmpty() && written.tags.isEmpty()

    private fun withoutBlankLines(value: FieldValue): FieldValue {
        val lines = (value.value as? EntryValue.Lines)?.lines ?: return value
        return FieldValue(value.field, EntryValue.Lines(lines.filter(String::isNotBlank)))
    }

    /** The same text without halves of characters, which the core could not be given. */
    private fun whole(text: String): String {
        val mended = withoutHalves(text)
        if (mended != text) replaced = true
        return mended
    }
}

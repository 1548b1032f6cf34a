package app.kindself.ui.journal

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateMapOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.DaysCard
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
    /** Which day it was when they began. */
    val days: DaysCard,
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

    /** Fields to fill in: those of today's version, and older ones that hold something. */
    val fields: List<FieldCard> get() = kind.fields.filter { !it.retired || value(it.id) != null }

    /** Words of one's own that are typed and not added yet. */
    private val own = mutableStateMapOf<FieldCard, String>()

    /** As it is kept: with those words, whether they were added or not. */
    private val asKept: Written
        get() = own.keys.filter { own(it).isNotBlank() }.fold(written) { so, field -> so.with(field.id, withOwn(field).asValue()) }

    // A letter that is being sealed, or is: what would still be changed could go nowhere but into a draft, where it can be read.
    private var sealing = false

    private var unkept = false
    private var waiting: Job? = null
    private val keeping = Mutex()

    /** What stands in [field]; null where nothing does. */
    fun value(field: String): EntryValue? = written.values.find { it.field == field }?.value

    /** What is to be mended about [field]. */
    fun faults(field: String): List<EntryFault> =
        (refusal as? JournalException.Fields)?.problems.orEmpty().filter { it.field == field }.map { it.fault }

    /** The person types into [field]. */
    fun type(field: String, text: String) = put(field, EntryValue.Text(text).takeIf { text.isNotEmpty() })

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
        val changed = lines(field).mapIndexed { at, line -> if (at == index) text else line }.dropLastWhile(String::isEmpty)
        put(field.id, EntryValue.Lines(changed).takeIf { changed.isNotEmpty() })
    }

    /** Feelings in [field]: those chosen, or, until it is touched, the words of the field it takes up. */
    fun feelings(field: FieldCard): List<Feeling> {
        val here = value(field.id) as? EntryValue.Feelings
        return here?.all ?: earlier(field).map { Feeling(it.word, null) }
    }

    private fun earlier(field: FieldCard): List<Feeling> =
        (field.shape as? FieldShape.Feelings)?.again?.let { value(it) as? EntryValue.Feelings }?.all.orEmpty()

    /** Chooses [word], or takes it away. */
    fun feel(field: FieldCard, word: String) {
        val now = feelings(field)
        feelings(field, if (now.any { it.word == word }) now.filter { it.word != word } else now + Feeling(word, null))
    }

    /** A word of one's own for [field], as it is typed. */
    fun own(field: FieldCard): String = own[field].orEmpty()

    /** The person types it. */
    fun typeOwn(field: FieldCard, text: String) {
        if (sealing) return
        own[field] = text
        touched()
    }

    /** The person adds it. */
    fun addOwn(field: FieldCard) {
        if (sealing) return
        if (own(field).isNotBlank()) feelings(field, withOwn(field))
        own -= field
    }

    private fun withOwn(field: FieldCard): List<Feeling> {
        val (now, word) = feelings(field) to own(field).trim()
        return if (now.any { it.word == word }) now else now + Feeling(word, null)
    }

    /** How strong [word] was in the field that [field] takes up. */
    fun strengthBefore(field: FieldCard, word: String): UByte? = earlier(field).find { it.word == word }?.strength

    /** How strong [word] is. */
    fun strength(field: FieldCard, word: String, strength: UByte?) =
        feelings(field, feelings(field).map { if (it.word == word) Feeling(word, strength) else it })

    private fun feelings(field: FieldCard, all: List<Feeling>) = put(field.id, all.asValue())

    private fun List<Feeling>.asValue() = EntryValue.Feelings(this).takeIf { isNotEmpty() }

    /** The day it is about, ISO 8601. */
    fun day(day: String) = change(written.copy(day = day))

    /** Sealed until that day, ISO 8601; or open. */
    fun opens(day: String?) = change(written.copy(opens = day))

    /** Tags with commas between. */
    fun tag(text: String) {
        if (sealing) return
        tags = text
        change(written.copy(tags = tags.split(',').map(String::trim).filter(String::isNotEmpty).distinct()))
    }

    private fun put(field: String, value: EntryValue?) = change(written.with(field, value))

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
        if (sealing || changed == written) return
        written = changed
        touched()
    }

    private fun touched() {
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

    /** Puts it into its draft, if it is not there yet, and lets an empty draft go; false where it cannot. */
    suspend fun keepDraft(): Boolean = keeping.withLock {
        val (id, now) = draft to asKept
        if (!unkept || id == null && isEmpty(now)) return true
        unkept = false
        try {
            if (id != null && isEmpty(now)) {
                writing.ask { open, _ -> open.journal.discardDraft(id) }
                draft = null
                state = DraftState.Untouched
            } else {
                draft = writing.ask { open, moment -> open.journal.keepDraft(id, entry, now, moment) }
                state = DraftState.Kept
            }
            true
        } catch (error: JournalException) {
            unkept = true
            state = if ((error as? JournalException.Store)?.trouble is StoreTrouble.Full) DraftState.Full else DraftState.NotKept
            if (error is JournalException.TooLong) refusal = error
            false
        }
    }

    /** Keeps it as an entry; false where it cannot, and [refusal] says why. A letter that is to be sealed is not changed meanwhile. */
    suspend fun keep(): Boolean = keeping.withLock {
        // Sealed already, and the store changes it no more.
        if (sealing) return true
        try {
            do {
                val given = asKept
                sealing = given.opens.let { it != null && it > days.today }
                val (about, id) = entry to draft
                val now = given.copy(values = given.values.map(::withoutBlankLines))
                entry = writing.ask { open, moment -> open.journal.keep(about, now, id, moment) }.id
                draft = null
                // What was typed while it was being kept is kept, too.
            } while (asKept != given)
            unkept = false
            waiting?.cancel()
            state = DraftState.Untouched
            true
        } catch (error: JournalException) {
            sealing = false
            refusal = error
            false
        }
    }

    private fun isEmpty(written: Written): Boolean = written.tags.isEmpty() &&
        written.opens == null &&
        written.values.all { (_, value) ->
            when (value) {
                is EntryValue.Text -> value.text.isBlank()
                is EntryValue.Lines -> value.lines.all(String::isBlank)
                else -> false
            }
        }

    private fun withoutBlankLines(value: FieldValue): FieldValue {
        val lines = (value.value as? EntryValue.Lines)?.lines ?: return value
        return FieldValue(value.field, EntryValue.Lines(lines.filter(String::isNotBlank)))
    }
}

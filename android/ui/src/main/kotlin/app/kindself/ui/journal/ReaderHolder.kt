package app.kindself.ui.journal

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.EntryValue
import app.kindself.core.EntryView
import app.kindself.core.FieldCard
import app.kindself.core.FieldShape
import app.kindself.core.JournalException
import app.kindself.core.KindCard
import app.kindself.core.KindPart
import app.kindself.core.Sheet
import app.kindself.core.Written

/** An entry that is being read. */
@Stable
class ReaderHolder(private val writing: WriteHolder, val id: String) {
    /** It, once it was read. */
    var view by mutableStateOf<EntryView?>(null)
        private set

    /** It as it goes on paper, or to someone else. */
    var sheet by mutableStateOf<Sheet?>(null)
        private set

    /** Why it cannot be read; for a sealed one that says until when. */
    var refusal by mutableStateOf<JournalException?>(null)
        private set

    /** Why it could not be deleted. */
    var stays by mutableStateOf<JournalException?>(null)
        private set

    /** Its kind, as this version knows it. */
    val kind: KindCard? get() = writing.catalogue?.kinds?.find { it.id == view?.card?.kind }

    /** Reads it. */
    suspend fun read() {
        try {
            val (read, onPaper) = writing.entry(id)
            view = read
            sheet = onPaper
            refusal = null
        } catch (error: JournalException) {
            refusal = error
            // What cannot be read any more is put on no paper.
            sheet = null
        }
    }

    /** Deletes it; false where it cannot, and [stays] says why. */
    suspend fun delete(): Boolean = try {
        writing.delete(id)
        true
    } catch (error: JournalException) {
        stays = error
        false
    }

    /** Keeps what it was before as the next version; false where it cannot. */
    suspend fun bringBack(): Boolean {
        val before = view?.previous?.written ?: return false
        return try {
            writing.ask { open, now -> open.journal.keep(id, before, null, now) }
            read()
            true
        } catch (error: JournalException) {
            refusal = error
            false
        }
    }
}

/** Its fields in order, without the pauses between them. */
internal val KindCard.fields: List<FieldCard> get() = parts.mapNotNull { (it as? KindPart.Field)?.field }

/** A field's question, and what was answered, in lines. */
class Answered(val label: String, val lines: List<String>)

/** What was [written], in the order of its [kind]; what this version does not know comes after, by its name. */
fun answered(written: Written, kind: KindCard?, rating: (String, String) -> String): List<Answered> {
    val known = kind?.fields.orEmpty().mapNotNull { field ->
        val value = written.values.find { it.field == field.id }?.value ?: return@mapNotNull null
        Answered(field.label, lines(value, field.shape, rating))
    }
    val unknown = written.values.filter { value -> kind?.fields.orEmpty().none { it.id == value.field } }
    return known + unknown.map { Answered(it.field, lines(it.value, null, rating)) }
}

private fun lines(value: EntryValue, shape: FieldShape?, rating: (String, String) -> String): List<String> = when (value) {
    is EntryValue.Text -> listOf(value.text)

    is EntryValue.Rating -> listOf(
        (shape as? FieldShape.Rating)?.let { rating(value.number.toString(), it.most.toString()) } ?: value.number.toString()
    )

    is EntryValue.Feelings -> value.all.map { feeling ->
        val most = (shape as? FieldShape.Feelings)?.strengthMost
        listOfNotNull(feeling.word, feeling.strength?.let { rating(it.toString(), (most ?: it).toString()) }).joinToString(" · ")
    }

    is EntryValue.Choice -> listOf((shape as? FieldShape.Choice)?.options?.find { it.id == value.id }?.label ?: value.id)

    is EntryValue.Lines -> value.lines
}

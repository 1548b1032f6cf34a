package app.kindself.ui.fields

import app.kindself.core.EntryValue
import app.kindself.core.Feeling

/** The number; null where it is not rated. */
internal val EntryValue?.rating: UByte? get() = (this as? EntryValue.Rating)?.number

/** Lines of a list, with one more to be filled while there may be one. */
internal fun lines(value: EntryValue?, most: UByte): List<String> {
    val filled = (value as? EntryValue.Lines)?.lines.orEmpty()
    return if (filled.size < most.toInt()) filled + "" else filled
}

/** The list once [typed] stands in the line at [index]; null where nothing stands in any. */
internal fun withLine(lines: List<String>, index: Int, typed: String): EntryValue? {
    val changed = lines.mapIndexed { at, line -> if (at == index) typed else line }.dropLastWhile(String::isEmpty)
    return EntryValue.Lines(changed).takeIf { changed.isNotEmpty() }
}

/** Feelings in a field: those chosen, or, until it is touched, the words of the field it takes up. */
fun feelings(value: EntryValue?, earlier: EntryValue?): List<Feeling> =
    (value as? EntryValue.Feelings)?.all ?: (earlier as? EntryValue.Feelings)?.all.orEmpty().map { Feeling(it.word, null) }

/** With a [word] of one's own, once. */
fun List<Feeling>.with(word: String): List<Feeling> =
    word.trim().let { own -> if (any { it.word == own }) this else this + Feeling(own, null) }

/** What stands in a field that holds these; null where it holds none. */
fun List<Feeling>.asValue(): EntryValue? = EntryValue.Feelings(this).takeIf { isNotEmpty() }

/** With [word] chosen, or taken away. */
internal fun List<Feeling>.toggled(word: String): List<Feeling> = if (any { it.word == word }) filter { it.word != word } else with(word)

/** With [word] as strong as that, or unrated. */
internal fun List<Feeling>.rated(word: String, strength: UByte?): List<Feeling> =
    map { if (it.word == word) Feeling(word, strength) else it }

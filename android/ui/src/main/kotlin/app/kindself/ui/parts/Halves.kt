package app.kindself.ui.parts

/** What stands in place of half a character. */
const val REPLACEMENT = '\uFFFD'

/** [text] with [REPLACEMENT] in place of each half of a character that stands alone. */
fun withoutHalves(text: String): String {
    if (text.none(Char::isSurrogate)) return text
    val out = StringBuilder(text.length)
    var at = 0
    while (at < text.length) {
        val char = text[at]
        if (char.isHighSurrogate() && text.getOrNull(at + 1)?.isLowSurrogate() == true) {
            out.append(char).append(text[at + 1])
            at++
        } else {
            out.append(if (char.isSurrogate()) REPLACEMENT else char)
        }
        at++
    }
    return out.toString()
}

/** At most the first [most] of [text]'s UTF-16 units, and no half of a character at its end. */
fun beginning(text: String, most: Int): String {
    val cut = text.take(most)
    return if (cut.lastOrNull()?.isHighSurrogate() == true) cut.dropLast(1) else cut
}

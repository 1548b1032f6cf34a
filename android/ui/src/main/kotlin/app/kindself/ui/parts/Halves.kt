package app.kindself.ui.parts

/** [text] with U+FFFD in place of each half of a character that stands alone. */
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
            out.append(if (char.isSurrogate()) '\uFFFD' else char)
        }
        at++
    }
    return out.toString()
}

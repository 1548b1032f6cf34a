package app.kindself.preview

import java.io.File
import java.util.Locale

/** What the command line may ask for; see [USAGE]. */
data class Options(
    val locale: Locale = Locale.forLanguageTag("en"),
    val dark: Boolean = false,
    val rightToLeft: Boolean? = null,
    val fontScale: Float = 1f,
    val density: Float = 2f,
    val tour: File? = null
)

const val USAGE = """preview [--language en] [--dark] [--rtl] [--font-scale 1.0] [--density 2] [--tour FOLDER]
  --language TAG      a language the app has, for example en or pl
  --dark              the night colours
  --rtl               right to left, whatever the language
  --font-scale N      the size of text: 0.85 to 2
  --density N         pixels for each dp of a picture: 1 to 4; at 2 text is sharp enough to be judged
  --tour FOLDER       no window: walk through the screens, leaving pictures and what a screen reader would say in FOLDER"""

fun parseOptions(arguments: List<String>): Options {
    var options = Options()
    val rest = ArrayDeque(arguments)
    fun value(of: String) = requireNotNull(rest.removeFirstOrNull()) { "$of needs a value" }
    while (rest.isNotEmpty()) {
        options = when (val name = rest.removeFirst()) {
            "--language" -> options.copy(locale = Locale.forLanguageTag(value(name)))
            "--dark" -> options.copy(dark = true)
            "--rtl" -> options.copy(rightToLeft = true)
            "--font-scale" -> options.copy(fontScale = value(name).toFloat().coerceIn(0.85f, 2f))
            "--density" -> options.copy(density = value(name).toFloat().coerceIn(1f, 4f))
            "--tour" -> options.copy(tour = File(value(name)))
            else -> throw IllegalArgumentException("What is $name?")
        }
    }
    return options
}

package androidx.compose.ui.res

import com.ibm.icu.text.PluralRules
import java.io.File
import java.util.Locale
import javax.xml.parsers.DocumentBuilderFactory
import org.w3c.dom.Element

/**
 * The words of [locale], read from Android's resource folder [res] (values, then values-ll, then values-ll-rRR over it).
 * [r] is the generated R class: it knows the name of each number.
 */
class StringTable(res: File, r: Class<*>, val locale: Locale) {
    private val names: Map<Int, String> = r.declaredClasses
        .filter { it.simpleName in setOf("string", "plurals", "array") }
        .flatMap { kind -> kind.fields.filter { it.type == Int::class.java } }
        .associate { it.getInt(null) to it.name }
    private val strings = HashMap<String, String>()
    private val plurals = HashMap<String, Map<String, String>>()
    private val arrays = HashMap<String, List<String>>()
    private val rules = PluralRules.forLocale(locale)

    init {
        require(res.isDirectory) { "No resources in $res" }
        // Android still calls three languages by their old codes.
        val language = mapOf("he" to "iw", "id" to "in", "yi" to "ji")[locale.language] ?: locale.language
        val tag = locale.toLanguageTag().replace('-', '+')
        for (folder in listOf("values", "values-$language", "values-$language-r${locale.country}", "values-b+$tag")) {
            File(res, folder).listFiles { file -> file.extension == "xml" }.orEmpty().sorted().forEach(::read)
        }
    }

    fun string(id: Int): String = strings.getValue(names.getValue(id))

    fun array(id: Int): List<String> = arrays.getValue(names.getValue(id))

    fun plural(id: Int, count: Int): String =
        plurals.getValue(names.getValue(id)).let { it[rules.select(count.toDouble())] ?: it.getValue("other") }

    private fun read(file: File) {
        val document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file)
        for (element in document.documentElement.elements()) {
            val name = element.getAttribute("name")
            when (element.tagName) {
                "string" -> strings[name] = plainText(element.textContent)
                "string-array" -> arrays[name] = element.elements().map { plainText(it.textContent) }
                "plurals" -> plurals[name] = element.elements().associate { it.getAttribute("quantity") to plainText(it.textContent) }
            }
        }
    }

    private fun Element.elements(): List<Element> = (0 until childNodes.length).mapNotNull { childNodes.item(it) as? Element }
}

private val special = Regex("""\\u([0-9a-fA-F]{4})|\\(.)|"|\s+""")

/** aapt2's rules: a run of white space is one space outside double quotes; a backslash escapes. */
internal fun plainText(raw: String): String {
    var quoted = false
    return special.replace(raw.trim()) { match ->
        val (code, escaped) = match.destructured
        when {
            code.isNotEmpty() -> code.toInt(16).toChar().toString()

            escaped == "n" -> "\n"

            escaped == "t" -> "\t"

            escaped.isNotEmpty() -> escaped

            match.value == "\"" -> {
                quoted = !quoted
                ""
            }

            else -> if (quoted) match.value else " "
        }
    }
}

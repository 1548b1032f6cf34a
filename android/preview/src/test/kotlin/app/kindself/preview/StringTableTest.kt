package app.kindself.preview

import androidx.compose.ui.res.StringTable
import java.io.File
import java.util.Locale
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder

/** Stands where aapt2's R would: the table reads only names and numbers from it. */
class R {
    @Suppress("ktlint:standard:class-naming", "unused")
    object string {
        @JvmField val one = 1

        @JvmField val two = 2
    }

    @Suppress("ktlint:standard:class-naming", "unused")
    object plurals {
        @JvmField val days = 3
    }

    @Suppress("ktlint:standard:class-naming", "unused")
    object array {
        @JvmField val moods = 4
    }
}

class StringTableTest {
    @get:Rule
    val res = TemporaryFolder()

    private fun write(folder: String, xml: String) =
        File(res.root, folder).apply { mkdirs() }.resolve("strings.xml").writeText("<resources>$xml</resources>")

    private fun table(language: String) = StringTable(res.root, R::class.java, Locale.forLanguageTag(language))

    @Test
    fun aMissingTranslationFallsBackToTheFirstLanguage() {
        write("values", """<string name="one">One</string><string name="two">Two</string>""")
        write("values-pl", """<string name="one">Jeden</string>""")
        assertEquals(listOf("Jeden", "Two"), listOf(1, 2).map(table("pl")::string))
    }

    @Test
    fun pluralsFollowTheLanguage() {
        val few = """<item quantity="few">%d dni</item>"""
        write("values", """<plurals name="days"><item quantity="one">%d day</item><item quantity="other">%d days</item></plurals>""")
        write("values-pl", """<plurals name="days"><item quantity="one">dzień</item>$few<item quantity="other">x</item></plurals>""")
        assertEquals(listOf("%d day", "%d days"), listOf(1, 2).map { table("en").plural(3, it) })
        assertEquals(listOf("dzień", "%d dni", "x"), listOf(1, 3, 5).map { table("pl").plural(3, it) })
    }

    @Test
    fun escapesQuotesAndSpaces() {
        val moods = """<string-array name="moods"><item>a</item><item>b</item></string-array>"""
        write("values", """<string name="one">It\'s  a\n\u0041 "two  spaces"</string>$moods""")
        assertEquals("It's a\nA two  spaces", table("en").string(1))
        assertEquals(listOf("a", "b"), table("en").array(4))
    }
}

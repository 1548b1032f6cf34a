package app.kindself.core

import com.google.gson.JsonObject
import com.google.gson.JsonParser
import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder

/** What tests/vectors/journal.json finds and refuses, Kotlin finds and refuses; and how long a search takes from here. */
class JournalVectorTest {
    @get:Rule
    val temporary = TemporaryFolder()

    private val vectors = JsonParser.parseString(File("../../tests/vectors/journal.json").readText()).asJsonObject
    private val now = Moment(vectors["now_utc_ms"].asLong, 0)

    private fun JsonObject.text(name: String) = get(name)?.asString

    private fun JsonObject.texts(name: String) = getAsJsonArray(name)?.map { it.asString }.orEmpty()

    private fun written(case: JsonObject): Written {
        val repeat = case.getAsJsonArray("repeat")
        val text = case.text("text") ?: repeat[0].asString.repeat(repeat[1].asInt)
        val value = FieldValue(case.text("field")!!, EntryValue.Text(text))
        return Written(case.text("kind")!!, 1u, case.text("day")!!, listOf(value), case.texts("tags"), case.text("opens"))
    }

    private fun journal(folder: File, key: NewKey) = Journal(Store.open(folder.path, key.key, key.check), Content("en"))

    @Test
    fun `entries are found and refused as in the vectors`() {
        val journal = journal(temporary.root, newKey())
        assertEquals(vectors.text("today"), journal.days(now).today)
        val ids = vectors.getAsJsonArray("entries").map { journal.keep(null, written(it.asJsonObject), null, now).id }
        for (case in vectors.getAsJsonArray("searches").map { it.asJsonObject }) {
            val filter = EntryFilter(case.texts("kinds"), case.texts("tags"), case.text("from"), case.text("to"), false)
            val found = journal.search(case.text("text")!!, filter, 0u, 100u, now).hits.map { ids.indexOf(it.card.id) }
            assertEquals("$case", case.getAsJsonArray("found").map { it.asInt }, found.sorted())
        }
        for (case in vectors.getAsJsonArray("refused").map { it.asJsonObject }) {
            val error = assertThrows(JournalException::class.java) { journal.keep(null, written(case), null, now) }
            assertEquals("$case", case.text("code"), error.code())
        }
    }

    /** `make bench` has made a store of ten thousand entries and says where; elsewhere a small one shows that it works. */
    @Test
    fun `a search through the border finds what is there`() {
        val bench = System.getenv("KINDSELF_BENCH")?.let(::File)
        val folder = bench?.resolve("store") ?: temporary.root
        val key = if (bench == null) newKey() else NewKey(ByteArray(KEY) { BENCH_KEY }, folder.resolve("check").readText())
        val journal = journal(folder, key)
        if (bench == null) journal.keep(null, written(vectors.getAsJsonArray("entries")[0].asJsonObject), null, now)
        val queries = bench?.resolve("queries.txt")?.readLines() ?: listOf("lamp")
        val all = EntryFilter(emptyList(), emptyList(), null, null, false)
        val report = queries.joinToString("") { query ->
            val times = (0 until ROUNDS).map {
                val start = System.nanoTime()
                assertTrue(query, journal.search(query, all, 0u, 20u, now).hits.isNotEmpty())
                (System.nanoTime() - start) / NANOS
            }
            "search %-16s from Kotlin %8.2f ms\n".format(query, times.sorted()[ROUNDS / 2])
        }
        bench?.resolve("kotlin.txt")?.writeText(report)
    }

    private companion object {
        const val KEY = 32
        const val BENCH_KEY: Byte = 5
        const val ROUNDS = 21
        const val NANOS = 1e6
    }
}

package app.kindself.core

import app.kindself.core.Vectors.objects
import app.kindself.core.Vectors.text
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test

/** java.time says of every rule in `reminders.json` what Python's zoneinfo says. */
class ReminderOracleTest {
    private val vectors = Vectors.read("reminders.json")

    @Test
    fun `every reminder comes when java time says`() {
        val cases = vectors.objects("cases")
        val (same, other) = cases.partition { ReminderOracle(it).hasTheSameZone() }
        val left = other.map { it.text("name") }
        println(
            "${same.size} cases with java.time, beside the zones of ${vectors.text("edition")}; left out, for zones are others here: $left"
        )
        assertTrue("too many zones are others here: $left", same.size * 100 >= cases.size * 95)
        for (case in same) {
            val oracle = ReminderOracle(case)
            assertEquals(case.text("name"), oracle.expected(), oracle.occurrences().take(MANY).toList())
            // What the core says across the border belongs here: it is compared with `oracle.occurrences()`, too.
        }
    }

    private companion object {
        /** So many of each are in the file. */
        const val MANY = 8
    }
}

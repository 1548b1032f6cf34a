package app.kindself.preview.kill

import app.kindself.core.EntryValue
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder

/** A session whose process is killed, for real, and taken up by another process. */
class KillTest {
    @get:Rule
    val temporary = TemporaryFolder()

    @Test
    fun theSameBreathFromItsStart() {
        for ((protocol, lines) in listOf("coherent-5-5" to 2, "coherent-5-5" to 13, "four-seven-eight" to 8)) {
            val folder = temporary.newFolder().toPath()
            val said = ArrayList<String>()
            Victim(BREATHE, folder, protocol).use { victim ->
                while (said.size < lines) said += assertNotNullLine(victim.line())
                said += victim.kill()
            }
            val lastKept = said.last { it.startsWith("kept") }
            // The signal may have come after the writing and before the saying: then the breath that had just turned is kept.
            val turned = said.last { it.startsWith("turn") }.replace("turn", "kept")

            Victim(TAKE_UP, folder).use { next ->
                assertEquals("It waits for its person", "true", next.line())
                val place = assertNotNullLine(next.line())
                assertTrue("$place is neither $lastKept nor $turned", place == lastKept || place == turned)
                assertEquals("It goes on from the start of that breath", place.substringAfterLast(' '), next.line())
                assertEquals(0, next.exit())
            }
        }
    }

    @Test
    fun ofWhatIsTypedAtMostTwoSecondsAreLost() {
        for (characters in listOf(320, 700)) {
            val folder = temporary.newFolder().toPath()
            val said = ArrayList<Pair<Int, Long>>()
            fun heard(line: String) = line.split(' ').let { (length, ms) -> said += length.toInt() to ms.toLong() }
            Victim(TYPE, folder).use { victim ->
                while ((said.lastOrNull()?.first ?: 0) < characters) heard(assertNotNullLine(victim.line()))
                victim.kill().forEach(::heard)
            }
            val kept = runBlocking {
                val drafts = writing(folder, this).run { ask { open, now -> open.journal.drafts(now) } }
                ((drafts.single().written.values.single().value) as EntryValue.Text).text
            }
            val longAgo = said.last { (_, ms) -> ms <= said.last().second - LOST_AT_MOST }.first
            assertTrue("${kept.length} of ${said.last().first} characters, $longAgo of them long ago", kept.length >= longAgo)
            assertEquals(kept.indices.joinToString("") { "${it % 10}" }, kept)
        }
    }

    private companion object {
        const val LOST_AT_MOST = 2000L
    }

    private fun assertNotNullLine(line: String?): String {
        assertNotNull("It has ended by itself", line)
        return line!!
    }
}

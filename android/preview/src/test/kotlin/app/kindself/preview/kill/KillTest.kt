package app.kindself.preview.kill

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

    private fun assertNotNullLine(line: String?): String {
        assertNotNull("It has ended by itself", line)
        return line!!
    }
}

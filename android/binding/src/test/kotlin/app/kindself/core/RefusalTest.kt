package app.kindself.core

import app.kindself.core.Vectors.objects
import app.kindself.core.Vectors.strings
import app.kindself.core.Vectors.text
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test

/** What `refusals.json` refuses, the binding refuses in the same words; what it admits, the binding admits. */
class RefusalTest {
    private val content = Content("en")
    private val breathing = Breathing(content)
    private val vectors = Vectors.read("refusals.json")

    @Test
    fun `patterns out of bounds are refused with every limit they miss`() {
        val cases = vectors.objects("patterns")
        assertTrue(cases.size > 20)
        for (case in cases) {
            val seconds = case.getAsJsonObject("seconds")
            fun part(name: String) = seconds.text(name).toDouble()
            val typed = PatternSeconds(part("inhale"), part("top_up"), part("hold_full"), part("exhale"), part("hold_empty"))
            assertEquals("$seconds", case.strings("problems"), refused { breathing.checkPattern(typed) }.second)
        }
    }

    @Test
    fun `choices that cannot be are refused with their code and limits`() {
        for (case in vectors.objects("choices")) {
            val subject = case.getAsJsonObject("subject")
            val choice = Choice(
                subject = subject["protocol"]?.let { Subject.Protocol(it.asString) } ?: Subject.Practice(subject.text("practice")),
                lengthMs = case.text("length_ms").toULong(),
                startPaceMs = case.text("start_pace_ms").toULong(),
                holds = if (case.text("holds") == "with") Holds.WITH else Holds.UNANSWERED,
                guide = Guide(voice = true, tones = true, bell = true, touch = true),
                manner = PLAINLY,
                firstFinished = null,
                now = Moment(1_795_435_200_000, 0)
            )
            assertEquals("$case", case.text("error") to case.strings("problems"), refused { breathing.begin(choice) })
        }
    }

    @Test
    fun `kept texts are read or refused for what they are`() {
        for (case in vectors.objects("kept")) {
            val text = case.text("text")
            val found = refused { if (case.text("kind") == "session") breathing.restore(text, emptyList()) else content.readSettings(text) }
            val error = case["error"].takeUnless { it.isJsonNull }?.asString
            assertEquals("$case", error to case.strings("problems"), found)
        }
    }

    /** The code with which something is refused, null where it is not, and what is to be mended. */
    private fun refused(attempt: () -> Unit): Pair<String?, List<String>> = try {
        attempt()
        null to emptyList()
    } catch (error: BreathingException) {
        error.code() to (error as? BreathingException.OutOfBounds)?.problems.orEmpty().map(::words)
    } catch (error: SavedStateException) {
        when (error) {
            is SavedStateException.Damaged -> error.code() to emptyList()
            is SavedStateException.Newer -> "${error.code()} ${error.found}" to emptyList()
            is SavedStateException.Unfollowable -> error.code() to error.problems.map(::words)
        }
    }

    private fun words(problem: Problem): String {
        val fault = when (val fault = problem.fault) {
            Fault.NotALength -> "not_a_length"
            is Fault.TooShort -> "too_short ${fault.leastMs}"
            is Fault.TooLong -> "too_long ${fault.mostMs}"
            is Fault.BetweenSteps -> "between_steps ${fault.stepMs}"
            is Fault.TooMuchHeld -> "too_much_held ${fault.percentMost}"
        }
        return "${problem.field.name.lowercase()} $fault"
    }
}

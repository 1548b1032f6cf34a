package app.kindself.core

import app.kindself.core.Vectors.json
import app.kindself.core.Vectors.objects
import app.kindself.core.Vectors.strings
import com.google.gson.JsonArray
import com.google.gson.JsonElement
import com.google.gson.JsonObject
import java.time.LocalDate
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test

/** The timelines, cues and positions of tests/vectors, as the core gives them through the binding. */
class VectorTest {
    private val breathing = Breathing(Content("en"))
    private val today = LocalDate.of(2026, 11, 23)

    @Test
    fun `timelines cues and positions are those of the independent script`() {
        var positions = 0
        val cases = Vectors.timelines().flatMap { (name, file) -> file.objects("cases").map { Triple(name, file, it) } }
        for ((file, vectors, case) in cases) {
            val name = "$file: ${case["name"].asString}"
            val session = breathing.begin(choice(case))
            session.apply(SessionEvent.Resume, 0u)
            for (wish in case.objects("turns")) {
                session.apply(
                    SessionEvent.ChangePace(PaceChange.valueOf(wish["turn"].asString.uppercase())),
                    wish["at_ms"].asLong.toULong()
                )
            }
            val timeline = session.timeline()
            val lines = case.strings("lines")
            assertEquals(name, case.getAsJsonArray("phases"), phases(timeline, lines))
            val expected = Vectors.cues(case.getAsJsonArray("cues"), vectors.getAsJsonObject("touches"))
            assertEquals(name, expected, Vectors.cues(timeline, lines))
            assertEquals(name, case["breaths"].asInt, timeline.breaths.toInt())
            assertEquals(name, case["moved"].asLong, timeline.movedMs)
            assertEquals(name, limit(case["limit"]), timeline.limit)
            for (expected in case.objects("positions")) {
                assertEquals(name, expected, position(session, expected["elapsed"].asString))
                positions += 1
            }
        }
        assertTrue("$positions", positions > 5000)
    }

    private fun choice(case: JsonObject) = Choice(
        subject = subject(case.getAsJsonObject("subject")),
        lengthMs = case["length_ms"].asLong.toULong(),
        startPaceMs = case["start_pace_ms"].asLong.toULong(),
        holds = if (case["holds"].asString == "with") Holds.WITH else Holds.WITHOUT,
        guide = case.getAsJsonObject("guide").let { on ->
            Guide(on["voice"].asBoolean, on["tones"].asBoolean, on["bell"].asBoolean, on["touch"].asBoolean)
        },
        // Of some lines there are versions: the vectors have the first of each.
        manner = PLAINLY.copy(seed = 0u),
        firstFinished = case["days_since_first"].takeUnless { it.isJsonNull }?.let { today.minusDays(it.asLong).toString() },
        now = Moment(1_795_435_200_000, 0)
    )

    private fun subject(subject: JsonObject): Subject {
        subject["protocol"]?.let { return Subject.Protocol(it.asString) }
        subject["practice"]?.let { return Subject.Practice(it.asString) }
        val own = subject.getAsJsonObject("own_s")
        fun seconds(part: String) = own[part]?.asDouble ?: 0.0
        val typed = PatternSeconds(seconds("inhale"), seconds("top_up"), seconds("hold_full"), seconds("exhale"), seconds("hold_empty"))
        return Subject.Own(breathing.checkPattern(typed))
    }

    private fun limit(limit: JsonElement): Limit? = when {
        limit.isJsonNull -> null
        limit.asJsonObject["beginner"].asBoolean -> Limit.Beginner(limit.asJsonObject["most"].asInt.toUInt())
        else -> Limit.Breaths(limit.asJsonObject["most"].asInt.toUInt())
    }

    private fun phases(timeline: Timeline, lines: List<String>) = JsonArray().apply {
        for (phase in timeline.phases) {
            val fields = listOf(
                "start" to phase.startMs,
                "end" to phase.endMs,
                "level_from" to phase.fromLevel,
                "level_to" to phase.toLevel,
                "breath" to phase.breath,
                "part" to phase.part,
                "line" to lines.indexOf(timeline.lines[phase.line.toInt()]),
                "resume_at" to phase.resumeAtMs
            )
            add(json(fields).apply { addProperty("kind", phase.kind.name.lowercase()) })
        }
    }

    private fun position(session: Session, elapsed: String): JsonObject {
        val position = session.position(elapsed.toULong())
        val fields = listOf(
            "phase" to position.phase,
            "breath" to position.breath,
            "breaths_left" to position.breathsLeft,
            "into" to position.intoMs,
            "left" to position.leftMs,
            "level" to position.level,
            "resume_at" to position.resumeAtMs
        )
        return json(fields).apply {
            addProperty("elapsed", elapsed)
            addProperty("finished", position.finished)
        }
    }
}

package app.kindself.core

import com.google.gson.JsonArray
import com.google.gson.JsonObject
import com.google.gson.JsonParser
import java.io.File

/** What tests/vectors/make.py writes: `timelines.json`, `refusals.json`. */
object Vectors {
    fun read(name: String): JsonObject = JsonParser.parseReader(File(System.getProperty("vectors"), name).reader()).asJsonObject

    fun JsonObject.text(name: String): String = get(name).asString

    fun JsonObject.objects(name: String): List<JsonObject> = getAsJsonArray(name).map { it.asJsonObject }

    fun JsonObject.strings(name: String): List<String> = getAsJsonArray(name).map { it.asString }

    /** Numbers parsed from a file and numbers from the binding compare by what they say. */
    fun json(fields: List<Pair<String, Any?>>): JsonObject =
        JsonParser.parseString(fields.joinToString(",", "{", "}") { (name, value) -> "\"$name\":$value" }).asJsonObject

    /** A cue as the vectors write it: its millisecond, and what happens; lines and touches by their number in the vectors. */
    fun cues(timeline: Timeline, lines: List<String>, touches: List<String>): JsonArray {
        val rows = timeline.cues.map { it.atMs.toLong() to what(it.kind, timeline, lines, touches) }
        // At one moment, cues come in no order that a person could tell.
        val sorted = rows.sortedWith(compareBy({ it.first }, { it.second }))
        return JsonArray().apply {
            for ((at, what) in sorted) add(JsonParser.parseString("[$at,\"$what\"]"))
        }
    }

    private fun what(kind: CueKind, timeline: Timeline, lines: List<String>, touches: List<String>): String = when (kind) {
        is CueKind.Bell -> "bell ${kind.strike.name.lowercase()}"
        is CueKind.Tone -> "tone ${kind.tone.name.lowercase()} ${kind.lengthMs}"
        is CueKind.Touch -> "touch ${touches.indexOf(pulses(timeline.touches[kind.touch.toInt()]))}"
        is CueKind.Say -> "say ${lines.indexOf(timeline.lines[kind.line.toInt()])}"
        is CueKind.Show -> "show ${lines.indexOf(timeline.lines[kind.line.toInt()])}"
    }

    private fun pulses(touch: Touch) = listOf(touch.pulses, touch.plain).joinToString(" | ") { pulses ->
        pulses.joinToString(" ") { "${it.atMs}:${it.lengthMs}:${it.strength}" }
    }
}

package app.kindself.core

import com.google.gson.JsonArray
import com.google.gson.JsonObject
import com.google.gson.JsonParser
import java.io.File

/** A practice as it is meant: eyes open, and nothing kept from before. */
internal val PLAINLY = Manner(eyesClosed = false, posture = null, afterBackdraft = false, kept = emptyList(), delayMs = 0u, seed = null)

/** What tests/vectors/make.py writes: `timelines/`, a file for each thing that is breathed, and `refusals.json`. */
object Vectors {
    private val folder = File(System.getProperty("vectors"))

    fun read(name: String): JsonObject = JsonParser.parseReader(folder.resolve(name).reader()).asJsonObject

    /** By the name of what is breathed. */
    fun timelines(): Map<String, JsonObject> =
        folder.resolve("timelines").list().orEmpty().sorted().associate { it.removeSuffix(".json") to read("timelines/$it") }

    fun JsonObject.text(name: String): String = get(name).asString

    fun JsonObject.objects(name: String): List<JsonObject> = getAsJsonArray(name).map { it.asJsonObject }

    fun JsonObject.strings(name: String): List<String> = getAsJsonArray(name).map { it.asString }

    /** Numbers parsed from a file and numbers from the binding compare by what they say. */
    fun json(fields: List<Pair<String, Any?>>): JsonObject =
        JsonParser.parseString(fields.joinToString(",", "{", "}") { (name, value) -> "\"$name\":$value" }).asJsonObject

    /** The cues of a timeline as the vectors write them: the millisecond, and what happens; touches by their pulses. */
    fun cues(timeline: Timeline, lines: List<String>): List<Pair<Long, String>> =
        inOrder(timeline.cues.map { it.atMs.toLong() to what(it.kind, timeline, lines) })

    /** The cues that the vectors expect, with the pulses that a file's name of a touch stands for. */
    fun cues(cues: JsonArray, touches: JsonObject): List<Pair<Long, String>> = inOrder(
        cues.map { it.asJsonArray }.map { cue ->
            val what = cue[1].asString
            cue[0].asLong to if (what.startsWith("touch ")) "touch ${touches.text(what.removePrefix("touch "))}" else what
        }
    )

    /** At one moment, cues come in no order that a person could tell. */
    private fun inOrder(cues: List<Pair<Long, String>>) = cues.sortedWith(compareBy({ it.first }, { it.second }))

    private fun what(kind: CueKind, timeline: Timeline, lines: List<String>): String = when (kind) {
        is CueKind.Bell -> "bell ${kind.strike.name.lowercase()}"
        is CueKind.Tone -> "tone ${kind.tone.name.lowercase()} ${kind.lengthMs}"
        is CueKind.Touch -> "touch ${pulses(timeline.touches[kind.touch.toInt()])}"
        is CueKind.Say -> "say ${lines.indexOf(timeline.lines[kind.line.toInt()])}"
        is CueKind.Show -> "show ${lines.indexOf(timeline.lines[kind.line.toInt()])}"
    }

    private fun pulses(touch: Touch) = listOf(touch.pulses, touch.plain).joinToString(" | ") { pulses ->
        pulses.joinToString(" ") { "${it.atMs}:${it.lengthMs}:${it.strength}" }
    }
}

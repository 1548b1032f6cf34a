package app.kindself.ui.breathing

import androidx.compose.runtime.Stable
import androidx.compose.runtime.derivedStateOf
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateMapOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.Saver
import androidx.compose.runtime.setValue
import app.kindself.core.BoundsCard
import app.kindself.core.BreathingException
import app.kindself.core.BreathingInterface
import app.kindself.core.Field
import app.kindself.core.OwnPattern
import app.kindself.core.Pattern
import app.kindself.core.PatternSeconds
import app.kindself.core.Problem
import app.kindself.core.Range
import app.kindself.ui.parts.secondsInDigits
import kotlin.math.roundToLong

/** A pattern as it is typed. The core says at each change whether it can be breathed, and what to mend. */
@Stable
class OwnPatternHolder private constructor(
    private val breathing: BreathingInterface,
    val bounds: BoundsCard,
    name: String,
    texts: List<String>
) {
    constructor(breathing: BreathingInterface, bounds: BoundsCard, own: OwnPattern?) :
        this(breathing, bounds, own?.name.orEmpty(), texts(own?.pattern ?: FIRST))

    /** What the person calls it. */
    var name by mutableStateOf(name)

    private val typed = mutableStateMapOf<Field, String>().apply { putAll(FIELDS.zip(texts)) }

    /** What stands in [field]. */
    fun text(field: Field): String = typed.getValue(field)

    /** The person types into [field]. */
    fun type(field: Field, text: String) {
        typed[field] = text.take(LONGEST)
    }

    private val checked by derivedStateOf {
        val seconds = FIELDS.map { seconds(text(it)) }
        try {
            breathing.checkPattern(PatternSeconds(seconds[0], seconds[1], seconds[2], seconds[3], seconds[4])) to emptyList()
        } catch (error: BreathingException.OutOfBounds) {
            null to error.problems
        } catch (_: BreathingException) {
            // It cannot be breathed, and nothing here is known to mend it.
            null to emptyList()
        }
    }

    /** The pattern, if it can be breathed. */
    val pattern: Pattern? get() = checked.first

    /** What is to be mended about [field]. */
    fun problems(field: Field): List<Problem> = checked.second.filter { it.field == field }

    /** One step less or more in [field], within its bounds. */
    fun step(field: Field, more: Boolean) {
        val range = range(field)
        val now = milliseconds(field)
        val next = when {
            now == null -> range.leastMs
            more -> now + bounds.stepMs
            else -> now - minOf(now, bounds.stepMs)
        }
        typed[field] = secondsInDigits(next.coerceIn(range.leastMs, range.mostMs))
    }

    /** Whether [field] can be stepped that way. */
    fun canStep(field: Field, more: Boolean): Boolean {
        val now = milliseconds(field) ?: return true
        return if (more) now < range(field).mostMs else now > range(field).leastMs
    }

    /** The bounds of [field]. */
    fun range(field: Field): Range = when (field) {
        Field.TOP_UP -> bounds.topUp
        Field.HOLD_FULL -> bounds.holdFull
        Field.EXHALE -> bounds.exhale
        Field.HOLD_EMPTY -> bounds.holdEmpty
        else -> bounds.inhale
    }

    private fun milliseconds(field: Field): ULong? = seconds(text(field)).takeIf {
        it in 0.0..MOST_SECONDS
    }?.let { (it * THOUSAND).roundToLong().toULong() }

    /** With a comma or a point; what is no number is none, and the core says so. */
    private fun seconds(text: String): Double = text.trim().replace(',', '.').ifEmpty { "0" }.toDoubleOrNull() ?: Double.NaN

    companion object {
        /** The parts of a breath in their order. */
        val FIELDS = listOf(Field.INHALE, Field.TOP_UP, Field.HOLD_FULL, Field.EXHALE, Field.HOLD_EMPTY)

        private val FIRST = Pattern(4000uL, 0uL, 0uL, 6000uL, 0uL)
        private const val LONGEST = 12
        private const val MOST_SECONDS = 1e6
        private const val THOUSAND = 1000

        private fun texts(pattern: Pattern) = with(pattern) {
            listOf(inhaleMs, topUpMs, holdFullMs, exhaleMs, holdEmptyMs)
        }.map(::secondsInDigits)

        /** Keeps what was typed when the screen is made anew. */
        fun saver(breathing: BreathingInterface, bounds: BoundsCard): Saver<OwnPatternHolder, ArrayList<String>> = Saver(
            save = { ArrayList(listOf(it.name) + FIELDS.map(it::text)) },
            restore = { OwnPatternHolder(breathing, bounds, it.first(), it.drop(1)) }
        )
    }
}

package app.kindself.ui.breathing

import androidx.compose.runtime.Stable
import androidx.compose.runtime.derivedStateOf
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateMapOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.Saver
import androidx.compose.runtime.setValue
import app.kindself.core.BoundsCard
import app.kindself.core.BreathingCatalogue
import app.kindself.core.BreathingException
import app.kindself.core.BreathingInterface
import app.kindself.core.Field
import app.kindself.core.OwnPattern
import app.kindself.core.Pattern
import app.kindself.core.PatternSeconds
import app.kindself.core.Problem
import app.kindself.core.Range
import app.kindself.core.secondsInDigits
import app.kindself.core.stepped
import app.kindself.core.typedLengthMs
import app.kindself.core.typedSeconds

/** A pattern as it is typed. The core says at each change whether it can be breathed, and what to mend. */
@Stable
class OwnPatternHolder private constructor(
    private val breathing: BreathingInterface,
    private val catalogue: BreathingCatalogue,
    name: String,
    texts: List<String>
) {
    constructor(breathing: BreathingInterface, catalogue: BreathingCatalogue, own: OwnPattern?) :
        this(breathing, catalogue, own?.name.orEmpty(), texts(own?.pattern ?: catalogue.own.first))

    private val bounds: BoundsCard get() = catalogue.bounds

    /** The most characters of its name. */
    val nameCharsMost: Int get() = catalogue.own.nameCharsMost.toInt()

    /** What the person calls it. */
    var name by mutableStateOf(name)

    private val typed = mutableStateMapOf<Field, String>().apply { putAll(FIELDS.zip(texts)) }

    /** What stands in [field]. */
    fun text(field: Field): String = typed.getValue(field)

    /** The person types into [field]. */
    fun type(field: Field, text: String) {
        typed[field] = text.take(catalogue.own.lengthCharsMost.toInt())
    }

    private val checked by derivedStateOf {
        val seconds = FIELDS.map { typedSeconds(text(it)) }
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

    /** One step less or more in [field], within its bounds; null where there is none. */
    fun step(field: Field, more: Boolean): (() -> Unit)? =
        stepped(range(field), typedLengthMs(text(field)), bounds.stepMs, more)?.let { next -> { typed[field] = secondsInDigits(next) } }

    private fun range(field: Field): Range = when (field) {
        Field.TOP_UP -> bounds.topUp
        Field.HOLD_FULL -> bounds.holdFull
        Field.EXHALE -> bounds.exhale
        Field.HOLD_EMPTY -> bounds.holdEmpty
        else -> bounds.inhale
    }

    companion object {
        /** The parts of a breath in their order. */
        val FIELDS = listOf(Field.INHALE, Field.TOP_UP, Field.HOLD_FULL, Field.EXHALE, Field.HOLD_EMPTY)

        private fun texts(pattern: Pattern) = with(pattern) {
            listOf(inhaleMs, topUpMs, holdFullMs, exhaleMs, holdEmptyMs)
        }.map(::secondsInDigits)

        /** Keeps what was typed when the screen is made anew. */
        fun saver(breathing: BreathingInterface, catalogue: BreathingCatalogue): Saver<OwnPatternHolder, ArrayList<String>> = Saver(
            save = { ArrayList(listOf(it.name) + FIELDS.map(it::text)) },
            restore = { OwnPatternHolder(breathing, catalogue, it.first(), it.drop(1)) }
        )
    }
}

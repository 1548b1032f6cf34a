package app.kindself.ui.breathing

import androidx.compose.runtime.Stable
import androidx.compose.runtime.derivedStateOf
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.Saver
import androidx.compose.runtime.setValue
import app.kindself.core.BreathingException
import app.kindself.core.Choice
import app.kindself.core.Guide
import app.kindself.core.Holds
import app.kindself.core.Preparation
import app.kindself.core.Problem
import app.kindself.core.Range
import app.kindself.core.Settings
import app.kindself.core.StartPaceCard
import app.kindself.core.stepped
import app.kindself.ui.app.Kindself

/** How a choice would go, or what the core says is to be mended. */
sealed interface Outlook {
    /** It would go like this. */
    data class Goes(val preparation: Preparation) : Outlook

    /** It cannot begin like this. */
    data class Problems(val problems: List<Problem>) : Outlook

    /** The practice is gone. */
    data object Gone : Outlook
}

/** What is chosen on the prepare screen. Each change asks the core once how it would go. */
@Stable
class PrepareHolder(private val app: Kindself, val practice: Practice.Breath, lengthMs: ULong? = null) {
    /** Lengths to choose from; none where the length is the practice's own. */
    val offered: List<ULong> = app.breathing.lengths(practice.subject)

    /** What is remembered of earlier choices. */
    val settings: Settings get() = app.settings.now

    /** The pace it starts at. */
    val startPaceMs: ULong get() = settings.startPaceMs ?: app.catalogue.startPace.usualMs

    /** The chosen length. */
    var lengthMs by mutableStateOf(lengthMs ?: offered.firstOrNull() ?: 0uL)
        private set

    /** Whether the person chose a length of their own. */
    var ownLength by mutableStateOf(lengthMs != null && lengthMs !in offered)
        private set

    private val chosen: Choice by derivedStateOf { app.sessions.choice(practice.subject, this.lengthMs) }

    /** What would begin now. */
    val choice: Choice get() = chosen.copy(now = app.platform.clock.moment())

    /** How it would go. */
    val outlook: Outlook by derivedStateOf {
        try {
            Outlook.Goes(app.breathing.prepare(chosen))
        } catch (error: BreathingException.OutOfBounds) {
            Outlook.Problems(error.problems)
        } catch (_: BreathingException) {
            Outlook.Gone
        }
    }

    /** One of the offered lengths. */
    fun length(ms: ULong) {
        lengthMs = ms
        ownLength = false
    }

    /** A length of one's own, starting from the one that is chosen. */
    fun ownLength() {
        ownLength = true
    }

    /** A step less or more of one's own length, [within] the bounds; null where there is none. */
    fun step(more: Boolean, within: Range): (() -> Unit)? =
        stepped(within, lengthMs, app.catalogue.lengthStepMs, more)?.let { next -> { lengthMs = next } }

    /** Led like this from now on; it is remembered. */
    fun guide(guide: Guide) = app.settings.change { it.copy(guide = guide) }

    /** With or without holds; it is remembered. */
    fun holds(holds: Holds) = app.settings.change { it.copy(holds = holds) }

    /** A slower or quicker start, which is remembered; null where there is none. */
    fun pace(slower: Boolean): (() -> Unit)? = app.catalogue.startPace.stepped(startPaceMs, slower)?.let { next ->
        { app.settings.change { it.copy(startPaceMs = next) } }
    }

    companion object {
        /** Keeps what was chosen when the screen is made anew. */
        fun saver(app: Kindself, practice: Practice.Breath): Saver<PrepareHolder, Long> = Saver(
            save = { it.lengthMs.toLong() },
            restore = { PrepareHolder(app, practice, it.toULong()) }
        )
    }
}

/** A pace one step slower or quicker than [paceMs]; null where there is none. */
fun StartPaceCard.stepped(paceMs: ULong, slower: Boolean): ULong? = stepped(range, paceMs, stepMs, slower)

package app.kindself.ui.session

import androidx.compose.runtime.Immutable
import app.kindself.core.Degradation
import app.kindself.core.Guide
import app.kindself.core.Hand
import app.kindself.core.Offers
import app.kindself.core.PhaseKind
import app.kindself.core.Question
import app.kindself.core.SessionOutcome
import app.kindself.core.SessionState
import app.kindself.core.Subject

/** Everything a session screen shows. Levels are shares of the full shape. */
@Immutable
data class SessionDisplay(
    val subject: Subject,
    /** It is a practice that can be long or hard; the grounding is where it would lead out to. */
    val isPractice: Boolean,
    val title: String,
    val state: SessionState,
    /** Sound is being made ready; it starts by itself. */
    val gettingReady: Boolean,
    val run: PhaseRun,
    /** The words of now. */
    val line: String,
    /** Whole breaths to come; null where no pace is given. */
    val breathsLeft: Int?,
    /** The part of a practice; null where there are none. */
    val part: Part?,
    val guide: Guide,
    val canSlower: Boolean,
    val canFaster: Boolean,
    val canStay: Boolean,
    val degradations: List<Degradation>,
    /** What is asked, while it waits for an answer. */
    val question: Question?,
    /** What can be wished in a practice. */
    val offers: Offers,
    /** Where a hand may be meanwhile. */
    val hand: Hand?
) {
    /** The breath goes on by itself. */
    val running get() = state is SessionState.Running

    /** It waits, for whatever reason. */
    val waiting get() = state is SessionState.Paused || state is SessionState.Interrupted
}

/** One phase as it is animated. */
@Immutable
data class PhaseRun(
    val kind: PhaseKind,
    val from: Float,
    val to: Float,
    /** How long it lasts, milliseconds. */
    val lengthMs: Int,
    /** What the monotonic clock read when it began. */
    val beganAtMs: ULong,
    /** Where the shape stands while nothing moves; null while it moves. */
    val still: Float?
)

/** A part of a practice: its name, and its place among all. */
@Immutable
data class Part(val name: String, val number: Int, val of: Int)

/** A session that is over. */
@Immutable
data class EndedView(
    val subject: Subject,
    val title: String,
    /** It came to its end; otherwise the person ended it. */
    val whole: Boolean,
    /** How far it went, milliseconds. */
    val lastedMs: ULong,
    val guide: Guide,
    /** What a practice leaves; null of anything else. */
    val outcome: SessionOutcome?
)

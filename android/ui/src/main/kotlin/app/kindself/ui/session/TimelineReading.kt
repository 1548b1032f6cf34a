package app.kindself.ui.session

import app.kindself.core.Cue
import app.kindself.core.CueKind
import app.kindself.core.SessionState
import app.kindself.core.SessionStatus
import app.kindself.core.Timeline
import app.kindself.core.Touch

/** Levels are ten-thousandths in the core. */
private const val FULL = 10_000f

/** The first cue later than [atMs]. */
internal fun List<Cue>.firstAfter(atMs: ULong): Int = indexOfFirst { it.atMs > atMs }.let { if (it < 0) size else it }

/** The touch that [cue] asks for, if it asks for one. */
internal fun Timeline.touchOf(cue: Cue): Touch? = (cue.kind as? CueKind.Touch)?.let { touches[it.touch.toInt()] }

/** The present phase as the picture animates it; still unless the session runs. */
internal fun Timeline.run(status: SessionStatus, asOfMs: ULong): PhaseRun {
    val position = status.position
    val phase = phases[position.phase.toInt()]
    return PhaseRun(
        kind = phase.kind,
        from = phase.fromLevel.toInt() / FULL,
        to = phase.toLevel.toInt() / FULL,
        lengthMs = (phase.endMs - phase.startMs).toInt(),
        beganAtMs = asOfMs - minOf(asOfMs, position.intoMs),
        still = (position.level.toInt() / FULL).takeIf { status.state !is SessionState.Running }
    )
}

/** The part of a structure whose [parts] are named; null where there are none. */
internal fun Timeline.part(status: SessionStatus, parts: List<String>): Part? {
    val index = phases[status.position.phase.toInt()].part?.toInt() ?: return null
    return parts.getOrNull(index)?.let { Part(it, index + 1, parts.size) }
}

package app.kindself.ui.session

import app.kindself.core.SessionState
import app.kindself.core.SessionStatus
import app.kindself.core.Subject
import app.kindself.core.Timeline

/** Levels are ten-thousandths in the core. */
private const val FULL = 10_000f

/** What a session of [subject] shows whose [status] was true when the clock read [asOfMs]. */
internal fun Timeline.display(status: SessionStatus, asOfMs: ULong, subject: Subject, title: String, parts: List<String>) = SessionDisplay(
    subject = subject,
    title = title,
    state = status.state,
    gettingReady = status.gettingReady,
    run = run(status, asOfMs),
    line = lines[status.position.line.toInt()],
    breathsLeft = status.position.breathsLeft.toInt().takeIf { breaths > 0u },
    part = part(status, parts),
    guide = status.guide,
    canSlower = status.canSlower,
    canFaster = status.canFaster,
    canStay = status.canStay,
    degradations = status.degradations
)

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

/** The part of a practice whose [parts] are named; null where there are none. */
internal fun Timeline.part(status: SessionStatus, parts: List<String>): Part? {
    val index = phases[status.position.phase.toInt()].part?.toInt() ?: return null
    return parts.getOrNull(index)?.let { Part(it, index + 1, parts.size) }
}

package app.kindself.ui.session

import app.kindself.core.SessionState
import app.kindself.core.SessionStatus
import app.kindself.core.Subject
import app.kindself.core.Timeline

/** Levels are ten-thousandths in the core. */
private const val FULL = 10_000f

/** What a session of [subject] shows whose [status] was true when the clock read [asOfMs]. */
internal fun Timeline.display(
    status: SessionStatus,
    asOfMs: ULong,
    subject: Subject,
    isPractice: Boolean,
    title: String,
    parts: List<String>
) = SessionDisplay(
    subject = subject,
    isPractice = isPractice,
    title = title,
    state = status.state,
    // What was answered may still wait for its sound.
    gettingReady = status.question == null && (status.gettingReady || status.state is SessionState.Asked),
    run = run(status, asOfMs),
    line = lines[status.position.line.toInt()],
    breathsLeft = status.position.breathsLeft.toInt().takeIf { breaths > 0u },
    part = part(status, parts),
    guide = status.guide,
    canSlower = status.canSlower,
    canFaster = status.canFaster,
    canStay = status.canStay,
    degradations = status.degradations,
    question = status.question,
    offers = status.offers,
    hand = phases[status.position.phase.toInt()].hand
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

/** The part of a practice whose [parts] are named; null where there are none. Of parts that come again, each counts once. */
internal fun Timeline.part(status: SessionStatus, parts: List<String>): Part? {
    val phase = status.position.phase.toInt()
    val index = phases[phase].part ?: return null
    val all = phases.mapNotNull { it.part }.toSet().size
    val left = (phases.drop(phase + 1).mapNotNull { it.part }.toSet() - index).size
    return parts.getOrNull(index.toInt())?.let { Part(it, all - left, all) }
}

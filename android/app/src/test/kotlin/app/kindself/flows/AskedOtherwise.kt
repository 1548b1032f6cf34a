package app.kindself.flows

import app.kindself.core.NoHandle
import app.kindself.core.Question
import app.kindself.core.Rendering
import app.kindself.core.Session
import app.kindself.core.SessionDevice
import app.kindself.core.SessionEvent
import app.kindself.core.SessionStatus

/** The [real] session, which asks what [instead] makes of its questions: for what no script asks yet. */
class AskedOtherwise(private val real: Session, private val instead: (Question) -> Question) : Session(NoHandle) {
    override fun subject() = real.subject()

    override fun open(device: SessionDevice, nowMs: ULong) = real.open(device, nowMs).let { it.copy(status = asked(it.status)) }

    override fun timeline() = real.timeline()

    override fun position(atMs: ULong) = real.position(atMs)

    override fun outcome() = real.outcome()

    override fun apply(event: SessionEvent, nowMs: ULong) = real.apply(event, nowMs).let { it.copy(status = asked(it.status)) }

    override suspend fun speak(voice: String, said: Rendering?) = real.speak(voice, said)

    override suspend fun track() = real.track()

    private fun asked(status: SessionStatus) = status.copy(question = status.question?.let(instead))
}

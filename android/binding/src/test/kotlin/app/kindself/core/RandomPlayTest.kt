package app.kindself.core

import kotlin.random.Random
import kotlin.random.nextULong
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test

/**
 * Sessions at random through the binding: whatever is chosen and whatever happens, no call throws, and nothing that was breathed
 * changes. The core's own random play compares each step with a model; this one says that the binding carries it.
 * Each session has a seed of its own, which a failure names.
 */
class RandomPlayTest {
    private val breathing = Breathing(Content("en"))
    private val catalogue = breathing.catalogue()

    @Test
    fun `whatever happens to a session, no call throws and what was breathed stays as it was`() {
        var wishes = 0
        var ended = 0
        for (seed in FIRST_SEED until FIRST_SEED + SESSIONS) {
            val play = Play(Random(seed))
            try {
                repeat(STEPS) { play.step() }
            } catch (failure: Throwable) {
                throw AssertionError("session of seed $seed: ${play.told.joinToString(", ")}", failure)
            }
            wishes += play.wishes
            if (play.status.state is SessionState.Ended) ended++
        }
        assertTrue("$wishes wishes were followed", wishes > SESSIONS)
        assertTrue("$ended sessions ended", ended in 1 until SESSIONS)
    }

    private inner class Play(private val random: Random) {
        val told = mutableListOf<String>()
        var wishes = 0
        private var clock = 1_000_000uL
        private var session = begin()
        private var timeline = session.timeline()

        /** The record that was to be kept last. */
        private var kept: String? = null
        var status = apply(SessionEvent.Resume)

        fun step() {
            clock = later()
            val deed = random.nextInt(100)
            when {
                deed < 25 -> happens(heard())
                deed < 60 -> happens(event())
                deed < 85 -> changes(SessionEvent.ChangePace(PaceChange.entries.random(random)))
                deed < 88 -> changes(SessionEvent.Lead(guide()))
                deed < 90 -> answered(if (random.nextBoolean()) SessionEvent.OutOfSight else SessionEvent.InSight)
                deed < 94 -> answered(answer())
                else -> dies()
            }
            isLegal()
        }

        private fun begin(): Session {
            val choice = choice()
            told += "$choice"
            return breathing.begin(choice).also(::open)
        }

        private fun open(session: Session) {
            session.open(SessionDevice(0u, HapticsState.ABSENT, inSight = true, kept = true, speechCache = null), clock)
        }

        private fun apply(event: SessionEvent): SessionStatus {
            val answer = session.apply(event, clock)
            for (effect in answer.effects) if (effect is SessionEffect.KeepRecord) kept = effect.record
            return answer.status
        }

        private fun choice(): Choice {
            val about = random.nextInt(3)
            val protocol = catalogue.protocols.random(random)
            return Choice(
                subject = when (about) {
                    0 -> Subject.Practice((catalogue.practices + catalogue.grounding).random(random).id)
                    1 -> Subject.Own(own())
                    else -> Subject.Protocol(protocol.id)
                },
                lengthMs = random.nextInt(30, 300).toULong() * 1000u,
                startPaceMs = random.nextInt(4, 13).toULong() * 500u,
                holds = if (random.nextBoolean()) Holds.WITH else Holds.WITHOUT,
                guide = guide(),
                manner = PLAINLY,
                firstFinished = "2026-01-01".takeIf { random.nextBoolean() },
                now = Moment(1_795_435_200_000, 0)
            )
        }

        private fun own(): Pattern {
            fun seconds(least: Int, most: Int) = random.nextInt(least, most + 1) / 2.0
            while (true) {
                val typed = PatternSeconds(seconds(4, 16), seconds(0, 4), seconds(0, 16), seconds(4, 24), seconds(0, 12))
                try {
                    return breathing.checkPattern(typed)
                } catch (_: BreathingException.OutOfBounds) {
                    continue
                }
            }
        }

        private fun guide() = random.nextInt(16).let { Guide(it and 1 > 0, it and 2 > 0, it and 4 > 0, it and 8 > 0) }

        /** Mostly later, often near the next phase, now and then earlier, seldom by hours. */
        private fun later(): ULong = when (random.nextInt(40)) {
            0 -> clock - minOf(clock, random.nextULong(5000u))
            1 -> clock + random.nextULong(if (random.nextInt(8) == 0) 100_000_000u else 20_000u)
            in 2..20 -> clock + status.position.leftMs + random.nextULong(200u)
            else -> clock + random.nextULong(9000u)
        }

        private fun heard(): SessionEvent {
            val here = status.position.atMs
            val heard = if (random.nextBoolean()) here + random.nextULong(2500u) else here - minOf(here, random.nextULong(2500u))
            return SessionEvent.Heard(if (random.nextInt(20) == 0) random.nextULong() else heard, status.revision)
        }

        private fun event(): SessionEvent = when (random.nextInt(60)) {
            0 -> SessionEvent.Stop
            in 1..10 -> SessionEvent.Pause
            in 11..20 -> SessionEvent.Interrupt(Interruption.entries.random(random))
            in 21..30 -> SessionEvent.InterruptionEnded(random.nextBoolean())
            in 31..40 -> SessionEvent.Due
            else -> SessionEvent.Resume
        }

        /** An answer that fits what is asked, or is none; without a question it means nothing. */
        private fun answer(): SessionEvent {
            val question = status.question ?: return SessionEvent.Skip(0u)
            val reply = when (val asks = question.asks) {
                is Asks.Choose -> Reply.Option(random.nextInt(asks.options.size).toUInt())
                is Asks.Rate -> Reply.Number(random.nextInt(asks.most.toInt() + 1).toUByte())
                is Asks.Write, is Asks.Read -> Reply.GoOn
            }
            return if (random.nextBoolean()) SessionEvent.Answer(question.number, reply) else SessionEvent.Skip(question.number)
        }

        private fun happens(event: SessionEvent) {
            told += "$event at $clock"
            val before = status
            status = apply(event)
            // Where it begins to wait, what was switched off lately is not heard when it is taken up.
            val waits = before.state is SessionState.Running && status.state !is SessionState.Running
            assertTrue("an event changes no timeline", waits || before.revision == status.revision)
            if (before.revision != status.revision) {
                wishes++
                val now = session.timeline()
                assertEquals(timeline.phases, now.phases)
                timeline = now
            }
            assertTrue("${before.state} to ${status.state}", status.state::class in followers.getValue(before.state::class))
        }

        private fun changes(event: SessionEvent) = follows(event) {
            it.phases.takeWhile { phase ->
                phase.resumeAtMs <=
                    status.position.resumeAtMs
            }
        }

        /** What was asked at this moment gives way to what follows from the answer. */
        private fun answered(event: SessionEvent) = follows(event) { it.phases.takeWhile { phase -> phase.endMs <= status.position.atMs } }

        private fun follows(event: SessionEvent, past: (Timeline) -> List<Phase>) {
            told += "$event at $clock"
            val before = status
            status = apply(event)
            assertTrue("revision ${before.revision}, then ${status.revision}", status.revision - before.revision in 0u..1u)
            if (status.revision == before.revision) return
            wishes++
            val now = session.timeline()
            assertEquals(past(timeline), past(now))
            timeline = now
        }

        private fun dies() {
            told += "dies at $clock"
            if (status.state is SessionState.Ended) return
            session = breathing.restore(kept ?: return, emptyList()).also(::open)
            status = apply(SessionEvent.Due)
            val restored = session.timeline()
            assertEquals(timeline.phases to timeline.endMs, restored.phases to restored.endMs)
            val ahead = restored.cues.filter { it.atMs >= status.position.atMs }.map { it.kind }
            assertTrue("what is switched off stays so", ahead.all { status.guide.has(it) })
            assertEquals("from the start of the breath", status.position.resumeAtMs, status.position.atMs)
            timeline = restored
        }

        private fun Guide.has(kind: CueKind) = when (kind) {
            is CueKind.Bell -> bell
            is CueKind.Tone -> tones
            is CueKind.Touch -> touch
            is CueKind.Say -> voice
            is CueKind.Show -> true
        }

        private fun isLegal() {
            val position = status.position
            assertEquals(status.revision, timeline.revision)
            assertTrue("$position", position.atMs <= timeline.endMs && position.phase.toInt() < timeline.phases.size)
            val phase = timeline.phases[position.phase.toInt()]
            assertEquals(phase.startMs + position.intoMs, position.atMs)
            assertEquals(phase.endMs - position.leftMs, position.atMs)
            val offers = status.canSlower || status.canFaster || status.canStay
            assertTrue("$status", !offers || position.breath != null || position.atMs < timeline.phases[0].endMs)
            assertTrue("$status", !offers || status.state !is SessionState.Ended)
        }
    }

    private companion object {
        const val FIRST_SEED = 20_261_129
        const val SESSIONS = 60
        const val STEPS = 60

        /** What may stand where something stood, after any event. */
        val followers = mapOf(
            SessionState.Ready::class to setOf(SessionState.Ready::class, SessionState.Running::class, SessionState.Ended::class),
            SessionState.Running::class to
                setOf(
                    SessionState.Running::class,
                    SessionState.Asked::class,
                    SessionState.Paused::class,
                    SessionState.Interrupted::class,
                    SessionState.Ended::class
                ),
            SessionState.Asked::class to
                setOf(SessionState.Asked::class, SessionState.Running::class, SessionState.Paused::class, SessionState.Ended::class),
            SessionState.Paused::class to
                setOf(SessionState.Paused::class, SessionState.Running::class, SessionState.Asked::class, SessionState.Ended::class),
            SessionState.Interrupted::class to
                setOf(
                    SessionState.Interrupted::class,
                    SessionState.Asked::class,
                    SessionState.Paused::class,
                    SessionState.Running::class,
                    SessionState.Ended::class
                ),
            SessionState.Ended::class to setOf(SessionState.Ended::class)
        )
    }
}

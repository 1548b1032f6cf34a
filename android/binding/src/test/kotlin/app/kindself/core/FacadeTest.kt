package app.kindself.core

import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertThrows
import org.junit.Test

/** What a Kotlin shell relies on: typed errors, sessions by events, tracks by ranges. */
class FacadeTest {
    private val breathing = Breathing(Content("en"))

    private fun choice(id: String, holds: Holds = Holds.WITHOUT) =
        Choice(Subject.Protocol(id), 60_000u, 3000u, holds, Guide(false, true, true, true), PLAINLY, null, Moment(1_795_435_200_000, 0))

    @Test
    fun `a pattern out of bounds names field and limit`() {
        val typed = PatternSeconds(Double.NaN, 0.0, 0.0, 99.0, 0.0)
        val error = assertThrows(BreathingException.OutOfBounds::class.java) { breathing.checkPattern(typed) }
        val expected = listOf(Problem(Field.INHALE, Fault.NotALength), Problem(Field.EXHALE, Fault.TooLong(12_000u)))
        assertEquals("breathing.out_of_bounds" to expected, error.code() to error.problems)
    }

    @Test
    fun `a moment and new settings let the day begin alike and at one of the times that are offered`() {
        assertEquals(usualSettings().dayBeginsMin, Moment(0, 0).dayBeginsMin)
        assertEquals(13, dayBeginnings().size)
        assertEquals(true, usualSettings().dayBeginsMin in dayBeginnings())
        val late = usualSettings().copy(dayBeginsMin = 9000u)
        assertEquals(dayBeginnings().last(), Content("en").readSettings(late.toText()).dayBeginsMin)
    }

    @Test
    fun `an unanswered question about holds and an unknown protocol are typed errors`() {
        assertThrows(BreathingException.HoldsUnanswered::class.java) { breathing.begin(choice("box-4", Holds.UNANSWERED)) }
        assertThrows(BreathingException.UnknownProtocol::class.java) { breathing.begin(choice("none")) }
    }

    @Test
    fun `a session is taken up at the start of its breath`() {
        val session = breathing.begin(choice("equal-5"))
        session.open(SessionDevice(0u, HapticsState.ABSENT, inSight = true, kept = true, speechCache = null), 1000u)
        session.apply(SessionEvent.Resume, 1000u)
        val answer = session.apply(SessionEvent.Due, 9000u)
        val here = answer.status.position
        val kept = answer.effects.firstNotNullOf { it as? SessionEffect.KeepRecord }
        val status = breathing.restore(kept.record, emptyList()).apply(SessionEvent.Due, 7u).status
        assertEquals(SessionState.Paused(WaitReason.Restored), status.state)
        assertEquals(here.resumeAtMs, status.position.atMs)
        assertThrows(SavedStateException.Damaged::class.java) { breathing.restore("torn", emptyList()) }
    }

    @Test
    fun `a track is the same in ranges`() = runBlocking {
        val session = breathing.begin(choice("equal-5"))
        session.open(SessionDevice(24_000u, HapticsState.WORKS, inSight = true, kept = true, speechCache = null), 0u)
        val track = session.track()
        val parts = track.render(96_000u, 500u) + track.render(96_500u, 500u)
        assertArrayEquals(track.render(96_000u, 1000u), parts)
        session.open(SessionDevice(44_100u, HapticsState.WORKS, inSight = true, kept = true, speechCache = null), 0u)
        val error = runCatching { session.track() }.exceptionOrNull()
        assertEquals("sound.unknown_rate", (error as SoundException.UnknownRate).code())
    }
}

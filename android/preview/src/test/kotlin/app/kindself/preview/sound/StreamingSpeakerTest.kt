package app.kindself.preview.sound

import app.kindself.core.InternalException
import app.kindself.core.NoHandle
import app.kindself.core.Track
import app.kindself.ui.platform.sound.StreamingSpeaker
import java.util.concurrent.CountDownLatch
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit.SECONDS
import org.junit.After
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test

private const val ROOM = 19_200
private const val FADE = 480

class StreamingSpeakerTest {
    private val desks = ArrayList<Desk>()
    private val lost = CountDownLatch(1)
    private val silent = CountDownLatch(1)
    private var refuse = false
    private val speaker = StreamingSpeaker(48_000u, lost::countDown, silent::countDown) {
        if (refuse) null else Desk(ROOM).also(desks::add)
    }
    private val told = LinkedBlockingQueue<Pair<ULong, ULong>>()

    private fun play(track: MadeTrack, fromMs: Int = 0) = speaker.play(track, fromMs.toULong()) { at, now -> told += at to now }

    @After
    fun noThreadIsLeft() {
        speaker.silence()
        speakerThreads().forEach { it.join(SECONDS.toMillis(30)) }
        assertEquals(emptyList<Thread>(), speakerThreads())
        assertTrue(desks.all { it.closed })
    }

    private fun speakerThreads() = Thread.getAllStackTraces().keys.filter { it.name == "kindself-speaker" }

    @Test
    fun everySampleOfTheTrackAndThenSilence() {
        val track = MadeTrack(frames = 100_001, key = 1)
        assertTrue(play(track))
        desks.single().playOn()
        assertArrayEquals(track.render(0u, 100_001u) + ByteArray(2 * ROOM), desks.single().bytes())
        assertTrue(silent.await(30, SECONDS))
        assertFalse(speaker.sounding)
    }

    @Test
    fun rendersNoFurtherAheadThanThereIsRoom() {
        play(MadeTrack(frames = 1_000_000, key = 1))
        desks.single().awaitFull()
        assertEquals(2 * ROOM, desks.single().bytes().size)
        desks.single().play(1000)
        assertEquals(2 * (ROOM + 1000), desks.single().bytes().size)
    }

    @Test
    fun anotherTrackGoesOnAtTheNextFrameWithoutASeam() {
        val first = MadeTrack(frames = 400_000, key = 1)
        val second = MadeTrack(frames = 300_000, key = 2)
        play(first)
        desks.single().play(50_000)
        assertTrue(play(second, fromMs = 1042))
        desks.single().playOn()

        val all = desks.single().bytes()
        val seam = (0 until all.size / 2).first { sample(all, it) != first.sample(it.toLong()) } - 1
        assertTrue("Changed at once, not at $seam", seam in 50_000..50_000 + ROOM + 4800)
        for (i in 0 until FADE) {
            val frame = (seam + i).toLong()
            val mixed = (first.sample(frame) * (FADE - i) + second.sample(frame) * i) / FADE
            assertEquals("Frame $frame", mixed.toShort(), sample(all, seam + i))
        }
        val after = seam + FADE
        val rest = second.render(after.toULong(), 300_000u) + ByteArray(2 * ROOM)
        assertArrayEquals(rest, all.copyOfRange(2 * after, all.size))
    }

    @Test
    fun aRecompiledTrackThatIsTheSameHereChangesNotASample() {
        val before = MadeTrack(frames = 200_000, key = 1)
        play(before)
        desks.single().play(20_000)
        assertTrue(play(MadeTrack(frames = 200_000, key = 1), fromMs = 400))
        desks.single().playOn()
        assertArrayEquals(before.render(0u, 200_000u) + ByteArray(2 * ROOM), desks.single().bytes())
    }

    @Test
    fun theOldTrackIsNotAskedAgainAfterAChange() {
        val first = MadeTrack(frames = 400_000, key = 1)
        play(first)
        desks.single().awaitFull()
        play(MadeTrack(frames = 60_000, key = 2))
        val asked = first.asked
        desks.single().playOn()
        assertEquals(asked, first.asked)
    }

    @Test
    fun aJumpStartsAnewAndSwellsUp() {
        val track = MadeTrack(frames = 1_000_000, key = 1)
        play(track)
        desks.single().awaitFull()
        play(track, fromMs = 10_000)
        assertEquals(2, desks.size)
        desks[1].awaitFull()
        val all = desks[1].bytes()
        assertEquals(0.toShort(), sample(all, 0))
        assertEquals((track.sample(480_000L + 240) / 2).toShort(), sample(all, 240))
        assertArrayEquals(track.render((480_000 + FADE).toULong(), (ROOM - FADE).toUInt()), all.copyOfRange(2 * FADE, all.size))
    }

    @Test
    fun tellsWhatIsHeardAndNotWhatIsRendered() {
        play(MadeTrack(frames = 1_000_000, key = 1), fromMs = 2000)
        desks.single().play(24_000)
        val (at, now) = told.poll(30, SECONDS)!!
        // Half a second of pieces has gone in; of it, the desk has played exactly what the test let it play.
        assertTrue("$at", at in 2000u..2500u)
        assertEquals(at - 2000u, now - 1000u)
    }

    @Test
    fun ringsOutToTheLastFrameAndTellsNoMore() {
        val track = MadeTrack(frames = 100_000, key = 1)
        play(track)
        desks.single().awaitFull()
        speaker.ringOut()
        told.clear()
        desks.single().playOn()
        assertTrue(silent.await(30, SECONDS))
        assertNull(told.poll())
        assertArrayEquals(track.render(0u, 100_000u) + ByteArray(2 * ROOM), desks.single().bytes())
    }

    @Test
    fun silenceWritesNothingMoreAndGivesTheOutputBack() {
        play(MadeTrack(frames = 1_000_000, key = 1))
        desks.single().awaitFull()
        speaker.silence()
        assertFalse(speaker.sounding)
        assertTrue(silent.await(30, SECONDS))
        speakerThreads().forEach { it.join(SECONDS.toMillis(30)) }
        assertEquals(2 * ROOM, desks.single().bytes().size)
        speaker.silence()
    }

    @Test
    fun anOutputThatBreaksOffIsSaid() {
        play(MadeTrack(frames = 1_000_000, key = 1))
        desks.single().awaitFull()
        desks.single().breakDown()
        assertTrue(lost.await(30, SECONDS))
        assertFalse(speaker.sounding)
    }

    @Test
    fun aTrackThatBreaksOffIsSaidWhateverItThrows() {
        val broken = object : Track(NoHandle) {
            override fun rate() = 48_000u

            override fun render(from: ULong, count: UInt): ByteArray = throw InternalException("a fault of the core's")
        }
        assertTrue(speaker.play(broken, 0u) { _, _ -> })
        assertTrue(lost.await(30, SECONDS))
        assertFalse(speaker.sounding)
    }

    @Test
    fun whereSoundIsDeniedItSaysSo() {
        refuse = true
        assertFalse(play(MadeTrack(frames = 1000, key = 1)))
        assertFalse(speaker.sounding)
    }

    private fun sample(bytes: ByteArray, frame: Int) = (bytes[2 * frame].toInt() and 0xFF or (bytes[2 * frame + 1].toInt() shl 8)).toShort()
}

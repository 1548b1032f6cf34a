package app.kindself.adapters

import android.media.AudioAttributes
import android.media.AudioManager
import android.os.SystemClock
import app.kindself.core.Interruption
import app.kindself.core.NoHandle
import app.kindself.core.SessionEvent
import app.kindself.core.Track
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit.SECONDS
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import org.robolectric.Shadows.shadowOf

private const val FADE = 480

class SpeakerTest : OnThePhone() {
    private val told = LinkedBlockingQueue<Pair<ULong, ULong>>()

    private fun play(track: Track, fromMs: ULong = 0u) = machine.platform.speaker.play(track, fromMs) { at, now -> told += at to now }

    private val device get() = PhoneAudioTrack.all.last()

    @Test
    fun everySampleOfASessionComesOut() {
        val track = realTrack(machine.platform.speaker.rate)
        assertTrue(play(track))
        device.playOn()
        val expected = track.render(0u, track.frames().toUInt()) + ByteArray(2 * PhoneAudioTrack.ROOM)
        assertTrue("The core makes a sound", expected.any { it != 0.toByte() })
        assertArrayEquals(expected, device.bytes())
        assertEquals(AudioAttributes.USAGE_MEDIA, shadowOf(audio).lastAudioFocusRequest!!.audioFocusRequest!!.audioAttributes.usage)
        assertEquals(48_000, device.real.sampleRate)
    }

    @Test
    fun anotherTrackTakesOverInTheMiddleWithoutASeam() {
        val first = Slope(key = 1)
        val second = Slope(key = 2)
        play(first)
        device.play(30_000)
        assertTrue(play(second, fromMs = 625u))
        device.play(30_000)
        assertEquals("The same AudioTrack", 1, PhoneAudioTrack.all.size)
        val all = device.bytes()
        val seam = (0 until all.size / 2 - 1).first { first.bytes(it, 1)[0] != all[2 * it] } - 1
        assertTrue("At $seam", seam in 30_000..30_000 + PhoneAudioTrack.ROOM + 4800)
        assertArrayEquals(first.bytes(0, seam), all.copyOf(2 * seam))
        val rest = all.copyOfRange(2 * (seam + FADE), all.size)
        assertArrayEquals(second.bytes(seam + FADE, rest.size / 2), rest)
    }

    @Test
    fun silenceIsLetDownByTheMixerAndTheDeviceGivenBack() {
        play(Slope(key = 1))
        device.play()
        machine.platform.speaker.silence()
        assertEquals(0f, device.volume)
        assertTrue(device.paused)
        device.awaitReleased()
        assertEquals("Nothing more was written", 2 * PhoneAudioTrack.ROOM, device.bytes().size)
        assertTrue("It can be played again", play(Slope(key = 1), fromMs = 5000u))
        assertEquals(2, PhoneAudioTrack.all.size)
    }

    @Test
    fun whatIsHeardComesFromTheOutputsOwnStamp() {
        val latency = 150L
        PhoneAudioTrack.stamped = 12_000L to System.nanoTime() - SECONDS.toNanos(2)
        play(Slope(key = 1), fromMs = 3000u)
        device.play(24_000)
        val (at, now) = told.poll(60, SECONDS)!!
        assertEquals(3250uL, at)
        // Robolectric's monotonic clock stands still; the stamp's own age of two seconds and more is taken off it.
        assertTrue("$now is no older than the stamp", now <= SystemClock.elapsedRealtime().toULong() - 2000u + latency.toULong())
    }

    @Test
    fun withoutStampsWhatWasTakenInCounts() {
        play(Slope(key = 1), fromMs = 3000u)
        device.play(4800)
        device.play(4800)
        device.play(24_000)
        val (at, now) = told.poll(60, SECONDS)!!
        assertTrue("$at", at in listOf<ULong>(3100u, 3200u, 3700u))
        assertEquals(SystemClock.elapsedRealtime().toULong(), now)
    }

    @Test
    fun deniedFocusMeansNoSoundAtAll() {
        shadowOf(audio).setNextFocusRequestResponse(AudioManager.AUDIOFOCUS_REQUEST_FAILED)
        assertFalse(play(Slope(key = 1)))
        assertEquals(emptyList<PhoneAudioTrack>(), PhoneAudioTrack.all)
    }

    @Test
    fun aCrashOfTheSystemsSoundInterruptsTheSession() {
        openStage()
        play(Slope(key = 1))
        device.play()
        PhoneAudioTrack.die()
        device.awaitReleased()
        speakerThreads().forEach { it.join(SECONDS.toMillis(30)) }
        idle()
        assertEquals(listOf<SessionEvent>(SessionEvent.Interrupt(Interruption.OTHER_SOUND)), events)
    }

    @Test
    fun theRateIsThePhonesOwnWhereTheCoreCanMakeIt() {
        assertEquals(48_000u, machine.platform.speaker.rate)
    }

    @Test
    fun phonesThatMixAtAnotherRateGetTheCheaperOne() {
        PhoneAudioManager.mixesAt = "44100"
        assertEquals(24_000u, machine.platform.speaker.rate)
    }
}

/** An endless sound of which no two neighbours are the same. */
private class Slope(private val key: Int) : Track(NoHandle) {
    fun bytes(from: Int, count: Int) = ByteArray(2 * count) {
        val frame = from + it / 2
        ((frame * 37 + key * 5003) % 30_011 shr 8 * (it % 2)).toByte()
    }

    override fun frames(): ULong = ULong.MAX_VALUE

    override fun rate() = 48_000u

    override fun render(from: ULong, count: UInt) = bytes(from.toInt(), count.toInt())
}

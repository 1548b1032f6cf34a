package app.kindself.preview

import app.kindself.core.Rendering
import app.kindself.core.SessionEvent
import app.kindself.ui.platform.NowPlaying
import app.kindself.ui.platform.readWave
import java.lang.reflect.Proxy
import java.nio.ByteBuffer
import java.nio.ByteOrder
import java.util.Locale
import javax.sound.sampled.AudioFormat
import javax.sound.sampled.LineUnavailableException
import javax.sound.sampled.SourceDataLine
import kotlin.io.path.Path
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder

class DesktopPlatformTest {
    @get:Rule
    val temporary = TemporaryFolder()

    private fun wave(pcm: ByteArray, channels: Int = 1, bits: Int = 16, length: Int = pcm.size): ByteArray {
        val head = ByteBuffer.allocate(54).order(ByteOrder.LITTLE_ENDIAN)
        head.put("RIFF".toByteArray()).putInt(0).put("WAVEfmt ".toByteArray()).putInt(16).putShort(1).putShort(channels.toShort())
        head.putInt(22_050).putInt(0).putShort(0).putShort(bits.toShort())
        // A chunk of odd length, as some programs write about themselves.
        head.put("LIST".toByteArray()).putInt(1).put(7).put(0).put("data".toByteArray()).putInt(length)
        return head.array() + pcm
    }

    @Test
    fun wavesAreReadWhateverTheirLengthSays() {
        val pcm = byteArrayOf(1, 2, 3, 4)
        for (length in listOf(4, 0x7FFF_F000, -1)) assertArrayEquals(pcm, readWave(wave(pcm, length = length))!!.pcm)
        assertEquals(22_050u, readWave(wave(pcm))!!.rate)
        assertArrayEquals("Two channels become one", byteArrayOf(2, 3), readWave(wave(pcm, channels = 2))!!.pcm)
        assertArrayEquals("8 bits become 16", byteArrayOf(0, -127), readWave(wave(byteArrayOf(1), bits = 8))!!.pcm)
        assertNull(readWave(wave(pcm, bits = 12)))
        assertNull(readWave(wave(ByteArray(0))))
        val whole = wave(pcm)
        for (cut in 0..54) assertNull("Cut at $cut", readWave(whole.copyOf(cut)))
        assertNull(readWave("no sound".toByteArray()))
    }

    /** A program in the place of espeak-ng. */
    private fun espeak(script: String) = EspeakVoice(
        temporary.newFile().apply {
            writeText("#!/bin/sh\n$script\n")
            setExecutable(true)
        }.path
    )

    private fun say(voice: EspeakVoice, words: String, speed: Float = 1f) = runBlocking { voice.open("en")!!.use { it.say(words, speed) } }

    @Test
    fun theProgramSaysWhatItIsAskedAtTheSpeedItIsAsked() {
        val sound = temporary.newFile().apply { writeBytes(wave(byteArrayOf(1, 2, 3, 4))) }
        val heard = temporary.newFile()
        val voice = espeak("echo \"$*\" >> ${heard.path}; cat >> ${heard.path}; cat ${sound.path}")
        val said = say(voice, "-- out\n", speed = 1.2f) as Rendering.Samples
        assertEquals(22_050u, said.rate)
        assertArrayEquals(byteArrayOf(1, 2, 3, 4), said.pcm)
        val (opening, asked, words) = heard.readLines()
        assertEquals("-v en -s 175 --stdin --stdout", opening)
        assertEquals("-v en -s 210 --stdin --stdout", asked)
        assertEquals("-- out", words)
        say(voice, "", speed = 0.1f)
        say(voice, "", speed = 9f)
        assertEquals(listOf("80", "450"), heard.readLines().takeLast(3).filter { "175" !in it }.map { it.split(' ')[3] })
    }

    @Test
    fun withoutTheProgramOrItsVoiceThereIsNone() = runBlocking {
        assertNull(EspeakVoice("${temporary.root}/not-there").open("en"))
        assertNull(espeak("echo 'No such voice' >&2; exit 1").open("en"))
    }

    @Test
    fun whatTheProgramCannotSayHasFailedAndWhereItIsTakenAwayTheVoiceIsGone() {
        assertEquals(Rendering.Failed, say(espeak("exit 0"), "Out"))
        assertEquals(Rendering.Failed, say(espeak("[ -z \"$(cat)\" ]"), "Out"))
        val program = temporary.newFile().apply {
            writeText("#!/bin/sh\n")
            setExecutable(true)
        }
        val gone = runBlocking {
            EspeakVoice(program.path).open("en")!!.use {
                program.delete()
                it.say("Out", 1f)
            }
        }
        assertEquals(Rendering.Gone, gone)
    }

    /** A line of the system's mixer that takes [room] bytes and tells what was done to it. */
    private class Line(private val room: Int = Int.MAX_VALUE) {
        val calls = ArrayList<String>()
        val taken = ArrayList<Byte>()

        val line = Proxy.newProxyInstance(javaClass.classLoader, arrayOf(SourceDataLine::class.java)) { _, method, arguments ->
            calls += method.name
            when (method.name) {
                "getBufferSize" -> 28_800

                "getLongFramePosition" -> 480L

                "write" -> (arguments[0] as ByteArray).size.coerceAtMost(room - taken.size).also {
                    taken += (arguments[0] as ByteArray).take(it)
                }

                else -> null
            }
        } as SourceDataLine
    }

    @Test
    fun soundGoesThroughALineOfTheMixer() {
        val clock = DesktopClock()
        val line = Line()
        var asked: AudioFormat? = null
        val output = LineOutput.open(48_000u, clock) {
            asked = it
            line.line
        }!!
        assertEquals(AudioFormat(48_000f, 16, 1, true, false).toString(), asked.toString())
        assertEquals(14_400, output.roomFrames)
        output.start()
        assertTrue(output.write(byteArrayOf(1, 2, 3, 4)))
        assertEquals(listOf<Byte>(1, 2, 3, 4), line.taken)
        assertEquals(480L, output.heard()!!.frame)
        output.hush()
        assertFalse(output.write(byteArrayOf(5, 6)))
        output.close()
        output.hush()
        assertEquals(listOf("open", "getBufferSize", "start", "write", "getLongFramePosition", "stop", "flush", "close"), line.calls)
    }

    @Test
    fun aLineThatTakesNoMoreHasBrokenOff() {
        val output = LineOutput.open(48_000u, DesktopClock()) { Line(room = 2).line }
        assertFalse(output!!.write(byteArrayOf(1, 2, 3, 4)))
    }

    @Test
    fun aMachineWithoutSoundSaysSo() {
        assertNull(LineOutput.open(48_000u, DesktopClock()) { throw LineUnavailableException() })
        assertNull(LineOutput.open(48_000u, DesktopClock()) { throw IllegalArgumentException() })
    }

    @Test
    fun theShelfIsWhereThisDesktopKeepsThings() {
        assertEquals(Path("/caches/kindself"), cacheFolder(mapOf("XDG_CACHE_HOME" to "/caches")))
        assertEquals(Path(System.getProperty("user.home"), ".cache/kindself"), cacheFolder(emptyMap()))
        assertEquals(Path("/data/kindself"), dataFolder(mapOf("XDG_DATA_HOME" to "/data")))
        val usual = Path(System.getProperty("user.home"), ".local/share/kindself")
        assertEquals(usual, dataFolder(emptyMap()))
        assertEquals("A relative one is to be ignored", usual, dataFolder(mapOf("XDG_DATA_HOME" to "data")))
    }

    @Test
    fun aDeskInAPhonesPlace() {
        var hidden = false
        val options = Options(locale = Locale.forLanguageTag("pl"))
        val platform = desktopPlatform(options, hide = { hidden = true }, temporary.root.toPath(), temporary.root.toPath())
        assertEquals(temporary.root.resolve("voice").path, platform.speechFolder)
        assertEquals(listOf("0 MB", "9,6 MB", "12 MB"), listOf(0uL, 9_580_000uL, 12_300_000uL).map(platform.phone::size))
        assertFalse(platform.haptics.there)
        assertFalse("The screen shows the number instead", platform.phone.dial("112"))
        assertEquals("pl", platform.phone.language)
        platform.phone.leave()
        assertTrue(hidden)
        val stage = platform.stage as DesktopStage
        val events = ArrayList<SessionEvent>()
        stage.open(NowPlaying("Box", running = true, sounding = true, keepScreenOn = false, atMs = 0u, lengthMs = 1u)) { events += it }
        stage.update(stage.show!!.copy(running = false))
        assertFalse(stage.show!!.running)
        stage.events!!(SessionEvent.Stop)
        assertEquals(listOf<SessionEvent>(SessionEvent.Stop), events)
        stage.close()
        assertNull(stage.show)
        assertEquals(240u.toUShort(), platform.clock.moment().dayBeginsMin)
        platform.clock.dayBeginsMin = 0u
        assertEquals(0u.toUShort(), platform.clock.moment().dayBeginsMin)
        runBlocking { platform.clock.waitUntil(platform.clock.nowMs()) }
    }
}

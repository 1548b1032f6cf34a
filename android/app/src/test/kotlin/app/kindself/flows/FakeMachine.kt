package app.kindself.flows

import app.kindself.core.Clip
import app.kindself.core.SessionEvent
import app.kindself.core.Touch
import app.kindself.core.Track
import app.kindself.ui.platform.Clock
import app.kindself.ui.platform.Motor
import app.kindself.ui.platform.Phone
import app.kindself.ui.platform.Platform
import app.kindself.ui.platform.Shelf
import app.kindself.ui.platform.Show
import app.kindself.ui.platform.Speaker
import app.kindself.ui.platform.Spoken
import app.kindself.ui.platform.Stage
import app.kindself.ui.platform.Voice
import java.io.IOException
import java.util.concurrent.ConcurrentHashMap
import kotlinx.coroutines.CompletableDeferred

/** A clock that only the test moves. */
class FakeClock : Clock {
    private class Waiter(val atMs: ULong) {
        val reached = CompletableDeferred<Unit>()
    }

    private val waiters = ArrayList<Waiter>()
    private var now = 1_000_000uL

    /** How long until something is waited for. */
    val nextMs: ULong? get() = waiters.minOfOrNull { it.atMs }?.let { if (it > now) it - now else 0uL }

    override fun nowMs() = now

    override fun today() = "2026-11-23"

    override suspend fun waitUntil(atMs: ULong) {
        if (now >= atMs) return
        val waiter = Waiter(atMs).also(waiters::add)
        try {
            waiter.reached.await()
        } finally {
            waiters -= waiter
        }
    }

    fun advance(ms: ULong) {
        now += ms
        waiters.filter { it.atMs <= now }.forEach { it.reached.complete(Unit) }
    }
}

/** A motor that writes down what it plays. */
class FakeMotor(override val there: Boolean) : Motor {
    val played = ArrayList<Touch>()

    override fun play(touch: Touch) {
        played += touch
    }

    override fun still() = Unit
}

/** A speaker that writes down what it is told. */
class FakeSpeaker(private val allowed: Boolean) : Speaker {
    val told = ArrayList<String>()
    var heard: ((ULong, ULong) -> Unit)? = null

    override val rate = 24_000u
    override var mixes = false

    override fun play(track: Track, fromMs: ULong, heard: (atMs: ULong, nowMs: ULong) -> Unit): Boolean {
        told += "play $fromMs"
        this.heard = heard
        return allowed
    }

    override fun silence() {
        told += "silence"
    }

    override fun ringOut() {
        told += "ring out"
    }
}

/** A voice, or none. */
class FakeVoice(private val there: Boolean) : Voice {
    val asked = ArrayList<String>()

    /** It answers when this is completed. */
    var answers: CompletableDeferred<Unit> = CompletableDeferred(Unit)

    override suspend fun speak(lines: List<Pair<UInt, String>>, tag: String): Spoken {
        asked += lines.map { it.second }
        answers.await()
        if (!there) return Spoken.NoVoice
        return Spoken.Clips(lines.map { (line, _) -> Clip(line, 24_000u, ByteArray(4800)) })
    }
}

/** A shelf in memory; it refuses to write while [full]. */
class FakeShelf : Shelf {
    val texts = ConcurrentHashMap<String, String>()
    val aside = ConcurrentHashMap<String, String>()
    var full = false

    override fun read(name: String): String? = texts[name]

    override fun write(name: String, text: String) {
        if (full) throw IOException("full")
        texts[name] = text
    }

    override fun remove(name: String) {
        texts.remove(name)
    }

    override fun setAside(name: String) {
        texts.remove(name)?.let { aside[name] = it }
    }
}

/** A stage that remembers what it shows, and through which a test interrupts. */
class FakeStage(private val clock: Clock) : Stage {
    var show: Show? = null

    /** What the clock read when the session began to run. */
    var beganAtMs = 0uL
    var events: ((SessionEvent) -> Unit)? = null

    override fun open(show: Show, events: (SessionEvent) -> Unit) {
        this.show = show
        this.events = events
    }

    override fun update(show: Show) {
        if (show.running) beganAtMs = clock.nowMs()
        this.show = show
    }

    override fun close() {
        show = null
        events = null
    }
}

/** A phone that remembers what it dialled, and whether it was left. */
class FakePhone(private val dialler: Boolean, override val region: String?, override val reduceMotion: Boolean) : Phone {
    val dialled = ArrayList<String>()
    var left = false

    override val language = "en"

    override fun dial(number: String): Boolean {
        if (dialler) dialled += number
        return dialler
    }

    override fun leave() {
        left = true
    }
}

/** A whole machine of fakes. */
class FakeMachine(
    val shelf: FakeShelf = FakeShelf(),
    motorThere: Boolean = true,
    voiceThere: Boolean = true,
    soundAllowed: Boolean = true,
    dialler: Boolean = true,
    region: String? = "GB",
    reduceMotion: Boolean = false
) {
    val clock = FakeClock()
    val motor = FakeMotor(motorThere)
    val voice = FakeVoice(voiceThere)
    val speaker = FakeSpeaker(soundAllowed)
    val stage = FakeStage(clock)
    val phone = FakePhone(dialler, region, reduceMotion)
    val platform = Platform(clock, motor, voice, speaker, shelf, stage, phone)
}

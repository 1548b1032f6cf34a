package app.kindself.flows

import app.kindself.core.Guide
import app.kindself.core.Moment
import app.kindself.core.SessionEvent
import app.kindself.core.Touch
import app.kindself.core.Track
import app.kindself.core.usualSettings
import app.kindself.ui.app.Kindself
import app.kindself.ui.platform.Clock
import app.kindself.ui.platform.Haptics
import app.kindself.ui.platform.Lock
import app.kindself.ui.platform.Muted
import app.kindself.ui.platform.NowPlaying
import app.kindself.ui.platform.Paper
import app.kindself.ui.platform.Phone
import app.kindself.ui.platform.Platform
import app.kindself.ui.platform.Printer
import app.kindself.ui.platform.Shelf
import app.kindself.ui.platform.Speaker
import app.kindself.ui.platform.Stage
import app.kindself.ui.platform.Storage
import app.kindself.ui.platform.momentIn
import app.kindself.ui.reminders.Delivery
import java.io.IOException
import java.nio.file.Path
import java.time.Instant
import java.time.LocalTime
import java.time.ZoneOffset
import java.time.temporal.ChronoUnit
import java.util.concurrent.ConcurrentHashMap
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job

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

    /** Days since the first. */
    var daysOn = 0L

    /** Minutes that went by besides. */
    var minutesOn = 0L

    override var dayBeginsMin = usualSettings().dayBeginsMin

    override fun moment(): Moment {
        val at = MORNING.plus(daysOn, ChronoUnit.DAYS).plus(minutesOn, ChronoUnit.MINUTES).plusMillis(now.toLong())
        return momentIn(ZoneOffset.ofHours(1), at, dayBeginsMin)
    }

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

    private companion object {
        val MORNING: Instant = Instant.parse("2026-11-23T09:00:00Z")
    }
}

/** A motor that writes down what it plays. */
class FakeHaptics(override val there: Boolean) : Haptics {
    val played = ArrayList<Touch>()
    override var muted: Muted? = null

    override fun play(touch: Touch) {
        played += touch
    }

    override fun still() = Unit
}

/** A speaker that writes down what it is told. */
class FakeSpeaker(private val allowed: Boolean) : Speaker {
    val told = ArrayList<String>()
    var heard: ((ULong, ULong) -> Unit)? = null

    /** What it tells while it is still being told to play. */
    var atOnce: ((ULong, ULong) -> Unit) -> Unit = {}

    override val rate = 24_000u
    override var mixes = false

    override fun play(track: Track, fromMs: ULong, heard: (atMs: ULong, nowMs: ULong) -> Unit): Boolean {
        told += "play $fromMs"
        this.heard = heard
        atOnce(heard)
        return allowed
    }

    override fun silence() {
        told += "silence"
    }

    override fun ringOut() {
        told += "ring out"
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

    override fun clear() {
        texts.clear()
        aside.clear()
    }
}

/** A stage that remembers what it shows, and through which a test interrupts. */
class FakeStage(private val clock: Clock) : Stage {
    var show: NowPlaying? = null

    /** What the clock read when the session began to run. */
    var beganAtMs = 0uL
    var events: ((SessionEvent) -> Unit)? = null

    override fun open(show: NowPlaying, events: (SessionEvent) -> Unit) {
        this.show = show
        this.events = events
    }

    override fun update(show: NowPlaying) {
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
    override val hours24 = true

    override fun dial(number: String): Boolean {
        if (dialler) dialled += number
        return dialler
    }

    /** Texts it was asked for: the number, and the words. */
    val texted = ArrayList<Pair<String, String?>>()
    val browsed = ArrayList<String>()

    override fun text(number: String, words: String?): Boolean {
        if (dialler) texted += number to words
        return dialler
    }

    override fun browse(site: String): Boolean {
        if (dialler) browsed += site
        return dialler
    }

    override fun leave() {
        left = true
    }

    val shared = ArrayList<String>()

    /** What it was asked to let end. */
    val finishing = ArrayList<Job>()

    override fun finish(work: Job) {
        finishing += work
    }

    override val hasSafe = true

    override fun size(bytes: ULong) = "$bytes bytes"

    override fun time(minutes: UShort): String = LocalTime.ofSecondOfDay(minutes.toLong() * 60).toString()

    /** Whether some app takes what is shared. */
    var shares = true

    override fun share(text: String): Boolean {
        if (shares) shared += text
        return shares
    }
}

/** A lock that asks; a test answers. */
class FakeLock(override var there: Boolean) : Lock {
    var asked: ((Boolean) -> Unit)? = null

    /** It cannot show what it asks with. */
    var mute = false

    override fun ask(title: String, answer: (Boolean) -> Unit): Boolean {
        if (!mute) asked = answer
        return !mute
    }
}

/** A printer that keeps what it was to print. */
class FakePrinter(var there: Boolean) : Printer {
    val printed = ArrayList<Paper>()

    override fun print(paper: Paper): Boolean {
        if (there) printed += paper
        return there
    }
}

/** A whole machine of fakes, around the real core with a real store in [folder]. */
class FakeMachine(
    val shelf: FakeShelf = FakeShelf(),
    private val folder: Path = aFolder(),
    val vault: FakeVault = FakeVault(folder),
    motorThere: Boolean = true,
    voiceThere: Boolean = true,
    soundAllowed: Boolean = true,
    dialler: Boolean = true,
    region: String? = "GB",
    reduceMotion: Boolean = false,
    lockThere: Boolean = true,
    printerThere: Boolean = true,
    private val speechFolder: String? = null,
    val notifier: FakeNotifier = FakeNotifier()
) {
    val clock = FakeClock()
    val haptics = FakeHaptics(motorThere)
    val voice = FakeVoice(voiceThere)
    val speaker = FakeSpeaker(soundAllowed)
    val stage = FakeStage(clock)
    val phone = FakePhone(dialler, region, reduceMotion)
    val lock = FakeLock(lockThere)
    val documents = FakeDocuments()
    val printer = FakePrinter(printerThere)
    val storage = Storage(folder, shelf, vault)
    val platform = Platform(clock, haptics, voice, speaker, storage, stage, phone, lock, documents, printer, notifier, speechFolder)
    val core = FakeCore()

    /** Told before each opening of the store. */
    var onOpening: () -> Unit
        get() = core.onOpening
        set(told) {
            core.onOpening = told
        }
    val io = CountedThread()

    /** What takes longer: it does not wait for the store. */
    val aside = CountedThread()

    /** The app on it. */
    lateinit var app: Kindself
        private set

    /** Starts the app; [io] is its thread for the drive, [aside] that for what takes longer. */
    fun start(scope: CoroutineScope, io: CoroutineDispatcher = this.io, aside: CoroutineDispatcher = this.aside) =
        start(scope, io, aside, Delivery({ core.core }, clock, notifier, io))

    /** The same, where reminders came before the app. */
    fun start(scope: CoroutineScope, io: CoroutineDispatcher, aside: CoroutineDispatcher, delivery: Delivery) =
        Kindself(platform, scope, io, aside, core.core, delivery).also { app = it }

    /** Sessions are led by a voice, too. */
    fun ledByAVoice() = led { it.copy(voice = true) }

    /** Sessions are led as [by] changes the usual. */
    fun led(by: (Guide) -> Guide) = apply { shelf.texts["settings"] = usualSettings().let { it.copy(guide = by(it.guide)) }.toText() }

    /** What the app keeps under [name]. */
    fun kept(name: String): String? = app.stored.shelf.read(name)

    /** The same machine after the process has ended. */
    fun again() = FakeMachine(shelf, folder, vault, speechFolder = speechFolder, notifier = notifier)

    companion object {
        /** A folder that nobody has used. */
        fun aFolder(): Path = TestFolders.new("machine").resolve("store")
    }
}

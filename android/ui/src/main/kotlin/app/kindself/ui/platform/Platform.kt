package app.kindself.ui.platform

import app.kindself.core.HapticsState
import app.kindself.core.Moment
import app.kindself.core.Rendering
import app.kindself.core.SessionEvent
import app.kindself.core.Touch
import app.kindself.core.Track
import java.time.Instant
import java.time.ZoneId
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay

/*
 * What the app needs from the machine it runs on. Each interface has one adapter on the phone (android/app), one on
 * the desktop (android/preview) and one recording fake in tests. Nothing here, and nothing that uses it, imports
 * from android.*.
 */

/** Everything the machine offers, gathered once when the app starts. */
class Platform(
    val clock: Clock,
    val haptics: Haptics,
    val voice: Voice,
    val speaker: Speaker,
    val storage: Storage,
    val stage: Stage,
    val phone: Phone,
    val lock: Lock,
    val documents: Documents,
    val printer: Printer,
    val notifier: Notifier,
    /** A folder of its own, which the machine may empty, for what its voice has said; null where that is not kept. */
    val speechFolder: String?
)

/** Time as it goes by, and the date. */
interface Clock {
    /** The monotonic clock in milliseconds; it goes on while the screen is off. */
    fun nowMs(): ULong

    /** Suspends until [nowMs] reads at least [atMs]. */
    suspend fun waitUntil(atMs: ULong) {
        // In a loop: a machine that dozed off wakes up with its timers behind this clock.
        while (true) {
            val now = nowMs()
            if (now >= atMs) return
            delay((atMs - now).toLong())
        }
    }

    /** Minutes after midnight at which the person's day begins. Whoever holds the settings says so; any thread asks. */
    var dayBeginsMin: UShort

    /** Now, with the machine's zone, and where a day begins. Which day that is, the core says. */
    fun moment(): Moment
}

/** [at], as the core is told it, where the local time is that of [zone], and a day begins at [dayBeginsMin]. */
fun momentIn(zone: ZoneId, at: Instant, dayBeginsMin: UShort): Moment =
    Moment(at.toEpochMilli(), zone.rules.getOffset(at).totalSeconds, dayBeginsMin)

/** The motor in the phone. */
interface Haptics {
    /** False where there is no motor; settings then say so. */
    val there: Boolean

    /** Why the machine would keep still now, although there is a motor; null where it would not. */
    val muted: Muted? get() = null

    /** How it is, as the core is told it. */
    val state: HapticsState
        get() = when {
            !there -> HapticsState.ABSENT
            muted == Muted.SavingPower -> HapticsState.SAVING_POWER
            muted == Muted.SwitchedOff -> HapticsState.SWITCHED_OFF
            else -> HapticsState.WORKS
        }

    /** Plays [touch], in place of whatever was playing. */
    fun play(touch: Touch)

    /** Stills it at once. */
    fun still()
}

/** Why the motor keeps still. */
enum class Muted {
    /** The battery is being spared. */
    SavingPower,

    /** Someone switched off everything that vibrates. */
    SwitchedOff
}

/** The phone's own speech voices. */
interface Voice {
    /**
     * Opens a voice of the language [tag] that is on the phone; null where there is none, or nothing to speak with. Whoever opens it
     * closes it.
     */
    suspend fun open(tag: String): OpenVoice?
}

/** A voice that is ready to speak, rendered ahead into samples. It says one thing at a time. */
interface OpenVoice : AutoCloseable {
    /** What the machine calls it: what another one says is another sound. */
    val name: String

    /** Says [words], all of them, [speed] times as fast as it usually does. It answers, if only that it could not, or has gone. */
    suspend fun say(words: String, speed: Float): Rendering
}

/** Sound coming out. One track at a time; it is rendered on a thread of the speaker's own. */
interface Speaker {
    /** Frames a second that the output likes best: 48,000 or 24,000. */
    val rate: UInt

    /** The person's own music goes on beside the session. Set before [play]. */
    var mixes: Boolean

    /**
     * Plays [track] from [fromMs] on, in place of whatever was playing (the change to a recompiled track is seamless).
     * [heard] is told now and then, on any thread, which millisecond of the track is coming out of the speaker at which
     * reading of the monotonic clock. False where sound is denied: the session goes on in silence, and the screen says so.
     */
    fun play(track: Track, fromMs: ULong, heard: (atMs: ULong, nowMs: ULong) -> Unit): Boolean

    /** Silent at once, within a few milliseconds and without a click. */
    fun silence()

    /** Lets what is left of the track ring out (the last bell), then falls silent by itself. */
    fun ringOut()
}

/** Small texts that outlast the app: the saved session, the settings. Written whole or not at all. */
interface Shelf {
    /** The text under [name], or null where there is none. Throws [java.io.IOException] where it cannot be read. */
    fun read(name: String): String?

    /** Keeps [text] under [name], atomically and durably. Throws [java.io.IOException] where it cannot. */
    fun write(name: String, text: String)

    /** Forgets [name]. */
    fun remove(name: String)

    /** Moves an unreadable text out of the way without deleting it. */
    fun setAside(name: String)

    /** Deletes every text, what was set aside included. Throws [java.io.IOException] where it cannot. */
    fun clear()
}

/** What the system shows and keeps alive while a session is on. */
interface Stage {
    /** A session is on: keep the process alive with the screen off, and put it on the lock screen. */
    fun open(show: NowPlaying, events: (SessionEvent) -> Unit)

    /** The session went on, paused, or has other words. */
    fun update(show: NowPlaying)

    /** The session is over. */
    fun close()
}

/** A session as the system shows it. */
data class NowPlaying(
    /** The practice's name; empty where nobody else is to read it. */
    val title: String,
    /** Whether it runs. */
    val running: Boolean,
    /** Whether it makes sound; a silent one needs to be kept awake. */
    val sounding: Boolean,
    /** Whether the screen is to stay on. */
    val keepScreenOn: Boolean,
    /** Where it is and how long it lasts, for the lock screen's controls. */
    val atMs: ULong,
    val lengthMs: ULong
)

/** The phone around the app. */
interface Phone {
    /** Language tag of the app's texts. */
    val language: String

    /** ISO 3166 code of the phone's region, or null. */
    val region: String?

    /** The phone writes times with 24 hours. */
    val hours24: Boolean

    /** The system asks for less motion. */
    val reduceMotion: Boolean

    /** Opens the dialler with [number]; it is the person who calls. False where none opens. */
    fun dial(number: String): Boolean

    /** Opens a text message to [number] with [words] in it; it is the person who sends it. False where there is nothing to send it with. */
    fun text(number: String, words: String?): Boolean

    /** Opens [site], a name without `https://`, in the browser; the app itself asks for no network. False where there is none. */
    fun browse(site: String): Boolean

    /** Covers the app at once and takes it out of sight. */
    fun leave()

    /** Offers [text] to other apps; it is the person who chooses. False where there is none. */
    fun share(text: String): Boolean

    /** Lets the process live, out of sight too, until [work] is done, as far as the machine allows. */
    fun finish(work: Job)

    /** Whether wrapped keys are in a safe of the machine's own; otherwise a file holds them. */
    val hasSafe: Boolean

    /** That many [bytes] as the machine writes sizes: "12 MB". */
    fun size(bytes: ULong): String

    /** A time of day, so many [minutes] after midnight, as the machine writes times: "4:00 AM", "04:00". */
    fun time(minutes: UShort): String
}

/** The machine asks who is there, the way it is unlocked itself. */
interface Lock {
    /** Whether it has a way to ask. */
    val there: Boolean

    /**
     * Asks, in the words of [title]; [answer] is told on the main thread whether it was the person. False where the machine could not
     * ask: then nobody answers.
     */
    fun ask(title: String, answer: (Boolean) -> Unit): Boolean
}

package app.kindself.preview.kill

import app.kindself.core.Breathing
import app.kindself.core.Choice
import app.kindself.core.Content
import app.kindself.core.EntryValue
import app.kindself.core.Guide
import app.kindself.core.HapticsState
import app.kindself.core.Holds
import app.kindself.core.Manner
import app.kindself.core.Moment
import app.kindself.core.SessionDevice
import app.kindself.core.SessionEffect
import app.kindself.core.SessionEvent
import app.kindself.core.SessionState
import app.kindself.core.Subject
import app.kindself.core.WaitReason
import app.kindself.preview.DesktopClock
import app.kindself.preview.desktopStorage
import app.kindself.ui.journal.WriteHolder
import app.kindself.ui.platform.FileShelf
import app.kindself.ui.store.Core
import app.kindself.ui.store.StoreAccess
import java.io.IOException
import java.nio.file.Path
import kotlin.io.path.Path
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.delay
import kotlinx.coroutines.runBlocking

/** Writes one long text after the other, saying each. */
const val ALTERNATE = "alternate"

/** Writes more than there is room for. */
const val CROWD = "crowd"

/** Plays a session on a clock that never stops, keeping its record. */
const val BREATHE = "breathe"

/** Takes up the session that was kept. */
const val TAKE_UP = "take-up"

/** Types a note, a character every few milliseconds, and says how many there are and when. */
const val TYPE = "type"

/** Milliseconds between two characters that are typed. */
private const val KEY = 10L

/** Characters of a long text: so many that a signal arrives before the last. */
const val CHARS = 32_000_000

/** The step of the session's clock, milliseconds. */
private const val STEP = 250uL

/** Where the session's clock stops. */
private const val HALT = 203_000uL

/** What a [Victim] does: the part, the shelf's folder, and what else it needs. */
fun main(arguments: Array<String>) {
    val shelf = FileShelf(Path(arguments[1]))
    when (arguments[0]) {
        ALTERNATE -> alternate(shelf)
        CROWD -> crowd(shelf)
        BREATHE -> breathe(shelf, arguments[2])
        TAKE_UP -> takeUp(shelf)
        TYPE -> type(Path(arguments[1]))
    }
}

private fun alternate(shelf: FileShelf) {
    while (true) {
        for (letter in listOf("a", "b")) {
            shelf.write("session", letter.repeat(CHARS))
            println(letter)
        }
    }
}

private fun crowd(shelf: FileShelf) = try {
    shelf.write("session", "new".repeat(1_000_000))
    println("written")
} catch (_: IOException) {
    println("refused")
}

/** As the app does it: a record whenever another breath begins. Says "breath, its start" before and after keeping it. */
private fun breathe(shelf: FileShelf, protocol: String) {
    val guide = Guide(voice = false, tones = true, bell = true, touch = true)
    val choice = Choice(Subject.Protocol(protocol), 600_000u, 4000u, Holds.WITH, guide, plainly, null, Moment(1_795_435_200_000, 0))
    val session = Breathing(Content("en")).begin(choice)
    var now = 5000uL
    session.open(SessionDevice(0u, HapticsState.ABSENT, inSight = true, kept = true, speechCache = null), now)
    var kept: ULong? = null
    var record = ""
    var answer = session.apply(SessionEvent.Resume, now)
    while (true) {
        val status = answer.status
        record = answer.effects.firstNotNullOfOrNull { it as? SessionEffect.KeepRecord }?.record ?: record
        val place = status.position.resumeAtMs
        if (place != kept) println("turn ${status.position.breath} $place")
        // More often than the app: whenever the signal comes, it comes close to a writing.
        shelf.write("session", record)
        if (place != kept) println("kept ${status.position.breath} $place")
        kept = place
        // In the middle of a breath the clock stands still; the signal is the only way out.
        if (now < HALT) now += STEP
        answer = session.apply(SessionEvent.Due, now)
    }
}

private fun takeUp(shelf: FileShelf) {
    val session = Breathing(Content("en")).restore(shelf.read("session")!!, emptyList())
    // A new process, and a clock that knows nothing of the old one.
    val status = session.apply(SessionEvent.Due, 77u).status
    println(status.state == SessionState.Paused(WaitReason.Restored))
    println("kept ${status.position.breath} ${status.position.atMs}")
    println(session.apply(SessionEvent.Resume, 100u).status.position.resumeAtMs)
}

/** As the app does it: what is typed goes to the editor on the main thread, whose draft is kept off it. */
private fun type(folder: Path) = runBlocking {
    val writing = writing(folder, this)
    writing.begin("note")
    val editor = writing.editor!!
    val text = StringBuilder()
    while (true) {
        text.append(text.length % 10)
        editor.change("text", EntryValue.Text(text.toString()))
        println("${text.length} ${writing.clock.nowMs()}")
        delay(KEY)
    }
}

/** The journal in [folder], as the app on a desktop opens it. */
internal fun writing(folder: Path, scope: CoroutineScope): WriteHolder {
    val stored = StoreAccess(desktopStorage(folder), Core.of("en"), changed = {}, mended = {})
    stored.open(emptyList())
    return WriteHolder(stored, DesktopClock(), scope, Dispatchers.IO.limitedParallelism(1))
}

private val plainly = Manner(eyesClosed = false, posture = null, afterBackdraft = false, kept = emptyList(), delayMs = 0u, seed = null)

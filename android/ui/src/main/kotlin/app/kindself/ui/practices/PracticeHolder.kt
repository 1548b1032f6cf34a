package app.kindself.ui.practices

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.Saver
import androidx.compose.runtime.setValue
import app.kindself.core.Choice
import app.kindself.core.Guide
import app.kindself.core.OfferedKeepsake
import app.kindself.core.Posture
import app.kindself.core.PracticeCard
import app.kindself.core.PracticeLength
import app.kindself.core.Subject
import app.kindself.ui.app.Kindself

/** What is chosen before a practice. After a hard time, the softer choice is made beforehand, and can be taken back. */
@Stable
class PracticeHolder(private val app: Kindself, val card: PracticeCard) {
    private var forThisTime by mutableStateOf(app.sessions.choice(Subject.Practice(card.id)).guide)

    /** How it is led: remembered for everything, or chosen for this time alone where it is discreet. */
    val guide: Guide get() = if (card.discreet) forThisTime else app.settings.now.guide

    /** The script that is chosen. */
    var length: PracticeLength by mutableStateOf(card.lengths.first())
        private set

    var eyesClosed by mutableStateOf(false)
        private set

    /** How one is in it; the first is usual. */
    var posture: Posture? by mutableStateOf(card.postures.firstOrNull())
        private set

    /** The last time was hard. */
    var wasHard by mutableStateOf(false)
        private set

    /** This time is to be softer, where the last one was hard. */
    var softer by mutableStateOf(true)
        private set

    private var kept = emptyList<OfferedKeepsake>()

    /** What would begin now. Where it is softer, what was chosen after that stands. */
    val choice: Choice
        get() {
            val chosen = chosen
            if (!wasHard || !softer) return chosen
            val soft = app.breathing.softer(chosen)
            return soft.copy(lengthMs = chosen.lengthMs, manner = soft.manner.copy(eyesClosed = chosen.manner.eyesClosed))
        }

    private val chosen: Choice
        get() {
            val usual = app.sessions.choice(Subject.Practice(card.id), length.lengthMs)
            val manner = usual.manner.copy(
                eyesClosed = eyesClosed && length.mindsEyes,
                posture = posture,
                kept = kept,
                delayMs = if (card.discreet) 0uL else app.settings.now.delayMs
            )
            return usual.copy(guide = guide, manner = manner)
        }

    /** Asks how the last time was, and what was kept. Until the store is open, nobody knows. */
    suspend fun read() {
        app.stored.await()
        kept = app.keepsakes.offered(card.id)
        wasHard = app.keepsakes.last(card.id)?.stirredOrHarder == true
    }

    fun length(chosen: PracticeLength) {
        length = chosen
    }

    fun eyes(closed: Boolean) {
        eyesClosed = closed
    }

    fun posture(chosen: Posture) {
        posture = chosen
    }

    /** Softer, as the core has it. Otherwise it is as it is chosen. */
    fun softer(wished: Boolean) {
        softer = wished
        if (!wished) return
        val soft = app.breathing.softer(chosen)
        length = card.lengths.find { it.lengthMs == soft.lengthMs } ?: length
        eyesClosed = soft.manner.eyesClosed
    }

    /** How long it may wait before it begins, milliseconds. */
    val delays get() = app.catalogue.delaysMs

    /** How long it waits; remembered for every practice. */
    val delayMs get() = app.settings.now.delayMs

    /** Waits so long from now on. */
    fun delay(ms: ULong) = app.settings.change { it.copy(delayMs = ms) }

    /** Led like this from now on; it is remembered, unless this is discreet. */
    fun guide(guide: Guide) {
        if (card.discreet) forThisTime = guide else app.settings.change { it.copy(guide = guide) }
    }

    companion object {
        /** Keeps what was chosen when the screen is made anew. */
        fun saver(app: Kindself, card: PracticeCard): Saver<PracticeHolder, ArrayList<String>> = Saver(
            save = { ArrayList(listOf("${it.length.lengthMs}", "${it.eyesClosed}", "${it.posture}", "${it.softer}")) },
            restore = { kept ->
                val (length, closed, posture, softer) = kept
                PracticeHolder(app, card).apply {
                    card.lengths.find { "${it.lengthMs}" == length }?.let { length(it) }
                    eyes(closed.toBoolean())
                    card.postures.find { "$it" == posture }?.let { posture(it) }
                    this.softer = softer.toBoolean()
                }
            }
        )
    }
}

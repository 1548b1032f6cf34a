package app.kindself.ui.session

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.Ending
import app.kindself.core.Guide
import app.kindself.core.PaceChange
import app.kindself.core.Question
import app.kindself.core.Reply
import app.kindself.core.SessionDevice
import app.kindself.core.SessionEffect
import app.kindself.core.SessionEvent
import app.kindself.core.SessionInterface
import app.kindself.core.SessionOpening
import app.kindself.core.SessionOutcome
import app.kindself.core.Subject
import app.kindself.core.SystemControls
import app.kindself.core.Track
import app.kindself.ui.breathing.Practices
import app.kindself.ui.platform.NowPlaying
import app.kindself.ui.platform.Platform
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch

/**
 * Plays one session at a time, for as long as the process lives: the screen that shows it may come and go. Whatever happens, the core
 * says what follows from it; this carries it out. Call it on the main thread.
 */
@Stable
class SessionPlayer(
    private val platform: Platform,
    private val scope: CoroutineScope,
    private val keeper: SessionKeeper,
    private val keepScreenOn: () -> Boolean,
    private val practices: Practices,
    private val ended: (EndedView) -> Unit
) {
    /** What to show; null while there is no session. */
    var display by mutableStateOf<SessionDisplay?>(null)
        private set

    private class Playing(
        val session: SessionInterface,
        opening: SessionOpening,
        val isPractice: Boolean,
        /** Whether it is about abuse. */
        val isDiscreet: Boolean,
        val title: String,
        val parts: List<String>
    ) {
        val subject = opening.subject
        var timeline = opening.timeline
        var status = opening.status

        /** The clock when [status] was true. */
        var asOfMs = 0uL

        /** The track there is. */
        var track: Track? = null
        lateinit var sound: SessionSound
        var waking: Job? = null
    }

    private var playing: Playing? = null
    private var isInSight = true

    private class Happened(val on: Playing, val event: SessionEvent, val nowMs: ULong)

    /** What has happened and is not answered yet. */
    private val happened = ArrayDeque<Happened>()
    private var answering = false

    /**
     * Takes up [session], whose title, and whose parts at that length, [named] knows; where it is to [goOn], it does as soon as its sound is ready. One that is
     * not to be [kept] leaves no trace and does not replace one that is.
     */
    fun open(session: SessionInterface, kept: Boolean, goOn: Boolean, named: (Subject, ULong?) -> Pair<String, List<String>>) {
        leave()
        val now = platform.clock.nowMs()
        val device = SessionDevice(platform.speaker.rate, platform.haptics.state, inSight = true, kept = kept, platform.speechFolder)
        val opening = session.open(device, now)
        val (title, parts) = named(opening.subject, outcome(session, opening.subject)?.scriptLengthMs)
        val about = opening.subject
        val opened = Playing(session, opening, practices.isPractice(about), practices.isDiscreet(about), title, parts)
        opened.asOfMs = now
        opened.sound = SessionSound(platform, scope, session, opening.language, { happen(opened, SessionEvent.Spoken) }) { track, needed ->
            made(opened, track, needed)
        }
        playing = opened
        platform.stage.open(show(opened, opening.controls)) { event -> scope.launch { happen(opened, event) } }
        show(opened)
        // Whoever began it may have put the phone away before it was there.
        if (!isInSight) outOfSight()
        if (goOn) resume()
    }

    /** A tap, or the pause button. */
    fun pause() = happen(SessionEvent.Pause)

    /** Goes on from the start of the breath. */
    fun resume() = happen(SessionEvent.Resume)

    /** The person ends it. */
    fun stop() = happen(SessionEvent.Stop)

    /** Slower, faster, or staying as it is. */
    fun changePace(change: PaceChange) = happen(SessionEvent.ChangePace(change))

    /** Led by [guide] from now on. */
    fun lead(guide: Guide) {
        happen(SessionEvent.Lead(guide))
        happen(SessionEvent.Haptics(platform.haptics.state))
    }

    /** Answers [question]. */
    fun answer(question: Question, reply: Reply) = happen(SessionEvent.Answer(question.number, reply))

    /** Goes on without an answer to [question]. */
    fun skip(question: Question) = happen(SessionEvent.Skip(question.number))

    /** A silence was long enough. */
    fun goOn() = happen(SessionEvent.GoOn)

    /** Stays longer where it is. */
    fun stayLonger() = happen(SessionEvent.StayLonger)

    /** Leaves out the rest of a step. */
    fun leaveStep() = happen(SessionEvent.LeaveStep)

    /** Something is stirring things up: it leads out. */
    fun stir() = happen(SessionEvent.Stir)

    /**
     * Nobody looks: what a practice with a voice asks from now on is said, and waits for no tap, whatever the motor does. What has no
     * voice is not told: the motor goes on out of sight, too, and a question that nobody hears waits.
     */
    fun outOfSight() {
        isInSight = false
        val on = playing ?: return
        if (on.subject is Subject.Practice && on.status.guide.voice) happen(on, SessionEvent.OutOfSight)
    }

    /** Someone looks again. */
    fun inSight() {
        isInSight = true
        if (playing?.subject is Subject.Practice) happen(SessionEvent.InSight)
    }

    private fun outcome(session: SessionInterface, about: Subject): SessionOutcome? =
        if (about is Subject.Practice) session.outcome() else null

    /** Leaves the session where it is; if it is one to be kept, its record stays and it can be carried on later. */
    fun leave() {
        happen(SessionEvent.Leave)
        playing?.let(::close)
    }

    private fun happen(event: SessionEvent) {
        playing?.let { happen(it, event) }
    }

    /** What happens while the effects of something else are carried out comes after them: the later ones are of an older state. */
    private fun happen(on: Playing, event: SessionEvent, nowMs: ULong = platform.clock.nowMs()) {
        happened += Happened(on, event, nowMs)
        if (answering) return
        answering = true
        try {
            while (true) answer(happened.removeFirstOrNull() ?: break)
        } finally {
            answering = false
        }
    }

    private fun answer(what: Happened) {
        val on = what.on
        if (playing !== on) return
        val answer = on.session.apply(what.event, what.nowMs)
        on.status = answer.status
        on.asOfMs = what.nowMs
        if (on.status.revision != on.timeline.revision) on.timeline = on.session.timeline()
        val told = answer.effects.mapNotNull { carryOut(on, it) }
        show(on)
        told.forEach { happen(on, it) }
    }

    /** Does what the core asks for, and gives back what it is to be told about that. */
    private fun carryOut(on: Playing, effect: SessionEffect): SessionEvent? {
        when (effect) {
            is SessionEffect.PlayTouch -> {
                platform.haptics.play(effect.touch)
                // Batteries run low and switches are moved while a session is on.
                return SessionEvent.Haptics(platform.haptics.state)
            }

            is SessionEffect.PlayFrom -> return SessionEvent.Denied.takeUnless { play(on, effect.atMs) }

            SessionEffect.StillTouch -> platform.haptics.still()

            SessionEffect.Silence -> platform.speaker.silence()

            SessionEffect.RingOut -> platform.speaker.ringOut()

            is SessionEffect.KeepRecord -> keeper.keep(effect.record) { happen(on, SessionEvent.NotKept) }

            SessionEffect.ForgetRecord -> keeper.forget()

            is SessionEffect.ShowControls -> platform.stage.update(show(on, effect.controls))

            is SessionEffect.NeedTrack -> on.sound.make(effect)

            is SessionEffect.WakeAt -> wake(on, effect.clockMs)

            SessionEffect.Sleep -> on.waking?.cancel()

            is SessionEffect.Ended -> {
                close(on)
                ended(
                    EndedView(
                        on.subject,
                        on.title,
                        effect.how == Ending.FINISHED,
                        effect.atMs,
                        on.status.guide,
                        outcome(on.session, on.subject)
                    )
                )
            }
        }
        return null
    }

    private fun play(on: Playing, atMs: ULong): Boolean {
        val (track, revision) = on.track?.let { it to it.revision() } ?: return false
        return platform.speaker.play(track, atMs) { heardMs, nowMs ->
            scope.launch { happen(on, SessionEvent.Heard(heardMs, revision), nowMs) }
        }
    }

    private fun made(on: Playing, track: Track?, needed: UInt) {
        if (track != null) on.track = track
        happen(on, if (track != null) SessionEvent.TrackReady(track.revision()) else SessionEvent.NoTrack(needed))
    }

    private fun wake(on: Playing, atMs: ULong) {
        on.waking?.cancel()
        on.waking = scope.launch {
            platform.clock.waitUntil(atMs)
            happen(on, SessionEvent.Due)
        }
    }

    private fun close(on: Playing) {
        on.waking?.cancel()
        on.sound.stop()
        platform.stage.close()
        playing = null
        display = null
    }

    private fun show(on: Playing) {
        if (playing === on) display = on.timeline.display(on.status, on.asOfMs, on.subject, on.isPractice, on.title, on.parts)
    }

    /** Of what is about abuse no name leaves the app. */
    private fun show(on: Playing, controls: SystemControls) = NowPlaying(
        if (on.isDiscreet) "" else on.title,
        controls.running,
        controls.sounding,
        keepScreenOn(),
        controls.atMs,
        controls.lengthMs
    )
}

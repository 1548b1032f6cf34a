package app.kindself.ui.session

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.Ending
import app.kindself.core.Guide
import app.kindself.core.KeptException
import app.kindself.core.SessionEvent
import app.kindself.core.SessionInterface
import app.kindself.core.SessionOpening
import app.kindself.core.SessionState
import app.kindself.core.SessionStatus
import app.kindself.core.Subject
import app.kindself.core.Track
import app.kindself.core.Turn
import app.kindself.ui.platform.Muted
import app.kindself.ui.platform.Platform
import app.kindself.ui.platform.Show
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch

/**
 * Plays one session at a time, for as long as the process lives: the screen that shows it may come and go. What happens when stands in
 * the session's timeline; this waits for the next moment in it, hands each phase to the picture, and each touch and sound to the
 * machine. Call it on the main thread.
 */
@Stable
class SessionPlayer(
    private val platform: Platform,
    private val scope: CoroutineScope,
    private val keeper: SessionKeeper,
    private val keepScreenOn: () -> Boolean,
    private val ended: (EndedView) -> Unit
) {
    /** What to show; null while there is no session. */
    var view by mutableStateOf<SessionView?>(null)
        private set

    private class Playing(
        val session: SessionInterface,
        opening: SessionOpening,
        val title: String,
        val parts: List<String>,
        val kept: Boolean
    ) {
        lateinit var sound: SessionSound
        val subject = opening.subject
        var timeline = opening.timeline
        var status = opening.status
        var guide = opening.guide
        val lacks = HashSet<Lack>()

        /** The clock when [status] was true. */
        var asOfMs = 0uL

        /** The first cue not played yet. */
        var cue = 0
        var track: Track? = null

        /** The revision [track] was made of. */
        var trackOf: UInt? = null
        var keptAtMs: ULong? = null
        var making: Job? = null

        /** It is to go on as soon as its sound is ready. */
        var toGoOn = false
        var following: Job? = null
    }

    private var playing: Playing? = null

    /**
     * Takes up [session], whose title and parts [named] knows; where it is to [goOn], it does as soon as its sound is ready. One that is
     * not to be [kept] leaves no trace and does not replace one that is.
     */
    fun open(session: SessionInterface, kept: Boolean, goOn: Boolean, named: (Subject) -> Pair<String, List<String>>) {
        leave()
        val now = platform.clock.nowMs()
        val opening = session.opening(now)
        val (title, parts) = named(opening.subject)
        val opened = Playing(session, opening, title, parts, kept)
        opened.sound = SessionSound(platform) { if (opened.lacks.add(it)) show(opened) }
        opened.asOfMs = now
        playing = opened
        feel(opened)
        platform.stage.open(stageShow(opened)) { event -> scope.launch { if (playing === opened) fromOutside(opened, event) } }
        if (goOn) goOn(opened) else show(opened)
    }

    /** A tap, or the pause button. */
    fun pause() {
        playing?.let { hold(it, SessionEvent.Pause) }
    }

    /** Goes on from the start of the breath. */
    fun resume() {
        playing?.let(::goOn)
    }

    /** The person ends it. */
    fun stop() {
        playing?.let { happen(it, SessionEvent.Stop) }
    }

    /** Slower, faster, or staying as it is. */
    fun turn(turn: Turn) = change { session.turn(turn, platform.clock.nowMs()) }

    /** Led by [guide] from now on. */
    fun lead(guide: Guide) = change {
        session.lead(guide, platform.clock.nowMs()).also {
            this.guide = guide
            if (!guide.touch) platform.motor.still()
            feel(this)
        }
    }

    /** Leaves the session where it is; if it is one to be kept, its record stays and it can be carried on later. */
    fun leave() {
        val now = playing ?: return
        if (now.status.state is SessionState.Running) happen(now, SessionEvent.Pause)
        quiet(now)
        platform.stage.close()
        playing = null
        view = null
    }

    /** The lock screen's buttons, a call, headphones. */
    private fun fromOutside(on: Playing, event: SessionEvent) = when (event) {
        is SessionEvent.Resume -> goOn(on)
        is SessionEvent.Pause, is SessionEvent.Interrupt -> hold(on, event)
        else -> happen(on, event)
    }

    /** It is to wait, if only for its sound: what is being made ready does not start by itself then. */
    private fun hold(on: Playing, event: SessionEvent) {
        on.toGoOn = false
        happen(on, event)
    }

    private fun happen(on: Playing, event: SessionEvent, nowMs: ULong = platform.clock.nowMs()) {
        settle(on, on.session.apply(event, nowMs), nowMs)
        if (event != SessionEvent.Tick) follow(on)
    }

    /** Starts or resumes; first makes the sound, if what there is does not fit. */
    private fun goOn(on: Playing) {
        val state = on.status.state
        val needsTrack = state is SessionState.Ready || on.trackOf != on.status.revision
        if (state is SessionState.Running || !needsTrack) return happen(on, SessionEvent.Resume)
        on.toGoOn = true
        makeTrack(on)
    }

    private fun change(change: Playing.() -> SessionStatus) {
        val on = playing ?: return
        val status = on.change()
        settle(on, status, platform.clock.nowMs())
        if (ended(status)) return
        // Led in silence, the phone has to be kept awake in another way.
        platform.stage.update(stageShow(on))
        follow(on)
        if (on.trackOf != status.revision) makeTrack(on)
    }

    private fun makeTrack(on: Playing) {
        if (on.making?.isActive != true) {
            on.making = scope.launch {
                do {
                    val of = on.status.revision
                    on.track = on.sound.track(on.session, on.timeline, on.guide)
                    on.trackOf = of
                } while (on.status.revision != of)
                on.making = null
                trackIsMade(on)
            }
        }
        show(on)
    }

    private fun trackIsMade(on: Playing) {
        if (playing !== on) return
        val state = on.status.state
        // It may have gone on by itself meanwhile, after an interruption.
        val goesOn = on.toGoOn && state !is SessionState.Running
        on.toGoOn = false
        if (goesOn) {
            happen(on, if (state is SessionState.Ready) SessionEvent.Start else SessionEvent.Resume)
        } else if (state is SessionState.Running) {
            happen(on, SessionEvent.Tick)
            if (on.status.state is SessionState.Running) play(on)
            platform.stage.update(stageShow(on))
        }
        show(on)
    }

    private fun settle(on: Playing, status: SessionStatus, nowMs: ULong) {
        val before = on.status.state
        val after = status.state
        val at = status.position.atMs
        val planChanged = status.revision != on.timeline.revision
        if (planChanged) {
            on.timeline = on.session.timeline()
            on.cue = on.timeline.cues.firstAfter(at)
        }
        on.status = status
        on.asOfMs = nowMs
        when {
            ended(status) -> return finish(on)

            after is SessionState.Running && before !is SessionState.Running -> {
                // Two taps say that it goes on; the first touch of the breath would drown them, and waits for the next phase.
                on.cue = if (before is SessionState.Ready) 0 else on.timeline.cues.firstAfter(at)
                if (before !is SessionState.Ready && on.guide.touch) platform.motor.play(on.timeline.resumeTouch)
                play(on)
                keep(on)
                platform.stage.update(stageShow(on))
            }

            after !is SessionState.Running && before is SessionState.Running -> {
                platform.speaker.silence()
                if (on.guide.touch) platform.motor.play(on.timeline.pauseTouch)
                keep(on)
                platform.stage.update(stageShow(on))
            }

            // A wish outlasts a kill, in a pause too.
            after !is SessionState.Ready && (planChanged || after is SessionState.Running && status.position.resumeAtMs != on.keptAtMs) ->
                keep(on)
        }
        show(on)
    }

    private fun play(on: Playing) {
        val track = on.track
        if (track == null) {
            platform.speaker.silence()
            return
        }
        val heard = platform.speaker.play(track, on.status.position.atMs) { atMs, nowMs ->
            scope.launch { if (playing === on && on.trackOf == on.status.revision) happen(on, SessionEvent.Heard(atMs), nowMs) }
        }
        if (heard) on.lacks -= Lack.Sound else on.lacks += Lack.Sound
    }

    /** Waits for each moment of the timeline in turn, and does what it asks for. */
    private fun follow(on: Playing) {
        on.following?.cancel()
        if (playing !== on || on.status.state !is SessionState.Running) return
        on.following = scope.launch {
            while (playing === on && on.status.state is SessionState.Running) {
                val phaseEnds = on.timeline.phases[on.status.position.phase.toInt()].endMs
                val cue = on.timeline.cues.getOrNull(on.cue)?.takeIf { it.atMs <= phaseEnds }
                val next = cue?.atMs ?: phaseEnds
                platform.clock.waitUntil(on.clockAt(next))
                if (cue == null) {
                    happen(on, SessionEvent.Tick)
                } else {
                    playCues(on, upTo = next)
                }
            }
        }
    }

    private fun playCues(on: Playing, upTo: ULong) {
        val cues = on.timeline.cues
        while (on.cue < cues.size && cues[on.cue].atMs <= upTo) {
            on.timeline.touchOf(cues[on.cue])?.let {
                // Batteries run low and switches are moved while a session is on.
                feel(on)
                platform.motor.play(it)
            }
            on.cue++
        }
    }

    /** Says why touches are not felt, for as long as they are not. */
    private fun feel(on: Playing) {
        val lack = when {
            !on.guide.touch -> null
            !platform.motor.there -> Lack.Motor
            else -> when (platform.motor.muted) {
                Muted.SavingPower -> Lack.SavingPower
                Muted.SwitchedOff -> Lack.VibrationOff
                null -> null
            }
        }
        if (on.lacks.intersect(TOUCH) == setOfNotNull(lack)) return
        on.lacks -= TOUCH
        on.lacks += setOfNotNull(lack)
        show(on)
    }

    /** The clock when the timeline reaches [atMs]. */
    private fun Playing.clockAt(atMs: ULong): ULong {
        val here = status.position.atMs
        return if (atMs > here) asOfMs + (atMs - here) else asOfMs
    }

    private fun keep(on: Playing) {
        on.keptAtMs = on.status.position.resumeAtMs
        if (!on.kept) return
        val refused = { if (on.lacks.add(Lack.Memory)) show(on) }
        try {
            keeper.keep(on.session.record(platform.clock.nowMs()), refused)
        } catch (_: KeptException) {
            refused()
        }
    }

    private fun finish(on: Playing) {
        val whole = on.status.state.let { it is SessionState.Ended && it.how == Ending.FINISHED }
        on.following?.cancel()
        on.making?.cancel()
        if (whole) {
            playCues(on, upTo = on.timeline.endMs)
            platform.speaker.ringOut()
        } else {
            platform.speaker.silence()
            platform.motor.still()
        }
        if (on.kept) keeper.forget()
        platform.stage.close()
        playing = null
        view = null
        ended(EndedView(on.subject, on.title, whole, on.status.position.atMs, on.guide))
    }

    private fun quiet(on: Playing) {
        on.following?.cancel()
        on.making?.cancel()
        platform.speaker.silence()
    }

    private fun show(on: Playing) {
        if (playing === on) view = viewOf(on)
    }

    private fun viewOf(on: Playing) = SessionView(
        subject = on.subject,
        title = on.title,
        state = on.status.state,
        gettingReady = on.toGoOn && on.status.state !is SessionState.Running,
        run = on.timeline.run(on.status, on.asOfMs),
        line = on.timeline.lines[on.status.position.line.toInt()],
        breathsLeft = on.status.position.breathsLeft.toInt().takeIf { on.timeline.breaths > 0u },
        part = on.timeline.part(on.status, on.parts),
        guide = on.guide,
        canSlower = on.status.canSlower,
        canFaster = on.status.canFaster,
        canStay = on.status.canStay,
        lacks = on.lacks.toSet()
    )

    private fun stageShow(on: Playing) = Show(
        title = on.title,
        running = on.status.state is SessionState.Running,
        sounding = on.guide.sounds && Lack.Sound !in on.lacks,
        keepScreenOn = keepScreenOn(),
        atMs = on.status.position.atMs,
        lengthMs = on.timeline.endMs
    )

    private fun ended(status: SessionStatus) = status.state is SessionState.Ended

    private companion object {
        /** What touch may lack. */
        val TOUCH = setOf(Lack.Motor, Lack.SavingPower, Lack.VibrationOff)
    }
}

package app.kindself.ui.session

import app.kindself.core.InternalException
import app.kindself.core.Rendering
import app.kindself.core.SessionEffect
import app.kindself.core.SessionInterface
import app.kindself.core.SoundException
import app.kindself.core.SpeechNext
import app.kindself.core.SpeechTurn
import app.kindself.core.Track
import app.kindself.ui.platform.Platform
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.launch
import kotlinx.coroutines.selects.select

/**
 * Has a session's tracks made. The core says what the phone's voice is to say, line by line; a track waits for those that are needed at
 * once, for as long as its patience lasts. What is spoken later still reaches the track that plays. [spoken] is told when nothing more
 * will be in time, of what comes later, and when nothing more will come; [made] of each track, with null where there is none of the
 * revision that was needed. On the main thread.
 */
internal class SessionSound(
    private val platform: Platform,
    private val scope: CoroutineScope,
    private val session: SessionInterface,
    private val language: String,
    private val spoken: () -> Unit,
    private val made: (Track?, UInt) -> Unit
) {
    private var speaking: Job? = null
    private var making: Job? = null

    /** Whether what is waited for is spoken, or will not be. */
    private val enough = MutableStateFlow(false)

    /** Lines were asked for since the voice was last told what to say. */
    private var asked = false

    /** Nobody waits any more: what is spoken now is told. */
    private var late = false

    /**
     * How often there was no voice, or it went, since one has said something: nobody is kept waiting for one once more. One that goes is
     * opened anew, unless it went the last time, too.
     */
    private var gone = 0

    private val isSpeaking get() = speaking?.isActive == true

    /** Has what [needed] says made. */
    fun make(needed: SessionEffect.NeedTrack) {
        late = false
        if (needed.speech) ask()
        making = scope.launch {
            if (needed.speech) {
                wait(needed.patienceMs)
                late = true
                spoken()
                if (!isSpeaking) spoken()
            }
            made(track(), needed.revision)
        }
    }

    /** Nothing is needed any more. */
    fun stop() {
        speaking?.cancel()
        making?.cancel()
    }

    /** A voice takes its time to come up: one that speaks goes on, and sees at its next turn what is asked for now. */
    private fun ask() {
        asked = true
        enough.value = gone > 0
        if (isSpeaking) return
        speaking = scope.launch {
            do {
                val went = converse()
            } while (went && gone < 2)
            // Whoever asks from here on, as those who are told may, has a voice opened anew.
            speaking = null
            enough.value = true
            if (late) spoken()
        }
    }

    /** Opens a voice and has it say what there is to say; whether it went on the way. */
    private suspend fun converse(): Boolean {
        val opened = platform.voice.open(language)
        if (opened == null) gone++
        opened?.use { voice ->
            var said: Rendering? = null
            do {
                asked = false
                val turn = turn(voice.name, said) ?: return false
                when (said) {
                    is Rendering.Samples -> gone = 0

                    Rendering.Gone -> gone++

                    Rendering.Failed, null -> {}
                }
                // Of what was asked for meanwhile it knows nothing.
                if (turn.enough && !asked) enough.value = true
                if (turn.news && late) spoken()
                if (said == Rendering.Gone) return true
                val next = turn.next
                said = if (next is SpeechNext.Say) voice.say(next.words, next.speed) else null
            } while (next != SpeechNext.Done || asked)
        }
        return false
    }

    /** Hands over what was [said], and says what comes next; null where that cannot be known. What is not spoken is shown. */
    private suspend fun turn(voice: String, said: Rendering?): SpeechTurn? = try {
        session.speak(voice, said)
    } catch (_: InternalException) {
        null
    }

    /** A slow voice does not keep someone waiting for their breath. */
    private suspend fun wait(patienceMs: ULong) = coroutineScope {
        val patience = launch { platform.clock.waitUntil(platform.clock.nowMs() + patienceMs) }
        val speech = launch { enough.first { it } }
        select {
            speech.onJoin {}
            patience.onJoin {}
        }
        speech.cancel()
        patience.cancel()
    }

    private suspend fun track(): Track? = try {
        session.track()
    } catch (_: SoundException) {
        null
    } catch (_: InternalException) {
        null
    }
}

package app.kindself.ui.session

import app.kindself.core.Clip
import app.kindself.core.InternalException
import app.kindself.core.SessionEffect
import app.kindself.core.SessionInterface
import app.kindself.core.SoundException
import app.kindself.core.Track
import app.kindself.ui.platform.Platform
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.launch
import kotlinx.coroutines.selects.select

/**
 * Has a session's tracks made: lines are spoken first, for as long as its patience lasts. What is spoken later still reaches the track
 * that plays. [spoken] is told when nothing more will be in time and of what comes later, [made] of each track, with null where there is
 * none of the revision that was needed.
 */
internal class SessionSound(
    private val platform: Platform,
    private val scope: CoroutineScope,
    private val session: SessionInterface,
    private val spoken: () -> Unit,
    private val made: (Track?, UInt) -> Unit
) {
    private var speaking: Job? = null
    private var making: Job? = null
    private var late = false

    /** Has what [needed] says made. */
    fun make(needed: SessionEffect.NeedTrack) {
        speaking?.cancel()
        late = false
        val speech = if (needed.lines.isEmpty()) null else scope.launch { speak(needed.lines) }
        speaking = speech
        making = scope.launch {
            if (speech != null) {
                wait(speech, needed.patienceMs)
                late = true
                spoken()
            }
            made(track(), needed.revision)
        }
    }

    /** Nothing is needed any more. */
    fun stop() {
        speaking?.cancel()
        making?.cancel()
    }

    private suspend fun speak(lines: List<String>) = coroutineScope {
        platform.voice.speak(lines, platform.phone.language) { clip -> launch { handOver(clip) } }
    }

    private suspend fun handOver(clip: Clip) = try {
        session.spoken(clip)
        if (late) spoken() else Unit
    } catch (_: SoundException) {
        // What is no sound is shown, and not spoken.
    }

    /** A slow voice does not keep someone waiting for their breath. */
    private suspend fun wait(speech: Job, patienceMs: ULong) = coroutineScope {
        val patience = launch { platform.clock.waitUntil(platform.clock.nowMs() + patienceMs) }
        select {
            speech.onJoin {}
            patience.onJoin {}
        }
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

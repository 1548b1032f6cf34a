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
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch
import kotlinx.coroutines.selects.select

/**
 * Has a session's tracks made: the lines that are waited for are spoken first, for as long as its patience lasts. What is spoken later
 * still reaches the track that plays. [spoken] is told when nothing more will be in time, of what comes later, and when nothing more
 * will come; [made] of each track, with null where there is none of the revision that was needed.
 */
internal class SessionSound(
    private val platform: Platform,
    private val scope: CoroutineScope,
    private val session: SessionInterface,
    private val spoken: () -> Unit,
    private val made: (Track?, UInt) -> Unit
) {
    /** The lines that the voice was asked for and has not spoken yet. */
    private val unspoken = MutableStateFlow(emptyList<String>())
    private var speaking: Job? = null
    private var making: Job? = null
    private var late = false

    /** Has what [needed] says made. */
    fun make(needed: SessionEffect.NeedTrack) {
        late = false
        ask(needed.lines)
        making = scope.launch {
            if (needed.lines.isNotEmpty()) {
                wait(needed.lines.take(needed.awaited.toInt()), needed.patienceMs)
                late = true
                spoken()
                if (speaking?.isActive != true) spoken()
            }
            made(track(), needed.revision)
        }
    }

    /** Nothing is needed any more. */
    fun stop() {
        speaking?.cancel()
        making?.cancel()
    }

    /** An engine takes its time to come up: where some of [lines] are being spoken it goes on, and the others come after them. */
    private fun ask(lines: List<String>) {
        if (speaking?.isActive == true && lines.any(unspoken.value::contains)) {
            unspoken.update { asked -> asked + (lines - asked.toSet()) }
            return
        }
        speaking?.cancel()
        unspoken.value = lines
        speaking = if (lines.isEmpty()) null else scope.launch { speak() }
    }

    private suspend fun speak() {
        while (unspoken.value.isNotEmpty()) {
            val lines = unspoken.value.toMutableSet()
            coroutineScope {
                platform.voice.speak(lines.toList(), platform.phone.language) { clip ->
                    // One that is asked for anew meanwhile, for another voice has said it, stays asked for.
                    lines -= clip.words
                    launch { handOver(clip) }
                }
            }
            // What could not be spoken is shown.
            unspoken.update { it - lines }
        }
        if (late) spoken()
    }

    private suspend fun handOver(clip: Clip) {
        val isSound = try {
            session.spoken(clip)
            true
        } catch (_: SoundException) {
            // It is shown, and not spoken.
            false
        }
        unspoken.update { it - clip.words }
        if (isSound && late) spoken()
    }

    /** A slow voice does not keep someone waiting for their breath. */
    private suspend fun wait(lines: List<String>, patienceMs: ULong) = coroutineScope {
        val patience = launch { platform.clock.waitUntil(platform.clock.nowMs() + patienceMs) }
        val speech = launch { unspoken.first { left -> lines.none(left::contains) } }
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

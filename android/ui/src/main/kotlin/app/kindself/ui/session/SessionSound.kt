package app.kindself.ui.session

import app.kindself.core.Clip
import app.kindself.core.CueKind
import app.kindself.core.Guide
import app.kindself.core.SessionInterface
import app.kindself.core.SoundException
import app.kindself.core.Timeline
import app.kindself.core.Track
import app.kindself.ui.platform.Platform
import app.kindself.ui.platform.Spoken
import kotlinx.coroutines.async
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.selects.select

/** Whether anything is to be heard. */
internal val Guide.sounds get() = voice || tones || bell

/** Makes a session's tracks: has the lines spoken first, each only once, then lets the core mix them. */
internal class SessionSound(private val platform: Platform, private val lacks: (Lack) -> Unit) {
    /** Clips by their words, because a recompiled timeline numbers its lines anew. */
    private val spoken = HashMap<String, Clip>()

    /** The track of [session]'s present [timeline]; null where nothing is to be heard. */
    suspend fun track(session: SessionInterface, timeline: Timeline, guide: Guide): Track? {
        if (!guide.sounds) return null
        val clips = if (guide.voice) clips(timeline) else emptyList()
        return mixed(session, clips) ?: mixed(session, emptyList())
    }

    private suspend fun mixed(session: SessionInterface, clips: List<Clip>): Track? = try {
        session.track(platform.speaker.rate, clips)
    } catch (_: SoundException.BadClip) {
        lacks(Lack.Voice)
        null
    } catch (_: SoundException) {
        lacks(Lack.Sound)
        null
    }

    private suspend fun clips(timeline: Timeline): List<Clip> {
        val lines = timeline.cues.mapNotNull { (it.kind as? CueKind.Say)?.line }.distinct().map { it to timeline.lines[it.toInt()] }
        val missing = lines.filter { (_, words) -> words !in spoken }
        if (missing.isNotEmpty()) {
            when (val answer = spokenInTime(missing)) {
                is Spoken.Clips -> {
                    val words = missing.toMap()
                    answer.clips.forEach { clip -> words[clip.line]?.let { spoken[it] = clip } }
                    if (answer.clips.isEmpty()) lacks(Lack.Voice)
                }

                Spoken.NoVoice -> lacks(Lack.Voice)
            }
        }
        return lines.mapNotNull { (line, words) -> spoken[words]?.copy(line = line) }
    }

    /** A voice that does not answer must not keep someone waiting for their breath. */
    private suspend fun spokenInTime(lines: List<Pair<UInt, String>>): Spoken = coroutineScope {
        val speaking = async { platform.voice.speak(lines, platform.phone.language) }
        val patience = async { platform.clock.waitUntil(platform.clock.nowMs() + PATIENCE_MS) }
        select {
            speaking.onAwait { it }
            patience.onAwait { Spoken.NoVoice }
        }.also {
            speaking.cancel()
            patience.cancel()
        }
    }

    private companion object {
        const val PATIENCE_MS = 8000uL
    }
}

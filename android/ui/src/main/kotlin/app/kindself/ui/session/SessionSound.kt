package app.kindself.ui.session

import app.kindself.core.Clip
import app.kindself.core.CueKind
import app.kindself.core.Guide
import app.kindself.core.InternalException
import app.kindself.core.SessionInterface
import app.kindself.core.SoundException
import app.kindself.core.Timeline
import app.kindself.core.Track
import app.kindself.ui.platform.Platform
import java.util.concurrent.ConcurrentHashMap
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.launch
import kotlinx.coroutines.selects.select

/** Whether anything is to be heard. */
internal val Guide.sounds get() = voice || tones || bell

/** Makes a session's tracks: has the lines spoken first, each only once, then lets the core mix them. */
internal class SessionSound(private val platform: Platform, private val lacks: (Lack) -> Unit) {
    /** Clips by their words, because a recompiled timeline numbers its lines anew. */
    private val spoken: MutableMap<String, Clip> = ConcurrentHashMap()

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
    } catch (_: InternalException) {
        lacks(Lack.Sound)
        null
    }

    private suspend fun clips(timeline: Timeline): List<Clip> {
        val lines = timeline.cues.mapNotNull { (it.kind as? CueKind.Say)?.line }.distinct().map { it to timeline.lines[it.toInt()] }
        val missing = lines.filter { (_, words) -> words !in spoken }
        if (missing.isNotEmpty()) {
            speakInTime(missing)
            if (missing.none { (_, words) -> words in spoken }) lacks(Lack.Voice)
        }
        return lines.mapNotNull { (line, words) -> spoken[words]?.copy(line = line) }
    }

    /** A slow voice does not keep someone waiting for their breath: what it has said by then is heard, the rest is read. */
    private suspend fun speakInTime(lines: List<Pair<UInt, String>>) = coroutineScope {
        val words = lines.toMap()
        val speaking = launch {
            platform.voice.speak(lines, platform.phone.language) { clip -> words[clip.line]?.let { spoken[it] = clip } }
        }
        val patience = launch { platform.clock.waitUntil(platform.clock.nowMs() + PATIENCE_MS) }
        select {
            speaking.onJoin {}
            patience.onJoin {}
        }
        speaking.cancel()
        patience.cancel()
    }

    private companion object {
        const val PATIENCE_MS = 8000uL
    }
}

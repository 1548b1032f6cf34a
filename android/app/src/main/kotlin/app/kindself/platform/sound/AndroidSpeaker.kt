package app.kindself.platform.sound

import android.media.AudioManager
import app.kindself.core.Track
import app.kindself.ui.platform.Clock
import app.kindself.ui.platform.Speaker
import app.kindself.ui.platform.sound.StreamingSpeaker

private const val BEST_RATE = 48_000u
private const val OTHER_RATE = 24_000u

/**
 * The phone's loudspeaker or headphones, once the system has granted the right to sound. [lost] is told that the output broke off,
 * [silent] that nothing sounds any more, both on any thread.
 */
internal class AndroidSpeaker private constructor(private val focus: AudioFocus, private val sound: StreamingSpeaker) :
    Speaker by sound {
    constructor(audio: AudioManager, focus: AudioFocus, clock: Clock, lost: () -> Unit, silent: () -> Unit) :
        this(focus, StreamingSpeaker(rate(audio), lost, silent) { AudioTrackOutput.open(it, clock) })

    /** Whether something is to be heard. */
    val sounding get() = sound.sounding

    /** Beside someone's own music, the right to sound alone is not asked for; a call is seen by the phone's mode. */
    override fun play(track: Track, fromMs: ULong, heard: (atMs: ULong, nowMs: ULong) -> Unit): Boolean {
        if (mixes) focus.giveBack()
        return (mixes || focus.take()) && sound.play(track, fromMs, heard)
    }

    private companion object {
        /** What the phone mixes at, so that nothing has to be converted; otherwise half of that, which costs least. */
        fun rate(audio: AudioManager): UInt {
            val native = audio.getProperty(AudioManager.PROPERTY_OUTPUT_SAMPLE_RATE)?.toUIntOrNull() ?: BEST_RATE
            return if (native > 0u && native % BEST_RATE == 0u) BEST_RATE else OTHER_RATE
        }
    }
}

package app.kindself.platform.sound

import android.media.AudioFocusRequest
import android.media.AudioManager
import android.os.Handler

/** The right to sound, which apps take from one another. */
internal class AudioFocus(private val audio: AudioManager, handler: Handler, private val interruptions: Interruptions) {
    private var held = false

    private val request = AudioFocusRequest.Builder(AudioManager.AUDIOFOCUS_GAIN)
        .setAudioAttributes(AudioTrackOutput.ATTRIBUTES)
        .setOnAudioFocusChangeListener(::changed, handler)
        .build()

    /** False where the system says no, for example during a call. */
    @Synchronized
    fun take(): Boolean {
        if (!held) held = audio.requestAudioFocus(request) == AudioManager.AUDIOFOCUS_REQUEST_GRANTED
        if (held) interruptions.soundTaken()
        return held
    }

    /** Lets others sound again. */
    @Synchronized
    fun giveBack() {
        held = false
        audio.abandonAudioFocusRequest(request)
    }

    @Synchronized
    private fun changed(change: Int) {
        when (change) {
            AudioManager.AUDIOFOCUS_GAIN -> {
                held = true
                interruptions.soundBack()
            }

            // For good, or for a while: either way it has to be asked for again before anything may sound.
            AudioManager.AUDIOFOCUS_LOSS, AudioManager.AUDIOFOCUS_LOSS_TRANSIENT -> {
                held = false
                interruptions.soundLost()
            }

            // A message tone: the system lowers us and lifts us again by itself.
            AudioManager.AUDIOFOCUS_LOSS_TRANSIENT_CAN_DUCK -> Unit
        }
    }
}

package app.kindself.platform.sound

import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import android.content.IntentFilter
import android.media.AudioManager
import android.os.Build

/** Tells when headphones are pulled out, before the loudspeaker takes over. */
internal class HeadphoneWatch(private val context: Context, private val gone: () -> Unit) : BroadcastReceiver() {
    private var watching = false

    /** A session begins. */
    fun watch() {
        if (watching) return
        watching = true
        val filter = IntentFilter(AudioManager.ACTION_AUDIO_BECOMING_NOISY)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) {
            context.registerReceiver(this, filter, Context.RECEIVER_NOT_EXPORTED)
        } else {
            context.registerReceiver(this, filter)
        }
    }

    /** The session is over. */
    fun rest() {
        if (watching) context.unregisterReceiver(this)
        watching = false
    }

    override fun onReceive(context: Context, intent: Intent) = gone()
}

package app.kindself.platform

import android.content.Context
import android.content.Intent
import android.net.Uri

/** Opens the dialler with [number]; false where none opens. It needs nothing else of the app: the screen after a crash dials, too. */
internal fun Context.dial(number: String): Boolean = open(Intent(Intent.ACTION_DIAL, Uri.fromParts("tel", number, null)))

/** Opens what [intent] stands for; false where it does not open. */
internal fun Context.open(intent: Intent): Boolean = try {
    startActivity(intent.addFlags(Intent.FLAG_ACTIVITY_NEW_TASK))
    true
} catch (_: RuntimeException) {
    // No such app, none for this one, not now, or more to be shared than the system hands on: each phone refuses in its own way.
    false
}

package app.kindself.platform

import android.os.SystemClock
import app.kindself.ui.platform.Clock
import java.time.LocalDate

/** The phone's clock since it was switched on, sleep included. */
class AndroidClock : Clock {
    override fun nowMs(): ULong = SystemClock.elapsedRealtime().toULong()

    override fun today(): String = LocalDate.now().toString()
}

package app.kindself.platform

import android.os.SystemClock
import app.kindself.core.Moment
import app.kindself.core.usualSettings
import app.kindself.ui.platform.Clock
import app.kindself.ui.platform.momentIn
import java.time.Instant
import java.time.ZoneId

/** The phone's clock since it was switched on, sleep included. */
class AndroidClock : Clock {
    override fun nowMs(): ULong = SystemClock.elapsedRealtime().toULong()

    @Volatile
    private var begins: UShort? = null

    // What is usual the core says, and not before it is asked: this clock is there before the core is.
    override var dayBeginsMin: UShort
        get() = begins ?: usualSettings().dayBeginsMin
        set(told) {
            begins = told
        }

    override fun moment(): Moment = momentIn(ZoneId.systemDefault(), Instant.now(), dayBeginsMin)
}

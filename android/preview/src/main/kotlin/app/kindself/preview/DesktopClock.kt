package app.kindself.preview

import app.kindself.core.Moment
import app.kindself.core.usualSettings
import app.kindself.ui.platform.Clock
import app.kindself.ui.platform.momentIn
import java.time.Instant
import java.time.ZoneId

private const val NANOS_IN_MS = 1_000_000L

/** This machine's clock since the preview started. */
class DesktopClock : Clock {
    private val start = System.nanoTime()

    override fun nowMs(): ULong = ((System.nanoTime() - start) / NANOS_IN_MS).toULong()

    @Volatile
    override var dayBeginsMin = usualSettings().dayBeginsMin

    override fun moment(): Moment = momentIn(ZoneId.systemDefault(), Instant.now(), dayBeginsMin)
}

package app.kindself.platform

import android.os.SystemClock
import app.kindself.ui.platform.Clock
import java.time.LocalDate
import kotlinx.coroutines.delay

/** The phone's clock since it was switched on, sleep included. */
class AndroidClock : Clock {
    override fun nowMs(): ULong = SystemClock.elapsedRealtime().toULong()

    override suspend fun waitUntil(atMs: ULong) {
        // In a loop: a phone that dozed off in spite of the wake lock wakes up with its timers behind this clock.
        while (true) {
            val now = nowMs()
            if (now >= atMs) return
            delay((atMs - now).toLong())
        }
    }

    override fun today(): String = LocalDate.now().toString()
}

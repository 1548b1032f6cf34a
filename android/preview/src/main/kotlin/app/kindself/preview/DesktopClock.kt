package app.kindself.preview

import app.kindself.ui.platform.Clock
import java.time.LocalDate
import kotlinx.coroutines.delay

private const val NANOS_IN_MS = 1_000_000L

/** This machine's clock since the preview started. */
class DesktopClock : Clock {
    private val start = System.nanoTime()

    override fun nowMs(): ULong = ((System.nanoTime() - start) / NANOS_IN_MS).toULong()

    override suspend fun waitUntil(atMs: ULong) {
        while (true) {
            val now = nowMs()
            if (now >= atMs) return
            delay((atMs - now).toLong())
        }
    }

    override fun today(): String = LocalDate.now().toString()
}

package app.kindself.preview.tour

import app.kindself.core.Moment
import app.kindself.core.usualSettings
import app.kindself.ui.platform.Clock
import app.kindself.ui.platform.momentIn
import java.time.Instant
import java.time.ZoneOffset
import java.util.concurrent.ConcurrentSkipListMap
import kotlinx.coroutines.CompletableDeferred

/** A clock that only the tour moves: a session in it goes exactly as far as its pictures do. */
class TourClock : Clock {
    // Not zero: a phone has been on for a while, and a phase may have begun before now.
    @Volatile
    private var now = 60_000uL
    private val waiting = ConcurrentSkipListMap<ULong, CompletableDeferred<Unit>>()

    override fun nowMs(): ULong = now

    override suspend fun waitUntil(atMs: ULong) {
        if (now < atMs) waiting.computeIfAbsent(atMs) { CompletableDeferred() }.await()
    }

    @Volatile
    override var dayBeginsMin = usualSettings().dayBeginsMin

    override fun moment(): Moment = momentIn(ZoneOffset.UTC, MORNING.plusMillis(now.toLong()), dayBeginsMin)

    /** Moves on by so many milliseconds, and wakes whoever waited for that. */
    fun advance(milliseconds: Long) {
        now += milliseconds.toULong()
        while (true) {
            val due = waiting.firstEntry()?.takeIf { it.key <= now } ?: return
            waiting.remove(due.key)
            due.value.complete(Unit)
        }
    }

    private companion object {
        val MORNING: Instant = Instant.parse("2026-11-23T09:00:00Z")
    }
}

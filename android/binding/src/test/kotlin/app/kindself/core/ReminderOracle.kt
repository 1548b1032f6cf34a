package app.kindself.core

import app.kindself.core.Vectors.objects
import app.kindself.core.Vectors.text
import com.google.gson.JsonObject
import java.math.BigInteger
import java.time.DateTimeException
import java.time.Instant
import java.time.LocalDate
import java.time.LocalDateTime
import java.time.ZoneId
import java.time.ZoneOffset
import java.time.ZonedDateTime
import java.time.temporal.ChronoUnit.DAYS
import java.time.temporal.ChronoUnit.MINUTES

/** When a reminder comes: the fields of a row in `reminders.json`. */
internal data class Reminding(val date: LocalDate, val nth: Int, val at: Instant, val wall: LocalDateTime, val moved: String)

/**
 * When the rule of a case in `reminders.json` reminds, with java.time alone: nothing here asks the core. The rules stand in
 * tests/vectors/reminders.py.
 */
internal class ReminderOracle(private val case: JsonObject) {
    private val rule = case.getAsJsonObject("rule")
    private val kind = rule.getAsJsonObject("when").keySet().single()
    private val whenever = rule.getAsJsonObject("when").getAsJsonObject(kind)
    private val spans = if (rule.has("quiet")) rule.objects("quiet").map(::Span) else emptyList()
    private val skips = rule.has("in_quiet") && rule.text("in_quiet") == "skip"
    private val dayBegins = case["day_begins"].asInt
    private val begins = LocalDate.parse(rule.text("from"))
    private val zone: ZoneId = when (val stay = rule["zone"]?.takeIf { it.isJsonObject }?.asJsonObject?.getAsJsonObject("stay")) {
        null -> ZoneId.of(case.text("zone"))
        else -> try {
            ZoneId.of(stay.text("zone"))
        } catch (_: DateTimeException) {
            ZoneOffset.ofTotalSeconds(stay["ahead_of_utc_s"].asInt)
        }
    }

    /** Whether clocks change here as they did where the file was written: around each change, and at each reminder. */
    fun hasTheSameZone(): Boolean = case.getAsJsonArray("changes").map { it.asJsonArray }.all { change ->
        ahead(Instant.ofEpochMilli(change[0].asLong - 1)) == change[1].asInt &&
            ahead(Instant.ofEpochMilli(change[0].asLong)) == change[2].asInt
    } &&
        expected().all { it.wall == LocalDateTime.ofInstant(it.at, zone) }

    /** As the file has it. */
    fun expected(): List<Reminding> = case.getAsJsonArray("occurrences").map { it.asJsonArray }.map { row ->
        Reminding(
            LocalDate.parse(row[0].asString),
            row[1].asInt,
            Instant.ofEpochMilli(row[2].asLong),
            LocalDateTime.parse(row[3].asString),
            row[4].asString
        )
    }

    /** All of them, day by day. */
    fun occurrences(): Sequence<Reminding> = sequence {
        var empty = 0
        for (date in days()) {
            val found = minutes(date).mapIndexedNotNull { nth, minute ->
                on(date, nth, minute)
            }.sortedWith(compareBy({ it.at }, { it.nth })).distinctBy { it.at }
            yieldAll(found)
            empty = if (found.isEmpty()) empty + 1 else 0
            if (empty == NEVER_AFTER) break
        }
    }

    private fun ahead(at: Instant) = zone.rules.getOffset(at).totalSeconds

    private fun days(): Sequence<LocalDate> {
        val rest = rule["rest"]?.takeUnless { it.isJsonPrimitive && it.asString == "no" }
        if (rest != null && rest.isJsonPrimitive) return emptySequence()
        val until = rest?.asJsonObject?.text("until")?.let(LocalDate::parse)
        val first = listOfNotNull(LocalDate.parse(case.text("from")), begins, until).max()
        return generateSequence(first) { it.plusDays(1) }.take(LONGEST).filter(::isFor)
    }

    private fun isFor(date: LocalDate): Boolean {
        val since = DAYS.between(begins, date).toInt()
        return when (kind) {
            "daily" -> true
            "weekdays", "random" -> has(whenever["days"].asInt, date)
            "every_days" -> since % whenever["days"].asInt == 0
            "times_a_week" -> (0 until whenever["times"].asInt).any { it * WEEK / whenever["times"].asInt == since % WEEK }
            "programme" -> case.getAsJsonArray("programme").any { it.asString == date.toString() }
            "once" -> whenever.text("date") == date.toString()
            else -> throw IllegalArgumentException(kind)
        }
    }

    private fun minutes(date: LocalDate): List<Int> = if (kind == "random") drawn(date) else listOf(ofTheDay(whenever["at"].asInt))

    /** Minutes after the midnight of the date that the day is called by. */
    private fun ofTheDay(time: Int) = if (time < dayBegins) time + DAY else time

    private fun drawn(date: LocalDate): List<Int> {
        val (first, last) = ofTheDay(whenever["from"].asInt) to ofTheDay(whenever["until"].asInt)
        val window = if (first <= last) (first..last).toList() else (dayBegins..last) + (first until dayBegins + DAY)
        val free = window.filter { minute -> spans.none { it.isOn(date.atStartOfDay().plusMinutes(minute.toLong())) } }
        val apart = whenever["apart_min"].asInt
        val times = (whenever["times"].asInt downTo 0).first { it == 0 || (it - 1) * apart < free.size }
        if (free.isEmpty() || times == 0) return emptyList()
        val slack = free.size - 1 - (times - 1) * apart
        val random = SplitMix(case.text("id"), date)
        return List(times) { random.upTo(slack) }.sorted().mapIndexed { nth, place -> free[place + nth * apart] }
    }

    private fun on(date: LocalDate, nth: Int, minute: Int): Reminding? {
        val asked = date.atStartOfDay().plusMinutes(minute.toLong())
        val at = moment(asked) ?: return null
        val wall = at.toLocalDateTime()
        if (spans.none { it.isOn(wall) }) return Reminding(date, nth, at.toInstant(), wall, if (wall == asked) "no" else "gap")
        val dayEnds = date.plusDays(1).atStartOfDay().plusMinutes(dayBegins.toLong())
        var waited = at
        // Where a change of the clocks leaves the end out, what comes later may be quiet, too.
        while (spans.any { it.isOn(waited.toLocalDateTime()) }) {
            val end = generateSequence(waited.toLocalDateTime().truncatedTo(MINUTES)) { it.plusMinutes(1) }
                .takeWhile { it < dayEnds }.firstOrNull { later -> spans.none { it.isOn(later) } }
            waited = end?.takeUnless { skips }?.let(::moment) ?: return null
        }
        return Reminding(date, nth, waited.toInstant(), waited.toLocalDateTime(), "quiet").takeIf { it.wall < dayEnds }
    }

    /** java.time moves on what is left out by what was, and of two moments takes the first. */
    private fun moment(wall: LocalDateTime): ZonedDateTime? {
        val change = zone.rules.getTransition(wall)
        val day = wall.toLocalDate()
        val leavesOutTheDate = change != null &&
            change.isGap &&
            change.dateTimeBefore <= day.atStartOfDay() &&
            change.dateTimeAfter >= day.plusDays(1).atStartOfDay()
        return if (leavesOutTheDate) null else wall.atZone(zone)
    }

    private class Span(span: JsonObject) {
        private val days = span["days"].asInt
        private val from = span["from"].asLong
        private val until = span["until"].asLong.let { if (it > from) it else it + DAY }

        fun isOn(wall: LocalDateTime): Boolean = listOf(wall.toLocalDate(), wall.toLocalDate().minusDays(1)).any { begun ->
            has(days, begun) && wall >= begun.atStartOfDay().plusMinutes(from) && wall < begun.atStartOfDay().plusMinutes(until)
        }
    }

    /** SplitMix64, from the name of a rule and a date. */
    private class SplitMix(id: String, date: LocalDate) {
        private var state = id.take(16).toULong(16).toLong()

        init {
            state = next() xor id.drop(16).toULong(16).toLong()
            state = next() xor (date.toEpochDay() - LocalDate.of(1, 1, 1).toEpochDay() + 1)
        }

        private fun next(): Long {
            state += GOLDEN
            val once = (state xor (state ushr 30)) * 0xbf58476d1ce4e5b9uL.toLong()
            val twice = (once xor (once ushr 27)) * 0x94d049bb133111ebuL.toLong()
            return twice xor (twice ushr 31)
        }

        fun upTo(most: Int): Int =
            BigInteger(next().toULong().toString()).multiply(BigInteger.valueOf(most + 1L)).shiftRight(Long.SIZE_BITS).toInt()
    }

    private companion object {
        const val DAY = 24 * 60
        const val WEEK = 7
        const val NEVER_AFTER = 16
        const val LONGEST = 40 * 366
        val GOLDEN = 0x9e3779b97f4a7c15uL.toLong()

        fun has(days: Int, date: LocalDate) = days shr (date.dayOfWeek.value - 1) and 1 == 1
    }
}

package app.kindself.ui.reminders

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.DaysCard
import app.kindself.core.Late
import app.kindself.core.QuietManner
import app.kindself.core.QuietSpan
import app.kindself.core.ReminderFault
import app.kindself.core.ReminderOpens
import app.kindself.core.ReminderPreview
import app.kindself.core.ReminderRest
import app.kindself.core.ReminderRule
import app.kindself.core.ReminderUsual
import app.kindself.core.ReminderWhen
import app.kindself.core.ReminderWording
import app.kindself.core.ReminderZone
import app.kindself.core.reminderUsual

/** The ways in which one can say when. */
enum class WhenKind { Daily, Weekdays, EveryDays, TimesAWeek, AtRandom, After, Once, KindAct, Programme }

/** What a rule can open, as far as one chooses it here. A letter, a scale and a programme come from where one is. */
enum class OpensKind { Nothing, Practice, Page, Other }

/** A rule that is being made, or changed: [id] is null for a new one. [days] is which day it was when one began. */
@Stable
class RuleHolder(val id: String?, begun: ReminderRule, val days: DaysCard) {
    /** As it stands. */
    var rule by mutableStateOf(begun)
        private set

    /** What it would do, as the core says; null until that is known. */
    var preview by mutableStateOf<ReminderPreview?>(null)

    /** Why it could not be kept. */
    var problem by mutableStateOf<ReminderProblem?>(null)

    /** It is being kept. */
    var isKeeping by mutableStateOf(false)

    /** It was kept, and whether anything may be shown is the question now; a phone that is turned goes on asking. */
    var asks by mutableStateOf(false)

    /** What is to be mended [there]. */
    fun faults(there: Place): List<ReminderFault> = preview?.faults.orEmpty().filter { place(it) == there }

    /** Whether it can be kept. */
    val canKeep: Boolean get() = !isKeeping && preview?.faults?.isEmpty() == true

    private var atMin: UShort = timeOf(begun.`when`) ?: usually.morningMin

    fun change(changed: ReminderRule) {
        rule = changed
        problem = null
    }

    val opensKind: OpensKind
        get() = when (rule.opens) {
            is ReminderOpens.FirstScreen -> OpensKind.Nothing
            is ReminderOpens.Practice -> OpensKind.Practice
            is ReminderOpens.Journal -> OpensKind.Page
            else -> OpensKind.Other
        }

    /** It opens something else; what can be said of that alone goes. */
    fun opens(opens: ReminderOpens) {
        val unfit = rule.wording is ReminderWording.KindAct || rule.wording is ReminderWording.Named && opens is ReminderOpens.FirstScreen
        val asked = rule.`when`
        val then = if (asked is ReminderWhen.AfterPractice && asked.practice != null) {
            asked.copy(practice = (opens as? ReminderOpens.Practice)?.subject)
        } else {
            asked
        }
        change(
            rule.copy(
                opens = opens,
                wording = if (unfit) ReminderWording.Discreet else rule.wording,
                `when` = then,
                unlessDone = rule.unlessDone && canBeDone(opens)
            )
        )
    }

    val kind: WhenKind
        get() = when (rule.`when`) {
            is ReminderWhen.Daily -> if (rule.wording is ReminderWording.KindAct) WhenKind.KindAct else WhenKind.Daily
            is ReminderWhen.Weekdays -> WhenKind.Weekdays
            is ReminderWhen.EveryDays -> WhenKind.EveryDays
            is ReminderWhen.TimesAWeek -> WhenKind.TimesAWeek
            is ReminderWhen.AtRandom -> WhenKind.AtRandom
            is ReminderWhen.AfterPractice -> WhenKind.After
            is ReminderWhen.Programme -> WhenKind.Programme
            is ReminderWhen.Once -> WhenKind.Once
        }

    /** Another way to say when; the time stays as it is. */
    fun kind(chosen: WhenKind) {
        if (chosen == kind) return
        if (chosen == WhenKind.KindAct) return kindAct()
        val wording = rule.wording.takeUnless { it is ReminderWording.KindAct } ?: ReminderWording.Discreet
        asked(usual(chosen), rule.copy(wording = wording))
    }

    private fun usual(kind: WhenKind): ReminderWhen = when (kind) {
        WhenKind.Daily, WhenKind.KindAct, WhenKind.Programme -> ReminderWhen.Daily(atMin)
        WhenKind.Weekdays -> ReminderWhen.Weekdays(usually.workdays, atMin)
        WhenKind.EveryDays -> ReminderWhen.EveryDays(usually.days, atMin)
        WhenKind.TimesAWeek -> ReminderWhen.TimesAWeek(usually.timesAWeek, atMin)
        WhenKind.AtRandom -> atRandom()
        WhenKind.After -> ReminderWhen.AfterPractice(usually.hoursAfter, null)
        WhenKind.Once -> ReminderWhen.Once(days.opensEarliest, atMin)
    }

    private fun atRandom() = usually.run { ReminderWhen.AtRandom(everyDay.asDays, windowFromMin, windowUntilMin, timesADay, firstApartMin) }

    /** The evening question: it leads to a page about it, and is not asked where there is one for the day. */
    private fun kindAct() = change(
        rule.copy(
            `when` = ReminderWhen.Daily(usually.eveningMin),
            opens = ReminderOpens.Journal(usually.kindAct),
            wording = ReminderWording.KindAct,
            unlessDone = true
        )
    )

    /** It reminds then. */
    fun asked(then: ReminderWhen, of: ReminderRule = rule) {
        timeOf(then)?.let { atMin = it }
        change(of.copy(`when` = then))
    }

    /** Quiet hours: those of the night at first. */
    fun addQuiet() = quiet(rule.quiet + usually.night)

    /** Saturdays and Sundays are quiet all day. */
    fun quietWeekend() = quiet(rule.quiet + usually.weekend, QuietManner.SKIP)

    fun quiet(spans: List<QuietSpan>, manner: QuietManner = rule.inQuiet) = change(rule.copy(quiet = spans, inQuiet = manner))

    /** Whether the weekend is quiet already. */
    val hasQuietWeekend: Boolean get() = rule.quiet.any { it.isLike(usually.weekend) }

    fun quiet(at: Int, span: QuietSpan) = quiet(rule.quiet.take(at) + span + rule.quiet.drop(at + 1))

    fun removeQuiet(at: Int) = quiet(rule.quiet.take(at) + rule.quiet.drop(at + 1))

    /** Whether what it opens can be done on a day. */
    val canBeDone: Boolean get() = canBeDone(rule.opens)

    /** Where on the screen something is to be mended. */
    enum class Place { Opens, When, Words, Quiet, Zone, Whole }

    companion object {
        /** A new one, as usual. [today] is the person's day. */
        fun usual(opens: ReminderOpens, then: ReminderWhen, today: String) = ReminderRule(
            `when` = then,
            opens = opens,
            wording = ReminderWording.Discreet,
            zone = ReminderZone.Follow,
            quiet = emptyList(),
            inQuiet = QuietManner.WAIT,
            rest = ReminderRest.No,
            // What opens once is said whenever the phone is on.
            late = if (opens is ReminderOpens.Letter) Late.ALWAYS else Late.SAME_DAY,
            sounds = false,
            unlessDone = false,
            fromDate = today
        )

        private fun canBeDone(opens: ReminderOpens) = opens is ReminderOpens.Practice || opens is ReminderOpens.Journal

        private fun timeOf(asked: ReminderWhen): UShort? = when (asked) {
            is ReminderWhen.Daily -> asked.atMin
            is ReminderWhen.Weekdays -> asked.atMin
            is ReminderWhen.EveryDays -> asked.atMin
            is ReminderWhen.TimesAWeek -> asked.atMin
            is ReminderWhen.Programme -> asked.atMin
            is ReminderWhen.Once -> asked.atMin
            is ReminderWhen.AtRandom, is ReminderWhen.AfterPractice -> null
        }

        private fun place(fault: ReminderFault): Place = when (fault) {
            is ReminderFault.NotReminded, is ReminderFault.NothingThere -> Place.Opens

            is ReminderFault.NoDays, is ReminderFault.DaysOutOf, is ReminderFault.TimesOutOf, is ReminderFault.HoursOutOf,
            is ReminderFault.WindowBackwards, is ReminderFault.WindowTooShort, is ReminderFault.DateOver -> Place.When

            is ReminderFault.NoWords, is ReminderFault.TooManyWords -> Place.Words

            is ReminderFault.QuietWithoutDays, is ReminderFault.TooManyQuiet -> Place.Quiet

            is ReminderFault.UnknownZone -> Place.Zone

            is ReminderFault.Unreadable -> Place.Whole
        }
    }
}

/** What rules begin with, asked once. */
internal val usually: ReminderUsual by lazy(::reminderUsual)

private fun QuietSpan.isLike(other: QuietSpan) = days.days == other.days.days && fromMin == other.fromMin && untilMin == other.untilMin

package app.kindself.reminding

import android.app.AlarmManager
import android.app.Application
import android.app.Notification
import android.app.NotificationManager
import android.app.PendingIntent
import android.content.BroadcastReceiver
import android.content.Context
import android.content.ContextWrapper
import android.content.Intent
import android.os.Looper
import android.os.UserManager
import app.kindself.KindselfApp
import app.kindself.core.Late
import app.kindself.core.Moment
import app.kindself.core.QuietManner
import app.kindself.core.ReminderLogCard
import app.kindself.core.ReminderOpens
import app.kindself.core.ReminderRest
import app.kindself.core.ReminderRule
import app.kindself.core.ReminderWhen
import app.kindself.core.ReminderWording
import app.kindself.core.ReminderZone
import app.kindself.core.Subject
import app.kindself.flows.FakeMachine
import app.kindself.platform.service
import app.kindself.ui.platform.Clock
import app.kindself.ui.platform.momentIn
import app.kindself.ui.reminders.Reminding
import java.time.Duration
import java.time.Instant
import java.time.LocalDateTime
import java.time.ZoneId
import java.util.TimeZone
import java.util.concurrent.CopyOnWriteArrayList
import kotlinx.coroutines.async
import kotlinx.coroutines.job
import kotlinx.coroutines.runBlocking
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Before
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowAlarmManager
import org.robolectric.util.ReflectionHelpers
import org.robolectric.util.ReflectionHelpers.ClassParameter

/** The phone's wall clock as a test sets it; it notes who asks on the main thread. */
class WallClock : Clock {
    @Volatile
    var at: Instant = Instant.EPOCH
    val onTheMainThread = CopyOnWriteArrayList<Throwable>()

    @Volatile
    override var dayBeginsMin: UShort = 240u

    override fun nowMs(): ULong = at.toEpochMilli().toULong()

    override fun moment(): Moment {
        if (Looper.myLooper() == Looper.getMainLooper()) onTheMainThread += Throwable("asked here")
        return momentIn(ZoneId.systemDefault(), at, dayBeginsMin)
    }
}

/**
 * A phone with the real alarms, notifications, receivers and core, where processes end and phones start. Each test names the row of
 * reminder-faults.md that it stands for.
 */
@RunWith(RobolectricTestRunner::class)
abstract class ARemindedPhone {
    protected val clock = WallClock()
    protected var machine = FakeMachine()

    /** The process there is now. */
    protected lateinit var app: KindselfApp
    private val ended = ArrayList<KindselfApp>()
    private val zone = TimeZone.getDefault()

    private val first get() = RuntimeEnvironment.getApplication() as KindselfApp
    private val alarmManager get() = first.service<AlarmManager>()
    private val notifications get() = shadowOf(first.service<NotificationManager>())

    protected val reminding: Reminding get() = app.kindself!!.reminding

    /** All that waits, the soonest first. */
    protected val waiting: List<ShadowAlarmManager.ScheduledAlarm>
        get() = shadowOf(alarmManager).scheduledAlarms.sortedBy { it.triggerAtMs }

    /** One for each reminder that waits. */
    protected val alarms get() = waiting.filterNot { it.isSpare }

    /** The other one for each. */
    protected val spares get() = waiting.filter { it.isSpare }

    /** What is to be seen. */
    protected val shown: List<Notification> get() = notifications.activeNotifications.filter { it.tag != null }.map { it.notification }

    @Before
    fun aPhoneInParis() {
        zoneIs("Europe/Paris")
        itIs("2026-12-01T07:00")
        ShadowAlarmManager.setCanScheduleExactAlarms(false)
        app = first
        prepare()
    }

    @After
    fun asItWas() {
        settle()
        app.kindself?.stored?.shut()
        // In the order of their handlers.
        (ended + app).filter { it !== first }.reversed().forEach(Application::onTerminate)
        TimeZone.setDefault(zone)
        assertEquals("nothing is asked on the main thread", emptyList<Throwable>(), clock.onTheMainThread)
    }

    private fun prepare() {
        app.clock = clock
        app.make = { machine.start(app.scope, machine.io, machine.aside, app.delivery) }
    }

    protected fun zoneIs(id: String) = TimeZone.setDefault(TimeZone.getTimeZone(id))

    /** The clocks on the wall show that. */
    protected fun itIs(local: String) {
        clock.at = LocalDateTime.parse(local).atZone(ZoneId.systemDefault()).toInstant()
    }

    protected fun at(local: String): Long = LocalDateTime.parse(local).atZone(ZoneId.systemDefault()).toInstant().toEpochMilli()

    /** Lets everything come to its end that was begun. */
    protected fun settle() {
        val end = System.nanoTime() + Duration.ofSeconds(20).toNanos()
        do {
            shadowOf(Looper.getMainLooper()).idle()
            Thread.yield()
            check(System.nanoTime() < end) { "Something goes on and on" }
        } while (app.scope.coroutineContext.job.children.any() || machine.io.busy || machine.aside.busy)
        shadowOf(Looper.getMainLooper()).idle()
    }

    protected fun <T> doing(act: suspend () -> T): T {
        val done = app.scope.async { act() }
        settle()
        return runBlocking { done.await() }
    }

    /** A person opens the app; its screens are another test's. */
    protected fun open() {
        doing { app.openUnseen()!!.stored.await() }
        app.kindself!!.inSight()
        settle()
    }

    /** The process is killed, and its notifications and alarms stay; the next one has the same store. */
    protected fun processEnds() {
        settle()
        app.kindself?.stored?.shut()
        machine = machine.again()
        ended += app
        app = KindselfApp()
        ReflectionHelpers.callInstanceMethod<Any>(app, "attach", ClassParameter.from(Context::class.java, first.baseContext))
        prepare()
        app.onCreate()
    }

    /** The phone is switched off and on: nothing waits and nothing is shown. */
    protected fun phoneStarts(unlocked: Boolean) {
        waiting.forEach { alarmManager.cancel(it.sets) }
        first.service<NotificationManager>().cancelAll()
        shadowOf(first.service<UserManager>()).setUserUnlocked(unlocked)
        processEnds()
    }

    protected fun unlock() = shadowOf(first.service<UserManager>()).setUserUnlocked(true)

    /** As the system hands [intent] to the receiver that it names, in the process there is now. */
    protected fun receive(intent: Intent) {
        val context = object : ContextWrapper(app) {
            override fun getApplicationContext() = app
        }
        (Class.forName(intent.component!!.className).getDeclaredConstructor().newInstance() as BroadcastReceiver).onReceive(context, intent)
        settle()
    }

    /** The system tells of [action]. */
    protected fun hears(action: String) = receive(Intent(action).setClassName(app, "app.kindself.platform.reminding.SystemReceiver"))

    /** [alarm] goes off. */
    protected fun goesOff(alarm: ShadowAlarmManager.ScheduledAlarm) {
        val set = alarm.sets
        alarmManager.cancel(set)
        receive(shadowOf(set).savedIntent)
    }

    /** The next alarm goes off, at its moment. */
    protected fun nextGoesOff() {
        clock.at = Instant.ofEpochMilli(alarms.first().triggerAtMs)
        goesOff(alarms.first())
    }

    /** A finger on the button of [notification]. */
    protected fun press(notification: Notification, title: String) =
        receive(shadowOf(notification.actions.single { it.title == title }.actionIntent).savedIntent)

    /** Every rule for that is kept. */
    protected fun keep(vararg rules: ReminderRule) = doing { rules.forEach { assertEquals(null, reminding.keep(null, it)) } }

    protected fun everyDay(
        atMin: Int = 8 * 60,
        opens: ReminderOpens = ReminderOpens.FirstScreen,
        wording: ReminderWording = ReminderWording.Discreet,
        sounds: Boolean = false
    ) = ReminderRule(
        `when` = ReminderWhen.Daily(atMin.toUShort()),
        opens = opens,
        wording = wording,
        zone = ReminderZone.Follow,
        quiet = emptyList(),
        inQuiet = QuietManner.WAIT,
        rest = ReminderRest.No,
        late = Late.SAME_DAY,
        sounds = sounds,
        unlessDone = false,
        fromDate = "2026-12-01"
    )

    protected fun box() = ReminderOpens.Practice(Subject.Protocol("box-4"))
}

/** What an alarm sets off; the shadow has no other name for it. */
@Suppress("DEPRECATION")
internal val ShadowAlarmManager.ScheduledAlarm.sets: PendingIntent get() = operation!!

private val ShadowAlarmManager.ScheduledAlarm.isSpare: Boolean get() = shadowOf(sets).savedIntent.action!!.endsWith("SPARE")

/** A line of the log is about one that came; the first may be about the one that waits. */
internal val ReminderLogCard.came: Boolean get() = deliveredUtcMs != null || act != null

internal val Notification.title: String get() = extras.getCharSequence(Notification.EXTRA_TITLE).toString()
internal val Notification.words: String
    get() = extras.keySet().joinToString("\n") { "${extras.getCharSequence(it, "")}" }

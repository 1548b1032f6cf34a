package app.kindself.reminding

import android.Manifest
import android.app.Activity
import android.app.ActivityManager
import android.app.AlarmManager
import android.app.NotificationChannel
import android.app.NotificationManager
import android.content.Intent
import android.os.PowerManager
import android.provider.Settings
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import androidx.test.core.app.ApplicationProvider
import app.kindself.KindselfApp
import app.kindself.core.NotificationsShown
import app.kindself.core.PlannedKind
import app.kindself.core.PlannedReminder
import app.kindself.core.Punctual
import app.kindself.core.ReminderOpens
import app.kindself.core.ReminderTrigger
import app.kindself.core.SettingsPage
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import app.kindself.platform.service
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.shadows.ShadowAlarmManager

/** What the phone is asked of reminders besides: its question, what it says of itself, its settings. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class NotifierTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    private val app get() = ApplicationProvider.getApplicationContext<KindselfApp>()
    private val notifier get() = app.notifier
    private val manager get() = app.service<NotificationManager>()

    private fun planned(how: Punctual, sounds: Boolean = false) = PlannedReminder(
        id = "000102030405060708090a0b0c0d0e0f.2026-11-23.0",
        kind = PlannedKind.REMINDER,
        atUtcMs = 1_000_000,
        trigger = ReminderTrigger.In(0u),
        punctual = how,
        title = "A note",
        body = "Here it is",
        publicTitle = "A reminder",
        publicBody = "",
        sounds = sounds,
        opens = ReminderOpens.FirstScreen,
        offersRest = false,
        mark = ""
    )

    @Test
    fun exactOnesAreRefusedWithoutThePermissionAndOthersAreTaken() {
        ShadowAlarmManager.setCanScheduleExactAlarms(false)
        val alarms = shadowOf(app.service<AlarmManager>())
        assertFalse(notifier.accept(planned(Punctual.Exact)))
        assertEquals(0, alarms.scheduledAlarms.size)
        assertTrue(notifier.accept(planned(Punctual.Window(600_000u))))
        fun both() = alarms.scheduledAlarms.sortedBy { it.isAllowWhileIdle }
        assertEquals("and one for when the phone sleeps", listOf(false, true), both().map { it.isAllowWhileIdle })
        assertEquals(600_000L, both().first().windowLengthMs)
        assertTrue("in their place", notifier.accept(planned(Punctual.WhileIdle)))
        assertEquals(listOf(false, true), both().map { it.isAllowWhileIdle })
        assertEquals(listOf(1_000_000L, 1_000_000L), both().map { it.triggerAtMs })
        ShadowAlarmManager.setCanScheduleExactAlarms(true)
        assertTrue(notifier.accept(planned(Punctual.Exact)))
        assertEquals("and one for when the permission goes", 2, alarms.scheduledAlarms.size)
        notifier.cancel(planned(Punctual.Exact).id)
        assertEquals(0, alarms.scheduledAlarms.size)
    }

    @Test
    fun aKindThatIsShownStaysUntilTheNotificationWentAndOnesThatAreSwitchedOffShowNothing() {
        assertTrue(notifier.show(planned(Punctual.WhileIdle, sounds = true)))
        assertEquals(NotificationManager.IMPORTANCE_DEFAULT, manager.getNotificationChannel("reminders").importance)
        notifier.channels(sounding = false, silent = true)
        assertEquals(listOf("reminders", "reminders-silent"), manager.notificationChannels.map { it.id }.sorted())
        notifier.clear(notifier.shown().single())
        notifier.channels(sounding = false, silent = false)
        assertEquals(0, manager.notificationChannels.size)
        manager.createNotificationChannel(NotificationChannel("reminders", "", NotificationManager.IMPORTANCE_NONE))
        assertEquals(true to null, notifier.readings().let { it.soundingOff to it.silentOff })
    }

    @Test
    fun aKindWithASoundThatWasSetToSilentIsToldFromOneThatIsSwitchedOff() {
        fun said() = notifier.readings().let { it.soundingOff to it.soundOff }
        assertEquals("there is none yet", null to null, said())
        assertTrue(notifier.show(planned(Punctual.WhileIdle, sounds = true)))
        assertEquals(false to false, said())
        val kind = manager.getNotificationChannel("reminders")
        kind.setSound(null, null)
        assertEquals("without a sound of its own", false to true, said())
        kind.importance = NotificationManager.IMPORTANCE_LOW
        assertEquals(false to true, said())
        assertFalse(notifier.isOff(sounds = true))
        kind.importance = NotificationManager.IMPORTANCE_NONE
        assertEquals(true to null, said())
        assertTrue(notifier.isOff(sounds = true))
        assertFalse(notifier.show(planned(Punctual.WhileIdle, sounds = true)))
        notifier.clear(planned(Punctual.WhileIdle).id)
        notifier.channels(sounding = false, silent = false)
    }

    @Test
    fun doNotDisturbIsReadWithoutAPermission() {
        assertEquals(false, notifier.readings().focusOn)
        shadowOf(manager).setNotificationPolicyAccessGranted(true)
        for (filter in listOf(
            NotificationManager.INTERRUPTION_FILTER_PRIORITY,
            NotificationManager.INTERRUPTION_FILTER_ALARMS,
            NotificationManager.INTERRUPTION_FILTER_NONE
        )) {
            manager.setInterruptionFilter(filter)
            assertEquals(true, notifier.readings().focusOn)
        }
        manager.setInterruptionFilter(NotificationManager.INTERRUPTION_FILTER_ALL)
        shadowOf(manager).setNotificationPolicyAccessGranted(false)
        assertEquals(false, notifier.readings().focusOn)
    }

    @Test
    fun thePhoneSaysHowItIs() {
        val said = notifier.readings()
        assertEquals(NotificationsShown.YES, said.shown)
        assertEquals(false to false, said.batteryExempt to said.backgroundRestricted)
        shadowOf(app.service<PowerManager>()).setIgnoringBatteryOptimizations(app.packageName, true)
        shadowOf(app.service<ActivityManager>()).setBackgroundRestricted(true)
        shadowOf(manager).setNotificationsEnabled(false)
        val then = notifier.readings()
        assertEquals(NotificationsShown.NOT_ASKED, then.shown)
        assertEquals(true to true, then.batteryExempt to then.backgroundRestricted)
        assertNull(then.summary)
    }

    @Test
    fun theSystemAsksAboveTheScreenInFrontAndItsAnswerIsTheOneThatHolds() {
        shadowOf(manager).setNotificationsEnabled(false)
        assertFalse("nothing is in front", runBlocking { notifier.ask() })
        Person(screen, FakeMachine()).use { person ->
            for (allows in listOf(false, true)) {
                val answers = ArrayList<Boolean>()
                app.scope.launch { answers += notifier.ask() }
                person.onActivity { activity ->
                    val asked = shadowOf(activity).lastRequestedPermission
                    assertEquals(listOf(Manifest.permission.POST_NOTIFICATIONS), asked.requestedPermissions.toList())
                    assertFalse("it is asked already", runBlocking { notifier.ask() })
                    shadowOf(manager).setNotificationsEnabled(allows)
                    val result = if (allows) 0 else -1
                    // Of androidx's activity it is deprecated; the system calls it all the same.
                    val inFront: Activity = activity
                    inFront.onRequestPermissionsResult(asked.requestCode, asked.requestedPermissions, intArrayOf(result))
                }
                person.until("the answer") { answers.isNotEmpty() }
                assertEquals(listOf(allows), answers)
                if (!allows) assertEquals(NotificationsShown.REFUSED, notifier.readings().shown)
            }
        }
        notifier.kept.clear()
    }

    @Test
    fun eachPageOfTheSettingsOpensAndWhereItDoesNotTheAppsOwnDoes() {
        fun opened(): Intent = shadowOf(app).nextStartedActivity
        val pages = mapOf(
            SettingsPage.ASK to Settings.ACTION_APP_NOTIFICATION_SETTINGS,
            SettingsPage.NOTIFICATIONS to Settings.ACTION_APP_NOTIFICATION_SETTINGS,
            SettingsPage.SILENT_CHANNEL to Settings.ACTION_CHANNEL_NOTIFICATION_SETTINGS,
            SettingsPage.SOUNDING_CHANNEL to Settings.ACTION_CHANNEL_NOTIFICATION_SETTINGS,
            SettingsPage.EXACT_ALARMS to Settings.ACTION_REQUEST_SCHEDULE_EXACT_ALARM,
            SettingsPage.BATTERY to Settings.ACTION_IGNORE_BATTERY_OPTIMIZATION_SETTINGS,
            SettingsPage.FOCUS to Settings.ACTION_ZEN_MODE_PRIORITY_SETTINGS,
            SettingsPage.APP to Settings.ACTION_APPLICATION_DETAILS_SETTINGS
        )
        for ((page, action) in pages) {
            assertTrue(notifier.open(page))
            assertEquals(action, opened().action)
        }
        shadowOf(app).checkActivities(true)
        for (page in pages.keys) assertFalse("$page", notifier.open(page))
    }
}

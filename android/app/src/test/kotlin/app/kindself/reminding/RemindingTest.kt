package app.kindself.reminding

import android.app.AlarmManager
import android.app.Notification
import android.app.NotificationManager
import android.content.Intent
import android.os.UserManager
import app.kindself.core.Late
import app.kindself.core.ReminderNote
import app.kindself.core.ReminderOpens
import app.kindself.core.ReminderWishes
import app.kindself.core.ReminderWording
import app.kindself.core.StoreTrouble
import app.kindself.platform.service
import app.kindself.ui.reminders.TestState
import app.kindself.ui.store.StoreProblem
import java.time.Instant
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowAlarmManager

/** Each intended day's reminder comes, once, whatever the phone does. */
class RemindingTest : ARemindedPhone() {
    private val channels
        get() = app.service<NotificationManager>().notificationChannels.map { it.id }.filter { it.startsWith("reminders") }.toSet()

    private fun wakesAt() = alarms.map { it.triggerAtMs }

    @Test
    fun theSystemsOwnAlarmReachesTheAppAndIsShownOnce() {
        open()
        keep(everyDay())
        val alarm = alarms.first()
        assertEquals(AlarmManager.RTC_WAKEUP to at("2026-12-01T08:00"), alarm.getType() to alarm.triggerAtMs)
        assertTrue("each waits in a window that spares the battery", alarms.all { it.windowLengthMs >= 600_000 })
        assertTrue("each comes though the phone sleeps", spares.all { it.isAllowWhileIdle })
        assertEquals(wakesAt(), spares.map { it.triggerAtMs })
        itIs("2026-12-01T08:02")
        shadowOf(app.service<AlarmManager>()).fireAlarm(alarm)
        settle()
        assertEquals(1, shown.size)
        assertEquals(Notification.CATEGORY_REMINDER, shown.single().category)
        hears(Intent.ACTION_TIME_CHANGED)
        assertEquals(1, shown.size)
        assertEquals(at("2026-12-02T08:00"), alarms.first().triggerAtMs)
        assertEquals(setOf("reminders-silent"), channels)
        doing {
            val (waits, came) = reminding.log(5u)
            assertEquals(at("2026-12-02T08:00") to null, waits.intendedUtcMs to waits.deliveredUtcMs)
            assertEquals(at("2026-12-01T08:02"), came.deliveredUtcMs)
        }
    }

    /** Row: lost after a reboot. */
    @Test
    fun afterTheRebootTheSameOnesWaitAgainAndWhatWasMissedIsToldOnce() {
        open()
        keep(everyDay())
        val before = wakesAt()
        phoneStarts(unlocked = true)
        assertEquals(0, waiting.size)
        itIs("2026-12-01T09:30")
        hears(Intent.ACTION_BOOT_COMPLETED)
        assertEquals(before.drop(1), wakesAt().take(before.size - 1))
        assertEquals(1, shown.size)
        hears(Intent.ACTION_BOOT_COMPLETED)
        assertEquals(1, shown.size)
    }

    /** Rows: locked boot, nothing until unlocked; private text on the lock screen. */
    @Test
    fun beforeTheFirstUnlockItComesInWordsThatSayNothingAndAfterItInItsOwn() {
        open()
        keep(everyDay(wording = ReminderWording.Own("Breathe for Anna")))
        phoneStarts(unlocked = false)
        hears(Intent.ACTION_LOCKED_BOOT_COMPLETED)
        assertNull("no app is made, and no store is looked for", app.kindself)
        assertEquals(at("2026-12-01T08:00"), alarms.first().triggerAtMs)
        nextGoesOff()
        assertFalse(shown.single().words.contains("Anna"))
        unlock()
        hears(Intent.ACTION_BOOT_COMPLETED)
        assertEquals("it is not told twice", 1, shown.size)
        nextGoesOff()
        assertTrue(shown.any { it.title == "Breathe for Anna" })
    }

    /** Row: lost after an update. */
    @Test
    fun anUpdateOfTheAppLosesNone() {
        open()
        keep(everyDay())
        val before = wakesAt()
        phoneStarts(unlocked = true)
        hears(Intent.ACTION_MY_PACKAGE_REPLACED)
        assertEquals(before, wakesAt())
    }

    /** Rows: opened before BOOT_COMPLETED, stale; duplicates at each reboot. */
    @Test
    fun whoeverOpensTheAppBeforeThePhoneSaysThatItStartedHasEachOnce() {
        open()
        keep(everyDay())
        val before = wakesAt()
        phoneStarts(unlocked = true)
        open()
        assertEquals(before, wakesAt())
        hears(Intent.ACTION_BOOT_COMPLETED)
        assertEquals(before, wakesAt())
        nextGoesOff()
        hears(Intent.ACTION_BOOT_COMPLETED)
        assertEquals(1, shown.size)
    }

    /** Row: nothing for days after a change of zone. */
    @Test
    fun inAnotherZoneItComesWhenTheClocksThereShowItsTime() {
        open()
        keep(everyDay())
        itIs("2026-12-01T08:00")
        nextGoesOff()
        itIs("2026-12-01T12:00")
        zoneIs("Asia/Tokyo")
        hears(Intent.ACTION_TIMEZONE_CHANGED)
        assertEquals(at("2026-12-02T08:00"), alarms.first().triggerAtMs)
        assertEquals("each once", wakesAt().distinct(), wakesAt())
        nextGoesOff()
        assertEquals("yesterday's has gone", 1, shown.size)
    }

    /** Row: the boot receiver restores old exact alarms without the permission: crash. */
    @Test
    fun whereThePermissionForExactOnesWasTakenAwayNothingBreaksAndTheyComeAllTheSame() {
        ShadowAlarmManager.setCanScheduleExactAlarms(true)
        open()
        keep(everyDay())
        doing { assertNull(reminding.wish(ReminderWishes(mostADay = 1u, laterMin = 60u, exact = true))) }
        val exact = alarms.first()
        assertEquals(at("2026-12-01T08:00") to 0L, exact.triggerAtMs to exact.windowLengthMs.coerceAtLeast(0))
        // The system ends the process, and takes the exact ones along.
        ShadowAlarmManager.setCanScheduleExactAlarms(false)
        alarms.forEach { app.service<AlarmManager>().cancel(it.sets) }
        processEnds()
        itIs("2026-12-01T08:05")
        goesOff(spares.first())
        assertEquals(1, shown.size)
        phoneStarts(unlocked = true)
        hears(Intent.ACTION_BOOT_COMPLETED)
        assertEquals(at("2026-12-02T08:00"), alarms.first().triggerAtMs)
        assertEquals("none is exact", wakesAt(), spares.map { it.triggerAtMs })
        ShadowAlarmManager.setCanScheduleExactAlarms(true)
        hears(AlarmManager.ACTION_SCHEDULE_EXACT_ALARM_PERMISSION_STATE_CHANGED)
        assertTrue("it may again", spares.first().triggerAtMs > alarms.first().triggerAtMs)
    }

    /** Rows: no notification permission, and nothing says so; saved as active before the system accepted it. */
    @Test
    fun withoutPermissionItIsSaidAndNothingCounts() {
        val manager = app.service<NotificationManager>()
        open()
        keep(everyDay())
        shadowOf(manager).setNotificationsEnabled(false)
        nextGoesOff()
        assertEquals(0, shown.size)
        assertTrue("${reminding.notes}", ReminderNote.NotShown in reminding.notes)
        assertTrue("it goes on waiting", waiting.isNotEmpty())
        doing { assertTrue(reminding.log(5u).none { it.deliveredUtcMs != null }) }
        shadowOf(manager).setNotificationsEnabled(true)
        hears(NotificationManager.ACTION_APP_BLOCK_STATE_CHANGED)
        assertEquals("it comes the moment it may", 1, shown.size)
        assertFalse(ReminderNote.NotShown in reminding.notes)
    }

    /** Row: no notification permission, and nothing says so: of one kind alone. */
    @Test
    fun whereAKindIsSwitchedOffThatIsSaidAndItComesOnceItIsOn() {
        open()
        keep(everyDay())
        assertEquals(emptyList<Boolean>(), reminding.switchedOff)
        val kind = app.service<NotificationManager>().getNotificationChannel("reminders-silent")
        kind.importance = NotificationManager.IMPORTANCE_NONE
        hears(NotificationManager.ACTION_NOTIFICATION_CHANNEL_BLOCK_STATE_CHANGED)
        assertEquals(listOf(false), reminding.switchedOff)
        nextGoesOff()
        assertEquals(0, shown.size)
        doing { assertTrue(reminding.log(5u).none { it.deliveredUtcMs != null }) }
        kind.importance = NotificationManager.IMPORTANCE_LOW
        hears(NotificationManager.ACTION_NOTIFICATION_CHANNEL_BLOCK_STATE_CHANGED)
        assertEquals("it comes the moment it may", 1, shown.size)
        assertEquals(emptyList<Boolean>(), reminding.switchedOff)
    }

    /** Row: duplicates ten seconds apart. */
    @Test
    fun twoAlarmsThatGoOffAtOnceAreTwoRemindersAndNoMore() {
        open()
        keep(everyDay(sounds = true), everyDay(wording = ReminderWording.KindAct))
        doing { assertNull(reminding.wish(ReminderWishes(mostADay = 2u, laterMin = 60u, exact = false))) }
        val two = alarms.take(2)
        assertEquals(1, two.map { it.triggerAtMs }.distinct().size)
        itIs("2026-12-01T08:00")
        two.forEach { shadowOf(app.service<AlarmManager>()).fireAlarm(it) }
        settle()
        assertEquals(2, shown.size)
        assertEquals(setOf("reminders", "reminders-silent"), channels)
        doing { assertEquals(2, reminding.log(9u).count { it.came }) }
    }

    /** Row: private text on the lock screen. */
    @Test
    fun whatEverybodyMayReadNeverSaysWhatItIsAbout() {
        open()
        keep(
            everyDay(wording = ReminderWording.Own("Breathe for Anna"), opens = box()),
            everyDay(wording = ReminderWording.Named, opens = box())
        )
        doing { assertNull(reminding.wish(ReminderWishes(mostADay = 2u, laterMin = 60u, exact = false))) }
        nextGoesOff()
        assertEquals(2, shown.size)
        assertTrue(shown.any { it.words.contains("Anna") } && shown.any { it.words.contains("Box breathing") })
        for (notification in shown) {
            assertEquals(Notification.VISIBILITY_PRIVATE, notification.visibility)
            val public = notification.publicVersion
            assertEquals("A reminder", public.title)
            assertFalse(Regex("Anna|Box|reath").containsMatchIn(public.words))
            assertNull("nothing to press that says more", public.actions)
        }
        val kept = app.notifier.kept.read("reminders")!!
        assertFalse(Regex("Anna|box").containsMatchIn(kept))
    }

    /** Row: gone after a restore. What is kept beside the store is damaged, or another phone's: the store brings the rules. */
    @Test
    fun aDamagedTextBesideTheStoreLosesNoRule() {
        open()
        keep(everyDay())
        val before = wakesAt()
        app.notifier.kept.write("reminders", "{damaged")
        val folder = app.createDeviceProtectedStorageContext().noBackupFilesDir.resolve("reminders")
        phoneStarts(unlocked = false)
        hears(Intent.ACTION_LOCKED_BOOT_COMPLETED)
        assertEquals(0, waiting.size)
        unlock()
        hears(Intent.ACTION_BOOT_COMPLETED)
        assertEquals(before, wakesAt())
        assertEquals("{damaged", folder.resolve("reminders.aside-1").readText())
    }

    /** What cannot be read now is there all the same, and is read the next time. */
    @Test
    fun aTextThatCannotBeReadNowIsNeitherDeletedNorWrittenOver() {
        open()
        keep(everyDay())
        val before = wakesAt()
        val text = app.createDeviceProtectedStorageContext().noBackupFilesDir.resolve("reminders/reminders")
        val away = text.resolveSibling("away")
        phoneStarts(unlocked = false)
        assertTrue(text.renameTo(away) && text.mkdir())
        hears(Intent.ACTION_LOCKED_BOOT_COMPLETED)
        assertEquals(0, waiting.size)
        assertTrue("what stood in the way is there", text.delete() && away.renameTo(text))
        hears(Intent.ACTION_LOCKED_BOOT_COMPLETED)
        assertEquals(before, wakesAt())
    }

    /** One that is never to come late comes as its alarm wakes a new process, however long the phone let it wait. */
    @Test
    fun anAlarmThatWakesANewProcessWasNotLost() {
        open()
        keep(everyDay().copy(late = Late.NEVER))
        for (isUnlocked in listOf(true, false)) {
            processEnds()
            shadowOf(app.service<UserManager>()).setUserUnlocked(isUnlocked)
            val next = alarms.first()
            clock.at = Instant.ofEpochMilli(next.triggerAtMs).plusSeconds(45 * 60)
            app.service<NotificationManager>().cancelAll()
            goesOff(next)
            assertEquals(1, shown.size)
        }
    }

    /** A kill between what was kept and what was asked of the system, and a system that loses it: the next look has it ask again. */
    @Test
    fun whatAKillLeftUndoneTheNextLookAsksForAgain() {
        open()
        keep(everyDay())
        val before = wakesAt()
        waiting.forEach { app.service<AlarmManager>().cancel(it.sets) }
        processEnds()
        open()
        assertEquals(before, wakesAt())
    }

    @Test
    fun aStoreThatDoesNotOpenLosesNoReminder() {
        open()
        keep(everyDay(wording = ReminderWording.Own("Breathe for Anna")))
        phoneStarts(unlocked = true)
        machine.vault.notNow = true
        hears(Intent.ACTION_BOOT_COMPLETED)
        assertEquals(StoreProblem.NotNow, app.kindself!!.stored.closed)
        nextGoesOff()
        assertEquals(1, shown.size)
        phoneStarts(unlocked = true)
        machine.core.trouble = StoreTrouble.Io
        itIs("2026-12-02T08:00")
        hears(Intent.ACTION_BOOT_COMPLETED)
        assertEquals(1, shown.size)
        assertFalse(shown.single().words.contains("Anna"))
    }

    @Test
    fun aRunThatBrokeOffIsNotOpenedByAReminderWhichComesAllTheSame() {
        open()
        keep(everyDay())
        processEnds()
        app.noBackupFilesDir.resolve("broke-off").apply { parentFile!!.mkdirs() }.createNewFile()
        nextGoesOff()
        assertNull(app.kindself)
        assertEquals(1, shown.size)
    }

    @Test
    fun theTestArrivesAndSaysHowLateItWas() {
        open()
        reminding.test()
        settle()
        assertEquals(TestState.WaitingUntil(clock.at.toEpochMilli() + 60_000), reminding.test)
        assertEquals(clock.at.toEpochMilli() + 60_000, alarms.single().triggerAtMs)
        clock.at = clock.at.plusSeconds(75)
        goesOff(alarms.single())
        assertEquals("The test reminder", shown.single().title)
        assertNull("there is nothing to be done about it", shown.single().actions)
        assertEquals(0, waiting.size)
        assertEquals(TestState.Arrived(15), reminding.test)
    }

    @Test
    fun onceEverythingIsDeletedNoAlarmNotificationKindOrFileIsLeft() {
        open()
        keep(everyDay(sounds = true), everyDay(opens = ReminderOpens.Journal("note")))
        nextGoesOff()
        assertTrue(shown.isNotEmpty() && alarms.isNotEmpty() && channels.isNotEmpty())
        doing { assertTrue(app.kindself!!.deleteEverything()) }
        assertEquals(0, shown.size)
        assertEquals(0, waiting.size)
        assertEquals(emptySet<String>(), channels)
        assertFalse(app.createDeviceProtectedStorageContext().noBackupFilesDir.resolve("reminders").exists())
        assertEquals(0, reminding.cards.size)
    }
}

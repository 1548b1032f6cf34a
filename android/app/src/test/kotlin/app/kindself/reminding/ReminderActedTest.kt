package app.kindself.reminding

import android.app.NotificationManager
import app.kindself.core.ReminderAct
import app.kindself.core.ReminderWording
import app.kindself.platform.service
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.robolectric.Shadows.shadowOf

/** What a person does with a reminder, whatever became of the app meanwhile. */
class ReminderActedTest : ARemindedPhone() {
    private fun remindedOnce() {
        open()
        keep(everyDay(wording = ReminderWording.Own("Breathe for Anna")))
        nextGoesOff()
        assertEquals(1, shown.size)
    }

    private fun acts(): List<ReminderAct?> =
        doing { app.delivery.ask { reminders, _ -> reminders.log(9u) }.filter { it.came }.map { it.act } }

    @Test
    fun doneClearsIt() {
        remindedOnce()
        assertEquals(listOf("Done", "Later", "Not today"), shown.single().actions.map { "${it.title}" })
        press(shown.single(), "Done")
        assertEquals(0, shown.size)
        assertEquals(listOf(ReminderAct.DONE), acts())
        doing { assertEquals("the store has it, too", ReminderAct.DONE, reminding.log(9u).single { it.came }.act) }
    }

    /** Row: an action starts an activity from a receiver: blocked since Android 12. */
    @Test
    fun noButtonStartsAnActivity() {
        remindedOnce()
        val notification = shown.single()
        (notification.actions.map { it.actionIntent } + notification.deleteIntent).forEach {
            assertTrue(shadowOf(it).isBroadcast)
            assertTrue(it.isImmutable)
        }
        assertTrue(shadowOf(notification.contentIntent).isActivity)
        notification.actions.forEach { press(notification, "${it.title}") }
        assertNull(shadowOf(app).nextStartedActivity)
        assertNull(shadowOf(app).nextStartedService)
    }

    /** Row: buttons dead in the morning, their record was tidied away. The process died, too. */
    @Test
    fun laterComesAgainAfterTheProcessDied() {
        remindedOnce()
        processEnds()
        press(shown.single(), "Later")
        assertNull("the app need not be made for that", app.kindself)
        assertEquals(0, shown.size)
        assertEquals(at("2026-12-01T09:00"), alarms.first().triggerAtMs)
        nextGoesOff()
        assertEquals("Breathe for Anna", shown.single().title)
        press(shown.single(), "Later")
        assertEquals(at("2026-12-01T10:00"), alarms.first().triggerAtMs)
    }

    @Test
    fun whileTheStoreIsLockedItsButtonsWorkAndTheStoreIsToldOnceItIsOpen() {
        remindedOnce()
        processEnds()
        machine.vault.notNow = true
        press(shown.single(), "Not today")
        assertEquals(0, shown.size)
        machine.vault.notNow = false
        open()
        doing { assertEquals(ReminderAct.NOT_TODAY, reminding.log(9u).single { it.came }.act) }
        assertEquals(at("2026-12-02T08:00"), alarms.first().triggerAtMs)
    }

    /** Row: buttons dead in the morning, their record was tidied away. */
    @Test
    fun withNoRecordOfItLeftItsButtonsWork() {
        remindedOnce()
        val notification = shown.single()
        processEnds()
        app.notifier.kept.clear()
        press(notification, "Done")
        assertEquals(0, shown.size)
        assertEquals(listOf(ReminderAct.DONE), acts())
    }

    @Test
    fun puttingItAwayIsNotedAndNoMoreIsMadeOfIt() {
        remindedOnce()
        val notification = shown.single()
        app.service<NotificationManager>().cancelAll()
        receive(shadowOf(notification.deleteIntent).savedIntent)
        assertEquals(listOf(ReminderAct.LET_PASS), acts())
        assertEquals(at("2026-12-02T08:00"), alarms.first().triggerAtMs)
    }

    @Test
    fun afterFiveThatWereLetPassItOffersToRestInPlaceOfLater() {
        open()
        keep(everyDay())
        repeat(5) {
            nextGoesOff()
            val notification = shown.single()
            app.service<NotificationManager>().cancelAll()
            receive(shadowOf(notification.deleteIntent).savedIntent)
        }
        nextGoesOff()
        assertEquals(listOf("Done", "Pause for two weeks", "Not today"), shown.single().actions.map { "${it.title}" })
        press(shown.single(), "Pause for two weeks")
        assertEquals(0, shown.size)
        assertTrue(alarms.isEmpty() || alarms.first().triggerAtMs >= at("2026-12-20T08:00"))
    }

    @Test
    fun whatIsNoneOfItsButtonsDoesNothing() {
        remindedOnce()
        val intent = shadowOf(shown.single().deleteIntent).savedIntent
        receive(intent.cloneFilter().setComponent(intent.component).setAction("OTHER"))
        receive(intent.cloneFilter().setComponent(intent.component).setData(null))
        assertEquals(listOf<ReminderAct?>(null), acts())
        assertFalse(shown.isEmpty())
    }
}

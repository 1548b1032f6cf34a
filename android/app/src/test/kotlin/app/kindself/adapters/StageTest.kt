package app.kindself.adapters

import android.app.Notification
import android.app.NotificationManager
import android.content.Intent
import android.content.pm.ServiceInfo
import android.media.session.MediaSession
import android.media.session.PlaybackState
import android.os.SystemClock
import android.view.WindowManager
import androidx.activity.ComponentActivity
import app.kindself.core.SessionEvent
import app.kindself.platform.service
import app.kindself.platform.session.SessionService
import java.time.Duration
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.robolectric.Robolectric
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ServiceController
import org.robolectric.shadows.ShadowPowerManager
import org.robolectric.shadows.ShadowSystemClock
import org.robolectric.util.ReflectionHelpers

class StageTest : OnThePhone() {
    private lateinit var controller: ServiceController<SessionService>

    private val service get() = shadowOf(controller.get())
    private val notification: Notification get() = service.lastForegroundNotification

    /** As the system does when it is asked to start the service. */
    private fun up() {
        idle()
        assertEquals(SessionService::class.java.name, shadowOf(app).nextStartedService.component!!.className)
        controller = Robolectric.buildService(SessionService::class.java, Intent(app, SessionService::class.java))
        controller.create().startCommand(0, 1)
        idle()
    }

    private fun session(): MediaSession = ReflectionHelpers.getField(ReflectionHelpers.getField(controller.get(), "controls"), "session")

    private fun playback(): PlaybackState = ReflectionHelpers.getField(session(), "mPlaybackState")

    private fun buttons(): MediaSession.Callback =
        ReflectionHelpers.getField(ReflectionHelpers.getField(session(), "mCallback"), "mCallback")

    /** A finger on the notification. */
    private fun press(title: String) {
        val action = notification.actions.single { it.title == title }
        assertTrue(action.actionIntent.isImmutable)
        val intent = shadowOf(action.actionIntent).savedIntent
        assertEquals(SessionService::class.java.name, intent.component!!.className)
        controller.get().onStartCommand(intent, 0, 2)
        idle()
    }

    private fun actions() = notification.actions.map { it.title.toString() }

    private fun awake() = ShadowPowerManager.getLatestWakeLock()?.isHeld == true

    @Test
    fun aServiceInTheForegroundFromItsFirstMoment() {
        openStage()
        up()
        assertEquals(ServiceInfo.FOREGROUND_SERVICE_TYPE_MEDIA_PLAYBACK, controller.get().foregroundServiceType)
        assertEquals("4-7-8", notification.extras.getString(Notification.EXTRA_TEXT))
        assertEquals(Notification.VISIBILITY_PRIVATE, notification.visibility)
        assertTrue(session().isActive)
    }

    @Test
    fun theLockScreenDoesNotSayWhichPracticeItIs() {
        openStage()
        up()
        val public = notification.publicVersion.extras
        assertEquals("Breathing", public.getString(Notification.EXTRA_TITLE))
        assertNull(public.getString(Notification.EXTRA_TEXT))
        assertEquals(NotificationManager.IMPORTANCE_LOW, app.service<NotificationManager>().getNotificationChannel("session").importance)
    }

    @Test
    fun theNotificationsButtonsReachTheSession() {
        openStage()
        up()
        assertEquals(listOf("Pause", "End"), actions())
        press("Pause")
        machine.platform.stage.update(show.copy(running = false))
        idle()
        assertEquals(listOf("Carry on", "End"), actions())
        assertEquals(0, notification.flags and Notification.FLAG_ONGOING_EVENT)
        press("Carry on")
        press("End")
        assertEquals(listOf(SessionEvent.Pause, SessionEvent.Resume, SessionEvent.Stop), events)
    }

    @Test
    fun headsetButtonsReachTheSession() {
        openStage()
        up()
        buttons().onPause()
        buttons().onPlay()
        buttons().onStop()
        buttons().onCustomAction(playback().customActions.single().action, null)
        assertEquals(listOf(SessionEvent.Pause, SessionEvent.Resume, SessionEvent.Stop, SessionEvent.Stop), events)
    }

    @Test
    fun theLockScreenKnowsWhereItIs() {
        openStage()
        up()
        assertEquals(PlaybackState.STATE_PLAYING, playback().state)
        assertEquals(1000L, playback().position)
        machine.platform.stage.update(show.copy(running = false, atMs = 9000u))
        idle()
        assertEquals(PlaybackState.STATE_PAUSED, playback().state)
        assertEquals(9000L, playback().position)
        assertEquals(0f, playback().playbackSpeed)
        val can = PlaybackState.ACTION_PLAY or PlaybackState.ACTION_PAUSE or PlaybackState.ACTION_STOP
        assertEquals(can, playback().actions and can)
    }

    @Test
    fun theServiceEndsWithTheSession() {
        openStage()
        up()
        machine.platform.stage.close()
        idle()
        assertTrue(service.isStoppedBySelf)
        assertTrue(service.isForegroundStopped)
        val session = session()
        controller.destroy()
        assertFalse(session.isActive)
        openStage()
        up()
        assertEquals("Another session, another service", listOf("Pause", "End"), actions())
    }

    @Test
    fun aSessionThatEndsBeforeItsServiceComesUp() {
        openStage()
        machine.platform.stage.close()
        up()
        assertTrue("It went to the foreground, as the system insists, and left it", service.isForegroundStopped)
        assertTrue(service.isStoppedBySelf)
    }

    @Test
    fun theServiceOutlastsTheSessionUntilTheBellHasRungOut() {
        openStage()
        up()
        machine.platform.speaker.play(realTrack(48_000u), 0u) { _, _ -> }
        PhoneAudioTrack.all.single().play()
        machine.platform.speaker.ringOut()
        machine.platform.stage.close()
        idle()
        assertFalse(service.isStoppedBySelf)
        assertNull("Nothing is left to press", notification.actions)
        PhoneAudioTrack.all.single().playOn()
        speakerThreads().forEach { it.join(30_000) }
        idle()
        assertTrue(service.isStoppedBySelf)
    }

    @Test
    fun awakeOnlyWhileASilentSessionRuns() {
        val silent = show.copy(sounding = false)
        openStage()
        idle()
        assertFalse("Sound keeps the phone awake by itself", awake())
        machine.platform.stage.update(silent)
        assertTrue(awake())
        machine.platform.stage.update(silent.copy(running = false))
        assertFalse(awake())
        machine.platform.stage.update(silent)
        machine.platform.stage.close()
        assertFalse(awake())
    }

    @Test
    fun neverAwakeForLongerThanTheSessionLasts() {
        openStage(show.copy(sounding = false))
        val start = SystemClock.elapsedRealtime()
        ShadowSystemClock.advanceBy(Duration.ofSeconds(60))
        assertTrue(awake())
        ShadowSystemClock.advanceBy(Duration.ofSeconds(3))
        assertFalse("After ${SystemClock.elapsedRealtime() - start} ms", awake())
    }

    @Test
    fun theScreenStaysOnFromOneActivityToTheNext() {
        fun lit(activity: ComponentActivity) = activity.window.attributes.flags and WindowManager.LayoutParams.FLAG_KEEP_SCREEN_ON != 0
        Robolectric.buildActivity(ComponentActivity::class.java).use { first ->
            first.setup()
            openStage(show.copy(keepScreenOn = true))
            assertTrue(lit(first.get()))
            first.pause()
            Robolectric.buildActivity(ComponentActivity::class.java).use { second ->
                assertTrue(lit(second.setup().get()))
                machine.platform.stage.update(show.copy(keepScreenOn = false))
                assertFalse(lit(second.get()))
                machine.platform.stage.update(show.copy(keepScreenOn = true))
                machine.platform.stage.close()
                assertFalse(lit(second.get()))
            }
        }
    }
}

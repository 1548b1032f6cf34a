package app.kindself.adapters

import android.content.ContextWrapper
import android.content.Intent
import android.content.pm.ComponentInfo
import android.content.pm.PackageManager
import android.os.Looper
import android.os.SystemClock
import android.provider.Settings
import android.telephony.TelephonyManager
import android.view.View
import android.view.WindowManager
import androidx.activity.ComponentActivity
import app.kindself.core.usualSettings
import app.kindself.platform.dial
import app.kindself.platform.service
import java.time.Duration
import java.time.Instant
import java.time.ZoneId
import kotlinx.coroutines.launch
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.robolectric.Robolectric
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/** The clock, the phone around the app, and what the app asks of the system. */
class AroundTest : OnThePhone() {
    private val phone get() = machine.platform.phone

    @Test
    fun theClockWaitsUntilItsMomentAndNoShorter() {
        val clock = machine.platform.clock
        val start = clock.nowMs()
        assertEquals(SystemClock.elapsedRealtime().toULong(), start)
        val waiting = app.scope.launch { clock.waitUntil(start + 10_000u) }
        val looper = shadowOf(Looper.getMainLooper())
        looper.idleFor(Duration.ofMillis(9_999))
        assertTrue(waiting.isActive)
        looper.idleFor(Duration.ofMillis(1))
        assertTrue(waiting.isCompleted)
        val past = app.scope.launch { clock.waitUntil(0u) }
        assertTrue("What is past is not waited for", past.isCompleted)
        val moment = clock.moment()
        assertEquals(ZoneId.systemDefault().rules.getOffset(Instant.ofEpochMilli(moment.utcMs)).totalSeconds, moment.aheadOfUtcS)
        assertEquals("as usual", usualSettings().dayBeginsMin, moment.dayBeginsMin)
        clock.dayBeginsMin = 90u
        assertEquals(90u.toUShort(), clock.moment().dayBeginsMin)
    }

    @Test
    fun timesAreWrittenAsThePhoneWritesThem() {
        Settings.System.putString(app.contentResolver, Settings.System.TIME_12_24, "24")
        assertEquals(listOf("00:00", "04:30"), listOf(phone.time(0u), phone.time(270u)))
        Settings.System.putString(app.contentResolver, Settings.System.TIME_12_24, "12")
        // Which space stands before AM, the machine says.
        assertEquals(listOf("12:00 AM", "4:30 AM"), listOf(phone.time(0u), phone.time(270u)).map { it.replace('\u202F', ' ') })
    }

    @Test
    fun sizesAreWrittenAsThePhoneWritesThem() {
        assertEquals("12 MB", phone.size(12_000_000u))
        assertEquals("0 B", phone.size(0u))
    }

    @Test
    fun whatTheVoiceSaysIsWhereTheSystemMayEmptyIt() {
        assertEquals(app.cacheDir.resolve("voice").path, machine.platform.speechFolder)
    }

    @Test
    fun diallingLeavesTheCallToThePerson() {
        assertTrue(phone.dial("116 123"))
        val intent = shadowOf(app).nextStartedActivity
        assertEquals(Intent.ACTION_DIAL, intent.action)
        assertEquals("tel:116%20123", intent.dataString)
    }

    @Test
    fun aStarIsDialledAsItIs() {
        assertTrue(phone.dial("*4141"))
        assertEquals("tel:*4141", shadowOf(app).nextStartedActivity.dataString)
    }

    @Test
    fun textingLeavesTheSendingToThePersonAndAChatOpensInTheBrowser() {
        assertTrue(phone.text("85258", "SHOUT"))
        val text = shadowOf(app).nextStartedActivity
        assertEquals(Intent.ACTION_SENDTO, text.action)
        assertEquals("smsto:85258", text.dataString)
        assertEquals("SHOUT", text.getStringExtra("sms_body"))
        assertTrue(phone.text("988", null))
        assertFalse(shadowOf(app).nextStartedActivity.hasExtra("sms_body"))
        assertTrue(phone.browse("113.nl"))
        val page = shadowOf(app).nextStartedActivity
        assertEquals(Intent.ACTION_VIEW to "https://113.nl", page.action to page.dataString)
    }

    @Test
    fun withoutADiallerItSaysSo() {
        shadowOf(app).checkActivities(true)
        assertFalse(phone.dial("112"))
        assertFalse(phone.text("988", null))
        assertFalse(phone.browse("113.nl"))
    }

    @Test
    fun whateverThePhoneRefusesWithItSaysSo() {
        val refusals = listOf(SecurityException(), IllegalStateException(), UnsupportedOperationException())
        for (refusal in refusals) {
            val refusing = object : ContextWrapper(app) {
                override fun startActivity(intent: Intent) = throw refusal
            }
            assertFalse("$refusal", refusing.dial("112"))
        }
    }

    @Test
    fun leavingCoversTheAppAndGoesHome() {
        Robolectric.buildActivity(ComponentActivity::class.java).use { controller ->
            val activity = controller.setup().get()
            phone.leave()
            assertEquals(View.INVISIBLE, activity.window.decorView.visibility)
            assertTrue(activity.window.attributes.flags and WindowManager.LayoutParams.FLAG_SECURE != 0)
            assertTrue(activity.isFinishing)
            val intent = shadowOf(app).nextStartedActivity
            assertEquals(Intent.ACTION_MAIN, intent.action)
            assertEquals(setOf(Intent.CATEGORY_HOME), intent.categories)
        }
    }

    @Test
    @Config(qualifiers = "pl-rPL")
    fun theRegionIsWhereThePhoneIs() {
        val telephony = shadowOf(app.service<TelephonyManager>())
        telephony.setNetworkCountryIso("")
        telephony.setSimCountryIso("")
        assertEquals("PL", phone.region)
        telephony.setSimCountryIso("gb")
        assertEquals("GB", phone.region)
        telephony.setNetworkCountryIso("de")
        assertEquals("DE", phone.region)
        assertEquals("The texts are in English, whatever the phone speaks", "en", phone.language)
    }

    @Test
    @Config(qualifiers = "en")
    fun aPhoneThatDoesNotKnowWhereItIs() {
        val telephony = shadowOf(app.service<TelephonyManager>())
        telephony.setNetworkCountryIso("")
        telephony.setSimCountryIso("")
        assertNull(phone.region.takeIf { app.resources.configuration.locales[0].country.isEmpty() })
    }

    @Test
    fun lessMotionWhereTheSystemAsksForIt() {
        assertFalse(phone.reduceMotion)
        Settings.Global.putFloat(app.contentResolver, Settings.Global.ANIMATOR_DURATION_SCALE, 0f)
        assertTrue(phone.reduceMotion)
    }

    @Test
    fun theShelfIsOutsideOfEveryBackup() {
        machine.platform.storage.beside.write("session", "text")
        assertEquals("text", app.noBackupFilesDir.resolve("shelf/session").readText())
        assertEquals(app.noBackupFilesDir.resolve("store").toPath(), machine.platform.storage.folder)
    }

    /** What the merged manifest says. */
    private fun declared(what: Int) = app.packageManager.getPackageInfo(app.packageName, what)

    @Test
    fun theAppAsksForNothingThatLeadsOut() {
        val asked = declared(PackageManager.GET_PERMISSIONS).requestedPermissions.orEmpty().toSet()
        val needed = listOf(
            "VIBRATE",
            "FOREGROUND_SERVICE",
            "FOREGROUND_SERVICE_MEDIA_PLAYBACK",
            "WAKE_LOCK",
            "POST_NOTIFICATIONS",
            "RECEIVE_BOOT_COMPLETED",
            "SCHEDULE_EXACT_ALARM"
        )
        val own = setOf("${app.packageName}.DYNAMIC_RECEIVER_NOT_EXPORTED_PERMISSION")
        assertEquals(needed.map { "android.permission.$it" }.toSet(), asked - own)
    }

    @Test
    fun onlyTheFrontDoorIsOpenToOtherApps() {
        val parts: List<ComponentInfo> = declared(PackageManager.GET_ACTIVITIES).activities.orEmpty().toList() +
            declared(PackageManager.GET_SERVICES).services.orEmpty() +
            declared(PackageManager.GET_RECEIVERS).receivers.orEmpty() +
            declared(PackageManager.GET_PROVIDERS).providers.orEmpty()
        // What libraries leave open asks the caller for a permission that only the system has.
        val open = parts.filter { it.exported && !it.name.startsWith("androidx.") }
        assertEquals(listOf("app.kindself.MainActivity"), open.map { it.name })
    }
}

package app.kindself.flows.start

import android.app.ActivityManager
import android.app.ApplicationExitInfo
import android.content.Intent
import android.os.Looper
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.assertIsFocused
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import androidx.compose.ui.test.performClick
import androidx.test.core.app.ActivityScenario
import app.kindself.KindselfApp
import app.kindself.MainActivity
import app.kindself.core.ContentException
import app.kindself.flows.FakeMachine
import app.kindself.platform.CrashMark
import app.kindself.platform.service
import java.io.File
import kotlinx.coroutines.launch
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.shadows.ShadowActivityManager.ApplicationExitInfoBuilder

/** The first thing that is said after a run that ended as none is to end. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class StartFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    private val app get() = RuntimeEnvironment.getApplication() as KindselfApp
    private val machine = FakeMachine()
    private var made = 0
    private val before = Thread.getDefaultUncaughtExceptionHandler()
    private val passedOn = ArrayList<Throwable>()

    @Before
    fun anotherStart() {
        app.make = {
            made++
            machine.start(app.scope)
        }
        // As the process begins, with a system behind it that hears of everything.
        Thread.setDefaultUncaughtExceptionHandler { _, error -> passedOn += error }
        app.crashMark.watch()
    }

    @After
    fun asItWas() {
        Thread.setDefaultUncaughtExceptionHandler(before)
        idle()
        app.kindself?.stored?.shut()
    }

    private fun breakOff() = RuntimeException("what a person wrote").also {
        Thread.getDefaultUncaughtExceptionHandler()!!.uncaughtException(Thread.currentThread(), it)
    }

    private fun started(act: () -> Unit) = ActivityScenario.launch(MainActivity::class.java).use {
        screen.waitForIdle()
        act()
        idle()
    }

    /** Lets the store come, where it does. */
    private fun idle() {
        val told = app.kindself?.let { made -> app.scope.launch { made.stored.await() } }
        do {
            shadowOf(Looper.getMainLooper()).idle()
        } while (told?.isCompleted == false && !machine.core.holds)
    }

    private fun node(words: String) = screen.onNode(hasText(words) or hasContentDescription(words))

    private fun says(words: String) =
        screen.onAllNodes(hasText(words) or hasContentDescription(words)).fetchSemanticsNodes(false).isNotEmpty()

    private fun tap(words: String) {
        node(words).performClick()
        screen.waitForIdle()
    }

    private val saysSo get() = says(TITLE) && says("That was our fault, not yours. What was already saved is still here.")

    @Test
    fun whatGoesUncaughtLeavesAMarkThatSaysNothingAndIsPassedOn() {
        val error = breakOff()
        assertEquals(listOf<Throwable>(error), passedOn)
        val left = app.noBackupFilesDir.listFiles().orEmpty().filter(File::isFile)
        assertEquals("the mark, and not a word in it", listOf(0L), left.map(File::length))
    }

    @Test
    fun afterARunThatBrokeOffThatIsSaidBeforeTheAppIsMade() {
        breakOff()
        started {
            assertTrue(saysSo)
            assertEquals(0, made)
            node(TITLE).assertIsFocused()
            tap("Open Kindself")
            assertTrue(says("What would help now?"))
            assertEquals(1, made)
        }
        assertFalse("it is not said twice", app.crashMark.there)
    }

    @Test
    fun aRunThatEndedAsOthersDoIsFollowedByOneLikeOthers() = started {
        assertTrue(says("What would help now?"))
        assertFalse(saysSo)
    }

    @Test
    fun whatBreaksOffAgainWhileItOpensIsSaidAgainAtTheNextStart() {
        breakOff()
        // The process ends in the middle of it, in whichever way.
        app.make = { throw object : Error() {} }
        assertThrows(Error::class.java) { app.open() }
        // The next process would find the same, and another after that.
        repeat(2) { assertTrue(CrashMark(app).there) }
        started { assertTrue(saysSo) }
    }

    @Test
    fun whatBreaksOffWhileTheStoreIsOpenedIsSaidAgainAtTheNextStart() {
        breakOff()
        machine.core.hold()
        started {
            tap("Open Kindself")
            assertTrue(says("What would help now?"))
            idle()
            assertTrue(CrashMark(app).there)
            machine.core.letGo()
            idle()
            assertFalse(CrashMark(app).there)
        }
    }

    @Test
    fun whereTheCoreCannotBeginThatIsSaidAndItCanBeTriedAgain() {
        val content = ContentException.Broken("box.json:1")
        val faults = ArrayDeque(listOf(content, UnsatisfiedLinkError("no library"), content))
        app.make = { faults.removeFirstOrNull()?.let { throw it } ?: machine.start(app.scope) }
        started {
            assertFalse("nothing closed", says(TITLE))
            assertTrue(says(NO_START) && says("That was our fault, not yours. What was already saved is still here."))
            assertTrue(says("You can try again, or restart this device. Meanwhile the lifebuoy has numbers you can call."))
            assertFalse(says(NOT_THIS_TIME))
            repeat(2) {
                tap("Try again")
                assertTrue(says(NO_START))
                val said = node(NOT_THIS_TIME).fetchSemanticsNode()
                assertEquals(LiveRegionMode.Polite, said.config[SemanticsProperties.LiveRegion])
                assertTrue("it is another one, which is read aloud again", spokenBefore.add(said.id))
            }
            assertNull(app.kindself)
            tap("Lifebuoy: grounding and crisis lines")
            assertTrue(says("Call 112"))
            tap("Back")
            tap("Try again")
            assertTrue(says("What would help now?"))
        }
    }

    private val spokenBefore = HashSet<Int>()

    @Test
    fun whereTheCoreCannotBeginAfterARunThatBrokeOffBothAreSaidEachInItsTime() {
        breakOff()
        app.make = { throw ContentException.Broken("box.json:1") }
        started {
            assertTrue(saysSo)
            tap("Open Kindself")
            assertTrue(says(NO_START))
            node(NO_START).assertIsFocused()
            assertFalse(says(NOT_THIS_TIME))
        }
        assertFalse("what was said once did not happen again", CrashMark(app).there)
    }

    @Test
    fun theLifebuoyThereNeedsNoCoreAndSaysWhereNothingDials() {
        breakOff()
        started {
            tap("Lifebuoy: grounding and crisis lines")
            assertTrue(says("Feel your feet on the floor. It is holding you."))
            tap("Call 112")
            val intent: Intent = shadowOf(app).nextStartedActivity
            assertEquals(Intent.ACTION_DIAL to "tel:112", intent.action to intent.dataString)
            shadowOf(app).checkActivities(true)
            tap("Call 911")
            assertTrue(says("This device cannot call from here. The number is 911."))
            tap("Back")
            assertTrue(saysSo)
            assertEquals(0, made)
        }
    }

    @Test
    fun aMarkThatCannotBeSetHarmsNothing() {
        val file = File(app.cacheDir, "a file, and no folder").apply { writeText("") }
        val mark = CrashMark(app, { file })
        mark.watch()
        val error = breakOff()
        assertEquals("whoever is behind it still hears", listOf<Throwable>(error), passedOn)
        assertFalse(mark.there)
        mark.clear()
    }

    @Test
    fun aCrashInNativeCodeIsSaidOnce() {
        val exits = shadowOf(app.service<ActivityManager>())
        val at = System.currentTimeMillis() - 60_000
        exits.addApplicationExitInfo(exit(ApplicationExitInfo.REASON_USER_REQUESTED, at - 60_000))
        assertFalse(app.crashMark.there)
        exits.addApplicationExitInfo(exit(ApplicationExitInfo.REASON_CRASH_NATIVE, at))
        started {
            assertTrue(saysSo)
            tap("Open Kindself")
        }
        assertFalse(CrashMark(app).there)
    }

    private fun exit(reason: Int, at: Long) = ApplicationExitInfoBuilder.newBuilder()
        .setProcessName(app.packageName)
        .setPackageUid(app.applicationInfo.uid)
        .setReason(reason)
        .setTimestamp(at)
        .build()

    private companion object {
        const val TITLE = "Kindself closed unexpectedly"
        const val NO_START = "Kindself could not start"
        const val NOT_THIS_TIME = "It did not work this time."
    }
}

package app.kindself.adapters

import android.app.Activity
import android.app.KeyguardManager
import android.content.ActivityNotFoundException
import android.content.Intent
import android.view.View
import android.view.ViewGroup
import android.view.inputmethod.EditorInfo
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import androidx.test.core.app.ApplicationProvider
import app.kindself.KindselfApp
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import app.kindself.platform.keeping.Asking
import app.kindself.platform.service
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf

/** What others on the phone learn of the app: the keyboard nothing, the screen lock that it is asked. */
@RunWith(RobolectricTestRunner::class)
class PrivateWindowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    private fun views(view: View): List<View> =
        listOf(view) + ((view as? ViewGroup)?.let { group -> (0 until group.childCount).flatMap { views(group.getChildAt(it)) } }.orEmpty())

    @Test
    fun keyboardsAreAskedToLearnNothing() = Person(screen, FakeMachine()).use { person ->
        person.goToWriting()
        person.tap("A note")
        person.tapFirst("Your words")
        person.onActivity { activity ->
            val info = EditorInfo()
            val connection = views(activity.window.decorView).firstNotNullOfOrNull { it.onCreateInputConnection(info) }
            assertNotNull("something is typed into", connection)
            assertTrue(info.imeOptions and EditorInfo.IME_FLAG_NO_PERSONALIZED_LEARNING != 0)
        }
    }

    @Test
    fun aScreenLockThatCannotAskSaysSoAndAnswersNobody() {
        val app = ApplicationProvider.getApplicationContext<KindselfApp>()
        shadowOf(app.service<KeyguardManager>()).setIsDeviceSecure(true)
        val answers = ArrayList<Boolean>()
        assertFalse("nothing is in front", app.machine.screenLock.ask("Unlock Kindself") { answers += it })
        for (refusal in listOf(ActivityNotFoundException(), SecurityException(), IllegalStateException())) {
            Refusing.refusal = refusal
            Robolectric.buildActivity(Refusing::class.java).setup().use {
                assertFalse("$refusal", app.machine.screenLock.ask("Unlock Kindself") { answers += it })
            }
        }
        app.machine.screenLock.answered(true)
        assertEquals(emptyList<Boolean>(), answers)
    }

    /** An activity in front of which the system shows nothing. */
    class Refusing :
        Activity(),
        Asking {
        override fun askWhoIsThere(intent: Intent) = throw refusal

        override fun askForNewDocument(intent: Intent) = throw refusal

        override fun askForDocument(intent: Intent) = throw refusal

        override fun askToNotify(permission: String) = throw refusal

        companion object {
            lateinit var refusal: RuntimeException
        }
    }

    @Test
    fun theScreenLockIsAskedAndItsAnswerComesBack() {
        val app = ApplicationProvider.getApplicationContext<KindselfApp>()
        val keyguard = shadowOf(app.service<KeyguardManager>())
        keyguard.setIsDeviceSecure(true)
        assertTrue(app.machine.screenLock.there)
        Person(screen, FakeMachine()).use { person ->
            for ((code, right) in listOf(Activity.RESULT_OK to true, Activity.RESULT_CANCELED to false)) {
                val answers = ArrayList<Boolean>()
                app.machine.screenLock.ask("Unlock Kindself") { answers += it }
                person.onActivity { activity ->
                    val asked = shadowOf(activity).nextStartedActivityForResult
                    shadowOf(activity).receiveResult(asked.intent, code, null)
                }
                person.pass(50)
                assertEquals(listOf(right), answers)
            }
        }
    }
}

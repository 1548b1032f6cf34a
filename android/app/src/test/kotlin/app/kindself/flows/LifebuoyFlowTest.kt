package app.kindself.flows

import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

private const val LIFEBUOY = "Lifebuoy: grounding and crisis lines"

@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class LifebuoyFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    @Test
    fun itIsOnEveryScreen() {
        for (way in everyScreen) {
            Person(screen, FakeMachine()).use {
                way.value(it)
                it.tap(LIFEBUOY)
                it.sees("You are not alone with this")
                it.back()
                it.sees(LIFEBUOY)
            }
        }
    }

    @Test
    fun groundingStartsInOneTapFromThereEvenInASession() = Person(screen, FakeMachine()).use {
        it.tap("A minute")
        it.untilItRuns()
        it.pass(5000)
        it.tap(LIFEBUOY)
        assertEquals("the session waits", false, it.machine.stage.show?.running)
        it.tap("Ground me")
        it.untilItRuns()
        it.sees("Feel the soles of your feet. Press them down a little. The floor is holding you.")
        it.pass(10_000)
        it.sees("Touch something near you. Is it warm, cool, rough, smooth?")
        it.touch(Offset(400f, 600f))
        it.tap("End here")
        it.tap("Done")
        it.sees("Soothing rhythm")
    }

    @Test
    fun crisisLinesAreTwoTapsAwayAndNothingIsDialledByItself() = Person(screen, FakeMachine(region = "IE")).use {
        it.tap(LIFEBUOY)
        it.tap("Crisis lines")
        it.sees("Ireland")
        it.sees("These numbers were found in one source only.")
        check(it.told().contains("Gathered on 2026-11-23.")) { it.told() }
        val told = it.told()
        assertTrue("the emergency number comes first", told.indexOf("Call 112") < told.indexOf("Call 116 123"))
        assertTrue("then someone one trusts", told.indexOf("Call 116 123") < told.indexOf("someone you trust"))
        assertEquals(emptyList<String>(), it.machine.phone.dialled)
        it.tap("Call 116 123")
        assertEquals(listOf("116 123"), it.machine.phone.dialled)
    }

    @Test
    fun anotherCountryCanBeChosen() = Person(screen, FakeMachine(region = null)).use {
        it.tap(LIFEBUOY)
        it.tap("Crisis lines")
        it.sees("Choose a country")
        assertFalse("no number without a source", it.told().contains("Call "))
        it.tap("Choose a country")
        it.tap("United States")
        it.sees("Call 988")
        it.sees("Call 911")
    }

    @Test
    fun withoutADiallerTheNumberIsShown() = Person(screen, FakeMachine(dialler = false)).use {
        it.tap(LIFEBUOY)
        it.tap("Crisis lines")
        it.tap("Call 999")
        it.sees("This device cannot make calls. The number is 999.")
    }

    @Test
    fun leavingIsOneTapFromThere() = Person(screen, FakeMachine()).use {
        it.tap(LIFEBUOY)
        it.tap("Leave quickly")
        assertTrue(it.machine.phone.left)
    }
}

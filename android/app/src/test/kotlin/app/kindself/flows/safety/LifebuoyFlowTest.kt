package app.kindself.flows.safety

import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import app.kindself.flows.screens.everyScreen
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

private const val LIFEBUOY = "Lifebuoy: grounding and crisis lines"
private const val OLD = "The dates here are over a year old, or not known. These details may have changed."

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
        it.pass(11_000)
        it.sees("Touch something near you. Is it warm, cool, rough, smooth?")
        it.touch(Offset(400f, 600f))
        it.tap("End here")
        it.tap("Done")
        it.sees("Soothing rhythm")
    }

    private fun lines(machine: FakeMachine = FakeMachine(), then: (Person) -> Unit) = Person(screen, machine).use {
        it.tap(LIFEBUOY)
        it.tap("Crisis lines")
        then(it)
    }

    private fun Person.inOrder(vararg words: String) {
        val told = told()
        val places = words.map(told::indexOf)
        assertTrue("$places\n$told", -1 !in places && places == places.sorted())
    }

    private val from = "Where this is from"

    private fun Person.unfoldsWhereItIsFrom() {
        assertTrue("it is closed, and says so", offers(from, SemanticsActions.Expand) && !offers(from, SemanticsActions.Collapse))
        tap(from)
        assertTrue("it is open, and says so", offers(from, SemanticsActions.Collapse) && !offers(from, SemanticsActions.Expand))
    }

    @Test
    fun whereNumbersWereSeenIsFoldedAwayAndOneLineSaysThatSomeAreOld() = lines {
        val some = "Some of what we found is over a year old or has no date, and may have changed."
        assertEquals(1, it.told().split(some).size - 1)
        for (folded in listOf("Seen at", "over a year old, or not known")) assertFalse(it.told().contains(folded))
        it.unfoldsWhereItIsFrom()
        it.inOrder(from, "Emergency numbers", "Seen at: norwoodmc.co.uk", OLD, "Seen at: bromleyhealthcare.org.uk (no date)")
        it.tap(from)
        assertFalse(it.told().contains("Seen at"))
    }

    @Test
    fun whereNothingIsOldNothingIsSaidOfIt() = lines(FakeMachine(region = "MX")) {
        assertFalse(it.told().contains("may have changed"))
        it.unfoldsWhereItIsFrom()
        it.inOrder(from, "Seen at")
        assertFalse(it.told().contains(OLD))
    }

    @Test
    fun aCountryThatIsNotInTheListIsNamedAndTheNumbersThatWorkWidelyAndTheOtherCountriesStandThere() = lines(FakeMachine(region = "RS")) {
        it.inOrder(
            "We have no lines for Serbia yet. These two numbers work in many places.",
            "Call 112 · All emergencies",
            "Call 911 · All emergencies",
            "Another country",
            "Australia"
        )
        assertFalse(it.told().contains("We do not know which country you are in"))
        assertFalse(it.told().contains("Where are you?"))
        it.unfoldsWhereItIsFrom()
        it.inOrder(from, "Emergency numbers", "Help in other countries", OLD, "Seen at: lifeline-international.com (no date)")
        it.tap("Portugal")
        it.inOrder("Portugal", "Call 1411")
        it.seesNot("Help in other countries")
    }

    @Test
    fun crisisLinesAreTwoTapsAwayAndNothingIsDialledByItself() = lines(FakeMachine(region = "IE")) {
        it.sees("Ireland")
        it.inOrder(
            "Call 112 · All emergencies",
            "Call 116 123",
            "If nobody answers",
            "someone you trust",
            "We last looked on November 29, 2026."
        )
        it.sees("Found only in lists of numbers, not with the service itself: 999.")
        it.unfoldsWhereItIsFrom()
        it.sees("Seen at: oireachtas.ie (2013-12-10), irishexaminer.com (2019-03)")
        assertEquals(emptyList<String>(), it.machine.phone.dialled)
        it.tap("Call 116 123")
        assertEquals(listOf("116123"), it.machine.phone.dialled)
    }

    @Test
    fun whereNobodyKnowsTheCountryTheNumbersThatWorkWidelyComeFirstAndTheQuestionStandsBelowThem() = lines(FakeMachine(region = null)) {
        it.inOrder(
            "We do not know which country",
            "Call 112 · All emergencies",
            "Call 911 · All emergencies",
            "Where are you?",
            "Australia"
        )
        it.tap("Call 112 · All emergencies")
        assertEquals(listOf("112"), it.machine.phone.dialled)
        it.tap("United States")
        it.inOrder("United States", "Call 911 · All emergencies", "Call 988")
        it.seesNot("Where are you?")
    }

    @Test
    fun anotherCountryCanBeChosenThereAtAnyTimeAndItIsKept() {
        val machine = FakeMachine()
        lines(machine) {
            it.tap("Another country")
            it.tap("Portugal")
            it.inOrder("Portugal", "Call 1411")
            it.seesNot("Where are you?")
            it.back()
            it.tap("Crisis lines")
            it.sees("Call 1411")
            it.tap("Another country")
            it.tap("As the phone")
            it.sees("United Kingdom")
        }
    }

    @Test
    fun aMemberStateWithoutLinesOfItsOwnHasTheEmergencyNumberOfAllOfThem() = lines(FakeMachine(region = "HR")) {
        it.inOrder("European Union", "Call 112 · All emergencies", "We know of no helpline here")
    }

    @Test
    fun whatIsDoubtfulIsSaid() = lines(FakeMachine(region = "ZA")) {
        it.inOrder("SADAG suicide crisis line", "We last saw this number in 2019.", "Call 0800 567 567", "Hours not known · Free of charge")
        it.unfoldsWhereItIsFrom()
        it.sees(OLD)
        assertFalse(it.told().contains("Day and night"))
    }

    @Test
    fun whereThereIsATextOrAChatThePersonSendsAndOpensIt() = lines {
        it.tap("Text SHOUT to 85258")
        assertEquals(listOf<Pair<String, String?>>("85258" to "SHOUT"), it.machine.phone.texted)
        it.tap("Another country")
        it.tap("Netherlands")
        it.tap("Chat in the browser: 113.nl")
        assertEquals(listOf("113.nl"), it.machine.phone.browsed)
        assertEquals(emptyList<String>(), it.machine.phone.dialled)
    }

    @Test
    fun whatThisDeviceCannotDoIsSaidWithTheNumber() = lines(FakeMachine(dialler = false)) {
        it.tap("Call 999 · All emergencies")
        it.sees("This device cannot call from here. The number is 999.")
        it.tap("Text SHOUT to 85258")
        it.sees("This device cannot send texts. The number is 85258.")
        it.sees("This device cannot call from here. The number is 999.")
    }

    @Test
    fun leavingIsOneTapFromThere() = Person(screen, FakeMachine()).use {
        it.tap(LIFEBUOY)
        it.tap("Leave quickly")
        assertTrue(it.machine.phone.left)
    }
}

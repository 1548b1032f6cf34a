package app.kindself.flows.practices

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.core.Guide
import app.kindself.core.Subject
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** A practice while the screen is dark, with the motor on. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class UnseenFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    /** Lets so much time go by that something would be asked; the question, if one is. */
    private fun Person.aWhile(): String? {
        repeat(SECONDS) {
            question?.let { return it.words }
            pass(1000)
        }
        return question?.words
    }

    private fun led(by: (Guide) -> Guide, choose: Person.() -> Unit = {}, act: Person.() -> Unit) =
        Person(screen, FakeMachine().led(by)).use {
            it.practise(DIFFERENCE, choose)
            it.act()
        }

    private fun Person.isRunning() = machine.app.sessions.player.display?.running == true

    @Test
    fun withAVoiceNothingWaitsForATapWhateverTheMotorDoesAndOnceSeenItAsksAgain() = led({ it.copy(voice = true, touch = true) }) {
        goAway {
            assertNull(aWhile())
            assertEquals(true, isRunning())
        }
        assertNotNull(aWhile())
    }

    @Test
    fun aGlimpseAwayChangesNothing() = led({ it.copy(voice = true) }) {
        goAway { pass(1000) }
        assertNotNull(aWhile())
    }

    @Test
    fun withoutAVoiceAQuestionWaitsUntilItIsSeen() = led({ it.copy(voice = false) }) {
        var asked: String? = null
        goAway { asked = aWhile() }
        sees(checkNotNull(asked))
        assertEquals(asked, question?.words)
    }

    @Test
    fun withEyesClosedNothingIsAskedInTheDarkEither() = led({ it.copy(voice = false) }, { tap("Eyes closed") }) {
        goAway { assertNull(aWhile()) }
        assertEquals(true, isRunning())
    }

    @Test
    fun ledByTouchAloneItGoesOn() = led({ Guide(voice = false, tones = false, bell = false, touch = true) }) {
        goAway {
            pass(5000)
            assertEquals(true, isRunning())
        }
        assertEquals(true, isRunning())
    }

    @Test
    fun whatBeginsOnceThePhoneIsPutAwayIsLedForNobodyToSee() {
        val machine = FakeMachine().ledByAVoice()
        Person(screen, machine).use {
            it.goAway {
                val practice = machine.app.catalogue.practices.first { card -> card.name == DIFFERENCE }
                machine.app.sessions.begin(machine.app.sessions.choice(Subject.Practice(practice.id)))
                it.untilItRuns()
                assertNull(it.aWhile())
            }
        }
    }

    private companion object {
        const val DIFFERENCE = "Feel the difference: criticism and kindness"

        /** The first question comes within a minute. */
        const val SECONDS = 70
    }
}

package app.kindself.flows.session

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.core.Breathing
import app.kindself.core.Content
import app.kindself.core.Moment
import app.kindself.core.Session
import app.kindself.core.Subject
import app.kindself.core.usualSettings
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** One percent of the full shape: about a frame of the quickest breath. */
private const val TOLERANCE = 0.01f
private const val FULL = 10_000f
private const val FRAME_MS = 16uL

/** What is on the screen is what the core says, at moments all through a session. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class BreathOnScreenTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    private fun sameSession(): Session {
        val core = Breathing(Content("en"))
        val catalogue = core.catalogue()
        val card = catalogue.protocols.first()
        val settings = usualSettings()
        val subject = Subject.Protocol(card.id)
        return core.begin(core.usualChoice(settings, subject, card.lengthsMs.first(), Moment(1_795_435_200_000, 0)))
    }

    private fun Person.agreesWith(session: Session, lines: List<String>) {
        val at = playedMs
        val position = session.position(at)
        assertEquals("level at $at ms", position.level.toInt() / FULL, level(), TOLERANCE)
        // The words of a phase that has just begun come with the next frame.
        val before = session.position(at - minOf(at, FRAME_MS))
        val words = setOf(lines[position.line.toInt()], lines[before.line.toInt()])
        check(position.finished || words.any(::says)) { "At $at ms it says none of $words:\n${told()}" }
    }

    @Test
    fun wordsAndShapeFollowTheTimeline() = Person(screen, FakeMachine()).use {
        val session = sameSession()
        val lines = session.timeline().lines
        it.tap("A minute")
        it.untilItRuns()
        repeat(58) { _ ->
            it.pass(997)
            it.agreesWith(session, lines)
        }
    }

    @Test
    fun afterTheScreenWasMadeAnewInTheMiddleOfABreathItStillDoes() = Person(screen, FakeMachine()).use {
        val session = sameSession()
        val lines = session.timeline().lines
        it.tap("A minute")
        it.untilItRuns()
        it.pass(5200)
        it.turnThePhone()
        repeat(12) { _ ->
            it.pass(331)
            it.agreesWith(session, lines)
        }
    }
}

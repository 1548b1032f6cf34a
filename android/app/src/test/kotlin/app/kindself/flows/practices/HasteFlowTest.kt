package app.kindself.flows.practices

import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import kotlin.random.Random
import kotlinx.coroutines.CompletableDeferred
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** Someone in haste, and a voice that is slow: whatever was tapped while it was getting ready, it goes on from there. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class HasteFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    private fun slow() = FakeMachine().ledByAVoice().apply { voice.answers = CompletableDeferred() }

    /** It says one thing more. */
    private fun FakeMachine.oneMore() {
        val now = voice.answers
        voice.answers = CompletableDeferred()
        now.complete(Unit)
    }

    @Test
    fun oneStepAfterAnotherIsLeftOutBeforeTheVoiceHasSaidAnything() = Person(screen, slow()).use {
        it.goToPractice("Compassionate body scan")
        it.tap("Begin")
        it.settle()
        repeat(12) { number ->
            if (it.says(SKIP)) it.tapTwice(SKIP)
            if (number % 4 == 3) it.settle()
        }
        it.machine.voice.answers.complete(Unit)
        it.goesOn()
    }

    @Test
    fun aVoiceThatAnswersInTheMiddleOfItIsHeard() = Person(screen, slow()).use {
        it.goToPractice("Compassionate body scan")
        it.tap("Begin")
        repeat(24) { number ->
            if (it.says(SKIP)) it.tapTwice(SKIP)
            if (it.says(GO_ON)) it.tapTwice(GO_ON)
            it.machine.oneMore()
            if (number % 6 == 5) it.settle()
        }
        it.machine.voice.answers.complete(Unit)
        it.goesOn()
    }

    /** Deeds in an order by chance, which a failure names. */
    @Test
    fun whateverIsTappedInWhateverOrder() {
        for (seed in 1..SEEDS) {
            val chance = Random(seed)
            val deeds = ArrayList<String>()
            try {
                Person(screen, slow()).use {
                    it.goToPractice("Mindful walking")
                    it.tap("Begin")
                    repeat(DEEDS) { _ -> it.does(chance).let(deeds::add) }
                    it.machine.voice.answers.complete(Unit)
                    it.goesOn()
                }
            } catch (failure: IllegalStateException) {
                throw AssertionError("seed $seed: ${deeds.joinToString()}", failure)
            }
        }
    }

    private fun Person.does(chance: Random): String {
        val labels = listOf(SKIP, GO_ON, "Longer here", "Go on without", "Voice", "Tones", "Carry on", "Pause").filter { says(it) }
        return when (val number = chance.nextInt(12)) {
            0 -> "passes".also { pass(chance.nextInt(2000)) }

            1, 2 -> "answers".also { machine.oneMore() }

            3 -> "settles".also { settle() }

            4 -> "surface".also { if (says("Tones")) touch(Offset(400f, 700f)) }

            else -> labels.filter { number < 8 || it == SKIP }.randomOrNull(chance)?.also(::tapTwice) ?: "nothing"
        }
    }

    /** What waits for someone is taken up; it runs, or asks, or is over. */
    private fun Person.goesOn() {
        settle()
        if (question == null && says("Carry on")) activate("Carry on")
        settle()
        until("it goes on") { question != null || machine.stage.show?.running != false }
    }

    private companion object {
        const val SKIP = "Skip this"
        const val GO_ON = "Go on"
        const val SEEDS = 6
        const val DEEDS = 40
    }
}

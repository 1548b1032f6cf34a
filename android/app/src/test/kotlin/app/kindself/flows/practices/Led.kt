package app.kindself.flows.practices

import app.kindself.core.Question
import app.kindself.flows.Person

/** What is asked now. */
internal val Person.question: Question? get() = machine.app.sessions.player.display?.question

/** Goes to the practice called [name]: the list is long, so it is typed. */
internal fun Person.goToPractice(name: String) {
    tap("You")
    tap("Practise")
    look(name.lowercase())
    // A breath may be called the same, and comes after it.
    tapFirst(name)
}

/** Types [words] into the field of the Practise tab. */
internal fun Person.look(words: String) = type("What would you like help with?", words)

/** Begins the practice called [name], chosen by [choose]. */
internal fun Person.practise(name: String, choose: Person.() -> Unit = {}) {
    goToPractice(name)
    choose()
    tap("Begin")
    // Some ask first.
    until("it has begun") { question != null || machine.stage.show?.running == true }
}

/** Chooses the middle one of the lengths of the practice called [name], whatever it is. */
internal fun Person.medium(name: String) {
    val seconds = machine.app.catalogue.practices.single { it.name == name }.lengths[1].lengthMs.toInt() / 1000
    val parts = listOf(seconds / 60 to "minute", seconds % 60 to "second").filter { it.first > 0 }
    tap(parts.joinToString(" ") { (count, unit) -> if (count == 1) "1 $unit" else "$count ${unit}s" })
}

/** Lets the sound of a session be made, which takes as long as it takes, and a little time go by. */
internal fun Person.settle() {
    val end = System.nanoTime() + PATIENCE_NANOS
    do {
        check(System.nanoTime() < end) { "Its sound is not made, ${machine.app.sessions.player.display?.state}:\n${told()}" }
        pass(200)
    } while (machine.app.sessions.player.display?.gettingReady == true)
    // What came last is not in the picture yet.
    pass(50)
}

/** Leaves out one step after another until something is asked. */
internal fun Person.untilAsked(): Question {
    repeat(STEPS) {
        question?.let { return it }
        if (says("Skip this")) activate("Skip this")
        settle()
    }
    error("Nothing is asked:\n${told()}")
}

/** Leaves out one step after another until it is over; a question on the way is a mistake. */
internal fun Person.untilItEnds() {
    repeat(STEPS) {
        if (machine.app.sessions.player.display == null) return pass(500)
        check(question == null) { "It asks:\n${told()}" }
        if (says("Skip this")) activate("Skip this")
        settle()
    }
    error("It does not end:\n${told()}")
}

/** Leaves out one step after another, and goes on without answers, until [words] can be tapped. */
internal fun Person.untilOffered(words: String) {
    repeat(STEPS) {
        if (question != null) {
            activate("Go on without")
        } else {
            if (says(words)) return
            if (says("Skip this")) activate("Skip this")
        }
        settle()
    }
    error("“$words” is not offered:\n${told()}")
}

/** Lets time go by until the session says [words]. */
internal fun Person.comesTo(words: String) {
    repeat(STEPS) {
        if (says(words)) return
        settle()
    }
    error("It does not come to “$words”:\n${told()}")
}

private const val STEPS = 60
private const val PATIENCE_NANOS = 20_000_000_000L

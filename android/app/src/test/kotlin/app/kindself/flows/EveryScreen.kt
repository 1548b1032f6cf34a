package app.kindself.flows

/** The way to each screen, by its name. */
internal val everyScreen: Map<String, Person.() -> Unit> = linkedMapOf(
    "now" to {},
    "breathe" to { tap("Breathe") },
    "read" to {
        tap("Breathe")
        tap("Box breathing")
    },
    "prepare" to {
        tap("Breathe")
        tap("Box breathing")
        tap("Choose length and start")
    },
    "session" to {
        tap("A minute")
        untilItRuns()
        pass(6000)
    },
    "session-words" to {
        tap("I\'m upset")
        untilItRuns()
        pass(1000)
    },
    "paused" to {
        tap("A minute")
        untilItRuns()
        pass(5500)
        tap("Pause")
    },
    "ended" to {
        tap("I\'m upset")
        untilItRuns()
        pass(31_000)
    },
    "own" to {
        tap("Breathe")
        tap("Make a breath of your own")
    },
    "you" to { tap("You") },
    "write" to { note("breath") },
    "write-empty" to { goToWriting() },
    "chooser" to { tap("A line, a letter, a hard thought") },
    "note" to {
        goToWriting()
        tap("A note")
    },
    "thought" to {
        tap("A line, a letter, a hard thought")
        tap("A hard thought, looked at kindly")
        tapFirst("sad")
    },
    "letter" to {
        tap("A line, a letter, a hard thought")
        tap("A kind letter")
    },
    "reader" to {
        note("breath")
        pass(12_000)
        tap("breath")
    },
    "search" to {
        note("breath")
        pass(12_000)
        tap("Search")
        type("Words to look for", "bre")
    },
    "history" to {
        tap("You")
        tap("Breathing so far")
    },
    "privacy" to {
        tap("You")
        tap("Privacy and backup")
    },
    "delete" to {
        tap("You")
        tap("Privacy and backup")
        tap("Delete everything")
    },
    "settings" to {
        tap("You")
        tap("Settings")
    },
    "about" to {
        tap("You")
        tap("About Kindself")
    }
)

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
    "settings" to {
        tap("You")
        tap("Settings")
    },
    "about" to {
        tap("You")
        tap("About Kindself")
    }
)

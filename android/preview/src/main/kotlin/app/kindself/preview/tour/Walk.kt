package app.kindself.preview.tour

/** The guided tour: what a newcomer would see first, in order, in the language of the labels below. */
fun Tour.walk() {
    step("now")
    breathe()
    minute()
    ownBreath()
    lifebuoy()
    you()
}

private fun Tour.breathe() {
    step("breathe") { tap("Breathe") }
    step("protocol") { tap("Box breathing") }
    step("prepare-holds") { tap("Choose length and start") }
    step("prepare") { tap("Without holds") }
    step("session-settle") {
        tap("Start")
        await("Let yourself settle")
    }
    // Four seconds to settle, of which some have gone by; then in, and out.
    step("session-in") { pass(IN) }
    step("session-out") { pass(OUT) }
    step("session-paused") { tap("Pause") }
    step("session-ended") { tap("End here") }
    step("now-again") { tap("Done") }
}

private fun Tour.minute() {
    step("minute") {
        tap("A minute")
        await("Let yourself settle")
        pass(IN)
    }
    step("unfinished") {
        back()
        back()
    }
    step("let-go") { tap("Let it go") }
}

private fun Tour.ownBreath() {
    step("own") {
        tap("Breathe")
        tap("Make a breath of your own")
    }
    step("own-refused") { type("In", "99") }
    step("own-right") { type("In", "4.5") }
    back()
    back()
}

private fun Tour.lifebuoy() {
    step("lifebuoy") { tap("Lifebuoy: grounding and crisis lines") }
    step("crisis-lines") { tap("Crisis lines") }
    back()
    step("grounding") {
        tap("Ground me")
        pass(GROUND)
    }
    step("grounded") { pass(GROUNDED) }
    tap("Done")
}

private fun Tour.you() {
    step("you") { tap("You") }
    step("settings") { tap("Settings") }
    back()
    step("about") { tap("About Kindself") }
}

private const val IN = 4600L
private const val OUT = 3000L
private const val GROUND = 3000L
private const val GROUNDED = 27_500L

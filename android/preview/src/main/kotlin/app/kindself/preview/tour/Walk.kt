package app.kindself.preview.tour

/** The guided tour: what a newcomer would see first, in order, in the language of the labels below. */
fun Tour.walk() {
    step("now")
    breathe()
    minute()
    practise()
    ownBreath()
    write()
    letter()
    look()
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

private fun Tour.practise() {
    tap("You")
    step("practise") { tap("Practise") }
    step("practise-filters") { tap("Filters") }
    step("practise-found") {
        tap("Hide filters")
        type(FIELD, "i feel awful")
    }
    step("practise-crisis") { type(FIELD, "i want to die") }
    step("practise-nothing") { type(FIELD, "zzz") }
    step("album") {
        type(FIELD, "free compassion audio tracks")
        tap("Free compassion audio tracks")
    }
    back()
    type(FIELD, "coercive control")
    step("discreet") { tap("How people are made to comply") }
    step("help-lines") { tap("Help lines") }
    tap("Leave now")
    tap("Practise")
    type(FIELD, "mindful walking")
    step("practice") { tap("Mindful walking") }
    step("favourite") { tap("Add to favourites") }
    step("question") {
        tap("Begin")
        await("How will you go today?")
    }
    step("practice-ended") { tap("End here") }
    tap("Done")
    tap("Practise")
    step("practise-offered") { type(FIELD, "") }
    tap("Now")
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

private fun Tour.write() {
    tap("You")
    step("write-empty") { tap("Write") }
    step("note") { tap("A note") }
    step("note-draft") {
        type("Your words", "The rain was loud, and I was warm. I said no to something, and nobody minded.")
        tap("calm")
        slide("How is it right now?", 7f)
        type("Tags", "evening, rain")
        pass(AUTOSAVE)
    }
    step("written") { tap("Save") }
    step("chooser") { tap("Other ways to write") }
    step("thought-record") { tap("A hard thought, looked at kindly") }
    step("thought-record-feelings") {
        type("What happened?", "The meeting ran late and I had nothing ready.")
        tapFirst("ashamed")
        tapFirst("tired")
        slideFirst("ashamed", 70f)
        scrollTo("What went through your mind?")
    }
    step("pause") {
        tap("Begin")
        pass(GROUND)
    }
    back()
    back()
    step("draft") {
        back()
        back()
    }
}

private fun Tour.letter() {
    tap("Other ways to write")
    tap("A kind letter")
    type("The letter", "Dear you, it makes sense that this is hard.")
    step("seal") { tap("Seal until…") }
    tap("Leave it as it is")
    step("letter-kept") { tap("Save") }
    // What is said then may lie over what comes next, in large text.
    pass(SAID)
}

private fun Tour.look() {
    step("reader") { tap("Dear you, it makes sense that this is hard.") }
    back()
    step("search") {
        tap("Search")
        type("Words to look for", "ra")
    }
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
    step("breathing-so-far") { tap("Breathing so far") }
    back()
    step("kept-from-practices") { tap("Kept from practices") }
    back()
    reminders()
    step("settings") { tap("Settings") }
    step("day-begins") { tap("A day begins at") }
    back()
    back()
    step("privacy") { tap("Privacy and backup") }
    backup()
    otherRooms()
    step("delete-everything") { tap("Delete everything") }
    step("delete-everything-asked") { tapFirst("Delete everything") }
    tap("Not now")
    back()
    back()
    step("about") { tap("About Kindself") }
}

private fun Tour.reminders() {
    step("reminders-empty") { tap("Reminders") }
    step("reminder") { tap("New reminder") }
    step("reminder-weekdays") { tap("On days of the week") }
    step("reminder-quiet") { tap("The weekend is quiet") }
    step("reminder-pick") { tap("A practice, or a breath") }
    back()
    step("reminders") { tap("Save") }
    // What is said then may lie over what comes next, in large text.
    pass(SAID)
    step("reminders-arrive") { tap("Will they arrive?") }
    back()
    step("reminders-log") { tap("What came of them") }
    back()
    back()
}

private fun Tour.backup() {
    step("backup") { tap("Make a backup") }
    step("backup-ready") {
        type("Passphrase", "river stone lamp")
        type("Repeat the passphrase", "river stone lamp")
        tap("Make a backup")
        await("Choose where to save it")
    }
    step("backup-saved") {
        tap("Choose where to save it")
        await("Saved: 2 entries.")
    }
    back()
    step("restore") { tap("Restore a backup") }
    step("restore-wrong-passphrase") {
        tap("Choose a file")
        type("Passphrase", "river stone lump")
        tap("Open")
        await("Try again")
    }
    step("restore-looked-at") {
        tap("Try again")
        type("Passphrase", "river stone lamp")
        tap("Open")
        await("Restore")
    }
    step("restore-replace") { tap("Replace everything here") }
    step("restore-replace-asked") { tap("Restore") }
    tap("Not now")
    back()
}

private fun Tour.otherRooms() {
    step("automatic") { tap("Automatic backup") }
    back()
    step("recovery") { tap("Recovery passphrase") }
    back()
    step("import") { tap("Import another journal") }
    back()
    step("export") { tap("Export without a lock") }
    back()
}

private const val FIELD = "What would you like help with?"
private const val SAID = 11_000L
private const val AUTOSAVE = 1100L
private const val IN = 4600L
private const val OUT = 3000L
private const val GROUND = 3000L
private const val GROUNDED = 27_500L

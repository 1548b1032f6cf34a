package app.kindself.flows.screens

import app.kindself.flows.Person
import app.kindself.flows.backup.bringIn
import app.kindself.flows.backup.presently
import app.kindself.flows.practices.goToPractice
import app.kindself.flows.practices.look
import app.kindself.flows.practices.practise
import app.kindself.flows.practices.settle
import app.kindself.flows.practices.untilAsked
import app.kindself.flows.reminders.hostile

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
    "practise" to {
        tap("You")
        tap("Practise")
    },
    "practise-found" to {
        tap("You")
        tap("Practise")
        look("I feel awful")
    },
    "practise-crisis" to {
        tap("You")
        tap("Practise")
        look("i want to die")
    },
    "practise-filters" to {
        tap("You")
        tap("Practise")
        look("friend")
        tap("Filters")
    },
    "practise-nothing" to {
        tap("You")
        tap("Practise")
        look("zzz")
    },
    "practise-offered" to {
        goToPractice("Soles of the feet")
        tap("Add to favourites")
        back()
        look("")
    },
    "album" to {
        tap("You")
        tap("Practise")
        look("free compassion audio tracks")
        tap("Free compassion audio tracks")
    },
    "practice" to { goToPractice("Feel the difference: criticism and kindness") },
    "lesson" to { goToPractice("The three systems") },
    "lesson-page" to {
        practise("The three systems")
        untilAsked()
    },
    "discreet" to {
        tap("You")
        tap("Practise")
        look("coercive control")
        tap("How people are made to comply")
    },
    "discreet-page" to {
        tap("You")
        tap("Practise")
        look("coercive control")
        tap("How people are made to comply")
        tap("Begin")
        untilAsked()
    },
    "discreet-lines" to {
        tap("You")
        tap("Practise")
        look("coercive control")
        tap("How people are made to comply")
        tap("Help lines")
    },
    "question-choose" to {
        practise("Mindful walking")
        untilAsked()
    },
    "question-rate" to {
        practise("Feel the difference: criticism and kindness")
        untilAsked()
    },
    "question-write" to {
        practise("Compassionate letter to myself")
        untilAsked()
        tap("A little help")
    },
    "practice-ended" to {
        practise("Soles of the feet")
        pass(11_000)
        activate("End here")
        tap("It was harder than before")
    },
    "kept" to {
        practise("One compassionate act a day")
        untilAsked()
        tap("A warm cup, drunk slowly")
        settle()
        activate("End here")
        tap("Done")
        tap("You")
        tap("Kept from practices")
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
        tap("Not now")
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
    "reminders-empty" to {
        tap("You")
        tap("Reminders")
    },
    "reminders" to {
        tap("You")
        tap("Reminders")
        tap("New reminder")
        tap("Save")
        pass(5000)
    },
    "reminders-together" to {
        tap("You")
        tap("Reminders")
        tap("New reminder")
        tap("Save")
        pass(5000)
        scrollFar()
        tap("All of them together")
    },
    "reminders-unseen" to {
        machine.notifier.allowed = false
        tap("You")
        tap("Reminders")
        tap("New reminder")
        tap("On days of the week")
        tap("Save")
        tap("Not now")
        pass(5000)
    },
    "rule" to {
        tap("You")
        tap("Reminders")
        tap("New reminder")
    },
    "rule-weekdays" to {
        tap("You")
        tap("Reminders")
        tap("New reminder")
        tap("On days of the week")
        tap("The weekend is quiet")
        tap("More")
    },
    "rule-random" to {
        tap("You")
        tap("Reminders")
        tap("New reminder")
        tap("At moments nobody knows ahead")
    },
    "rule-kind-act" to {
        tap("You")
        tap("Reminders")
        tap("New reminder")
        tap("An evening question about a small kind act")
    },
    "rule-refused" to {
        tap("You")
        tap("Reminders")
        tap("New reminder")
        tap("My own words")
    },
    "rule-pick" to {
        tap("You")
        tap("Reminders")
        tap("New reminder")
        tap("A practice, or a breath")
    },
    "arrive" to {
        tap("You")
        tap("Reminders")
        tap("Will they arrive?")
        tap("Send me one in a minute")
    },
    "arrive-hostile" to {
        machine.notifier.hostile()
        tap("You")
        tap("Reminders")
        tap("Will they arrive?")
    },
    "reminder-log" to {
        tap("You")
        tap("Reminders")
        tap("New reminder")
        tap("Save")
        pass(5000)
        scrollFar()
        tap("What came of them")
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
    "backup" to {
        tap("You")
        tap("Privacy and backup")
        tap("Make a backup")
    },
    "restore" to {
        tap("You")
        tap("Privacy and backup")
        tap("Restore a backup")
    },
    "automatic" to {
        tap("You")
        tap("Privacy and backup")
        tap("Automatic backup")
    },
    "recovery" to {
        tap("You")
        tap("Privacy and backup")
        tap("Recovery passphrase")
    },
    "import" to {
        tap("You")
        tap("Privacy and backup")
        tap("Import another journal")
    },
    "export" to {
        tap("You")
        tap("Privacy and backup")
        tap("Export without a lock")
    },
    "backup-refused" to {
        tap("You")
        tap("Privacy and backup")
        tap("Make a backup")
        type("Passphrase", "password1")
        type("Repeat the passphrase", "password1")
        sees("Many people choose this, so it is soon guessed. A few words of your own hold better.")
    },
    "backup-suggested" to {
        tap("You")
        tap("Privacy and backup")
        tap("Make a backup")
        tap("Suggest six words")
    },
    "restore-looked-at" to {
        tap("You")
        tap("Privacy and backup")
        tap("Import another journal")
        bringIn("Presently", presently("2026-11-01,A kingfisher\nnever,Tea\n"))
        untilSays("Import")
    },
    "settings" to {
        tap("You")
        tap("Settings")
    },
    "day-begins" to {
        tap("You")
        tap("Settings")
        tap("A day begins at")
    },
    "about" to {
        tap("You")
        tap("About Kindself")
    }
)

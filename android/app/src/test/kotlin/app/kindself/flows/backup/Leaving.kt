package app.kindself.flows.backup

import app.kindself.flows.Person
import java.nio.file.Files
import java.nio.file.Path
import kotlin.io.path.writeText

internal const val PASSPHRASE = "river stone lamp"

/** Into the room called [room] of what leaves the app and comes back. */
internal fun Person.openPrivate(room: String) {
    tap("You")
    tap("Privacy and backup")
    tap(room)
}

/** Someone who has written a line, in that room. */
internal fun Person.wrote(room: String, words: String = "A heron by the lake") {
    note(words)
    openPrivate(room)
}

internal fun Person.typePassphrase(words: String = PASSPHRASE) {
    type("Passphrase", words)
    type("Repeat the passphrase", words)
}

/** Makes a backup and keeps it outside. */
internal fun Person.backUp(words: String = PASSPHRASE): Path {
    typePassphrase(words)
    activateLast("Make a backup")
    untilSays("It is ready, with 1 entry in it. Somewhere outside this device is a good place for it.")
    tap("Choose where to save it")
    val file = machine.documents.outside.resolve("mine.age")
    machine.documents.answer(file)
    untilSays("Saved: 1 entry.")
    return file
}

/** Chooses [file] and opens it. */
internal fun Person.openBackup(file: Path, words: String = PASSPHRASE) {
    tap("Choose a file")
    machine.documents.answer(file)
    untilSays("Open")
    type("Passphrase", words)
    tap("Open")
}

/** A file outside of the app as Presently writes it, with that [text] below its first line. */
internal fun Person.presently(text: String): Path =
    machine.documents.outside.resolve("presently.csv").also { it.writeText("entryDate,entryContent\n$text") }

/** Says that it is from [app], and chooses [file]. */
internal fun Person.bringIn(app: String, file: Path) {
    tap(app)
    tap("Choose a file")
    machine.documents.answer(file)
}

/** The six words that are shown: nothing else on the screen is six small words alone. */
internal fun Person.sixWords(): String = told().lines().map(String::trim).first { Regex("([a-z]{3,8} ){5}[a-z]{3,8}").matches(it) }

/** Files that are on their way out of the app or into it. */
internal fun Person.onTheirWay(): List<String> {
    val folder = machine.storage.folder.resolve("on-its-way")
    if (!Files.exists(folder)) return emptyList()
    return Files.walk(folder).use { all -> all.filter(Files::isRegularFile).map { it.fileName.toString() }.toList() }
}

import AppModel
import Foundation
import KindselfCore
import TestMachine
import Testing

@testable import SwiftUI

/// Everything is taken out, comes back, and stays closed to everyone else.
@Suite @MainActor struct BackupFlowTests: Leaving {
  @Test func whatWasBackedUpIsFoundAgainAfterEverythingWasDeleted() async throws {
    let person = try await person(at: "Make a backup")
    let file = try await backedUp(person)
    #expect(person.says("Last backup: November 23, 2026"))
    #expect(onItsWay(person) == [])
    #expect(try !String(decoding: Data(contentsOf: file), as: UTF8.self).contains("heron"), "nobody else can read it")
    try await person.back()
    try await person.tap("Delete everything")
    try person.screen.tap("Delete everything", role: .button)
    await person.pass(0)
    try await person.tap("Yes, delete everything")
    try await person.until("it begins afresh") { person.says("What would help now?") }
    try await open("Restore a backup", of: person)
    try await choose(file, person)
    try person.type(passphrase, into: "Passphrase")
    try await person.tap("Open")
    try await person.until("it is looked at") { person.says("Not here yet: 1 entry") }
    #expect(person.screen.findings == [] && person.screen.notes == [])
    try await person.tap("Restore")
    try await person.until("it is taken in") { person.says("Restored: 1 entry.") }
    #expect(onItsWay(person) == [])
    try await person.tab("Write")
    try await person.until("it is there") { person.says("A note, A heron by the lake") }
  }

  @Test func anotherPassphraseDoesNotOpenItAndOneCanTryAgain() async throws {
    let person = try await person(at: "Make a backup")
    let file = try await backedUp(person)
    try await person.back()
    try await person.tap("Restore a backup")
    try await choose(file, person)
    try person.type("river stone lump", into: "Passphrase")
    try await person.tap("Open")
    try await person.until("it is refused") { person.says("This passphrase does not open this file.") }
    try await person.tap("Try again")
    try person.type(passphrase, into: "Passphrase")
    try await person.tap("Open")
    try await person.until("it is looked at") { person.says("The same: 1 entry") }
    try await person.tap("Cancel")
    #expect(person.says("Choose a file") && onItsWay(person) == [])
  }

  @Test func whatOnlyANewerVersionKnowsOfABackupIsSaidAndTheRestIsRestored() async throws {
    let person = try await person(at: "Restore a backup")
    try await choose(root.appending(path: "tests/fixtures/newer/archive.kindself"), person)
    try person.type(passphrase, into: "Passphrase")
    try await person.tap("Open")
    try await person.until("it is looked at") { person.says("Not here yet: 1 entry") }
    #expect(person.says("Stays in the file, for a newer Kindself: 1 other record"))
    try await person.tap("Restore")
    try await person.until("it is taken in") { person.says("Restored: 1 entry.") }
  }

  @Test func replacingAsksOnceMoreAndTheRestIsGone() async throws {
    let person = try await person(at: "Make a backup")
    let file = try await backedUp(person)
    let journal = try #require(person.machine.journal)
    let now = person.machine.clock.moment
    var written = try journal.begin(kind: "note", now: now)
    written.values = [FieldValue(field: "text", value: .text(text: "written since"))]
    _ = try journal.keep(id: nil, written: written, draft: nil, now: now)
    try await person.back()
    try await person.tap("Restore a backup")
    try await choose(file, person)
    try person.type(passphrase, into: "Passphrase")
    try await person.tap("Open")
    try await person.until("it is looked at") { person.says("The same: 1 entry") }
    try await person.tap("Replace everything here")
    try await person.until("it is looked at again") { person.says("Here now, and gone after: 1 entry") }
    try await person.tap("Restore")
    let nothing = "0 drafts, 0 sessions, 0 keepsakes, 0 favourites, 0 reminders, 0 answers, 0 wordings"
    #expect(person.says("What is here goes: 2 entries, \(nothing)."))
    try await person.tap("Not now")
    try await person.tap("Restore")
    try await person.tap("Yes, replace everything")
    try await person.until("it is taken in") { person.says("Here now: 1 entry.") }
    try await person.tab("Write")
    try await person.until("the other one is gone") {
      person.says("A note, A heron by the lake") && !person.says("written since")
    }
  }

  @Test func stoppedHalfWayNothingOfItStays() async throws {
    let person = try await person(at: "Make a backup")
    try typePassphrase(person)
    try await person.tap("Make a backup")
    try await person.tap("Cancel")
    try await person.until("it is stopped") { person.says("Repeat the passphrase") }
    try await person.back()
    #expect(onItsWay(person) == [])
    #expect(person.says("No backup yet."))
  }

  @Test func whatDoesNotArriveIsNoBackup() async throws {
    let person = try await person(at: "Make a backup")
    try typePassphrase(person)
    try await person.tap("Make a backup")
    try await person.until("it is ready") { person.says("It is ready") }
    try await person.tap("Choose where to save it")
    try person.screen.cancelPicking()
    #expect(person.says("Choose where to save it"), "it waits for another try")
    try await person.tap("Choose where to save it")
    try person.screen.move(
      to: person.machine.documents.outside.appending(path: "full.age"), failing: CocoaError(.fileWriteOutOfSpace))
    try await person.until("it is said") { person.says("The file could not be saved there.") }
    #expect(onItsWay(person) == [] && person.says("No backup yet."))
  }

  @Test func aBackupThatIsCutShortOrDamagedIsSaidToBeSo() async throws {
    let person = try await person(at: "Make a backup")
    let file = try await backedUp(person)
    try await person.back()
    try await person.tap("Restore a backup")
    var bytes = try Data(contentsOf: file)
    let cut = file.deletingLastPathComponent().appending(path: "cut.age")
    try bytes.prefix(100).write(to: cut)
    try await choose(cut, person)
    try person.type(passphrase, into: "Passphrase")
    try await person.tap("Open")
    try await person.until("it is cut short") { person.says("The end of this file is missing.") }
    bytes[bytes.count - 40] &+= 1
    try bytes.write(to: cut)
    try await person.tap("Choose another file")
    try person.screen.pick(cut)
    try await person.until("its passphrase is asked for") { person.says("Open") }
    try person.type(passphrase, into: "Passphrase")
    try await person.tap("Open")
    try await person.until("it is damaged") { person.says("This file is damaged.") }
  }

  @Test func pagesInFoldersByYearMonthAndDayComeInAndThoseThatCannotBeReadAreCounted() async throws {
    let person = try await person(at: "Import another journal")
    try await person.tap("Pages in Markdown")
    try await person.tap("Choose a file")
    let folder = person.machine.documents.outside.appending(path: "vault")
    let december = folder.appending(path: "2025/12")
    try FileManager.default.createDirectory(at: december, withIntermediateDirectories: true)
    try Data("A kingfisher".utf8).write(to: december.appending(path: "12.md"))
    try Data("caf".utf8 + [0xE9]).write(to: december.appending(path: "13.md"))
    try Data("Which day?".utf8).write(to: december.appending(path: "03-04-2025.md"))
    try person.screen.pick(folder)
    try await person.until("it is looked at") { person.says("Not here yet: 1 entry") }
    #expect(person.says("Without a day: 1 entry") && person.says("Not readable: 1 entry"))
  }

  @Test func aFileThatIsNoTextIsSaidToBeNone() async throws {
    let person = try await person(at: "Import another journal")
    try await person.tap("Presently")
    try await person.tap("Choose a file")
    let file = person.machine.documents.outside.appending(path: "presently.csv")
    try Data("entryDate,entryContent\n2026-11-01,caf".utf8 + [0xE9, 0x0A]).write(to: file)
    try person.screen.pick(file)
    try await person.until("it is said") { person.says("This file is not written in a way Kindself can read.") }
  }

  @Test func theLifebuoyAndAnotherTabLeaveABackupWhereItIs() async throws {
    let person = try await person(at: "Make a backup")
    try typePassphrase(person)
    try await person.tap("Make a backup")
    try await person.until("it is ready") { person.says("It is ready") }
    try await person.tab("Now")
    try await person.tab("You")
    try await person.until("it is still there") { person.says("Choose where to save it") }
    #expect(onItsWay(person) != [])
  }

  @Test func aFileThatIsNoBackupIsSaidToBeNone() async throws {
    let person = try await person(at: "Restore a backup")
    let file = person.machine.documents.outside.appending(path: "photo.jpg")
    try Data("no backup at all, but long enough to be looked at".utf8).write(to: file)
    try await choose(file, person)
    try person.type(passphrase, into: "Passphrase")
    try await person.tap("Open")
    try await person.until("it is said") { person.says("This is not a Kindself backup.") }
    person.machine.documents.refuses(true)
    try await person.tap("Choose another file")
    try person.screen.pick(file)
    try await person.until("it is said") { person.says("This file could not be read.") }
  }

  @Test func aPlainExportIsWarnedAboutAndIsNoBackup() async throws {
    let person = try await person(at: "Export without a lock")
    #expect(person.says("Anyone who has this file can read it."))
    try await person.tap("Data for other programs (JSON)")
    try await person.tap("Export")
    try await person.until("it is ready") { person.says("It is ready, with 1 entry in it.") }
    try await person.tap("Choose where to save it")
    try person.screen.move(to: person.machine.documents.outside.appending(path: "mine.zip"))
    try await person.until("it is saved") { person.says("Saved: 1 entry.") }
    try await person.back()
    #expect(person.says("No backup yet."))
  }

  @Test func anotherJournalIsAddedAfterALookAtIt() async throws {
    let person = try await person(at: "Import another journal")
    #expect(try person.isDisabled("Choose a file"))
    try await person.tap("Presently")
    try await person.tap("Choose a file")
    let file = person.machine.documents.outside.appending(path: "presently.csv")
    try Data("entryDate,entryContent\n2026-11-01,A kingfisher\n2026-11-02,Soup\nnever,Tea\n".utf8).write(to: file)
    try person.screen.pick(file)
    try await person.until("it is looked at") { person.says("Not here yet: 2 entries") }
    #expect(person.says("Without a day: 1 entry") && !person.says("Replace everything here"))
    #expect(person.screen.findings == [] && person.screen.notes == [])
    try await person.tap("Import")
    try await person.until("it is taken in") { person.says("Imported: 2 entries.") }
    try await person.tab("Write")
    try await person.until("it is there") { person.says("A kingfisher") && person.says("A heron by the lake") }
  }

  @Test func whileItIsBroughtInItCanBeStoppedAndNothingOfItStays() async throws {
    let person = try await person(at: "Import another journal")
    try await person.tap("Presently")
    try await person.tap("Choose a file")
    let file = person.machine.documents.outside.appending(path: "presently.csv")
    try Data("entryDate,entryContent\n2026-11-01,A kingfisher\n".utf8).write(to: file)
    person.machine.documents.sticks(true)
    try person.screen.pick(file)
    try await person.until("it can be stopped") { person.says("Cancel") }
    try await person.tap("Cancel")
    try await person.until("it is as before") { person.says("Which app is it from?") }
    #expect(onItsWay(person) == [])
    person.machine.documents.sticks(false)
    try await person.tap("Choose a file")
    try person.screen.pick(file)
    try await person.until("it is looked at") { person.says("Not here yet: 1 entry") }
  }

  @Test func aFileOfAnotherAppThanTheOneThatWasNamedIsSaid() async throws {
    let person = try await person(at: "Import another journal")
    try await person.tap("Daylio")
    try await person.tap("Choose a file")
    let file = person.machine.documents.outside.appending(path: "presently.csv")
    try Data("entryDate,entryContent\n2026-11-01,A kingfisher\n".utf8).write(to: file)
    try person.screen.pick(file)
    try await person.until("it is said") { person.says("This file comes from another app than the one you chose.") }
    #expect(person.screen.findings == [])
  }

  // MARK: By itself

  @Test func itMakesItselfOnceADayInTwoFilesInTurn() async throws {
    let person = try await person(at: "Automatic backup")
    let outside = person.machine.documents.outside
    try typePassphrase(person)
    try await person.tap("Choose a folder")
    try person.screen.pick(outside)
    try await person.until("it is on") { person.says("Automatic backup is on.") && person.says("Last backup") }
    let names = { try FileManager.default.contentsOfDirectory(atPath: outside.path).sorted() }
    let a = try #require(names().first)
    #expect(a.wholeMatch(of: /kindself-[0-9a-f]{8}-a\.age/) != nil)
    await outOfSight(person)
    #expect(try names() == [a], "nothing has changed since")
    try await writeOn(person)
    let b = a.replacingOccurrences(of: "-a.age", with: "-b.age")
    #expect(try names() == [a, b])
    let read = { (name: String) in try Data(contentsOf: outside.appending(path: name)) }
    let (first, second) = (try read(a), try read(b))
    try await writeOn(person)
    #expect(try read(a) != first, "the older one is written over")
    #expect(try read(b) == second, "the newer one stays")
    let third = try read(a)
    person.machine.documents.breaksOff(true)
    try await writeOn(person)
    #expect(try read(a) == third, "the good one stays")
    try await person.until("it is said") { person.says("The last backup could not be put into its folder.") }
    try await person.tab("Now")
    #expect(person.says("A backup could not be put into its folder."))
    #expect(onItsWay(person) == [])
  }

  @Test func whatAnEarlierTimePutThereStays() async throws {
    let person = try await person(at: "Automatic backup")
    let outside = person.machine.documents.outside
    let names = { try FileManager.default.contentsOfDirectory(atPath: outside.path) }
    try typePassphrase(person)
    try await person.tap("Choose a folder")
    try person.screen.pick(outside)
    try await person.until("it is on") { person.says("Automatic backup is on.") }
    let only = outside.appending(path: try #require(names().first))
    let good = try Data(contentsOf: only)
    try await person.tap("Turn off automatic backup")
    try typePassphrase(person)
    try await person.tap("Choose a folder")
    try person.screen.pick(outside)
    try await person.until("it is on again") { person.says("Automatic backup is on.") }
    #expect(try names().count == 2 && Data(contentsOf: only) == good)
  }

  @Test func itIsOffOnceItIsReallyOffAndOtherwiseItIsSaidAndOfferedAgain() async throws {
    let person = try await person(at: "Automatic backup")
    try typePassphrase(person)
    try await person.tap("Choose a folder")
    try person.screen.pick(person.machine.documents.outside)
    try await person.until("it is on") { person.says("Automatic backup is on.") }
    let full = "There is no room left on this device."
    person.machine.stores.refuseWrites(.full)
    try await person.tap("Turn off automatic backup")
    try await person.until("it is said") { person.says(full) }
    #expect(person.says("Automatic backup is on.") && person.machine.kept("backup-passphrase") != nil)
    person.machine.stores.refuseWrites(nil)
    try await person.tap("Turn off automatic backup")
    try await person.until("it is off") { !person.says("Turn off automatic backup") }
    #expect(!person.says(full) && person.machine.kept("backup-passphrase") == nil)
  }

  @Test func whatCannotBeReadIsNotSaidToBeOffOrNotThere() async throws {
    let person = try await person(at: "Automatic backup")
    try typePassphrase(person)
    try await person.tap("Choose a folder")
    try person.screen.pick(person.machine.documents.outside)
    try await person.until("it is on") { person.says("Automatic backup is on.") && person.says("Last backup") }
    try await person.back()
    person.app.store.open?.opened.store.close()
    try await person.tap("Automatic backup")
    try await person.until("it is said") { person.says("This device could not read or write the file") }
    #expect(!person.says("No backup yet.") && person.says("Turn off automatic backup"))
  }

  @Test func onceEverythingWasReplacedTheFilesFromBeforeStay() async throws {
    let person = try await person(at: "Automatic backup")
    let outside = person.machine.documents.outside
    let files = {
      try FileManager.default.contentsOfDirectory(at: outside, includingPropertiesForKeys: nil)
        .map { ($0.lastPathComponent, try Data(contentsOf: $0)) }
    }
    try typePassphrase(person)
    try await person.tap("Choose a folder")
    try person.screen.pick(outside)
    try await person.until("it is on") { person.says("Automatic backup is on.") && person.says("Last backup") }
    let first = outside.appending(path: try #require(files().first).0)
    try await writeOn(person)
    let before = Dictionary(uniqueKeysWithValues: try files())
    try await person.back()
    try await person.tap("Restore a backup")
    try await choose(first, person)
    try person.type(passphrase, into: "Passphrase")
    try await person.tap("Open")
    try await person.until("it is looked at") { person.says("The same: 1 entry") }
    try await person.tap("Replace everything here")
    try await person.until("it is looked at again") { person.says("gone after: 1 entry") }
    try await person.tap("Restore")
    try await person.tap("Yes, replace everything")
    try await person.until("it is here") { person.says("Here now: 1 entry.") }
    try await writeOn(person)
    let after = Dictionary(uniqueKeysWithValues: try files())
    #expect(after.count == 3 && before.allSatisfy { after[$0] == $1 })
  }

  @Test func aPassphraseFromBeforeAnyWasCalledWeakGoesOnLockingThem() async throws {
    let person = try await person(at: "Automatic backup")
    let outside = person.machine.documents.outside
    try typePassphrase(person)
    try await person.tap("Choose a folder")
    try person.screen.pick(outside)
    try await person.until("it is on") { person.says("Automatic backup is on.") && person.says("Last backup") }
    try person.app.store.open?.opened.store.keepText(name: "backup-passphrase", text: "password1")
    try await writeOn(person)
    #expect(try FileManager.default.contentsOfDirectory(atPath: outside.path).count == 2)
  }

  private func outOfSight(_ person: Person) async {
    await person.scene(.background)
    try? await person.until("it is done") { person.machine.phone.finishing == 0 }
    await person.scene(.active)
  }

  /// Another day, another line.
  private func writeOn(_ person: Person) async throws {
    person.machine.clock.daysOn += 1
    let journal = try #require(person.machine.journal)
    let now = person.machine.clock.moment
    var written = try journal.begin(kind: "note", now: now)
    written.values = [FieldValue(field: "text", value: .text(text: "day \(person.machine.clock.daysOn)"))]
    _ = try journal.keep(id: nil, written: written, draft: nil, now: now)
    await outOfSight(person)
  }
}

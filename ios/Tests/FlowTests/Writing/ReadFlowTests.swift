import AppModel
import Foundation
import KindselfCore
import TestMachine
import Testing

@testable import SwiftUI

/// Reading again, changing, sharing, deleting; and looking for something.
@Suite @MainActor struct ReadFlowTests {
  private func reading(_ text: String) async throws -> Person {
    let person = try await editing("A note")
    try person.type(text, into: "Your words")
    try await person.tap("Save")
    try await person.until("it is listed") { person.says("A note, \(text)") }
    try await person.tap("A note, \(text)")
    try await person.until("it is read") { person.says("Heading: Your words") }
    return person
  }

  /// Changes what ``reading(_:)`` shows, and reads what it was before.
  private func changing(_ person: Person) async throws {
    try await person.tap("Change")
    try await person.until("it is there") { person.says("Text field: Your words, first") }
    try person.type("second", into: "Your words")
    try await person.tap("Save")
    try await person.until("it is listed") { person.says("A note, second") }
    try await person.tap("A note, second")
    try await person.until("it is read") { person.says("What it was before") }
    try await person.tap("What it was before")
    try await person.until("it is read") { person.says("Text: first") }
  }

  @Test func whatWasChangedKeepsWhatItWasBeforeAndThatCanBeBroughtBack() async throws {
    let person = try await reading("first")
    #expect(!person.says("What it was before"))
    try await changing(person)
    #expect(!person.says("second"))
    try await person.tap("Restore this version")
    try await person.until("it is as it was") { person.says("Text: first") && person.says("Change") }
    #expect(person.screen.announcements.last == "The earlier version is back.")
  }

  @Test func aChangeThatIsNotFinishedIsADraftAndTheEntryStays() async throws {
    let person = try await reading("first")
    try await person.tap("Change")
    try await person.until("it is there") { person.says("Text field: Your words, first") }
    try person.type("sec", into: "Your words")
    try await person.back()
    try await person.until("the entry is as it was") { person.says("Text: first") }
    try await person.back()
    try await person.until("both are listed") { person.says("Not finished yet") && person.says("A note, first") }
    try await person.tap("A note, first")
    try await person.until("it is read") { person.says("Heading: Your words") }
    try await person.tap("Change")
    try await person.until("it is gone on with") { person.says("Text field: Your words, sec") }
  }

  @Test func itIsSharedOnlyOnceItWasSaidWhatThatMeans() async throws {
    let person = try await reading("for Ada")
    try await person.tap("Share")
    #expect(person.says("What you wrote leaves Kindself then. Whoever gets it can read it."))
    #expect(person.screen.shared == [])
    try await person.tap("Not now")
    #expect(!person.says("What you wrote leaves"))
    try await person.tap("Share")
    try await person.tap("Share")
    #expect(person.screen.shared.count == 1)
    #expect(person.screen.shared[0].hasPrefix("A note\n") && person.screen.shared[0].hasSuffix("Your words\nfor Ada\n"))
  }

  @Test func whatIsDeletedCanBeHadBackForAWhile() async throws {
    let person = try await reading("gone")
    let undoMs = try #require(person.app.store.open?.catalogue.undoMs)
    try await person.tap("Delete")
    try await person.until("it is deleted") { person.says("Deleted.") && !person.says("A note, gone") }
    #expect(person.screen.announcements.last == "Deleted.")
    await person.pass(undoMs - 1)
    try await person.tap("Undo")
    try await person.until("it is back") { person.says("A note, gone") && !person.says("Deleted.") }
    try await person.tap("A note, gone")
    try await person.until("it is read") { person.says("Delete") }
    try await person.tap("Delete")
    try await person.until("it is deleted") { person.says("Deleted.") }
    await person.pass(undoMs)
    try await person.until("it is gone for good") { !person.says("Deleted.") && person.says("Nothing here yet.") }
  }

  @Test func whatCannotBeDeletedStaysAndItSaysWhy() async throws {
    let person = try await reading("stays")
    person.machine.stores.refuseWrites(.readOnly)
    try await person.tap("Delete")
    try await person.until("it is said") { person.says("This device does not allow saving right now.") }
    #expect(person.says("stays"))
  }

  @Test func hundredsOfEntriesAreAllThere() async throws {
    let person = try await Person()
    let journal = try #require(person.machine.journal)
    let now = person.machine.clock.moment
    for number in 1...120 {
      var written = try journal.begin(kind: "note", now: now)
      written.values = [FieldValue(field: "text", value: .text(text: "number \(number) of many"))]
      written.day = number > 60 ? "2026-11-23" : "2026-11-20"
      _ = try journal.keep(id: nil, written: written, draft: nil, now: now)
    }
    try await person.tab("Write")
    try await person.until("all of them are read") { person.app.journal.write.days.map(\.entries.count) == [60, 60] }
    #expect(person.says("number 1 of many") && person.says("number 120 of many"))
    #expect(person.says("Heading: November 20, 2026"))
  }

  @Test func whatWasWrittenTodayIsYesterdaysWhenTheAppComesBackOnTheNextDay() async throws {
    let person = try await editing("A note")
    try person.type("A late walk", into: "Your words")
    try await person.tap("Save")
    try await person.until("it is listed") { person.says("Heading: Today") }
    await person.scene(.background)
    person.machine.clock.daysOn = 1
    await person.scene(.active)
    try await person.until("it is yesterday's") {
      person.says("Heading: Yesterday") && !person.says("Heading: Today") && person.says("A late walk")
    }
  }

  // MARK: What cannot be read now

  @Test(arguments: [
    (JournalError.Store(trouble: .busy), "Something else is using the file with your writing."),
    (.Clock, "The clock of this device shows no date that can be."),
    (.UnknownKind, "This belongs to another version of Kindself."),
    (.Gone, "This is no longer here."),
  ])
  func anEntryThatCannotBeReadSaysWhyAndOnlyOneThatIsGoneIsCalledSo(_ why: JournalError, words: String) async throws {
    let person = try await reading("still there")
    try await person.back()
    person.machine.stores.refuseReads(why)
    try await person.tap("A note, still there")
    try await person.until("it is said") { person.says(words) }
    #expect(person.says("This is no longer here.") == (why == .Gone))
    #expect(!person.says("Delete") && !person.says("Change"))
  }

  @Test(arguments: [
    (JournalError.Store(trouble: .busy), "Something else is using the file with your writing."),
    (.Clock, "The clock of this device shows no date that can be."),
    (.UnknownKind, "This belongs to another version of Kindself."),
  ])
  func anEditorThatCannotBeOpenedSaysWhyAndCanTryAgain(_ why: JournalError, words: String) async throws {
    let person = try await reading("still there")
    person.machine.stores.refuseReads(why)
    try await person.tap("Change")
    try await person.until("it is said") { person.says(words) }
    #expect(!person.says("This is no longer here.") && !person.says("Save"))
    person.machine.stores.refuseReads(nil)
    try await person.tap("Try again")
    try await person.until("it is there") { person.says("Text field: Your words, still there") }
    #expect(!person.says(words))
  }

  @Test func anEditorOfWhatIsGoneSaysSo() async throws {
    let person = try await reading("gone")
    person.machine.stores.refuseReads(.Gone)
    try await person.tap("Change")
    try await person.until("it is said") { person.says("This is no longer here.") }
    #expect(!person.says("Try again"))
  }

  @Test(arguments: [
    (JournalError.Store(trouble: .full), "Not saved: no room on this device"),
    (.Clock, "The clock of this device shows no date that can be. Once it is right, this works again."),
  ])
  func whatItWasBeforeThatCannotBeBroughtBackSaysWhy(_ why: JournalError, words: String) async throws {
    let person = try await reading("first")
    try await changing(person)
    person.machine.stores.refuseToKeep(why)
    try await person.tap("Restore this version")
    try await person.until("it is said") { person.says(words) }
    #expect(person.screen.announcements.last == words)
    person.machine.stores.refuseToKeep(nil)
    try await person.tap("Restore this version")
    try await person.until("it is as it was") { person.says("Text: first") && person.says("Change") }
  }

  // MARK: Search

  private func searching(_ texts: String...) async throws -> Person {
    let person = try await Person()
    let journal = try #require(person.machine.journal)
    let now = person.machine.clock.moment
    for (index, text) in texts.enumerated() {
      var written = try journal.begin(kind: index == 0 ? "letter" : "note", now: now)
      written.values = [FieldValue(field: "text", value: .text(text: text))]
      if index == 1 { written.values.append(FieldValue(field: "mood", value: .rating(number: 4))) }
      written.tags = index == 0 ? ["family"] : []
      _ = try journal.keep(id: nil, written: written, draft: nil, now: now)
    }
    try await person.tab("Write")
    try await person.tap("Search")
    try await person.until("its filters are there") { person.says("Filters") }
    return person
  }

  @Test func aBeginningOfAWordFindsItWhileOneTypes() async throws {
    let person = try await searching("Dear grandmother, the garden", "A walk to the gate", "Tea")
    #expect(person.screen.all(role: .textField).first?.isFocused == true)
    try person.type("ga", into: "Words to look for")
    try await person.until("both are found") { person.says("garden") && person.says("gate") }
    try person.type("gard", into: "Words to look for")
    try await person.until("one is found") { person.says("garden") && !person.says("gate") }
    try person.type("gard zebra", into: "Words to look for")
    try await person.until("nothing is found") { person.says("Nothing found. The beginning of a word is enough.") }
    #expect(person.screen.announcements.last == "Nothing found. The beginning of a word is enough.")
    try person.type("", into: "Words to look for")
    try await person.until("it is empty again") { !person.says("Nothing found.") }
    try person.type("gard", into: "Words to look for")
    try await person.until("one is found") { person.says("garden") }
    try person.screen.tap(role: .button, startingWith: "A kind letter, ")
    try await person.until("it is read") { person.says("Heading: The letter") }
    try await person.back()
    #expect(person.says("garden") && !person.says("gate"), "one is where one was")
    #expect(person.screen.findings == [] && person.screen.notes == [])
  }

  @Test func whatIsFoundSaysItsDay() async throws {
    let person = try await searching("Dear gate", "A walk to the gate")
    let journal = try #require(person.machine.journal)
    let now = person.machine.clock.moment
    for day in ["2026-11-22", "2026-11-20"] {
      var written = try journal.begin(kind: "note", now: now)
      written.values = [FieldValue(field: "text", value: .text(text: "gate of \(day)"))]
      written.day = day
      _ = try journal.keep(id: nil, written: written, draft: nil, now: now)
    }
    try person.type("gate", into: "Words to look for")
    try await person.until("all are found") { person.says("gate of 2026-11-20") }
    #expect(person.says("Button: A note, Today, A walk to the gate"))
    #expect(person.says("Button: A note, Yesterday, gate of 2026-11-22"))
    #expect(person.says("Button: A note, November 20, 2026, gate of 2026-11-20"))
  }

  @Test func kindsTagsDaysAndRatingsNarrowIt() async throws {
    let person = try await searching("Dear you", "A rated walk", "Tea")
    #expect(!person.says("With a rating"), "the first hit is not pushed out of sight")
    try await person.tap("Filters")
    try await person.until("they are there") { person.says("family") }
    try await person.tap("A kind letter")
    try await person.until("the letter is found") { person.says("Dear you") && !person.says("Tea") }
    try await person.tap("A kind letter")
    try await person.until("nothing is looked for") { !person.says("Dear you") }
    try await person.tap("family")
    try await person.until("the letter is found") { person.says("Dear you") && !person.says("Tea") }
    try await person.tap("family")
    try await person.tap("With a rating")
    try await person.until("the rated one is found") { person.says("A rated walk") && !person.says("Dear you") }
    try await person.tap("Hide filters")
    #expect(person.says("With a rating") && !person.says("family"), "what is on stays, to be taken off")
    try await person.tap("Filters")
    try await person.tap("To")
    try person.screen.set("To", role: .datePicker, to: try #require(Days.date("2026-11-22")))
    try await person.until("nothing is found") { person.says("Nothing found.") }
    try await person.tap("Any day")
    try await person.until("it is found") { person.says("A rated walk") }
  }

  @Test func longResultsComeInPages() async throws {
    let person = try await searching("family garden", "a")
    let journal = try #require(person.machine.journal)
    let now = person.machine.clock.moment
    for number in 1...25 {
      var written = try journal.begin(kind: "note", now: now)
      written.values = [FieldValue(field: "text", value: .text(text: "pebble \(number)"))]
      _ = try journal.keep(id: nil, written: written, draft: nil, now: now)
    }
    try person.type("pebble", into: "Words to look for")
    let found = { person.screen.all().filter { $0.label.contains("pebble") && $0.role == .button }.count }
    try await person.until("twenty are found") { found() == 20 }
    try await person.tap("More")
    try await person.until("all are found") { found() == 25 }
    #expect(!person.says("More"))
  }

  @Test func lettersThatAreSealedAgainLeaveNoPageEmpty() async throws {
    let person = try await searching("family garden", "a")
    let journal = try #require(person.machine.journal)
    let now = person.machine.clock.moment
    let later = Moment(utcMs: now.utcMs + 3 * 86_400_000, aheadOfUtcS: now.aheadOfUtcS)
    for number in 1...25 {
      var written = try journal.begin(kind: "letter", now: now)
      // One word is found before two.
      written.values = [FieldValue(field: "text", value: .text(text: "otter"))]
      written.opens = "2026-11-26"
      _ = try journal.keep(id: nil, written: written, draft: nil, now: now)
      written = try journal.begin(kind: "note", now: now)
      written.values = [FieldValue(field: "text", value: .text(text: "otter and many other words, \(number)"))]
      _ = try journal.keep(id: nil, written: written, draft: nil, now: now)
    }
    // Their day came, and then the clock was set back.
    try journal.tidy(now: later)
    try person.type("otter", into: "Words to look for")
    let found = { person.screen.all().filter { $0.label.contains("otter") && $0.role == .button }.count }
    try await person.until("the notes behind them are found") { found() == 15 }
    #expect(!person.screen.announcements.contains { $0.hasPrefix("Nothing found") })
    try await person.tap("More")
    try await person.until("all are found") { found() == 25 }
    #expect(!person.says("More"))
  }
}

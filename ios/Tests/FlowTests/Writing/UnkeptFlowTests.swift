import AppModel
import Foundation
import KindselfCore
import TestMachine
import Testing

@testable import SwiftUI

/// What is typed while the phone keeps nothing: it stays for as long as the app is open, and can be found again.
@Suite @MainActor struct UnkeptFlowTests {
  private let full = "Not saved: no room on this device"

  private func left(_ text: String) async throws -> Person {
    let person = try await editing("A note")
    person.machine.stores.refuseWrites(.full)
    try person.type(text, into: "Your words")
    try await person.back()
    try await person.until("it is listed") { person.says("Not finished yet") && person.says(text) }
    return person
  }

  @Test func whatCouldNotBeKeptIsNotCalledKeptAndIsFoundAgain() async throws {
    let person = try await left("no room for this")
    #expect(person.screen.announcements == [full])
    #expect(person.says(full) && !person.says("Nothing here yet."))
    try await person.tap("A note")
    #expect(person.says("Text field: Your words, no room for this"), "opening the same kind shows it")
    try await person.back()
    try await person.tap("Go on")
    #expect(person.says("Text field: Your words, no room for this"))
    try person.type("no room for this yet", into: "Your words")
    try await person.back()
    try await person.until("it is as it was left") { person.says("no room for this yet") }
    #expect(!person.screen.announcements.contains("Saved as a draft."))
    #expect(person.screen.findings == [] && person.screen.notes == [])
  }

  @Test func onceThereIsRoomItIsADraftWhenTheAppComesBack() async throws {
    let person = try await left("no room for this")
    person.machine.stores.refuseWrites(nil)
    await person.scene(.inactive)
    await person.scene(.active)
    await person.scene(.background)
    await person.scene(.active)
    try await person.until("it is a draft") { (try? person.machine.drafts().map(\.preview)) == ["no room for this"] }
    try await person.until("it is listed as one") { !person.says(full) && person.says("no room for this") }
    #expect(person.app.journal.unkept.isEmpty)
    try await person.tap("A note")
    try await person.until("the next one begins") { person.says("Text field: Your words") }
    #expect(!person.says("no room for this"))
  }

  @Test func outOfSightItIsTriedOnceMore() async throws {
    let person = try await left("no room for this")
    person.machine.stores.refuseWrites(nil)
    await person.scene(.background)
    try await person.until("it is a draft") { (try? person.machine.drafts().map(\.preview)) == ["no room for this"] }
  }

  @Test func whoeverBeginsSomethingElseHasItTriedOnceMore() async throws {
    let person = try await left("no room for this")
    try await person.tap("Other ways to write")
    person.machine.stores.refuseWrites(nil)
    try await person.tap("A kind letter")
    try await person.until("both are there") {
      person.says("The letter") && (try? person.machine.drafts().map(\.preview)) == ["no room for this"]
    }
  }

  @Test func itBecomesAnEntryAtLast() async throws {
    let person = try await left("no room for this")
    try await person.tap("Go on")
    person.machine.stores.refuseWrites(nil)
    try await person.tap("Save")
    try await person.until("it is kept") { person.says("A note, no room for this") }
    #expect(person.app.journal.unkept.isEmpty && !person.says("Not finished yet"))
    #expect(try person.machine.drafts().isEmpty)
  }

  @Test func itCanBeLetGo() async throws {
    let person = try await left("no room for this")
    try await person.tap("Let it go")
    try await person.tap("Hold on to it")
    #expect(person.says("no room for this"))
    try await person.tap("Let it go")
    try person.screen.tap("Let it go")
    try await person.until("it is gone") { person.says("Nothing here yet.") }
    #expect(person.app.journal.unkept.isEmpty)
  }

  @Test func ofADraftThatCouldNotBeKeptAgainOnlyWhatIsNewerIsListed() async throws {
    let person = try await editing("A note")
    try person.type("an older line", into: "Your words")
    await person.pass(2000)
    try await person.until("it is kept") { person.says("Draft saved") }
    person.machine.stores.refuseWrites(.io)
    try person.type("a newer line", into: "Your words")
    try await person.back()
    try await person.until("it is listed") { person.says("a newer line") && person.says("Not finished yet") }
    #expect(!person.says("an older line"))
    #expect(person.says("Not saved yet: this device cannot write right now"))
    person.machine.stores.refuseWrites(nil)
    try await person.tap("Let it go")
    try person.screen.tap("Let it go")
    try await person.until("both are gone") { person.says("Nothing here yet.") }
    #expect(try person.machine.drafts().isEmpty)
  }

  @Test func aChangeOfAnEntryThatCouldNotBeKeptIsGoneOnWith() async throws {
    let person = try await editing("A note")
    try person.type("first", into: "Your words")
    try await person.tap("Save")
    try await person.until("it is listed") { person.says("A note, first") }
    try await person.tap("A note, first")
    try await person.until("it is read") { person.says("Change") }
    try await person.tap("Change")
    try await person.until("it is there") { person.says("Text field: Your words, first") }
    person.machine.stores.refuseWrites(.readOnly)
    try person.type("second", into: "Your words")
    try await person.back()
    try await person.until("it is known") { person.app.journal.unkept.count == 1 }
    try await person.tap("Change")
    #expect(person.says("Text field: Your words, second"))
  }

  @Test func aDraftThatIsTooLongSaysItsLimitAndIsFoundAgain() async throws {
    let person = try await editing("A note")
    let most = Int(try #require(person.app.store.open?.catalogue.mostBytes))
    let limit = "This is more than one entry can hold: up to \(most) bytes fit. You could keep it in two."
    try person.type(String(repeating: "long ", count: most / 5 + 1), into: "Your words")
    await person.pass(2000)
    try await person.until("it is said") { person.says(limit) }
    #expect(!person.says("this device cannot write right now"))
    #expect(person.screen.announcements == [limit])
    try await person.back()
    try await person.until("it is listed") { person.says("Not finished yet") && person.says("long long") }
    #expect(person.says(limit))
    try await person.tap("Go on")
    try person.type("short", into: "Your words")
    await person.pass(2000)
    try await person.until("it is kept") { person.says("Draft saved") }
    #expect(person.app.journal.unkept.isEmpty)
  }

  @Test func whereEverythingIsDeletedNothingThatStandsOpenIsKeptAfterwards() async throws {
    let person = try await left("no room for this")
    try await person.tap("Go on")
    person.machine.stores.refuseWrites(nil)
    await person.app.deleteEverything()
    await person.scene(.background)
    await person.scene(.active)
    await person.pass(5000)
    #expect(person.app.journal.unkept.isEmpty && !person.says("no room for this"))
    try await person.back()
    try await person.until("nothing is there") { person.says("Nothing here yet.") }
    #expect(try person.machine.drafts().isEmpty)
  }
}

/// What is typed while Keep is on its way.
@Suite @MainActor struct KeepingFlowTests {
  private func texts(_ person: Person) throws -> [EntryValue] {
    let journal = try #require(person.machine.journal)
    let now = person.machine.clock.moment
    let cards = try journal.entries(filter: .all, after: nil, most: 9, now: now).entries
    return try cards.flatMap { try journal.entry(id: $0.id, now: now).written.values.map(\.value) }
  }

  @Test func whatIsTypedWhileItIsBeingKeptIsKeptToo() async throws {
    let person = try await editing("A note")
    try person.type("one", into: "Your words")
    person.machine.stores.letKeepsWait(true)
    try await person.tap("Save")
    try person.type("one and two", into: "Your words")
    try await person.tap("Save")
    person.machine.stores.letKeepsWait(false)
    try await person.until("it is listed") { person.says("A note, one and two") }
    #expect(try texts(person) == [.text(text: "one and two")], "one entry, with all of it")
    #expect(try person.machine.drafts().isEmpty)
    #expect(person.app.journal.unkept.isEmpty)
  }

  @Test func whereItCannotBeKeptWhatWasTypedMeanwhileIsItsDraft() async throws {
    let person = try await editing("A note")
    try person.type("one", into: "Your words")
    person.machine.stores.letKeepsWait(true)
    person.machine.stores.refuseToKeep(.Clock)
    try await person.tap("Save")
    try person.type("one and two", into: "Your words")
    person.machine.stores.letKeepsWait(false)
    try await person.until("it is said") { person.says("The clock of this device shows no date that can be.") }
    await person.pass(2000)
    try await person.until("it is a draft") { (try? person.machine.drafts().map(\.preview)) == ["one and two"] }
    person.machine.stores.refuseToKeep(nil)
    try await person.tap("Save")
    try await person.until("it is listed") { person.says("A note, one and two") }
    #expect(try texts(person).count == 1)
  }

  @Test func aLetterTakesNothingMoreWhileItIsBeingSealed() async throws {
    let person = try await editing("A kind letter")
    try person.type("Dear you", into: "The letter")
    try await person.tap("From me, to me")
    try await person.tap("Seal until…")
    person.machine.stores.letKeepsWait(true)
    try await person.tap("Save")
    #expect(try person.isDisabled("The letter"), "what was typed now would be lost behind the seal")
    #expect(throws: ScreenFailure.self) { try person.type("Dear you, and more", into: "The letter") }
    person.machine.stores.letKeepsWait(false)
    try await person.until("it is sealed") { person.says("Sealed until") }
    #expect(try person.machine.drafts().isEmpty && person.app.journal.unkept.isEmpty)
  }

  @Test func aLetterThatCouldNotBeSealedCanBeWrittenOn() async throws {
    let person = try await editing("A kind letter")
    try person.type("Dear you", into: "The letter")
    try await person.tap("From me, to me")
    try await person.tap("Seal until…")
    person.machine.stores.refuseWrites(.full)
    try await person.tap("Save")
    try await person.until("it is said") { person.says("Not saved: no room on this device") }
    #expect(try !person.isDisabled("The letter"))
  }
}

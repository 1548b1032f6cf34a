import AppModel
import Foundation
import KindselfCore
import TestMachine
import Testing
import Views

@testable import SwiftUI

/// What the system shows above the screens, where no cover hides it: questions, files to choose, something to be shared.
@Suite @MainActor struct OutOfSightFlowTests {
  private func locking(_ person: Person) async throws {
    person.app.privacy.setLock(true)
    try await person.until("it is kept") { person.machine.shelf["lock"] == "on" }
  }

  /// A draft that may be let go: that is being asked.
  private func asking() async throws -> Person {
    let person = try await editing("A note")
    try person.type("private words", into: "Your words")
    await person.pass(2000)
    try await person.until("it is kept") { person.says("Draft saved") }
    try await person.back()
    try await person.until("it is listed") { person.says("Not finished yet") }
    try await person.tap("Let it go")
    #expect(person.says("Let this draft go?"))
    return person
  }

  @Test func aQuestionIsClosedUnansweredWhenTheAppIsOutOfSightAndNotByAGlimpse() async throws {
    let person = try await asking()
    await person.scene(.inactive)
    #expect(person.machine.curtain.isDrawn, "nothing is in the picture the system takes")
    await person.scene(.active)
    #expect(person.says("Let this draft go?"), "the control centre was only pulled down")
    await person.scene(.inactive)
    await person.scene(.background)
    #expect(person.machine.curtain.isDrawn)
    await person.scene(.active)
    #expect(!person.says("Let this draft go?") && person.says("private words"))
    #expect(try person.machine.drafts().count == 1)
  }

  @Test func aGlimpseOfSomethingElseHidesTheScreenAndLeavesTheKeyboardWhereItWas() async throws {
    let person = try await Person()
    try await person.tab("Write")
    try await person.tap("Search")
    let field = "Words to look for"
    try person.type("ri", into: field)
    #expect(try person.screen.one(field).isFocused)
    await person.scene(.inactive)
    #expect(person.seesNothing && person.machine.curtain.isDrawn)
    #expect(try person.screen.one(field).isEnabled && person.screen.one(field).isFocused)
    await person.scene(.active)
    #expect(!person.seesNothing && !person.machine.curtain.isDrawn)
    #expect(try person.screen.one(field).isFocused && person.screen.one(field).value == "ri")
  }

  @Test func theLockTakesTheKeyboardAway() async throws {
    let person = try await Person()
    try await person.tab("Write")
    try await person.tap("Search")
    try person.type("ri", into: "Words to look for")
    try await locking(person)
    await person.scene(.background)
    await person.scene(.active)
    try await person.tap("Unlock")
    #expect(try !person.screen.one("Words to look for").isFocused)
    #expect(try person.screen.one("Words to look for").value == "ri")
  }

  @Test func noQuestionStandsBeforeTheLock() async throws {
    let person = try await asking()
    try await locking(person)
    await person.scene(.background)
    await person.scene(.active)
    #expect(person.says("Kindself is locked") && !person.says("Let this draft go?"))
    try await person.tap("Unlock")
    try await person.until("it is open") { person.says("private words") }
    #expect(!person.says("Let this draft go?"))
  }

  @Test func deletingEverythingIsNotAskedBeforeTheLockEither() async throws {
    let person = try await Person()
    try await locking(person)
    try await person.tab("You")
    try await person.tap("Privacy and backup")
    try await person.tap("Delete everything")
    try person.screen.tap("Delete everything", role: .button)
    await person.pass(0)
    #expect(person.says("Delete everything, for good?"))
    await person.scene(.background)
    await person.scene(.active)
    #expect(person.says("Kindself is locked") && !person.says("for good?"))
  }

  @Test func choosingAFileGoesOnInFrontAndEndsAtTheLock() async throws {
    let person = try await Person()
    try await person.tab("You")
    try await person.tap("Privacy and backup")
    try await person.tap("Restore a backup")
    try await person.tap("Choose a file")
    #expect(person.screen.picking != nil)
    // A place for files may ask who one is.
    await person.scene(.inactive)
    await person.scene(.active)
    #expect(person.screen.picking != nil)
    try await locking(person)
    await person.scene(.background)
    #expect(person.screen.picking == nil)
    await person.scene(.active)
    try await person.tap("Unlock")
    #expect(person.screen.picking == nil && person.says("Choose a file"))
  }

  // MARK: The curtain

  @Test func theCurtainIsDrawnBeforeTheSystemTakesItsPicture() async throws {
    let person = try await Person()
    let curtain = person.machine.curtain
    #expect(!curtain.isDrawn)
    await person.scene(.inactive)
    #expect(curtain.isDrawn && curtain.clearings == 0, "what is being shared is there again afterwards")
    await person.scene(.active)
    #expect(!curtain.isDrawn)
    await person.scene(.background)
    #expect(curtain.isDrawn)
    await person.scene(.active)
    #expect(!curtain.isDrawn && curtain.clearings == 0)
  }

  @Test func atTheLockWhateverStandsAboveTheScreensIsClosedBehindTheCurtain() async throws {
    let person = try await Person()
    try await locking(person)
    let curtain = person.machine.curtain
    await person.scene(.background)
    #expect(curtain.isDrawn && curtain.clearings == 1)
    await person.scene(.active)
    #expect(!curtain.isDrawn && person.says("Kindself is locked"))
    // The system asks who it is: the locked screen stays in sight behind that.
    await person.scene(.inactive)
    #expect(!curtain.isDrawn)
    await person.scene(.active)
    try await person.tap("Unlock")
    await person.scene(.inactive)
    #expect(curtain.isDrawn)
  }

  @Test func leavingQuicklyClosesItToo() async throws {
    let person = try await Person()
    person.app.leaveQuickly()
    #expect(person.machine.curtain.clearings == 1)
  }

  @Test func aWindowThatIsMadeAnewFindsNoCurtain() async throws {
    let person = try await Person()
    await person.scene(.background)
    #expect(person.machine.curtain.isDrawn)
    let screen = Screen(RootView(app: person.app), catalog: try english())
    #expect(screen.has("What would help now?"))
    #expect(!person.machine.curtain.isDrawn)
  }
}

/// How much goes when everything is deleted, where what is set aside or cannot be opened goes too.
@Suite @MainActor struct GoingFlowTests {
  /// Files in a folder, and in its folders.
  private func files(_ path: String) throws -> Int {
    try FileManager.default.subpathsOfDirectory(atPath: path).count {
      try FileManager.default.attributesOfItem(atPath: "\(path)/\($0)")[.type] as? FileAttributeType == .typeRegular
    }
  }

  private func deleting(_ person: Person) async throws {
    try await person.tab("You")
    try await person.tap("Privacy and backup")
    try await person.tap("Delete everything")
  }

  /// A phone whose journal does not open: its key is gone.
  private func keyless() async throws -> Machine {
    let before = try await editing("A note")
    try before.type("secret", into: "Your words")
    try await before.tap("Save")
    try await before.until("it is kept") { before.says("A note, secret") }
    before.app.store.open?.opened.store.close()
    try before.machine.vault.forget()
    return before.machine.afterKill()
  }

  @Test func whatWasSetAsideIsCountedToo() async throws {
    let person = try await Person(try await keyless())
    await person.app.store.beginAfresh()
    let aside = try #require(try person.machine.folder.pathsAside().first)
    try await deleting(person)
    let count = try files(aside) + files(person.machine.folder.path)
    try await person.until("it is counted") {
      let nothing = "0 entries, 0 drafts, 0 sessions, 0 keepsakes, 0 favourites, 0 reminders, 0 answers, 0 wordings"
      return person.says("This deletes \(nothing) and \(count) files")
    }
    #expect(try files(aside) > 0)
  }

  @Test func whereTheJournalDoesNotOpenItsFilesAreCounted() async throws {
    let person = try await Person(try await keyless())
    #expect(person.app.store.open == nil)
    try await deleting(person)
    let count = try files(person.machine.folder.path)
    #expect(count > 0)
    let words =
      count == 1
      ? "1 file will go. What is in it cannot be counted while the journal does not open."
      : "\(count) files will go. What is in them cannot be counted while the journal does not open."
    try await person.until("it is counted") { person.says(words) }
    try person.screen.tap("Delete everything", role: .button)
    await person.pass(0)
    #expect(person.says(words), "before it is done, too")
    #expect(person.screen.findings == [])
  }
}

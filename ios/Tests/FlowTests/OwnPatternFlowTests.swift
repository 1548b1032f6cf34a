import TestMachine
import Testing

@testable import SwiftUI

@Suite @MainActor struct OwnPatternFlowTests {
  private func editing() async throws -> Person {
    let person = try await Person()
    try await person.tap("Breathe")
    try await person.tap("Make a breath of your own")
    return person
  }

  @Test func oneIsMadeNamedBreathedChangedDeletedAndBroughtBack() async throws {
    let person = try await editing()
    try person.type("Evening", into: "Name")
    try person.screen.increment("Out", role: .stepper)
    #expect(person.says("in 4 · out 6.5"))
    try await person.tap("Save")
    #expect(person.says("Evening"))
    try await person.tap("Choose length and start")
    try await person.tap("Start")
    try await person.untilItRuns()
    await person.pass(4100)
    #expect(person.says("Breathe in"))
    try await person.tap("End here")
    try await person.tap("Done")
    try await person.tap("Breathe")
    try await person.tap("Evening")
    try await person.tap("Change it")
    try person.type("5", into: "In")
    try await person.tap("Save")
    #expect(person.says("in 5 · out 6.5"))
    try await person.tap("Change it")
    try await person.tap("Delete this breath")
    #expect(!person.says("Evening") && person.says("Deleted."))
    #expect(person.screen.announcements.last == "Deleted.")
    try await person.tap("Undo")
    #expect(person.says("Evening") && !person.says("Deleted."))
    #expect(person.screen.notes == [], "no bar is left where nothing can be brought back")
  }

  @Test func aSecondOneBeginsAsTheFirstDid() async throws {
    let person = try await editing()
    try person.type("Evening", into: "Name")
    try person.type("5", into: "In")
    try await person.tap("Save")
    try await person.back()
    try await person.tap("Make a breath of your own")
    #expect(try person.screen.one("Name").value == "" && person.screen.one("In", role: .textField).value == "4")
    try person.type("Morning", into: "Name")
    try await person.back()
    try await person.tap("Make a breath of your own")
    #expect(try person.screen.one("Name").value == "", "what was left is let go with its screen")
  }

  @Test func whatIsTypedSurvivesTheLockAndTheWayToTheLifebuoy() async throws {
    let person = try await editing()
    try person.type("Evening", into: "Name")
    try person.type("5", into: "In")
    person.app.privacy.setLock(true)
    await person.scene(.background)
    await person.scene(.active)
    #expect(person.says("Kindself is locked") && !person.says("Evening"))
    try await person.tap("Unlock")
    #expect(try person.screen.one("Name").value == "Evening")
    try await person.tap("Lifebuoy: grounding and crisis lines")
    try await person.back()
    try await person.tab("You")
    try await person.tab("Now")
    #expect(try person.screen.one("Name").value == "Evening" && person.screen.one("In", role: .textField).value == "5")
  }

  @Test func eachRefusalSaysItsLimitBesideItsField() async throws {
    let person = try await editing()
    for (typed, words) in [
      ("1", "This is shorter than is comfortable. 2 seconds or more works."),
      ("900", "This is longer than is gentle. 8 seconds or less works."),
      ("4,25", "It goes in steps of 0.5 seconds. The buttons beside it lead to the next one."),
      ("NaN", "This is not a number of seconds. A number such as 4 or 4.5 works."),
      ("-1e999", "This is not a number of seconds."), ("four", "This is not a number of seconds."),
    ] {
      try person.type(typed, into: "In")
      #expect(person.says(words), "\(typed)")
      #expect(person.says("Below it says what to change, and this breath is ready."))
      #expect(try person.isDisabled("Save"))
    }
    try person.type("4", into: "In")
    try person.type("8", into: "Hold, lungs full")
    try person.type("6", into: "Hold, lungs empty")
    try person.type("2", into: "Out")
    #expect(person.says("Much of this breath is held"))
    #expect(try person.isDisabled("Save"))
  }

  @Test func oneWithHoldsAsksAboutThem() async throws {
    let person = try await editing()
    try person.type("3", into: "Hold, lungs full")
    try await person.tap("Save")
    #expect(person.says("My breath"))
    try await person.tap("Choose length and start")
    #expect(try person.isDisabled("Start"))
    try await person.tap("Without holds")
    try await person.tap("Start")
    try await person.untilItRuns()
    await person.pass(4100)
    #expect(person.says("Breathe in"))
  }
}

import KindselfCore
import TestMachine
import Testing

@testable import SwiftUI

/// Every practice can be found, prepared and begun, and says its first words.
@Suite @MainActor struct PracticesFlowTests {
  private func begins(_ name: String, _ subject: Subject, lengthMs: UInt64, hasHolds: Bool = false) async throws {
    let person = try await Person()
    try await person.tap("Breathe")
    try await person.tap(name)
    try await person.tap("Choose length and start")
    if hasHolds {
      #expect(try person.isDisabled("Start"))
      #expect(person.says("With holds or without? Choose above, and it can start."))
      for reason in person.app.practices.catalogue.cautions.holdReasons { #expect(person.says(reason)) }
      try await person.tap("With holds")
    }
    let expected = try person.app.breathing.begin(choice: person.app.practices.choice(of: subject, lengthMs: lengthMs))
      .timeline()
    try await person.tap("Start")
    try await person.untilItRuns()
    #expect(person.says(expected.lines[Int(expected.phases[0].line)]), "\(name)")
    guard expected.phases.count > 1 else { return }
    await person.pass(expected.phases[0].endMs)
    #expect(person.says(expected.lines[Int(expected.phases[1].line)]), "\(name)")
  }

  @Test func everyProtocol() async throws {
    let cards = try Breathing(content: Content(language: "en")).catalogue().protocols
    #expect(!cards.isEmpty)
    for card in cards {
      try await begins(
        card.name, .protocol(id: card.id), lengthMs: try #require(card.lengthsMs.first), hasHolds: card.hasHolds)
    }
  }

  @Test func everyPractice() async throws {
    let cards = try Breathing(content: Content(language: "en")).catalogue().practices
    #expect(cards.count > 10)
    for card in cards {
      let person = try await Person()
      try await person.tab("Practise")
      #expect(person.offers(card.name), "without a word typed")
      try await person.open(practice: card.name)
      try await person.begin()
      // Which words of several are said is left to chance.
      #expect(person.app.player.display?.title == card.name)
      #expect(person.app.player.display?.line.isEmpty == false, "\(card.name)")
      #expect(person.screen.notes == [], "\(card.name)")
    }
  }

  private func preparing(_ name: String) async throws -> Person {
    let person = try await Person()
    try await person.tap("Breathe")
    try await person.tap(name)
    try await person.tap("Choose length and start")
    return person
  }

  @Test func aBeginnersLimitIsSaidKindly() async throws {
    let person = try await preparing("4-7-8 breathing")
    try await person.tap("With holds")
    try await person.tap("2 minutes 32 seconds")
    #expect(person.says("In the first month, 4 breaths of this kind are plenty. It ends there by itself."))
  }

  @Test func byHowMuchTheLengthMovedIsSaid() async throws {
    let person = try await preparing("Coherent breathing")
    try await person.tap("Another length")
    try person.screen.increment("How long")
    #expect(person.says("How long, 4 minutes"))
    #expect(person.says("so that no breath is cut"))
  }

  @Test func aSlowerStartIsShownAndRemembered() async throws {
    let person = try await preparing("Soothing rhythm")
    #expect(person.says("About 3 seconds in, 3 seconds out"))
    try await person.tap("Slower")
    #expect(person.says("About 3.5 seconds in, 3.5 seconds out"))
    try await person.until("it is kept") { person.machine.kept("settings")?.contains("3500") == true }
  }

  @Test func withoutSoundItSaysThatTheAppStaysInFront() async throws {
    let person = try await preparing("Soothing rhythm")
    let words = "Without sound, a session needs the app in front. Out of sight, it waits for you."
    #expect(!person.says(words))
    for way in ["Tones", "Bell"] { try await person.tap(way) }
    #expect(person.says(words))
  }

  @Test func withoutAMotorTouchCannotBeChosen() async throws {
    let machine = Machine()
    machine.haptics.isThere = false
    let person = try await Person(machine)
    try await person.tap("You")
    try await person.tap("Settings")
    #expect(person.says("This phone cannot vibrate."))
    #expect(try person.isDisabled("Touch"))
  }
}

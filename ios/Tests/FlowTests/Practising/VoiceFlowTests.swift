import KindselfCore
import TestMachine
import Testing

@testable import SwiftUI

/// Led through a practice by a voice, whatever the voice does: it begins, shows its lines, comes to its end, and says
/// kindly what it goes on without.
@Suite @MainActor struct VoiceFlowTests {
  private let machine = Machine()
  private let without = "This phone has no voice for this language, so it goes on without one."

  /// It is begun, and gets ready.
  private func beginning() async throws -> Person {
    let person = try await Person(machine)
    let cards = person.app.practices.catalogue.practices
    try await person.open(practice: try #require(cards.first { $0.id == "self-compassion-break" }).name)
    try await person.tap("Voice")
    try await person.tap("Begin")
    return person
  }

  /// Second by second to its end, however long its voice takes; gives back the lines that were shown.
  private func toTheEnd(_ person: Person) async throws -> Set<String> {
    var lines: Set<String> = []
    for _ in 0..<1500 {
      guard let display = person.app.player.display else { break }
      if person.says(display.line) { lines.insert(display.line) }
      if person.asked != nil { try person.screen.tap("Go on without") }
      await person.pass(1000)
    }
    #expect(person.says("You were here for yourself."))
    #expect(person.screen.notes + person.screen.findings == [])
    return lines
  }

  @Test(arguments: [TestVoice.Kind.absent, .silent, .empty, .cutOff, .failing])
  func withoutAnythingToHearItShowsItsLinesAndSaysSo(kind: TestVoice.Kind) async throws {
    machine.voice.kind = kind
    let person = try await beginning()
    try await person.untilItRuns()
    #expect(person.says(without) && person.says("Say it, aloud or inside: this hurts."))
    #expect(try await toTheEnd(person).count > 3)
  }

  @Test func aVoiceThatNeverAnswersKeepsNobodyWaitingForLong() async throws {
    machine.voice.saysAtOnce = 0
    let person = try await beginning()
    try await person.until("the voice is asked") { machine.voice.isWaiting }
    #expect(person.says("Getting ready…"))
    await person.pass(8000)
    try await person.untilItRuns()
    #expect(!person.says("Getting ready…") && person.says(without))
    #expect(try await toTheEnd(person).count > 3)
  }

  @Test func aVoiceThatIsLateIsHeardFromThenOn() async throws {
    machine.voice.saysAtOnce = 0
    let person = try await beginning()
    try await person.until("the voice is asked") { machine.voice.isWaiting }
    await person.pass(8000)
    try await person.untilItRuns()
    #expect(person.says(without))
    try await person.until("it is heard") {
      if machine.voice.isWaiting { machine.voice.says() }
      return !person.says(without)
    }
    machine.voice.saysAtOnce = nil
    machine.voice.says()
    #expect(try await toTheEnd(person).count > 3)
  }

  @Test func aVoiceThatDiesOnTheWayLeavesTheRestToBeRead() async throws {
    machine.voice.lives = 6
    let person = try await beginning()
    try await person.untilItRuns()
    #expect(!person.says(without), "what it said is heard")
    #expect(try await toTheEnd(person).count > 3)
  }

  @Test func aVoiceThatDiesOnceOnTheWayGoesOnSpeaking() async throws {
    machine.voice.goesAt = [6]
    let person = try await beginning()
    try await person.untilItRuns()
    try await person.until("all is said") { machine.voice.closings == 2 }
    #expect(!person.says(without))
    let lines = try await toTheEnd(person)
    let said = machine.voice.asked.dropFirst(7)
    #expect(said.first == machine.voice.asked[6], "what it went at is asked for once more")
    #expect(lines.filter { line in said.contains { line.hasSuffix($0) } }.count > 2)
  }

  @Test func aVoiceThatDiesAtEachOpeningLeavesAllToBeRead() async throws {
    machine.voice.lives = 0
    let person = try await beginning()
    try await person.untilItRuns()
    #expect(person.says(without) && person.says("Say it, aloud or inside: this hurts."))
    #expect(machine.voice.openings == 2 && machine.voice.closings == 2)
    #expect(try await toTheEnd(person).count > 3)
  }

  @Test func aVoiceThatStopsAnsweringOnTheWayLeavesTheRestToBeRead() async throws {
    machine.voice.saysAtOnce = 6
    let person = try await beginning()
    try await person.until("the voice is asked") { machine.voice.isWaiting }
    await person.pass(8000)
    try await person.untilItRuns()
    #expect(!person.says(without))
    #expect(try await toTheEnd(person).count > 3)
  }

  @Test func aVoiceInAHurryIsSlowedDown() async throws {
    machine.voice.haste = 2
    let person = try await beginning()
    try await person.untilItRuns()
    #expect(!person.says(without))
    #expect(machine.voice.speeds.first == 1)
    #expect(machine.voice.speeds.last.map { $0 < 0.6 } == true)
    #expect(try await toTheEnd(person).count > 3)
  }

  @Test func anOrdinaryVoiceIsLeftAsItIs() async throws {
    let person = try await beginning()
    try await person.untilItRuns()
    #expect(!person.says(without))
    #expect(Set(machine.voice.speeds) == [1])
    #expect(try await toTheEnd(person).count > 3)
  }
}

import KindselfCore
import TestMachine
import Testing

@testable import SwiftUI

/// Half a percent of the full shape.
private let tolerance = 0.005

/// What is on the screen is what the core says, at moments all through a session.
@Suite @MainActor struct BreathOnScreenTests {
  /// The same session, to be asked where it is.
  private func same(_ person: Person) throws -> (session: Session, lines: [String]) {
    let card = try #require(person.app.practices.catalogue.protocols.first)
    let choice = person.app.practices.choice(of: .protocol(id: card.id), lengthMs: card.lengthsMs[0])
    let session = try person.app.breathing.begin(choice: choice)
    return (session, session.timeline().lines)
  }

  private func agrees(_ person: Person, with same: (session: Session, lines: [String])) throws {
    let at = person.machine.playedMs
    let position = same.session.position(atMs: at)
    let level = try person.size()
    #expect(abs(level - Double(position.level) / 10_000) < tolerance, "at \(at) ms")
    #expect(person.says(same.lines[Int(position.line)]), "at \(at) ms")
  }

  private func aMinute() async throws -> Person {
    let person = try await Person()
    try await person.tap("A minute")
    try await person.untilItRuns()
    return person
  }

  @Test func wordsAndShapeFollowTheTimeline() async throws {
    let person = try await aMinute()
    let same = try same(person)
    for _ in 0..<58 {
      await person.pass(997)
      try agrees(person, with: same)
    }
  }

  @Test func afterItWasOutOfSightInTheMiddleOfABreathTheyStillDo() async throws {
    let person = try await aMinute()
    let same = try same(person)
    await person.pass(5200)
    await person.scene(.background)
    await person.scene(.active)
    for _ in 0..<12 {
      await person.pass(331)
      try agrees(person, with: same)
    }
  }

  @Test func afterWhatIsHeardTheyFollowWhatIsHeard() async throws {
    let person = try await aMinute()
    let same = try same(person)
    await person.pass(5200)
    let heard = try #require(person.machine.speaker.heard)
    heard(.init(atMs: 4900, nowMs: person.machine.clock.nowMs))
    for _ in 0..<12 {
      await person.pass(250)
      let position = same.session.position(atMs: person.machine.playedMs - 300)
      let level = try person.size()
      #expect(abs(level - Double(position.level) / 10_000) < tolerance)
    }
  }

  @Test func withLessMotionTheShapeKeepsItsSizeAndGlows() async throws {
    var environment = EnvironmentValues()
    environment.accessibilityReduceMotion = true
    let person = try await Person(environment: environment)
    try await person.tap("A minute")
    try await person.untilItRuns()
    await person.pass(4100)
    let (size, light) = (try person.size(), try person.light())
    await person.pass(2000)
    #expect(try person.size() == size)
    #expect(try person.light() > light)
  }
}

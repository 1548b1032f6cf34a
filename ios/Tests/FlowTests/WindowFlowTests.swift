import KindselfCore
import TestMachine
import Testing
import Views

@testable import SwiftUI

/// The system lets go of windows that are out of sight; the app lives on, and so may its session.
@Suite @MainActor struct WindowFlowTests {
  private func another(_ person: Person) throws -> Screen {
    Screen(RootView(app: person.app), catalog: try english())
  }

  @Test func anotherOneShowsTheSameSessionInTheMiddleOfItsBreath() async throws {
    let person = try await Person()
    try await person.tap("A minute")
    try await person.untilItRuns()
    await person.pass(5900)
    let screen = try another(person)
    let card = try #require(person.app.practices.catalogue.protocols.first)
    let same = try person.app.breathing.begin(
      choice: person.app.practices.choice(of: .protocol(id: card.id), lengthMs: card.lengthsMs[0]))
    for _ in 0..<20 {
      let level = Double(same.position(atMs: person.machine.playedMs).level) / 10_000
      #expect(abs(try screen.scale(id: "breath") - level) < 0.005, "at \(person.machine.playedMs) ms")
      await person.machine.clock.pass(331) { screen.pass(Double($0) / 1000) }
    }
    try screen.activate("End here")
    #expect(screen.transcript.contains("Heading: You gave yourself a moment."))
    #expect(try another(person).transcript.contains("Heading: You gave yourself a moment."))
  }

  @Test func withoutASessionItBeginsWhereTheAppDoes() async throws {
    #expect(try another(try await Person()).transcript.contains("Heading: What would help now?"))
  }
}
